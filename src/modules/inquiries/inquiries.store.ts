import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { seenBy } from '../registry/index.ts'
import type { FactKey } from '../rules/index.ts'
import './inquiries.tables.ts'
import type { InquiredCompany, Inquiry } from './inquiry.ts'

/** Keeps an inquiry and the companies it asks. */
export async function keepInquiry(
  tx: Transaction,
  { keys, ...inquiry }: Inquiry,
  companyIds: readonly Id<'company'>[],
): Promise<void> {
  await tx
    .insertInto('inquiries')
    .values({ ...inquiry, keys: [...keys] })
    .execute()
  await tx
    .insertInto('inquiredCompanies')
    .values(
      companyIds.map((companyId) => ({
        inquiryId: inquiry.id,
        companyId,
        writtenAt: inquiry.askedAt,
        answeredAt: null,
        revokedAt: null,
      })),
    )
    .execute()
}

export interface NewLink {
  readonly id: Id<'inquiry-link'>
  readonly inquiryId: Id<'inquiry'>
  readonly companyId: Id<'company'>
  readonly tokenHash: string
  readonly expiresAt: Date
}

export async function keepLinks(tx: Transaction, links: readonly NewLink[]): Promise<void> {
  if (links.length > 0)
    await tx
      .insertInto('inquiryLinks')
      .values([...links])
      .execute()
}

