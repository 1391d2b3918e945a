import type { Language } from '../../kernel/language.ts'
import type { Id } from '../../kernel/id.ts'
import { toNumber, writeMoney } from '../../kernel/money.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { type Fact, type FactKey, type Facts, codeLabel, factLabel } from '../rules/index.ts'
import { type Company, companiesByIds } from './companies.store.ts'
import { companyFacts } from './company-facts.store.ts'
import type { ListWish, ListedCompany } from './company-list.ts'
import { listedCompanies } from './company-list.store.ts'
import { writeCsv } from './csv.ts'
import type { Park } from './operator.store.ts'
import { registryWords } from './registry.messages.ts'

/** A list of companies as a table: headings, then a row each. Numbers are numbers, everything else is text. */
export interface CompanyTable {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly (string | number | undefined)[])[]
}

/** The companies of a list with all that is known of them, in the list's order, as our own intake reads it back. */
export async function companyTable(
  db: Database,
  actor: Actor,
  park: Park,
  wish: ListWish,
  language: Language,
): Promise<CompanyTable> {
  const { companies: listed } = await listedCompanies(db, actor, park, wish)
  const ids = listed.map(({ id }) => id)
  const identities = await companiesByIds(db, actor, ids)
  const facts = await companyFacts(db, { today: park.today, companyIds: ids })
  const columns = columnsFor(yearsOf(facts, park.currency), language)
  const rows = listed.flatMap((company) => {
    const identity = identities.get(company.id)
    const known = facts.get(company.id)?.known
    return identity && known ? [columns.map(([, cell]) => cell({ ...identity, ...company, known }) ?? undefined)] : []
  })
  return { headings: columns.map(([heading]) => heading), rows }
}

interface ExportedCompany extends Company, ListedCompany {
  readonly known: Facts['known']
}

type ExportColumn = readonly [heading: string, cell: (company: ExportedCompany) => string | number | null | undefined]

function columnsFor(turnovers: readonly TurnoverColumn[], language: Language): readonly ExportColumn[] {
  const words = registryWords[language].columns
  const fact = (key: FactKey, cell: (fact: Fact | undefined) => string | number | undefined): ExportColumn => [
    factLabel(key, language),
    ({ known }) => cell(known.get(key)),
  ]
  return [
    [words.name, ({ name }) => name],
    ['ICE', ({ ice }) => ice],
    [words.rc, ({ rc }) => rc],
    [words.taxId, ({ taxId }) => taxId],
    ['CNSS', ({ cnss }) => cnss],
    fact('legalForm', (held) => codesOf(held, 'legalForm', language)),
    [words.site, ({ siteName }) => siteName],
    [words.unit, ({ unitName }) => unitName],
    [words.enteredOn, ({ startedOn }) => startedOn],
    [words.leftOn, ({ endedOn }) => endedOn],
    fact('sector', (held) => codesOf(held, 'sector', language)),
    fact('incorporatedOn', dateOf),
    fact('activityStartedOn', dateOf),
    fact('headcount', numberOf),
    fact('womenHeadcount', numberOf),
    fact('meanAge', numberOf),
    ...turnovers.map(
      ({ key, year, currency }): ExportColumn => [
        `${words.turnover(year)} (${currency})`,
        ({ known }) => amountOf(known.get(key), currency),
      ],
    ),
    [words.email, ({ email }) => email],
    [words.phone, ({ phone }) => phone],
    [words.website, ({ website }) => website],
    [words.contactName, ({ contactName }) => contactName],
  ]
}

/** The table as separated values, with the separator that spreadsheets of the language expect. */
export function csvOf({ headings, rows }: CompanyTable, language: Language): string {
  return writeCsv(
    [headings, ...rows.map((row) => row.map((cell) => (cell === undefined ? '' : String(cell))))],
    language === 'en' ? ',' : ';',
  )
}

/** The table as a workbook. Its texts are typed as texts, so that none of them can be a formula. */
export async function workbookOf({ headings, rows }: CompanyTable, language: Language): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const head = headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    row.map((value) => {
      if (value === undefined) return null
      return typeof value === 'number' ? { value, type: Number } : { value: storable(value), type: String }
    }),
  )
  const file = writeExcelFile([head, ...body], {
    sheet: registryWords[language].columns.sheet,
    stickyRowsCount: 1,
    rightToLeft: language === 'ar',
    columns: headings.map((heading) => ({ width: Math.max(12, Math.min(heading.length + 2, 40)) })),
  })
  return file.toBuffer()
}

interface TurnoverColumn {
  readonly key: FactKey
  readonly year: string
  readonly currency: string
}

/** One column for each year and currency there is, so that no column mixes currencies. */
function yearsOf(facts: ReadonlyMap<Id<'company'>, Facts>, parkCurrency: string): readonly TurnoverColumn[] {
  const columns = new Map<string, TurnoverColumn>()
  for (const { known } of facts.values()) {
    for (const [key, { value }] of known) {
      if (!key.startsWith('turnover:') || value.kind !== 'money') continue
      const { currency } = value.money
      columns.set(`${key} ${currency}`, { key, year: key.slice('turnover:'.length), currency })
    }
  }
  const order = ({ year, currency }: TurnoverColumn) => `${year} ${currency === parkCurrency ? '' : currency}`
  return [...columns.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

function dateOf(fact: Fact | undefined): string | undefined {
  return fact?.value.kind === 'date' ? fact.value.date : undefined
}

function numberOf(fact: Fact | undefined): number | undefined {
  return fact?.value.kind === 'number' ? fact.value.number : undefined
}

/** An amount in its column's currency: a number where a spreadsheet can hold it exactly, else its decimal text. */
function amountOf(fact: Fact | undefined, currency: string): number | string | undefined {
  if (fact?.value.kind !== 'money' || fact.value.money.currency !== currency) return undefined
  const { money } = fact.value
  const exact = money.minor <= BigInt(Number.MAX_SAFE_INTEGER) && money.minor >= -BigInt(Number.MAX_SAFE_INTEGER)
  return exact ? toNumber(money) : writeMoney(money).amount
}

function codesOf(fact: Fact | undefined, key: 'sector' | 'legalForm', language: Language): string | undefined {
  if (fact?.value.kind !== 'choices') return undefined
  return fact.value.codes.map((code) => codeLabel(key, code, language)).join(' / ')
}

/** What XML can hold: control characters but tab and line breaks are left out. */
function storable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones to be left out
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
