import {
  type CivilDate,
  type RoughDate,
  addDays,
  addMonths,
  daysBetween,
  lastDay,
  monthsBetween,
  partsOf,
} from '../kernel/civil-date.ts'
import type { LegalForm, Sector, Stage } from '../modules/rules/index.ts'
import { someAnswers } from './answering.ts'
import type { Dice } from './dice.ts'
import { inventedIdentity } from './identifiers.ts'
import { FREQUENT_SECTORS } from './names.ts'
import {
  DECLARED,
  STATUTES,
  type Snapshot,
  TRADE_REGISTER,
  admissionFile,
  followUp,
  monthOf,
  taxReturn,
} from './papers.ts'
import { type ToldCompany, type ToldFact, chosen, counted, dated, dirhams } from './told.ts'

export interface Crowd {
  readonly today: CivilDate
  /** The site of each company, by code. */
  readonly sites: readonly string[]
  /** People of each company. */
  readonly headcounts: readonly number[]
  readonly nameFor: (sector: Sector) => string
  /** The number from which identifiers are counted. */
  readonly firstNumber: number
  /** Whether stages, funds raised and answers are known of some: nobody asked for them in 2017. */
  readonly asked: boolean
  /** Every headcount and mean age is known. */
  readonly wholeHeadcounts: boolean
}

/** The companies nobody tells by hand: plausible, each different, known as unevenly as real files know them. */
export function crowdOf(dice: Dice, crowd: Crowd): readonly ToldCompany[] {
  return crowd.sites.map((site, index) => oneOf(dice, crowd, { site, index }))
}

function oneOf(
  dice: Dice,
  crowd: Crowd,
  { site, index }: { readonly site: string; readonly index: number },
): ToldCompany {
  const { today, asked } = crowd
  const sector = dice.pick(FREQUENT_SECTORS)
  const name = crowd.nameFor(sector)
  const months = dice.pick<() => number>([
    () => dice.between(1, 12),
    () => dice.between(13, 36),
    () => dice.between(13, 36),
    () => dice.between(37, 70),
    () => dice.between(71, 150),
  ])()
  const began = addDays(addMonths(today, -months), -dice.between(0, 27))
  const people = crowd.headcounts[index] ?? 1
  const form = legalForm(dice, people)
  const arrived = arrival(dice, began, today)
  const file = arrived > addMonths(today, -5) ? admissionFile(arrived) : followUp(today)
  const knownFor = arrived <= addMonths(today, -13) ? 'years' : 'months'
  const knownSince = knownFor === 'years' ? addMonths(today, -12) : latest(addMonths(today, -4), arrived)

  return {
    name,
    identity: identityOf(dice, form, name, crowd.firstNumber + index),
    knownSince,
    stays: [{ site, startedOn: rough(dice, arrived, { month: 15, year: 4 }) }],
    facts: [
      ...(knownFor === 'years' ? lastYearsFacts(dice, people, { began, arrived, today }) : []),
      ...beginnings(dice, began, today, file),
      ...known(dice, 76, turnover(dice, began, people, partsOf(today).year - 1)),
      ...peopleFacts(dice, crowd, people, file),
      ...known(dice, 97, {
        key: 'sector',
        value: chosen(...sectors(dice, sector)),
        ...file.from,
      }),
      ...known(dice, 92, {
        key: 'legalForm',
        value: chosen(form),
        ...TRADE_REGISTER,
      }),
      ...known(dice, 85, { key: 'country', value: chosen('MA'), ...STATUTES }),
      ...(asked ? funding(dice, { began, today }) : []),
      ...(asked ? someAnswers(dice, sector, { today, knownSince }) : []),
    ],
  }
}

function identityOf(dice: Dice, form: LegalForm, name: string, number: number) {
  const identity = inventedIdentity(dice, name, number)
  if (form === 'auto-entrepreneur') return { ...identity, rc: null, cnss: null }
  return dice.chance(12) ? { ...identity, ice: null } : identity
}

function beginnings(dice: Dice, began: CivilDate, today: CivilDate, file: Snapshot): readonly ToldFact[] {
  const date = rough(dice, began, { month: 9, year: 6 })
  const started = addDays(began, dice.between(5, 200))
  return [
    ...known(dice, 94, {
      key: 'incorporatedOn',
      value: dated(date),
      ...TRADE_REGISTER,
    }),
    ...(started > today
      ? []
      : known(dice, 50, {
          key: 'activityStartedOn',
          value: dated(rough(dice, started, { month: 25, year: 0 })),
          ...file.from,
        })),
  ]
}