/** Makes whoever else wants to ask one of these companies wait until the transaction ends. */
export async function holdCompanies(tx: Transaction, companyIds: readonly Id<'company'>[]): Promise<void> {
  await tx
    .selectFrom('companies')
    .select('id')
    .where(sql<boolean>`id = ${anyOf(companyIds)}`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Those of the companies that were lately asked for one of these facts and have not answered. */
export async function askedLately(
  db: Database,
  companyIds: readonly Id<'company'>[],
  keys: readonly FactKey[],
  since: Date,
): Promise<ReadonlySet<Id<'company'>>> {
  const rows = await db
    .selectFrom('inquiredCompanies')
    .innerJoin('inquiries', 'inquiries.id', 'inquiredCompanies.inquiryId')
    .select('inquiredCompanies.companyId')
    .where(sql<boolean>`inquired_companies.company_id = ${anyOf(companyIds)}`)
    .where(sql<boolean>`inquiries.keys && ${[...keys]}::text[]`)
    .where('inquiredCompanies.writtenAt', '>', since)
    .where('inquiredCompanies.answeredAt', 'is', null)
    .where('inquiredCompanies.revokedAt', 'is', null)
    .execute()
  return new Set(rows.map(({ companyId }) => companyId))
}

/** An inquiry with how many of the companies that the actor sees were asked, and have answered. */
export interface ListedInquiry extends Inquiry {
  readonly asked: number
  readonly answered: number
}

/** The inquiries that asked companies which the actor sees, the newest first. */
export async function listInquiries(
  db: Database,
  actor: Actor,
  page: { readonly number: number; readonly size: number },
): Promise<{ readonly inquiries: readonly ListedInquiry[]; readonly total: number }> {
  const query = db
    .selectFrom('inquiries')
    .innerJoin('inquiredCompanies', 'inquiredCompanies.inquiryId', 'inquiries.id')
    .innerJoin('companies', 'companies.id', 'inquiredCompanies.companyId')
    .where(seenBy(actor))
  const { total } = await query.select(sql<bigint>`count(distinct inquiries.id)`.as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select(['inquiries.id', 'inquiries.keys', 'inquiries.askedAt', 'inquiries.askedBy'])
    .select([sql<bigint>`count(*)`.as('asked'), sql<bigint>`count(answered_at)`.as('answered')])
    .groupBy(['inquiries.id', 'inquiries.keys', 'inquiries.askedAt', 'inquiries.askedBy'])
    .orderBy('inquiries.askedAt', 'desc')
    .orderBy('inquiries.id')
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute()
  return {
    inquiries: rows.map((row) => ({ ...row, asked: Number(row.asked), answered: Number(row.answered) })),
    total: Number(total),
  }
}

/** An inquiry with the companies that the actor sees; undefined where there are none: foreign and missing are alike. */
export async function findInquiry(
  db: Database,
  actor: Actor,
  id: Id<'inquiry'>,
): Promise<(Inquiry & { readonly companies: readonly InquiredCompany[] }) | undefined> {
  const companies = await db
    .selectFrom('inquiredCompanies')
    .innerJoin('companies', 'companies.id', 'inquiredCompanies.companyId')
    .leftJoin('companyPlaces', 'companyPlaces.companyId', 'companies.id')
    .leftJoin('sites', 'sites.id', 'companyPlaces.siteId')
    .select(['companies.id as companyId', 'companies.name', 'sites.name as site'])
    .select(['inquiredCompanies.writtenAt', 'inquiredCompanies.letters'])
    .select(['inquiredCompanies.answeredAt', 'inquiredCompanies.revokedAt'])
    .where('inquiredCompanies.inquiryId', '=', id)
    .where(seenBy(actor))
    .orderBy('companies.name')
    .orderBy('companies.id')
    .execute()
  if (companies.length === 0) return undefined
  const inquiry = await db
    .selectFrom('inquiries')
    .select(['id', 'keys', 'askedAt', 'askedBy'])
    .where('id', '=', id)
    .executeTakeFirst()
  return inquiry && { ...inquiry, companies }
}

/**
 * Marks as written to again those of the companies that owe an answer and were left alone for long enough; gives them.
 * One statement decides, so that of two reminders at once one is sent.
 */
export async function markReminded(
  tx: Transaction,
  inquiryId: Id<'inquiry'>,
  companyIds: readonly Id<'company'>[],
  { at, quiet }: { readonly at: Date; readonly quiet: Date },
): Promise<readonly Id<'company'>[]> {
  const rows = await tx
    .updateTable('inquiredCompanies')
    .set({ writtenAt: at, letters: sql<number>`letters + 1` })
    .where('inquiryId', '=', inquiryId)
    .where(sql<boolean>`company_id = ${anyOf(companyIds)}`)
    .where('answeredAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('writtenAt', '<=', quiet)
    .returning('companyId')
    .execute()
  return rows.map(({ companyId }) => companyId)
}

/** Closes the links of a company that has not answered; false where there was nothing to close. */
export async function revoke(
  tx: Transaction,
  inquiryId: Id<'inquiry'>,
  companyId: Id<'company'>,
  at: Date,
): Promise<boolean> {
  const revoked = await tx
    .updateTable('inquiredCompanies')
    .set({ revokedAt: at })
    .where('inquiryId', '=', inquiryId)
    .where('companyId', '=', companyId)
    .where('answeredAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return revoked.numUpdatedRows === 1n
}

/** What a link opens. */
export interface OpenLink {
  readonly id: Id<'inquiry-link'>
  readonly inquiryId: Id<'inquiry'>
  readonly companyId: Id<'company'>
  readonly company: string
  readonly keys: readonly FactKey[]
  readonly expiresAt: Date
}

/** The link under this hash, while it is open. */
export async function findOpenLink(db: Database, tokenHash: string, now: Date): Promise<OpenLink | undefined> {
  return db
    .selectFrom('inquiryLinks')
    .innerJoin('inquiries', 'inquiries.id', 'inquiryLinks.inquiryId')
    .innerJoin('companies', 'companies.id', 'inquiryLinks.companyId')
    .innerJoin('inquiredCompanies', (join) =>
      join
        .onRef('inquiredCompanies.inquiryId', '=', 'inquiryLinks.inquiryId')
        .onRef('inquiredCompanies.companyId', '=', 'inquiryLinks.companyId'),
    )
    .select(['inquiryLinks.id', 'inquiryLinks.inquiryId', 'inquiryLinks.companyId', 'inquiryLinks.expiresAt'])
    .select(['companies.name as company', 'inquiries.keys'])
    .where('inquiryLinks.tokenHash', '=', tokenHash)
    .where('inquiryLinks.expiresAt', '>', now)
    .where('inquiredCompanies.answeredAt', 'is', null)
    .where('inquiredCompanies.revokedAt', 'is', null)
    .where('companies.archivedAt', 'is', null)
    .executeTakeFirst()
}

/** Whether there is, or was, a link under this hash. */
export async function isLink(db: Database, tokenHash: string): Promise<boolean> {
  const found = await db.selectFrom('inquiryLinks').select('id').where('tokenHash', '=', tokenHash).executeTakeFirst()
  return found !== undefined
}

/** Uses the links of a company up. Of two answers at once, one gets true. */
export async function markAnswered(
  tx: Transaction,
  { inquiryId, companyId }: Pick<OpenLink, 'inquiryId' | 'companyId'>,
  at: Date,
): Promise<boolean> {
  const answered = await tx
    .updateTable('inquiredCompanies')
    .set({ answeredAt: at })
    .where('inquiryId', '=', inquiryId)
    .where('companyId', '=', companyId)
    .where('answeredAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return answered.numUpdatedRows === 1n
}
