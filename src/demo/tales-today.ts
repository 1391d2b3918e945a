import { type CivilDate, type RoughDate, addDays, addMonths, partsOf } from '../kernel/civil-date.ts'
import { money } from '../kernel/money.ts'
import type { Dice } from './dice.ts'
import { inventedIdentity } from './identifiers.ts'
import { DECLARED, STATUTES, TRADE_REGISTER, followUp, taxReturn } from './papers.ts'
import { type Tale, type ToldFact, answers, chosen, counted, dated, dirhams } from './told.ts'

/** The companies of today's park that are told by hand: each shows one thing that happens to real ones. */
export function talesOfToday(dice: Dice, today: CivilDate): readonly Tale[] {
  const lastYear = partsOf(today).year - 1
  const workbook = followUp(today)

  const began = (date: RoughDate): ToldFact => ({ key: 'incorporatedOn', value: dated(date), ...TRADE_REGISTER })
  const turnover = (amount: number | string): ToldFact => ({
    key: `turnover:${lastYear}`,
    value: dirhams(amount),
    ...taxReturn(lastYear),
  })
  const headcount = (number: number, file = workbook): ToldFact => ({
    key: 'headcount',
    value: counted(number),
    ...file.from,
    validOn: file.month,
  })
  const people = (number: number, meanAge: number): readonly ToldFact[] => [
    headcount(number),
    { key: 'meanAge', value: counted(meanAge), ...workbook.from, validOn: workbook.month },
  ]
  const sector = (...codes: readonly string[]): ToldFact => ({
    key: 'sector',
    value: chosen(...codes),
    ...workbook.from,
  })
  const form = (code: string): ToldFact => ({ key: 'legalForm', value: chosen(code), ...TRADE_REGISTER })
  const funded = (stage: string, amount: number): readonly ToldFact[] => [
    { key: 'stage', value: chosen(stage), ...DECLARED },
    { key: 'fundingRaised', value: dirhams(amount), ...DECLARED },
  ]
  const sells: readonly ToldFact[] = [
    { key: 'businessModel', value: chosen('services', 'consultancy', 'agency', 'dev-shop'), ...DECLARED },
  ]
  /** Everything that the programme of CloudingHost asks besides age and turnover. */
  const cloudinghost: readonly ToldFact[] = [
    { key: 'intendedUse', value: chosen('own-product'), ...DECLARED },
    { key: 'developers', value: counted(4), ...DECLARED },
    ...answers({
      'answer:develops-product': true,
      'received:cloudinghost-startup': false,
      'customerOf:cloudinghost': false,
      'decision:cloudinghost-review': true,
    }),
  ]
  const identity = (name: string, number: number) => inventedIdentity(dice, name, number)
  const daysAgo = (days: number) => ({ recordedOn: addDays(today, -days) })
  const since = (months: number) => addMonths(today, -months)

  return [
    {
      name: 'Atlas Robotics',
      tale: 'Entitled to ten programmes, has one of them already, and loses one in four months, when it turns two.',
      identity: identity('Atlas Robotics', 1),
      knownSince: since(12),
      stays: [{ site: 'casablanca', startedOn: since(18) }],
      facts: [
        began(since(20)),
        { ...headcount(8, followUp(since(12))), recordedOn: since(12) },
        turnover(4_161_000),
        ...people(11, 27.5),
        { key: 'womenHeadcount', value: counted(5), ...workbook.from, validOn: workbook.month },
        sector('robotics', 'iot'),
        form('sarl'),
        ...funded('seed', 2_500_000),
        { key: 'investorTypes', value: chosen('founders', 'public'), ...DECLARED },
        { key: 'planAt:aws', value: chosen('paid-tier'), ...DECLARED },
        { key: 'intendedUse', value: chosen('own-product'), ...DECLARED },
        { key: 'developers', value: counted(5), ...DECLARED },
        ...answers(
          {
            'received:aws-activate': false,
            'answer:builds-technology': true,
            'answer:develops-product': true,
            'received:cloudflare-for-startups': false,
            'answer:has-website': true,
            'answer:company-email': true,
            'received:posthog-for-startups': false,
            'receivedByFounder:posthog-for-startups': false,
            'received:cloudinghost-startup': false,
            'customerOf:cloudinghost': false,
            'decision:cloudinghost-review': true,
            'customerOf:intercom': false,
            'customerOf:scaleway': false,
            'customerOf:zendesk': false,
          },
          daysAgo(24),
        ),
      ],
      promises: [
        { offer: 'posthog-for-startups', verdict: 'eligible', changesOn: addMonths(since(20), 24) },
        { offer: 'cloudinghost-startup', verdict: 'eligible' },
        { offer: 'aws-activate-founders', verdict: 'eligible' },
        { offer: 'cloudflare-tier-3', verdict: 'eligible' },
        { offer: 'intercom-early-stage', verdict: 'eligible' },
        { offer: 'ovhcloud-start', verdict: 'eligible' },
        { offer: 'scaleway-founders', verdict: 'eligible' },
        { offer: 'zendesk-for-startups', verdict: 'eligible' },
        { offer: 'digitalocean-startups', verdict: 'undetermined' },
        { offer: 'google-cloud-start', verdict: 'undetermined' },
      ],
    },
    {
      name: 'Tislit Données',
      tale: 'Turns three next month: from then on its turnover counts, and nobody has told it.',
      identity: identity('Tislit Données', 2),
      stays: [{ site: 'rabat', startedOn: since(30) }],
      facts: [
        began(addMonths(today, 1 - 36)),
        ...people(7, 28),
        sector('big-data'),
        form('sarl-au'),
        { key: 'projectInvestment', value: dirhams(4_200_000), ...DECLARED },
        { key: 'number:stable-jobs-ratio', value: counted(2), ...DECLARED },
        { key: 'number:own-funds-or-loan-percent', value: counted(25), ...DECLARED },
        { key: 'owners', value: { kind: 'owners', owners: [] }, ...STATUTES },
      ],
      promises: [{ offer: 'ma-tpme-2025', verdict: 'eligible', changesOn: addMonths(addMonths(today, 1 - 36), 36) }],
    },
    {
      name: 'Talassemtane Logiciels',
      tale: 'No date of any kind is known, so nothing that asks for an age can be said.',
      identity: identity('Talassemtane Logiciels', 3),
      stays: [{ site: 'tanger' }],
      facts: [
        turnover(1_950_000),
        ...people(6, 26.4),
        sector('software'),
        ...answers({ 'customerOf:scaleway': false, 'customerOf:zendesk': false }),
      ],
      promises: [
        { offer: 'scaleway-founders', verdict: 'undetermined' },
        { offer: 'cloudinghost-startup', verdict: 'undetermined' },
      ],
    },
    {
      name: 'Ouzoud Capteurs',
      tale: 'Its turnover is exactly a million dollars at the rate of the day, and the programme wants less.',
      identity: identity('Ouzoud Capteurs', 4),
      stays: [{ site: 'casablanca', startedOn: since(20) }],
      facts: [
        began(since(26)),
        turnover(9_200_000),
        ...people(24, 29.1),
        sector('iot', 'hardware'),
        form('sarl'),
        ...cloudinghost,
      ],
      promises: [{ offer: 'cloudinghost-startup', verdict: 'ineligible' }],
    },
    {
      name: 'سنابل للحلول الرقمية',
      tale: 'Has an Arabic name, and finds itself by it.',
      identity: identity('سنابل للحلول الرقمية', 5),
      stays: [{ site: 'rabat', startedOn: since(15) }],
      facts: [
        began(since(17)),
        turnover(870_000),
        ...people(4, 25.5),
        sector('edtech'),
        form('sarl-au'),
        ...answers({ 'customerOf:scaleway': false }),
      ],
      promises: [{ offer: 'scaleway-founders', verdict: 'eligible' }],
    },
    {
      name: 'Dune Graphique',
      tale: 'An auto-entrepreneur without a commercial register number, under the ceiling of services.',
      identity: { ...identity('Dune Graphique', 6), rc: null, cnss: null },
      stays: [{ site: 'casablanca', startedOn: since(9) }],
      facts: [
        began(since(22)),
        turnover(148_000),
        ...people(1, 24),
        sector('creative-industries'),
        form('auto-entrepreneur'),
        { key: 'taxCountry', value: chosen('MA'), ...DECLARED },
        { key: 'activityClass', value: chosen('services'), ...DECLARED },
        ...sells,
      ],
      promises: [
        { offer: 'ma-auto-entrepreneur', verdict: 'eligible' },
        { offer: 'digitalocean-startups', verdict: 'ineligible' },
      ],
    },
    {
      name: 'Projet Azegza',
      tale: 'A project holder: no company yet, hence neither ICE nor register number.',
      identity: { contactName: 'Ghita El Ouafi', email: 'ghita@projet-azegza.example' },
      stays: [{ site: 'rabat', startedOn: since(3) }],
      facts: [
        ...people(2, 23.5),
        sector('agritech'),
        { key: 'legalForm', value: chosen('project-holder'), ...DECLARED },
      ],
      promises: [
        { offer: 'ma-auto-entrepreneur', verdict: 'undetermined' },
        { offer: 'posthog-for-startups', verdict: 'undetermined' },
      ],
    },
    {
      name: 'Khettara Biosignaux',
      tale: 'A spin-off whose beginning is known to the year only, and that year decides.',
      identity: identity('Khettara Biosignaux', 8),
      stays: [{ site: 'rabat', startedOn: since(19) }],
      facts: [
        began(since(24).slice(0, 4) as RoughDate),
        ...people(5, 29.8),
        sector('health'),
        form('sas'),
        ...funded('pre-seed', 900_000),
        ...answers({
          'answer:company-email': true,
          'received:posthog-for-startups': false,
          'receivedByFounder:posthog-for-startups': false,
        }),
      ],
      promises: [
        // On the last day of a year whoever began two years ago or earlier is over two, and nothing is left to decide.
        { offer: 'posthog-for-startups', verdict: today.endsWith('-12-31') ? 'ineligible' : 'undetermined' },
      ],
    },
    {
      name: 'Caravelle Fret',
      tale: 'Left the park eight months ago; its file stays, and what does not ask for a host stays open to it.',
      identity: identity('Caravelle Fret', 9),
      knownSince: since(12),
      stays: [{ site: 'tanger', startedOn: since(44), endedOn: since(8) }],
      facts: [
        began(since(50)),
        turnover(12_600_000),
        { ...headcount(31, followUp(since(9))), recordedOn: since(9) },
        sector('logistics'),
        form('sarl'),
        ...answers({ 'customerOf:scaleway': false }),
      ],
      promises: [{ offer: 'scaleway-founders', verdict: 'eligible', changesOn: addMonths(since(50), 60) }],
    },
    {
      name: 'Noria Analytique',
      tale: 'Everything is known but its turnover, and that alone keeps the answer open.',
      identity: identity('Noria Analytique', 10),
      stays: [{ site: 'casablanca', startedOn: since(24) }],
      facts: [began(since(29)), ...people(9, 28.2), sector('big-data', 'ai'), form('sarl'), ...cloudinghost],
      promises: [{ offer: 'cloudinghost-startup', verdict: 'undetermined' }],
    },
    {
      name: 'Houdhoud Paiements',
      tale: 'A fund came in last year: doors open that are closed to the others, and some close.',
      identity: identity('Houdhoud Paiements', 11),
      knownSince: since(12),
      stays: [
        { site: 'rabat', startedOn: since(52), endedOn: since(14) },
        { site: 'casablanca', startedOn: since(14) },
      ],
      facts: [
        began(since(54)),
        turnover(18_400_000),
        ...people(42, 29.4),
        sector('fintech'),
        form('sa'),
        ...funded('series-a', 24_000_000),
        { key: 'lastRoundOn', value: dated(since(9)), ...DECLARED },
        { key: 'investorTypes', value: chosen('founders', 'institutional'), ...DECLARED },
        { key: 'receivedAmount:google-cloud', value: { kind: 'money', money: money(300, 'USD') }, ...DECLARED },
        ...answers({ 'decision:salesforce-funding-proof': true, 'decision:hubspot-funding-proof': true }),
      ],
      promises: [
        // A round of twelve months at most: the right ends when the thirteenth is over.
        { offer: 'google-cloud-scale', verdict: 'eligible', changesOn: addMonths(since(9), 13) },
        { offer: 'salesforce-launchpad', verdict: 'eligible' },
        { offer: 'hubspot-funded', verdict: 'eligible' },
        { offer: 'aws-activate-founders', verdict: 'ineligible' },
      ],
    },
    {
      name: 'Loukkos Ingénierie',
      tale: 'Sells services, as many do: every programme for products says no, and says why.',
      identity: identity('Loukkos Ingénierie', 12),
      stays: [{ site: 'tanger', startedOn: '2021' as RoughDate }],
      facts: [
        began(since(88)),
        turnover(6_720_000),
        ...people(18, 31.2),
        sector('it-consulting'),
        form('sarl'),
        ...sells,
        ...answers({ 'answer:has-website': true, 'answer:company-email': true }),
      ],
      promises: [
        { offer: 'digitalocean-startups', verdict: 'ineligible' },
        { offer: 'microsoft-for-startups', verdict: 'ineligible' },
        { offer: 'mongodb-for-startups', verdict: 'ineligible' },
      ],
    },
    {
      name: 'Astrolabe Jeux',
      tale: 'Its ICE does not pass the check and is kept all the same: so it stands on its papers.',
      identity: { ...identity('Astrolabe Jeux', 13), ice: '009874521000011', iceOverridden: true },
      stays: [{ site: 'casablanca', startedOn: since(6) }],
      facts: [began(since(7)), ...people(3, 24.7), sector('games'), form('sarl-au')],
      promises: [{ offer: 'cloudinghost-startup', verdict: 'undetermined' }],
    },
  ]
}
