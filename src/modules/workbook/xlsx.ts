import { type CivilDate, addDays, day } from '../../kernel/civil-date.ts'
import { type NumberFormat, readStyles } from './number-format.ts'
import { type Area, type Cell, type Row, type Sheet, columnIndex, textCell } from './sheet.ts'
import { readXml } from './xml.ts'
import type { Archive } from './zip.ts'

export const MOST_ROWS = 200_000
export const MOST_COLUMNS = 500
const MOST_MERGED = 20_000

export class TooManyRows extends Error {}
export class TooManyColumns extends Error {}
export class NotAWorkbook extends Error {}

/** What the cells of all sheets refer to. */
interface Shared {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

/** Reads the sheets of an XLSX workbook in their order. Throws where it is damaged or too large. */
export function readXlsx(archive: Archive): readonly Sheet[] {
  const main = relations(archive, '').find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const workbook = textOfFile(archive, main)
  if (workbook === undefined) throw new NotAWorkbook()

  const links = relations(archive, main)
  const partOf = (type: string) => links.find((link) => link.type.endsWith(`/${type}`))?.target
  const listed: { readonly name: string; readonly id: string }[] = []
  let from1904 = false
  readXml(workbook, {
    open(name, attribute) {
      if (name === 'sheet') listed.push({ name: attribute('name') ?? '', id: attribute('id') ?? '' })
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute('date1904') ?? '')
    },
  })
  const shared: Shared = {
    strings: readStrings(textOfFile(archive, partOf('sharedStrings') ?? 'xl/sharedStrings.xml') ?? ''),
    formats: readStyles(textOfFile(archive, partOf('styles') ?? 'xl/styles.xml') ?? ''),
    from1904,
  }

  let room = MOST_ROWS
  return listed.flatMap(({ name, id }) => {
    const link = links.find((link) => link.id === id)
    const xml = link && link.type.endsWith('/worksheet') ? textOfFile(archive, link.target) : undefined
    if (xml === undefined) return []
    const sheet = readSheet(name, xml, shared, room)
    room -= sheet.rows.length
    return [sheet]
  })
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** The parts that a part points to, with their paths in the archive. */
function relations(archive: Archive, part: string): readonly Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const found: Relation[] = []
  readXml(textOfFile(archive, `${folder}_rels/${part.slice(folder.length)}.rels`) ?? '', {
    open(name, attribute) {
      const target = attribute('Target')
      if (name !== 'Relationship' || target === undefined) return
      const path = new URL(target, `file:///${folder}`).pathname.slice(1)
      found.push({ id: attribute('Id') ?? '', type: attribute('Type') ?? '', target: decodeURIComponent(path) })
    },
  })
  return found
}

/** The shared texts, without the reading aids that eastern editions put beside them. */
function readStrings(xml: string): readonly string[] {
  const strings: string[] = []
  let text = ''
  let inText = false
  let inAid = false
  readXml(xml, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 't') inText = true
      if (name === 'rPh') inAid = true
    },
    text(piece) {
      if (inText && !inAid) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inAid = false
      if (name === 'si') strings.push(unescaped(text))
    },
  })
  return strings
}

function readSheet(name: string, xml: string, shared: Shared, mostRows: number): Sheet {
  const rows: Row[] = []
  const merged: Area[] = []
  let number = 0
  let cells: (Cell | undefined)[] = []
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let inValue = false
  readXml(xml, {
    open(tag, attribute) {
      if (tag === 'row') {
        const told = Number(attribute('r'))
        number = Number.isInteger(told) && told > 0 ? told : number + 1
        cells = []
        column = -1
      } else if (tag === 'c') {
        const letters = /^[A-Z]{1,3}/.exec(attribute('r') ?? '')?.[0]
        column = letters ? columnIndex(letters) : column + 1
        type = attribute('t') ?? 'n'
        style = Number(attribute('s') ?? 0)
        value = ''
      } else if (tag === 'v' || tag === 't') inValue = true
      else if (tag === 'rPh') inValue = false
      else if (tag === 'mergeCell') {
        const area = readArea(attribute('ref') ?? '')
        if (area && merged.length < MOST_MERGED) merged.push(area)
      }
    },
    text(piece) {
      if (inValue) value += piece
    },
    close(tag) {
      if (tag === 'v' || tag === 't') inValue = false
      else if (tag === 'c') {
        const cell = value.trim() === '' ? undefined : readCell(type, value, shared.formats[style], shared)
        if (!cell) return
        if (column >= MOST_COLUMNS) throw new TooManyColumns()
        while (cells.length < column) cells.push(undefined)
        cells[column] = cell
      } else if (tag === 'row' && cells.length > 0) {
        rows.push({ number, cells })
        if (rows.length > mostRows) throw new TooManyRows()
      }
    },
  })
  return { name, rows: rows.sort((a, b) => a.number - b.number), merged }
}

function readCell(type: string, value: string, format: NumberFormat | undefined, shared: Shared): Cell | undefined {
  if (type === 'e') return { kind: 'error', text: value.trim() }
  if (type === 's') return textCell(shared.strings[Number(value)] ?? '')
  if (type === 'str' || type === 'inlineStr') return textCell(unescaped(value))
  if (type === 'b') return textCell(value.trim() === '1' ? 'true' : 'false')
  if (type === 'd') return textCell(value.replace(/T00:00:00(\.0+)?Z?$/, ''))
  const number = Number(value)
  if (!Number.isFinite(number)) return textCell(value)
  if (format?.date && format.date !== 'time') {
    const date = dayOfSerial(number, shared.from1904)
    if (date) return { kind: 'date', date: asShown(date, format.date) }
  }
  return format?.words ? { kind: 'number', number, shownAs: format.words } : { kind: 'number', number }
}

/** A first of a month or of a year that is shown without its day was typed without one; another day is what it is. */
function asShown(date: CivilDate, shown: 'day' | 'month' | 'year') {
  if (shown === 'year' && date.endsWith('-01-01')) return date.slice(0, 4) as CivilDate
  return shown !== 'day' && date.endsWith('-01') ? (date.slice(0, 7) as CivilDate) : date
}

const EPOCH = day('1899-12-30')
const EPOCH_1904 = day('1904-01-01')
const LAST_SERIAL = 2_958_465

/** The day a spreadsheet's day number stands for. Before 1 March 1900 the count of Excel is wrong: no day then. */
export function dayOfSerial(serial: number, from1904 = false): CivilDate | undefined {
  const whole = Math.floor(serial)
  if (whole > LAST_SERIAL || whole < (from1904 ? 0 : 61)) return undefined
  return addDays(from1904 ? EPOCH_1904 : EPOCH, whole)
}

function readArea(ref: string): Area | undefined {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref)
  if (!match) return undefined
  const [, left = '', top, right = '', bottom] = match
  return { top: Number(top), left: columnIndex(left), bottom: Number(bottom), right: columnIndex(right) }
}

/** Excel writes characters that XML cannot hold as "_x000D_". */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function textOfFile(archive: Archive, name: string): string | undefined {
  const bytes = archive.read(name)
  if (!bytes) return undefined
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
}
