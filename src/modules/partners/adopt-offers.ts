import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Catalogue, CatalogueOffer, Provider } from './catalogue.ts'
import { entryDigest } from './catalogue-news.ts'
import { type LocalConditions, writeLocal } from './local-conditions.ts'
import './partners.news.ts'
import { keepOffer, keepPartner, lockOffer, setClosed, setSeen } from './partners.store.ts'
import { takeOver } from './take-over.ts'

export type AdoptRefusal =
  | { readonly code: 'not-allowed' }
  | { readonly code: 'not-in-catalogue'; readonly offer: string }

export interface Choice {
  readonly codes: readonly string[]
  readonly catalogue: Catalogue
  /**
   * What the park asks for beside the rules it takes over; it stays when these move on. Where nothing is said, an offer that
   * is opened again has what it had.
   */
  readonly local?: LocalConditions
}

/**
 * Makes offers of the catalogue the operator's own, with every version they have there. One that it has already stays as it
 * is; one that it had closed is open again, with what is new of it.
 */
export function adoptOffers(platform: Platform, actor: Actor, { codes, catalogue, local }: Choice) {
  return change<readonly Id<'offer'>[], AdoptRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const on = await today(platform, tx, actor.operatorId)
    const offerIds: Id<'offer'>[] = []
    for (const code of new Set(codes)) {
      const offer = catalogue.offers.find(({ id }) => id === code)
      const provider = catalogue.providers.find(({ id }) => id === offer?.providerId)
      if (!offer || !provider) return refuse({ code: 'not-in-catalogue', offer: code })
      offerIds.push(await adopt(platform, tx, { offer, provider, local, on }))
    }

    await announce(platform, tx, actor, 'offer.changed', { offerIds })
    const conditions = local && local.length > 0 && { local: writeLocal(local) }
    return changed(offerIds, {
      event: 'offers.adopted',
      subjectId: actor.operatorId,
      detail: { codes: [...new Set(codes)], ...conditions },
    })
  })
}

interface Adoption {
  readonly offer: CatalogueOffer
  readonly provider: Provider
  readonly local: LocalConditions | undefined
  readonly on: CivilDate
}

async function adopt(
  platform: Platform,
  tx: Transaction,
  { offer, provider: { id: code, name, website }, local, on }: Adoption,
): Promise<Id<'offer'>> {
  const partnerId = await keepPartner(tx, { id: platform.newId(), code, name, website })
  const { kind, title, summary } = offer
  const adoptedAt = platform.now()
  const added = await keepOffer(tx, {
    id: platform.newId(),
    code: offer.id,
    partnerId,
    kind,
    title,
    summary,
    adoptedAt,
  })
  const kept = await lockOffer(tx, { code: offer.id })
  if (!kept) throw new Error(`The offer ${offer.id} was kept and is not there.`)
  if (!added && !kept.closedAt) return kept.id

  if (kept.closedAt) await setClosed(tx, kept.id, null)
  await takeOver(platform, tx, { offerId: kept.id, entry: offer, local, on })
  await setSeen(tx, kept.id, { digest: entryDigest(offer) })
  return kept.id
}
