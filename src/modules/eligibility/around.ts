import { type CivilDate, addDays, addMonths } from '../../kernel/civil-date.ts'
import type { Money } from '../../kernel/money.ts'
import {
  type Criterion,
  type FactKey,
  type FactValue,
  type Facts,
  type SetMembership,
  codesOf,
  codesUnder,
  holdsMany,
  kindOf,
  scaleOf,
} from '../rules/index.ts'
import { known } from './reading.ts'

/**
 * Values of one fact on either side of a criterion's line, those nearest to it: what a company would have to be for the
 * answer to turn. Codes keep what is held already and add or drop as little as they can. Empty where no single value of the
 * fact decides.
 */
export function valuesAround(criterion: Criterion, key: FactKey, facts: Facts, on: CivilDate): readonly FactValue[] {
  switch (criterion.kind) {
    case 'age': {
      const line = addMonths(on, -Math.min(criterion.bound.limit, 1200))
      return [addDays(line, 40), addMonths(line, -2)].map(dated)
    }
    case 'date':
      return [addDays(criterion.bound.limit, -1), criterion.bound.limit].map(dated)
    case 'money':
      return aroundAmount(criterion.bound.limit)
    case 'number': {
      const { limit } = criterion.bound
      const step = kindOf(key) === 'number' && Number.isInteger(limit) ? 1 : 0.1
      return [Math.max(rounded(limit - step), 0), limit, rounded(limit + step)].map((number) => ({
        kind: 'number',
        number,
      }))
    }
    case 'set':
      if (key !== criterion.fact) return yesAndNo
      return aroundCodes(criterion, known(facts, criterion.fact, 'choices')?.value.codes ?? [])
    case 'order': {
      const scale = scaleOf(criterion.fact)
      const place = scale.indexOf(criterion.bound.limit)
      return scale.slice(Math.max(place - 1, 0), place + 2).map((code) => ({ kind: 'choices', codes: [code] }))
    }
    case 'flag':
    case 'question':
    case 'decision':
    case 'commitment':
    case 'once':
      return yesAndNo
    case 'exceeds': {
      const other = known(facts, key === criterion.fact ? criterion.other : criterion.fact, 'money')?.value.money
      return other ? aroundAmount(other) : []
    }
    case 'hosted':
    case 'window':
    case 'owners':
      return []
  }
}

const yesAndNo: readonly FactValue[] = [
  { kind: 'answer', yes: true },
  { kind: 'answer', yes: false },
]

function dated(date: CivilDate): FactValue {
  return { kind: 'date', date }
}

function aroundAmount({ minor, currency }: Money): readonly FactValue[] {
  return [minor - 1n, minor, minor + 1n].map((each) => ({
    kind: 'money',
    money: { minor: each < 0n ? 0n : each, currency },
  }))
}

function aroundCodes({ fact, op, codes }: SetMembership, held: readonly string[]): readonly FactValue[] {
  const wanted = codes.flatMap((code) => codesUnder(fact, code).slice(0, 1))
  const named = new Set(codes.flatMap((code) => codesUnder(fact, code)))
  const other = codesOf(fact)?.find((code) => !named.has(code))
  const dropped = held.filter((code) => !named.has(code))
  const kept = holdsMany(fact) ? held : []
  const together = [...new Set([...kept, ...wanted])]
  const added = op === 'all-of' ? [together] : wanted.map((code) => [...new Set([...kept, code])])
  const without = dropped.length > 0 || other === undefined ? dropped : [other]
  return [...added, without].map((each) => ({ kind: 'choices', codes: each }))
}

/** Without the dust of adding tenths. */
function rounded(number: number): number {
  return Math.round(number * 1000) / 1000
}
