import { html } from 'hono/html'
import type { Content, Html } from './html.ts'

export interface Pair {
  readonly term: Content
  readonly detail: Content
}

/** What is known, one line each: a name and its value. */
export function pairs(given: readonly Pair[]): Html {
  return html`<dl class="pairs">${given.map(({ term, detail }) => html`<div><dt>${term}</dt><dd>${detail}</dd></div>`)}</dl>`
}
