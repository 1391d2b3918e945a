import type { Id } from '../../kernel/id.ts'
import type { Localized } from '../../kernel/language.ts'
import { refuse } from '../../kernel/result.ts'
import { fold } from '../../kernel/text.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { OfferKind } from './catalogue.ts'
import type { ReadDraft } from './offer-draft.ts'
import './partners.news.ts'
import { type NewOffer, keepOffer, keepPartner, keepVersion, listPartners } from './partners.store.ts'
import { type Terms, type TermsRefusal, readTerms } from './publish-version.ts'
import { type DraftMoved, useUp } from './save-draft.ts'

/** A partner the operator knows, or the name of a new one. */
export type PartnerWish =
  | { readonly id: Id<'partner'> }
  | { readonly name: string; readonly website: string | undefined }

/** An offer of the operator's own making, most often a convention it has signed. */
export interface OfferWish {
  readonly partner: PartnerWish
  readonly kind: OfferKind
  readonly title: Localized
  readonly summary: Localized
  readonly terms: Terms
  /** The draft that it was written in, as it was read; it is used up. */
  readonly draft?: ReadDraft | undefined
}

export type AddRefusal =
  | TermsRefusal
  | DraftMoved
  | { readonly code: 'not-allowed' }
  | { readonly code: 'partner-not-found' }

/** Adds an offer with its first terms, under a code made from its title. */
export function addOffer(platform: Platform, actor: Actor, { partner, kind, title, summary, terms, draft }: OfferWish) {
  return change<Id<'offer'>, AddRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const version = readTerms(terms)
    if (!version.ok) return version
    const partnerId = await partnerOf(platform, tx, partner)
    if (!partnerId) return refuse({ code: 'partner-not-found' })

    const moved = await useUp(tx, draft)
    if (moved) return moved

    const now = platform.now()
    const code = codeFrom(title.en) ?? codeFrom(title.fr) ?? 'offer'
    const offer = await keepUnderFreeCode(tx, {
      id: platform.newId(),
      code,
      partnerId,
      kind,
      title,
      summary,
      adoptedAt: now,
    })
    const versionId = platform.newId<'offer-version'>()
    const place = { id: versionId, offerId: offer.id, number: 1, publishedAt: now }
    await keepVersion(tx, { ...place, origin: 'own', local: [] }, version.value)
    await announce(platform, tx, actor, 'offer.changed', { offerIds: [offer.id] })
    return changed(offer.id, {
      event: 'offer.added',
      subjectId: offer.id,
      detail: { code: offer.code, ...(draft && { draft: draft.id }) },
    })
  })
}

/** The partner that is meant, kept where it is new; undefined where no partner of the operator has the id. */
export async function partnerOf(
  platform: Platform,
  tx: Transaction,
  wish: PartnerWish,
): Promise<Id<'partner'> | undefined> {
  if ('id' in wish) return (await listPartners(tx)).find(({ id }) => id === wish.id)?.id
  const { name, website } = wish
  const id = platform.newId<'partner'>()
  return keepPartner(tx, { id, code: codeFrom(name) ?? id, name: { fr: name, ar: name, en: name }, website })
}

/** The code itself, or with the first number that is free: "ibm-cloud", "ibm-cloud-2". */
async function keepUnderFreeCode(tx: Transaction, offer: NewOffer): Promise<NewOffer> {
  for (let attempt = 1; ; attempt += 1) {
    const numbered = attempt === 1 ? offer : { ...offer, code: `${offer.code}-${attempt}` }
    if (await keepOffer(tx, numbered)) return numbered
  }
}

/** "Convention IBM 2027" → "convention-ibm-2027"; undefined where nothing Latin is left. */
function codeFrom(text: string): string | undefined {
  const code = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return code === '' ? undefined : code
}
