import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { keepOperator } from '../src/demo/builders.ts'
import { modules } from '../src/app.ts'
import { systemActor } from '../src/platform/actor.ts'
import { examineAudit } from '../src/platform/audit.ts'
import { change, changed, read } from '../src/platform/change.ts'
import { silentLog } from '../src/platform/log.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import { trialSettings } from '../tests/settings.ts'

/**
 * How long `doctor` takes to go through an audit trail of a million lines, beside what reading the same rows costs at
 * least: their text sent by the server and hashed in turn, and nothing else.
 *
 *   npm run bench:audit -- [--lines 1000000]
 */
const { values } = parseArgs({ options: { lines: { type: 'string', default: '1000000' } } })
const lines = Number(values.lines)
const MOST_SECONDS = 60
const BATCH = 10_000

const folder = mkdtempSync(join(tmpdir(), 'tremplin-bench-'))
chmodSync(folder, 0o755)
const { platform, close } = await openPlatform(trialSettings({ dataFolder: join(folder, 'data') }), modules, silentLog)
try {
  const actor = systemActor(platform.newId<'operator'>())
  await change(platform, actor, async (tx) => {
    await keepOperator(tx, { id: actor.operatorId, name: 'Technopark', demo: false })
    return changed(undefined, { event: 'park.made', subjectId: actor.operatorId })
  })
  await writeTrail(platform.pool, actor.operatorId)
  await platform.pool.query('vacuum analyze audit_lines')

  const bare = await secondsOf(() => hashAll(platform.pool, actor.operatorId))
  let faults = 0
  const whole = await secondsOf(async () => {
    const trail = await read(platform, actor, (db) => examineAudit(db))
    faults = trail.faults.length + (trail.lines === lines ? 0 : 1)
  })
  console.log(
    `${lines} lines gone through in ${whole.toFixed(1)} s, ${(whole / bare).toFixed(1)} times what reading and hashing them takes (${bare.toFixed(1)} s)`,
  )
  const holds = whole < MOST_SECONDS && faults === 0
  console.log(`${holds ? 'ok  ' : 'FAIL'} a million lines are gone through in under ${MOST_SECONDS} s, and are whole`)
  console.log(holds ? '1 passed, 0 failed' : '0 passed, 1 failed')
  process.exitCode = holds ? 0 : 1
} finally {
  await close()
  rmSync(folder, { recursive: true, force: true })
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

/** Lines as `change` writes them, after the one that is there, sent many at a time. */
async function writeTrail(pool: pg.Pool, operatorId: string): Promise<void> {
  const { rows } = await pool.query<{ number: bigint; hash: string }>('select number, hash from audit_heads')
  let hash = rows[0]?.hash ?? ''
  const at = new Date('2026-01-05T08:00:00Z')
  for (let number = Number(rows[0]?.number ?? 0); number < lines; ) {
    const batch = []
    for (; batch.length < BATCH && number < lines; ) {
      number += 1
      const subject = crypto.randomUUID()
      const event = 'claim.granted'
      const told = {
        number: `${number}`,
        at: at.toISOString(),
        actor: subject,
        event,
        subject,
        detail: { offerId: subject },
      }
      const text = JSON.stringify(told)
      hash = createHash('sha256').update(hash).update('\n').update(text).digest('hex')
      batch.push({ operator_id: operatorId, number, at, actor_id: subject, event, subject_id: subject, text, hash })
    }
    await pool.query('insert into audit_lines select * from jsonb_populate_recordset(null::audit_lines, $1)', [
      JSON.stringify(batch),
    ])
    await pool.query('update audit_heads set number = $1, hash = $2', [number, hash])
  }
}

async function hashAll(pool: pg.Pool, operatorId: string): Promise<void> {
  let hash = ''
  for (let last = 0n; ; ) {
    const { rows } = await pool.query<{ number: bigint; text: string }>(
      'select number, text from audit_lines where operator_id = $1 and number > $2 order by number limit 5000',
      [operatorId, last],
    )
    for (const { text } of rows) hash = createHash('sha256').update(hash).update('\n').update(text).digest('hex')
    const end = rows.at(-1)
    if (!end) return
    last = end.number
  }
}
