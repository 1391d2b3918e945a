import { html } from 'hono/html'
import type { Html } from '../../ui/index.ts'
import type { RuleText } from '../rules/index.ts'

/** A rule in words, a list for each group. */
export function ruleList({ text, parts }: RuleText): Html {
  if (parts.length === 0) return html`<p>${text}</p>`
  return html`<div><p class="strong">${text}</p><ul class="list-disc ps-5">${parts.map((part) => html`<li>${ruleList(part)}</li>`)}</ul></div>`
}