/** What the register learned a year ago. */
function lastYearsFacts(
  dice: Dice,
  people: number,
  { began, arrived, today }: { readonly began: CivilDate; readonly arrived: CivilDate; readonly today: CivilDate },
): readonly ToldFact[] {
  const recordedOn = addMonths(today, -12)
  const workbook = followUp(recordedOn)
  const { from, month } = arrived <= lastDay(workbook.month) ? workbook : admissionFile(arrived)
  const value = counted(Math.max(1, people - dice.between(-1, 3)))
  return [
    ...known(dice, 45, { key: 'headcount', value, ...from, validOn: month }),
    ...known(dice, 45, turnover(dice, began, people, partsOf(today).year - 2)),
  ].map((fact) => ({ ...fact, recordedOn }))
}

/** The turnover of a year, by the people and the months at work in it; none before the company began. */
function turnover(dice: Dice, began: CivilDate, people: number, year: number): ToldFact | undefined {
  const { year: firstYear, month } = partsOf(began)
  const months = Math.min(12, 12 * (year - firstYear) + 13 - month)
  if (months <= 0) return undefined
  const hundreds = Math.round((dice.between(65, 390) * people * months * 10) / 12)
  const filed = dice.chance(65)
  return {
    key: `turnover:${year}`,
    value: dirhams(hundreds * 100),
    ...(filed ? taxReturn(year) : DECLARED),
  }
}

/** The women are told by the file that tells of everybody, or not at all: two files would not agree. */
function peopleFacts(
  dice: Dice,
  { wholeHeadcounts }: Crowd,
  people: number,
  { from, month }: Snapshot,
): readonly ToldFact[] {
  const said = { ...from, validOn: month }
  const everybody = known(dice, wholeHeadcounts ? 100 : 93, { key: 'headcount', value: counted(people), ...said })
  const women = dice.between(0, Math.ceil(people * 0.6))
  return [
    ...everybody,
    ...(everybody.length > 0 ? known(dice, 80, { key: 'womenHeadcount', value: counted(women), ...said }) : []),
    ...known(dice, wholeHeadcounts ? 100 : 78, {
      key: 'meanAge',
      value: counted(dice.between(245, 330) / 10),
      ...said,
    }),
  ]
}

const stages: readonly (readonly [Stage, least: number, most: number])[] = [
  ['bootstrapped', 0, 0],
  ['bootstrapped', 0, 0],
  ['bootstrapped', 0, 0],
  ['pre-seed', 3, 15],
  ['pre-seed', 3, 15],
  ['seed', 15, 90],
  ['series-a', 90, 400],
]

/** Stage and funds raised, in steps of 100 000 dirhams, of those who told. Young companies have not come far. */
function funding(
  dice: Dice,
  { began, today }: { readonly began: CivilDate; readonly today: CivilDate },
): readonly ToldFact[] {
  if (!dice.chance(62)) return []
  const young = monthsBetween(began, today) < 18
  const [stage, least, most] = stages[dice.between(0, young ? 4 : stages.length - 1)] ?? ['bootstrapped', 0, 0]
  const validOn = monthOf(latest(addMonths(today, -dice.between(1, 9)), began))
  const said = { ...DECLARED, validOn }
  return [
    { key: 'stage', value: chosen(stage), ...said },
    ...known(dice, 80, { key: 'fundingRaised', value: dirhams(dice.between(least, most) * 100_000), ...said }),
  ]
}

function legalForm(dice: Dice, people: number): LegalForm {
  if (people === 1 && dice.chance(30)) return 'auto-entrepreneur'
  return dice.pick(['sarl', 'sarl', 'sarl', 'sarl-au', 'sarl-au', 'sarl-au', people > 15 ? 'sa' : 'sarl', 'sas'])
}

function sectors(dice: Dice, first: Sector): readonly Sector[] {
  const second = dice.pick(FREQUENT_SECTORS)
  return dice.chance(22) && second !== first ? [first, second] : [first]
}

/** The fact, if there is one, so many times out of a hundred. */
function known(dice: Dice, percent: number, fact: ToldFact | undefined): readonly ToldFact[] {
  return fact && dice.chance(percent) ? [fact] : []
}

/** The date as exactly as a file may know it: to the month or the year, so many times out of a hundred. */
function rough(
  dice: Dice,
  date: CivilDate,
  { month, year }: { readonly month: number; readonly year: number },
): RoughDate {
  const kept = dice.between(1, 100)
  return kept <= year ? (date.slice(0, 4) as RoughDate) : kept <= year + month ? (date.slice(0, 7) as RoughDate) : date
}

/** The day the park took it in: within a year of its beginning, or, of an older one, some time in the last five years. */
function arrival(dice: Dice, began: CivilDate, today: CivilDate): CivilDate {
  const soon = addDays(began, dice.between(0, Math.min(300, daysBetween(began, today))))
  return soon < addMonths(today, -60) ? addDays(today, -dice.between(200, 1_800)) : soon
}

function latest(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other
}
