import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import './ledger.tables.ts'
import type { AgreementBalance, AgreementLimits, Balance, HolderKind, Limits, Place, QuotaKind } from './quota.ts'

/** When and by whom something is entered. */
export interface Entering {
  readonly at: Date
  readonly by: Id<'user'> | null
}

/**
 * Takes a place for a claim and enters it in the ledger; gives what is full, and then nothing is taken. A rival for the
 * same offer, or another one of its agreement, waits until the transaction ends: if that is undone, its place is free again.
 */
export async function takePlace(
  tx: Transaction,
  { offerId, agreementId, claimId, siteId, companyId, personId, minor }: Place,
  { at, by }: Entering,
): Promise<QuotaKind | undefined> {
  const { rows } = await sql<{ full: QuotaKind | null }>`
    select take_place(${offerId}, ${agreementId}, ${claimId}, ${siteId}, ${companyId}, ${personId}, ${minor}, ${at}, ${by}) as full
  `.execute(tx)
  return rows[0]?.full ?? undefined
}

/** Gives the place of a claim back and enters it; false where it holds none. */
export async function returnPlace(tx: Transaction, claimId: Id<'claim'>, { at, by }: Entering): Promise<boolean> {
  const { rows } = await sql<{ returned: boolean }>`
    select return_place(${claimId}, ${at}, ${by}) as returned
  `.execute(tx)
  return rows[0]?.returned === true
}

/** Has a transaction that gives back the places of several claims wait for all their counters first, in everybody's order. */
export async function holdCounters(tx: Transaction, claimIds: readonly Id<'claim'>[]): Promise<void> {
  await sql`select hold_counters(${[...claimIds]}::uuid[])`.execute(tx)
}

/** Sets how many places an offer has. What is used stays used: under it nobody else gets in until places come back. */
export async function setLimits(tx: Transaction, offerId: Id<'offer'>, limits: Limits): Promise<void> {
  const set = {
    most: limits.offer ?? null,
    budget: limits.budget?.minor ?? null,
    currency: limits.budget?.currency ?? null,
    mostPerSite: limits.site ?? null,
    mostPerCompany: limits.company ?? null,
    mostPerPerson: limits.person ?? null,
  }
  await tx
    .insertInto('offerCounters')
    .values({ offerId, ...set })
    .onConflict((conflict) => conflict.columns(['operatorId', 'offerId']).doUpdateSet(set))
    .execute()
}

