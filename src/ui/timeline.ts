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

/** What happened or will, day by day, in the order given; a day is named once for all that falls on it. */
export function timeline(language: Language, moments: readonly Moment[]): Html {
  return html`<ol class="timeline">${byDay(moments).map(([first, ...others]) => {
    const { on, tone = 'plain' } = [first, ...others].find((moment) => moment.tone === 'soon') ?? first
    return html`<li class="moment-${tone}"><time class="num" datetime="${on}">${showShortDate(language, on)}</time><div>${[first, ...others].map(part)}</div></li>`
  })}</ol>`
}

type Day = readonly [Moment, ...Moment[]]

function byDay(moments: readonly Moment[]): readonly Day[] {
  const days: [Moment, ...Moment[]][] = []
  for (const moment of moments) {
    const day = days.at(-1)
    if (day?.[0].on === moment.on) day.push(moment)
    else days.push([moment])
  }
  return days
}

function part({ title, detail }: Moment): Html {
  return html`<div><p>${title}</p>${detail !== undefined && html`<div class="quiet">${detail}</div>`}</div>`
}
