import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { modules } from '../../src/app.ts'
import { silentLog } from '../../src/platform/log.ts'
import { openPlatform } from '../../src/platform/open-platform.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { trialSettings } from '../settings.ts'

/** One server process, started again at the same address however it ended, until it is stopped. */
export interface Server {
  readonly address: string
  /** kill -9. */
  kill(): void
  /** How often it ended though nobody had killed it. */
  unplanned(): number
  /** The last that it said. */
  said(): string
}

export interface Servers {
  readonly platform: Platform
  readonly servers: readonly Server[]
  stop(): Promise<void>
}

/**
 * So many server processes on one database, with the same secrets, and a platform of our own on it to build and to look.
 * The database is the caller's.
 */
export async function startServers(count: number, connection: ClientConfig): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'tremplin-rush-'))
  chmodSync(folder, 0o755)
  const databaseUrl = urlOf(connection)
  const secret = randomBytes(32).toString('base64')
  const codeKey = randomBytes(32).toString('base64')
  const settings = trialSettings({ databaseUrl, dataFolder: join(folder, 'own'), secret, codeKeys: [codeKey] })
  const opened = await openPlatform(settings, modules, silentLog)
  const children: (() => Promise<void>)[] = []
  const servers: Server[] = []
  const stop = async () => {
    await Promise.all(children.map((end) => end()))
    await opened.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    for (let index = 0; index < count; index += 1) {
      const env = {
        ...process.env,
        TREMPLIN_DATA: join(folder, `server-${index + 1}`),
        TREMPLIN_SECRET: secret,
        TREMPLIN_CODE_KEYS: codeKey,
        TREMPLIN_NOW: '',
        DATABASE_URL: databaseUrl,
        PORT: String(await freePort()),
        NODE_ENV: '',
      }
      const { server, end } = keptAlive(env)
      servers.push(server)
      children.push(end)
    }
    await Promise.all(servers.map((server) => answering(server, 60_000)))
    return { platform: opened.platform, servers, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function keptAlive(env: NodeJS.ProcessEnv): { readonly server: Server; readonly end: () => Promise<void> } {
  let said = ''
  let unplanned = 0
  let planned = false
  let wanted = true
  let child = launch()

  function launch(): ChildProcess {
    planned = false
    const started = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts'), 'start'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const hear = (piece: Buffer) => {
      said = (said + piece.toString()).slice(-8_000)
    }
    started.stdout?.on('data', hear)
    started.stderr?.on('data', hear)
    started.once('exit', () => {
      if (!wanted) return
      if (!planned) unplanned += 1
      child = launch()
    })
    return started
  }

  return {
    server: {
      address: `http://localhost:${env['PORT']}`,
      kill: () => {
        planned = true
        child.kill('SIGKILL')
      },
      unplanned: () => unplanned,
      said: () => said,
    },
    end: async () => {
      wanted = false
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise<void>((done) => child.once('exit', () => done()))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await gone
      clearTimeout(late)
    },
  }
}

/** Waits until a server answers and its database with it; gives how many milliseconds that took. */
export async function answering(server: Server, withinMs: number): Promise<number> {
  const from = performance.now()
  for (;;) {
    try {
      const answer = await fetch(`${server.address}/healthz`, { signal: AbortSignal.timeout(2_000) })
      await answer.arrayBuffer()
      if (answer.ok) return performance.now() - from
    } catch {
      // It is not there yet.
    }
    if (performance.now() - from > withinMs) {
      throw new Error(`${server.address} does not answer after ${withinMs} ms:\n${server.said()}`)
    }
    await wait(20)
  }
}

function urlOf({ host, port, user, password, database }: ClientConfig): string {
  const url = new URL(`postgres://localhost/${database ?? 'postgres'}`)
  url.username = user ?? ''
  url.password = typeof password === 'string' ? password : ''
  if (host?.startsWith('/')) url.searchParams.set('host', host)
  else url.hostname = host ?? 'localhost'
  if (port) url.port = String(port)
  return url.href
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
