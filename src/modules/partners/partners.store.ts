import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { parseRule, writeRule } from '../rules/index.ts'
import { readBenefit, writeBenefit } from './benefit.ts'
import type { CatalogueVersion } from './catalogue.ts'
import { readLocal, writeLocal } from './local-conditions.ts'
import { type Offer, type OfferVersion, type OpenOffer, type Partner, openOn } from './offer.ts'
import './partners.tables.ts'

/** The offers of which terms hold on a day, in the order of their codes. */
export async function offersOn(
  db: Database,
  on: CivilDate,
  { offerIds }: { readonly offerIds?: readonly Id<'offer'>[] | undefined } = {},
): Promise<readonly OpenOffer[]> {
  const offers = await listOffers(db, { offerIds })
  return offers.map((offer) => openOn(offer, on)).filter((offer) => offer !== undefined)
}

/** Every offer the operator has or had, with all its terms. */
export async function listOffers(
  db: Database,
  {
    offerIds,
    partnerId,
  }: { readonly offerIds?: readonly Id<'offer'>[] | undefined; readonly partnerId?: Id<'partner'> | undefined } = {},
): Promise<readonly Offer[]> {
  const versions = await versionsByOffer(db, offerIds)
  const rows = await db
    .selectFrom('offers')
    .innerJoin('partners', 'partners.id', 'offers.partnerId')
    .select([
      'offers.id',
      'offers.code',
      'offers.kind',
      'offers.title',
      'offers.summary',
      'offers.adoptedAt',
      'offers.closedAt',
      'offers.catalogueDigest',
      'offers.keptReason',
      'offers.keptAt',
      'offers.partnerId',
      'partners.code as partnerCode',
      'partners.name as partnerName',
      'partners.website',
    ])
    .$if(offerIds !== undefined, (query) => query.where('offers.id', 'in', offerIds ?? []))
    .$if(partnerId !== undefined, (query) => query.where('offers.partnerId', '=', partnerId ?? null))
    .orderBy('offers.code')
    .execute()
  return rows.map(({ partnerId: id, partnerCode, partnerName, website, closedAt, ...row }) => {
    const { catalogueDigest, keptReason, keptAt, ...offer } = row
    return {
      ...offer,
      closedAt: closedAt ?? undefined,
      seenDigest: catalogueDigest ?? undefined,
      kept: keptReason !== null && keptAt !== null ? { reason: keptReason, at: keptAt } : undefined,
      partner: { id, code: partnerCode, name: partnerName, website: website ?? undefined },
      versions: versions.get(offer.id) ?? [],
    }
  })
}

export async function findOffer(db: Database, id: Id<'offer'>): Promise<Offer | undefined> {
  const [offer] = await listOffers(db, { offerIds: [id] })
  return offer
}

async function versionsByOffer(
  db: Database,
  offerIds: readonly Id<'offer'>[] | undefined,
): Promise<ReadonlyMap<Id<'offer'>, readonly OfferVersion[]>> {
  const rows = await db
    .selectFrom('offerVersions')
    .select(['id', 'offerId'])
    .$if(offerIds !== undefined, (query) => query.where('offerId', 'in', offerIds ?? []))
    .orderBy('number')
    .execute()
  await readVersions(
    db,
    rows.map(({ id }) => id),
  )
  const byOffer = Map.groupBy(rows, ({ offerId }) => offerId)
  return new Map([...byOffer].map(([offerId, of]) => [offerId, of.map(({ id }) => versionRead(id))]))
}

/** Versions already read: they never change, and to read them is most of the work of a page that shows offers. */
const known = new Map<Id<'offer-version'>, OfferVersion>()

async function readVersions(db: Database, ids: readonly Id<'offer-version'>[]): Promise<void> {
  const unread = ids.filter((id) => !known.has(id))
  if (unread.length === 0) return
  const rows = await db
    .selectFrom('offerVersions')
    .select(['id', 'offerId', 'number', 'effectiveFrom', 'until', 'keeps', 'benefits', 'rule'])
    .select(['source', 'certainty', 'notes', 'origin', 'localConditions', 'changeNote'])
    .where('id', 'in', unread)
    .execute()
  for (const { effectiveFrom, until, keeps, benefits, notes, localConditions, changeNote, rule, ...row } of rows) {
    const read = parseRule(rule)
    if (!read.ok) {
      throw new Error(`The rule of version ${row.id} cannot be read: ${JSON.stringify(read.refusal.problems)}`)
    }
    known.set(row.id, {
      ...row,
      from: effectiveFrom,
      ...(until !== null && { until }),
      ...(keeps && { keeps }),
      rule: read.value,
      benefits: benefits.map(readBenefit),
      ...(notes !== null && { notes }),
      local: readLocal(localConditions),
      ...(changeNote !== null && { change: changeNote }),
    })
  }
}

