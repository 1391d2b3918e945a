import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { anyOf } from '../../platform/any-of.ts'
import './agreements.tables.ts'
import { type Chains, type Link, NO_CHAINS } from './chains.ts'
import { NO_LIMITS, type OfferLimits, type YearValue } from './limits.ts'

/** How far an offer reaches; without a word of the park it has no limit and the site manager looks at each claim. */
export async function limitsOf(db: Database, offerId: Id<'offer'>): Promise<OfferLimits> {
  return (await limitsByOffer(db, [offerId])).get(offerId) ?? NO_LIMITS
}

/** The same for several offers; those of which nothing was said are not among them. */
export async function limitsByOffer(
  db: Database,
  offerIds: readonly Id<'offer'>[],
): Promise<ReadonlyMap<Id<'offer'>, OfferLimits>> {
  const rows = await db
    .selectFrom('offerLimits')
    .select(['offerId', 'perOffer', 'perSite', 'perCompany', 'perPerson', 'budgetMinor', 'eachMinor'])
    .select(['budgetCurrency', 'opensOn', 'closesOn', 'verify', 'documents'])
    .where('offerId', '=', anyOf(offerIds))
    .execute()
  const ofSites = await db
    .selectFrom('offerSiteLimits')
    .select(['offerId', 'siteId', 'most'])
    .where('offerId', '=', anyOf(offerIds))
    .orderBy('siteId')
    .execute()
  const bySite = Map.groupBy(ofSites, ({ offerId }) => offerId)
  return new Map(
    rows.map((row) => {
      const own = bySite.get(row.offerId)
      const perSite = own ? new Map(own.map(({ siteId, most }) => [siteId, most])) : row.perSite
      const limits: OfferLimits = {
        ...(row.perOffer !== null && { perOffer: row.perOffer }),
        ...(perSite !== null && { perSite }),
        ...(row.perCompany !== null && { perCompany: row.perCompany }),
        ...(row.perPerson !== null && { perPerson: row.perPerson }),
        ...(row.budgetMinor !== null &&
          row.eachMinor !== null &&
          row.budgetCurrency !== null && {
            budget: {
              most: { minor: row.budgetMinor, currency: row.budgetCurrency },
              each: { minor: row.eachMinor, currency: row.budgetCurrency },
            },
          }),
        ...windowIn(row),
        verify: row.verify,
        documents: row.documents,
      }
      return [row.offerId, limits]
    }),
  )
}

/** The offers that can be asked for on some days only. */
export async function offerWindows(db: Database): Promise<ReadonlyMap<Id<'offer'>, Pick<OfferLimits, 'window'>>> {
  const rows = await db
    .selectFrom('offerLimits')
    .select(['offerId', 'opensOn', 'closesOn'])
    .where((eb) => eb.or([eb('opensOn', 'is not', null), eb('closesOn', 'is not', null)]))
    .execute()
  return new Map(rows.map((row) => [row.offerId, windowIn(row)]))
}

function windowIn({
  opensOn,
  closesOn,
}: {
  readonly opensOn: CivilDate | null
  readonly closesOn: CivilDate | null
}): Pick<OfferLimits, 'window'> {
  if (opensOn === null && closesOn === null) return {}
  return { window: { ...(opensOn !== null && { from: opensOn }), ...(closesOn !== null && { until: closesOn }) } }
}

/** Keeps how far an offer reaches in place of what was said before. */
export async function keepLimits(
  tx: Transaction,
  offerId: Id<'offer'>,
  { perOffer, perSite, perCompany, perPerson, budget, window, verify, documents }: OfferLimits,
  { at, by }: { readonly at: Date; readonly by: Id<'user'> | undefined },
): Promise<void> {
  const columns = {
    perOffer: perOffer ?? null,
    perSite: typeof perSite === 'number' ? perSite : null,
    perCompany: perCompany ?? null,
    perPerson: perPerson ?? null,
    budgetMinor: budget?.most.minor ?? null,
    eachMinor: budget?.each.minor ?? null,
    budgetCurrency: budget?.most.currency ?? null,
    opensOn: window?.from ?? null,
    closesOn: window?.until ?? null,
    verify,
    documents: [...documents],
    changedAt: at,
    changedBy: by ?? null,
  }
  await tx
    .insertInto('offerLimits')
    .values({ offerId, ...columns })
    .onConflict((conflict) => conflict.columns(['operatorId', 'offerId']).doUpdateSet(columns))
    .execute()
  await tx.deleteFrom('offerSiteLimits').where('offerId', '=', offerId).execute()
  if (perSite === undefined || typeof perSite === 'number' || perSite.size === 0) return
  await tx
    .insertInto('offerSiteLimits')
    .values([...perSite].map(([siteId, most]) => ({ offerId, siteId, most })))
    .execute()
}

