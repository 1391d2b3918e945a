import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type pg from 'pg'
import { modules } from '../src/app.ts'
import { openDatabase, openPool } from '../src/platform/database.ts'
import { openJobs } from '../src/platform/jobs.ts'
import { silentLog } from '../src/platform/log.ts'
import { newId } from '../src/platform/new-id.ts'
import type { Platform } from '../src/platform/platform.ts'
import type { Settings } from '../src/platform/settings.ts'
import { trialSettings } from './settings.ts'

export interface TestPlatform extends Platform {
  /** Moves the business date; the queue and sessions stay in real time. */
  moveTo(day: string): void
  /** Does all waiting jobs and those they cause. */
  work(): Promise<number>
}

/** A platform on a fresh database of its own, gone when the test file ends. The business date is 21 August 2017 unless said. */
export async function aPlatform({
  now = '2017-08-21',
  ownCondition = true,
  settings = {},
  maxConnections = 4,
}: {
  now?: string
  ownCondition?: boolean
  settings?: Partial<Settings>
  maxConnections?: number
} = {}): Promise<TestPlatform> {
  const connection = testServer()
  const name = `test_${newId().replaceAll('-', '').slice(-20)}`
  const main = openPool({ ...connection, max: 1 }, () => {})
  await main.query(`create database ${name} template tremplin_template strategy file_copy`)
  const pool = openPool({ ...withDatabase(connection, name), max: maxConnections }, () => {})
  const dataFolder = mkdtempSync(join(tmpdir(), 'tremplin-test-data-'))
  const jobs = await openJobs(pool, modules.queues, silentLog)

  after(async () => {
    await jobs.stop()
    await pool.end()
    await main.query(`drop database if exists ${name} with (force)`)
    await main.end()
    rmSync(dataFolder, { recursive: true, force: true })
  })

  let moment = new Date(`${now}T09:00:00Z`)
  const platform: TestPlatform = {
    settings: trialSettings({ dataFolder, ...settings }),
    now: () => moment,
    newId,
    database: openDatabase(pool),
    pool,
    jobs,
    log: silentLog,
    listeners: modules.listeners,
    ownCondition,
    moveTo: (day) => {
      moment = new Date(`${day}T09:00:00Z`)
    },
    work: () => jobs.runAll(modules.handlersOf(platform)),
  }
  return platform
}

function testServer(): pg.PoolConfig {
  const given = process.env['TREMPLIN_TEST_SERVER']
  if (!given) throw new Error('Run tests with: npm test, or: node tests/run.ts FILE')
  return JSON.parse(given) as pg.PoolConfig
}

function withDatabase(connection: pg.PoolConfig, database: string): pg.PoolConfig {
  if (!connection.connectionString) return { ...connection, database }
  const url = new URL(connection.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}
