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
