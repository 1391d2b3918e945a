import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { analyse, ruleFindingText } from '../analysis/index.ts'
import { type Draft, listOffers, openOn } from '../partners/index.ts'
import { companyFacts } from '../registry/index.ts'
import type { Rule } from '../rules/index.ts'
import { populationOf, screen } from '../columns/index.ts'
import { ground, opaqueOn } from '../screening/index.ts'
import { offerRates } from './offer-rates.ts'

/**
 * What a rule would do before it is published: how many of the park's companies it lets in, cannot tell of and keeps out, and
 * what its author should know about it. Counted over columns, so that it answers while somebody is still typing. A rule for an
 * offer that is there is held by the rates of its agreement.
 */
export async function lookAtDraft(
  platform: Platform,
  db: Database,
  actor: Actor,
  rule: Rule,
  language: Language,
  offer?: { readonly id: Id<'offer'> },
): Promise<Draft> {
  const on = await today(platform, db, actor.operatorId)
  const rates = (await offerRates(db)).of(offer, on)
  const population = populationOf((await companyFacts(db, { today: on })).values())
  const { yes, unknown, no } = screen(population, ground(rule, on, rates), opaqueOn(on, rates))
  const others = (await listOffers(db)).flatMap((offer) => {
    const open = openOn(offer, on)
    return open ? [[offer.title[language], open.version.rule] as const] : []
  })
  const findings = analyse(rule, { on, rates, others: new Map(others) })
  // That some companies may have both is the ordinary case, and that none can is for whoever asks.
  const worthTelling = findings.filter(({ code }) => code !== 'overlaps' && code !== 'disjoint-from')
  return { yes, unknown, no, findings: worthTelling.map((finding) => ruleFindingText(finding, rule, language)) }
}
