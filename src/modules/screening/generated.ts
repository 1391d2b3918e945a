import { type Answering, limitsOf } from './closures.ts'
import type { Encoded } from './encode.ts'
import type { Ground, GroundTest, Truth } from './ground.ts'
import { KNOWN_BIT, type Layout, isTest, maskOf } from './layout.ts'
import { type Opaque, answerPlainly } from './plain.ts'

/**
 * A rule as JavaScript written for it and compiled: the fastest way to run one rule over many companies in plain code, and
 * the wrong way to run many rules, of which each would have to be warmed up. Only numbers of ours stand in the text.
 */
export function generatedFor(ground: Ground, layout: Layout, opaque: Opaque): Answering {
  const writer = new Writer(layout, opaque)
  const result = writer.write(ground, false)
  const body = `${writer.lines.join('\n')}\nreturn ${result}`
  // Compiled on the server, from numbers alone; nothing that anybody typed is part of it.
  const make = new Function('company', 'floats', 'ints', 'stays', 'tables', 'opaque', body) as (
    company: Encoded,
    floats: Float64Array,
    ints: Int32Array,
    stays: Int32Array,
    tables: readonly unknown[],
    opaque: readonly ((company: Encoded) => Truth)[],
  ) => Truth
  const { tables, asked } = writer
  return (company) =>
    company.exact
      ? make(company, company.floats, company.ints, company.stays, tables, asked)
      : answerPlainly(ground, company.facts, opaque)
}

/** Writes statements that leave the answer of a part in a variable of its own. */
class Writer {
  readonly lines: string[] = []
  /** What the text refers to by number: limits by currency, sets of sites. */
  readonly tables: unknown[] = []
  readonly asked: ((company: Encoded) => Truth)[] = []
  readonly #layout: Layout
  readonly #opaque: Opaque
  #variables = 0

  constructor(layout: Layout, opaque: Opaque) {
    this.#layout = layout
    this.#opaque = opaque
  }

  /** The name of the variable, or the expression, that holds the answer; denied where asked for. */
  write(ground: Ground, negated: boolean): string {
    switch (ground.kind) {
      case 'all':
      case 'any': {
        // What is denied of all is some of what is denied.
        const settling = (ground.kind === 'all') === negated ? 2 : 0
        return this.#group(ground.of, negated, settling)
      }
      case 'not':
        return this.write(ground.of, !negated)
      case 'at-least':
        return this.#atLeast(ground.count, ground.of, negated)
      case 'constant':
        return String(negated ? 2 - ground.value : ground.value)
      case 'day':
      case 'number':
      case 'amount':
      case 'codes':
      case 'flag':
      case 'hosted':
      case 'other': {
        const { yes, no } = this.#test(ground)
        const [met, unmet] = negated ? [no, yes] : [yes, no]
        return this.#variable(`${met} ? 2 : ${unmet} ? 0 : 1`)
      }
    }
  }

  #variable(value: string): string {
    this.#variables += 1
    const name = `t${this.#variables}`
    this.lines.push(`let ${name} = ${value};`)
    return name
  }

  /** Parts one after another until one settles the answer; an unknown on the way is kept. */
  #group(of: readonly Ground[], negated: boolean, settling: 0 | 2): string {
    const result = this.#variable(String(2 - settling))
    const label = `l${this.#variables}`
    this.lines.push(`${label}: {`)
    for (const part of of) {
      if (isTest(part) || (part.kind === 'not' && isTest(part.of))) {
        const [test, denied] = part.kind === 'not' ? [part.of as GroundTest, !negated] : [part, negated]
        const { yes, no } = this.#test(test)
        const [met, unmet] = denied ? [no, yes] : [yes, no]
        const [settles, leaves] = settling === 0 ? [unmet, met] : [met, unmet]
        this.lines.push(
          `if (${settles}) { ${result} = ${settling}; break ${label} }`,
          `if (!(${leaves})) ${result} = 1;`,
        )
      } else {
        const answer = this.write(part, negated)
        this.lines.push(
          `if (${answer} === ${settling}) { ${result} = ${settling}; break ${label} }`,
          `if (${answer} === 1) ${result} = 1;`,
        )
      }
    }
    this.lines.push('}')
    return result
  }

  #atLeast(count: number, of: readonly Ground[], negated: boolean): string {
    const answers = of.map((part) => this.write(part, false))
    const sure = answers.map((answer) => `(${answer} === 2)`).join(' + ')
    const possible = answers.map((answer) => `(${answer} !== 0)`).join(' + ')
    const [met, unmet] = negated ? [0, 2] : [2, 0]
    return this.#variable(`(${sure}) >= ${count} ? ${met} : (${possible}) >= ${count} ? 1 : ${unmet}`)
  }

  /** Two expressions: that a test is certainly met, and that it certainly is not. */
  #test(test: GroundTest): { readonly yes: string; readonly no: string } {
    const layout = this.#layout
    switch (test.kind) {
      case 'day': {
        const place = layout.days.get(test.slot) ?? 0
        return { yes: `floats[${place + 1}] < ${test.before}`, no: `floats[${place}] >= ${test.before}` }
      }
      case 'number': {
        const value = `floats[${layout.numbers.get(test.slot) ?? 0}]`
        return test.op === 'under'
          ? { yes: `${value} < ${test.limit}`, no: `${value} >= ${test.limit}` }
          : { yes: `${value} <= ${test.limit}`, no: `${value} > ${test.limit}` }
      }
      case 'amount': {
        const place = layout.amounts.get(test.slot) ?? 0
        const limit = `${this.#table(limitsOf(test, layout))}[floats[${place + 1}]]`
        return { yes: `floats[${place}] < ${limit}`, no: `floats[${place}] >= ${limit}` }
      }
      case 'flag': {
        const value = `ints[${layout.flags.get(test.slot) ?? 0}]`
        return { yes: `${value} === 2`, no: `${value} === 0` }
      }
      case 'codes': {
        const places = layout.codes.get(test.slot)
        if (!places) return { yes: 'false', no: 'false' }
        const { place } = places
        const words = maskOf(places, test.any).flatMap((mask, word) =>
          mask === 0 ? [] : [`(ints[${place + word}] & ${mask})`],
        )
        const held = words.length === 0 ? '0' : words.join(' | ')
        return { yes: `(${held}) !== 0`, no: `(${held}) === 0 && (ints[${place}] & ${KNOWN_BIT}) !== 0` }
      }
      case 'hosted': {
        const sites = test.sites?.flatMap((site) => layout.sites.get(site) ?? [])
        const table = this.#table(sites)
        const here = this.#variable('false')
        const site = test.sites ? ` && ${table}.includes(stays[at])` : ''
        this.lines.push(
          `for (let at = 0; at < stays.length; at += 3) if (stays[at + 1] <= ${test.on} && ${test.on} < stays[at + 2]${site}) { ${here} = true; break }`,
        )
        return { yes: here, no: `!${here}` }
      }
      case 'other': {
        const { criterion } = test
        this.asked.push(({ facts }) => this.#opaque(criterion, facts))
        const answer = this.#variable(`opaque[${this.asked.length - 1}](company)`)
        return { yes: `${answer} === 2`, no: `${answer} === 0` }
      }
    }
  }

  #table(table: unknown): string {
    this.tables.push(table)
    return `tables[${this.tables.length - 1}]`
  }
}
