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

/** The text with an apostrophe in front where it could be taken for a formula. */
export function guarded(text: string): string {
  return looksLikeFormula(withoutApostrophes(text)) ? `'${text}` : text
}

/** The text as it was before `guarded`, whatever it was. */
export function unguarded(text: string): string {
  return text.startsWith("'") && looksLikeFormula(withoutApostrophes(text)) ? text.slice(1) : text
}

/** What spreadsheets begin a formula with, the full-width twins that some of them accept included. */
const opening = /^(?:[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])/
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/
const telephone = /^\+\d[\d ]{5,20}\d$/

function looksLikeFormula(text: string): boolean {
  return opening.test(text) && !plainNumber.test(text) && !telephone.test(text)
}

function withoutApostrophes(text: string): string {
  return text.replace(/^'+/, '')
}

function quoted(text: string, separator: string): string {
  return /["\r\n]/.test(text) || text.includes(separator) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text
}
