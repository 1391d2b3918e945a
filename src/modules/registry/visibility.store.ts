import type { ExpressionBuilder } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import { type Actor, companyOf, isDirector, siteLimit } from '../../platform/actor.ts'
import type { Database, Tables } from '../../platform/database.ts'
import './registry.tables.ts'

/**
 * The companies an actor sees and acts for, as a condition on `companies`: a director all, a site manager those whose
 * present or last residency is at its sites, a company itself; anybody else none.
 */
export function seenBy(actor: Actor) {
  return (eb: ExpressionBuilder<Tables, 'companies'>) => {
    if (isDirector(actor)) return eb.lit(true)
    const own = companyOf(actor)
    if (own) return eb('companies.id', '=', own)
    const sites = siteLimit(actor)
    if (!sites || sites.length === 0) return eb.lit(false)
    const place = eb
      .selectFrom('companyPlaces')
      .select('companyPlaces.siteId')
      .whereRef('companyPlaces.companyId', '=', 'companies.id')
    return eb(place, 'in', sites)
  }
}

/** Whether an actor may speak for a company: keep its facts, answer its questions, ask for its offers. */
export async function mayActFor(db: Database, actor: Actor, companyId: Id<'company'>): Promise<boolean> {
  const seen = await db
    .selectFrom('companies')
    .select('companies.id')
    .where('companies.id', '=', companyId)
    .where(seenBy(actor))
    .executeTakeFirst()
  return seen !== undefined
}

/** Whether an actor runs a site: takes companies in, sees to its units. */
export function mayRunSite(actor: Actor, siteId: Id<'site'>): boolean {
  return isDirector(actor) || (siteLimit(actor)?.includes(siteId) ?? false)
}
