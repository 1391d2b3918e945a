import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database } from '../../platform/database.ts'
import { seenBy } from '../registry/index.ts'
import './entitlements.tables.ts'

/** How many companies are entitled to an offer today and do not have it, and how many have it. */
export interface Reached {
  readonly entitled: number
  readonly held: number
}

/**
 * How many companies some offers reach, for each and together, a company once. Staff count the companies that they see; to
 * anybody else the caller gives counts of the whole park, never which company.
 */
export async function companiesReached(
  db: Database,
  actor: Actor,
  offerIds: readonly Id<'offer'>[],
): Promise<{ readonly together: Reached; readonly byOffer: ReadonlyMap<Id<'offer'>, Reached> }> {
  const entitled = db
    .selectFrom('entitlements')
    .select(['offerId', 'companyId', sql<boolean>`false`.as('has')])
    .where('verdict', '=', 'eligible')
    .where('held', '=', false)
    .where('offerId', '=', anyOf(offerIds))
    .$if(isStaff(actor), (query) => query.where('companyId', 'in', seenCompanies(db, actor)))
  const held = db
    .selectFrom('heldOffers')
    .select(['offerId', 'companyId', sql<boolean>`true`.as('has')])
    .where('offerId', '=', anyOf(offerIds))
    .$if(isStaff(actor), (query) => query.where('companyId', 'in', seenCompanies(db, actor)))
  const counted = db
    .selectFrom(entitled.unionAll(held).as('reached'))
    .select([
      sql<bigint>`count(distinct company_id) filter (where not has)`.as('entitled'),
      sql<bigint>`count(distinct company_id) filter (where has)`.as('held'),
    ])
  const rows = await counted.select('offerId').groupBy('offerId').execute()
  const together = await counted.executeTakeFirstOrThrow()
  return {
    together: numbersOf(together),
    byOffer: new Map(rows.map(({ offerId, ...row }) => [offerId, numbersOf(row)])),
  }
}

/** The ids of the companies that the actor sees, for use inside a query. */
function seenCompanies(db: Database, actor: Actor) {
  return db.selectFrom('companies').select('companies.id').where(seenBy(actor))
}

function numbersOf({ entitled, held }: { readonly entitled: bigint; readonly held: bigint }): Reached {
  return { entitled: Number(entitled), held: Number(held) }
}
