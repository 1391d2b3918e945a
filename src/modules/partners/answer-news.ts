import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Catalogue } from './catalogue.ts'
import { type CatalogueNews, newsOn } from './catalogue-news.ts'
import './partners.news.ts'
import { findOffer, lockOffer, setClosed, setSeen } from './partners.store.ts'
import { takeOver } from './take-over.ts'

export interface NewsAnswer {
  readonly offerId: Id<'offer'>
  /** The terms that the answer is to, as they were read. */
  readonly digest: string
  readonly catalogue: Catalogue
}

export type AnswerRefusal =
  | { readonly code: 'not-allowed' }
  | { readonly code: 'offer-not-found' }
  /** Somebody has answered before, or the catalogue says something else by now. */
  | { readonly code: 'no-such-news' }
  | { readonly code: 'no-reason' }

/**
 * Takes over what the catalogue says now: its terms become a version of the offer, with the park's own conditions. An offer
 * that the catalogue holds to be ended is closed.
 */
export function acceptNews(platform: Platform, actor: Actor, answer: NewsAnswer) {
  return change<Id<'offer'>, AnswerRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    const { offerId, digest } = answer
    const news = await lockedNews(tx, answer)
    if (typeof news === 'string') return refuse({ code: news })

    const on = await today(platform, tx, actor.operatorId)
    const versions = await takeOver(platform, tx, { offerId, entry: news.entry, on })
    if (news.ended) await setClosed(tx, offerId, platform.now())
    await setSeen(tx, offerId, { digest })
    await announce(platform, tx, actor, 'offer.changed', { offerIds: [offerId] })
    const detail = { digest, versions, closed: news.ended }
    return changed(offerId, { event: 'offer.news-accepted', subjectId: offerId, detail })
  })
}

/** Stays with the park's own terms, and says why. What the catalogue says next is asked about again. */
export function keepOwnTerms(platform: Platform, actor: Actor, { reason, ...answer }: NewsAnswer & { reason: string }) {
  return change<Id<'offer'>, AnswerRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    const { offerId, digest } = answer
    const news = await lockedNews(tx, answer)
    if (typeof news === 'string') return refuse({ code: news })
    if (reason.trim() === '') return refuse({ code: 'no-reason' })

    await setSeen(tx, offerId, { digest, kept: { reason, at: platform.now() } })
    return changed(offerId, { event: 'offer.own-terms-kept', subjectId: offerId, detail: { digest, reason } })
  })
}

/** The news that an answer is to, while nobody else can answer it. */
async function lockedNews(
  tx: Transaction,
  { offerId, digest, catalogue }: NewsAnswer,
): Promise<CatalogueNews | 'offer-not-found' | 'no-such-news'> {
  if (!(await lockOffer(tx, { id: offerId }))) return 'offer-not-found'
  const offer = await findOffer(tx, offerId)
  const news = offer && newsOn(offer, catalogue)
  return news?.digest === digest ? news : 'no-such-news'
}
