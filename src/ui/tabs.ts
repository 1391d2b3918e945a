import { html } from 'hono/html'
import { type Language, showNumber } from '../kernel/language.ts'
import { type Content, type Html, attributes } from './html.ts'
import { type VerdictMark, verdictMark } from './verdict.ts'

export interface Tab {
  readonly href: string
  readonly label: string
  readonly current?: boolean
  readonly count?: number
  /** Shows the label as a verdict. */
  readonly mark?: VerdictMark
}

/** Parts of one subject, each with its count; links, so that each has an address. */
export function tabs(language: Language, label: string, given: readonly Tab[]): Html {
  return html`<nav class="tabs" aria-label="${label}"><ul>${given.map(
    (tab) =>
      html`<li><a href="${tab.href}"${attributes({ 'aria-current': tab.current ? 'page' : undefined })}>${face(language, tab)}</a></li>`,
  )}</ul></nav>`
}

function face(language: Language, { label, count, mark }: Tab): Content {
  const name = mark ? verdictMark(mark, language, label) : html`<span>${label}</span>`
  return count === undefined ? name : html`<span class="count num">${showNumber(language, count)}</span> ${name}`
}
