import { guarded } from '../../kernel/formula-guard.ts'

/**
 * Text of separated values that spreadsheets read as text, never as formulas. A cell that a spreadsheet would take for a
 * formula gets an apostrophe in front; `unguarded` takes it off again, so that our own files come back as they went.
 * Plain numbers and telephone numbers stay as they are: "-5" and "+212612345678" are no formulas.
 */
export function writeCsv(rows: readonly (readonly string[])[], separator: ',' | ';'): string {
  const lines = rows.map((row) => row.map((cell) => quoted(guarded(cell), separator)).join(separator))
  // The mark at the start tells spreadsheets that the text is UTF-8.
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function quoted(text: string, separator: string): string {
  return /["\r\n]/.test(text) || text.includes(separator) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text
}
