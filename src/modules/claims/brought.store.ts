import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Money } from '../../kernel/money.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { seenBy } from '../registry/index.ts'
import type { ValueKind } from './claim.ts'
import './claims.tables.ts'

/** How many companies have come how far with claims under an agreement. */
export interface ClaimsReached {
  readonly requested: number
  readonly granted: number
  readonly activated: number
  readonly used: number
}

export interface BroughtByClaims {
  readonly together: ClaimsReached
  readonly byOffer: ReadonlyMap<Id<'offer'>, ClaimsReached>
  /** Of the claims that hold a place the latest value of each kind, one sum a currency; kinds are never added up. */
  readonly values: Readonly<Record<ValueKind, readonly Money[]>>
}

/** How many companies have a claim by each of these offers that was granted and not given back. Staff count those that they see. */
export async function companiesGranted(
  db: Database,
  actor: Actor,
  offerIds: readonly Id<'offer'>[],
): Promise<ReadonlyMap<Id<'offer'>, number>> {
  if (offerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('claims')
    .innerJoin('companies', 'companies.id', 'claims.companyId')
    .select(['claims.offerId', sql<number>`count(distinct claims.company_id)::int`.as('companies')])
    .where('claims.offerId', 'in', offerIds)
    .where('claims.state', 'in', ['granted', 'activated', 'used', 'ended'])
    .where(seenBy(actor))
    .groupBy('claims.offerId')
    .execute()
  return new Map(rows.map(({ offerId, companies }) => [offerId, companies]))
}

/** What claims have brought under an agreement. Staff count the companies that they see, a partner all of the park. */
export async function broughtByClaims(
  db: Database,
  actor: Actor,
  agreementId: Id<'agreement'>,
): Promise<BroughtByClaims> {
  const held = sql<boolean>`claims.state in ('granted', 'activated', 'used', 'ended')`
  const took = (act: 'activate' | 'use') =>
    sql<boolean>`exists (select from claim_steps s where s.operator_id = claims.operator_id and s.claim_id = claims.id and s.act = ${act})`
  const seen = db
    .selectFrom('claims')
    .innerJoin('companies', 'companies.id', 'claims.companyId')
    .where('claims.agreementId', '=', agreementId)
    .$if(isStaff(actor), (query) => query.where(seenBy(actor)))
  const counted = seen.select([
    sql<number>`count(distinct claims.company_id)::int`.as('requested'),
    sql<number>`(count(distinct claims.company_id) filter (where ${held}))::int`.as('granted'),
    sql<number>`(count(distinct claims.company_id) filter (where ${held} and ${took('activate')}))::int`.as(
      'activated',
    ),
    sql<number>`(count(distinct claims.company_id) filter (where ${held} and ${took('use')}))::int`.as('used'),
  ])
  const rows = await counted.select('claims.offerId').groupBy('claims.offerId').execute()
  const together = await counted.executeTakeFirstOrThrow()
  const latest = seen
    .innerJoin('claimValues', 'claimValues.claimId', 'claims.id')
    .distinctOn(['claimValues.claimId', 'claimValues.kind'])
    .select(['claimValues.kind', 'claimValues.currency', 'claimValues.minor'])
    .where(held)
    .orderBy('claimValues.claimId')
    .orderBy('claimValues.kind')
    .orderBy('claimValues.id', 'desc')
  const sums = await db
    .selectFrom(latest.as('latest'))
    .select(['kind', 'currency', sql<bigint>`sum(minor)::bigint`.as('minor')])
    .groupBy(['kind', 'currency'])
    .orderBy('currency')
    .execute()
  const of = (kind: ValueKind): readonly Money[] =>
    sums.flatMap((sum) => (sum.kind === kind ? [{ minor: sum.minor, currency: sum.currency }] : []))
  const values = { declared: of('declared'), granted: of('granted'), activated: of('activated'), used: of('used') }
  return { together, byOffer: new Map(rows.map(({ offerId, ...reached }) => [offerId, reached])), values }
}
