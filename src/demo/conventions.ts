import { type CivilDate, addDays, addMonths, day } from '../kernel/civil-date.ts'
import { money } from '../kernel/money.ts'
import type { ToldAgreement, ToldDuty } from './told.ts'

/** The day in August 2017 on which the three conventions of the story are signed, and their first day. */
const SIGNED = day('2017-08-14')
const BEGINS = day('2017-08-21')

interface Signing {
  readonly partner: string
  readonly name: string
  readonly signatory: string
  readonly held: string
  /** Their offers in the park of 2017, and in today's. */
  readonly in2017: string
  readonly today: string
}

const signings: readonly Signing[] = [
  {
    partner: 'microsoft',
    name: 'Microsoft',
    signatory: 'Nadia Belkadi',
    held: 'Directrice des partenariats',
    in2017: 'microsoft-bizspark',
    today: 'microsoft-for-startups',
  },
  {
    partner: 'ibm',
    name: 'IBM',
    signatory: 'Yassine Tazi',
    held: 'Responsable de l’écosystème',
    in2017: 'ibm-global-entrepreneur',
    today: 'ibm-cloud-free-tier',
  },
  {
    partner: 'salesforce',
    name: 'Salesforce',
    signatory: 'Imane Chraibi',
    held: 'Responsable des programmes',
    in2017: 'salesforce-technopark-2017',
    today: 'salesforce-launchpad',
  },
]

/** The conventions with Microsoft, IBM and Salesforce as they begin, with their offers of that summer. */
export function conventionsOf2017(): readonly ToldAgreement[] {
  return signings.map(({ in2017, ...signing }, index) => ({
    ...firstOf(signing, index),
    offers: [in2017],
    duties: dutiesFrom(BEGINS),
  }))
}

/** The same conventions years later: over, each with the one that renews it; the first of these ends within three months. */
export function conventionsOfToday(today: CivilDate): readonly ToldAgreement[] {
  const ends = [addDays(today, 47), addMonths(today, 14), undefined]
  const begins = addDays(addMonths(BEGINS, 36), -1)
  return signings.flatMap(({ today: offer, ...signing }, index) => {
    const first = { ...firstOf(signing, index), until: begins, offers: [], duties: [] }
    const renewal: ToldAgreement = {
      ...first,
      number: `2020/0${index + 1}`,
      title: `Convention ${signing.name}, renouvellement`,
      signedOn: addDays(begins, -20),
      beginsOn: addDays(begins, 1),
      until: ends[index],
      follows: first.number,
      rate: undefined,
      offers: [offer],
      duties: dutiesFrom(addMonths(today, -2)),
    }
    return [first, renewal]
  })
}

function firstOf(
  { partner, name, signatory, held }: Omit<Signing, 'in2017' | 'today'>,
  index: number,
): Omit<ToldAgreement, 'offers' | 'duties'> {
  return {
    partner,
    number: `2017/0${index + 1}`,
    title: `Convention ${name}`,
    signedOn: SIGNED,
    beginsOn: BEGINS,
    until: addDays(addMonths(BEGINS, 12), -1),
    follows: undefined,
    rate: { from: 'USD', to: 'MAD', value: '9.5', on: SIGNED },
    quota: { mostPlaces: 120, mostCompanies: 60 },
    signatories: [
      { side: 'park', name: 'Latifa Sefrioui', function: 'Directrice générale' },
      { side: 'partner', name: signatory, function: held },
    ],
    limits: {
      perOffer: 60,
      perCompany: 1,
      budget: { most: money(180_000, 'USD'), each: money(3_000, 'USD') },
      verify: 'site-manager',
      documents: ['Attestation d’hébergement'],
    },
  }
}

function dutiesFrom(first: CivilDate): readonly ToldDuty[] {
  return [
    {
      side: 'park',
      text: 'Remettre le bilan des entreprises bénéficiaires',
      dueOn: addMonths(first, 3),
      everyMonths: 3,
    },
    {
      side: 'partner',
      text: 'Envoyer un expert sur site pour une journée de formation',
      dueOn: addMonths(first, 6),
      everyMonths: 6,
    },
    { side: 'park', text: 'Désigner un correspondant par site', dueOn: addMonths(first, 1), everyMonths: undefined },
  ]
}
