import { parseArgs } from 'node:util'
import { readSettings } from '../platform/settings.ts'
import { serve, untilStopped } from './serve.ts'

const usage = `Usage: npm start

Starts Tremplin for your park. Set by environment variables, none of them needed:
  PORT             the port to listen on (3000)
  HOST             the address to listen on (localhost; 0.0.0.0 for all)
  BASE_URL         the address people type, where it differs (https://park.example)
  DATABASE_URL     a PostgreSQL 15 or later of your own; else one is started in the data folder
  TREMPLIN_DATA    the data folder
  TREMPLIN_SECRET  signs sessions, 32 characters or more; else made and kept in the data folder
  TREMPLIN_CODE_KEYS  seals codes: keys from “openssl rand -base64 32”, the current one first; else made and kept in
                   the data folder. Without them no code can be read: keep a copy
  TREMPLIN_NOW     fixes the business date, for trials (2017-08-21)
  SMTP_URL         the mail server (smtp://user:password@host:587); else mail is kept in the data folder
  MAIL_FROM        the sender of mail
`

/** `npm start`: the real thing. */
export async function start(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } }, strict: true })
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const running = await serve(readSettings(process.env, { demo: false, name: 'park' }))
  process.stdout.write(`Tremplin is at ${running.address}\n`)
  return untilStopped(running)
}
