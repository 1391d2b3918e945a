import { type CivilDate, partsOf } from '../../kernel/civil-date.ts'
import { type NumberColumn, studyNumbers } from './amount.ts'
import { type DateColumn, mergeDates, studyDates } from './date.ts'
import { type Head, findHeads, headingAt } from './header-rows.ts'
import { type Meaning, countsFromDocument, leansOnAbove, recognise, yearIn } from './heading.ts'
import { spreadMerged } from './merged.ts'
import { type Cell, type Row, type Sheet, columnLetters, plainText, textOf } from './sheet.ts'
import { type Town, findTown, onlyTownIn } from './town.ts'
import { dayOfTitles, titlesAbove, unitOfTitle } from './titles.ts'
import { type Unit, findUnit } from './unit.ts'
import { folded } from './words.ts'

/** What a document is taken to say, for people to correct and for `interpret` to follow. */
export interface Understanding {
  /** The day that the document says it describes. */
  readonly asOf?: CivilDate
  readonly sheets: readonly SheetUnderstanding[]
}

export interface SheetUnderstanding {
  readonly name: string
  /** Every list of companies in the sheet, from top to bottom; none where it holds no such list. */
  readonly tables: readonly Table[]
}

/** A list under one heading, with all that its columns say of themselves. */
export interface Table {
  readonly headerRows: readonly number[]
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly Column[]
  /** The site of rows that name none: the sheet's name or a title. */
  readonly site?: Town
  /** The headings as compared: the same signature is the same layout. */
  readonly signature: string
}

export interface Column {
  readonly index: number
  readonly letters: string
  readonly heading: string
  /** Every text of the heading rows over it, folded: a row that has them again is the heading again. */
  readonly headingParts: readonly string[]
  readonly meaning: Meaning
  readonly sure: boolean
  readonly unit: Unit
  /** The unit stands in a title above the list, not in the heading. */
  readonly unitFromTitle: boolean
  /** Another column of the list already gives this meaning; this one is not used. */
  readonly twice: boolean
  readonly samples: readonly string[]
  readonly dates: DateColumn
  readonly numbers: NumberColumn
}

/** Meanings that a person gave to the columns of a layout, by its signature, in the order of the columns. */
export type Remembered = ReadonlyMap<string, readonly Meaning[]>

/** Finds the lists of companies in a document and what their columns mean. `on` dates what the document leaves open. */
export function understand(sheets: readonly Sheet[], on: CivilDate, remembered: Remembered = new Map()): Understanding {
  const asOf = sheets.map((sheet) => dayOfTitles(sheet, on)).find((day) => day !== undefined)
  const understood = sheets.map((sheet) => understandSheet(sheet, asOf ?? on, remembered))
  return { ...(asOf ? { asOf } : {}), sheets: withSharedProof(understood) }
}

/** Lists of one layout prove the order of day and month for each other. */
function withSharedProof(sheets: readonly SheetUnderstanding[]): readonly SheetUnderstanding[] {
  const bySignature = Map.groupBy(
    sheets.flatMap(({ tables }) => tables),
    ({ signature }) => signature,
  )
  return sheets.map((sheet) => ({
    ...sheet,
    tables: sheet.tables.map((table) => {
      const alike = bySignature.get(table.signature) ?? []
      if (alike.length < 2) return table
      const datesAt = (at: number) => alike.flatMap(({ columns }) => columns[at]?.dates ?? [])
      return {
        ...table,
        columns: table.columns.map((column, at) => ({ ...column, dates: mergeDates(datesAt(at), column.dates) })),
      }
    }),
  }))
}

function understandSheet(sheet: Sheet, asOf: CivilDate, remembered: Remembered): SheetUnderstanding {
  const rows = spreadMerged(sheet)
  const heads = findHeads(rows)
  const tables = heads.flatMap((head, at) => {
    const end = heads[at + 1]?.from ?? rows.length
    const table = readTable(sheet, rows, head, end, asOf, remembered)
    return table ? [table] : []
  })
  return { name: sheet.name, tables }
}

