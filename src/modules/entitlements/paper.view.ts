import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import type { Content, Html } from '../../ui/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { opportunityWords } from './opportunities.messages.ts'

/** What stands above a page on paper alone: whose it is, of whom, and of which day. */
export function paperHead(parts: readonly string[]): Html {
  return html`<p class="print-only">${parts.map((part, index) => html`${index > 0 && ' · '}<bdi>${part}</bdi>`)}</p>`
}

/** A page made to be printed: close, in columns that do not break, without a way to elsewhere. */
export function onPaper(language: Language, head: readonly string[], body: Content): Html {
  const { toPrint } = opportunityWords[language].sheet
  return html`<div class="flow print:[&_table]:text-[9pt] print:[&_table]:leading-[1.3] print:[&_.data-table_:is(th,td)]:py-[1.5pt] print:[&_.data-table_:is(th,td):last-child]:whitespace-nowrap print:[&_thead_th]:h-auto print:[&_.quiet]:text-[9pt]"><div>${paperHead(head)}<p class="quiet print:hidden">${toPrint}</p></div>${body}</div>`
}

/** What an offer is called, with who gives it where the name does not say so. */
export function offerName({ title, partner }: OpenOffer, language: Language): Html {
  const [name, giver] = [title[language], partner.name[language]]
  return html`<bdi>${name}</bdi>${!name.includes(giver) && html` <span class="quiet font-normal">· <bdi>${giver}</bdi></span>`}`
}
