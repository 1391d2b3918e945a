import { refuse } from '../../kernel/result.ts'
import type { Id } from '../../kernel/id.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { standalone } from '../rules/index.ts'
import type { Catalogue, CatalogueOffer, Provider } from './catalogue.ts'
import './partners.news.ts'
import { keepOffer, keepPartner, keepVersion, lastVersion, lockOffer, setClosed } from './partners.store.ts'

export type AdoptRefusal =
  | { readonly code: 'not-allowed' }
  | { readonly code: 'not-in-catalogue'; readonly offer: string }

/**
 * Makes offers of the catalogue the operator's own, with every version they have there. An offer that it has already gets
 * the versions that are new; one that it had closed is open again.
 */
export function adoptOffers(
  platform: Platform,
  actor: Actor,
  { codes, catalogue }: { readonly codes: readonly string[]; readonly catalogue: Catalogue },
) {
  return change<readonly Id<'offer'>[], AdoptRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const offerIds: Id<'offer'>[] = []
    for (const code of new Set(codes)) {
      const offer = catalogue.offers.find(({ id }) => id === code)
      const provider = catalogue.providers.find(({ id }) => id === offer?.providerId)
      if (!offer || !provider) return refuse({ code: 'not-in-catalogue', offer: code })
      offerIds.push(await adopt(platform, tx, offer, provider))
    }

    await announce(platform, tx, actor, 'offer.changed', { offerIds })
    return changed(offerIds, {
      event: 'offers.adopted',
      subjectId: actor.operatorId,
      detail: { codes: [...new Set(codes)] },
    })
  })
}

async function adopt(
  platform: Platform,
  tx: Transaction,
  offer: CatalogueOffer,
  { id: code, name, website }: Provider,
): Promise<Id<'offer'>> {
  const partnerId = await keepPartner(tx, { id: platform.newId(), code, name, website })
  const { kind, title, summary } = offer
  const adoptedAt = platform.now()
  await keepOffer(tx, { id: platform.newId(), code: offer.id, partnerId, kind, title, summary, adoptedAt })
  const kept = await lockOffer(tx, { code: offer.id })
  if (!kept) throw new Error(`The offer ${offer.id} was kept and is not there.`)
  if (kept.closedAt) await setClosed(tx, kept.id, null)

  const last = await lastVersion(tx, kept.id)
  const news = offer.versions.filter(({ from }) => last === undefined || from > last.effectiveFrom)
  for (const [index, version] of news.entries()) {
    const number = (last?.number ?? 0) + index + 1
    // The rule as it is today: what another offer changes later does not change these terms.
    const terms = { ...version, rule: standalone(version.rule) }
    await keepVersion(tx, { id: platform.newId(), offerId: kept.id, number, publishedAt: adoptedAt }, terms)
  }
  return kept.id
}
