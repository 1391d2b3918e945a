import type { Currency } from '../../kernel/money.ts'
import { type Layout, UNKNOWN_CURRENCY, ZERO_CURRENCY } from './layout.ts'
import {
  type Bitmap,
  type Joining,
  type Reach,
  bitmapOf,
  placeOn,
  reached,
  sortedLimits,
  sweep,
} from './offer-bitmaps.ts'
import { codeFamilies, hostedFamilies } from './offer-codes.ts'
import { type Family, type Leaves, type OfferLeaf, type Shape, doubting } from './offer-family.ts'

/** The families of leaves that stand in one joining: all of an offer's must hold, or one is enough. */
export function familiesOf(
  leaves: readonly OfferLeaf[],
  layout: Layout,
  words: number,
  joining: Joining,
): readonly Family[] {
  const bySlot = new Map<string, OfferLeaf[]>()
  for (const leaf of leaves) {
    const key = `${leaf.test.kind} ${'slot' in leaf.test ? leaf.test.slot : ''}`
    const slot = bySlot.get(key)
    if (slot) slot.push(leaf)
    else bySlot.set(key, [leaf])
  }
  const shape: Shape = { layout, words, joining }
  return [...bySlot.values()].flatMap((each) => familiesOn(each, shape))
}

function familiesOn(leaves: readonly OfferLeaf[], shape: Shape): readonly Family[] {
  switch (leaves[0]?.test.kind) {
    case 'day':
      return [dayFamily(leaves as Leaves<'day'>, shape)]
    case 'number':
      return [numberFamily(leaves as Leaves<'number'>, shape)]
    case 'amount':
      return [amountFamily(leaves as Leaves<'amount'>, shape)]
    case 'flag':
      return [flagFamily(leaves as Leaves<'flag'>, shape)]
    case 'codes':
      return codeFamilies(leaves as Leaves<'codes'>, shape)
    case 'hosted':
      return hostedFamilies(leaves as Leaves<'hosted'>, shape)
    case 'other':
    case undefined:
      return []
  }
}

/** A limit above counts on the latest day a date can be, a limit below on its earliest; what may be, the other way round. */
function dayFamily(leaves: Leaves<'day'>, shape: Shape): Family {
  const { layout, words, joining } = shape
  const [first] = leaves
  const place = first ? (layout.days.get(first.test.slot) ?? 0) : 0
  const limits = sortedLimits(leaves.map(({ test }) => test.before))
  const places = limits.length + 1
  const at = new Map(Array.from(limits, (limit, index) => [limit, index]))
  const above = leaves.flatMap(({ offer, test, denied }) =>
    denied ? [] : [{ offer, from: 0, to: at.get(test.before) ?? 0 }],
  )
  const below = leaves.flatMap(({ offer, test, denied }) =>
    denied ? [{ offer, from: (at.get(test.before) ?? 0) + 1, to: places }] : [],
  )
  const [before, after] = [sweep(words, places, above, joining), sweep(words, places, below, joining)]
  const whole = before.map((bitmap, at) => joinedWith(joining, bitmap, after[at]))
  const none = bitmapOf(words)
  const doubt = doubting(leaves, shape)
  return {
    gather({ floats }, gathered) {
      const [earliest, latest] = [floats[place] ?? 0, floats[place + 1] ?? 0]
      if (Number.isNaN(earliest)) return doubt(gathered)
      const low = reached(limits, earliest)
      const high = earliest === latest ? low : reached(limits, latest)
      if (low === high) gathered.both.push(whole[low] ?? none)
      else {
        gathered.sure.push(before[high] ?? none, after[low] ?? none)
        gathered.possible.push(before[low] ?? none, after[high] ?? none)
      }
    },
  }
}

function joinedWith(joining: Joining, bitmap: Bitmap, other: Bitmap | undefined): Bitmap {
  if (!other) return bitmap
  return bitmap.map((word, at) => (joining === 'all' ? word & (other[at] ?? 0) : word | (other[at] ?? 0)))
}

