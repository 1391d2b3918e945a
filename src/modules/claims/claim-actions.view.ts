import { html } from 'hono/html'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/new-id.ts'
import { href } from '../../platform/web.ts'
import { type Content, buttonLink, form, submit } from '../../ui/index.ts'
import type { CompanyOpportunities, Opportunity } from '../entitlements/index.ts'
import { claimWords } from './claims.messages.ts'
import { runningClaims } from './claims.store.ts'

/** What can be done with each offer on the page of a company's opportunities: ask for it, or see what became of that. */
export async function claimActions(
  db: Database,
  _: Actor,
  { company, staff }: CompanyOpportunities,
  language: Language,
): Promise<(opportunity: Opportunity) => Content> {
  const running = new Map(
    (await runningClaims(db, company.id)).toReversed().map((claim) => [claim.offerId, claim] as const),
  )
  const words = claimWords[language].ask
  return ({ offer, standing, shut }) => {
    const title = offer.title[language]
    const claim = running.get(offer.id)
    if (claim) {
      const label = words.running(claim.state)
      return buttonLink({
        label,
        spoken: `${label} – ${title}`,
        href: href(language, `/claims/${claim.id}`),
        tone: 'plain',
      })
    }
    // The page says why; a button would lead to the same words.
    if (shut) return undefined
    if (standing === 'eligible' || standing === 'act-before') {
      const label = staff ? words.buttonFor : words.button
      return form({
        language,
        action: href(language, '/claims'),
        key: newId(),
        body: html`${hidden(company.id, offer.id)}${submit({ label, spoken: `${label} – ${title}`, tone: standing === 'act-before' ? 'primary' : 'outline' })}`,
      })
    }
    if (!staff) return undefined
    const label = words.exception
    const address = href(language, `/companies/${company.id}/exception?offer=${offer.id}`)
    return buttonLink({ label, spoken: `${label} – ${title}`, href: address, tone: 'quiet' })
  }
}

/** Which company and which offer a form is about. */
export function hidden(companyId: Id<'company'>, offerId: Id<'offer'>): Content {
  return html`<input type="hidden" name="company" value="${companyId}"><input type="hidden" name="offer" value="${offerId}">`
}
