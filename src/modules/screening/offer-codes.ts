import type { Encoded } from './encode.ts'
import type { Slot } from './ground.ts'
import { CODE_BITS, KNOWN_BIT } from './layout.ts'
import { type Bitmap, bitmapOf, setBit } from './offer-bitmaps.ts'
import { type Family, type Leaves, type Shape, doubting } from './offer-family.ts'

/** A leaf that asks for codes by their numbers. */
interface CodeLeaf {
  readonly offer: number
  readonly denied: boolean
  readonly codes: readonly number[]
}

/** Lists the codes that a company holds; false where that is not known. */
type Held = (company: Encoded, codes: number[]) => boolean

export function codeFamilies(leaves: Leaves<'codes'>, shape: Shape): readonly Family[] {
  const slot: Slot = leaves[0]?.test.slot ?? 'sector'
  const places = shape.layout.codes.get(slot)
  if (!places) return []
  const { place, words, bits } = places
  const held: Held = ({ ints }, codes) => {
    if (((ints[place] ?? 0) & KNOWN_BIT) === 0) return false
    for (let word = 0; word < words; word += 1) {
      let left = (ints[place + word] ?? 0) & ~KNOWN_BIT
      while (left !== 0) {
        codes.push(word * CODE_BITS + 31 - Math.clz32(left & -left))
        left &= left - 1
      }
    }
    return true
  }
  const asked = leaves.map(
    ({ offer, denied, test }): CodeLeaf => ({ offer, denied, codes: test.any.flatMap((code) => bits.get(code) ?? []) }),
  )
  return layered(asked, bits.size, held, shape)
}

/** The sites that a company is at on the day, as codes, the last of which is "at some site". Never unknown. */
export function hostedFamilies(leaves: Leaves<'hosted'>, shape: Shape): readonly Family[] {
  const { sites } = shape.layout
  const somewhere = sites.size + 1
  return [...new Set(leaves.map(({ test }) => test.on))].flatMap((on) => {
    const held: Held = ({ stays }, codes) => {
      for (let at = 0; at < stays.length; at += 3) {
        if ((stays[at + 1] ?? 0) <= on && on < (stays[at + 2] ?? 0)) codes.push(stays[at] ?? 0, somewhere)
      }
      return true
    }
    const asked = leaves
      .filter(({ test }) => test.on === on)
      .map(({ offer, denied, test }): CodeLeaf => {
        const codes = test.sites ? test.sites.flatMap((site) => sites.get(site) ?? []) : [somewhere]
        return { offer, denied, codes }
      })
    return layered(asked, somewhere + 1, held, shape)
  })
}

/**
 * Leaves that can be told of together stand in one layer. Where all must hold, an offer's denials are one larger denial, and
 * each of its other leaves has a layer of its own; where one is enough, the other way round.
 */
function layered(leaves: readonly CodeLeaf[], codes: number, held: Held, shape: Shape): readonly Family[] {
  const layers: { readonly denied: boolean; readonly leaves: CodeLeaf[]; readonly offers: Set<number> }[] = []
  for (const leaf of leaves) {
    const together = leaf.denied === (shape.joining === 'all')
    const layer = layers.find(({ denied, offers }) => denied === leaf.denied && (together || !offers.has(leaf.offer)))
    if (layer) {
      layer.leaves.push(leaf)
      layer.offers.add(leaf.offer)
    } else layers.push({ denied: leaf.denied, leaves: [leaf], offers: new Set([leaf.offer]) })
  }
  return layers.map((layer) => codeLayer(layer.leaves, layer.denied, codes, held, shape))
}

/**
 * One bitmap for each code. Codes that a company holds are taken together by "or" for leaves that ask for them and by "and"
 * for those that shut them out; where the joining says so too, each is gathered as it is.
 */
function codeLayer(leaves: readonly CodeLeaf[], denied: boolean, codes: number, held: Held, shape: Shape): Family {
  const { words, joining } = shape
  const naming = Array.from({ length: codes }, () => bitmapOf(words))
  const asking = bitmapOf(words)
  for (const leaf of leaves) {
    setBit(asking, leaf.offer)
    for (const code of leaf.codes) {
      const bitmap = naming[code]
      if (bitmap) setBit(bitmap, leaf.offer)
    }
  }
  // What holds when a code is the only one; offers that ask for none of this stand aside.
  const aside = (holds: number, asked: number) => (joining === 'all' ? holds | ~asked : holds & asked)
  const alone = naming.map((bitmap) => bitmap.map((word, at) => aside(denied ? ~word : word, asking[at] ?? 0)))
  const without = asking.map((asked) => aside(denied ? -1 : 0, asked))
  const each = denied === (joining === 'all')
  const together = bitmapOf(words)
  const listed: number[] = []
  const doubt = doubting(leaves, shape)
  return {
    gather(company, gathered) {
      listed.length = 0
      if (!held(company, listed)) return doubt(gathered)
      if (listed.length === 0) gathered.both.push(without)
      else if (each) for (const code of listed) gathered.both.push(alone[code] ?? without)
      else gathered.both.push(listed.length === 1 ? (alone[listed[0] ?? 0] ?? without) : joinedCodes())
    },
  }

  function joinedCodes(): Bitmap {
    const [first = 0, ...others] = listed
    together.set(alone[first] ?? without)
    for (const code of others) {
      const bitmap = alone[code] ?? without
      for (let word = 0; word < words; word += 1) {
        const [before, more] = [together[word] ?? 0, bitmap[word] ?? 0]
        together[word] = denied ? before & more : before | more
      }
    }
    return together
  }
}
