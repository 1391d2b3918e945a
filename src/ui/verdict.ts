import { html } from 'hono/html'
import type { Language } from '../kernel/language.ts'
import type { Content, Html } from './html.ts'
import { type IconName, icon } from './icon.ts'
import { uiWords } from './ui.messages.ts'

export type VerdictMark = 'eligible' | 'act-before' | 'undetermined' | 'ineligible'

const icons: Readonly<Record<VerdictMark, IconName>> = {
  eligible: 'check',
  'act-before': 'hands',
  undetermined: 'question',
  ineligible: 'cross',
}

/** A verdict as a word, an icon and a colour; the label says more ("À saisir avant le 14 mars 2027") or counts. */
export function verdictMark(mark: VerdictMark, language: Language, label?: string): Html {
  return html`<span class="verdict verdict-${mark}"><span class="dot">${icon(icons[mark])}</span>${label ?? uiWords[language].verdicts[mark]}</span>`
}

export type Answer = 'met' | 'unmet' | 'unknown'

const marks: Readonly<Record<Answer, VerdictMark>> = { met: 'eligible', unmet: 'ineligible', unknown: 'undetermined' }

export interface Proof {
  readonly answer: Answer
  readonly title: Content
  /** What was seen, and what would change it. */
  readonly detail?: Content
}

/** The proof of a verdict: one line for each criterion, with what was seen. */
export function proofList(language: Language, proofs: readonly Proof[]): Html {
  return html`<ul class="proofs">${proofs.map(
    ({ answer, title, detail }) =>
      html`<li><span class="verdict-${marks[answer]}"><span class="dot">${icon(icons[marks[answer]])}</span><span class="sr-only">${uiWords[language].answers[answer]} </span></span><div><p class="strong">${title}</p>${detail !== undefined && html`<div class="quiet">${detail}</div>`}</div></li>`,
  )}</ul>`
}
