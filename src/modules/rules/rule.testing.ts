import { type CivilDate, parseCivilDate, parseRoughDate } from '../../kernel/civil-date.ts'
import type { Rate } from '../../kernel/money.ts'
import {
  type Fact,
  type FactKey,
  type Facts,
  type Rule,
  type Stay,
  factKeyOf,
  parseFactValue,
  parseRule,
} from './index.ts'

/** A rule for tests, from the JSON of its condition. Throws with the problems where it is not one. */
export function aRule(where: unknown): Rule {
  const read = parseRule({ version: 1, where })
  if (!read.ok) throw new Error(JSON.stringify(read.refusal.problems))
  return read.value
}

/** Facts for tests, from the JSON of their values: `someFacts({ headcount: { number: 7 } })`. Hosted in Rabat unless told. */
export function someFacts(known: Readonly<Record<string, unknown>>, stays: readonly Stay[] = [inRabat]): Facts {
  const facts = new Map<FactKey, Fact>()
  for (const [name, written] of Object.entries(known)) {
    const key = factKeyOf(name)
    const value = key && parseFactValue(key, written)
    if (!key || !value?.ok) throw new Error(`${name}: ${JSON.stringify(written)} is no fact.`)
    facts.set(key, { value: value.value })
  }
  return { known: facts, stays }
}

export const inRabat: Stay = { site: 'rabat', siteName: 'Rabat' }

/** A stay for tests; `from` may be rough, `to` is the first day it no longer holds. */
export function aStay(site: string, { from, to }: { readonly from?: string; readonly to?: string }): Stay {
  const begun = from === undefined ? undefined : parseRoughDate(from)
  const ended = to === undefined ? undefined : parseCivilDate(to)
  if (begun?.ok === false || ended?.ok === false) throw new Error(`${from} or ${to} is not a date.`)
  return { site, siteName: site, ...(begun && { from: begun.value }), ...(ended && { to: ended.value }) }
}

/** One dollar in dirhams on a day. */
export function dollar(tenths: bigint, on: CivilDate): Rate {
  return { from: 'USD', to: 'MAD', numerator: tenths, denominator: 10n, on, source: 'Bank Al-Maghrib' }
}

export const hosted = { id: 'hosted', hosted: true }
export const young = { id: 'activity-age', age: { since: 'activity', under: 36 } }
export const small = {
  id: 'turnover',
  money: {
    fact: 'turnover',
    fiscalYear: 2016,
    under: { amount: '1000000', currency: 'USD' },
    rate: { from: 'USD', to: 'MAD', value: '10', source: 'Convention' },
  },
}
export const ownsSoftware = {
  id: 'software',
  question: {
    key: 'owns-software',
    expects: true,
    asks: {
      fr: 'Votre entreprise possède-t-elle son logiciel ?',
      ar: 'هل تملك مقاولتكم برنامجها الخاص؟',
      en: 'Does your company own its software?',
    },
    requires: { fr: 'Posséder son propre logiciel', ar: 'امتلاك برنامج خاص', en: 'Own its software' },
  },
}

/** The rule of the convention of 2017. */
export const convention = aRule({ all: [hosted, young, small] })
