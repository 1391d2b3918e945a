import type { ExpressionBuilder } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database, Tables, Transaction } from '../../platform/database.ts'
import {
  type Agreement,
  type AgreementQuota,
  type AgreementState,
  type Course,
  type Ending,
  type RateSince,
  type Signatory,
  type Suspension,
  type WrittenRate,
  agreementInForce,
  exactRate,
  stateOn,
} from './agreement.ts'
import './agreements.tables.ts'
import { type ShutDoor, shutDoor } from './door.ts'
import { offerWindows } from './limits.store.ts'

/** The agreement under which an offer stands, as those who grant it need to know it. */
export interface OfferAgreement extends Course {
  readonly id: Id<'agreement'>
  readonly partnerId: Id<'partner'>
  readonly state: AgreementState
}

/** The agreement under which an offer stands on a day; undefined where it stands under none. */
export async function agreementOf(
  db: Database,
  offerId: Id<'offer'>,
  on: CivilDate,
): Promise<OfferAgreement | undefined> {
  return (await agreementsOf(db, [offerId], on)).get(offerId)
}

/** The agreements under which these offers stand on a day, or all of them; those that stand under none are not among them. */
export async function agreementsOf(
  db: Database,
  offerIds: readonly Id<'offer'>[] | 'all',
  on: CivilDate,
): Promise<ReadonlyMap<Id<'offer'>, OfferAgreement>> {
  const placed = await db
    .selectFrom('agreementOffers')
    .select(['offerId', 'agreementId'])
    .$if(offerIds !== 'all', (query) => query.where('offerId', '=', anyOf(offerIds === 'all' ? [] : offerIds)))
    .execute()
  if (placed.length === 0) return new Map()
  const agreements = await agreementsByIds(db, [...new Set(placed.map(({ agreementId }) => agreementId))])
  const under = Map.groupBy(placed, ({ offerId }) => offerId)
  return new Map(
    [...under].flatMap(([offerId, places]): (readonly [Id<'offer'>, OfferAgreement])[] => {
      const ids = new Set(places.map(({ agreementId }) => agreementId))
      const agreement = agreementInForce(
        agreements.filter(({ id }) => ids.has(id)),
        on,
      )
      if (!agreement) return []
      const { id, partnerId, signedOn, beginsOn, until, ending, suspensions } = agreement
      const course = { signedOn, beginsOn, until, ending, suspensions }
      return [[offerId, { id, partnerId, state: stateOn(agreement, on), ...course }]]
    }),
  )
}

/**
 * The offers that nobody is given on a day, each with the reason: the agreement under which it stands does not run, or its
 * window is shut.
 */
export async function shutDoors(db: Database, on: CivilDate): Promise<ReadonlyMap<Id<'offer'>, ShutDoor>> {
  const agreements = await agreementsOf(db, 'all', on)
  const windows = await offerWindows(db)
  return new Map(
    [...new Set([...agreements.keys(), ...windows.keys()])].flatMap((offerId) => {
      const shut = shutDoor(agreements.get(offerId), windows.get(offerId) ?? {}, on)
      return shut ? [[offerId, shut] as const] : []
    }),
  )
}

/**
 * The rates that signed agreements fix for the offers under them, each from the day its agreement begins, in order; offers
 * for which none of them fixes one are left out.
 */
export async function agreedRates(db: Database): Promise<ReadonlyMap<Id<'offer'>, readonly RateSince[]>> {
  const rows = await db
    .selectFrom('agreementOffers')
    .innerJoin('agreements', 'agreements.id', 'agreementOffers.agreementId')
    .select(['agreementOffers.offerId', 'agreements.number', 'agreements.beginsOn'])
    .select(['rateFrom', 'rateTo', 'rateValue', 'rateOn'])
    .where('agreements.signedOn', 'is not', null)
    // As the one in force is chosen: of two that begin on one day the last.
    .orderBy('agreements.beginsOn')
    .orderBy('agreements.id')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ offerId }) => offerId)].flatMap(([offerId, under]) => {
      const since = under.map((row) => ({
        from: row.beginsOn,
        rate: exactRate({ number: row.number, rate: rateIn(row) }),
      }))
      return since.some(({ rate }) => rate) ? [[offerId, since] as const] : []
    }),
  )
}

