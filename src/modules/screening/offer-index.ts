import type { Facts } from '../rules/index.ts'
import { type Encoded, encode } from './encode.ts'
import { type FlatRules, flatRulesOf } from './flat-rules.ts'
import type { Ground, Truth } from './ground.ts'
import { type Layout, layoutOf } from './layout.ts'
import { type NormalForm, normalFormOf } from './normal-form.ts'
import { type Bitmap, Gathering, clearBit, hasBit, setBit, wordsFor } from './offer-bitmaps.ts'
import { familiesOf } from './offer-families.ts'
import type { Family, Gathered, OfferLeaf } from './offer-family.ts'
import type { Opaque } from './plain.ts'

/** The answers of all offers for one company: those surely met, and those that may be. A bit stands for an offer's place. */
export interface OfferAnswers {
  readonly sure: Bitmap
  readonly possible: Bitmap
}

/** Many rules of one day, prepared to be answered for one company at a time. */
export interface OfferIndex {
  readonly layout: Layout
  /** The offer at each place: its position among the rules that the index was made of. */
  readonly offers: readonly number[]
  /** Answers a company of the index's layout; the answers hold until the next company is asked about. */
  answer(company: Encoded): OfferAnswers
  /** The same from a company's facts, in the order of the rules. */
  answersFor(facts: Facts): readonly Truth[]
}

/**
 * Prepares rules for being asked together. What must hold of one fact is one bitmap over the offers for every stretch
 * between two limits; a company is a row of each, taken together word by word. Choices between leaves are bitmaps as well;
 * what is left is asked only of the offers that are still possible.
 */
export function offerIndexOf(grounds: readonly Ground[], opaque: Opaque): OfferIndex {
  const layout = layoutOf(grounds)
  const words = wordsFor(grounds.length)
  const { forms, offers } = ordered(grounds.map(normalFormOf))
  const must = familiesOf(
    forms.flatMap(({ leaves }, offer): readonly OfferLeaf[] => leaves.map((leaf) => ({ ...leaf, offer }))),
    { layout, words, joining: 'all' },
  )
  const layers = layersOf(forms, layout)
  const { base, doubtful, asking, rest } = remainders(forms, layout, opaque)
  const [sure, possible] = [new Int32Array(words), new Int32Array(words)]
  const gathered: Gathered = { both: new Gathering(), sure: new Gathering(), possible: new Gathering() }

  return { layout, offers, answer, answersFor }

  function answer(company: Encoded): OfferAnswers {
    gather(must, company)
    possible.set(base)
    gathered.both.narrow(possible)
    for (let word = 0; word < words; word += 1) sure[word] = (possible[word] ?? 0) & ~(doubtful[word] ?? 0)
    gathered.sure.narrow(sure)
    gathered.possible.narrow(possible)
    for (const layer of layers) choose(layer, company)
    askTheRest(company)
    return { sure, possible }
  }

  function gather(families: readonly Family[], company: Encoded): void {
    gathered.both.empty()
    gathered.sure.empty()
    gathered.possible.empty()
    for (const family of families) family.gather(company, gathered)
  }

  /** Keeps the offers for which one part of the choice holds, or may. */
  function choose({ families, free, chosen, perhaps }: Layer, company: Encoded): void {
    gather(families, company)
    chosen.set(free)
    gathered.both.widen(chosen)
    perhaps.set(chosen)
    gathered.sure.widen(chosen)
    gathered.possible.widen(perhaps)
    for (let word = 0; word < chosen.length; word += 1) {
      sure[word] = (sure[word] ?? 0) & (chosen[word] ?? 0)
      possible[word] = (possible[word] ?? 0) & (perhaps[word] ?? 0)
    }
  }

  function askTheRest(company: Encoded): void {
    if (rest.size === 0) return
    rest.turnTo(company)
    for (let word = 0; word < words; word += 1) {
      let left = (possible[word] ?? 0) & (asking[word] ?? 0)
      while (left !== 0) {
        const offer = (word << 5) + 31 - Math.clz32(left & -left)
        left &= left - 1
        const truth = rest.answer(offer)
        if (truth === 0) clearBit(possible, offer)
        if (truth !== 2) clearBit(sure, offer)
      }
    }
  }

  function answersFor(facts: Facts): readonly Truth[] {
    const answers = answer(encode(layout, facts))
    const truths: Truth[] = grounds.map(() => 0)
    for (const [place, offer] of offers.entries()) {
      if (hasBit(answers.possible, place)) truths[offer] = hasBit(answers.sure, place) ? 2 : 1
    }
    return truths
  }
}

/** Offers with many choices first, so that each further layer of choices concerns only the first words of a bitmap. */
function ordered(forms: readonly NormalForm[]): {
  readonly forms: readonly NormalForm[]
  readonly offers: readonly number[]
} {
  const choicesOf = (offer: number) => forms[offer]?.choices.length ?? 0
  const offers = [...forms.keys()].sort((a, b) => choicesOf(b) - choicesOf(a))
  return { offers, forms: offers.flatMap((offer) => forms[offer] ?? []) }
}

/** The n-th choice of every offer that has so many. */
interface Layer {
  readonly families: readonly Family[]
  /** The offers of the last word that have no such choice. */
  readonly free: Bitmap
  readonly chosen: Bitmap
  readonly perhaps: Bitmap
}

const MOST_LAYERS = 8

function layersOf(forms: readonly NormalForm[], layout: Layout): readonly Layer[] {
  const layers = Array.from({ length: MOST_LAYERS }, (_, nth) => forms.filter(({ choices }) => choices.length > nth))
  return layers
    .filter((concerned) => concerned.length > 0)
    .map((concerned, nth) => {
      const words = wordsFor(concerned.length)
      const free = new Int32Array(words)
      for (let offer = concerned.length; offer < words * 32; offer += 1) setBit(free, offer)
      const leaves = concerned.flatMap(({ choices }, offer): readonly OfferLeaf[] =>
        (choices[nth] ?? []).map((leaf) => ({ ...leaf, offer })),
      )
      const families = familiesOf(leaves, { layout, words, joining: 'any' })
      return { families, free, chosen: new Int32Array(words), perhaps: new Int32Array(words) }
    })
}

/** What bitmaps do not say of an offer: constants, choices beyond the layers, and parts nested deeper. */
function remainders(forms: readonly NormalForm[], layout: Layout, opaque: Opaque) {
  const words = wordsFor(forms.length)
  const [base, doubtful, asking] = [new Int32Array(words), new Int32Array(words), new Int32Array(words)]
  const left = new Map<number, Ground>()
  for (const [offer, { constant, choices, rest }] of forms.entries()) {
    if (constant > 0) setBit(base, offer)
    if (constant === 1) setBit(doubtful, offer)
    const more = choices.slice(MOST_LAYERS).map(
      (choice): Ground => ({
        kind: 'any',
        of: choice.map(({ test, denied }) => (denied ? { kind: 'not', of: test } : test)),
      }),
    )
    if (rest.length + more.length === 0) continue
    setBit(asking, offer)
    left.set(offer, { kind: 'all', of: [...rest, ...more] })
  }
  const rest: FlatRules = flatRulesOf(left, layout, opaque)
  return { base, doubtful, asking, rest }
}
