import { createHash } from 'node:crypto'
import { asId } from '../kernel/id.ts'
import { type Actor, idOf } from './actor.ts'
import type { AuditHead } from './audit-heads.ts'
import type { Database, Transaction } from './database.ts'

/** Something that happened, told in the past: `company.renamed`. Ids and codes only; personal data stays outside the chain. */
export interface Happening {
  readonly event: string
  readonly subjectId: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/**
 * Adds a line to the operator's chain: each line's hash covers its stored text and the hash before it, so that an edit,
 * a removal or a swap shows. The head row makes writers of one operator take turns, briefly, at the end of their work.
 */
export async function keepAuditLine(tx: Transaction, actor: Actor, happening: Happening, at: Date): Promise<void> {
  const head = await tx
    .insertInto('auditHeads')
    .values({ number: 0n, hash: '' })
    .onConflict((conflict) =>
      conflict.column('operatorId').doUpdateSet((old) => ({ number: old.ref('auditHeads.number') })),
    )
    .returning(['number', 'hash'])
    .executeTakeFirstOrThrow()
  const number = head.number + 1n
  const text = JSON.stringify({
    number: number.toString(),
    at: at.toISOString(),
    actor: actor.keyId ? `key:${actor.keyId}` : (actor.userId ?? actor.role.kind),
    event: happening.event,
    subject: happening.subjectId,
    detail: happening.detail ?? {},
  })
  const hash = chained(head.hash, text)
  await tx
    .insertInto('auditLines')
    .values({
      number,
      at,
      actorId: idOf(actor) ?? null,
      event: happening.event,
      subjectId: happening.subjectId,
      text,
      hash,
    })
    .execute()
  await tx.updateTable('auditHeads').set({ number, hash }).execute()
}

/** What is wrong with an operator's audit trail. */
export type AuditFault =
  /** The line is not what follows from the one before: edited, inserted, moved, or one before it removed. */
  | { readonly code: 'line-broken'; readonly number: bigint }
  /** The lines end elsewhere than the head says: some were cut off, or added beside it. */
  | { readonly code: 'end-differs'; readonly number: bigint }
  /** There was another line when the head was exported: the trail was written anew, or is another operator's. */
  | { readonly code: 'not-as-exported'; readonly number: bigint; readonly exportedAt: string }
  /** The trail was longer when the head was exported: it was rolled back or cut. */
  | { readonly code: 'shorter-than-exported'; readonly number: bigint; readonly exportedAt: string }

export interface AuditTrail {
  readonly lines: number
  /** The hash of the last line. */
  readonly hash: string
  readonly faults: readonly AuditFault[]
}

/** How many lines are in memory at a time. */
const BATCH = 5_000

/**
 * Goes through an operator's whole trail, a batch at a time: whether each line follows from the one before, says what its
 * columns say, and ends where the head says; and whether it passes through the heads that were exported earlier. What
 * an exported head shows, nobody can hide who has the database alone.
 */
export async function examineAudit(db: Database, exported: readonly AuditHead[] = []): Promise<AuditTrail> {
  const awaited = Map.groupBy(exported, ({ number }) => number)
  const faults: AuditFault[] = []
  let hash = ''
  let number = 0n
  let broken: bigint | undefined
  let last = 0n
  for (;;) {
    const lines = await db
      .selectFrom('auditLines')
      .select(['number', 'at', 'actorId', 'event', 'subjectId', 'text', 'hash'])
      .where('number', '>', last)
      .orderBy('number')
      .limit(BATCH)
      .execute()
    for (const line of lines) {
      number += 1n
      // The first break says where; what comes after it follows from what stands there, so that one act is told once.
      if (broken === undefined && (line.number !== number || line.hash !== chained(hash, line.text) || !says(line)))
        broken = number
      hash = line.hash
      for (const { hash: then, at } of awaited.get(line.number) ?? []) {
        if (then !== line.hash) faults.push({ code: 'not-as-exported', number: line.number, exportedAt: at })
      }
    }
    last = lines.at(-1)?.number ?? last
    if (lines.length < BATCH) break
  }
  if (broken !== undefined) faults.unshift({ code: 'line-broken', number: broken })
  const head = await db.selectFrom('auditHeads').select(['number', 'hash']).executeTakeFirst()
  const endsAsSaid = head === undefined ? number === 0n : head.number === last && head.hash === hash
  if (broken === undefined && !endsAsSaid) faults.push({ code: 'end-differs', number: last + 1n })
  const longest = exported.reduce<AuditHead | undefined>(
    (longer, each) => (each.number > (longer?.number ?? last) ? each : longer),
    undefined,
  )
  if (longest) faults.push({ code: 'shorter-than-exported', number: longest.number, exportedAt: longest.at })
  return { lines: Number(number), hash, faults }
}

/** Whether the chain is whole; if not, the number of the first line that does not follow from the one before. */
export async function verifyAudit(
  db: Database,
): Promise<{ readonly lines: number; readonly brokenAt: bigint | undefined }> {
  const { lines, faults } = await examineAudit(db)
  return { lines, brokenAt: faults[0]?.number }
}

interface Line {
  readonly number: bigint
  readonly at: Date
  readonly actorId: string | null
  readonly event: string
  readonly subjectId: string
  readonly text: string
}

/** Whether the columns, by which lines are found, say what the text says, which the hash covers. */
function says({ number, at, actorId, event, subjectId, text }: Line): boolean {
  const told = readLine(text)
  if (!told) return false
  const by = actorId === null ? asId(told.actor) === undefined : [actorId, `key:${actorId}`].includes(told.actor)
  return (
    by &&
    told.number === number.toString() &&
    told.at === at.toISOString() &&
    told.event === event &&
    told.subject === subjectId
  )
}

function readLine(text: string): Readonly<Record<'number' | 'at' | 'actor' | 'event' | 'subject', string>> | undefined {
  try {
    return JSON.parse(text) as ReturnType<typeof readLine>
  } catch {
    return undefined
  }
}

/** The hash of a line: of the one before it, and of its own text. */
function chained(before: string, text: string): string {
  return createHash('sha256').update(before).update('\n').update(text).digest('hex')
}
