import { type Condition, type Facts, isGroup, partsIn, plainRule } from '../src/modules/rules/index.ts'
import { type Batch, type Way, interpreter } from './ways.ts'

/** A difference between a way and the interpreter. */
export interface Differing {
  /** One rule and one company. */
  readonly batch: Batch
  readonly expected: number
  readonly found: number
}

const MOST_STEPS = 300

/**
 * Takes parts of the rule, facts, stays and rates away while the way still differs from the interpreter. Where it differs
 * only among other companies, the case is returned as it was.
 */
export async function smallest(way: Way, whole: Differing): Promise<Differing> {
  let least = await differing(way, whole.batch)
  if (!least) return whole
  let steps = 0
  for (let again = true; again; ) {
    again = false
    for (const candidate of smaller(least.batch)) {
      if (steps++ > MOST_STEPS) return least
      const still = await differing(way, candidate)
      if (!still) continue
      least = still
      again = true
      break
    }
  }
  return least
}

/** As many copies of the company as fill the widest vector. */
const COPIES = 32

async function differing(way: Way, batch: Batch): Promise<Differing | undefined> {
  const [company] = batch.companies
  if (!company) return undefined
  const expected = (await interpreter.answer(batch))[0]?.[0] ?? Number.NaN
  const copies = Array.from({ length: COPIES }, () => company)
  const found = (await way.answer({ ...batch, companies: copies }))[0]?.[0] ?? Number.NaN
  return found === expected ? undefined : { batch, expected, found }
}

function* smaller(batch: Batch): Generator<Batch> {
  const [rule] = batch.rules
  const [company] = batch.companies
  if (!rule || !company) return
  for (const where of smallerConditions(rule.where)) yield { ...batch, rules: [plainRule(where)] }
  for (const facts of smallerCompanies(company)) yield { ...batch, companies: [facts] }
  for (const rates of without(batch.rates)) yield { ...batch, rates }
  if (batch.appliedOn !== batch.on) yield { ...batch, appliedOn: batch.on }
}

function* smallerConditions(condition: Condition): Generator<Condition> {
  if (!isGroup(condition)) return
  yield* partsIn(condition)
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      for (const of of without(condition.of)) {
        if (of.length === 0) continue
        yield condition.kind === 'at-least'
          ? { ...condition, of, count: Math.min(condition.count, of.length) }
          : { ...condition, of }
      }
      for (const [place, part] of condition.of.entries()) {
        for (const less of smallerConditions(part)) yield { ...condition, of: condition.of.with(place, less) }
      }
      return
    case 'not':
      for (const of of smallerConditions(condition.of)) yield { ...condition, of }
      return
    case 'implies':
      for (const premise of smallerConditions(condition.if)) yield { ...condition, if: premise }
      for (const must of smallerConditions(condition.must)) yield { ...condition, must }
      return
    case 'unless':
      for (const of of smallerConditions(condition.of)) yield { ...condition, of }
      for (const unless of smallerConditions(condition.unless)) yield { ...condition, unless }
      return
    case 'rule':
      if (condition.where) for (const where of smallerConditions(condition.where)) yield { ...condition, where }
  }
}

function* smallerCompanies(company: Facts): Generator<Facts> {
  const entries = [...company.known]
  const middle = Math.floor(entries.length / 2)
  for (const half of [entries.slice(middle), entries.slice(0, middle)]) {
    if (half.length < entries.length) yield { ...company, known: new Map(half) }
  }
  for (const known of without(entries)) yield { ...company, known: new Map(known) }
  for (const stays of without(company.stays)) yield { ...company, stays }
}

/** The list without each of its items in turn. */
function* without<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (const place of items.keys()) yield items.toSpliced(place, 1)
}
