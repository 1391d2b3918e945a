import { type CivilDate, addDays, addMonths, day, partsOf } from '../kernel/civil-date.ts'
import { type Money, money } from '../kernel/money.ts'
import { type Bound, type Criterion, type FactKey, type FactValue, type Rule, mapRule } from '../modules/rules/index.ts'
import type { Catalogue, CatalogueVersion } from '../modules/partners/index.ts'
import type { Dice } from './dice.ts'
import { type Past, type ToldCompany, type ToldCorrection, type ToldEvent, chosen, counted, dirhams } from './told.ts'

const DIRECTOR = 'direction@technopark.example'
const RABAT = 'rabat@technopark.example'
const ATLAS = 'salma@atlas-robotics.example'

/**
 * A year of today's park: it took its offers over, two of which the catalogue tells something new of since; it asks one
 * thing more for an offer and has corrected another; some companies have an offer already; two inquiries went out.
 */
export function pastOfToday(dice: Dice, today: CivilDate, companies: readonly ToldCompany[]): Past {
  const events: readonly ToldEvent[] = [
    ...holdings(dice, today, companies),
    { on: addDays(today, -14), ...correction },
    ...inquiryOnDevelopers(dice, addDays(today, -40), companies),
    ...inquiryOnTurnover(dice, addDays(today, -9), companies),
  ]
  return {
    adoptedOn: addMonths(today, -12),
    catalogueThen,
    // Whom HubSpot knows is the park: the offer is for those who are its guests.
    local: { 'hubspot-organisation': [{ kind: 'hosted', id: 'park-hosted' }] },
    events: events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  }
}

/** The offer of the catalogue that had ended before today's park is told of, and was open when it was taken over. */
export const ENDED_SINCE = 'ibm-global-entrepreneur'

/** The catalogue of a year ago: one programme was still open, and of another an earlier reading was known. */
function catalogueThen(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    offers: catalogue.offers.map((offer) => {
      if (offer.id === ENDED_SINCE) return { ...offer, status: 'open' }
      if (offer.id !== 'retool-startup') return offer
      return { ...offer, versions: offer.versions.map(earlierReading) }
    }),
  }
}

/** An invented one, and it says so. */
function earlierReading(version: CatalogueVersion): CatalogueVersion {
  return {
    ...version,
    from: day('2025-09-01'),
    rule: changedIn(version.rule, {
      stage: { op: 'at-most', limit: 'seed' },
      'company-age': { op: 'under', limit: 144 },
    }),
    source: {
      url: 'https://technopark.example/catalogue/retool',
      title: 'lecture antérieure, inventée pour la démonstration',
    },
    certainty: 'low',
  }
}

const correction: ToldCorrection = {
  kind: 'corrects',
  by: DIRECTOR,
  offer: 'ovhcloud-start',
  note: 'Notre interlocuteur chez OVHcloud confirme un plafond de 5 millions d’euros de chiffre d’affaires.',
  terms: (before, on) => ({
    ...before,
    from: on < before.from ? before.from : on,
    rule: changedIn(before.rule, { turnover: { op: 'under', limit: money(5_000_000, 'EUR') } }),
    source: {
      url: 'https://technopark.example/partenaires/ovhcloud',
      title: 'compte rendu d’un échange, inventé pour la démonstration',
      readOn: on,
    },
    certainty: 'high',
  }),
}

/** The rule with other bounds in some of its criteria, by their ids. */
function changedIn(rule: Rule, bounds: Readonly<Record<string, Bound<string> | Bound<number> | Bound<Money>>>): Rule {
  return mapRule(rule, (criterion) => {
    const bound = bounds[criterion.id]
    return bound === undefined ? criterion : ({ ...criterion, bound } as Criterion)
  })
}

/** Which companies have which offer, by what they said of themselves. */
const heldBy: Readonly<Record<`holds:${string}`, string>> = {
  'holds:microsoft-for-startups': 'microsoft-for-startups',
  'holds:aws-activate': 'aws-activate-portfolio',
}

function holdings(dice: Dice, today: CivilDate, companies: readonly ToldCompany[]): readonly ToldEvent[] {
  const own: ToldEvent = {
    on: addDays(today, -17),
    kind: 'holds',
    by: ATLAS,
    company: 'Atlas Robotics',
    offer: 'akamai-rise',
  }
  const said = companies.flatMap(({ name, facts }) =>
    facts.flatMap(({ key, value, recordedOn = today }) => {
      const offer = heldBy[key as keyof typeof heldBy]
      const holds = value.kind === 'answer' && value.yes && recordedOn < today
      return offer && holds ? [{ on: addDays(recordedOn, 1), company: name, offer }] : []
    }),
  )
  return [
    own,
    ...dice
      .shuffled(said)
      .slice(0, 12)
      .map((each) => ({ ...each, kind: 'holds' as const, by: DIRECTOR })),
  ]
}

/** Six weeks ago, in Rabat: five answered, and of one that answers nobody the link was closed. */
function inquiryOnDevelopers(dice: Dice, on: CivilDate, companies: readonly ToldCompany[]): readonly ToldEvent[] {
  const inquiry = 'developers'
  const keys: readonly FactKey[] = ['developers']
  const [silent, ...others] = dice.shuffled(askable(companies, 'rabat', on, keys)).slice(0, 6)
  return [
    { on, kind: 'asks', by: RABAT, inquiry, keys, companies: [silent, ...others].flatMap((each) => each?.name ?? []) },
    ...others.map(({ name }) => ({
      on: addDays(on, dice.between(1, 20)),
      kind: 'answers' as const,
      inquiry,
      company: name,
      values: new Map<FactKey, FactValue>([['developers', counted(dice.between(1, 7))]]),
    })),
    ...(silent
      ? [{ on: addDays(on, 24), kind: 'closes-link' as const, by: RABAT, inquiry, company: silent.name }]
      : []),
  ]
}

/** Last week, in Casablanca: five of twelve answered, some the second question too; the others can be reminded. */
function inquiryOnTurnover(dice: Dice, on: CivilDate, companies: readonly ToldCompany[]): readonly ToldEvent[] {
  const inquiry = 'turnover'
  const turnover: FactKey = `turnover:${partsOf(on).year - 1}`
  const keys: readonly FactKey[] = [turnover, 'stage']
  const asked = dice.shuffled(askable(companies, 'casablanca', on, [turnover])).slice(0, 12)
  return [
    { on, kind: 'asks', by: DIRECTOR, inquiry, keys, companies: asked.map(({ name }) => name) },
    ...asked.slice(0, 5).map(({ name, facts }) => ({
      on: addDays(on, dice.between(1, 7)),
      kind: 'answers' as const,
      inquiry,
      company: name,
      values: new Map<FactKey, FactValue>([
        [turnover, dirhams(dice.between(4, 62) * 100_000)],
        ...(facts.some(({ key }) => key === 'stage') ? [] : [['stage', chosen('bootstrapped')] as const]),
      ]),
    })),
  ]
}

/** The companies of a site that were known on a day, can be written to, and of which nothing that is asked was known. */
function askable(
  companies: readonly ToldCompany[],
  site: string,
  on: CivilDate,
  keys: readonly FactKey[],
): readonly ToldCompany[] {
  return companies.filter(({ identity, knownSince, stays, facts }) => {
    const here = stays.some((stay) => stay.site === site && stay.endedOn === undefined)
    const known = knownSince !== undefined && knownSince < on
    return here && known && identity?.email && !facts.some(({ key }) => keys.includes(key))
  })
}
