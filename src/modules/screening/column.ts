import type { Currency } from '../../kernel/money.ts'

/** Where an array of a population lies in its memory: bytes from the start, and bits of an entry. */
export interface Stored {
  readonly offset: number
  readonly width: 8 | 16 | 32
}

/**
 * One slot of all companies, as narrow as its values allow. A whole number n is stored as n + 1, and 0 says "not known", so
 * that one comparison tells both.
 */
export type Column =
  /** Days since `base`; exact dates have one array for both ends. */
  | { readonly kind: 'days'; readonly base: number; readonly first: Stored; readonly last: Stored }
  /** Numbers times `scale`. */
  | { readonly kind: 'numbers'; readonly scale: number; readonly values: Stored }
  /** Amounts, and by its place what each is counted in; the first place is "zero, whatever the currency". */
  | { readonly kind: 'amounts'; readonly values: Stored; readonly tender: Stored; readonly tenders: readonly Tender[] }
  /** A bit for each code, and one above them that says "known". */
  | { readonly kind: 'bits'; readonly codes: readonly string[]; readonly values: Stored }
  /** The place of the set of codes held among all sets there are; 0 is "not known". */
  | { readonly kind: 'sets'; readonly sets: readonly (readonly string[])[]; readonly values: Stored }
  /** 0 no, 1 not known, 2 yes. */
  | { readonly kind: 'truths'; readonly values: Stored }

/** What an amount is counted in: so many minor units of a currency. */
export interface Tender {
  readonly currency: Currency
  readonly unit: bigint
}

/** The currency that an amount of zero is kept in. */
export const NO_CURRENCY: Currency = 'XXX'

/** The bit that says "known", for an entry of so many bits. */
export function knownBit(width: Stored['width']): number {
  return 2 ** (width - 1)
}

export type Entries = Uint8Array | Uint16Array | Uint32Array

/** The entries of a stored array. */
export function entriesIn(buffer: ArrayBufferLike, { offset, width }: Stored, size: number): Entries {
  if (width === 8) return new Uint8Array(buffer, offset, size)
  return width === 16 ? new Uint16Array(buffer, offset, size) : new Uint32Array(buffer, offset, size)
}
