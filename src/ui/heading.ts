import { html } from 'hono/html'
import { type Content, type Html, attributes } from './html.ts'

export interface Heading {
  /** The finding: "Atlas Robotics a droit à 6 offres". */
  readonly title: Content
  /** Of what, on which day. */
  readonly detail?: Content
  readonly actions?: Content
  /** The page has just changed under the reader, who should hear it from its title on. */
  readonly focus?: boolean
  /** The way back up. */
  readonly above?: { readonly href: string; readonly label: string }
}

/** Where reading goes on, with or without script. */
export const focused = attributes({ tabindex: -1, autofocus: true })

/** The head of a page. */
export function heading({ title, detail, actions, above, focus }: Heading): Html {
  return html`<header class="heading"><div>${above && html`<a class="above" href="${above.href}">${above.label}</a>`}<h1${focus && focused}>${title}</h1>${detail !== undefined && html`<p class="quiet">${detail}</p>`}</div>${actions !== undefined && html`<div class="actions">${actions}</div>`}</header>`
}

/** The title of a part of the page, on the ground itself. */
export function subheading({ title, detail, id }: { title: Content; detail?: Content; id?: string }): Html {
  return html`<div class="subheading">${id === undefined ? html`<h2>${title}</h2>` : html`<h2 id="${id}">${title}</h2>`}${detail !== undefined && html`<p class="quiet">${detail}</p>`}</div>`
}
