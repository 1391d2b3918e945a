import type { Encoded } from './encode.ts'
import type { GroundTest } from './ground.ts'
import type { Layout } from './layout.ts'
import type { Leaf } from './normal-form.ts'
import { type Bitmap, type Joining, bitmapOf, setBit } from './offer-bitmaps.ts'

/** A leaf and the offer it is of. */
export interface OfferLeaf extends Leaf {
  readonly offer: number
}

/**
 * All leaves of many offers on one fact. For a company it gives the offers whose leaves surely hold and those whose leaves
 * may: two bitmaps made beforehand, found by where the company stands among the limits.
 */
export interface Family {
  /** Adds what a company stands for to what was gathered of other facts. */
  gather(company: Encoded, gathered: Gathered): void
}

/** Bitmaps that are to be joined: for both sets of offers, for the sure ones only, and for the possible ones only. */
export interface Gathered {
  readonly both: Bitmap[]
  readonly sure: Bitmap[]
  readonly possible: Bitmap[]
}

/** Leaves whose tests are of one kind. */
export type Leaves<Kind extends GroundTest['kind']> = readonly (OfferLeaf & {
  readonly test: Extract<GroundTest, { kind: Kind }>
})[]

/** What all families of an index share. */
export interface Shape {
  readonly layout: Layout
  readonly words: number
  readonly joining: Joining
}

/** What is not known leaves the offers that ask for it possible and not sure. */
export function doubting(
  leaves: readonly { readonly offer: number }[],
  { words, joining }: Shape,
): (gathered: Gathered) => void {
  const asking = askingOf(leaves, words)
  if (joining === 'any') return ({ possible }) => possible.push(asking)
  const others = asking.map((word) => ~word)
  return ({ sure }) => sure.push(others)
}

function askingOf(leaves: readonly { readonly offer: number }[], words: number): Bitmap {
  const asking = bitmapOf(words)
  for (const { offer } of leaves) setBit(asking, offer)
  return asking
}
