import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import type { Html } from '../../ui/index.ts'
import type { Benefit } from './benefit.ts'
import { benefitLine } from './benefit.messages.ts'

/** What is given, a line for each benefit. */
export function benefitItems(benefits: readonly Benefit[], language: Language): Html {
  return html`<ul class="list-disc ps-5">${benefits.map((benefit) => html`<li>${benefitLine(benefit, language)}</li>`)}</ul>`
}
