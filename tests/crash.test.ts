import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { diceFrom } from '../src/demo/dice.ts'
import { postmasterOf, processesIn, quiet } from '../src/platform/postgres-processes.ts'
import type { Register, Steps, Told } from './crash-child.ts'
import { inFull } from './sample.ts'

const KILLS = inFull ? 20 : 8
const ROWS = 1_500

const base = mkdtempSync(join(tmpdir(), 'tremplin-crash-'))
// As root the database runs as another user, who must be able to enter.
chmodSync(base, 0o755)
const folders = ['server', 'both'].map((name) => join(base, name))
const living = new Set<ChildProcess>()

after(async () => {
  for (const child of living) child.kill('SIGKILL')
  for (const database of folders.map(databaseIn).filter((folder) => existsSync(folder))) {
    for (const pid of processesIn(database)) process.kill(pid, 'SIGKILL')
    await quiet(database, 5_000)
  }
  rmSync(base, { recursive: true, force: true })
})

test(`kill -9 in the middle of an applied workbook, ${KILLS} times: all or nothing each time, in the end exactly once`, {
  timeout: 300_000,
}, async (t) => {
  // Two parks side by side: in one the server is killed, in the other its database as well.
  const [alone, both] = await Promise.all(
    folders.map((folder, index) => killedAgainAndAgain(folder, { withDatabase: index === 1 })),
  )

  assert.ok(alone && both)
  t.diagnostic(`${alone.whole + both.whole} of ${KILLS} kills came after the end of the application.`)
  assert.ok(alone.whole + both.whole < KILLS / 2, 'Most kills came after the end: this proves little.')
})

/** Half of the kills on one folder; tells how many came after the application's end. */
async function killedAgainAndAgain(folder: string, { withDatabase }: { readonly withDatabase: boolean }) {
  const kills = KILLS / 2
  const dice = diceFrom(withDatabase ? 2018 : 2017)
  const first = aLife(folder)
  const { register: all, ms } = await first.until('applied')
  let usual = ms
  assert.deepEqual([all.state, all.companies, all.residencies, all.facts], ['applied', ROWS, ROWS, 4 * ROWS])
  await first.close()

  let whole = 0
  for (let round = 0; round <= kills; round++) {
    const told = `round ${round}, ${withDatabase ? 'server and database' : 'server'}`
    const life = aLife(folder)
    const { register: found } = await life.until('found')
    if (found.state === 'applied') assert.deepEqual(found, all, told)
    else assert.deepEqual(found, { ...nothing, state: 'applying' }, told)
    whole += round > 0 && found.state === 'applied' ? 1 : 0

    // Every second time what was cut short is cut short again while it is being resumed.
    if (round % 2 === 1 && found.state === 'applying') {
      await life.until('resuming')
    } else {
      const { register: settled, ms: resumed = usual } = await life.until('settled')
      const { register: cleared } = await life.until('cleared')
      usual = Math.min(usual, resumed)
      assert.deepEqual(settled, all, told)
      assert.deepEqual(cleared, { ...nothing, state: 'undone', effects: cleared.effects, appliedLines: 1 }, told)
      await life.until('applying')
    }
    if (round === kills) {
      assert.deepEqual((await life.until('applied')).register, all)
      await life.close()
    } else {
      // Spread over the time that an application takes, and a little beyond its end.
      await wait(((round + dice.between(0, 999) / 1_000) / kills) * usual * 1.1)
      await life.kill({ withDatabase })
    }
  }
  assert.deepEqual(processesIn(databaseIn(folder)), [])
  assert.ok(!existsSync(join(databaseIn(folder), 'postmaster.pid')))
  return { whole }
}

function databaseIn(folder: string): string {
  return join(folder, 'database', 'data')
}

const nothing: Register = {
  state: null,
  companies: 0,
  facts: 0,
  residencies: 0,
  effects: 0,
  contents: null,
  appliedLines: 0,
  auditBrokenAt: null,
}

/** A server on the folder, and what it tells of itself. */
function aLife(folder: string) {
  const child = fork(join(import.meta.dirname, 'crash-child.ts'), [String(ROWS)], {
    env: { ...process.env, TREMPLIN_DATA: folder, TREMPLIN_NOW: '2017-08-21', DATABASE_URL: '' },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  living.add(child)
  let said = ''
  child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()))
  const told = new Map<Told['step'], Told>()
  child.on('message', (message) => told.set((message as Told).step, message as Told))
  const gone = once(child, 'exit').then(() => living.delete(child))

  return {
    async until<Step extends keyof Steps>(step: Step): Promise<Steps[Step]> {
      for (;;) {
        const message = told.get(step)
        if (message) return message as unknown as Steps[Step]
        assert.ok(living.has(child), `The server ended before it had ${step}:\n${said}`)
        await Promise.race([once(child, 'message'), gone])
      }
    },
    async kill({ withDatabase }: { readonly withDatabase: boolean }): Promise<void> {
      const postmaster = postmasterOf(databaseIn(folder))
      child.kill('SIGKILL')
      if (withDatabase && postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
      await gone
    },
    async close(): Promise<void> {
      child.send('close')
      await gone
      assert.equal(child.exitCode, 0, said)
    },
  }
}
