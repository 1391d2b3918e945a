import { html } from 'hono/html'
import type { Language } from '../kernel/language.ts'
import { type Content, type Html, attributes } from './html.ts'
import { icon } from './icon.ts'
import { uiWords } from './ui.messages.ts'

export interface Disclosure {
  readonly language: Language
  /** "Pourquoi" unless told. */
  readonly summary?: Content
  readonly body: Content
  readonly open?: boolean
}

/** Something folded that the reader may open; printed open. */
export function disclosure({ language, summary = uiWords[language].why, body, open }: Disclosure): Html {
  return html`<details class="disclosure"${attributes({ open })}><summary>${icon('chevron')}<span>${summary}</span></summary><div>${body}</div></details>`
}
