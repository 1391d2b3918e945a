import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type BadRule, parseRule } from '../rules/index.ts'
import type { CatalogueVersion } from './catalogue.ts'
import { joined } from './local-conditions.ts'
import type { ReadDraft } from './offer-draft.ts'
import './partners.news.ts'
import { findOffer, keepVersion, lockOffer } from './partners.store.ts'
import { type DraftMoved, useUp } from './save-draft.ts'

/** Terms as they are handed in: the rule is JSON still to be read, without the conditions that the park added to it. */
export interface Terms extends Omit<CatalogueVersion, 'rule'> {
  readonly rule: unknown
}

export type TermsRefusal = BadRule | { readonly code: 'ends-before-it-begins' }

export type PublishRefusal =
  | TermsRefusal
  | DraftMoved
  | { readonly code: 'not-allowed' }
  | { readonly code: 'offer-not-found' }
  | { readonly code: 'offer-closed' }
  | { readonly code: 'before-last-version'; readonly from: CivilDate }

/**
 * Gives an offer new terms of the park's own from a day on, with what changed in a few words; the park's conditions stay.
 * The terms before stay on record, as what earlier claims were made upon.
 */
export function publishVersion(
  platform: Platform,
  actor: Actor,
  {
    offerId,
    terms,
    note,
    draft,
  }: {
    readonly offerId: Id<'offer'>
    readonly terms: Terms
    readonly note?: string
    /** The draft that they were written in, as it was read; it is used up. */
    readonly draft?: ReadDraft | undefined
  },
) {
  return change<Id<'offer-version'>, PublishRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const offer = await lockOffer(tx, { id: offerId })
    if (!offer) return refuse({ code: 'offer-not-found' })
    if (offer.closedAt) return refuse({ code: 'offer-closed' })
    const last = (await findOffer(tx, offerId))?.versions.at(-1)
    if (last && terms.from < last.from) return refuse({ code: 'before-last-version', from: last.from })
    const version = readTerms(terms)
    if (!version.ok) return version

    const moved = await useUp(tx, draft)
    if (moved) return moved

    const id = platform.newId<'offer-version'>()
    const number = (last?.number ?? 0) + 1
    const local = last?.local ?? []
    const rule = joined(version.value.rule, local)
    if (!rule.ok) return rule
    const place = { id, offerId, number, publishedAt: platform.now(), origin: 'own', local } as const
    await keepVersion(
      tx,
      { ...place, ...(note !== undefined && { change: note }) },
      { ...version.value, rule: rule.value },
    )
    await announce(platform, tx, actor, 'offer.changed', { offerIds: [offerId] })
    return changed(id, {
      event: 'offer.version-published',
      subjectId: offerId,
      detail: {
        number,
        from: terms.from,
        source: terms.source.url,
        ...(note !== undefined && { note }),
        ...(draft && { draft: draft.id }),
      },
    })
  })
}

/** The terms with their rule read, or what is wrong with them. */
export function readTerms({ rule, ...terms }: Terms) {
  const read = parseRule(rule)
  if (!read.ok) return read
  if (terms.until !== undefined && terms.until < terms.from) return refuse({ code: 'ends-before-it-begins' })
  return { ok: true, value: { ...terms, rule: read.value } } as const
}
