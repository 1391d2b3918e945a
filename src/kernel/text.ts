const marks = /\p{M}+/gu
const tatweel = /\u0640/g
const notWord = /[^\p{L}\p{N}]+/gu

/**
 * The text as a search sees it: lower case, no accents, no Arabic vowel signs, the Arabic letters that people write for
 * one another made one (أ إ آ ا, ى ي, ة ه), everything that is neither letter nor digit one space.
 * "Médina Énergie" → "medina energie".
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .replace(tatweel, '')
    .toLowerCase()
    .replace(/[ٱأإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(notWord, ' ')
    .trim()
}

/**
 * What is left of a text from outside once nothing invisible or hostile to storage is in it: control characters and lone
 * surrogates gone, spaces of every kind one space, trimmed, composed (NFC).
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\ufeff]+/gu, ' ')
    .trim()
}

/** As `clean`, but line breaks stay: for notes of several lines. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(clean)
    .join('\n')
    .trim()
}
