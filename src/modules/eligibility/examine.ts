import { type CivilDate, firstDay } from '../../kernel/civil-date.ts'
import {
  type Commitment,
  type Criterion,
  type Decision,
  type FactKey,
  type Facts,
  type Flag,
  type Hosted,
  type NumberLimit,
  type Once,
  type Order,
  type Question,
  type SetMembership,
  type Stay,
  type Window,
  codesUnder,
  onceKeys,
  scaleOf,
} from '../rules/index.ts'
import { examineAge, examineDate } from './examine-days.ts'
import { examineExceeds, examineMoney } from './examine-money.ts'
import { examineOwners } from './examine-owners.ts'
import { answered, noValue, seenFact, within } from './finding.ts'
import type { Finding } from './judgement.ts'
import { known } from './reading.ts'
import type { View } from './view.ts'

/** One criterion held against what is known of a company on a day: the answer, with all it looked at. */
export function examine(criterion: Criterion, view: View): Finding {
  switch (criterion.kind) {
    case 'age':
      return examineAge(criterion, view)
    case 'money':
      return examineMoney(criterion, view)
    case 'number':
      return examineNumber(criterion, view.facts)
    case 'date':
      return examineDate(criterion, view)
    case 'set':
      return examineSet(criterion, view.facts)
    case 'order':
      return examineOrder(criterion, view.facts)
    case 'flag':
      return examineFlag(criterion, view.facts)
    case 'hosted':
      return examineHosted(criterion, view)
    case 'question':
    case 'commitment':
      return examineAnswer(criterion, `answer:${criterion.key}`, view.facts)
    case 'decision':
      return examineDecision(criterion, view.facts)
    case 'window':
      return examineWindow(criterion, view.on)
    case 'once':
      return examineOnce(criterion, view.facts)
    case 'exceeds':
      return examineExceeds(criterion, view)
    case 'owners':
      return examineOwners(criterion, view)
  }
}

function examineNumber(criterion: NumberLimit, facts: Facts): Finding {
  const { fact: key, bound } = criterion
  const fact = known(facts, key, 'number')
  if (!fact) return noValue(criterion, key)
  return answered(criterion, within(bound, fact.value.number - bound.limit), seenFact(key, fact))
}

function examineSet(criterion: SetMembership, facts: Facts): Finding {
  const { fact: key, op, codes, list } = criterion
  if (list !== undefined && codes.length === 0) return examineUnlisted(criterion, list, facts)
  const fact = known(facts, key, 'choices')
  if (!fact) return noValue(criterion, key)
  const held = (code: string) => codesUnder(key, code).some((each) => fact.value.codes.includes(each))
  const met = op === 'any-of' ? codes.some(held) : op === 'all-of' ? codes.every(held) : !codes.some(held)
  return answered(criterion, met, seenFact(key, fact))
}

/** The list's entries are not at hand: the company says whether it is on it. */
function examineUnlisted(criterion: SetMembership, list: string, facts: Facts): Finding {
  const key: FactKey = `onList:${list}`
  const fact = known(facts, key, 'answer')
  if (!fact) return { ...noValue(criterion, key), reason: { code: 'no-list', list } }
  return answered(criterion, fact.value.yes === (criterion.op !== 'none-of'), seenFact(key, fact))
}

function examineOrder(criterion: Order, facts: Facts): Finding {
  const { fact: key, bound } = criterion
  const fact = known(facts, key, 'choices')
  if (!fact) return noValue(criterion, key)
  const scale = scaleOf(key)
  const limit = scale.indexOf(bound.limit)
  const met = fact.value.codes.some((code) => scale.includes(code) && within(bound, scale.indexOf(code) - limit))
  return answered(criterion, met, seenFact(key, fact))
}

function examineFlag(criterion: Flag, facts: Facts): Finding {
  const { fact: key, expects } = criterion
  const fact = known(facts, key, 'answer')
  return fact ? answered(criterion, fact.value.yes === expects, seenFact(key, fact)) : noValue(criterion, key)
}

function examineAnswer(criterion: Question | Commitment, key: FactKey, facts: Facts): Finding {
  const fact = known(facts, key, 'answer')
  if (!fact) return noValue(criterion, key)
  const expects = criterion.kind === 'question' ? criterion.expects : true
  return answered(criterion, fact.value.yes === expects, seenFact(key, fact))
}

function examineDecision(criterion: Decision, facts: Facts): Finding {
  const key: FactKey = `decision:${criterion.key}`
  const fact = known(facts, key, 'answer')
  if (!fact) return { ...noValue(criterion, key), reason: { code: 'not-decided', fact: key } }
  return answered(criterion, fact.value.yes, seenFact(key, fact))
}

function examineWindow(criterion: Window, on: CivilDate): Finding {
  const { opensOn, closesOn } = criterion
  const open = (!opensOn || opensOn <= on) && (!closesOn || on <= closesOn)
  return answered(criterion, open, { kind: 'day', on })
}

function examineOnce(criterion: Once, facts: Facts): Finding {
  const keys = onceKeys(criterion)
  const looked = keys.map((key) => ({ key, fact: known(facts, key, 'answer') }))
  const seen = { kind: 'facts', facts: looked } as const
  if (looked.some(({ fact }) => fact?.value.yes === true)) return answered(criterion, false, seen)
  const missing = looked.flatMap(({ key, fact }) => (fact ? [] : [key]))
  const [first] = missing
  if (first === undefined) return answered(criterion, true, seen)
  return { criterion, answer: 'unknown', seen, reason: { code: 'no-value', fact: first }, missing }
}

/**
 * The register knows who is here, so no stay means not hosted. A stay without a first day has begun, and one whose first
 * day is known roughly holds from the earliest day it can be. The stay seen is the one that lasts longest.
 */
function examineHosted(criterion: Hosted, { facts, on }: View): Finding {
  const running = facts.stays.filter((stay) => holdsOn(stay, on)).sort(longestFirst)
  const stay = running.find(({ site }) => !criterion.sites || criterion.sites.includes(site))
  if (stay) return answered(criterion, true, { kind: 'stay', stay })
  const elsewhere = running[0]
  return answered(criterion, false, elsewhere ? { kind: 'stay', stay: elsewhere } : { kind: 'no-stay' })
}

function holdsOn({ from, to }: Stay, on: CivilDate): boolean {
  return (from === undefined || firstDay(from) <= on) && (to === undefined || on < to)
}

function longestFirst(a: Stay, b: Stay): number {
  const [endOfA, endOfB] = [a.to ?? 'open', b.to ?? 'open']
  return endOfA === endOfB ? 0 : endOfA < endOfB ? 1 : -1
}
