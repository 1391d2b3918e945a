/** Why an ICE may be wrong. People may keep it all the same: old papers carry typing errors. */
export type IceWarning =
  /** The last two digits do not fit the others. */
  | 'bad-ice'
  /** Not fifteen digits, even with the leading zeros that a spreadsheet drops. */
  | 'not-an-ice'
  /** A spreadsheet has rounded it, "2.21249E+14": the true digits are gone. */
  | 'lost-digits'

export interface IceReading {
  /** Fifteen digits; absent where the text has no such number. */
  readonly ice?: string
  readonly warning?: IceWarning
}

const LENGTH = 15
/** Shorter numbers are something else than an ICE without its leading zeros. */
const SHORTEST = 9

/** Reads an ICE (identifiant commun de l’entreprise) with its spaces and without the zeros that spreadsheets drop. */
export function readIce(written: string | number): IceReading {
  if (typeof written === 'number' && !(Number.isSafeInteger(written) && written >= 0)) return { warning: 'lost-digits' }
  const text = String(written)
    .replace(/^\s*I\.?C\.?E\.?\s*:?/i, '')
    .replace(/[\s.\u00a0\u202f'-]/g, '')
  if (/^\d+[.,]?\d*E\+?\d+$/i.test(String(written).trim())) return { warning: 'lost-digits' }
  if (!/^\d+$/.test(text) || text.length > LENGTH || text.length < SHORTEST || /^0+$/.test(text)) {
    return { warning: 'not-an-ice' }
  }
  const ice = text.padStart(LENGTH, '0')
  return isIce(ice) ? { ice } : { ice, warning: 'bad-ice' }
}

/** Whether fifteen digits pass the check of the ICE: the whole number is a multiple of 97. */
export function isIce(text: string): boolean {
  return /^\d{15}$/.test(text) && Number(text) % 97 === 0 && Number(text) > 0
}
