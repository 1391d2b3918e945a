import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** What a running Tremplin was told from outside, read once by `main.ts`. */
export interface Settings {
  /** Port and address the server listens on. */
  readonly port: number
  readonly host: string
  /** The address people type, without a trailing slash; links in mails begin with it. */
  readonly baseUrl: string
  /** A PostgreSQL of the operator's own; without it the embedded one is started under `dataFolder`. */
  readonly databaseUrl: string | undefined
  /** Where everything lives that must survive: database, secret, unsent mail. */
  readonly dataFolder: string
  /** Signs sessions. From TREMPLIN_SECRET, else made once and kept in the data folder. */
  readonly secret: string
  /** The keys that codes are sealed with, the current one first, from TREMPLIN_CODE_KEYS; else they are kept in the data folder. */
  readonly codeKeys: readonly string[] | undefined
  /** Fixes the business date (an ISO instant or day) for demo and tests; undefined means the real clock. */
  readonly fixedNow: Date | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** The invented park: one-click sign-in and a banner that says so. Never true for the real thing. */
  readonly demo: boolean
}

/** A setting that cannot be used, with the sentence that says what to do. */
export class UnusableSetting extends Error {}

/** The place for a park's data: TREMPLIN_DATA, else /var/lib/tremplin for root, else the user's data folder. */
export function dataFolderFor(env: NodeJS.ProcessEnv, name: 'park' | 'demo' | 'demo-2017'): string {
  if (env['TREMPLIN_DATA']) return resolve(env['TREMPLIN_DATA'])
  if (process.getuid?.() === 0) return join('/var/lib/tremplin', name)
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'tremplin', name)
}

/** Reads the environment, or throws `UnusableSetting` naming the variable and what it should hold. */
export function readSettings(
  env: NodeJS.ProcessEnv,
  { demo, name }: { readonly demo: boolean; readonly name: 'park' | 'demo' | 'demo-2017' },
): Settings {
  const port = Number(env['PORT'] ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UnusableSetting(`PORT is “${env['PORT']}”. Give a whole number from 0 to 65535, such as 3000.`)
  }
  const host = env['HOST'] || 'localhost'
  const dataFolder = dataFolderFor(env, name)
  return {
    port,
    host,
    baseUrl: baseUrlFrom(env['BASE_URL'], host, port),
    databaseUrl: env['DATABASE_URL'] || undefined,
    dataFolder,
    secret: env['TREMPLIN_SECRET'] ? checkedSecret(env['TREMPLIN_SECRET']) : keptSecret(dataFolder),
    codeKeys: env['TREMPLIN_CODE_KEYS'] ? codeKeysIn(env['TREMPLIN_CODE_KEYS'], 'TREMPLIN_CODE_KEYS') : undefined,
    fixedNow: env['TREMPLIN_NOW'] ? instantFrom(env['TREMPLIN_NOW']) : undefined,
    smtpUrl: env['SMTP_URL'] || undefined,
    mailFrom: env['MAIL_FROM'] || 'Tremplin <tremplin@localhost>',
    demo,
  }
}

function baseUrlFrom(given: string | undefined, host: string, port: number): string {
  if (!given) return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new UnusableSetting(`BASE_URL is “${given}”. Give the address people type, such as https://park.example.`)
  }
  return given.replace(/\/+$/, '')
}

function instantFrom(text: string): Date {
  const instant = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T09:00:00Z` : text)
  if (Number.isNaN(instant.getTime())) {
    throw new UnusableSetting(`TREMPLIN_NOW is “${text}”. Give a day such as 2017-08-21, or leave it out.`)
  }
  return instant
}

function checkedSecret(secret: string): string {
  if (secret.length < 32) {
    throw new UnusableSetting(
      'TREMPLIN_SECRET is shorter than 32 characters. Make one with: openssl rand -base64 32. ' +
        'Or leave it out, and one is made and kept in the data folder.',
    )
  }
  return secret
}

/** The keys in a text, between spaces or lines: each 32 bytes in base64. `where` names the text to whoever has to mend it. */
export function codeKeysIn(text: string, where: string): readonly string[] {
  const keys = text.split(/\s+/).filter((key) => key !== '')
  if (keys.length === 0 || !keys.every((key) => /^[A-Za-z0-9+/]{43}=$/.test(key))) {
    throw new UnusableSetting(
      `${where} does not hold keys of 32 bytes in base64. Make one with: openssl rand -base64 32. ` +
        'Several stand one after the other with a space between, the current one first.',
    )
  }
  return keys
}

function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'secret')
  mkdirSync(dataFolder, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