function versionRead(id: Id<'offer-version'>): OfferVersion {
  const version = known.get(id)
  if (!version) throw new Error(`The version ${id} was not read.`)
  return version
}

export async function listPartners(db: Database): Promise<readonly Partner[]> {
  const rows = await db.selectFrom('partners').select(['id', 'code', 'name', 'website']).orderBy('code').execute()
  return rows.map(({ website, ...partner }) => ({ ...partner, website: website ?? undefined }))
}

/** Keeps a partner, or finds the one already kept under its code. */
export async function keepPartner(tx: Transaction, { id, code, name, website }: Partner): Promise<Id<'partner'>> {
  await tx
    .insertInto('partners')
    .values({ id, code, name: JSON.stringify(name), website: website ?? null })
    .onConflict((conflict) => conflict.columns(['operatorId', 'code']).doNothing())
    .execute()
  const kept = await tx.selectFrom('partners').select('id').where('code', '=', code).executeTakeFirstOrThrow()
  return kept.id
}

export interface NewOffer extends Omit<Offer, 'partner' | 'versions' | 'closedAt' | 'seenDigest' | 'kept'> {
  readonly partnerId: Id<'partner'>
}

/** Keeps an offer unless its code is taken; whether it did. */
export async function keepOffer(tx: Transaction, { title, summary, ...offer }: NewOffer): Promise<boolean> {
  const kept = await tx
    .insertInto('offers')
    .values({ ...offer, title: JSON.stringify(title), summary: JSON.stringify(summary) })
    .onConflict((conflict) => conflict.columns(['operatorId', 'code']).doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Locks an offer, so that its versions are numbered and closed by one at a time. */
export async function lockOffer(tx: Transaction, by: { readonly code: string } | { readonly id: Id<'offer'> }) {
  return tx
    .selectFrom('offers')
    .select(['id', 'closedAt'])
    .$if('code' in by, (query) => query.where('code', '=', 'code' in by ? by.code : ''))
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : null))
    .forUpdate()
    .executeTakeFirst()
}

/** Where and as what a version is kept. */
export interface NewVersion extends Pick<OfferVersion, 'id' | 'number' | 'origin' | 'local' | 'change'> {
  readonly offerId: Id<'offer'>
  readonly publishedAt: Date
}

/** Keeps terms as a version of an offer; their rule already has the park's own conditions in it. */
export async function keepVersion(
  tx: Transaction,
  { local, change, ...version }: NewVersion,
  { from, until, keeps, rule, benefits, source, certainty, notes }: CatalogueVersion,
): Promise<void> {
  await tx
    .insertInto('offerVersions')
    .values({
      ...version,
      effectiveFrom: from,
      until: until ?? null,
      keeps: keeps ?? false,
      rule: JSON.stringify(writeRule(rule)),
      benefits: JSON.stringify(benefits.map(writeBenefit)),
      source: JSON.stringify(source),
      certainty,
      notes: notes ? JSON.stringify(notes) : null,
      localConditions: JSON.stringify(writeLocal(local)),
      changeNote: change ?? null,
    })
    .execute()
}

/** Keeps on which terms of the catalogue somebody has taken a stand, and why where the park stays with its own. */
export async function setSeen(
  tx: Transaction,
  id: Id<'offer'>,
  { digest, kept }: { readonly digest: string; readonly kept?: NonNullable<Offer['kept']> },
): Promise<void> {
  await tx
    .updateTable('offers')
    .set({ catalogueDigest: digest, keptReason: kept?.reason ?? null, keptAt: kept?.at ?? null })
    .where('id', '=', id)
    .execute()
}

export async function setClosed(tx: Transaction, id: Id<'offer'>, closedAt: Date | null): Promise<void> {
  await tx.updateTable('offers').set({ closedAt }).where('id', '=', id).execute()
}
