import type { Facts } from '../rules/index.ts'
import { type Answering, closureOf } from './closures.ts'
import { type Encoded, encode } from './encode.ts'
import type { Ground, Truth } from './ground.ts'
import { type Layout, layoutOf } from './layout.ts'
import { type NormalForm, normalFormOf } from './normal-form.ts'
import { type Bitmap, bitmapOf, clearBit, hasBit, keepCommon, setBit } from './offer-bitmaps.ts'
import { familiesOf } from './offer-families.ts'
import type { Family, Gathered, OfferLeaf } from './offer-family.ts'
import { type Opaque, answerPlainly } from './plain.ts'

/** The answers of all offers for one company: those surely met, and those that may be. */
export interface OfferAnswers {
  readonly sure: Bitmap
  readonly possible: Bitmap
}

/** Many rules of one day, prepared to be answered for one company at a time. */
export interface OfferIndex {
  readonly layout: Layout
  readonly size: number
  /** Answers a company of the index's layout; the answers hold until the next company is asked about. */
  answer(company: Encoded): OfferAnswers
  /** The same from a company's facts, offer by offer. */
  answersFor(facts: Facts): readonly Truth[]
}

/**
 * Prepares rules for being asked together. What must hold of one fact is one bitmap over the offers for every stretch
 * between two limits; a company is a row of each, taken together word by word. Choices between leaves are bitmaps as well,
 * up to three for an offer; what is left is asked only of the offers that are still possible.
 */
export function offerIndexOf(grounds: readonly Ground[], opaque: Opaque): OfferIndex {
  const layout = layoutOf(grounds)
  const words = (grounds.length + 31) >> 5
  const forms = grounds.map(normalFormOf)
  const must = familiesOf(forms.flatMap(leavesOf), layout, words, 'all')
  const layers = Array.from({ length: MOST_CHOICES }, (_, layer) => choiceLayer(forms, layer, layout, words))
  const { base, doubtful, asking, rest } = remainders(forms, layout, words, opaque)
  const [sure, possible] = [bitmapOf(words), bitmapOf(words)]
  const gathered: Gathered = { both: [], sure: [], possible: [] }
  const live = new Int32Array(words)

  return { layout, size: grounds.length, answer, answersFor }

  function answer(company: Encoded): OfferAnswers {
    if (!company.exact) return answerOneByOne(company.facts)
    gatherFrom(must, company)
    possible.set(base)
    keepCommon(possible, gathered.both)
    for (let word = 0; word < words; word += 1) sure[word] = (possible[word] ?? 0) & ~(doubtful[word] ?? 0)
    keepCommon(sure, gathered.sure)
    keepCommon(possible, gathered.possible)
    const count = wordsLeft()
    for (const { free, families } of layers) {
      if (families.length === 0) continue
      gatherFrom(families, company)
      for (let at = 0; at < count; at += 1) keepChosen(live[at] ?? 0, free)
    }
    askTheRest(company, count)
    return { sure, possible }
  }

  function gatherFrom(families: readonly Family[], company: Encoded): void {
    gathered.both.length = 0
    gathered.sure.length = 0
    gathered.possible.length = 0
    for (const family of families) family.gather(company, gathered)
  }

  /** The words in which some offer is still possible: all that choices need look at. */
  function wordsLeft(): number {
    let count = 0
    for (let word = 0; word < words; word += 1) if (possible[word] !== 0) live[count++] = word
    return count
  }

  /** Of one word, the offers for which one part of the choice holds, or may. */
  function keepChosen(word: number, free: Bitmap): void {
    let chosen = free[word] ?? 0
    for (const bitmap of gathered.both) chosen |= bitmap[word] ?? 0
    let perhaps = chosen
    for (const bitmap of gathered.sure) chosen |= bitmap[word] ?? 0
    for (const bitmap of gathered.possible) perhaps |= bitmap[word] ?? 0
    sure[word] = (sure[word] ?? 0) & chosen
    possible[word] = (possible[word] ?? 0) & perhaps
  }

  function askTheRest(company: Encoded, count: number): void {
    for (let at = 0; at < count; at += 1) {
      const word = live[at] ?? 0
      let left = (possible[word] ?? 0) & (asking[word] ?? 0)
      while (left !== 0) {
        const offer = (word << 5) + 31 - Math.clz32(left & -left)
        left &= left - 1
        const truth = rest.get(offer)?.(company) ?? 2
        if (truth === 0) clearBit(possible, offer)
        if (truth !== 2) clearBit(sure, offer)
      }
    }
  }

  /** For a company whose numbers the encoding cannot hold. */
  function answerOneByOne(facts: Facts): OfferAnswers {
    sure.fill(0)
    possible.fill(0)
    for (const [offer, ground] of grounds.entries()) {
      const truth = answerPlainly(ground, facts, opaque)
      if (truth === 2) setBit(sure, offer)
      if (truth > 0) setBit(possible, offer)
    }
    return { sure, possible }
  }

  function answersFor(facts: Facts): readonly Truth[] {
    const answers = answer(encode(layout, facts))
    return grounds.map((_, offer) => (hasBit(answers.sure, offer) ? 2 : hasBit(answers.possible, offer) ? 1 : 0))
  }
}

const MOST_CHOICES = 3

function leavesOf({ leaves }: NormalForm, offer: number): readonly OfferLeaf[] {
  return leaves.map((leaf) => ({ ...leaf, offer }))
}

/** The n-th choice of every offer that has one; the others are free of it. */
function choiceLayer(forms: readonly NormalForm[], layer: number, layout: Layout, words: number) {
  const free = bitmapOf(words)
  const leaves = forms.flatMap(({ choices }, offer): readonly OfferLeaf[] => {
    const choice = choices[layer]
    if (!choice) setBit(free, offer)
    return (choice ?? []).map((leaf) => ({ ...leaf, offer }))
  })
  const families: readonly Family[] = familiesOf(leaves, layout, words, 'any')
  return { free, families }
}

/** What bitmaps do not say of an offer: constants, more choices than there are layers, and parts nested deeper. */
function remainders(forms: readonly NormalForm[], layout: Layout, words: number, opaque: Opaque) {
  const [base, doubtful, asking] = [bitmapOf(words), bitmapOf(words), bitmapOf(words)]
  const rest = new Map<number, Answering>()
  for (const [offer, form] of forms.entries()) {
    if (form.constant > 0) setBit(base, offer)
    if (form.constant === 1) setBit(doubtful, offer)
    const choices = form.choices.slice(MOST_CHOICES).map(
      (choice): Ground => ({
        kind: 'any',
        of: choice.map(({ test, denied }) => (denied ? { kind: 'not', of: test } : test)),
      }),
    )
    const left = [...form.rest, ...choices]
    if (left.length === 0) continue
    setBit(asking, offer)
    rest.set(offer, closureOf({ kind: 'all', of: left }, layout, opaque))
  }
  return { base, doubtful, asking, rest }
}
