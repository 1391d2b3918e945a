import type { Client } from 'pg'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import { type Answer, answerOf, viewOf } from '../src/modules/eligibility/index.ts'
import { type Facts, type Rates, type Rule, writeFactValue } from '../src/modules/rules/index.ts'
import { flatRulesOf } from '../src/modules/screening/flat-rules.ts'
import { type Means, answersOf, populationOf } from '../src/modules/columns/index.ts'
import {
  type Encoded,
  type Ground,
  type Layout,
  type Opaque,
  type Truth,
  answerPlainly,
  closureOf,
  encode,
  generatedFor,
  ground,
  layoutOf,
  offerIndexOf,
  opaqueOn,
  sqlFor,
} from '../src/modules/screening/index.ts'

/** Rules, companies and a moment: every rule is asked of every company. */
export interface Batch {
  readonly rules: readonly Rule[]
  readonly companies: readonly Facts[]
  readonly on: CivilDate
  readonly appliedOn: CivilDate
  readonly rates: Rates
}

/** One way of running rules: for each rule its answers, 0 no, 1 unknown, 2 yes, company by company. */
export interface Way {
  readonly name: string
  answer(batch: Batch): Answers | Promise<Answers>
}

export type Answers = readonly Uint8Array[]

/** The specification. */
export const interpreter: Way = {
  name: 'interpreter',
  answer: ({ rules, companies, on, appliedOn, rates }) =>
    rules.map((rule) =>
      Uint8Array.from(
        companies,
        (facts) => truths[answerOf(rule.where, viewOf(rule, facts, on, rates, { appliedOn }))],
      ),
    ),
}

const truths: Readonly<Record<Answer, Truth>> = { unmet: 0, unknown: 1, met: 2 }

/** Every other way there is inside the product. */
export const fastWays: readonly Way[] = [
  onGrounds(
    'ground',
    ({ opaque }) =>
      (rule) =>
      (facts) =>
        answerPlainly(rule, facts, opaque),
  ),
  onEncoded('closures', closureOf),
  onEncoded('generated code', generatedFor),
  {
    name: 'flat tables',
    answer(batch) {
      const { grounds, opaque } = prepared(batch)
      const layout = layoutOf(grounds)
      const flat = flatRulesOf(new Map(grounds.entries()), layout, opaque)
      const answers = grounds.map(() => new Uint8Array(batch.companies.length))
      for (const [place, facts] of batch.companies.entries()) {
        flat.turnTo(encode(layout, facts))
        for (const [rule, of] of answers.entries()) of[place] = flat.answer(rule)
      }
      return answers
    },
  },
  {
    name: 'offer index',
    answer(batch) {
      const { grounds, opaque } = prepared(batch)
      const index = offerIndexOf(grounds, opaque)
      const byCompany = batch.companies.map((facts) => index.answersFor(facts))
      return grounds.map((_, rule) => Uint8Array.from(byCompany, (answers) => answers[rule] ?? 3))
    },
  },
  onColumns('columns, loop', 'loop'),
  onColumns('columns, SIMD', 'simd'),
]

function prepared({ rules, on, appliedOn, rates }: Batch): {
  readonly grounds: readonly Ground[]
  readonly opaque: Opaque
} {
  return { grounds: rules.map((rule) => ground(rule, on, rates, { appliedOn })), opaque: opaqueOn(on, rates) }
}

function onGrounds(
  name: string,
  answering: (batch: ReturnType<typeof prepared>) => (rule: Ground) => (facts: Facts) => Truth,
): Way {
  return {
    name,
    answer(batch) {
      const ready = prepared(batch)
      const of = answering(ready)
      return ready.grounds.map((rule) => Uint8Array.from(batch.companies, of(rule)))
    },
  }
}

function onEncoded(
  name: string,
  compile: (rule: Ground, layout: Layout, opaque: Opaque) => (company: Encoded) => Truth,
): Way {
  return {
    name,
    answer(batch) {
      const { grounds, opaque } = prepared(batch)
      const layout = layoutOf(grounds)
      const companies = batch.companies.map((facts) => encode(layout, facts))
      return grounds.map((rule) => Uint8Array.from(companies, compile(rule, layout, opaque)))
    },
  }
}

function onColumns(name: string, means: Means): Way {
  return {
    name,
    answer(batch) {
      const { grounds, opaque } = prepared(batch)
      const population = populationOf(batch.companies)
      return grounds.map((rule) => answersOf(population, rule, opaque, means))
    },
  }
}

/** PostgreSQL, on a connection of its own, with the companies in a temporary table as the product keeps them. */
export async function postgresWay(client: Client, alter = (text: string): string => text): Promise<Way> {
  // Wide rows stay in line: no look-up of their values elsewhere for each rule.
  await client.query(
    'create temporary table if not exists screened (place integer, facts jsonb, stays jsonb) with (toast_tuple_target = 8160)',
  )
  let kept: readonly Facts[] | undefined

  return {
    name: 'PostgreSQL',
    async answer({ rules, companies, on, appliedOn, rates }) {
      if (kept !== companies) await keep(companies)
      kept = companies
      const values: unknown[] = []
      const cases = rules.map((rule) => {
        const statement = sqlFor(rule, { on, appliedOn, rates })
        const own = statement.text.replaceAll(/\$(\d+)/g, (_, place: string) => `$${values.length + Number(place)}`)
        values.push(...statement.values)
        return `case (${alter(own)}) when true then '2' when false then '0' else '1' end`
      })
      const query = {
        text: `select concat(${cases.join(', ')}) from screened order by place`,
        values,
        rowMode: 'array',
      }
      const { rows } = await client.query<[string]>(query)
      return rules.map((_, rule) => Uint8Array.from(rows, ([answers]) => Number(answers[rule])))
    },
  }

  async function keep(companies: readonly Facts[]): Promise<void> {
    await client.query('truncate screened')
    await client.query(
      `insert into screened select place, facts, stays
       from unnest($1::jsonb[], $2::jsonb[]) with ordinality as given (facts, stays, place)`,
      [companies.map(({ known }) => factsJson(known)), companies.map(({ stays }) => JSON.stringify(stays))],
    )
  }
}

/** Facts as the database holds them, by their names. */
export function factsJson(known: Facts['known']): string {
  return JSON.stringify(Object.fromEntries([...known].map(([key, { value }]) => [key, writeFactValue(value)])))
}
