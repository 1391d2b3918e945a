import { type CivilDate, addDays } from '../kernel/civil-date.ts'
import type { FactKey, FactValue, Sector } from '../modules/rules/index.ts'
import type { Dice } from './dice.ts'
import { DECLARED } from './papers.ts'
import { type ToldFact, type YesOrNo, answers, chosen, counted, dirhams } from './told.ts'

/** How many of a hundred companies say yes to each thing that the catalogue asks them. */
const yesOutOfHundred: Readonly<Record<YesOrNo, number>> = {
  'answer:has-website': 88,
  'answer:company-email': 80,
  'answer:builds-technology': 74,
  'answer:develops-product': 70,
  'answer:owns-software': 55,
  'answer:seeks-venture-funding': 45,
  'answer:single-software-product': 46,
  'answer:has-linkedin-page': 76,
  'answer:works-in-cryptocurrency': 1,
  'answer:had-github-enterprise': 3,
  'accountAt:aws': 45,
  'accountAt:digitalocean-team': 12,
  'accountAt:ibm-cloud': 9,
  'accountAt:miro': 21,
  'customerOf:algolia': 2,
  'customerOf:atlassian': 16,
  'customerOf:cloudinghost': 3,
  'customerOf:freshworks': 4,
  'customerOf:ibm-cloud': 2,
  'customerOf:intercom': 4,
  'customerOf:linear': 3,
  'customerOf:notion': 18,
  'customerOf:rails-cloud': 3,
  'customerOf:scaleway': 5,
  'customerOf:sentry': 6,
  'customerOf:zendesk': 6,
  'received:aws-activate': 9,
  'received:cloudflare-for-startups': 4,
  'received:cloudinghost-startup': 2,
  'received:digitalocean-credits': 6,
  'received:github-credits': 3,
  'received:mongodb-for-startups': 4,
  'received:notion-promotion': 5,
  'received:posthog-for-startups': 4,
  'receivedByFounder:posthog-for-startups': 3,
  'referredBy:aws-activate-provider': 6,
  'holds:aws-activate': 8,
  'holds:microsoft-for-startups': 11,
  'holdsKind:cloud-credits': 22,
  'onList:azure-countries': 100,
  'onList:cloudflare-partners': 4,
  'onList:hubspot-approved-organisations': 11,
  'onList:hubspot-approved-partners': 6,
  'onList:miro-partners': 5,
}

type Values = readonly [FactValue, ...FactValue[]]

/** What companies choose from, as often as each choice stands here. */
const choices: readonly (readonly [FactKey, Values])[] = [
  ['ownership', [chosen('private'), chosen('private'), chosen('private')]],
  [
    'productStage',
    [
      chosen('pre-product'),
      chosen('prototype'),
      chosen('mvp'),
      chosen('launched'),
      chosen('launched'),
      chosen('growing'),
    ],
  ],
  ['markets', [chosen('MA'), chosen('MA'), chosen('MA', 'FR'), chosen('MA', 'SN', 'CI'), chosen('FR')]],
  ['intendedUse', [chosen('own-product'), chosen('own-product'), chosen('own-product', 'internal'), chosen('resale')]],
  ['planAt:aws', [chosen('paid-tier'), chosen(), chosen()]],
  ['taxCountry', [chosen('MA')]],
  ['developers', [counted(0), counted(1), counted(2), counted(3), counted(5), counted(8)]],
  [
    'investorTypes',
    [
      chosen('founders'),
      chosen('founders'),
      chosen('founders', 'family-and-friends'),
      chosen('founders', 'public'),
      chosen('founders', 'angel'),
      chosen('founders', 'institutional'),
    ],
  ],
  ['projectInvestment', [dirhams(300_000), dirhams(1_200_000), dirhams(2_500_000), dirhams(6_000_000)]],
  ['number:stable-jobs-ratio', [counted(0.8), counted(1.5), counted(2), counted(3)]],
  ['number:own-funds-or-loan-percent', [counted(5), counted(10), counted(20), counted(40)]],
]

const services: readonly Sector[] = ['it-consulting', 'creative-industries', 'media']

/** What a company has answered so far: much for some, a little for others, nothing for a good part. */
export function someAnswers(
  dice: Dice,
  sector: Sector,
  { today, knownSince }: { readonly today: CivilDate; readonly knownSince: CivilDate },
): readonly ToldFact[] {
  if (dice.chance(26)) return []
  const day = addDays(today, -dice.between(2, 120))
  const recordedOn = day < knownSince ? knownSince : day
  const share = dice.pick([45, 80, 100, 100])
  const asked = <Each>(all: readonly Each[]) => all.filter(() => dice.chance(share))
  const told = (key: FactKey, value: FactValue): ToldFact => ({ key, value, ...DECLARED, recordedOn })
  const said = asked(Object.entries(yesOutOfHundred)).map(([key, percent]) => [key, dice.chance(percent)] as const)
  const sells = dice.chance(services.includes(sector) ? 85 : 20)
  return [
    ...answers(Object.fromEntries(said), { recordedOn }),
    ...asked(choices).map(([key, values]) => told(key, dice.pick(values))),
    ...asked([told('businessModel', sells ? chosen('services') : chosen(dice.pick(['product', 'software-service'])))]),
  ]
}
