import { readIce } from '../../kernel/ice.ts'
import { readCodes } from './codes.ts'
import { readDate } from './date.ts'
import { day } from '../../kernel/civil-date.ts'
import { type Row, plainText, textOf } from './sheet.ts'
import { type Town, findTown, onlyTownIn } from './town.ts'
import type { Column } from './understand.ts'
import { folded, saysUnknown } from './words.ts'

/**
 * What a row of a list is. `title`: a section, a note, the heading again, or figures without a company; `no-name`: a
 * company's data without its name; `only-a-name`: a text alone in the name column, company or title.
 */
export type RowKind = 'company' | 'total' | 'title' | 'no-name' | 'only-a-name'

const total =
  /^(?:s |ss |sous |sub |grand |le |ال)?(?:total|totaux|totals|subtotal|soustotal|moyenne|moyennes|average|averages|mean|mediane|median|somme|sum|ensemble|cumul|nombre d entreprises|nombre total|effectif total|count|ecart type|المجموع|مجموع|الاجمالي|اجمالي|المعدل|معدل|المتوسط|متوسط|الحصيله|المجاميع)(?: |$)|(?: |^)(?:total|totaux|total general|subtotal|المجموع|الاجمالي)$/u
const note =
  /^(?:source|nb|n b|note|notes|legende|observation|observations|remarque|remarques|document|fait a|fait le|mise a jour|maj|updated|arrete|situation|liste|page|ملاحظه|ملاحظات|المصدر|حرر)(?: |$)/u

/** "TOTAL Rabat", "Sous-total", "Moyenne", "المجموع". */
export function saysTotal(text: string): boolean {
  return total.test(folded(text))
}

export function kindOfRow(row: Row, columns: readonly Column[]): RowKind {
  const filled = row.cells.filter((cell) => cell !== undefined)
  const nameColumn = columns.find(({ meaning }) => meaning === 'name')
  const name = textOf(nameColumn && row.cells[nameColumn.index])
  const label = filled.find((cell) => cell.kind === 'text' && /\p{L}/u.test(cell.text))
  const says = folded(textOf(label))

  if (name !== '' && nameColumn?.headingParts.includes(folded(name))) return 'title'
  if ((total.test(says) || saysTotal(name)) && !identifies(row, columns)) return 'total'
  if (name === '' || saysUnknown(name)) {
    return filled.length > 1 && identifies(row, columns) ? 'no-name' : 'title'
  }
  if (filled.length <= 2 && sectionOf(row, columns)) return 'title'
  if (filled.length > 1) return 'company'
  if (columns.filter(({ meaning }) => meaning !== 'ignored').length <= 2) return 'company'
  return note.test(says) || name.length > 60 || /[:.]$/.test(name) || /^[*(]/.test(name) ? 'title' : 'only-a-name'
}

/** The site that a row between companies announces for those below it: "Site de Rabat", "TANGER (22)". */
export function sectionOf(row: Row, columns: readonly Column[]): Town | undefined {
  const filled = row.cells.filter((cell) => cell !== undefined)
  const label = filled.find((cell) => cell.kind === 'text')
  const text = plainText(textOf(label))
  if (filled.length > 2 || text === '' || identifies(row, columns)) return undefined
  if (filled.length === 2 && !filled.some((cell) => cell.kind === 'number' || /^[\d ]+|^\(?\d/.test(textOf(cell))))
    return undefined
  return (
    findTown(text) ??
    (filled.length === 1 && /technopark|\bsite\b|entreprises|tenants|companies|موقع|شركات|مقاولات/i.test(text)
      ? onlyTownIn(text)
      : undefined)
  )
}

/** Whether a row holds what only a company has: an ICE, a date, a legal form, a sector. */
function identifies(row: Row, columns: readonly Column[]): boolean {
  return columns.some(({ meaning, index, dates }) => {
    const cell = row.cells[index]
    const text = textOf(cell)
    if (!cell || saysUnknown(text)) return false
    if (meaning === 'ice') return readIce(cell.kind === 'number' ? cell.number : plainText(text)).ice !== undefined
    if (meaning === 'legalForm' || meaning === 'sector') return readCodes(meaning, text).known
    if (meaning === 'email') return text.includes('@')
    if (meaning !== 'incorporatedOn' && meaning !== 'activityStartedOn' && meaning !== 'enteredOn') return false
    const read = readDate(cell, dates.order, day('2100-01-01'))
    return read.ok && read.value !== undefined && (cell.kind !== 'number' || cell.number > 1900)
  })
}
