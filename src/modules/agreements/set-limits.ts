import type { Id } from '../../kernel/id.ts'
import { writeMoney } from '../../kernel/money.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { listSites } from '../registry/index.ts'
import './agreements.news.ts'
import { type Chains, circleThrough } from './chains.ts'
import type { OfferLimits, YearValue } from './limits.ts'
import { areOffers, chainsByOffer, holdOffer, keepChains, keepLimits, keepValues } from './limits.store.ts'
import type { AgreementRefusal } from './refusal.ts'

export interface Reach {
  readonly limits: OfferLimits
  readonly values: readonly YearValue[]
  readonly chains: Chains
}

/** Says how far an offer reaches: its limits, what a grant is worth, and which offers stand in its way. */
export function setLimits(
  platform: Platform,
  actor: Actor,
  { offerId, limits, values, chains }: Reach & { readonly offerId: Id<'offer'> },
) {
  return change<Id<'offer'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const others = [...chains.notWith, ...chains.onlyAfter].map((link) => link.offerId)
    if (!(await holdOffer(tx, offerId, { chained: others.length > 0 }))) return refuse({ code: 'offer-not-found' })
    const { budget, window, perSite } = limits
    if (budget && (budget.each.currency !== budget.most.currency || budget.each.minor > budget.most.minor)) {
      return refuse({ code: 'budget-too-small' })
    }
    if (window?.from !== undefined && window.until !== undefined && window.until < window.from) {
      return refuse({ code: 'closes-before-it-opens' })
    }
    if (typeof perSite === 'object') {
      const sites = new Set((await listSites(tx)).map(({ id }) => id))
      if ([...perSite.keys()].some((id) => !sites.has(id))) return refuse({ code: 'site-not-found' })
    }
    if (others.includes(offerId)) return refuse({ code: 'chained-to-itself' })
    if (!(await areOffers(tx, others))) return refuse({ code: 'offer-not-found' })
    const known = await chainsByOffer(tx)
    if (circleThrough(offerId, new Map([...known, [offerId, chains]]))) return refuse({ code: 'chained-in-a-circle' })

    await keepLimits(tx, offerId, limits, { at: platform.now(), by: actor.userId })
    await keepValues(tx, offerId, values)
    await keepChains(tx, offerId, chains)
    await announce(platform, tx, actor, 'offer.limits-changed', { offerId })
    return changed(offerId, {
      event: 'offer.limits-changed',
      subjectId: offerId,
      detail: {
        perOffer: limits.perOffer ?? null,
        perSite: typeof perSite === 'object' ? Object.fromEntries(perSite) : (perSite ?? null),
        perCompany: limits.perCompany ?? null,
        perPerson: limits.perPerson ?? null,
        budget: budget ? { most: writeMoney(budget.most), each: writeMoney(budget.each) } : null,
        window: window ?? null,
        verify: limits.verify,
        notWith: chains.notWith,
        onlyAfter: chains.onlyAfter,
      },
    })
  })
}
