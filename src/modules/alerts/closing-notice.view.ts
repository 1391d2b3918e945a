import { html } from 'hono/html'
import { daysBetween } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import { type Content, notice } from '../../ui/index.ts'
import type { CompanyOpportunities } from '../entitlements/index.ts'
import { alertWords } from './alerts.messages.ts'
import { closingsAmong } from './closing.ts'

/** Above a company's opportunities: the rights that end within the month, in the words of the letter that warns of them. */
export function closingNotice({ opportunities, grounds }: CompanyOpportunities, language: Language): Content {
  const closings = closingsAmong(opportunities, grounds.on)
  const [first] = closings
  if (!first) return undefined
  const words = alertWords[language].closing
  const days = daysBetween(grounds.on, first.closesOn)
  return notice({
    language,
    kind: 'warning',
    title:
      closings.length === 1
        ? words.noticeOne(first.opportunity.offer.title[language], days)
        : words.notice(closings.length, days),
    action: html`<a class="link" href="#act-before">${words.see}</a>`,
  })
}
