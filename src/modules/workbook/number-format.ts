import { readXml } from './xml.ts'

/** What a cell's number format says of it. */
export interface NumberFormat {
  /** Set where it shows a date: to the day, or to the month or the year only. */
  readonly date?: 'day' | 'month' | 'year' | 'time'
  /** The words it adds: `#,##0 "KDH"` adds "KDH". */
  readonly words?: string
}

const PLAIN: NumberFormat = {}
/** Built-in formats that show days (some in eastern editions only), months and times; the others show numbers. */
const builtIn = new Map<number, NumberFormat>([
  ...[14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, { date: 'day' }] as const),
  [17, { date: 'month' }],
  ...[18, 19, 20, 21, 45, 46, 47].map((id) => [id, { date: 'time' }] as const),
])

/** The formats of a workbook by style number, as cells name them. */
export function readStyles(xml: string): readonly NumberFormat[] {
  const codes = new Map<number, NumberFormat>()
  const styles: NumberFormat[] = []
  let inCellStyles = false
  readXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), readFormat(attribute('formatCode') ?? ''))
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) {
        const id = Number(attribute('numFmtId') ?? 0)
        styles.push(codes.get(id) ?? builtIn.get(id) ?? PLAIN)
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return styles
}

/** Reads a format code: `dd/mm/yyyy`, `mmm\-yy`, `#,##0\ "KDH"`, `[$MAD-40C] #,##0`. Only its first section counts. */
export function readFormat(code: string): NumberFormat {
  const words: string[] = []
  const pattern = firstSection(code)
    .replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, (_, currency: string) => (words.push(currency), ''))
    .replace(/"([^"]*)"/g, (_, literal: string) => (words.push(literal), ''))
    .replace(/\\(.)/g, (_, literal: string) => (words.push(literal), ''))
    .replace(/[_*]./g, '')
    .replace(/([€$£])/g, (_, currency: string) => (words.push(currency), ''))
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, '')
    .toLowerCase()

  if (!pattern.includes('general') && !/[#?]/.test(pattern)) {
    if (/[dj]/.test(pattern) && /[mya]/.test(pattern)) return { date: 'day' }
    if (/[ya]/.test(pattern.replace('am/pm', ''))) return { date: pattern.includes('m') ? 'month' : 'year' }
    if (/[hs]/.test(pattern)) return { date: 'time' }
    if (/d/.test(pattern)) return { date: 'day' }
  }
  /** `#,##0,"K"` shows thousands of a number that is whole: its words are not the number's unit. */
  const scaled = /[0#?],+(?![0#?])/.test(pattern)
  const text = words.join('').trim()
  return text === '' || scaled ? PLAIN : { words: text }
}

function firstSection(code: string): string {
  let quoted = false
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '"') quoted = !quoted
    if (code[at] === ';' && !quoted && code[at - 1] !== '\\') return code.slice(0, at)
  }
  return code
}
