import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import type { Html } from '../../ui/index.ts'
import type { RuleText } from '../rules/index.ts'
import type { CatalogueVersion } from './catalogue.ts'
import { partnerWords } from './partners.messages.ts'
import { certaintyText, readText } from './reading.messages.ts'

/** A rule in words, a list for each group. */
export function ruleList({ text, parts }: RuleText): Html {
  if (parts.length === 0) return html`<p>${text}</p>`
  return html`<div><p class="strong">${text}</p><ul class="list-disc ps-5">${parts.map((part) => html`<li>${ruleList(part)}</li>`)}</ul></div>`
}

/** Where terms were read, how long ago, how sure that is, and what the rule cannot say. */
export function readingLines(
  version: Pick<CatalogueVersion, 'source' | 'certainty' | 'notes'>,
  language: Language,
  on: CivilDate,
): Html {
  const { source, certainty, notes } = version
  const name = source.title ?? new URL(source.url).hostname
  const link = html`<a class="link" href="${source.url}" rel="noreferrer">${partnerWords[language].catalogue.source(name)}</a>`
  return html`<div class="quiet"><p>${link} · ${readText(version, language, on)} · ${certaintyText(certainty, language)}</p>${notes && html`<p>${notes[language]}</p>`}</div>`
}
