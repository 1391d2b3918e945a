import { type CompanyDraft, differencesOf, nameKey } from './company-draft.ts'
import { spreadMerged } from './merged.ts'
import type { Problem } from './problem.ts'
import { type ReadingContext, readRow } from './read-row.ts'
import { kindOfRow, sectionOf } from './row-kind.ts'
import { type Sheet, columnLetters, textOf } from './sheet.ts'
import type { Column, Table, Understanding } from './understand.ts'

/** What a document says under an understanding of its columns. */
export interface Interpreted {
  /** Each company once, in the document's order. */
  readonly companies: readonly CompanyDraft[]
  readonly problems: readonly Problem[]
  /** Rows that are no company. */
  readonly skipped: { readonly titles: number; readonly totals: number; readonly duplicates: number }
}

/** Reads the companies of a document. Each is counted once; what was not taken as it stands is among the problems. */
export function interpret(
  sheets: readonly Sheet[],
  understanding: Understanding,
  context: ReadingContext,
): Interpreted {
  const register = new Register()
  const problems: Problem[] = []
  const skipped = { titles: 0, totals: 0, duplicates: 0 }

  for (const [at, sheet] of sheets.entries()) {
    const tables = understanding.sheets[at]?.tables ?? []
    const rows = spreadMerged(sheet)
    if (tables.length === 0 && rows.length > 0) problems.push(sheetProblem(sheet))
    for (const table of tables) {
      problems.push(...columnProblems(sheet.name, table))
      let site = table.site
      const assumed = new Set<Column>()
      for (const row of rows) {
        if (row.number < table.firstRow || row.number > table.lastRow) continue
        const kind = kindOfRow(row, table.columns)
        const section = kind === 'title' ? sectionOf(row, table.columns) : undefined
        if (section) site = section
        if (kind === 'total') skipped.totals += 1
        if (kind === 'title') skipped.titles += 1
        if (kind === 'no-name' || kind === 'only-a-name') {
          const name = table.columns.find(({ meaning }) => meaning === 'name')
          const value = row.cells.map(textOf).find((text) => text !== '') ?? ''
          problems.push({ sheet: sheet.name, row: row.number, column: name?.letters ?? 'A', value, code: kind })
        }
        if (kind !== 'company') continue

        const read = readRow(sheet.name, row, table.columns, site, context)
        problems.push(...read.problems)
        for (const column of read.assumed) assumed.add(column)
        const problem = register.enter(read.company, nameColumn(table))
        if (problem) problems.push(problem)
        if (problem?.code === 'duplicate-company') skipped.duplicates += 1
      }
      problems.push(
        ...[...assumed].map((column) => ({
          ...headingPlace(sheet.name, table, column),
          code: 'assumed-currency' as const,
          currency: context.currency,
        })),
      )
    }
  }
  return { companies: register.companies, problems: inOrder(problems, sheets), skipped }
}

/** The companies met so far, found again by a sure ICE, else by name. */
class Register {
  readonly companies: CompanyDraft[] = []
  readonly #byIce = new Map<string, CompanyDraft>()
  readonly #byName = new Map<string, CompanyDraft[]>()

  /** Adds a company that was not met before; says so where it was, or where only its name was. */
  enter(company: CompanyDraft, column: string): Problem | undefined {
    const { sheet, row, name } = company
    const key = nameKey(name)
    const namesakes = this.#byName.get(key) ?? []
    const ice = company.iceIsSure ? company.ice : null
    const first =
      (ice === null ? undefined : this.#byIce.get(ice)) ??
      namesakes.find((other) => ice === null || !other.iceIsSure || other.ice === ice)
    if (ice !== null) this.#byIce.set(ice, first ?? company)
    if (first) {
      const differences = differencesOf(first, company)
      return {
        sheet,
        row,
        column,
        value: name,
        code: 'duplicate-company',
        firstSheet: first.sheet,
        firstRow: first.row,
        differences,
      }
    }
    this.companies.push(company)
    this.#byName.set(key, [...namesakes, company])
    return namesakes.length > 0 ? { sheet, row, column, value: name, code: 'same-name-other-ice' } : undefined
  }
}

function nameColumn(table: Table): string {
  return table.columns.find(({ meaning }) => meaning === 'name')?.letters ?? columnLetters(0)
}

function headingPlace(sheet: string, table: Table, column: Column) {
  return { sheet, row: table.headerRows[0] ?? table.firstRow, column: column.letters, value: column.heading }
}

/** What a table's columns leave open or assume, said once for each column. */
function columnProblems(sheet: string, table: Table): readonly Problem[] {
  return table.columns.flatMap((column): readonly Problem[] => {
    const place = headingPlace(sheet, table, column)
    const { meaning, dates, numbers } = column
    const isDate =
      meaning === 'incorporatedOn' || meaning === 'activityStartedOn' || meaning === 'enteredOn' || meaning === 'leftOn'
    const isAmount = meaning === 'fundingRaised' || meaning.startsWith('turnover:')
    if (meaning === 'turnover') return [{ ...place, code: 'no-year' }]
    if (isDate && dates.order === 'unproven' && dates.open) return [{ ...place, code: 'assumed-day-first' }]
    if (isAmount && numbers.openGroups && (column.unit.scale ?? 0) < 6) return [{ ...place, code: 'assumed-groups' }]
    if (isAmount && column.unitFromTitle) return [{ ...place, code: 'unit-from-title' }]
    return column.twice ? [{ ...place, code: 'column-twice' }] : []
  })
}

function sheetProblem(sheet: Sheet): Problem {
  const first = sheet.rows[0]
  const column = first?.cells.findIndex(Boolean) ?? 0
  return {
    sheet: sheet.name,
    row: first?.number ?? 1,
    column: columnLetters(Math.max(column, 0)),
    value: textOf(first?.cells[Math.max(column, 0)]),
    code: 'no-company-list',
  }
}

function inOrder(problems: readonly Problem[], sheets: readonly Sheet[]): readonly Problem[] {
  const position = new Map(sheets.map(({ name }, at) => [name, at]))
  return problems.toSorted((a, b) => (position.get(a.sheet) ?? 0) - (position.get(b.sheet) ?? 0) || a.row - b.row)
}
