import { type Encoded, STAY_WIDTH } from './encode.ts'
import { CODE_BITS, KNOWN_BIT, placeOf } from './layout.ts'
import { Gathering, setBit } from './offer-bitmaps.ts'
import { type Family, type Leaves, type Shape, doubting } from './offer-family.ts'
import type { Joining } from './offer-scale.ts'

/** A leaf that asks for codes by their numbers. */
interface CodeLeaf {
  readonly offer: number
  readonly denied: boolean
  readonly codes: readonly number[]
}

/** Lists the numbers of the codes that a company holds; undefined where that is not known. The list is used again. */
type Held = (company: Encoded) => CodeList | undefined

class CodeList {
  readonly codes: Int32Array
  count = 0

  constructor(most: number) {
    this.codes = new Int32Array(most)
  }

  add(code: number): void {
    this.codes[this.count] = code
    this.count += 1
  }
}

export function codeFamily(leaves: Leaves<'codes'>, shape: Shape): Family {
  const { place, words, bits } = placeOf(shape.layout.codes, leaves[0].test.slot)
  const list = new CodeList(bits.size)
  const held: Held = ({ cells }) => {
    if (((cells[place] ?? 0) & KNOWN_BIT) === 0) return undefined
    list.count = 0
    for (let word = 0; word < words; word += 1) {
      let left = (cells[place + word] ?? 0) & ~KNOWN_BIT
      while (left !== 0) {
        list.add(word * CODE_BITS + 31 - Math.clz32(left & -left))
        left &= left - 1
      }
    }
    return list
  }
  const asked = leaves.map(
    ({ offer, denied, test }): CodeLeaf => ({ offer, denied, codes: test.any.flatMap((code) => bits.get(code) ?? []) }),
  )
  return familyOf(asked, bits.size, held, shape)
}

/** The sites that a company is at on the day, as codes, the last of which is "at some site". Never unknown. */
export function hostedFamilies(leaves: Leaves<'hosted'>, shape: Shape): readonly Family[] {
  const { sites, stays } = shape.layout
  const somewhere = sites.size + 1
  return [...Map.groupBy(leaves, ({ test }) => test.on)].map(([on, sameDay]) => {
    const here = new Set<number>()
    const held: Held = ({ cells }) => {
      here.clear()
      for (let at = stays; at < cells.length; at += STAY_WIDTH) {
        if ((cells[at + 1] ?? 0) <= on && on < (cells[at + 2] ?? 0)) here.add(cells[at] ?? 0).add(somewhere)
      }
      list.count = 0
      for (const site of here) list.add(site)
      return list
    }
    const list = new CodeList(somewhere + 1)
    const asked = sameDay.map(({ offer, denied, test }): CodeLeaf => {
      const codes = test.sites ? test.sites.flatMap((site) => sites.get(site) ?? []) : [somewhere]
      return { offer, denied, codes }
    })
    return familyOf(asked, somewhere + 1, held, shape)
  })
}

function familyOf(leaves: readonly CodeLeaf[], codes: number, held: Held, shape: Shape): Family {
  const layers = layersOf(leaves, shape.joining).map((layer) => codeLayer(layer, codes, shape))
  const doubt = doubting(leaves, shape)
  return {
    gather(company, gathered) {
      const list = held(company)
      if (!list) return doubt(gathered)
      for (const layer of layers) layer(list, gathered.both)
    },
  }
}

interface Layer {
  readonly denied: boolean
  readonly leaves: CodeLeaf[]
  readonly offers: Set<number>
}

/**
 * Leaves that can be told of together stand in one layer. Where all must hold, an offer's denials are one larger denial, and
 * each of its other leaves has a layer of its own; where one is enough, the other way round.
 */
function layersOf(leaves: readonly CodeLeaf[], joining: Joining): readonly Layer[] {
  const layers: Layer[] = []
  for (const leaf of leaves) {
    const together = leaf.denied === (joining === 'all')
    const layer = layers.find(({ denied, offers }) => denied === leaf.denied && (together || !offers.has(leaf.offer)))
    if (layer) {
      layer.leaves.push(leaf)
      layer.offers.add(leaf.offer)
    } else layers.push({ denied: leaf.denied, leaves: [leaf], offers: new Set([leaf.offer]) })
  }
  return layers
}

/**
 * One bitmap for each code. For the codes that a company holds they are joined by "or" where leaves ask for them and by "and"
 * where leaves shut them out; where the offers are joined so too, each goes to what is gathered as it is.
 */
function codeLayer({ leaves, denied, offers }: Layer, codes: number, { words, joining }: Shape) {
  const naming = Array.from({ length: codes }, () => new Int32Array(words))
  const asking = new Int32Array(words)
  for (const offer of offers) setBit(asking, offer)
  for (const leaf of leaves) {
    for (const code of leaf.codes) {
      const bitmap = naming[code]
      if (bitmap) setBit(bitmap, leaf.offer)
    }
  }
  // What holds when a code is the only one; offers that ask for none of this stand aside.
  const aside = (holds: number, asked: number) => (joining === 'all' ? holds | ~asked : holds & asked)
  const alone = naming.map((bitmap) => bitmap.map((word, at) => aside(denied ? ~word : word, asking[at] ?? 0)))
  const without = asking.map((asked) => aside(denied ? -1 : 0, asked))
  const asTheyAre = denied === (joining === 'all')
  const joined = new Int32Array(words)
  const others = new Gathering()

  return ({ codes: held, count }: CodeList, both: Gathering): void => {
    const first = count === 0 ? without : (alone[held[0] ?? 0] ?? without)
    if (count <= 1 || asTheyAre) both.add(first)
    if (count <= 1) return
    const rest = asTheyAre ? both : others
    others.empty()
    for (let at = 1; at < count; at += 1) rest.add(alone[held[at] ?? 0] ?? without)
    if (asTheyAre) return
    joined.set(first)
    if (denied) others.narrow(joined)
    else others.widen(joined)
    both.add(joined)
  }
}
