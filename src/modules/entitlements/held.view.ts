import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { type Content, type Html, disclosure, entries, form, submit } from '../../ui/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import type { HeldOpportunity } from './opportunities.ts'
import { opportunityWords } from './opportunities.messages.ts'

/** Where it is said that an offer is held already, and where that is taken back. */
export interface HeldForms {
  readonly language: Language
  readonly recordAction: string
  readonly withdrawAction: string
  readonly newKey: () => string
  /** The reader works for the operator and says it for the company. */
  readonly staff: boolean
}

/** "Nous l’avons déjà": the button that takes an offer off the list. */
export function holdForm({ id, title }: OpenOffer, { language, recordAction, newKey, staff }: HeldForms): Html {
  const { have, haveForCompany } = opportunityWords[language].held
  const label = staff ? haveForCompany : have
  return form({
    language,
    action: recordAction,
    key: newKey(),
    swaps: 'content',
    body: html`<input type="hidden" name="offer" value="${id}">${submit({ label, tone: 'quiet', spoken: `${label} – ${title[language]}` })}`,
  })
}

/** The button that puts an offer back on the list. */
export function withdrawForm({ id, title }: OpenOffer, { language, withdrawAction, newKey }: HeldForms): Html {
  const { undo } = opportunityWords[language].held
  return form({
    language,
    action: withdrawAction,
    key: newKey(),
    swaps: 'content',
    body: html`<input type="hidden" name="offer" value="${id}">${submit({ label: undo, tone: 'quiet', spoken: `${undo} – ${title[language]}` })}`,
  })
}

/** The offers that the company already has, at the end of its list; folded unless there is nothing else. */
export function heldFold(
  held: readonly HeldOpportunity[],
  forms: HeldForms,
  { open }: { readonly open: boolean },
): Content {
  if (held.length === 0) return undefined
  const { language } = forms
  const words = opportunityWords[language].held
  const rows = held.map(({ offer, toldBy, toldOn }) => ({
    name: offer.title[language],
    tile: offer.partner.name[language],
    lines: [words.told(toldBy, toldOn)],
    action: withdrawForm(offer, forms),
  }))
  const title = words.title(held.length)
  return html`<section class="offers" aria-labelledby="held"><h2 class="sr-only" id="held">${title}</h2>${disclosure({ language, summary: title, open, body: entries(rows) })}</section>`
}
