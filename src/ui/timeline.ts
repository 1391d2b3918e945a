import { html } from 'hono/html'
import { type RoughDate } from '../kernel/civil-date.ts'
import { type Language, showShortDate } from '../kernel/language.ts'
import type { Content, Html } from './html.ts'

export interface Moment {
  readonly on: RoughDate
  readonly title: Content
  readonly detail?: Content
  /** "soon" for a day before which one should act. */
  readonly tone?: 'plain' | 'soon'
}

/** What happened or will, day by day, in the order given. */
export function timeline(language: Language, moments: readonly Moment[]): Html {
  return html`<ol class="timeline">${moments.map(
    ({ on, title, detail, tone = 'plain' }) =>
      html`<li class="moment-${tone}"><time class="num" datetime="${on}">${showShortDate(language, on)}</time><div><p>${title}</p>${detail !== undefined && html`<div class="quiet">${detail}</div>`}</div></li>`,
  )}</ol>`
}
