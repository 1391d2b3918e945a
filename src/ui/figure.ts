import { html } from 'hono/html'
import type { Content, Html } from './html.ts'

export interface Figure {
  /** As the language writes it: "1 998", "10,4 %". */
  readonly value: Content
  /** What is counted, with its unit. */
  readonly label: Content
  /** The population, the date, what is missing. */
  readonly detail?: Content
  readonly href?: string
}

/** The few numbers that matter, big, side by side. */
export function figures(given: readonly Figure[]): Html {
  return html`<dl class="figures">${given.map(
    ({ value, label, detail, href }) =>
      html`<div class="figure"><dt>${label}</dt><dd class="figure-value num">${href === undefined ? value : html`<a href="${href}">${value}</a>`}</dd>${detail !== undefined && html`<dd class="quiet">${detail}</dd>`}</div>`,
  )}</dl>`
}
