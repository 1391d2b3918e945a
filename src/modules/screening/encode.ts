import type { Facts } from '../rules/index.ts'
import { cellOf, staysOf } from './cells.ts'
import type { Slot } from './ground.ts'
import {
  type CodePlaces,
  KNOWN_BIT,
  type Layout,
  OTHER_CURRENCY,
  UNKNOWN_CURRENCY,
  ZERO_CURRENCY,
  maskOf,
} from './layout.ts'

/** A company as the numbers that a layout gives it. Days, numbers and amounts that are not known are NaN. */
export interface Encoded {
  readonly floats: Float64Array
  readonly ints: Int32Array
  /** For each stay its site's number (0 where no rule names it), its first day and the first day after it. */
  readonly stays: Int32Array
  /** What tests look at that no number holds. */
  readonly facts: Facts
  /** Whether the numbers hold everything exactly; else the company is answered from its facts. */
  readonly exact: boolean
}

/** The day before all days and the day after them, in stays. */
const ALWAYS = -0x80000000
const FOREVER = 0x7fffffff

/** Encodes a company once for all rules of the layout. */
export function encode(layout: Layout, facts: Facts): Encoded {
  const floats = new Float64Array(layout.floats).fill(Number.NaN)
  const ints = new Int32Array(layout.ints)
  let exact = true

  for (const [slot, place] of layout.days) {
    const cell = cellOf(facts, slot)
    if (cell?.kind !== 'days') continue
    floats[place] = cell.first
    floats[place + 1] = cell.last
  }
  for (const [slot, place] of layout.numbers) {
    const cell = cellOf(facts, slot)
    if (cell?.kind === 'number') floats[place] = cell.number
  }
  for (const [slot, place] of layout.amounts) exact = encodeAmount(layout, facts, slot, place, floats) && exact
  for (const [slot, place] of layout.flags) {
    const cell = cellOf(facts, slot)
    ints[place] = cell?.kind === 'flag' ? (cell.yes ? 2 : 0) : 1
  }
  for (const [slot, places] of layout.codes) encodeCodes(facts, slot, places, ints)
  return { floats, ints, stays: encodeStays(layout, facts), facts, exact }
}

/** Whether the amount fits: whole numbers beyond 2^53 do not. */
function encodeAmount(layout: Layout, facts: Facts, slot: Slot, place: number, floats: Float64Array): boolean {
  floats[place + 1] = UNKNOWN_CURRENCY
  const cell = cellOf(facts, slot)
  if (cell?.kind !== 'amount') return true
  const { minor, currency } = cell.money
  floats[place] = Number(minor)
  floats[place + 1] = minor === 0n ? ZERO_CURRENCY : (layout.currencies.get(currency) ?? OTHER_CURRENCY)
  return Number.isSafeInteger(floats[place])
}

function encodeCodes(facts: Facts, slot: Slot, places: CodePlaces, ints: Int32Array): void {
  const cell = cellOf(facts, slot)
  if (cell?.kind !== 'codes') return
  ints.set(maskOf(places, cell.codes), places.place)
  ints[places.place] = (ints[places.place] ?? 0) | KNOWN_BIT
}

function encodeStays(layout: Layout, facts: Facts): Int32Array {
  const stays = staysOf(facts)
  const encoded = new Int32Array(stays.length * 3)
  for (const [index, { site, from, to }] of stays.entries()) {
    encoded[index * 3] = layout.sites.get(site) ?? 0
    encoded[index * 3 + 1] = from === -Infinity ? ALWAYS : from
    encoded[index * 3 + 2] = to === Infinity ? FOREVER : to
  }
  return encoded
}