/** How far all offers of an agreement reach together, as it is written. */
export async function agreementLimitsOf(db: Database, id: Id<'agreement'>): Promise<AgreementQuota> {
  const { mostPlaces, mostCompanies } = await db
    .selectFrom('agreements')
    .select(['mostPlaces', 'mostCompanies'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { mostPlaces: mostPlaces ?? undefined, mostCompanies: mostCompanies ?? undefined }
}

/** The agreements that an actor sees: staff all of them, a partner its own once they are signed, anybody else none. */
function seenBy(actor: Actor) {
  return (eb: ExpressionBuilder<Tables, 'agreements'>) => {
    if (isStaff(actor)) return eb.lit(true)
    if (actor.role.kind !== 'partner') return eb.lit(false)
    return eb.and([eb('agreements.partnerId', '=', actor.role.partnerId), eb('agreements.signedOn', 'is not', null)])
  }
}

/** The agreements that an actor sees, the latest begun first. */
export async function listAgreements(
  db: Database,
  actor: Actor,
  { partnerId }: { readonly partnerId?: Id<'partner'> } = {},
): Promise<readonly Agreement[]> {
  const rows = await agreementRows(db)
    .where(seenBy(actor))
    .$if(partnerId !== undefined, (query) => query.where('partnerId', '=', partnerId ?? null))
    .orderBy('beginsOn', 'desc')
    .orderBy('id')
    .execute()
  return withSuspensions(db, rows)
}

/** An agreement that an actor sees; undefined for any other, which may be there or not. */
export async function findAgreement(db: Database, actor: Actor, id: Id<'agreement'>): Promise<Agreement | undefined> {
  const rows = await agreementRows(db).where('id', '=', id).where(seenBy(actor)).execute()
  const [agreement] = await withSuspensions(db, rows)
  return agreement
}

/** Agreements by their ids, for work that nobody watches. */
async function agreementsByIds(db: Database, ids: readonly Id<'agreement'>[]): Promise<readonly Agreement[]> {
  const rows = await agreementRows(db).where('id', '=', anyOf(ids)).orderBy('beginsOn').orderBy('id').execute()
  return withSuspensions(db, rows)
}

/** Makes whoever else wants to change an agreement wait until the transaction ends. */
export async function lockAgreement(
  tx: Transaction,
  actor: Actor,
  id: Id<'agreement'>,
): Promise<Agreement | undefined> {
  await tx.selectFrom('agreements').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return findAgreement(tx, actor, id)
}

function agreementRows(db: Database) {
  return db
    .selectFrom('agreements')
    .select(['id', 'partnerId', 'number', 'title', 'signedOn', 'beginsOn', 'until', 'follows'])
    .select(['rateFrom', 'rateTo', 'rateValue', 'rateOn', 'mostPlaces', 'mostCompanies', 'endedOn', 'endedBecause'])
}

type AgreementRow = Awaited<ReturnType<ReturnType<typeof agreementRows>['execute']>>[number]

async function withSuspensions(db: Database, rows: readonly AgreementRow[]): Promise<readonly Agreement[]> {
  if (rows.length === 0) return []
  const suspensions = await db
    .selectFrom('agreementSuspensions')
    .select(['agreementId', 'suspendedOn', 'reason', 'resumedOn', 'resumedBecause'])
    .where('agreementId', '=', anyOf(rows.map(({ id }) => id)))
    .orderBy('suspendedOn')
    .orderBy('id')
    .execute()
  const of = Map.groupBy(suspensions, ({ agreementId }) => agreementId)
  return rows.map(({ id, partnerId, number, title, beginsOn, ...row }) => ({
    id,
    partnerId,
    number,
    title,
    beginsOn,
    signedOn: row.signedOn ?? undefined,
    until: row.until ?? undefined,
    follows: row.follows ?? undefined,
    rate: rateIn(row),
    quota: { mostPlaces: row.mostPlaces ?? undefined, mostCompanies: row.mostCompanies ?? undefined },
    ending:
      row.endedOn !== null && row.endedBecause !== null
        ? { endedOn: row.endedOn, reason: row.endedBecause }
        : undefined,
    suspensions: (of.get(id) ?? []).map(
      ({ suspendedOn, reason, resumedOn, resumedBecause }): Suspension => ({
        suspendedOn,
        reason,
        resumedOn: resumedOn ?? undefined,
        resumedBecause: resumedBecause ?? undefined,
      }),
    ),
  }))
}

function rateIn({
  rateFrom: from,
  rateTo: to,
  rateValue: value,
  rateOn: on,
}: Pick<AgreementRow, 'rateFrom' | 'rateTo' | 'rateValue' | 'rateOn'>): WrittenRate | undefined {
  return from !== null && to !== null && value !== null && on !== null ? { from, to, value, on } : undefined
}

/** What the paper says: all of an agreement but how it went on. */
export interface WrittenAgreement extends Omit<Agreement, 'id' | 'suspensions' | 'ending' | 'follows' | 'rate'> {
  readonly rate: WrittenRate | undefined
  readonly signatories: readonly Signatory[]
}

/** Keeps a new agreement; false where its number is taken, or where what it renews was renewed before. */
export async function keepAgreement(
  tx: Transaction,
  {
    id,
    follows,
    writtenAt,
    writtenBy,
  }: {
    readonly id: Id<'agreement'>
    readonly follows: Id<'agreement'> | undefined
    readonly writtenAt: Date
    readonly writtenBy: Id<'user'> | undefined
  },
  written: WrittenAgreement,
): Promise<boolean> {
  const kept = await tx
    .insertInto('agreements')
    .values({ id, follows: follows ?? null, writtenAt, writtenBy: writtenBy ?? null, ...columnsOf(written) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (kept.numInsertedOrUpdatedRows !== 1n) return false
  await keepSignatories(tx, id, written.signatories)
  return true
}

/** Writes an agreement anew; false where its number is taken by another. The agreement is locked. */
export async function replaceAgreement(
  tx: Transaction,
  id: Id<'agreement'>,
  written: WrittenAgreement,
): Promise<boolean> {
  const rival = await tx
    .selectFrom('agreements')
    .select('id')
    .where('number', '=', written.number)
    .where('id', '<>', id)
    .executeTakeFirst()
  if (rival) return false
  await tx.updateTable('agreements').set(columnsOf(written)).where('id', '=', id).execute()
  await tx.deleteFrom('agreementSignatories').where('agreementId', '=', id).execute()
  await keepSignatories(tx, id, written.signatories)
  return true
}

function columnsOf({ partnerId, number, title, signedOn, beginsOn, until, rate, quota }: WrittenAgreement) {
  return {
    partnerId,
    number,
    title,
    signedOn: signedOn ?? null,
    beginsOn,
    until: until ?? null,
    mostPlaces: quota.mostPlaces ?? null,
    mostCompanies: quota.mostCompanies ?? null,
    rateFrom: rate?.from ?? null,
    rateTo: rate?.to ?? null,
    rateValue: rate?.value ?? null,
    rateOn: rate?.on ?? null,
  }
}

async function keepSignatories(
  tx: Transaction,
  agreementId: Id<'agreement'>,
  signatories: readonly Signatory[],
): Promise<void> {
  if (signatories.length === 0) return
  await tx
    .insertInto('agreementSignatories')
    .values(
      signatories.map(({ side, name, function: held }, index) => ({
        agreementId,
        place: index + 1,
        side,
        name,
        function: held ?? null,
      })),
    )
    .execute()
}

export async function signatoriesOf(db: Database, agreementId: Id<'agreement'>): Promise<readonly Signatory[]> {
  const rows = await db
    .selectFrom('agreementSignatories')
    .select(['side', 'name', 'function'])
    .where('agreementId', '=', agreementId)
    .orderBy('place')
    .execute()
  return rows.map((row) => ({ ...row, function: row.function ?? undefined }))
}

/** The agreement that renews this one, if any does. */
export async function findRenewal(db: Database, actor: Actor, id: Id<'agreement'>): Promise<Agreement | undefined> {
  const rows = await agreementRows(db).where('follows', '=', id).where(seenBy(actor)).execute()
  const [renewal] = await withSuspensions(db, rows)
  return renewal
}

/** Suspends an agreement from a day on; false where it is suspended already. */
export async function keepSuspension(
  tx: Transaction,
  suspension: {
    readonly id: Id<'agreement-suspension'>
    readonly agreementId: Id<'agreement'>
    readonly suspendedOn: CivilDate
    readonly reason: string
  },
): Promise<boolean> {
  const kept = await tx
    .insertInto('agreementSuspensions')
    .values({ ...suspension, resumedOn: null, resumedBecause: null })
    .onConflict((conflict) =>
      conflict.columns(['operatorId', 'agreementId']).where('resumedOn', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}

/** Ends the suspension that lasts; false where none does. */
export async function endSuspension(
  tx: Transaction,
  agreementId: Id<'agreement'>,
  { resumedOn, resumedBecause }: { readonly resumedOn: CivilDate; readonly resumedBecause: string },
): Promise<boolean> {
  const ended = await tx
    .updateTable('agreementSuspensions')
    .set({ resumedOn, resumedBecause })
    .where('agreementId', '=', agreementId)
    .where('resumedOn', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** Ends an agreement before its last day; false where it was ended before. */
export async function keepEnding(tx: Transaction, id: Id<'agreement'>, { endedOn, reason }: Ending): Promise<boolean> {
  const ended = await tx
    .updateTable('agreements')
    .set({ endedOn, endedBecause: reason })
    .where('id', '=', id)
    .where('endedOn', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** The offers that stand, or stood, under agreements. */
export async function offersUnder(
  db: Database,
  agreementIds: readonly Id<'agreement'>[],
): Promise<ReadonlyMap<Id<'agreement'>, readonly Id<'offer'>[]>> {
  const rows = await db
    .selectFrom('agreementOffers')
    .innerJoin('offers', 'offers.id', 'agreementOffers.offerId')
    .select(['agreementOffers.agreementId', 'agreementOffers.offerId'])
    .where('agreementOffers.agreementId', '=', anyOf(agreementIds))
    .orderBy('offers.code')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ agreementId }) => agreementId)].map(([id, of]) => [id, of.map(({ offerId }) => offerId)]),
  )
}

/** Puts offers under an agreement; one that stands there already stays. */
export async function placeOffers(
  tx: Transaction,
  agreementId: Id<'agreement'>,
  offerIds: readonly Id<'offer'>[],
): Promise<void> {
  if (offerIds.length === 0) return
  await tx
    .insertInto('agreementOffers')
    .values(offerIds.map((offerId) => ({ agreementId, offerId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Takes an offer out from under an agreement; false where it did not stand there. */
export async function takeOfferOut(
  tx: Transaction,
  agreementId: Id<'agreement'>,
  offerId: Id<'offer'>,
): Promise<boolean> {
  const taken = await tx
    .deleteFrom('agreementOffers')
    .where('agreementId', '=', agreementId)
    .where('offerId', '=', offerId)
    .executeTakeFirst()
  return taken.numDeletedRows === 1n
}
