import { parseArgs } from 'node:util'
import { inquiryPeople } from '../app.ts'
import { type DemoAccount, demoAccounts, roleName } from '../modules/identity/index.ts'
import type { Platform } from '../platform/platform.ts'
import { UnusableSetting, readSettings } from '../platform/settings.ts'
import { buildPark, storyDay } from '../demo/build-park.ts'
import { storyOf2017, storyOfToday } from '../demo/story.ts'
import { serve, untilStopped } from './serve.ts'

const usage = `Usage: npm run demo [-- --scenario 2017]

Shows an invented park: 260 companies on three sites, with today's programmes. It is kept from one start to the next,
apart from your own park's data.
  --scenario 2017  the park on 21 August 2017, with the convention of that summer

Set by environment variables, none of them needed: PORT (3000), HOST (localhost), TREMPLIN_DATA (the data folder),
TREMPLIN_NOW (fixes the business date), DATABASE_URL (a PostgreSQL 15 or later, for the demo alone).
`

/** `npm run demo`: the invented park, made at the first start. */
export async function demo(args: readonly string[]): Promise<number> {
  const { scenario, help } = optionsFrom(args)
  if (help) {
    process.stdout.write(usage)
    return 0
  }
  if (scenario !== undefined && scenario !== '2017') {
    throw new UnusableSetting(`There is no scenario “${scenario}”. Leave --scenario out for today, or give 2017.`)
  }
  const in2017 = scenario === '2017'
  const env = in2017 ? { ...process.env, TREMPLIN_NOW: process.env['TREMPLIN_NOW'] || '2017-08-21' } : process.env
  const settings = readSettings(env, { demo: true, name: in2017 ? 'demo-2017' : 'demo' })

  const running = await serve(settings, (platform) =>
    buildPark(platform, in2017 ? storyOf2017() : storyOfToday(storyDay(platform)), inquiryPeople),
  )
  process.stdout.write(await greeting(running.platform, running.address))
  return untilStopped(running)
}

function optionsFrom(args: readonly string[]) {
  try {
    const options = { scenario: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    throw new UnusableSetting(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error })
  }
}

async function greeting(platform: Platform, address: string): Promise<string> {
  const rows = (await demoAccounts(platform)).map(rowOf)
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
  return `
Tremplin's demo park is at ${address}
Every company and person in it is invented, and so is what the park did; the programmes are real.

Sign in with one click, at ${address}/en/sign-in, as:
${lines.join('\n')}

Ctrl-C stops it. What you change is kept for the next start.
`
}

function rowOf({ name, email, membership: { role, actsFor } }: DemoAccount): readonly string[] {
  return [roleName(role, 'en'), name, email, actsFor]
}
