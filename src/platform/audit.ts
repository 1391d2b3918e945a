import { createHash } from 'node:crypto'
import { type Actor, idOf } from './actor.ts'
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

/** Whether the chain is whole; if not, the number of the first line that does not follow from the one before. */
export async function verifyAudit(
  db: Database,
): Promise<{ readonly lines: number; readonly brokenAt: bigint | undefined }> {
  const lines = await db.selectFrom('auditLines').select(['number', 'text', 'hash']).orderBy('number').execute()
  const head = await db.selectFrom('auditHeads').select(['number', 'hash']).executeTakeFirst()
  let before = ''
  let expected = 1n
  for (const line of lines) {
    if (line.number !== expected || line.hash !== chained(before, line.text))
      return { lines: lines.length, brokenAt: expected }
    before = line.hash
    expected += 1n
  }
  const whole = head === undefined ? lines.length === 0 : head.number === expected - 1n && head.hash === before
  return { lines: lines.length, brokenAt: whole ? undefined : expected }
}

function chained(before: string, text: string): string {
  return createHash('sha256').update(before).update('\n').update(text).digest('hex')
}
