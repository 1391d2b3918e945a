import * as fc from 'fast-check'
import { type Json, type Pools, anyCriterion, day, kebab, localized, text } from './random-criteria.testing.ts'

/**
 * JSON forms of rules, all of them sound, that together use everything the language has: every group and criterion, names,
 * parameters, declared facts, preferences, codes that look like keywords and texts that hide what they can.
 */
export function anyRule(): fc.Arbitrary<Json> {
  return fc
    .record({
      names: fc.uniqueArray(kebab, { minLength: 1, maxLength: 6 }),
      lists: fc.uniqueArray(kebab, { minLength: 1, maxLength: 2 }),
      facts: fc.uniqueArray(kebab, { minLength: 1, maxLength: 2 }),
      limits: fc.uniqueArray(kebab, { minLength: 4, maxLength: 4 }),
    })
    .chain(({ limits: [number = '', money = '', date = '', spare = ''], ...pools }) =>
      ruleWith({ ...pools, limits: { number, money, date } }, spare),
    )
}

function ruleWith(pools: Pools, spare: string): fc.Arbitrary<Json> {
  const { names, lists, facts, limits } = pools
  const condition = anyCondition(pools)
  const name = fc.oneof(text, localized)
  const words = { label: localized, asks: localized }
  const declared = (kinds: readonly string[], of: fc.Arbitrary<Json>) =>
    entries(
      facts.flatMap((fact) => kinds.map((kind) => `${kind}:${fact}`)),
      of,
    )
  const codes = fc.uniqueArray(kebab, { minLength: 1, maxLength: 3 }).chain((keys) => entries(keys, name))

  return fc
    .record(
      {
        version: fc.constant(1),
        parameters: fc.constant({
          [limits.number]: 12,
          [limits.money]: { amount: '1000000', currency: 'MAD' },
          [limits.date]: { date: '2024-02-29' },
          [spare]: 1e-7,
        }),
        names: entries([...new Set([...names, ...lists])], name),
        declares: fc
          .tuple(
            declared(['date', 'money', 'number'], fc.record(words)),
            declared(['choices'], fc.record({ ...words, codes })),
          )
          .map(([plain, choices]) => ({ ...plain, ...choices })),
        where: condition,
        checked: fc.oneof(
          fc.constantFrom('throughout', 'at-entry'),
          fc.record({ everyMonths: fc.integer({ min: 1, max: 120 }) }),
        ),
        places: fc.record({
          count: fc.integer({ min: 1, max: 1_000_000_000 }),
          order: fc.constantFrom('first-come', 'ranked'),
        }),
        prefers: fc.array(fc.record({ weight: fc.integer({ min: 1, max: 1000 }), when: condition }), { maxLength: 2 }),
      },
      { requiredKeys: ['version', 'parameters', 'names', 'declares', 'where'] },
    )
    .chain((rule) => day.map((opensOn) => sound(rule, opensOn)))
}

function anyCondition(pools: Pools): fc.Arbitrary<Json> {
  const criterion = anyCriterion(pools)
  return fc.letrec<{ condition: Json }>((tie) => {
    const part = tie('condition')
    const parts = fc.array(part, { minLength: 1, maxLength: 4 })
    return {
      condition: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        { arbitrary: criterion, weight: 6 },
        { arbitrary: fc.constantFrom(...pools.names).map((rule) => ({ rule })), weight: 1 },
        { arbitrary: fc.record({ all: parts }), weight: 3 },
        { arbitrary: fc.record({ any: parts }), weight: 2 },
        { arbitrary: fc.record({ not: part }), weight: 1 },
        {
          arbitrary: parts.chain((of) =>
            fc.record({ atLeast: fc.integer({ min: 1, max: of.length }), of: fc.constant(of) }),
          ),
          weight: 1,
        },
        { arbitrary: fc.record({ if: part, must: part }), weight: 1 },
        { arbitrary: fc.record({ require: part, unless: part }), weight: 1 },
      ),
    }
  }).condition
}

function entries(keys: readonly string[], value: fc.Arbitrary<unknown>): fc.Arbitrary<Json> {
  return fc
    .tuple(...keys.map(() => value))
    .map((values) => Object.fromEntries(keys.map((key, at) => [key, values[at]])))
}

/** Ids that are all different, and a window that opens where an age is counted at its opening. */
function sound({ where, prefers = [], ...rule }: Json, opensOn: string): Json {
  const ids = freshIds()
  const windowed = JSON.stringify([where, prefers]).includes('"window-opening"')
  const whole = windowed ? { all: [where, { window: { opensOn } }] } : where
  return {
    ...rule,
    where: withIds(whole as Json, ids),
    prefers: (prefers as readonly Json[]).map(({ when, ...preference }) => ({
      ...preference,
      id: ids.next().value,
      when: withIds(when as Json, ids),
    })),
  }
}

/** Awkward ids first, then as many plain ones as are needed. */
function* freshIds(): Generator<string, never> {
  yield* ['constructor', 'list', 'at', '1', 'not', 'is', 'of', 'to-string', 'value-of', '2016', 'fr', 'if', 'then']
  for (let number = 1; ; number += 1) yield `criterion-${number}`
}

function withIds(condition: Json, ids: Iterator<string, never>): Json {
  if ('rule' in condition) return condition
  const below = partKeys.filter((key) => key in condition)
  if (below.length === 0) return { id: ids.next().value, ...condition }
  const parts = below.map((key) => {
    const part = condition[key] as Json | readonly Json[]
    return [key, isList(part) ? part.map((each) => withIds(each, ids)) : withIds(part, ids)] as const
  })
  return { ...condition, ...Object.fromEntries(parts) }
}

const partKeys = ['all', 'any', 'not', 'of', 'if', 'must', 'require', 'unless'] as const

function isList(part: Json | readonly Json[]): part is readonly Json[] {
  return Array.isArray(part)
}
