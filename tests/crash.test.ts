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

const KILLS = 20
const ROWS = 1_500

const base = mkdtempSync(join(tmpdir(), 'tremplin-crash-'))
// As root the database runs as another user, who must be able to enter.
chmodSync(base, 0o755)
const folder = join(base, 'park')
const database = join(folder, 'database', 'data')
const living = new Set<ChildProcess>()

after(async () => {
  for (const child of living) child.kill('SIGKILL')
  if (existsSync(database)) {
    for (const pid of processesIn(database)) process.kill(pid, 'SIGKILL')
    await quiet(database, 5_000)
  }
  rmSync(base, { recursive: true, force: true })
})

test(`kill -9 in the middle of an applied workbook, ${KILLS} times: all or nothing each time, in the end exactly once`, async (t) => {
  const dice = diceFrom(20170821)
  const first = aLife()
  const { register: all, ms } = await first.until('applied')
  assert.deepEqual([all.state, all.companies, all.residencies], ['applied', ROWS, ROWS])
  assert.equal(all.facts, 4 * ROWS)
  await first.close()

  let whole = 0
  for (let round = 0; round < KILLS; round++) {
    const withDatabase = round % 2 === 1
    const life = aLife()
    const { register: found } = await life.until('found')
    const { register: settled } = await life.until('settled')
    const { register: cleared } = await life.until('cleared')

    const told = `round ${round}`
    assert.equal(found.auditBrokenAt, null, told)
    if (found.state === 'applied') {
      assert.deepEqual(found, all, told)
      if (round > 0) whole += 1
    } else {
      assert.deepEqual(found, { ...nothing, state: 'applying' }, told)
    }
    assert.deepEqual(settled, all, told)
    assert.deepEqual(cleared, { ...nothing, state: 'undone', effects: cleared.effects, appliedLines: 1 }, told)

    await life.until('applying')
    // Spread over the time that an application takes, and a little beyond its end.
    await wait(((round + dice.between(0, 999) / 1_000) / KILLS) * ms * 1.1)
    await life.kill({ withDatabase })
  }

  const last = aLife()
  assert.deepEqual((await last.until('settled')).register, all)
  assert.deepEqual((await last.until('applied')).register, all)
  await last.close()
  assert.deepEqual(processesIn(database), [])
  assert.ok(!existsSync(join(database, 'postmaster.pid')))
  t.diagnostic(`An application takes ${Math.round(ms)} ms; ${whole} of ${KILLS - 1} kills came after its end.`)
  assert.ok(whole < KILLS / 2, 'Most kills came after the end: this proves little.')
})

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
function aLife() {
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
      const postmaster = postmasterOf(database)
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
