import type { Listener } from '../../platform/announce.ts'
import { agreementLimitsOf, limitsOf } from '../agreements/index.ts'
import { setAgreementLimits, setLimits, setSiteLimits } from '../ledger/index.ts'
import { PER_COMPANY } from './terms.ts'

/** Has the ledger count against the limits that the park has set. What is used stays used. */
export const whenLimitsChanged: Listener<'offer.limits-changed'> = async (_, tx, __, { offerId }) => {
  const { perOffer, perSite, perCompany = PER_COMPANY, perPerson, budget } = await limitsOf(tx, offerId)
  await setLimits(tx, offerId, {
    offer: perOffer,
    budget: budget?.most,
    site: typeof perSite === 'number' ? perSite : undefined,
    company: perCompany,
    person: perPerson,
  })
  await setSiteLimits(tx, offerId, typeof perSite === 'object' ? perSite : new Map())
}

/** The same for what all offers of an agreement give together. */
export const whenAgreementLimitsChanged: Listener<'agreement.limits-changed'> = async (_, tx, __, { agreementId }) => {
  const { mostPlaces, mostCompanies } = await agreementLimitsOf(tx, agreementId)
  await setAgreementLimits(tx, agreementId, { places: mostPlaces, companies: mostCompanies })
}
