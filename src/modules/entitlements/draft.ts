import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { analyse, ruleFindingText } from '../analysis/index.ts'
import { type Draft, type DraftCount, listOffers, openOn } from '../partners/index.ts'
import { companyFacts } from '../registry/index.ts'
import type { Rates, Rule } from '../rules/index.ts'
import { type Population, populationOf, screen } from '../columns/index.ts'
import { ground, opaqueOn } from '../screening/index.ts'
import { offerRates } from './offer-rates.ts'

/**
 * How many of the park's companies a rule lets in, cannot tell of and keeps out. Counted over columns, so that it answers while
 * somebody is still typing. A rule for an offer that is there is held by the rates of its agreement.
 */
export async function countDraft(
  platform: Platform,
  db: Database,
  actor: Actor,
  rule: Rule,
  offer?: { readonly id: Id<'offer'> },
): Promise<DraftCount> {
  const on = await today(platform, db, actor.operatorId)
  return countOn(db, actor, rule, on, (await offerRates(db)).of(offer, on))
}

async function countOn(db: Database, actor: Actor, rule: Rule, on: CivilDate, rates: Rates): Promise<DraftCount> {
  const population = await populationToday(db, actor, on)
  const { yes, unknown, no } = screen(population, ground(rule, on, rates), opaqueOn(on, rates))
  return { yes, unknown, no }
}

/** The last population of a few parks, with the state of the register that it was read from. */
const populations = new Map<Id<'operator'>, { readonly mark: string; readonly population: Population }>()
const MOST_POPULATIONS = 8

/** The park's companies in columns: read again only when something in the park has changed, not for each key that is struck. */
async function populationToday(db: Database, { operatorId }: Actor, on: CivilDate): Promise<Population> {
  // Whatever changes a company adds a line to the audit trail, whose head covers all lines before.
  const head = await db.selectFrom('auditHeads').select('hash').executeTakeFirst()
  const mark = `${head?.hash} ${on}`
  const known = populations.get(operatorId)
  populations.delete(operatorId)
  const population = known?.mark === mark ? known.population : await readPopulation(db, on)
  populations.set(operatorId, { mark, population })
  for (const oldest of [...populations.keys()].slice(0, -MOST_POPULATIONS)) populations.delete(oldest)
  return population
}

async function readPopulation(db: Database, on: CivilDate): Promise<Population> {
  return populationOf((await companyFacts(db, { today: on })).values())
}

/** What a rule would do before it is published: the count, and what its author should know about it. */
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
  const counted = await countOn(db, actor, rule, on, rates)
  const others = (await listOffers(db)).flatMap((offer) => {
    const open = openOn(offer, on)
    return open ? [[offer.title[language], open.version.rule] as const] : []
  })
  const findings = analyse(rule, { on, rates, others: new Map(others) })
  // That some companies may have both is the ordinary case, and that none can is for whoever asks.
  const worthTelling = findings.filter(({ code }) => code !== 'overlaps' && code !== 'disjoint-from')
  return { ...counted, findings: worthTelling.map((finding) => ruleFindingText(finding, rule, language)) }
}
