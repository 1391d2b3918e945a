import { civilDate, dayNumber } from '../../kernel/civil-date.ts'
import { startOf } from '../eligibility/index.ts'
import type { Fact, FactKey, Facts } from '../rules/index.ts'
import { type Ground, type GroundTest, answerPlainly, mapTests, opaqueOn, testsOf } from '../screening/index.ts'
import type { Moment } from './moment.ts'

/**
 * A rule with everything put in that is known of a company: what is left asks only for what is missing, or not known well
 * enough. A part that no fact will settle, for want of a rate, is a constant "unknown".
 *
 * Where the incorporation stands in for the start of activity it is taken at its word, as a verdict takes it, unless the rule
 * asks for the start itself, which may then still be told.
 */
export function residualOf(whole: Ground, facts: Facts, { on, rates }: Moment): Ground {
  const opaque = opaqueOn(on, rates)
  const start = startIn(whole, facts)
  const withoutStart = { ...facts, known: without(facts.known, ['activityStartedOn', 'incorporatedOn']) }
  return mapTests(whole, put)

  function put(part: GroundTest): Ground {
    switch (part.kind) {
      case 'day':
        return part.slot === 'start' ? putStart(part) : known(part, facts)
      case 'amount':
        return start || !part.slot.startsWith('turnover:') ? known(part, facts) : putTurnover(part)
      case 'number':
      case 'codes':
      case 'flag':
      case 'hosted':
      case 'other':
        return known(part, facts)
    }
  }

  function known(test: GroundTest, from: Facts): Ground {
    const value = answerPlainly(test, from, opaque)
    return value === 1 && !isTold(test, from) ? test : { kind: 'constant', value }
  }

  function putStart(test: Extract<GroundTest, { kind: 'day' }>): Ground {
    if (!start) return test
    const answered = known(test, facts)
    return answered === test && start.standIn ? { ...test, slot: 'incorporatedOn' } : answered
  }

  /** A turnover that is told counts unless the company turns out to have begun after the year: it is a question of the start. */
  function putTurnover(test: Extract<GroundTest, { kind: 'amount' }>): Ground {
    const told = known(test, withoutStart)
    if (told.kind !== 'constant' || told.value === 1 || told.value === test.zero) return told
    const before = dayNumber(civilDate(Number(test.slot.slice('turnover:'.length)) + 1, 1, 1))
    const begunInTime: Ground = { kind: 'day', slot: 'start', before }
    return told.value === 2 ? begunInTime : { kind: 'not', of: begunInTime }
  }
}

/** The start of a company that a rule goes by; undefined where it is still to be told. */
export function startIn(whole: Ground, facts: Facts): ReturnType<typeof startOf> {
  const start = startOf(facts, 'activity')
  const asked = testsOf(whole).some((test) => test.kind === 'day' && test.slot === 'activityStartedOn')
  return start?.standIn && asked ? undefined : start
}

/** Whether all that a test looks at is told to the end, so that nothing more can be told. Rough dates are not. */
function isTold(test: GroundTest, { known }: Facts): boolean {
  if (test.kind === 'amount') return known.get(test.slot as FactKey)?.value.kind === 'money'
  return test.kind === 'other' && test.keys.every((key) => known.has(key))
}

function without(known: ReadonlyMap<FactKey, Fact>, keys: readonly FactKey[]): ReadonlyMap<FactKey, Fact> {
  return new Map([...known].filter(([key]) => !keys.includes(key)))
}