/** Sets a limit of its own for a site, a company or a person, in place of the offer's; null takes it away. */
export async function setHolderLimit(
  tx: Transaction,
  { offerId, kind, holderId }: { readonly offerId: Id<'offer'>; readonly kind: HolderKind; readonly holderId: string },
  most: number | null,
): Promise<void> {
  await tx
    .insertInto('offerCounters')
    .values({ offerId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Whoever takes a place holds this row: the limit does not move under them.
  await tx.selectFrom('offerCounters').select('used').where('offerId', '=', offerId).forUpdate().execute()
  await tx
    .insertInto('holderCounters')
    .values({ offerId, kind, holderId, most })
    .onConflict((conflict) => conflict.columns(['operatorId', 'offerId', 'kind', 'holderId']).doUpdateSet({ most }))
    .execute()
}

/** Sets the limits of sites that have one of their own; the others go by the offer's. */
export async function setSiteLimits(
  tx: Transaction,
  offerId: Id<'offer'>,
  limits: ReadonlyMap<Id<'site'>, number>,
): Promise<void> {
  await tx
    .updateTable('holderCounters')
    .set({ most: null })
    .where('offerId', '=', offerId)
    .where('kind', '=', 'site')
    .execute()
  for (const [holderId, most] of [...limits].toSorted(([a], [b]) => a.localeCompare(b))) {
    await setHolderLimit(tx, { offerId, kind: 'site', holderId }, most)
  }
}

/** Sets how far all offers of an agreement reach together. What is used stays used, as with an offer. */
export async function setAgreementLimits(
  tx: Transaction,
  agreementId: Id<'agreement'>,
  { places, companies }: AgreementLimits,
): Promise<void> {
  const set = { mostPlaces: places ?? null, mostCompanies: companies ?? null }
  await tx
    .insertInto('agreementCounters')
    .values({ agreementId, ...set })
    .onConflict((conflict) => conflict.columns(['operatorId', 'agreementId']).doUpdateSet(set))
    .execute()
}

/** How agreements stand; one that nobody has limited or claimed under is not among them. */
export async function agreementBalancesOf(
  db: Database,
  agreementIds: readonly Id<'agreement'>[],
): Promise<ReadonlyMap<Id<'agreement'>, AgreementBalance>> {
  const rows = await db
    .selectFrom('agreementCounters')
    .select(['agreementId', 'used', 'companies', 'mostPlaces', 'mostCompanies'])
    .where('agreementId', '=', anyOf(agreementIds))
    .execute()
  return new Map(
    rows.map(({ agreementId, used, companies, mostPlaces, mostCompanies }) => [
      agreementId,
      { places: { used, most: mostPlaces }, companies: { used: companies, most: mostCompanies } },
    ]),
  )
}

/** How offers stand; one that nobody has limited or claimed is not among them. */
export async function balancesOf(
  db: Database,
  offerIds: readonly Id<'offer'>[],
): Promise<ReadonlyMap<Id<'offer'>, Balance>> {
  const rows = await db
    .selectFrom('offerCounters')
    .select(['offerId', 'used', 'most', 'spent', 'budget', 'currency'])
    .where('offerId', '=', anyOf(offerIds))
    .execute()
  return new Map(
    rows.map(({ offerId, used, most, spent, budget, currency }) => [
      offerId,
      { used, most, spent, budget: budget !== null && currency ? { minor: budget, currency } : null },
    ]),
  )
}

/** Who would take a place, as far as that is counted. */
export type Taker = Pick<Place, 'offerId' | 'agreementId' | 'siteId' | 'companyId' | 'personId'>

/** What is full at the moment for a taker, if anything: for telling early. Taking a place decides. */
export async function fullFor(db: Database, taker: Taker, minor: bigint): Promise<QuotaKind | undefined> {
  const { offerId, agreementId, siteId, companyId, personId } = taker
  const { rows } = await sql<{ full: QuotaKind | null }>`
    select coalesce((
      select case
        when c.used >= c.most then 'offer'
        when c.spent + ${minor} > c.budget then 'budget'
        else (
          select wanted.kind
          from (values ('site', ${siteId}::uuid, c.most_per_site, 1), ('company', ${companyId}::uuid, c.most_per_company, 2),
            ('person', ${personId}::uuid, c.most_per_person, 3)) as wanted (kind, id, most, turn)
          left join holder_counters h on h.operator_id = c.operator_id and h.offer_id = c.offer_id
            and h.kind = wanted.kind and h.holder_id = wanted.id
          where wanted.id is not null and coalesce(h.used, 0) >= coalesce(h.most, wanted.most)
          order by wanted.turn limit 1
        )
      end
      from offer_counters c where c.operator_id = current_operator() and c.offer_id = ${offerId}
    ), (
      select case
        when c.used >= c.most_places then 'agreement'
        when c.companies >= c.most_companies and not exists (
          select from agreement_holders h where h.operator_id = c.operator_id and h.agreement_id = c.agreement_id
            and h.company_id = ${companyId} and h.used > 0
        ) then 'agreement-companies'
      end
      from agreement_counters c where c.operator_id = current_operator() and c.agreement_id = ${agreementId}
    )) as full
  `.execute(db)
  return rows[0]?.full ?? undefined
}

/** A grant or a return, as it was entered. */
export interface LedgerEntry {
  readonly claimId: Id<'claim'>
  readonly kind: 'grant' | 'return'
  readonly places: number
  readonly minor: bigint
  readonly at: Date
}

/** The entries of an offer, in the order of time. */
export async function entriesOf(db: Database, offerId: Id<'offer'>): Promise<readonly LedgerEntry[]> {
  return db
    .selectFrom('ledgerEntries')
    .select(['claimId', 'kind', 'places', 'minor', 'at'])
    .where('offerId', '=', offerId)
    .orderBy('at')
    .orderBy('claimId')
    .orderBy('kind')
    .execute()
}
