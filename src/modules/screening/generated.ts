import type { Facts } from '../rules/index.ts'
import { type Answering, hostedSide, limitsOf } from './closures.ts'
import type { Ground, GroundTest, Truth } from './ground.ts'
import { KNOWN_BIT, type Layout, maskOf, placeOf } from './layout.ts'
import type { Opaque } from './plain.ts'

/**
 * A rule as JavaScript written for it and compiled: the fastest way to run one rule over many companies in plain code, and
 * the wrong way to run many rules, of which each would have to be warmed up. Only numbers of ours stand in the text.
 */
export function generatedFor(ground: Ground, layout: Layout, opaque: Opaque): Answering {
  const writer = new Writer(layout, opaque)
  const [no, yes] = [writer.write(ground, false), writer.write(ground, true)]
  const { tables, asked } = writer
  const text = [
    ...tables.map((_, at) => `const k${at} = tables[${at}];`),
    'return ({ cells, facts }) => {',
    ...asked.map((_, at) => `let a${at};`),
    `return ${no} ? 0 : ${yes} ? 2 : 1;`,
    '}',
  ].join('\n')
  const make = new Function('tables', 'asked', text) as (
    tables: readonly Float64Array[],
    asked: readonly Asked[],
  ) => Answering
  return make(tables, asked)
}

/** What is asked of a function rather than written: of stays, and of the interpreter. */
type Asked = (cells: Float64Array, facts: Facts) => Truth

/**
 * Writes a part as one expression of yes and no: that it certainly holds, or that it certainly does not. For the second "all"
 * becomes "some", and a denial asks for the other of the two.
 */
class Writer {
  readonly tables: Float64Array[] = []
  readonly asked: Asked[] = []
  readonly #numbers = new Map<GroundTest, number>()
  readonly #layout: Layout
  readonly #opaque: Opaque

  constructor(layout: Layout, opaque: Opaque) {
    this.#layout = layout
    this.#opaque = opaque
  }

  write(ground: Ground, holds: boolean): string {
    switch (ground.kind) {
      case 'all':
      case 'any': {
        const every = (ground.kind === 'all') === holds
        if (ground.of.length === 0) return String(every)
        return `(${ground.of.map((part) => this.write(part, holds)).join(every ? ' && ' : ' || ')})`
      }
      case 'not':
        return this.write(ground.of, !holds)
      case 'at-least': {
        const count = holds ? ground.count : ground.of.length - ground.count + 1
        return `(${ground.of.map((part) => `(${this.write(part, holds)} ? 1 : 0)`).join(' + ')} >= ${count})`
      }
      case 'constant':
        return String(ground.value === (holds ? 2 : 0))
      case 'day':
      case 'number':
      case 'amount':
      case 'codes':
      case 'flag':
      case 'hosted':
      case 'other':
        return `(${this.#test(ground, holds)})`
    }
  }

  #test(test: GroundTest, holds: boolean): string {
    const layout = this.#layout
    switch (test.kind) {
      case 'day': {
        const place = placeOf(layout.days, test.slot)
        return holds ? `cells[${place + 1}] < ${test.before}` : `cells[${place}] >= ${test.before}`
      }
      case 'number': {
        const place = placeOf(layout.numbers, test.slot)
        const [below, above] = test.op === 'under' ? ['<', '>='] : ['<=', '>']
        return `cells[${place}] ${holds ? below : above} ${test.limit}`
      }
      case 'amount': {
        const place = placeOf(layout.amounts, test.slot)
        const table = this.#numbered(test, this.tables, () => limitsOf(test, layout))
        return `cells[${place}] ${holds ? '<' : '>='} k${table}[cells[${place + 1}]]`
      }
      case 'flag':
        return `cells[${placeOf(layout.flags, test.slot)}] === ${holds ? 2 : 0}`
      case 'codes': {
        const places = placeOf(layout.codes, test.slot)
        return codes(places.place, maskOf(places, test.any), holds)
      }
      case 'hosted': {
        const hosted = hostedSide(test, layout)
        return this.#ask(test, (cells, facts) => (hosted(cells, facts) ? 2 : 0), holds)
      }
      case 'other':
        return this.#ask(test, (_, facts) => this.#opaque(test.criterion, facts), holds)
    }
  }

  /** Asked once, and only when it is come to. */
  #ask(test: GroundTest, asked: Asked, holds: boolean): string {
    const at = this.#numbered(test, this.asked, () => asked)
    return `(a${at} ??= asked[${at}](cells, facts)) === ${holds ? 2 : 0}`
  }

  /** The place of what belongs to a test in a list; both its sides share one. */
  #numbered<Item>(test: GroundTest, list: Item[], make: () => Item): number {
    const known = this.#numbers.get(test)
    if (known !== undefined) return known
    this.#numbers.set(test, list.length)
    return list.push(make()) - 1
  }
}

/** At least one of the codes; or none of them in any word, and the fact known. */
function codes(place: number, masks: readonly number[], holds: boolean): string {
  const words = masks.flatMap((mask, word) => (mask === 0 ? [] : [`(cells[${place + word}] & ${mask})`]))
  const held = words.length === 0 ? 'false' : words.map((word) => `${word} !== 0`).join(' || ')
  return holds ? held : `(cells[${place}] & ${KNOWN_BIT}) !== 0 && !(${held})`
}
