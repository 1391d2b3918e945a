import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Currency } from '../../kernel/money.ts'
import { type Result, ok } from '../../kernel/result.ts'
import { type LayoutMapping, rememberedOf, withUnits } from './mapping.ts'
import type { Draft } from './match.ts'
import {
  type CompanyDraft,
  type FileRefusal,
  type Interpreted,
  type Problem,
  type Understanding,
  interpret,
  readFile,
  understand,
} from '../workbook/index.ts'

/** A document, how it is understood and what it says. */
export interface ReadDocument {
  readonly understanding: Understanding
  readonly drafts: readonly Draft[]
  readonly problems: readonly Problem[]
  readonly skipped: Interpreted['skipped']
}

export interface Reading {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** The day it describes; what it says of itself comes first where nobody has said otherwise. */
  readonly asOn: CivilDate
  /** What people said of its columns; of two on the same layout the later holds. */
  readonly mappings: readonly LayoutMapping[]
  readonly currency: Currency
}

/** Reads a document from its bytes to its companies. The same bytes and decisions always say the same. */
export function readDocument({
  bytes,
  fileName,
  asOn,
  mappings,
  currency,
}: Reading): Result<ReadDocument, FileRefusal> {
  const sheets = readFile(bytes, fileName)
  if (!sheets.ok) return sheets
  const understanding = withUnits(understand(sheets.value, asOn, rememberedOf(mappings)), mappings)
  const { companies, problems, skipped } = interpret(sheets.value, understanding, { on: asOn, currency })
  return ok({ understanding, drafts: draftsOf(companies, problems), problems, skipped })
}

/** The companies in the form in which they are compared, and the lone names that may be companies too. */
function draftsOf(companies: readonly CompanyDraft[], problems: readonly Problem[]): readonly Draft[] {
  const namesakes = new Set(
    problems.flatMap(({ code, sheet, row }) => (code === 'same-name-other-ice' ? [`${row} ${sheet}`] : [])),
  )
  const lone = problems.flatMap(({ code, sheet, row, value }): readonly Draft[] =>
    code === 'only-a-name' && value !== ''
      ? [{ sheet, row, name: value, ice: null, iceIsSure: false, facts: new Map(), told: new Map(), onlyName: true }]
      : [],
  )
  return [
    ...companies.map((company) =>
      namesakes.has(`${company.row} ${company.sheet}`) ? { ...company, namesake: true } : company,
    ),
    ...lone,
  ]
}
