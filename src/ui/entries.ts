import { html } from 'hono/html'
import type { Content, Html } from './html.ts'
import { monogram } from './monogram.ts'

export interface Entry {
  /** Who or what it is about. */
  readonly name: string
  /** Whose first letter makes the tile, where it is not the name's own. */
  readonly tile?: string
  readonly href?: string
  /** Beside the name: a verdict, a state. */
  readonly mark?: Content
  /** Quiet lines below. */
  readonly lines?: readonly Content[]
  /** What it is worth: "jusqu’à 150 000 USD". */
  readonly value?: Content
  /** One button or link. */
  readonly action?: Content
  /** Folded: the proof. */
  readonly more?: Content
}

/** A list of things one acts upon; names, values and buttons stand in columns where there is room. */
export function entries(given: readonly Entry[], { spoken }: { readonly spoken?: string } = {}): Html {
  return html`${spoken !== undefined && html`<h2 class="sr-only">${spoken}</h2>`}<ul class="sheet entries">${given.map(entry)}</ul>`
}

/** "niveau 3": a last word so short is not left alone on a line. */
const shortEnd = / (\S{1,2})$/

function entry({ name, tile = name, href, mark, lines = [], value, action, more }: Entry): Html {
  const shown = name.replace(shortEnd, '\u00a0$1')
  const title = html`<h3><bdi>${href === undefined ? shown : html`<a href="${href}">${shown}</a>`}</bdi></h3>`
  return html`<li class="entry">${monogram(tile)}<div class="entry-text"><div class="entry-title">${title} ${mark}</div></div>${lines.length > 0 && html`<div class="entry-lines">${lines.map((line) => html`<p class="quiet">${line}</p>`)}</div>`}${value !== undefined && html`<p class="entry-value num">${value}</p>`}${action !== undefined && html`<div class="entry-action">${action}</div>`}${more !== undefined && html`<div class="entry-more">${more}</div>`}</li>`
}
