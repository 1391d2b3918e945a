import type { Localized } from '../../kernel/language.ts'
import { type Money, type WrittenMoney, parseMoney, writeMoney } from '../../kernel/money.ts'

export const BENEFIT_KINDS = [
  'credits',
  'licences',
  'platform-access',
  'discount',
  'training',
  'expert-time',
  'support',
  'network',
  'grant',
  'regime',
  'premises',
] as const
export type BenefitKind = (typeof BENEFIT_KINDS)[number]

/** What an amount may be counted for. */
export const PER = ['month', 'year', 'developer', 'square-metre'] as const
export type Per = (typeof PER)[number]

/** One thing that an offer gives. Amounts and shares stand in fields, where every language can write them, not in the text. */
export interface Benefit {
  readonly kind: BenefitKind
  readonly text: Localized
  /** The ceiling; with `per`, of each month, year or developer. */
  readonly upTo?: Money
  /** The least that is given, where the source tells no ceiling. */
  readonly atLeast?: Money
  /** What `upTo`, or without it what the company pays, is counted for: a month and a developer. */
  readonly per?: readonly Per[]
  /** Off the price or of the expense, 0 to 100. */
  readonly percent?: number
  /** For how long it runs. */
  readonly months?: number
  /** For so many people at most. */
  readonly seats?: number
  /** By year since entry, where the years differ. */
  readonly byYear?: readonly BenefitYear[]
  /** The company's own share. */
  readonly companyPays?: Contribution
  /** From the day it is granted until it must be taken up. */
  readonly activateWithin?: Span
  /** From the day it is taken up until what is left is lost. */
  readonly useWithin?: Span
  /** Given in kind, so that no amount is missing. */
  readonly inKind?: true
}

export interface BenefitYear {
  /** 1 for the first. */
  readonly year: number
  readonly upTo?: Money
  readonly percent?: number
  readonly companyPays?: Contribution
}

/** A share of the expense, 0 to 100, or an amount. */
export type Contribution = { readonly percent: number } | Money

export type Span = { readonly months: number } | { readonly days: number }

/**
 * The most that a benefit comes to over its whole time: its years added up, a monthly amount times its months; per
 * developer or year without end, what is counted once. Undefined where no amount is told.
 */
export function mostOf({ upTo, atLeast, per = [], months, seats, byYear = [] }: Benefit): Money | undefined {
  const years = byYear.flatMap((each) => each.upTo ?? [])
  const [first] = years
  if (first) {
    const same = years.filter(({ currency }) => currency === first.currency)
    return { ...first, minor: same.reduce((sum, { minor }) => sum + minor, 0n) }
  }
  if (!upTo) return atLeast
  const times = per.map((each) => timesIn(each, months, seats)).reduce((product, each) => product * each, 1)
  return { ...upTo, minor: upTo.minor * BigInt(times) }
}

function timesIn(per: Per, months: number | undefined, seats: number | undefined): number {
  switch (per) {
    case 'month':
      return months ?? 1
    case 'year':
      return Math.max(1, Math.floor((months ?? 12) / 12))
    case 'developer':
      return seats ?? 1
    case 'square-metre':
      return 1
  }
}

/** A benefit with every amount as JSON carries it. */
export type WrittenBenefit = Written<Benefit>

type Written<Value> = Value extends Money
  ? WrittenMoney
  : Value extends readonly (infer Each)[]
    ? readonly Written<Each>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Written<Value[Key]> }
      : Value

export function writeBenefit({ upTo, atLeast, byYear, companyPays, ...benefit }: Benefit): WrittenBenefit {
  return {
    ...benefit,
    ...(upTo && { upTo: writeMoney(upTo) }),
    ...(atLeast && { atLeast: writeMoney(atLeast) }),
    ...(companyPays && { companyPays: writeContribution(companyPays) }),
    ...(byYear && {
      byYear: byYear.map(({ upTo: ceiling, companyPays: pays, ...year }) => ({
        ...year,
        ...(ceiling && { upTo: writeMoney(ceiling) }),
        ...(pays && { companyPays: writeContribution(pays) }),
      })),
    }),
  }
}

function writeContribution(contribution: Contribution): Written<Contribution> {
  return 'percent' in contribution ? contribution : writeMoney(contribution)
}

/** Reads what `writeBenefit` wrote. */
export function readBenefit({ upTo, atLeast, byYear, companyPays, ...benefit }: WrittenBenefit): Benefit {
  return {
    ...benefit,
    ...(upTo && { upTo: readMoney(upTo) }),
    ...(atLeast && { atLeast: readMoney(atLeast) }),
    ...(companyPays && { companyPays: readContribution(companyPays) }),
    ...(byYear && {
      byYear: byYear.map(({ upTo: ceiling, companyPays: pays, ...year }) => ({
        ...year,
        ...(ceiling && { upTo: readMoney(ceiling) }),
        ...(pays && { companyPays: readContribution(pays) }),
      })),
    }),
  }
}

function readContribution(written: Written<Contribution>): Contribution {
  return 'percent' in written ? written : readMoney(written)
}

function readMoney({ amount, currency }: WrittenMoney): Money {
  const read = parseMoney(amount, currency)
  if (!read.ok) throw new Error(`${amount} ${currency} is kept as an amount and cannot be read.`)
  return read.value
}
