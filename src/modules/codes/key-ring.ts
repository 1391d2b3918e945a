import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Settings, codeKeysIn } from '../../platform/settings.ts'
import { type CodeKey, codeKeyFrom } from './seal.ts'

/** The keys that codes are sealed with: the current one seals, earlier ones still open. */
export interface KeyRing {
  readonly current: CodeKey
  /** Every key, the current one first. */
  readonly keys: readonly CodeKey[]
  find(id: string): CodeKey | undefined
}

type Where = Pick<Settings, 'codeKeys' | 'dataFolder'>

/**
 * The keys as they are now: of TREMPLIN_CODE_KEYS, else of the file in the data folder, made on first use. The file is
 * read anew each time, so that a running server learns of a new key the moment it is there.
 */
export function keyRing(settings: Where): KeyRing {
  return ringOf(settings.codeKeys ?? keptKeys(settings))
}

/** Puts a new key in front of those in the data folder. Not two at once: each would lose the other's. */
export function addKey(settings: Where): void {
  writeKeys(settings, [newKey(), ...keptKeys(settings)])
}

/** Forgets every key in the data folder but the current one. */
export function forgetEarlierKeys(settings: Where): void {
  writeKeys(settings, keptKeys(settings).slice(0, 1))
}

function ringOf(secrets: readonly string[]): KeyRing {
  const keys = secrets.map((secret) => codeKeyFrom(Buffer.from(secret, 'base64')))
  const [current] = keys
  if (!current) throw new Error('There is no key for codes.')
  return { current, keys, find: (id) => keys.find((key) => key.id === id) }
}

function keptKeys(settings: Where): readonly string[] {
  const file = fileIn(settings)
  if (!existsSync(file)) {
    mkdirSync(settings.dataFolder, { recursive: true })
    // A name that is there is left alone: of two processes that begin at once, both read the first one's key.
    writeBeside(settings, [newKey()], (beside) => {
      try {
        linkSync(beside, file)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    })
  }
  return codeKeysIn(readFileSync(file, 'utf8'), file)
}

function writeKeys(settings: Where, keys: readonly string[]): void {
  writeBeside(settings, keys, (beside) => renameSync(beside, fileIn(settings)))
}

/** Written beside and put in place at once: whoever reads meanwhile finds whole keys. On the disk before any code needs it. */
function writeBeside(settings: Where, keys: readonly string[], putInPlace: (beside: string) => void): void {
  const file = fileIn(settings)
  const beside = `${file}.${randomBytes(6).toString('hex')}`
  try {
    writeFileSync(beside, `${keys.join('\n')}\n`, { mode: 0o600, flush: true })
    // Whoever rotates the keys may be another user than the one who serves, who has to read them on.
    const { uid, gid } = statSync(existsSync(file) ? file : settings.dataFolder)
    chownSync(beside, uid, gid)
    putInPlace(beside)
  } finally {
    rmSync(beside, { force: true })
  }
  const folder = openSync(settings.dataFolder, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function newKey(): string {
  return randomBytes(32).toString('base64')
}

function fileIn({ dataFolder }: Where): string {
  return join(dataFolder, 'code-keys')
}
