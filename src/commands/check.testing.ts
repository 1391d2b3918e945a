import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, after, before } from 'node:test'
import { type Truth, referenceFolder } from '../modules/workbook/workbook.testing.ts'
import { check } from './check.ts'

export let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'))
})
after(async () => rm(folder, { recursive: true }))

/** What `check --json` answers. */
export interface Answer {
  readonly on: string
  readonly companies: number
  readonly results: readonly {
    readonly company: {
      readonly sheet: string
      readonly row: number
      readonly name: string
      readonly ice: string | null
    }
    readonly offer: string
    readonly verdict: string
    readonly findings: readonly { readonly criterion: string; readonly answer: string; readonly text: string }[]
    readonly missing: readonly string[]
    readonly changesOn: string | null
  }[]
  readonly problems: readonly {
    readonly sheet: string
    readonly row: number
    readonly value: string
    readonly code: string
    readonly problem: string
    readonly firstRow?: number
  }[]
}

/** Runs the command as on 21 August 2017. */
export async function run(...args: readonly string[]) {
  const told = { stdout: '', stderr: '' }
  const status = await check(args, {
    stdout: (text) => void (told.stdout += text),
    stderr: (text) => void (told.stderr += text),
    now: new Date('2017-08-21T12:00:00Z'),
    folder: process.cwd(),
  })
  return { status, ...told }
}

export async function verdictsOf(file: string): Promise<Answer> {
  const { status, stdout, stderr } = await run(file, '--offer', 'technopark-2017', '--on', '2017-08-21', '--json')
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout) as Answer
}

/** A file of the test's own folder. */
export async function written(name: string, bytes: string | Uint8Array): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, bytes)
  return file
}

/** Every company of the truth has its verdict, and there is no other company. */
export function assertTrue({ companies, results }: Answer, truth: Truth): void {
  const key = (name: string, ice: string | null) => `${name} ${ice ?? ''}`
  const wrong = truth.companies.flatMap((company) => {
    const found = results.filter((result) => result.company.name === company.name)
    const own = found.length === 1 ? found[0] : found.find((result) => result.company.ice === company.ice)
    return own?.verdict === company.verdict
      ? []
      : [`${key(company.name, company.ice)}: ${own?.verdict ?? 'absent'}, not ${company.verdict}`]
  })
  assert.deepEqual(wrong, [])
  assert.equal(companies, truth.companies.length)
  assert.equal(results.length, truth.companies.length)
}

/** The folder of the reference workbooks; where there is none the test says so and skips. */
export function reference(t: TestContext): string | undefined {
  if (!referenceFolder) t.skip('The reference workbooks are not on this machine (TREMPLIN_REFERENCE_DATA).')
  return referenceFolder
}
