import { html } from 'hono/html'
import { focused } from './heading.ts'
import { type Content, type Html, attributes } from './html.ts'

export interface Sheet {
  readonly title?: Content
  readonly detail?: Content
  /** A link or button at the title's end. */
  readonly action?: Content
  readonly body: Content
  /** "question" for what we ask of the reader. */
  readonly tone?: 'plain' | 'question'
  /** A few words above the title: "La question qui décide le plus". */
  readonly eyebrow?: Content
  readonly id?: string
  /** The reader has asked for it: reading goes on at its title. */
  readonly focus?: boolean
}

/** A card around things that belong together. */
export function sheet({ title, detail, action, body, tone = 'plain', eyebrow, id, focus }: Sheet): Html {
  const head =
    title !== undefined &&
    html`<header><div>${eyebrow !== undefined && html`<p class="eyebrow">${eyebrow}</p>`}<h2${focus && focused}>${title}</h2>${detail !== undefined && html`<p class="quiet">${detail}</p>`}</div>${action}</header>`
  return html`<section class="sheet sheet-${tone}"${attributes({ id })}>${head}${body}</section>`
}

/** A page in two columns where there is room: what it is about, and what stands beside it. */
export function withAside(main: Content, aside: Content): Html {
  return html`<div class="with-aside"><div class="flow">${main}</div><aside class="flow">${aside}</aside></div>`
}

/** Sheets side by side where there is room. */
export function sheets(...given: readonly Content[]): Html {
  return html`<div class="sheets">${given}</div>`
}

/** Sheets one below the other, for one side of `sheets`. */
export function column(...given: readonly Content[]): Html {
  return html`<div class="column">${given}</div>`
}
