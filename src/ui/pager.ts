import { html } from 'hono/html'
import type { Language } from '../kernel/language.ts'
import { showNumber } from '../kernel/language.ts'
import { type Html, attributes } from './html.ts'
import { icon } from './icon.ts'
import { uiWords } from './ui.messages.ts'

/** How many rows a list shows at once. */
export const PAGE_SIZE = 50

export interface Pager {
  readonly language: Language
  /** From 1. */
  readonly page: number
  readonly total: number
  readonly size?: number
  readonly href: (page: number) => string
}

/** Where one is in a long list, and the way on. Nothing for an empty list; no links for a single page. */
export function pager({ language, page, total, size = PAGE_SIZE, href }: Pager): Html {
  const words = uiWords[language]
  const last = Math.ceil(total / size)
  // What stands on one page says itself how much it is.
  if (last <= 1) return html``
  const here = Math.min(Math.max(page, 1), last)
  const range = html`<p class="num quiet">${words.range((here - 1) * size + 1, Math.min(here * size, total), total)}</p>`
  const step = (to: number, label: string, kind: 'previous' | 'next') =>
    to < 1 || to > last
      ? ''
      : html`<a class="step step-${kind}" href="${href(to)}" rel="${kind === 'next' ? 'next' : 'prev'}">${icon('chevron')}<span>${label}</span></a>`
  const number = (to: number | undefined) =>
    to === undefined
      ? html`<li aria-hidden="true">…</li>`
      : html`<li><a class="num" href="${href(to)}" aria-label="${words.page(to)}"${attributes({ 'aria-current': to === here ? 'page' : undefined })}>${showNumber(language, to)}</a></li>`
  return html`<nav class="pager" aria-label="${words.pages}">${range}<div>${step(here - 1, words.previous, 'previous')}<ol>${pagesAround(here, last).map(number)}</ol>${step(here + 1, words.next, 'next')}</div></nav>`
}

/** The first, the last and the neighbours; undefined where some are left out. */
export function pagesAround(here: number, last: number): readonly (number | undefined)[] {
  const shown = [...new Set([1, here - 1, here, here + 1, last])].filter((page) => page >= 1 && page <= last)
  return shown.flatMap((page, index) => {
    const before = shown[index - 1]
    if (before === undefined || page === before + 1) return [page]
    return page === before + 2 ? [page - 1, page] : [undefined, page]
  })
}
