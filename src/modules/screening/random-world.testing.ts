import { type CivilDate, type RoughDate, addDays, addMonths, day } from '../../kernel/civil-date.ts'
import { LARGEST_MINOR, type Money, type Rate, factorBetween, money } from '../../kernel/money.ts'
import {
  type ChoiceKey,
  type DateKey,
  type Fact,
  type FactKey,
  type FactValue,
  type Facts,
  type FlagKey,
  type MoneyKey,
  type NumberKey,
  type Owner,
  type Rates,
  type Stay,
  codesOf,
  groupsOf,
} from '../rules/index.ts'
import { Dice } from './dice.testing.ts'

export const DAYS = ['2024-02-29', '2025-01-31', '2025-03-14', '2025-12-31', '2026-01-01', '2026-06-30'].map(day)
export const MONTHS = [0, 1, 12, 36, 60, 96, 119]
export const YEARS = [2021, 2022, 2023, 2024, 2025] as const
export const COUNTS = [0, 1, 5, 10, 49.5, 50, 250]
const CURRENCIES = ['MAD', 'EUR', 'USD', 'JPY', 'TND'] as const
export const SITES = ['casablanca', 'rabat', 'fes', 'oujda'] as const

/** Where answers turn: the day asked, so many months before, and the days around them. */
export const TURNING_DAYS: readonly CivilDate[] = DAYS.flatMap((asked) =>
  MONTHS.flatMap((months) => [-1, 0, 1].map((days) => addDays(addMonths(asked, -months), days))),
)

export const LIMITS: readonly Money[] = [
  ...(['MAD', 'EUR', 'JPY'] as const).flatMap((currency) =>
    [0, 1, 50_000, 3_000_000, 10_000_000].map((amount) => money(amount, currency)),
  ),
  { minor: 2n ** 53n + 1n, currency: 'MAD' },
  { minor: LARGEST_MINOR, currency: 'MAD' },
]

/** Quoted rates on several days, some of them later than most days asked; not every pair has one. */
const RATES: readonly Rate[] = [
  rate('EUR', 'MAD', 108_125n, 10_000n, day('2023-12-31')),
  rate('EUR', 'MAD', 10_9n, 10n, day('2024-12-31')),
  rate('MAD', 'EUR', 92n, 1000n, day('2025-12-31')),
  rate('USD', 'MAD', 9_973n, 1000n, day('2024-02-29')),
  rate('USD', 'MAD', 10n, 1n, day('2026-01-01')),
  rate('EUR', 'JPY', 160n, 1n, day('2025-01-01')),
  rate('TND', 'EUR', 3n, 10n, day('2022-06-01')),
]
/** What agreements fix: rates that hold on every day, over dated ones of their currencies or where there are none. */
const AGREED_RATES: readonly Rate[] = [rate('MAD', 'EUR', 95n, 1000n), rate('JPY', 'MAD', 7n, 100n)]
export const OWN_RATES: readonly Rate[] = [
  rate('USD', 'MAD', 10n, 1n),
  rate('EUR', 'MAD', 11n, 1n),
  rate('JPY', 'EUR', 6n, 1000n),
]

function rate(from: string, to: string, numerator: bigint, denominator: bigint, on?: CivilDate): Rate {
  return { from, to, numerator, denominator, source: 'Made up.', ...(on && { on }) }
}

/** Every limit in every currency that a rate reaches, one minor unit around it. */
const TURNING_AMOUNTS: readonly Money[] = LIMITS.flatMap((limit) => {
  const converted = [...RATES, ...AGREED_RATES, ...OWN_RATES]
    .filter(({ from, to }) => from === limit.currency || to === limit.currency)
    .map((quoted) => {
      const currency = quoted.from === limit.currency ? quoted.to : quoted.from
      const { up, down } = factorBetween(limit.currency, currency, quoted)
      return { minor: (limit.minor * up) / down, currency }
    })
  return [limit, ...converted].flatMap(({ minor, currency }) =>
    [-1n, 0n, 1n].map((by) => ({ minor: minor + by, currency })),
  )
})

export const DATE_KEYS: readonly Exclude<DateKey, 'activityStartedOn' | 'incorporatedOn'>[] = [
  'lastRoundOn',
  'hostedSince',
  'applicantBornOn',
  'lastReceivedOn:boost',
  'planSince:cloud-one',
  'date:lease-signed',
]
export const MONEY_KEYS: readonly MoneyKey[] = [
  'fundingRaised',
  'recurringRevenue',
  'requestedAmount',
  'receivedAmount:boost',
  'monthlySpendAt:cloud-one',
  'money:grant-value',
]
export const NUMBER_KEYS: readonly NumberKey[] = [
  'headcount',
  'meanAge',
  'ownFundsPercent',
  'seatsAt:cloud-one',
  'number:stable-jobs',
]
export const CHOICE_KEYS: readonly ChoiceKey[] = [
  'sector',
  'stage',
  'legalForm',
  'country',
  'region',
  'labels',
  'planAt:cloud-one',
  'choices:materials',
]
export const FLAG_KEYS: readonly FlagKey[] = [
  'customerOf:cloud-one',
  'accountAt:cloud-two',
  'holds:boost',
  'onList:partner-funds',
]
const ONCE_KEYS: readonly FlagKey[] = [
  'received:boost',
  'receivedByFounder:boost',
  'receivedByGroup:boost',
  'receivedByPredecessor:boost',
]
export const QUESTIONS = ['owns-software', 'exports', 'keeps-books'] as const
export const DECISIONS = ['fits-our-cloud', 'is-innovative'] as const

