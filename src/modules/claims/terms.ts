import type { CivilDate } from '../../kernel/civil-date.ts'
import { addDays, addMonths } from '../../kernel/civil-date.ts'
import type { Money } from '../../kernel/money.ts'
import { type Course, type OfferLimits, type Verifier, type YearValue, shutDoor } from '../agreements/index.ts'
import type { QuotaKind } from '../ledger/index.ts'
import type { Benefit, OpenOffer } from '../partners/index.ts'
import type { ClosedOffer, FullOffer } from './refusal.ts'

/** How many claims of one company an offer takes where nobody has said. */
export const PER_COMPANY = 1

/** What keeps an offer from everybody on a day, if anything does. Scarcity is settled by the ledger, not here. */
export function closedBy(
  offer: OpenOffer | undefined,
  agreement: Course | undefined,
  limits: Pick<OfferLimits, 'window'>,
  on: CivilDate,
): ClosedOffer | undefined {
  return offer ? shutDoor(agreement, limits, on) : { code: 'offer-closed' }
}

/** Who decides on a claim: papers want somebody who looks at them. */
export function verifierOf({ verify, documents }: Pick<OfferLimits, 'verify' | 'documents'>): Verifier {
  return verify === 'nobody' && documents.length > 0 ? 'site-manager' : verify
}

/** What is refused where a limit is reached. */
export function fullRefusal(
  full: QuotaKind,
  { perCompany = PER_COMPANY }: OfferLimits,
): FullOffer | { readonly code: 'already-claimed' } {
  switch (full) {
    case 'offer':
      return { code: 'offer-full' }
    case 'budget':
      return { code: 'budget-spent' }
    case 'site':
      return { code: 'site-full' }
    case 'company':
      return perCompany === 1 ? { code: 'already-claimed' } : { code: 'company-full' }
    case 'person':
      return { code: 'person-full' }
    case 'agreement':
      return { code: 'agreement-full' }
    case 'agreement-companies':
      return { code: 'agreement-companies-full' }
  }
}

/** By which day what is granted must be taken up: the soonest of what its benefits ask. */
export function activateBy(benefits: readonly Benefit[], grantedOn: CivilDate): CivilDate | undefined {
  const ends = benefits.flatMap(({ activateWithin }) => {
    if (!activateWithin) return []
    return 'months' in activateWithin
      ? addMonths(grantedOn, activateWithin.months)
      : addDays(grantedOn, activateWithin.days)
  })
  return ends.toSorted()[0]
}

/** What one grant is worth: as the budget counts it, else the years told of, added up where they are in one currency. */
export function worthOfGrant(
  { budget }: Pick<OfferLimits, 'budget'>,
  values: readonly YearValue[],
): { readonly value: Money; readonly source: string | undefined } | undefined {
  if (budget) return { value: budget.each, source: values[0]?.source }
  const [first] = values
  if (!first || values.some(({ value }) => value.currency !== first.value.currency)) return undefined
  const minor = values.reduce((sum, { value }) => sum + value.minor, 0n)
  return { value: { minor, currency: first.value.currency }, source: first.source }
}
