import { html } from 'hono/html'
import type { Content, Html } from './html.ts'

export interface Bar {
  readonly label: Content
  readonly value: number
  /** The value as the language writes it, with its unit. */
  readonly shown: Content
  /** Colours a bar by the verdict it counts. */
  readonly tone?: 'primary' | 'eligible' | 'act-before' | 'undetermined' | 'ineligible'
}

export interface Bars {
  /** What is compared; read out, not seen: the sheet around it has the finding as its title. */
  readonly caption: string
  readonly bars: readonly Bar[]
  /** What a full bar stands for; the largest value unless told. */
  readonly full?: number
}

/** Amounts compared by length, each with its name and its figure: a table that draws. Nothing where there are none. */
export function bars({ caption, bars: given, full = Math.max(...given.map(({ value }) => value)) }: Bars): Html {
  if (given.length === 0) return html``
  return html`<table role="table" class="bars"><caption class="sr-only">${caption}</caption><tbody role="rowgroup">${given.map(
    ({ label, value, shown, tone = 'primary' }) =>
      html`<tr role="row"><th scope="row" role="rowheader">${label}</th><td aria-hidden="true">${bar(full > 0 ? value / full : 0, tone)}</td><td role="cell" class="num">${shown}</td></tr>`,
  )}</tbody></table>`
}

function bar(share: number, tone: string): Html {
  const width = Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10
  return html`<svg class="bar bar-${tone}" width="100%" height="18"><rect class="bar-ground" width="100%" height="18" rx="5"/><rect width="${width}%" height="18" rx="5"/></svg>`
}