const OPEN_CODES = ['gold', 'silver', 'none-such', 'a', 'b', 'c', ...Array.from({ length: 40 }, (_, n) => `code-${n}`)]

/** Codes that rules name and companies hold, few enough to meet often. */
function codesFor(key: ChoiceKey): readonly string[] {
  const codes = codesOf(key) ?? OPEN_CODES
  return [...codes.slice(0, 7), ...codes.slice(-3)]
}

/** Codes that a rule may name: those of a company, and those above others. */
export function ruleCodesFor(key: ChoiceKey): readonly string[] {
  return [...codesFor(key), ...groupsOf(key).keys()]
}

const AMOUNTS_AT_LARGE = TURNING_AMOUNTS.concat(
  CURRENCIES.flatMap((currency) => [-1n, 0n, 77_000_00n].map((minor) => ({ minor, currency }))),
)

/** What may be known under each key: values at the limits and beside them, "none", rough dates, values beyond every limit. */
const WORLD: ReadonlyMap<FactKey, readonly Fact[]> = worldFrom(new Dice(20_260_101))

function worldFrom(dice: Dice): ReadonlyMap<FactKey, readonly Fact[]> {
  const dates = [...TURNING_DAYS, ...TURNING_DAYS.map(roughened)].map((date): FactValue => ({ kind: 'date', date }))
  const numbers = COUNTS.flatMap((count) => [-1, 0, 0.25, 1].map((by) => Math.max(0, count + by)))
  const amounts = AMOUNTS_AT_LARGE.map((amount): FactValue => ({ kind: 'money', money: amount }))
  const answers = [true, false].map((yes): FactValue => ({ kind: 'answer', yes }))
  const owners = Array.from({ length: 60 }, (): FactValue => ({ kind: 'owners', owners: randomOwners(dice) }))
  const years = [2020, ...YEARS].map((year): FactKey => `turnover:${year}`)
  const flags = [
    ...FLAG_KEYS,
    ...ONCE_KEYS,
    ...QUESTIONS.map((key) => `answer:${key}` as const),
    ...DECISIONS.map((key) => `decision:${key}` as const),
  ]

  const world = new Map<FactKey, readonly FactValue[]>()
  for (const key of ['activityStartedOn', 'incorporatedOn', ...DATE_KEYS] as const) world.set(key, dates)
  for (const key of [...MONEY_KEYS, ...years]) world.set(key, amounts)
  for (const key of NUMBER_KEYS)
    world.set(
      key,
      numbers.map((number) => ({ kind: 'number', number })),
    )
  for (const key of flags) world.set(key, answers)
  for (const key of [...CHOICE_KEYS, 'productStage'] as const) {
    const lists = Array.from({ length: 60 }, () => dice.some([...codesFor(key), 'unheard-of'], 0, 3))
    world.set(
      key,
      lists.map((codes) => ({ kind: 'choices', codes })),
    )
  }
  world.set('owners', owners)
  return new Map(world.entries().map(([key, values]) => [key, values.map((value) => ({ value }))]))
}

function roughened(date: CivilDate, at: number): RoughDate {
  return date.slice(0, at % 2 === 0 ? 7 : 4) as RoughDate
}

function randomOwners(dice: Dice): readonly Owner[] {
  return Array.from({ length: dice.below(5) }, (_, n) => ({
    name: `owner ${n}`,
    percent: dice.pick([0, 10, 24, 24.5, 25, 26, 49, 50, 51]),
    ...(dice.says(0.5) && { group: dice.pick(['group-a', 'group-b']) }),
    ...(dice.says(0.6) && { turnover: dice.pick(AMOUNTS_AT_LARGE) }),
  }))
}

const worldEntries = [...WORLD]

/** Everything known of one company, a part of it missing. `known` is the share of facts that are there, of 1. */
export function randomFacts(dice: Dice, known = 0.8): Facts {
  const facts = new Map<FactKey, Fact>()
  for (const [key, values] of worldEntries) if (dice.says(known)) facts.set(key, dice.pick(values))
  return {
    known: facts,
    stays: dice.says(0.3) ? [] : Array.from({ length: 1 + dice.below(3) }, () => randomStay(dice)),
  }
}

function randomStay(dice: Dice): Stay {
  const site = dice.pick(SITES)
  const from = dice.pick(TURNING_DAYS)
  const begun = dice.says(0.6) ? from : roughened(from, dice.below(2))
  const to = dice.says(0.5) ? undefined : dice.pick(TURNING_DAYS)
  return { site, siteName: site, ...(dice.says(0.9) && { from: begun }), ...(to && { to }) }
}

/** The exchange rates at hand: most of those there are, now and then with some that an agreement fixes. */
export function randomRates(dice: Dice): Rates {
  const quoted = RATES.filter(() => dice.says(0.8))
  return dice.says(0.3) ? [...quoted, ...AGREED_RATES.filter(() => dice.says(0.7))] : quoted
}

/** A day to ask about. */
export function randomDay(dice: Dice): CivilDate {
  return dice.says(0.7) ? dice.pick(DAYS) : addDays(day('2023-01-01'), dice.below(1400))
}
