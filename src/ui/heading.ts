import { html } from 'hono/html'
import type { Content, Html } from './html.ts'

export interface Heading {
  /** The finding: "Atlas Robotics a droit à 6 offres". */
  readonly title: Content
  /** Of what, on which day. */
  readonly detail?: Content
  readonly actions?: Content
  /** The way back up. */
  readonly above?: { readonly href: string; readonly label: string }
}

/** The head of a page. */
export function heading({ title, detail, actions, above }: Heading): Html {
  return html`<header class="heading"><div>${above && html`<a class="above" href="${above.href}">${above.label}</a>`}<h1>${title}</h1>${detail !== undefined && html`<p class="quiet">${detail}</p>`}</div>${actions !== undefined && html`<div class="actions">${actions}</div>`}</header>`
}

/** The title of a part of the page, on the ground itself. */
export function subheading({ title, detail, id }: { title: Content; detail?: Content; id?: string }): Html {
  return html`<div class="subheading">${id === undefined ? html`<h2>${title}</h2>` : html`<h2 id="${id}">${title}</h2>`}${detail !== undefined && html`<p class="quiet">${detail}</p>`}</div>`
}
