import type { Currency } from '../../kernel/money.ts'
import {
  type Column,
  type Meaning,
  type Remembered,
  type Table,
  type Understanding,
  meaningOf,
} from '../workbook/index.ts'

/** What people said a layout's columns hold, in the order of the columns. */
export interface LayoutMapping {
  readonly signature: string
  readonly columns: readonly ColumnMapping[]
}

export interface ColumnMapping {
  readonly meaning: Meaning
  /** Powers of ten that amounts are counted in; absent where the file's own word holds. */
  readonly scale?: number
  readonly currency?: Currency
}

/** A layout and the lists of the document that have it: several sheets are often kept alike. */
export interface Layout {
  readonly signature: string
  readonly columns: readonly Column[]
  readonly tables: readonly { readonly sheet: string; readonly table: Table }[]
}

/** The layouts of a document, each once, in the order in which they appear. */
export function layoutsOf({ sheets }: Understanding): readonly Layout[] {
  const layouts = new Map<string, { sheet: string; table: Table }[]>()
  for (const sheet of sheets) {
    for (const table of sheet.tables) {
      const alike = layouts.get(table.signature)
      if (alike) alike.push({ sheet: sheet.name, table })
      else layouts.set(table.signature, [{ sheet: sheet.name, table }])
    }
  }
  return [...layouts].map(([signature, tables]) => ({ signature, columns: tables[0]?.table.columns ?? [], tables }))
}

/** The mappings in the form in which `understand` takes them. */
export function rememberedOf(mappings: readonly LayoutMapping[]): Remembered {
  return new Map(mappings.map(({ signature, columns }) => [signature, columns.map(({ meaning }) => meaning)]))
}

/** The understanding with the units that people set. */
export function withUnits(understanding: Understanding, mappings: readonly LayoutMapping[]): Understanding {
  const bySignature = new Map(mappings.map(({ signature, columns }) => [signature, columns]))
  return {
    ...understanding,
    sheets: understanding.sheets.map((sheet) => ({
      ...sheet,
      tables: sheet.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column, at) => withUnit(column, bySignature.get(table.signature)?.[at])),
      })),
    })),
  }
}

function withUnit(column: Column, told: ColumnMapping | undefined): Column {
  if (!told || !isAmount(told.meaning) || (told.scale === undefined && told.currency === undefined)) return column
  const { scale = column.unit.scale, currency = column.unit.currency } = told
  return {
    ...column,
    unit: { ...(scale === undefined ? {} : { scale }), ...(currency === undefined ? {} : { currency }) },
    unitFromTitle: false,
  }
}

/** Whether a column of this meaning holds amounts of money. */
export function isAmount(meaning: Meaning): boolean {
  return meaning === 'fundingRaised' || meaning.startsWith('turnover')
}

/** Mappings as they are kept in the database, read back; what no longer means anything is left out. */
export function readMappings(kept: unknown): readonly LayoutMapping[] {
  return Array.isArray(kept) ? kept.flatMap((one: unknown) => readMapping(one) ?? []) : []
}

/** One kept mapping; undefined where a newer version of the program no longer knows its words. */
export function readMapping(kept: unknown): LayoutMapping | undefined {
  if (!isRecord(kept) || typeof kept['signature'] !== 'string' || !Array.isArray(kept['columns'])) return undefined
  const columns = kept['columns'].map((column: unknown) => (isRecord(column) ? readColumn(column) : undefined))
  return columns.every((column) => column !== undefined) ? { signature: kept['signature'], columns } : undefined
}

function readColumn({ meaning, scale, currency }: Readonly<Record<string, unknown>>): ColumnMapping | undefined {
  const known = typeof meaning === 'string' ? meaningOf(meaning) : undefined
  if (!known) return undefined
  return {
    meaning: known,
    ...(typeof scale === 'number' ? { scale } : {}),
    ...(typeof currency === 'string' ? { currency } : {}),
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
