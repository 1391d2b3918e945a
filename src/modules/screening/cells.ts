import { type RoughDate, dayNumber, firstDay, lastDay } from '../../kernel/civil-date.ts'
import type { Money } from '../../kernel/money.ts'
import { startOf } from '../eligibility/index.ts'
import type { FactValue, Facts } from '../rules/index.ts'
import type { Slot } from './ground.ts'

/** What a slot of a company holds, ready for tests; undefined is "not known". Days are counted from 1970-01-01. */
export type Cell =
  | { readonly kind: 'days'; readonly first: number; readonly last: number }
  | { readonly kind: 'amount'; readonly money: Money }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'flag'; readonly yes: boolean }
  | { readonly kind: 'other'; readonly value: FactValue }

/** The turnover of a year in which a company was not yet there. */
export const NOT_YET_ACTIVE: Cell = { kind: 'amount', money: { minor: 0n, currency: 'XXX' } }

/** Reads a slot of a company as `ground` expects it. */
export function cellOf(facts: Facts, slot: Slot): Cell | undefined {
  if (slot === 'start') {
    const start = startOf(facts, 'activity')
    return start && daysOf(start.date)
  }
  if (slot.startsWith('turnover:')) {
    const start = startOf(facts, 'activity')
    const year = slot.slice('turnover:'.length)
    if (start && firstDay(start.date) > `${year}-12-31`) return NOT_YET_ACTIVE
  }
  const value = facts.known.get(slot)?.value
  return value && cellFrom(value)
}

function cellFrom(value: FactValue): Cell {
  switch (value.kind) {
    case 'date':
      return daysOf(value.date)
    case 'money':
      return { kind: 'amount', money: value.money }
    case 'number':
      return { kind: 'number', number: value.number }
    case 'choices':
      return { kind: 'codes', codes: value.codes }
    case 'answer':
      return { kind: 'flag', yes: value.yes }
    case 'owners':
      return { kind: 'other', value }
  }
}

function daysOf(date: RoughDate): Cell {
  return { kind: 'days', first: dayNumber(firstDay(date)), last: dayNumber(lastDay(date)) }
}

/** A stay as days: from the earliest day it can have begun to the first day it no longer holds. */
export interface StayDays {
  readonly site: string
  readonly from: number
  readonly to: number
}

export function staysOf(facts: Facts): readonly StayDays[] {
  return facts.stays.map(({ site, from, to }) => ({
    site,
    from: from === undefined ? -Infinity : dayNumber(firstDay(from)),
    to: to === undefined ? Infinity : dayNumber(to),
  }))
}
