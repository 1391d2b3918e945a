import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts'
import { asId } from '../../kernel/id.ts'
import { isCurrency } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Form } from '../../platform/web.ts'
import type { Site } from '../registry/index.ts'
import type { IntakeRefusal, SiteChoice } from './intake.ts'
import type { ColumnMapping, Layout, LayoutMapping } from './mapping.ts'
import type { Decisions } from './prepare-preview.ts'
import { NO_SITE, type SiteInFile } from './sites-in-file.ts'
import { type Column, MEANINGS, type Meaning, meaningOf } from '../workbook/index.ts'

/** Powers of ten that amounts may be counted in. */
export const SCALES = [0, 3, 6, 9] as const

export type ScaleChoice = (typeof SCALES)[number]

/** The name of a column's field: `m` for its meaning, `s` for its scale, `c` for its currency. */
export function columnName(kind: 'm' | 's' | 'c', layout: number, column: number): string {
  return `${kind}${layout}.${column}`
}

/** The meanings a column may be given: those we know, and turnovers of the years around the workbook's day. */
export function meaningChoices({ meaning }: Column, asOn: string): readonly Meaning[] {
  const year = Number(asOn.slice(0, 4))
  const years = Array.from({ length: 8 }, (_, back): Meaning => `turnover:${year - back}`)
  const all: readonly Meaning[] = MEANINGS.flatMap((one): readonly Meaning[] =>
    one === 'turnover' ? [...years, one] : [one],
  )
  return all.includes(meaning) ? all : [meaning, ...all]
}

/** The currencies offered for a column. */
export function currenciesFor({ unit }: Column, own: string): readonly string[] {
  return [...new Set([own, ...(unit.currency ? [unit.currency] : []), 'MAD', 'EUR', 'USD', 'GBP'])]
}

/** What a form says of a workbook, or why it cannot be used. What it leaves out stays as it was understood. */
export function decisionsFrom(
  sent: Form,
  {
    work,
    layouts,
    inFile,
    sites,
    mayCreate,
  }: {
    readonly work: {
      readonly asOn: CivilDate
      readonly mappings: readonly LayoutMapping[]
      readonly siteChoices: Readonly<Record<string, SiteChoice>>
    }
    readonly layouts: readonly Layout[]
    readonly inFile: readonly SiteInFile[]
    readonly sites: readonly Site[]
    readonly mayCreate: boolean
  },
): Result<Decisions, IntakeRefusal> {
  const asOn = sent.names().includes('asOn') ? dayFrom(sent.text('asOn')) : work.asOn
  if (!asOn) return refuse({ code: 'day-malformed' })

  const corrected: LayoutMapping[] = []
  for (const [at, layout] of layouts.entries()) {
    const before = work.mappings.find(({ signature }) => signature === layout.signature)
    const columns = layout.columns.map((column, index) => columnFrom(sent, at, column, before?.columns[index]))
    const objection = objectionTo(layout, columns)
    if (objection) return refuse(objection)
    if (columns.some((told, index) => differs(told, layout.columns[index], before?.columns[index]))) {
      corrected.push({ signature: layout.signature, columns })
    }
  }
  const again = new Set(corrected.map(({ signature }) => signature))
  return ok({
    asOn,
    corrected,
    mappings: [...work.mappings.filter(({ signature }) => !again.has(signature)), ...corrected],
    siteChoices: { ...work.siteChoices, ...siteChoicesFrom(sent, inFile, sites, mayCreate) },
  })
}

/** "2017-08-21" as browsers send it, "21/08/2017" as people type it. */
function dayFrom(text: string): CivilDate | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const written = day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  const read = parseCivilDate(written)
  return read.ok && read.value >= '1950-01-01' && read.value < '2200-01-01' ? read.value : undefined
}

function columnFrom(sent: Form, layout: number, column: Column, before: ColumnMapping | undefined): ColumnMapping {
  const text = (kind: 'm' | 's' | 'c') => sent.text(columnName(kind, layout, column.index))
  const meaning = meaningOf(text('m')) ?? column.meaning
  const scale = SCALES.find((power) => String(power) === text('s'))
  const currency = text('c')
  const { meaning: _meaning, ...unitBefore } = before ?? { meaning }
  return {
    meaning,
    ...unitBefore,
    ...(scale !== undefined && scale !== (column.unit.scale ?? 0) ? { scale } : {}),
    ...(isCurrency(currency) && currency !== column.unit.currency ? { currency } : {}),
  }
}

function differs(told: ColumnMapping, column: Column | undefined, before: ColumnMapping | undefined): boolean {
  return told.meaning !== column?.meaning || told.scale !== before?.scale || told.currency !== before?.currency
}

/** A list needs one column of names, and no two columns that hold the same. */
function objectionTo({ tables, columns }: Layout, told: readonly ColumnMapping[]): IntakeRefusal | undefined {
  if (!told.some(({ meaning }) => meaning === 'name')) {
    return { code: 'no-name-column', sheet: tables[0]?.sheet ?? '' }
  }
  const seen = new Map<Meaning, number>()
  for (const [at, { meaning }] of told.entries()) {
    const before = seen.get(meaning)
    if (before !== undefined && meaning !== 'ignored' && meaning !== 'turnover') {
      const headings = [before, at].map((one) => columns[one]?.heading || (columns[one]?.letters ?? ''))
      return { code: 'meaning-twice', meaning, headings }
    }
    seen.set(meaning, at)
  }
  return undefined
}

function siteChoicesFrom(
  sent: Form,
  inFile: readonly SiteInFile[],
  sites: readonly Site[],
  mayCreate: boolean,
): Readonly<Record<string, SiteChoice>> {
  const chosen = inFile.flatMap(({ key, known }, at): readonly (readonly [string, SiteChoice])[] => {
    if (known) return []
    const text = sent.text(`site.${at}`)
    if (text === 'none' || (text === 'create' && mayCreate && key !== NO_SITE)) return [[key, text]]
    const site = sites.find(({ id }) => id === asId(text))
    return site ? [[key, site.id]] : []
  })
  return Object.fromEntries(chosen)
}
