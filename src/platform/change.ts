import { deserialize, serialize } from 'node:v8'
import { sql } from 'kysely'
import type { Id } from '../kernel/id.ts'
import { type Refused, type Result, ok, refuse } from '../kernel/result.ts'
import { type Actor, type RequestMark, idOf } from './actor.ts'
import { type Happening, keepAuditLine } from './audit.ts'
import type { Database, Transaction } from './database.ts'
import { OperatorCondition } from './operator-condition.ts'
import type { Platform } from './platform.ts'

/** A wish that succeeded and what is to be told of it in the audit trail. */
export interface Changed<Value> {
  readonly ok: true
  readonly value: Value
  readonly happenings: readonly Happening[]
}

/** The request itself stands in the way. */
export type RequestRefusal = { readonly code: 'key-reused' }

/**
 * Whoever asked has hung up before the work began. Their next try may have been refused since then, and nobody would learn
 * that this one was done all the same; under the key it is free to be asked for again.
 */
export class NobodyWaits extends Error {
  constructor() {
    super('Whoever asked has hung up.')
  }
}

/** Says that the work is done and what happened: at least one happening, or there is nothing to commit. */
export function changed<Value>(value: Value, ...happenings: readonly [Happening, ...Happening[]]): Changed<Value> {
  return { ok: true, value, happenings }
}

/**
 * The only opener of writing transactions. The work, its audit lines, its jobs and the answer to its idempotency key
 * commit together; a refusal or an exception undoes all of it. A repeated request gets the first one's answer and
 * changes nothing. Inside, speak to `tx` only.
 */
export async function change<Value, Refusal extends { readonly code: string } = never>(
  platform: Platform,
  actor: Actor,
  work: (tx: Transaction) => Promise<Changed<Value> | Refused<Refusal>>,
): Promise<Result<Value, Refusal | RequestRefusal>> {
  try {
    return await platform.database.transaction().execute(async (open) => {
      const tx = await speakFor(platform, actor.operatorId, open)
      if (actor.request) {
        const answered = await earlierAnswer<Value>(tx, actor, actor.request)
        if (answered) return answered
        if (actor.request.gone?.()) throw new NobodyWaits()
      }
      const outcome = await work(tx)
      if (!outcome.ok) throw new Undo(outcome)
      if (actor.request) await keepAnswer(tx, actor, actor.request, outcome.value)
      for (const happening of outcome.happenings) await keepAuditLine(tx, actor, happening, platform.now())
      return ok(outcome.value)
    })
  } catch (error) {
    if (error instanceof Undo) return error.refused as Refused<Refusal>
    throw error
  }
}

/** Reads as one operator: a read-only transaction, so that what is read together belongs together. */
export function read<Value>(
  platform: Platform,
  actor: { readonly operatorId: Id<'operator'> },
  work: (db: Database) => Promise<Value>,
): Promise<Value> {
  return platform.database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (open) => work(await speakFor(platform, actor.operatorId, open)))
}

/**
 * Writes what is nobody's act, so that the audit trail says nothing of it: when a key was last used, that a notice was
 * read, what has run out.
 */
export function jot<Value>(
  platform: Platform,
  actor: { readonly operatorId: Id<'operator'> },
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  return platform.database.transaction().execute(async (open) => work(await speakFor(platform, actor.operatorId, open)))
}

/** From here on the transaction sees one operator: under the role that row-level security binds, and by each query's own condition. */
async function speakFor(platform: Platform, operatorId: Id<'operator'>, open: Transaction): Promise<Transaction> {
  await sql`select set_config('role', 'tremplin_app', true), set_config('tremplin.operator', ${operatorId}, true)`.execute(
    open,
  )
  return platform.ownCondition ? open.withPlugin(new OperatorCondition(operatorId)) : open
}

/** Carries a refusal out of the transaction, which undoes it. */
class Undo extends Error {
  readonly refused: Refused<unknown>
  constructor(refused: Refused<unknown>) {
    super('refused')
    this.refused = refused
  }
}

/** Takes the key for this request. A rival with the same key waits here until the first has committed or given up. */
async function earlierAnswer<Value>(
  tx: Transaction,
  actor: Actor,
  { route, key, fingerprint }: RequestMark,
): Promise<Result<Value, RequestRefusal> | undefined> {
  const by = idOf(actor) ?? actor.operatorId
  const taken = await tx
    .insertInto('answeredRequests')
    .values({ actorId: by, route, key, fingerprint })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return undefined
  const earlier = await tx
    .selectFrom('answeredRequests')
    .select(['fingerprint', 'answer'])
    .where('actorId', '=', by)
    .where('route', '=', route)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (earlier.fingerprint !== fingerprint || !earlier.answer) return refuse({ code: 'key-reused' })
  return ok(deserialize(earlier.answer) as Value)
}

async function keepAnswer(tx: Transaction, actor: Actor, { route, key }: RequestMark, value: unknown): Promise<void> {
  await tx
    .updateTable('answeredRequests')
    .set({ answer: serialize(value) })
    .where('actorId', '=', idOf(actor) ?? actor.operatorId)
    .where('route', '=', route)
    .where('key', '=', key)
    .execute()
}
