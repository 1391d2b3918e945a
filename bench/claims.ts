import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { modules } from '../src/app.ts'
import type { Id } from '../src/kernel/id.ts'
import { claimOffer } from '../src/modules/claims/index.ts'
import type { Actor } from '../src/platform/actor.ts'
import { openDatabase, openPool } from '../src/platform/database.ts'
import { silentLog } from '../src/platform/log.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import { startPostgres } from '../src/platform/postgres-server.ts'
import { aWorld, valueOf } from '../tests/rush/world.ts'
import { trialSettings } from '../tests/settings.ts'

/**
 * Claims per second with everything on – permission, the rule judged anew, row-level security, idempotency key, quota,
 * code, history, letters, audit trail – beside the same transaction reduced to its bare SQL: the very statements that one
 * claim sends, in the same order, sent again by the driver alone with other ids. Both on one server, in turns.
 *
 *   npm run bench:claims -- [--seconds 5] [--rounds 5] [--callers 8]
 */
const { values: given } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    callers: { type: 'string', default: '8' },
  },
})
const [seconds, rounds, callers] = [Number(given.seconds), Number(given.rounds), Number(given.callers)]
const LEAST = 0.6
const COMPANIES = 300
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

const folder = mkdtempSync(join(tmpdir(), 'tremplin-bench-'))
chmodSync(folder, 0o755)
const postgres = await startPostgres(join(folder, 'database'))
const connection = postgres.connectionTo('postgres')
const url = new URL(`postgres://localhost/postgres`)
url.username = connection.user ?? ''
url.password = String(connection.password)
url.searchParams.set('host', connection.host ?? '')
const opened = await openPlatform(
  trialSettings({ databaseUrl: url.href, dataFolder: join(folder, 'data') }),
  modules,
  silentLog,
)
let failed = 0
try {
  failed = await bench(opened.platform)
} finally {
  await opened.close()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${1 - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function bench(platform: Platform): Promise<number> {
  const world = await aWorld(platform, COMPANIES)
  const offerId = await world.offer({ perCompany: 1_000_000, perOffer: 10_000_000 }, 10_000)
  // Its agreement counts along on both sides.
  await world.agreement([offerId], { mostPlaces: 10_000_000, mostCompanies: 10_000_000 })
  // Enough for as many claims as have ever been seen in such a time.
  const wanted = 2 * rounds * seconds * 800
  for (let codes = 10_000; codes < wanted; codes += 10_000) await world.addCodes(offerId, 10_000)
  await platform.pool.query('analyze')

  console.log(`${COMPANIES} companies and their offer are there`)
  let turn = 0
  const companyAt = (): Id<'company'> => {
    turn += 1
    const id = world.companyIds[turn % world.companyIds.length]
    if (!id) throw new Error('There is no company.')
    return id
  }
  const whole = (on: Platform, companyId: Id<'company'>) => {
    const request = { route: 'POST /api/claims', key: crypto.randomUUID(), fingerprint: companyId }
    const actor: Actor = { ...world.system, role: { kind: 'company-owner', companyId }, request }
    return claimOffer(on, actor, world.claimPeople, { offerId, companyId })
  }

  const recorded = companyAt()
  const statements = await statementsOf(platform, connection, async (on) => {
    valueOf(await whole(on, recorded))
  })
  const bare = replaying(statements, recorded, new Set([world.operatorId, offerId, ...(await fixedIds(platform))]))
  const pool = openPool({ ...connection, max: callers }, () => {})
  try {
    const own = { ...platform, pool, database: openDatabase(pool) }
    const everything = async () => void valueOf(await whole(own, companyAt()))
    const alone = () => bare(pool, companyAt())
    await perSecond(everything, 1)
    await perSecond(alone, 1)
    const shares: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const [full, reduced] = [await perSecond(everything, seconds), await perSecond(alone, seconds)]
      shares.push(full / reduced)
      console.log(
        `round ${round}: ${full.toFixed(0)} claims a second with everything on, ${reduced.toFixed(0)} as bare SQL (${statements.length} statements): ${((100 * full) / reduced).toFixed(0)} %`,
      )
    }
    const middle = shares.toSorted((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 0
    const holds = middle >= LEAST
    const broken = await world.broken()
    console.log(
      `${holds ? 'ok  ' : 'FAIL'} claims with everything on reach ${(100 * middle).toFixed(0)} % of the bare SQL (${100 * LEAST} % asked, ${callers} callers)`,
    )
    // What was sent again by the driver alone writes an audit line that is none.
    const unlike = broken.filter((each) => !each.startsWith('the audit trail'))
    if (unlike.length > 0) console.log(`FAIL what the benchmark wrote is not whole: ${unlike.join('; ')}`)
    return holds && unlike.length === 0 ? 0 : 1
  } finally {
    await pool.end()
  }
}

/** How many times a second something is done by so many callers at once. */
async function perSecond(work: () => Promise<void>, lasting: number): Promise<number> {
  const from = performance.now()
  const until = from + lasting * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < until) {
        await work()
        done += 1
      }
    }),
  )
  return (1000 * done) / (performance.now() - from)
}

/** The statements that some work sends, as the driver gets them. */
async function statementsOf(
  platform: Platform,
  config: pg.ClientConfig,
  work: (on: Platform) => Promise<void>,
): Promise<readonly Statement[]> {
  const pool = openPool({ ...config, max: 1 }, () => {})
  const statements: Statement[] = []
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (text: string, values?: unknown[]) => Promise<unknown>
    Object.assign(client, {
      query: (text: string, values: unknown[] = []) => {
        statements.push({ text, values })
        return query(text, values)
      },
    })
  })
  try {
    await work({ ...platform, pool, database: openDatabase(pool) })
  } finally {
    await pool.end()
  }
  return statements
}

/** Ids that every claim of the world has in common. */
async function fixedIds({ pool }: Platform): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from offer_versions union all select id from sites union all select id from agreements
     union all select id from auth.users`,
  )
  return rows.map(({ id }) => id)
}

/** Sends recorded statements again for another company: new ids in the place of those that were new, the next audit number. */
function replaying(statements: readonly Statement[], recorded: string, kept: ReadonlySet<string>) {
  return async (pool: pg.Pool, companyId: Id<'company'>): Promise<void> => {
    const fresh = new Map<string, string>([[recorded, companyId]])
    const other = (id: string) => {
      if (kept.has(id)) return id
      const known = fresh.get(id)
      if (known) return known
      const made = crypto.randomUUID()
      fresh.set(id, made)
      return made
    }
    const renamed = (value: unknown): unknown => {
      if (typeof value === 'string') return value.replace(uuids, other)
      return Array.isArray(value) ? value.map(renamed) : value
    }
    const client = await pool.connect()
    let number = 0n
    try {
      for (const { text, values } of statements) {
        const sent = values.map((value) =>
          typeof value === 'bigint' && isAudit(text) && value > 0n ? number : renamed(value),
        )
        const { rows } = await client.query<{ number?: bigint }>(text, sent)
        if (text.startsWith('insert into "audit_heads"')) number = (rows[0]?.number ?? 0n) + 1n
      }
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
}

function isAudit(text: string): boolean {
  return text.startsWith('insert into "audit_lines"') || text.startsWith('update "audit_heads"')
}
