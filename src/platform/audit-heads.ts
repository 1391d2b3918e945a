import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dayIn } from '../kernel/civil-date.ts'
import { type Id, asId } from '../kernel/id.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { read } from './change.ts'
import { findOperator, operatorIds } from './operator.ts'
import type { Platform } from './platform.ts'

declare module './jobs.ts' {
  interface JobData {
    /** Exports each operator's audit head, once a day. */
    'audit.export': Readonly<Record<string, never>>
  }
}

/** Where an operator's audit trail ended at some moment. Kept away from the database, it shows what is done to the trail. */
export interface AuditHead {
  readonly operatorId: Id<'operator'>
  /** The number of the last line. */
  readonly number: bigint
  readonly hash: string
  /** When it was looked at, as an ISO instant. */
  readonly at: string
}

/** Adds today's head of each operator to its file in the data folder, unless one of today stands there. */
export async function exportAuditHeads(platform: Platform): Promise<void> {
  for (const operatorId of await operatorIds(platform)) {
    const found = await read(platform, { operatorId }, async (db) => ({
      head: await db.selectFrom('auditHeads').select(['number', 'hash']).executeTakeFirst(),
      zone: (await findOperator(db, operatorId)).zone,
    }))
    if (!found.head) continue
    const now = platform.now()
    const before = (await exportedHeads(platform.settings.dataFolder, operatorId)).at(-1)
    if (before && dayIn(found.zone, new Date(before.at)) === dayIn(found.zone, now)) continue
    const { number, hash } = found.head
    await append(platform.settings.dataFolder, { operatorId, number, hash, at: now.toISOString() })
  }
}

/** The heads of an operator that the data folder holds, in the order in which they were exported. */
export async function exportedHeads(dataFolder: string, operatorId: Id<'operator'>): Promise<readonly AuditHead[]> {
  const lines = (await textOf(fileFor(dataFolder, operatorId))).split('\n')
  // A line that a power cut left halfway is not one of them.
  return lines.flatMap((line) => headFrom(line) ?? [])
}

/** Every exported head that the data folder holds. */
export async function allExportedHeads(dataFolder: string): Promise<readonly AuditHead[]> {
  const names = await readdir(folderIn(dataFolder)).catch(() => [])
  const operators = names.flatMap((name) => (name.endsWith('.jsonl') && asId<'operator'>(name.slice(0, -6))) || [])
  return (await Promise.all(operators.map((id) => exportedHeads(dataFolder, id)))).flat()
}

/** A head as one line of a file. */
export function writeHead({ operatorId, number, hash, at }: AuditHead): string {
  return `${JSON.stringify({ operator: operatorId, number: number.toString(), hash, at })}\n`
}

/** Reads exported heads, one a line; refuses a file with a line that is none, by its number. */
export function readHeads(text: string): Result<readonly AuditHead[], { readonly code: 'not-a-head'; line: number }> {
  const heads: AuditHead[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const head = headFrom(line)
    if (!head) return refuse({ code: 'not-a-head', line: index + 1 })
    heads.push(head)
  }
  return ok(heads)
}

function headFrom(line: string): AuditHead | undefined {
  let told: unknown
  try {
    told = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof told !== 'object' || told === null) return undefined
  const { operator, number, hash, at } = told as Readonly<Record<string, unknown>>
  const operatorId = asId<'operator'>(operator)
  if (!operatorId || typeof number !== 'string' || !/^[1-9]\d{0,17}$/.test(number)) return undefined
  if (typeof hash !== 'string' || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined
  return { operatorId, number: BigInt(number), hash, at }
}

/** Adds a line to an operator's file, and waits until the disk has it. */
async function append(dataFolder: string, head: AuditHead): Promise<void> {
  await mkdir(folderIn(dataFolder), { recursive: true, mode: 0o700 })
  const { O_APPEND, O_CREAT, O_RDWR } = constants
  const file = await open(fileFor(dataFolder, head.operatorId), O_APPEND | O_CREAT | O_RDWR, 0o600)
  try {
    await file.write(((await endsWithinLine(file)) ? '\n' : '') + writeHead(head))
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Whether a power cut left the last line without its end. */
async function endsWithinLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  if (size === 0) return false
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString() !== '\n'
}

function folderIn(dataFolder: string): string {
  return join(dataFolder, 'audit-heads')
}

function fileFor(dataFolder: string, operatorId: Id<'operator'>): string {
  return join(folderIn(dataFolder), `${operatorId}.jsonl`)
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return ''
  }
}
