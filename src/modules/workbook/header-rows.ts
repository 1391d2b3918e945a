import { type Meaning, leansOnAbove, recognise } from './heading.ts'
import { type Row, textOf } from './sheet.ts'
import { folded } from './words.ts'

const HEADINGS_WITHIN = 200
const HEADING_ROWS_BELOW = 2
const MOST_TABLES = 50
/** Three things announced, the company's name among them. */
const CLEAR = 3

/** The rows of a heading, as positions in the list of rows. */
export interface Head {
  readonly from: number
  readonly main: number
  readonly to: number
}

/** The heading of the first list, and of each later list whose columns stand otherwise. */
export function findHeads(rows: readonly Row[]): readonly Head[] {
  let best: { readonly at: number; readonly score: number } | undefined
  for (let at = 0; at < Math.min(rows.length, HEADINGS_WITHIN); at++) {
    const score = scoreOf(rows[at])
    if (score > (best?.score ?? 0)) best = { at, score }
    /** Once a row clearly heads a list, only rows right below it may do so better. */
    if (best && (at > best.at + 5 || (best.score >= CLEAR && score === 0))) break
  }
  if (!best) return []
  const heads = [around(rows, best.at)]
  let current = layoutOf(rows[best.at])
  for (let at = (heads[0]?.to ?? best.at) + 1; at < rows.length && heads.length < MOST_TABLES; at++) {
    if (scoreOf(rows[at]) < 4) continue
    const layout = layoutOf(rows[at])
    if (layout === current) continue
    const head = around(rows, at)
    heads.push(head)
    current = layout
    at = head.to
  }
  return heads
}

function layoutOf(row: Row | undefined): string {
  return (row?.cells ?? [])
    .map((cell) => folded(textOf(cell)))
    .join('|')
    .replace(/\|+$/, '')
}

/** How much a row looks like the heading of a list of companies: how many different things it announces; 0 if it does not. */
export function scoreOf(row: Row | undefined): number {
  if (!row) return 0
  const meanings = new Set<Meaning>()
  let texts = 0
  let announced = 0
  for (const cell of row.cells) {
    if (!cell) continue
    const text = textOf(cell)
    if (cell.kind === 'date' || cell.kind === 'error') return 0
    if (cell.kind === 'number' && !/^(?:19|20)\d{2}$/.test(text)) return 0
    if (cell.kind === 'text' && /^[\d\s.,/-]+$/.test(text) && !/^(?:19|20)\d{2}$/.test(text)) return 0
    if (text.length > 90) return 0
    texts += 1
    const found = recognise(text)
    if (!found) continue
    announced += 1
    if (found.meaning !== 'ignored') meanings.add(found.meaning)
  }
  if (meanings.size < 2 || announced < texts * 0.4) return 0
  if (!meanings.has('name')) return meanings.size >= 3 ? meanings.size - 2 : 0
  return meanings.size + (texts > 2 ? 1 : 0)
}

/** The heading around its main row: group titles above, years, units or a second language below. */
function around(rows: readonly Row[], main: number): Head {
  const above = rows[main - 1]
  const lean = rows[main]?.cells.some((cell) => cell && leansOnAbove(textOf(cell)) && !recognise(textOf(cell)))
  const grouped =
    above &&
    lean &&
    above.number === (rows[main]?.number ?? 0) - 1 &&
    (above.cells.filter(Boolean).length > 1 || !isTitle(above))
  let to = main
  while (to < main + HEADING_ROWS_BELOW && continues(rows[main], rows[to + 1])) to += 1
  return { from: grouped ? main - 1 : main, main, to }
}

function isTitle(row: Row): boolean {
  return row.cells.findIndex(Boolean) === 0
}

/** Whether a row below goes on heading: years and units under the titles of groups, or the same headings in another language. */
function continues(main: Row | undefined, below: Row | undefined): boolean {
  if (!main || !below || below.number > main.number + HEADING_ROWS_BELOW) return false
  const cells = below.cells.filter((cell) => cell !== undefined)
  if (cells.some((cell) => cell.kind === 'date' || cell.kind === 'error')) return false
  const announcing = cells.filter((cell) => {
    const text = textOf(cell)
    return (leansOnAbove(text) && (cell.kind === 'text' || /^(?:19|20)\d{2}$/.test(text))) || recognise(text)?.sure
  })
  if (cells.length === 0 || announcing.length < cells.length * 0.7) return false
  const nameAt = main.cells.findIndex((cell) => cell && recognise(textOf(cell))?.meaning === 'name')
  const under = below.cells[nameAt]
  return (
    nameAt === -1 ||
    !under ||
    folded(textOf(under)) === folded(textOf(main.cells[nameAt])) ||
    recognise(textOf(under))?.meaning === 'name'
  )
}

/** The heading over a column; group titles reach over the blanks to their right. */
export function headingAt(row: Row, index: number, reaches: boolean): string {
  const own = textOf(row.cells[index])
  if (own !== '' || !reaches) return own
  for (let left = index - 1; left >= 0; left--) {
    const text = textOf(row.cells[left])
    if (text !== '')
      return recognise(text)?.meaning === 'turnover' || recognise(text)?.meaning === 'headcount' ? text : ''
  }
  return ''
}
