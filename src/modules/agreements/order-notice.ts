import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Content } from '../../ui/index.ts'
import { adviceNotice } from './advice.view.ts'
import { orderAdvice } from './chains.ts'
import { chainsByOffer } from './limits.store.ts'
import type { NamedOffer } from './limits.view.ts'

/** Above the offers that a company may have: which one to take first, where one closes or opens another. */
export async function orderNotice(
  platform: Platform,
  actor: { readonly operatorId: Id<'operator'> },
  offers: readonly NamedOffer[],
  language: Language,
): Promise<Content> {
  if (offers.length < 2) return undefined
  const offerIds = offers.map(({ id }) => id)
  const chains = await read(platform, actor, (db) => chainsByOffer(db, offerIds))
  // What is not to be had anyway neither opens nor closes anything.
  const touched = offerIds.filter((id) => {
    const links = (of: Id<'offer'>) => [...(chains.get(of)?.notWith ?? []), ...(chains.get(of)?.onlyAfter ?? [])]
    return offerIds.some(
      (other) =>
        other !== id &&
        (links(id).some(({ offerId }) => offerId === other) || links(other).some(({ offerId }) => offerId === id)),
    )
  })
  return adviceNotice(orderAdvice(touched, chains), offers, language)
}
