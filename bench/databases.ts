import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '../src/platform/database.ts'
import { startPostgres } from '../src/platform/postgres-server.ts'
import { SECTORS } from '../src/modules/rules/index.ts'
import { FLAGS, NUMBERS, type Neutral, type Prepared } from './neutral.ts'

/** Counts of a rule over all companies: those it lets in and those it cannot tell of. */
export interface Counts {
  readonly yes: number
  readonly unknown: number
}

/** A database with the companies in it, one row each, every column prepared: ages in months, dollars, sectors as bits. */
export interface Counting {
  readonly name: string
  count(rule: Neutral): Promise<Counts>
  stop(): Promise<void>
}

const columns = [
  ...NUMBERS.map((name) => `"${name}" double precision`),
  'country text',
  'sector integer',
  ...FLAGS.map(([name]) => `"${name}" boolean`),
]

/** Rows as CSV, written once for both databases; readable by the user that PostgreSQL runs as. */
export async function writeCsv(companies: Iterable<Prepared>): Promise<{ readonly file: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'tremplin-bench-'))
  chmodSync(folder, 0o755)
  const file = join(folder, 'companies.csv')
  const out = createWriteStream(file, { mode: 0o644 })
  let lines: string[] = []
  for (const company of companies) {
    const fields = [
      ...NUMBERS.map((name) => company[name]),
      company['country'],
      sectorBits(company['sector']),
      ...FLAGS.map(([name]) => company[name]),
    ]
    lines.push(fields.map((field) => field ?? '').join(','))
    if (lines.length === 20_000) {
      if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain')
      lines = []
    }
  }
  out.end(lines.length === 0 ? '' : `${lines.join('\n')}\n`)
  await once(out, 'finish')
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function sectorBits(held: Prepared[string] | undefined): number | null {
  if (!Array.isArray(held)) return null
  return held.reduce((bits: number, code: string) => bits | (1 << SECTORS.findIndex((sector) => sector === code)), 0)
}

/** The rule as SQL that both databases read. */
function sqlOf(rule: Neutral): string {
  switch (rule.op) {
    case 'all':
      return `(${rule.of.map(sqlOf).join(' and ')})`
    case 'any':
      return `(${rule.of.map(sqlOf).join(' or ')})`
    case '<':
    case '<=':
    case '>':
    case '>=':
      return `"${rule.name}" ${rule.op} ${rule.value}`
    case 'is':
      return `"${rule.name}" = ${rule.value}`
    case 'in':
    case 'not-in':
      return `${rule.name} ${rule.op === 'in' ? 'in' : 'not in'} (${rule.value.map((code) => `'${code}'`).join(', ')})`
    case 'meets':
    case 'avoids':
      return `(sector & ${sectorBits(rule.value)}) ${rule.op === 'meets' ? '<>' : '='} 0`
  }
}

/** The quickest form found for both: what is ruled out is dropped first, the rest is told apart. */
function counting(rule: Neutral): string {
  const sql = sqlOf(rule)
  return `select count(*) filter (where ${sql}) as yes, count(*) as possible from companies where (${sql}) is not false`
}

export async function duckDb(file: string): Promise<Counting> {
  const { DuckDBInstance } = (await import(['@duckdb/node-api'].join())) as {
    DuckDBInstance: {
      create(path: string, options: object): Promise<{ connect(): Promise<Connection>; closeSync(): void }>
    }
  }
  interface Connection {
    run(sql: string): Promise<unknown>
    runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly bigint[])[] }>
    closeSync(): void
  }
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  await connection.run(`create table companies (${columns.join(', ').replaceAll('double precision', 'double')})`)
  await connection.run(`copy companies from '${file}' (format csv, header false, nullstr '')`)
  return {
    name: 'DuckDB, one thread',
    async count(rule) {
      const [row] = (await connection.runAndReadAll(counting(rule))).getRows()
      const [yes = 0n, possible = 0n] = row ?? []
      return { yes: Number(yes), unknown: Number(possible - yes) }
    },
    async stop() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

export async function postgres(file: string): Promise<Counting> {
  const folder = mkdtempSync(join(tmpdir(), 'tremplin-bench-pg-'))
  chmodSync(folder, 0o755)
  const server = await startPostgres(join(folder, 'database'), { durable: false })
  const pool = openPool({ ...server.connectionTo('postgres'), max: 1 }, () => {})
  await pool.query(`create unlogged table companies (${columns.join(', ')})`)
  await pool.query(`copy companies from '${file}' (format csv)`)
  await pool.query('vacuum (analyze, freeze) companies')
  await pool.query('set max_parallel_workers_per_gather = 0')
  await pool.query('set jit = off')
  return {
    name: 'PostgreSQL 18, sequential scan',
    async count(rule) {
      const { rows } = await pool.query<{ yes: string; possible: string }>(counting(rule))
      const [row] = rows
      return { yes: Number(row?.yes), unknown: Number(row?.possible) - Number(row?.yes) }
    },
    async stop() {
      await pool.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
