import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type pg from 'pg'
import { modules } from '../app.ts'
import type { Id } from '../kernel/id.ts'
import { type Language, isLanguage } from '../kernel/language.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { examineAudit } from '../platform/audit.ts'
import { type AuditHead, allExportedHeads, readHeads } from '../platform/audit-heads.ts'
import { type Transaction, openDatabase } from '../platform/database.ts'
import {
  type Broken,
  type Invariant,
  brokenAmong,
  parentInvariants,
  platformInvariants,
} from '../platform/invariants.ts'
import { lookInside } from '../platform/look-inside.ts'
import { OperatorCondition } from '../platform/operator-condition.ts'
import { dataFolderFor } from '../platform/settings.ts'
import { type CommandWorld, languageOf, optionProblem, theWorld } from './check.ts'
import { doctorWords } from './doctor.messages.ts'

type Unanswerable = { readonly code: 'unanswerable'; readonly sentence: string }

/**
 * `doctor --heads FILE`: whether all that must hold of a park's data holds, and whether its audit trail is whole and
 * passes through the exported heads. Answers 0 or, with a sentence for each thing found, 1; 2 where it cannot answer.
 */
export async function doctor(
  args: readonly string[],
  world: CommandWorld = theWorld(),
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const language = languageOf(args)
  const words = doctorWords[language]
  const no = (sentence: string) => {
    world.stderr(`${sentence}\n${words.seeHelp}\n`)
    return 2
  }
  const wish = wishFrom(args, language)
  if (!wish.ok) return no(wish.refusal.sentence)
  if (wish.value === 'help') {
    world.stdout(words.help)
    return 0
  }
  const dataFolder = dataFolderFor(env, 'park')
  const heads = await headsFrom(wish.value.heads, dataFolder, world, language)
  if (!heads.ok) return no(heads.refusal.sentence)

  const inside = await lookInside({ databaseUrl: env['DATABASE_URL'] || undefined, dataFolder })
  if (inside === 'unreachable') return no(words.unreachable)
  if (inside === 'no-park') return no(words.noPark(env['DATABASE_URL'] ? 'DATABASE_URL' : dataFolder))
  if (inside === 'migrations-ahead') return no(words.migrationsAhead)
  try {
    return await examine(inside.pool, heads.value, world, language)
  } finally {
    await inside.close()
  }
}

/** Looks at everything as it stands at one moment, tells what is found, and gives the exit status. */
export function examine(
  pool: pg.Pool,
  heads: readonly AuditHead[],
  { stdout }: Pick<CommandWorld, 'stdout'>,
  language: Language,
): Promise<number> {
  const words = doctorWords[language]
  return openDatabase(pool)
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const parks = await tx.selectFrom('operators').select(['id', 'name']).orderBy('id').execute()
      let findings = 0
      const found = (sentence: string) => {
        findings += 1
        stdout(`✗ ${sentence}\n`)
      }

      for (const { id, name } of parks) {
        await lookAs(tx, id)
        const own = heads.filter(({ operatorId }) => operatorId === id)
        const { lines, faults } = await examineAudit(tx.withPlugin(new OperatorCondition(id)), own)
        for (const fault of faults) found(words.fault(name, fault))
        if (faults.length > 0) continue
        const last = own
          .map(({ at }) => at)
          .toSorted((a, b) => Date.parse(a) - Date.parse(b))
          .at(-1)
        stdout(`✓ ${words.wholeTrail(name, lines)}\n${last ? words.asExported(own.length, last) : words.noHeads}\n`)
      }
      const known = new Set(parks.map(({ id }) => id))
      for (const id of new Set(heads.map(({ operatorId }) => operatorId))) {
        if (!known.has(id)) found(words.parkMissing(id))
      }

      const invariants = [...platformInvariants, ...modules.invariants, ...(await parentInvariants(tx))]
      const broken = await brokenEverywhere(tx, invariants, [...known])
      for (const { invariant, places, examples } of broken) {
        found(words.broken(invariant.name, invariant.means[language], places, examples.map(told).join(' ; ')))
      }
      if (broken.length === 0) stdout(`✓ ${words.allHold(invariants.length)}\n`)
      stdout(`${words.verdict(findings)}\n`)
      return findings === 0 ? 0 : 1
    })
}

/** All at once for a user whom row-level security does not bind; for any other, one park after the other. */
async function brokenEverywhere(
  tx: Transaction,
  invariants: readonly Invariant[],
  parks: readonly Id<'operator'>[],
): Promise<readonly Broken[]> {
  const { rows } = await sql<{ free: boolean }>`
    select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user`.execute(tx)
  if (rows[0]?.free) return brokenAmong(tx, invariants)
  const broken: Broken[] = []
  for (const id of parks) {
    await lookAs(tx, id)
    broken.push(...(await brokenAmong(tx, invariants)))
  }
  return [...new Map(broken.map((each) => [each.invariant.name + each.examples.map(told).join(), each])).values()]
}

async function lookAs(tx: Transaction, id: Id<'operator'>): Promise<void> {
  await sql`select set_config('tremplin.operator', ${id}, true)`.execute(tx)
}

/** "offer_id 0198…, companies -1" */
function told(example: Readonly<Record<string, unknown>>): string {
  return Object.entries(example)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}

function wishFrom(
  args: readonly string[],
  language: Language,
): Result<'help' | { readonly heads: readonly string[] }, Unanswerable> {
  const words = doctorWords[language]
  const no = (sentence: string) => refuse<Unanswerable>({ code: 'unanswerable', sentence })
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        heads: { type: 'string', multiple: true },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.lang !== undefined && !isLanguage(values.lang)) return no(words.badLanguage(values.lang))
    return ok(values.help ? 'help' : { heads: values.heads ?? [] })
  } catch (error) {
    return no(words.badOption(optionProblem(error)))
  }
}

/** The heads of the files given, and of those in the data folder. */
async function headsFrom(
  files: readonly string[],
  dataFolder: string,
  { folder }: CommandWorld,
  language: Language,
): Promise<Result<readonly AuditHead[], Unanswerable>> {
  const words = doctorWords[language]
  const no = (sentence: string) => refuse<Unanswerable>({ code: 'unanswerable', sentence })
  const heads = [...(await allExportedHeads(dataFolder))]
  for (const file of files) {
    const text = await readFile(resolve(folder, file), 'utf8').catch(() => undefined)
    if (text === undefined) return no(words.unreadable(file))
    const read = readHeads(text)
    if (!read.ok) return no(words.notAHead(file, read.refusal.line))
    heads.push(...read.value)
  }
  const distinct = new Map(heads.map((head) => [JSON.stringify({ ...head, number: String(head.number) }), head]))
  return ok([...distinct.values()])
}
