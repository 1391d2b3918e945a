import type { Currency } from '../../kernel/money.ts'
import { ZERO_CURRENCY, minorAsDouble, placeOf } from './layout.ts'
import { codeFamily, hostedFamilies } from './offer-codes.ts'
import { type Family, type Leaves, type OfferLeaf, type Shape, doubting } from './offer-family.ts'
import { type Reach, type Scale, placeOn, reached, scaleFrom, sortedLimits } from './offer-scale.ts'

/** The families of leaves that stand in one joining. */
export function familiesOf(leaves: readonly OfferLeaf[], shape: Shape): readonly Family[] {
  return [...Map.groupBy(leaves, familyNameOf).values()].flatMap((each) => familiesOn(each, shape))
}

/** Limits above and limits below a day are apart, for a date that is known roughly they look at its two ends. */
function familyNameOf({ test, denied }: OfferLeaf): string {
  const slot = 'slot' in test ? test.slot : ''
  return `${test.kind} ${slot} ${test.kind === 'day' && denied}`
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
      return [codeFamily(leaves as Leaves<'codes'>, shape)]
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
  const { test, denied } = leaves[0]
  const place = placeOf(layout.days, test.slot)
  const limits = sortedLimits(leaves.map((leaf) => leaf.test.before))
  const places = limits.length + 1
  const reaches = leaves.map((leaf): Reach => {
    const at = reached(limits, leaf.test.before)
    return denied ? { offer: leaf.offer, from: at, to: places } : { offer: leaf.offer, from: 0, to: at - 1 }
  })
  const holding = scaleFrom(words, places, reaches, joining)
  const doubt = doubting(leaves, shape)
  return {
    gather({ cells }, gathered) {
      const [earliest, latest] = [cells[place] ?? 0, cells[place + 1] ?? 0]
      if (Number.isNaN(earliest)) return doubt(gathered)
      const low = reached(limits, earliest)
      const high = earliest === latest ? low : reached(limits, latest)
      if (low === high) return gathered.both.add(holding.at(low))
      gathered.sure.add(holding.at(denied ? low : high).slice())
      gathered.possible.add(holding.at(denied ? high : low))
    },
  }
}

function numberFamily(leaves: Leaves<'number'>, shape: Shape): Family {
  const { layout, words, joining } = shape
  const place = placeOf(layout.numbers, leaves[0].test.slot)
  const limits = sortedLimits(leaves.map(({ test }) => test.limit))
  const places = limits.length * 2 + 1
  const reaches = leaves.map(({ offer, test, denied }): Reach => {
    const last = placeOn(limits, test.limit) - (test.op === 'under' ? 1 : 0)
    return denied ? { offer, from: last + 1, to: places } : { offer, from: 0, to: last }
  })
  const holding = scaleFrom(words, places, reaches, joining)
  const doubt = doubting(leaves, shape)
  return {
    gather({ cells }, gathered) {
      const value = cells[place] ?? 0
      if (Number.isNaN(value)) doubt(gathered)
      else gathered.both.add(holding.at(placeOn(limits, value)))
    },
  }
}

interface CurrencyScale {
  readonly limits: Float64Array
  readonly sure: Scale
  readonly possible: Scale
}

/** A scale for each currency; an offer without a rate for it stays possible and is not sure. */
function amountFamily(leaves: Leaves<'amount'>, shape: Shape): Family {
  const { layout, words, joining } = shape
  const place = placeOf(layout.amounts, leaves[0].test.slot)
  const scales = new Map<number, CurrencyScale>()
  for (const [currency, number] of layout.currencies) scales.set(number, currencyScale(leaves, currency, shape))
  const zeroReaches = leaves.map(
    ({ offer, test, denied }): Reach => ({ offer, from: 0, to: (test.zero === 2) === denied ? -1 : 0 }),
  )
  const zero = scaleFrom(words, 1, zeroReaches, joining).at(0)
  const doubt = doubting(leaves, shape)
  return {
    gather({ cells }, gathered) {
      const [amount, currency] = [cells[place] ?? 0, cells[place + 1] ?? 0]
      if (currency === ZERO_CURRENCY) return gathered.both.add(zero)
      const scale = scales.get(currency)
      if (!scale) return doubt(gathered)
      const at = reached(scale.limits, amount)
      if (scale.sure === scale.possible) gathered.both.add(scale.sure.at(at))
      else {
        gathered.sure.add(scale.sure.at(at))
        gathered.possible.add(scale.possible.at(at))
      }
    },
  }
}

function currencyScale(leaves: Leaves<'amount'>, currency: Currency, { layout, words, joining }: Shape): CurrencyScale {
  const limitOf = ({ under }: (typeof leaves)[number]['test']): number | undefined => {
    const limit = under.get(currency)
    return limit === undefined ? undefined : minorAsDouble(limit, layout)
  }
  const limits = sortedLimits(leaves.map(({ test }) => limitOf(test)).filter((limit) => limit !== undefined))
  const places = limits.length + 1
  const reaches = (withoutRate: boolean): readonly Reach[] =>
    leaves.map(({ offer, test, denied }) => {
      const limit = limitOf(test)
      if (limit === undefined) return { offer, from: 0, to: withoutRate ? places : -1 }
      const at = reached(limits, limit)
      return denied ? { offer, from: at, to: places } : { offer, from: 0, to: at - 1 }
    })
  const sure = scaleFrom(words, places, reaches(false), joining)
  const rates = leaves.every(({ test }) => test.under.has(currency))
  return { limits, sure, possible: rates ? sure : scaleFrom(words, places, reaches(true), joining) }
}

function flagFamily(leaves: Leaves<'flag'>, shape: Shape): Family {
  const { layout, words, joining } = shape
  const place = placeOf(layout.flags, leaves[0].test.slot)
  const reaches = leaves.map(
    ({ offer, denied }): Reach => (denied ? { offer, from: 0, to: 0 } : { offer, from: 2, to: 2 }),
  )
  const holding = scaleFrom(words, 3, reaches, joining)
  const doubt = doubting(leaves, shape)
  return {
    gather({ cells }, gathered) {
      const value = cells[place] ?? 1
      if (value === 1) doubt(gathered)
      else gathered.both.add(holding.at(value))
    },
  }
}
