import { type CivilDate, addDays } from '../kernel/civil-date.ts'
import type { Sector } from '../modules/rules/index.ts'
import type { Dice } from './dice.ts'
import { type ToldFact, answers } from './told.ts'

/** How many of a hundred companies say yes to each question of the catalogue that they are asked. */
const yesOutOfHundred: Readonly<Record<string, number>> = {
  'has-website': 88,
  'company-email': 80,
  'builds-technology': 74,
  'develops-product': 70,
  'owns-software': 55,
  'has-developer': 82,
  'private-for-profit': 97,
  'school-or-public-body': 2,
  'has-institutional-investor': 14,
  'seeks-venture-funding': 45,
  'received-aws-activate': 9,
  'aws-paid-account': 38,
  'received-digitalocean-credits': 6,
  'google-cloud-credits-beyond-trial': 7,
  'paying-customer-of-notion': 18,
  'received-notion-promotion': 5,
  'paying-customer-of-intercom': 4,
  'paying-customer-of-zendesk': 6,
  'customer-of-scaleway': 5,
  'joined-cloudflare-for-startups': 4,
  'used-cloudinghost': 3,
  'resells-or-mines': 3,
  'used-posthog-startup-offer': 4,
  'owned-by-large-group': 5,
  'tax-resident-morocco': 96,
  'serves-african-markets': 48,
  'azure-credits-over-350000': 0,
  'cloud-provider-or-reseller': 6,
  'works-in-cryptocurrency': 1,
  'joined-mongodb-for-startups': 4,
  'single-software-product': 46,
  'has-linkedin-page': 76,
  'backed-by-cloudflare-partner': 4,
  'has-aws-org-id': 6,
  'has-aws-account': 45,
  'in-aws-activate': 8,
  'supported-by-hubspot-organisation': 11,
  'can-prove-funding': 20,
  'scaleway-usage-500': 16,
  'scaleway-usage-1500': 5,
  'customer-of-rails-cloud': 3,
  'holds-cloud-credits': 22,
  'product-exists': 71,
  'project-1-to-50-million': 24,
  'project-creates-stable-jobs': 62,
  'project-own-funds': 58,
  'trade-industry-crafts': 6,
}

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
  const given = Object.entries(yesOutOfHundred)
    .filter(() => dice.chance(share))
    .map(([question, percent]) => [question, dice.chance(percent)] as const)
  const sells = dice.chance(share)
    ? [['sells-services', dice.chance(services.includes(sector) ? 85 : 20)] as const]
    : []
  return answers(Object.fromEntries([...given, ...sells]), { recordedOn })
}