function numberFamily(leaves: Leaves<'number'>, shape: Shape): Family {
  const { layout, words, joining } = shape
  const [first] = leaves
  const place = first ? (layout.numbers.get(first.test.slot) ?? 0) : 0
  const limits = sortedLimits(leaves.map(({ test }) => test.limit))
  const at = new Map(Array.from(limits, (limit, index) => [limit, index]))
  const places = limits.length * 2 + 1
  const reaches = leaves.map(({ offer, test, denied }): Reach => {
    const last = (at.get(test.limit) ?? 0) * 2 + (test.op === 'at-most' ? 1 : 0)
    return denied ? { offer, from: last + 1, to: places } : { offer, from: 0, to: last }
  })
  const holding = sweep(words, places, reaches, joining)
  const none = bitmapOf(words)
  const doubt = doubting(leaves, shape)
  return {
    gather({ floats }, gathered) {
      const value = floats[place] ?? 0
      if (Number.isNaN(value)) doubt(gathered)
      else gathered.both.push(holding[placeOn(limits, value)] ?? none)
    },
  }
}

interface CurrencyScale {
  readonly limits: Float64Array
  readonly sure: readonly Bitmap[]
  readonly possible: readonly Bitmap[]
}

/** A scale for each currency; an offer without a rate for it stays possible and is not sure. */
function amountFamily(leaves: Leaves<'amount'>, shape: Shape): Family {
  const { layout, words, joining } = shape
  const [first] = leaves
  const place = first ? (layout.amounts.get(first.test.slot) ?? 0) : 0
  const scales = new Map<number, CurrencyScale>()
  for (const [currency, number] of layout.currencies) scales.set(number, currencyScale(leaves, currency))
  const zeroReaches = leaves.map(({ offer, test, denied }): Reach => {
    const holds = (test.zero === 2) !== denied
    return { offer, from: 0, to: holds ? 0 : -1 }
  })
  const [zero = bitmapOf(words)] = sweep(words, 1, zeroReaches, joining)
  const none = bitmapOf(words)
  const doubt = doubting(leaves, shape)
  return {
    gather({ floats }, gathered) {
      const [amount, currency] = [floats[place] ?? 0, floats[place + 1] ?? UNKNOWN_CURRENCY]
      if (currency === ZERO_CURRENCY) return void gathered.both.push(zero)
      const scale = scales.get(currency)
      if (!scale) return doubt(gathered)
      const at = reached(scale.limits, amount)
      const [sure, possible] = [scale.sure[at] ?? none, scale.possible[at] ?? none]
      if (sure === possible) gathered.both.push(sure)
      else {
        gathered.sure.push(sure)
        gathered.possible.push(possible)
      }
    },
  }

  function currencyScale(all: Leaves<'amount'>, currency: Currency): CurrencyScale {
    const limitOf = (limit: bigint) =>
      Number.isSafeInteger(Number(limit)) ? Number(limit) : limit > 0n ? Infinity : -Infinity
    const limits = sortedLimits(all.flatMap(({ test }) => test.under.get(currency) ?? []).map(limitOf) as number[])
    const at = new Map(Array.from(limits, (limit, index) => [limit, index]))
    const places = limits.length + 1
    const reachesWhere = (rateless: 'never' | 'always') =>
      all.map(({ offer, test, denied }): Reach => {
        const limit = test.under.get(currency)
        if (limit === undefined) return { offer, from: 0, to: rateless === 'always' ? places : -1 }
        const last = at.get(limitOf(limit)) ?? 0
        return denied ? { offer, from: last + 1, to: places } : { offer, from: 0, to: last }
      })
    const sure = sweep(words, places, reachesWhere('never'), joining)
    const reached = all.every(({ test }) => test.under.has(currency))
    return { limits, sure, possible: reached ? sure : sweep(words, places, reachesWhere('always'), joining) }
  }
}

function flagFamily(leaves: Leaves<'flag'>, shape: Shape): Family {
  const { layout, words, joining } = shape
  const [first] = leaves
  const place = first ? (layout.flags.get(first.test.slot) ?? 0) : 0
  const reaches = leaves.map(({ offer, denied }): Reach => ({ offer, from: denied ? 0 : 1, to: denied ? 0 : 1 }))
  const [no, yes] = sweep(words, 2, reaches, joining)
  const doubt = doubting(leaves, shape)
  return {
    gather({ ints }, gathered) {
      const value = ints[place] ?? 1
      const bitmap = value === 1 ? undefined : value === 2 ? yes : no
      if (bitmap) gathered.both.push(bitmap)
      else doubt(gathered)
    },
  }
}
