import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { differenceBetween, type Found } from '../analysis/index.ts'
import type { Comparison, Effect, Witness } from '../partners/index.ts'
import { companiesWithSites, companyFacts, listSites } from '../registry/index.ts'
import { type Facts, type Rates, type Rule, factLabel, gathered, showFactValue } from '../rules/index.ts'
import { populationOf, screen } from '../columns/index.ts'
import { ground, opaqueOn } from '../screening/index.ts'
import { offerRates } from './offer-rates.ts'
import { offerWords } from './offers.messages.ts'

/**
 * Who gains and who loses when one rule takes the place of another: of the companies that the actor sees by name, and of all
 * that there can be by a company that shows it.
 */
export async function compareTerms(
  db: Database,
  actor: Actor,
  { offerId, before, after, on }: Comparison,
  language: Language,
): Promise<Effect> {
  const companies = await companiesWithSites(db, actor)
  const rates = (await offerRates(db)).of({ id: offerId }, on)
  const facts = await companyFacts(db, { today: on, companyIds: companies.map(({ id }) => id) })
  const known = companies.flatMap((company) => {
    const own = facts.get(company.id)
    return own ? [[{ id: company.id, name: company.name }, own] as const] : []
  })
  const { gains, loses, unsure, couldGain, couldLose } = differenceBetween(before, after, known, { on, rates })
  const sites = new Map((await listSites(db)).map(({ code, name }) => [code, name]))
  const telling: Telling = { language, rule: gathered([before, after]), siteName: (code) => sites.get(code) ?? code }
  const entitled = (rule: Rule) => countEntitled(rule, [...facts.values()], on, rates)
  return {
    companies: known.length,
    entitled: { before: entitled(before), after: entitled(after) },
    gains,
    loses,
    unsure,
    couldGain: witness(couldGain, telling),
    couldLose: witness(couldLose, telling),
  }
}

function countEntitled(rule: Rule, companies: readonly Facts[], on: CivilDate, rates: Rates): number {
  return screen(populationOf(companies), ground(rule, on, rates), opaqueOn(on, rates)).yes
}

interface Telling {
  readonly language: Language
  /** Has the words of both rules. */
  readonly rule: Rule
  readonly siteName: (code: string) => string
}

/** The company that shows it, a line for each thing known of it. */
function witness(found: Found, { language, rule, siteName }: Telling): Witness {
  if (typeof found === 'string') return found
  const colon = language === 'fr' ? '\u00a0:' : ':'
  const { known, stays } = found.company
  const sites = [...new Set(stays.map(({ site }) => siteName(site)))]
  const told = [...known].map(
    ([key, { value }]) => `${factLabel(key, language, rule)}${colon} ${showFactValue(key, value, language, rule)}`,
  )
  return sites.length === 0 ? told : [`${offerWords[language].who.site}${colon} ${sites.join(', ')}`, ...told]
}
