import { type CivilDate, addMonths, day } from '../kernel/civil-date.ts'
import { conventionsOf2017, conventionsOfToday } from './conventions.ts'
import { crowdOf } from './crowd.ts'
import { type Dice, diceFrom } from './dice.ts'
import { headcounts } from './headcounts.ts'
import { namesFrom } from './names.ts'
import { ENDED_SINCE, pastOfToday } from './past.ts'
import { PEOPLE } from './people.ts'
import { ratesUpTo } from './rates.ts'
import { threeSites } from './sites.ts'
import { talesOf2017 } from './tales-2017.ts'
import { talesOfToday } from './tales-today.ts'
import type { Story, Tale, ToldCompany, ToldSite } from './told.ts'

/** A story whose companies told by hand are known apart. */
export interface ToldStory extends Story {
  readonly tales: readonly Tale[]
}

/** How many companies each site hosts. */
type Shares = Readonly<Record<'casablanca' | 'rabat' | 'tanger', number>>

/** The park of the article of 21 August 2017: 260 companies, 171, 50 and 39 of them on its three sites, 2,000 people. */
const in2017: Shares = { casablanca: 171, rabat: 50, tanger: 39 }
const PEOPLE_IN_2017 = 2_000
/** Today's register holds 260 as well; some have left: one told by hand, five others. */
const now: Shares = { casablanca: 166, rabat: 53, tanger: 41 }
const LEFT_UNTOLD = 5

/** The park today, with the programmes of the catalogue that are open. */
export function storyOfToday(today: CivilDate): ToldStory {
  const dice = diceFrom(2_026)
  const tales = talesOfToday(dice, today)
  const sites = siteOfEach(dice, now, tales)
  const crowd = crowdOf(dice, {
    today,
    sites,
    headcounts: headcounts(dice, sites.length),
    nameFor: namesFrom(
      dice,
      tales.map(({ name }) => name),
    ),
    firstNumber: tales.length + 1,
    asked: true,
    wholeHeadcounts: false,
  })
  const places = threeSites({ casablanca: 180, rabat: 60, tanger: 48 })
  const companies = housed(places, [...tales, ...someLeft(dice, crowd, today)])
  return {
    park: 'Technopark (démonstration)',
    sites: places,
    tales,
    companies,
    rates: ratesUpTo(today),
    people: PEOPLE,
    offersOf: ({ offers }) => offers.flatMap(({ id, status }) => (status === 'open' || id === ENDED_SINCE ? [id] : [])),
    past: pastOfToday(dice, today, companies),
    agreements: conventionsOfToday(today),
  }
}

/** The park as it was on the day of the article, with the conventions of that summer alone. */
export function storyOf2017(): ToldStory {
  const dice = diceFrom(2_017)
  const today = day('2017-08-21')
  const tales = talesOf2017(dice)
  const sites = siteOfEach(dice, in2017, tales)
  const told = tales.flatMap(({ facts }) =>
    facts.flatMap(({ key, value }) => (key === 'headcount' && value.kind === 'number' ? [value.number] : [])),
  )
  const crowd = crowdOf(dice, {
    today,
    sites,
    headcounts: headcounts(dice, sites.length, { sum: PEOPLE_IN_2017 - told.reduce((a, b) => a + b, 0) }),
    nameFor: namesFrom(
      dice,
      tales.map(({ name }) => name),
    ),
    firstNumber: tales.length + 1,
    asked: false,
    wholeHeadcounts: true,
  })
  const agreements = conventionsOf2017()
  const places = threeSites({ casablanca: 184, rabat: 56, tanger: 44 })
  return {
    park: 'Technopark (démonstration, août 2017)',
    sites: places,
    tales,
    companies: housed(places, [...tales, ...crowd]),
    rates: [],
    people: PEOPLE,
    offersOf: () => ['technopark-2017', ...agreements.flatMap(({ offers }) => offers)],
    agreements,
  }
}

/** The site of each company of the crowd, so that with the tales every site has its share. */
function siteOfEach(dice: Dice, shares: Shares, tales: readonly Tale[]): readonly string[] {
  const sites = Object.entries(shares).flatMap(([site, share]) => {
    const told = tales.filter(({ stays }) => stays.at(-1)?.site === site).length
    return Array.from({ length: share - told }, () => site)
  })
  return dice.shuffled(sites)
}

/** A few of those known for a year have left since; of their last months nothing is told. */
function someLeft(dice: Dice, crowd: readonly ToldCompany[], today: CivilDate): readonly ToldCompany[] {
  const known = crowd.filter(({ knownSince }) => knownSince === addMonths(today, -12))
  const leaving = new Set(dice.shuffled(known).slice(0, LEFT_UNTOLD))
  return crowd.map((company) => {
    if (!leaving.has(company)) return company
    const endedOn = addMonths(today, -dice.between(1, 11))
    return {
      ...company,
      stays: company.stays.map((stay) => ({ ...stay, endedOn })),
      facts: company.facts.filter(({ validOn }) => validOn === undefined || validOn < endedOn.slice(0, 7)),
    }
  })
}

/** Gives each company that is there a room of its own while its site has one. */
function housed(sites: readonly ToldSite[], companies: readonly ToldCompany[]): readonly ToldCompany[] {
  const free = new Map(sites.map(({ code, units }) => [code, [...units]]))
  return companies.map((company) => ({
    ...company,
    stays: company.stays.map((stay) => {
      const room = stay.endedOn === undefined ? free.get(stay.site)?.shift() : undefined
      return room ? { ...stay, unit: room.name, areaSqm: room.areaSqm } : stay
    }),
  }))
}