/** What a grant is worth, year by year. */
export async function valuesOf(db: Database, offerId: Id<'offer'>): Promise<readonly YearValue[]> {
  const rows = await db
    .selectFrom('offerValues')
    .select(['year', 'minor', 'currency', 'source'])
    .where('offerId', '=', offerId)
    .orderBy('year')
    .execute()
  return rows.map(({ year, minor, currency, source }) => ({ year, value: { minor, currency }, source }))
}

export async function keepValues(tx: Transaction, offerId: Id<'offer'>, values: readonly YearValue[]): Promise<void> {
  await tx.deleteFrom('offerValues').where('offerId', '=', offerId).execute()
  if (values.length === 0) return
  await tx
    .insertInto('offerValues')
    .values(values.map(({ year, value: { minor, currency }, source }) => ({ offerId, year, minor, currency, source })))
    .execute()
}

/** What an offer says of others. */
export async function chainsOf(db: Database, offerId: Id<'offer'>): Promise<Chains> {
  return (await chainsByOffer(db, [offerId])).get(offerId) ?? NO_CHAINS
}

/** What offers say of others; of all offers where none are named. */
export async function chainsByOffer(
  db: Database,
  offerIds?: readonly Id<'offer'>[],
): Promise<ReadonlyMap<Id<'offer'>, Chains>> {
  const rows = await db
    .selectFrom('offerChains')
    .innerJoin('offers', 'offers.id', 'offerChains.otherId')
    .select(['offerChains.offerId', 'offerChains.kind', 'offerChains.otherId', 'offerChains.months'])
    .$if(offerIds !== undefined, (query) => query.where('offerChains.offerId', '=', anyOf(offerIds ?? [])))
    .orderBy('offers.code')
    .execute()
  const linksOf = (of: typeof rows, kind: (typeof rows)[number]['kind']) =>
    of.flatMap((row): readonly Link[] => (row.kind === kind ? [{ offerId: row.otherId, months: row.months }] : []))
  return new Map(
    [...Map.groupBy(rows, ({ offerId }) => offerId)].map(([id, of]) => [
      id,
      { notWith: linksOf(of, 'not-with'), onlyAfter: linksOf(of, 'only-after') },
    ]),
  )
}

export async function keepChains(tx: Transaction, offerId: Id<'offer'>, { notWith, onlyAfter }: Chains): Promise<void> {
  await tx.deleteFrom('offerChains').where('offerId', '=', offerId).execute()
  const rows = [
    ...notWith.map((link) => ({ kind: 'not-with' as const, ...link })),
    ...onlyAfter.map((link) => ({ kind: 'only-after' as const, ...link })),
  ]
  if (rows.length === 0) return
  await tx
    .insertInto('offerChains')
    .values(rows.map(({ kind, offerId: otherId, months }) => ({ offerId, kind, otherId, months })))
    .execute()
}

/**
 * Makes whoever else wants to say how far an offer reaches wait until the transaction ends; with chains every offer of the
 * park, so that two at once cannot close a circle. Whether the offer is there.
 */
export async function holdOffer(
  tx: Transaction,
  offerId: Id<'offer'>,
  { chained }: { readonly chained: boolean },
): Promise<boolean> {
  const held = await tx
    .selectFrom('offers')
    .select('id')
    .$if(!chained, (query) => query.where('id', '=', offerId))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return held.some(({ id }) => id === offerId)
}

/** Whether each of these is an offer of the park. */
export async function areOffers(db: Database, offerIds: readonly Id<'offer'>[]): Promise<boolean> {
  const wanted = [...new Set(offerIds)]
  const found = await db.selectFrom('offers').select('id').where('id', '=', anyOf(wanted)).execute()
  return found.length === wanted.length
}
