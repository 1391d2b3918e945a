import { html } from 'hono/html'
import type { Id } from '../../kernel/id.ts'
import { type Language, showInstant } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { findOperator } from '../../platform/operator.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  buttonLink,
  disclosure,
  form,
  notice,
  sheet,
  submit,
} from '../../ui/index.ts'
import { draftWords } from './drafts.messages.ts'
import type { DraftStanding } from './draft-standing.ts'
import { type DraftLine, listDrafts } from './drafts.store.ts'
import { type OfferDraft, type TypedFields, differing } from './offer-draft.ts'
import { listOffers, listPartners } from './partners.store.ts'
import type { Surroundings } from './surroundings.ts'

/** What has just been done with the draft that is shown. */
export type DraftDone = 'saved' | 'not-discarded'

/** How much of a long text is repeated beside another one. */
const MOST_SHOWN = 600

/** The address of the form that a draft belongs to, filled in with it. */
export function draftPath({ id, offerId }: Pick<OfferDraft, 'id' | 'offerId'>): string {
  return `${offerId ? `/offers/${offerId}/versions/new` : '/offers/new'}?draft=${id}`
}

/** Says in the form which draft it was opened from, as it was read. */
export function draftFields(standing: DraftStanding | undefined): Content {
  const draft = standing?.draft
  if (!draft) return undefined
  return html`<input type="hidden" name="draft" value="${draft.id}"><input type="hidden" name="revision" value="${draft.revision}">`
}

/** The button that keeps what was typed without publishing it. */
export function saveDraftButton(language: Language): Html {
  return submit({ label: draftWords[language].save, name: 'do', value: 'draft', tone: 'plain' })
}

/** Above a form: that it is a draft, who saved it last, and what happened to it while somebody else was writing. */
export function draftNotices(
  language: Language,
  standing: DraftStanding | undefined,
  {
    done,
    theirs,
    labels,
  }: {
    readonly done: DraftDone | undefined
    readonly theirs: readonly FieldError[]
    /** How the fields of the form are called. */
    readonly labels: ReadonlyMap<string, string>
  },
): Content {
  if (!standing) return undefined
  const words = draftWords[language]
  const { draft, changed } = standing
  if (!draft) {
    return notice({ language, kind: 'error', title: words.gone, detail: words.goneDetail })
  }
  const by = standing.by ?? words.somebody
  const on = showInstant(language, draft.savedAt, standing.zone)
  if (changed) {
    const fields = theirs.map(
      ({ field, message }) =>
        html`<li><a class="link" href="#${field}">${labels.get(field) ?? field}</a><div>${message}</div></li>`,
    )
    return notice({
      language,
      kind: 'error',
      title: words.changed(by, on),
      detail: html`<p>${words.changedDetail}</p>${fields.length > 0 && html`<ul>${fields}</ul>`}`,
      action: buttonLink({ label: words.openSaved, href: href(language, draftPath(draft)), tone: 'plain' }),
    })
  }
  const told = {
    saved: () => notice({ language, kind: 'success', title: words.saved, detail: words.savedDetail }),
    'not-discarded': () =>
      notice({ language, kind: 'warning', title: words.notDiscarded, detail: words.notDiscardedDetail }),
  }
  return html`${done && told[done]()}<p class="quiet">${words.lastSaved(by, on)}</p>`
}

/** What somebody else saved where it differs from what was typed, a sentence at each field. */
export function theirsBeside(
  language: Language,
  standing: DraftStanding | undefined,
  mine: TypedFields,
  shown: (name: string, values: readonly string[]) => string,
): readonly FieldError[] {
  if (!standing?.draft || !standing.changed) return []
  const words = draftWords[language]
  const by = standing.by ?? words.somebody
  const theirs = standing.draft.typed
  // An amount and its currency are one field to the reader, and a currency alone says nothing.
  const fields = differing(mine, theirs).map((name) => name.replace(/(?<!^rate)Currency$/, ''))
  return [...new Set(fields)]
    .filter((field) => field !== 'base' && (field in mine || field in theirs))
    .map((field) => {
      const [currency] = theirs[`${field}Currency`] ?? []
      const text = shown(field, theirs[field] ?? [])
      if (text === '') return { field, message: words.theirsEmpty(by) }
      return { field, message: words.theirs(by, `${text.slice(0, MOST_SHOWN)}${currency ? ` ${currency}` : ''}`) }
    })
}

/** Below a form: throws the draft away, as it was read. */
export function discardDraftForm(language: Language, standing: DraftStanding | undefined, key: string): Content {
  const draft = standing?.draft
  if (!draft) return undefined
  const words = draftWords[language]
  return disclosure({
    language,
    summary: words.discard,
    body: html`<p class="quiet">${words.discardDetail}</p>${form({
      language,
      inline: true,
      action: href(language, `/offers/drafts/${draft.id}/discard`),
      key,
      body: html`<input type="hidden" name="revision" value="${draft.revision}">${
        draft.offerId && html`<input type="hidden" name="offer" value="${draft.offerId}">`
      }${submit({ label: words.discard, tone: 'danger' })}`,
    })}`,
  })
}

/** The drafts of the park, or of new terms of one offer; nothing where there are none, and for nobody but the director. */
export async function draftsSheet(
  db: Database,
  actor: Actor,
  language: Language,
  { offerId, namesOf }: { readonly offerId?: Id<'offer'> } & Pick<Surroundings, 'namesOf'>,
): Promise<Content> {
  const drafts = await listDrafts(db, actor, { ...(offerId && { offerId }) })
  if (drafts.length === 0) return undefined
  const words = draftWords[language]
  const names = await namesOf(
    db,
    drafts.flatMap(({ savedBy }) => savedBy ?? []),
  )
  const { zone } = await findOperator(db, actor.operatorId)
  const offers = new Map((await listOffers(db)).map(({ id, title }) => [id, title[language]]))
  const partners = new Map<string, string>((await listPartners(db)).map(({ id, name }) => [id, name[language]]))
  const lines = drafts.map((draft) => {
    const by = (draft.savedBy && names.get(draft.savedBy)) ?? words.somebody
    const saved = words.listed(by, showInstant(language, draft.savedAt, zone))
    const title = draft.title || (draft.offerId ? words.untitledTerms : words.untitled)
    return html`<li><a class="link" href="${href(language, draftPath(draft))}"><bdi>${title}</bdi></a><div class="quiet">${offerId === undefined && html`${whatFor(draft, language, { offers, partners })} · `}${saved}</div></li>`
  })
  return sheet({
    title: offerId === undefined ? words.list(drafts.length) : words.listOfTerms(drafts.length),
    detail: words.listDetail,
    body: html`<ul class="grid gap-4">${lines}</ul>`,
  })
}

function whatFor(
  { offerId, partnerId, partnerName }: DraftLine,
  language: Language,
  { offers, partners }: Readonly<Record<'offers' | 'partners', ReadonlyMap<string, string>>>,
): string {
  const words = draftWords[language]
  if (offerId) return words.termsOf(offers.get(offerId) ?? '')
  const partner = (partnerId !== undefined && partners.get(partnerId)) || partnerName
  return partner ? words.newOfferOf(partner) : words.newOffer
}