function readTable(
  sheet: Sheet,
  rows: readonly Row[],
  head: Head,
  end: number,
  asOf: CivilDate,
  remembered: Remembered,
): Table | undefined {
  const body = rows.slice(head.to + 1, end)
  const first = body[0]
  const last = body.at(-1)
  if (!first || !last) return undefined
  const headings = rows.slice(head.from, head.to + 1)
  const titles = titlesAbove(rows, head.from)
  const titleUnit = titles.map(unitOfTitle).findLast((unit) => unit.scale !== undefined) ?? {}
  const year = partsOf(asOf).year
  const width = Math.max(
    ...headings.map(({ cells }) => cells.length),
    ...body.slice(0, 200).map(({ cells }) => cells.length),
  )
  const read = Array.from({ length: width }, (_, index) =>
    readColumn(index, headings, head.main - head.from, body, titleUnit, year),
  )
  const signature = signatureOf(read, year)
  const told = remembered.get(signature)
  const named = told?.length === read.length ? withMeanings(read, told) : settle(read, body, asOf)
  if (!holdsNames(named, body)) return undefined
  const site =
    findTown(sheet.name) ??
    titles.map((title) => findTown(title) ?? onlyTownIn(title)).findLast((town) => town !== undefined)
  return {
    headerRows: headings.map(({ number }) => number),
    firstRow: first.number,
    lastRow: last.number,
    columns: named,
    ...(site ? { site } : {}),
    signature,
  }
}

function withMeanings(columns: readonly Column[], meanings: readonly Meaning[]): readonly Column[] {
  return columns.map((column, at) => ({ ...column, meaning: meanings[at] ?? 'ignored', sure: true }))
}

function readColumn(
  index: number,
  headings: readonly Row[],
  main: number,
  body: readonly Row[],
  titleUnit: Unit,
  year: number,
): Column {
  const texts = headings.map((row, at) => headingAt(row, index, at < main || headings.length > 1))
  const own = textOf(headings[main]?.cells[index])
  const parts = [...new Set(texts.filter((text) => text !== ''))]
  const alone = own !== '' && !leansOnAbove(own) ? recognise(own) : undefined
  const below = texts.slice(main + 1).find((text) => recognise(text) !== undefined && !leansOnAbove(text))
  const heading = (alone && !texts.some((text) => text !== own && leansOnAbove(text)) && !below ? [own] : parts).join(
    ' ',
  )
  const found = alone?.rank !== undefined && !below ? alone : (recognise(below ?? '') ?? alone ?? recognise(heading))
  const fullHeading = heading === '' ? own : heading
  const stated = found?.meaning === 'turnover' ? yearIn(yearText(own, parts, found.meaning), year) : undefined
  const unit = findUnit(parts.join(' '))
  const scaled = unit.scale === undefined && unit.currency === undefined
  const cells = body.map(({ cells }) => cells[index])
  return {
    index,
    letters: columnLetters(index),
    heading: plainText(fullHeading),
    headingParts: parts.map(folded),
    meaning: stated === undefined ? (found?.meaning ?? 'ignored') : `turnover:${stated}`,
    sure: found?.sure ?? false,
    unit: scaled ? titleUnit : unit,
    unitFromTitle: scaled && titleUnit.scale !== undefined,
    twice: false,
    samples: samplesOf(cells),
    dates: studyDates(cells),
    numbers: studyNumbers(cells),
  }
}

/** The text in which the year of a turnover is looked for: the heading itself first, then the headings around it. */
function yearText(own: string, parts: readonly string[], meaning: Meaning): string {
  return meaning === 'turnover' && yearIn(own, 2000) !== undefined ? own : parts.join(' ')
}

