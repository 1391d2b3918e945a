import { unguarded } from '../../kernel/formula-guard.ts'
import { clean } from '../../kernel/text.ts'
import { type Row, textCell } from './sheet.ts'

const separators = [';', ',', '\t', '|'] as const

/** The rows of a text with separated values (RFC 4180): quotes may hold separators, line breaks and doubled quotes. */
export function readCsv(text: string): readonly Row[] {
  const told = /^sep=(.)\r?\n/i.exec(text)
  const separator = told?.[1] ?? separatorOf(text)
  const body = told ? text.slice(told[0].length) : text
  const rows: Row[] = []
  let number = told ? 1 : 0
  for (const fields of records(body, separator)) {
    number += 1
    if (fields.every((field) => field.trim() === '')) continue
    rows.push({
      number,
      cells: fields.map((field) => textCell(clean(unguarded(field)))),
    })
  }
  return rows
}

/** The separator that cuts the first lines into the most even number of fields. */
function separatorOf(text: string): string {
  const sample = text.slice(0, 20_000)
  let best: { readonly separator: string; readonly score: number } = { separator: ',', score: 0 }
  for (const separator of separators) {
    const widths = new Map<number, number>()
    let seen = 0
    for (const fields of records(sample, separator)) {
      if (fields.length > 1) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1)
      if (++seen === 50) break
    }
    for (const [width, times] of widths) {
      const score = times * Math.min(width, 30)
      if (score > best.score) best = { separator, score }
    }
  }
  return best.separator
}

function* records(text: string, separator: string): Generator<string[]> {
  let fields: string[] = []
  let at = 0
  while (at < text.length) {
    let field = ''
    if (text[at] === '"') {
      at += 1
      for (;;) {
        const quote = text.indexOf('"', at)
        if (quote === -1) {
          field += text.slice(at)
          at = text.length
          break
        }
        field += text.slice(at, quote)
        at = quote + 1
        if (text[at] !== '"') break
        field += '"'
        at += 1
      }
    }
    const start = at
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
    fields.push(field + text.slice(start, at))
    if (text[at] === separator) {
      at += 1
      if (at < text.length) continue
      fields.push('')
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    yield fields
    fields = []
  }
}
