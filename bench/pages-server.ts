import about from '../package.json' with { type: 'json' }
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const PORT = Number(process.env['BENCH_PORT'] ?? 3076)
const root = join(import.meta.dirname, '..')

/** A Tremplin in a process of its own, started by the command that `npm start` runs. */
export interface Server {
  readonly address: string
  /** Milliseconds from the command to the first good answer of /healthz. */
  readonly startedIn: number
  /** Megabytes that the process holds now. */
  memory(): number
  /** Milliseconds of a processor that it has used, its threads together: what other work on the machine cannot stretch much. */
  used(): number
  /** Ends it politely. */
  stop(): Promise<void>
}

export async function startServer(dataFolder: string): Promise<Server> {
  const env = { ...process.env, PORT: String(PORT), TREMPLIN_DATA: dataFolder }
  const [, ...command] = about.scripts.start.split(' ')
  // For whoever looks into a slow page: a folder for the profile of the server's processor time.
  const profile = process.env['BENCH_PROFILE'] ? ['--cpu-prof', `--cpu-prof-dir=${process.env['BENCH_PROFILE']}`] : []
  const start = performance.now()
  const child = spawn(process.execPath, [...profile, ...command], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://localhost:${PORT}`
  while (!(await isHealthy(address))) {
    if (child.exitCode !== null) throw new Error('The server did not start.')
    await wait(5)
  }
  return {
    address,
    startedIn: performance.now() - start,
    memory: () => residentMegabytes(child),
    used: () => usedMilliseconds(child),
    stop: () => ended(child),
  }
}

async function isHealthy(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/healthz`).catch(() => undefined)
  await answer?.arrayBuffer()
  return answer?.status === 200
}

function residentMegabytes({ pid }: ChildProcess): number {
  const [, kilobytes] = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** The kernel counts in hundredths of a second. */
function usedMilliseconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await exit
}

/** The address of the database that the server has started for itself. */
export function databaseOf(dataFolder: string): string {
  const folder = join(dataFolder, 'database')
  const sockets = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
  const password = readFileSync(join(folder, 'password'), 'utf8')
  return `postgres://tremplin:${encodeURIComponent(password)}@/postgres?host=${encodeURIComponent(sockets)}`
}

/** Signs in by the form and gives the session's cookie. */
export async function signIn(
  address: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<string> {
  const answer = await fetch(`${address}/fr/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email, password }),
    redirect: 'manual',
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0])
  if (cookies.length === 0) throw new Error(`Signing in answered ${answer.status}.`)
  return cookies.join('; ')
}