/** One column for each meaning: the surest, else the first; of several years of one figure the latest. A list without a name column gets one by its content. */
function settle(columns: readonly Column[], body: readonly Row[], asOf: CivilDate): readonly Column[] {
  const byContent = columns.map((column) =>
    column.meaning === 'ignored' && column.heading !== '' && !recognise(column.heading) ? guess(column, body) : column,
  )
  const chosen = new Map<Meaning, Column>()
  for (const column of byContent) {
    if (column.meaning === 'ignored' || column.meaning === 'turnover') continue
    const rival = chosen.get(column.meaning)
    if (!rival || better(column, rival, asOf)) chosen.set(column.meaning, column)
  }
  if (!chosen.has('name')) {
    const name = byContent.find((column) => column.meaning === 'ignored' && isNameLike(column.index, body))
    if (name) chosen.set('name', { ...name, meaning: 'name', sure: false })
  }
  return byContent.map((column) => {
    const named = [...chosen.values()].find(({ index }) => index === column.index)
    return (
      named ??
      (column.meaning === 'turnover' || column.meaning === 'ignored'
        ? column
        : { ...column, meaning: 'ignored', twice: true })
    )
  })
}

function better(column: Column, rival: Column, asOf: CivilDate): boolean {
  const rank = (one: Column) => recognise(one.heading)?.rank ?? 9
  if (rank(column) !== rank(rival)) return rank(column) < rank(rival)
  if (column.meaning === 'headcount') {
    const year = (one: Column) => yearIn(one.heading, partsOf(asOf).year) ?? 0
    return year(column) > year(rival)
  }
  return column.sure && !rival.sure
}

/** What a column without a known heading holds, where its content leaves no doubt. */
function guess(column: Column, body: readonly Row[]): Column {
  const texts = body
    .map(({ cells }) => cells[column.index])
    .filter((cell) => cell !== undefined)
    .map(textOf)
  const most = (test: (text: string) => boolean) => texts.length > 2 && texts.filter(test).length > texts.length * 0.8
  if (most((text) => /^[\d ]{14,19}$/.test(text) && /^\d{14,15}$/.test(text.replaceAll(' ', ''))))
    return { ...column, meaning: 'ice', sure: false }
  if (most((text) => findTown(text) !== undefined)) return { ...column, meaning: 'site', sure: false }
  if (most((text) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text))) return { ...column, meaning: 'email', sure: false }
  return column
}

function isNameLike(index: number, body: readonly Row[]): boolean {
  const cells = body.map(({ cells }) => cells[index]).filter((cell) => cell !== undefined)
  const texts = cells.filter((cell) => cell.kind === 'text' && /\p{L}{2}/u.test(cell.text))
  return texts.length > body.length * 0.6 && new Set(texts.map(textOf)).size > texts.length * 0.9
}

/** A summary by site or by sector has a column "companies" too, but it counts them. */
function holdsNames(columns: readonly Column[], body: readonly Row[]): boolean {
  const name = columns.find(({ meaning }) => meaning === 'name')
  if (!name) return false
  const cells = body.map(({ cells }) => cells[name.index]).filter((cell) => cell !== undefined)
  return (
    cells.length > 0 &&
    cells.filter((cell) => cell.kind === 'text' && /\p{L}/u.test(cell.text)).length > cells.length / 2
  )
}

/** The layout as it is remembered; a heading that counts years from the document's date is another one each year. */
function signatureOf(columns: readonly Column[], year: number): string {
  const headings = columns.map(({ heading }) => folded(heading)).join('|')
  const relative = columns.some(
    ({ meaning, heading }) => meaning.startsWith('turnover:') && countsFromDocument(heading),
  )
  return relative ? `${year}|${headings}` : headings
}

function samplesOf(cells: readonly (Cell | undefined)[]): readonly string[] {
  const samples = new Set<string>()
  for (const cell of cells) {
    if (cell) samples.add(textOf(cell))
    if (samples.size === 5) break
  }
  return [...samples]
}
