import { html } from 'hono/html'
import type { Content, Html } from './html.ts'
import { ornament } from './zellige.ts'

/** Where there is nothing to show: why, and what one can do. */
export function empty({ title, detail, action }: { title: Content; detail?: Content; action?: Content }): Html {
  return html`<div class="empty">${ornament()}<p class="strong">${title}</p>${detail !== undefined && html`<p class="quiet">${detail}</p>`}${action !== undefined && html`<div class="actions">${action}</div>`}</div>`
}
