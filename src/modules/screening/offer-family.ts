import type { Encoded } from './encode.ts'
import type { GroundTest } from './ground.ts'
import type { Layout } from './layout.ts'
import type { Leaf } from './normal-form.ts'
import { type Gathering, setBit } from './offer-bitmaps.ts'
import type { Joining } from './offer-scale.ts'

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
  readonly both: Gathering
  readonly sure: Gathering
  readonly possible: Gathering
}

/** One leaf or more whose tests are of one kind and look at one slot. */
export type Leaves<Kind extends GroundTest['kind']> = readonly [LeafOf<Kind>, ...LeafOf<Kind>[]]

type LeafOf<Kind extends GroundTest['kind']> = OfferLeaf & { readonly test: Extract<GroundTest, { kind: Kind }> }

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
  const asking = new Int32Array(words)
  for (const { offer } of leaves) setBit(asking, offer)
  if (joining === 'any') return ({ possible }) => possible.add(asking)
  const others = asking.map((word) => ~word)
  return ({ sure }) => sure.add(others)
}
