import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { type Html, notice } from '../../ui/index.ts'
import type { Draft } from './draft.ts'
import { partnerWords } from './partners.messages.ts'

/** A rule in words, what it would do, and what its author should look at. */
export interface Preview {
  readonly lines: readonly string[]
  readonly draft: Draft
}

/** What a draft would do to the companies of the park, with the rule as it reads. */
export function draftNotice({ lines, draft }: Preview, language: Language): Html {
  const words = partnerWords[language].form
  const { yes, unknown, no, findings } = draft
  const read = notice({
    language,
    kind: 'info',
    title: words.counted(yes, unknown, no),
    detail: html`<p>${words.previewed}</p><ul>${lines.map((line) => html`<li>${line.trim()}</li>`)}</ul>`,
  })
  const warned =
    findings.length > 0 &&
    notice({
      language,
      kind: 'warning',
      title: words.lookedAt(findings.length),
      detail: html`<ul>${findings.map((finding) => html`<li>${finding}</li>`)}</ul>`,
    })
  return html`${read}${warned}`
}
