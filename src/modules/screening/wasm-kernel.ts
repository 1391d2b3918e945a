import type { ColumnTest } from './column-test.ts'
import type { Stored } from './column.ts'
import type { ColumnRule } from './prepared-rule.ts'
import {
  CodeBuffer,
  I32,
  V128,
  block,
  branch,
  branchIf,
  i32Const,
  i32Store,
  localGet,
  localSet,
  localTee,
  loop,
  moduleOf,
  op,
  splatConst,
  v128Const,
  v128Load,
  v128Store,
  vector,
} from './wasm-bytes.ts'

/** Companies answered in one step. */
export const LANES = 16

/** Where a kernel leaves the counts of yes and of no. */
export const COUNTS = { yes: 0, no: 4 } as const

/** What a kernel leaves behind: two counts, or a truth for each company from `offset` on. */
export type Output = 'counts' | { readonly offset: number }

// Parameters and locals by their number: the rows to run over, the row under way, the two counts, then vectors.
const [ROWS, ROW, YES, NO] = [0, 1, 2, 3]
const FIRST_VECTOR = 4

type Code = readonly number[]
type Width = Stored['width']

/** The two answers of a part, in vectors of their own: lanes of all ones where it surely is so, and surely is not. */
interface Answers {
  readonly yes: number
  readonly no: number
}

/**
 * WebAssembly for one rule over the columns of a population, sixteen companies a step: a comparison for each test and
 * nothing in between. It stops looking at sixteen that are all settled.
 */
export function kernelFor(rule: ColumnRule, output: Output): Uint8Array {
  const writer = new KernelWriter()
  const answers = writer.write(rule, undefined)
  writer.finish(answers, output)
  const body = new CodeBuffer()
  body.add(writer.constants)
  for (const code of [block(), loop(), localGet(ROW), localGet(ROWS), op.i32LtU, op.i32Eqz, branchIf(1)]) body.add(code)
  body.append(writer.code)
  for (const code of [localGet(ROW), i32Const(LANES), op.i32Add, localSet(ROW), branch(0), op.end, op.end])
    body.add(code)
  for (const [count, place] of [
    [YES, COUNTS.yes],
    [NO, COUNTS.no],
  ] as const) {
    for (const code of [i32Const(0), localGet(count), i32Store(place)]) body.add(code)
  }
  const locals = [
    { count: 3, type: I32 },
    { count: writer.vectors, type: V128 },
  ]
  return moduleOf([I32], locals, body.bytes)
}

/** Writes one step: the code so far, the constants that are set before the first step, and how many vectors they use. */
class KernelWriter {
  readonly code = new CodeBuffer()
  readonly constants: number[] = []
  vectors = 0
  readonly #known = new Map<string, number>()

  /** `open`: the lanes that are not settled yet, where that is known. What is said of the others does not matter. */
  write(rule: ColumnRule, open: number | undefined): Answers {
    switch (rule.kind) {
      case 'all':
        return this.#group(rule.of, 'all', open)
      case 'any':
        return this.#group(rule.of, 'any', open)
      case 'not': {
        const { yes, no } = this.write(rule.of, open)
        return { yes: no, no: yes }
      }
      case 'at-least':
        return this.#atLeast(rule.count, rule.of, open)
      case 'constant':
      case 'below':
      case 'tenders':
      case 'since':
      case 'bits':
      case 'places':
        return this.#test(rule, open)
    }
  }

  finish({ yes, no }: Answers, output: Output): void {
    if (output === 'counts') {
      for (const [lanesOf, count] of [
        [yes, YES],
        [no, NO],
      ] as const) {
        this.#add(localGet(count), localGet(lanesOf), vector.bitmask8, op.i32Popcnt, op.i32Add, localSet(count))
      }
    } else {
      // 1 less "yes", which is -1, and the other way for "no".
      this.#add(localGet(ROW), this.#splat(1, 8), localGet(yes), vector.sub8, localGet(no), vector.add8)
      this.#add(v128Store(output.offset))
    }
  }

  #add(...codes: readonly Code[]): void {
    for (const code of codes) this.code.add(code)
  }

  #vector(): number {
    this.vectors += 1
    return FIRST_VECTOR + this.vectors - 1
  }

  /** Sets a vector to what the code leaves on the stack. */
  #kept(...codes: readonly Code[]): number {
    const local = this.#vector()
    this.#add(...codes, localSet(local))
    return local
  }

  /** A constant vector, made once before the first step. */
  #constant(name: string, make: () => Code): Code {
    let local = this.#known.get(name)
    if (local === undefined) {
      local = this.#vector()
      this.#known.set(name, local)
      for (const byte of [...make(), ...localSet(local)]) this.constants.push(byte)
    }
    return localGet(local)
  }

  #splat(value: number, width: Width): Code {
    return this.#constant(`${value} ${width}`, () => splatConst(value, width))
  }

  /** Parts are taken in turn; once all sixteen are settled the others are passed over. */
  #group(of: readonly ColumnRule[], joining: 'all' | 'any', within: number | undefined): Answers {
    const [every, some] = joining === 'all' ? (['yes', 'no'] as const) : (['no', 'yes'] as const)
    const all = this.#kept(this.#splat(0xff, 8))
    const one = this.#kept(this.#splat(0, 8))
    this.#add(block())
    for (const [index, part] of of.entries()) {
      const open = index === 0 ? within : this.#kept(localGet(one), vector.not)
      const answers = this.write(part, open)
      this.#add(localGet(all), localGet(answers[every]), vector.and, localSet(all))
      this.#add(localGet(one), localGet(answers[some]), vector.or)
      const last = index === of.length - 1
      if (last) this.#add(localSet(one))
      else this.#add(localTee(one), vector.allTrue8, branchIf(0))
    }
    this.#add(op.end)
    // Where it stopped early, lanes settled one way may still be marked the other way too.
    const settled = this.#kept(localGet(all), localGet(one), vector.andNot)
    return every === 'yes' ? { yes: settled, no: one } : { yes: one, no: settled }
  }

  #atLeast(count: number, of: readonly ColumnRule[], open: number | undefined): Answers {
    const answers = of.map((part) => this.write(part, open))
    // Lanes of all ones are -1, so that sums count downwards.
    const sum = (name: 'yes' | 'no'): readonly Code[] =>
      answers.flatMap((each, index) => [localGet(each[name]), ...(index === 0 ? [] : [vector.add8])])
    const yes = this.#kept(this.#splat(256 - count, 8), ...sum('yes'), vector.ge8s)
    const no = this.#kept(this.#splat(256 - (of.length - count + 1), 8), ...sum('no'), vector.ge8s)
    return { yes, no }
  }

  #test(test: ColumnTest, open: number | undefined): Answers {
    switch (test.kind) {
      case 'constant':
        return {
          yes: this.#kept(this.#splat(test.value === 2 ? 0xff : 0, 8)),
          no: this.#kept(this.#splat(test.value === 0 ? 0xff : 0, 8)),
        }
      case 'below': {
        const { first, last, limit } = test
        const under = (width: Width) => [this.#splat(1, width), sub(width), this.#splat(limit, width), lt(width)]
        return { yes: this.#kept(...lanes(last, under)), no: this.#above(first, limit) }
      }
      case 'since': {
        const above = this.#above(test.values, test.limit)
        const none = this.#kept(this.#splat(0, 8))
        return test.value === 2 ? { yes: above, no: none } : { yes: none, no: above }
      }
      case 'tenders':
        return this.#tenders(test, open)
      case 'bits': {
        const { values, mask, known } = test
        const held = (width: Width) => [this.#splat(mask, width), vector.and, this.#splat(0, width), eq(width)]
        const without = this.#kept(...lanes(values, held))
        const unknown = lanes(values, (width) => [this.#splat(known, width), lt(width)])
        return {
          yes: this.#kept(localGet(without), vector.not),
          no: this.#kept(localGet(without), ...unknown, vector.andNot),
        }
      }
      case 'places':
        return this.#places(test)
    }
  }

  #above(stored: Stored, limit: number): number {
    return this.#kept(...lanes(stored, (width) => [this.#splat(limit, width), gt(width)]))
  }

  /** One limit after another, each for the lanes that are counted in its tender; those that nobody waits for are passed over. */
  #tenders(
    { values, tender, zero, limits, after }: Extract<ColumnTest, { kind: 'tenders' }>,
    open: number | undefined,
  ): Answers {
    const tenders = this.#kept(...lanes(tender, () => []))
    const is = (place: number): readonly Code[] => [localGet(tenders), this.#splat(place, 8), vector.eq8]
    const nothing = this.#kept(...is(1))
    const [yes, no] = [this.#vector(), this.#vector()]
    for (const [local, counts] of [
      [yes, zero === 2],
      [no, zero === 0],
    ] as const) {
      this.#add(counts ? localGet(nothing) : this.#splat(0, 8), localSet(local))
    }
    for (const { tender: place, limit } of limits) {
      const those = this.#kept(...is(place), ...(open === undefined ? [] : [localGet(open), vector.and]))
      this.#add(block(), localGet(those), vector.anyTrue, op.i32Eqz, branchIf(0))
      const above = this.#above(values, limit)
      this.#add(localGet(those), localGet(above), vector.andNot, localGet(yes), vector.or, localSet(yes))
      this.#add(localGet(those), localGet(above), vector.and, localGet(no), vector.or, localSet(no))
      this.#add(op.end)
    }
    if (!after) return { yes, no }
    const began = this.#above(after.values, after.limit)
    const settled = (local: number, counts: boolean): number =>
      this.#kept(localGet(local), localGet(began), counts ? vector.or : vector.andNot)
    return { yes: settled(yes, zero === 2), no: settled(no, zero === 0) }
  }

  /** Answers are looked up sixteen numbers at a time. */
  #places({ values, answers }: Extract<ColumnTest, { kind: 'places' }>): Answers {
    const place = this.#kept(...lanes(values, () => []))
    return { yes: this.#lookedUp(place, answers, 2), no: this.#lookedUp(place, answers, 0) }
  }

  #lookedUp(place: number, answers: Uint8Array, truth: 0 | 2): number {
    const numbers = [...answers.entries()].flatMap(([number, answer]) => (answer === truth ? [number] : []))
    if (numbers.length <= 2) {
      const equal = numbers.map((number) => [localGet(place), this.#splat(number, 8), vector.eq8])
      return this.#kept(...joinedByOr(equal, this.#splat(0, 8)))
    }
    const tables = Array.from({ length: Math.ceil(answers.length / LANES) }, (_, table): readonly Code[] => {
      const found = Uint8Array.from({ length: LANES }, (_, at) => (answers[table * LANES + at] === truth ? 0xff : 0))
      if (found.every((entry) => entry === 0)) return []
      const lookup = this.#constant(found.join(), () => v128Const(found))
      const moved = table === 0 ? [] : [this.#splat(table * LANES, 8), vector.sub8]
      return [lookup, localGet(place), ...moved, vector.swizzle]
    })
    return this.#kept(
      ...joinedByOr(
        tables.filter((table) => table.length > 0),
        this.#splat(0, 8),
      ),
    )
  }
}

function joinedByOr(codes: readonly (readonly Code[])[], none: Code): readonly Code[] {
  if (codes.length === 0) return [none]
  return codes.flatMap((code, index) => (index === 0 ? code : [...code, vector.or]))
}

/** Sixteen entries of a stored array, each compared in lanes of its own width, as sixteen lanes of a byte. */
function lanes({ offset, width }: Stored, compare: (width: Width) => readonly Code[]): readonly Code[] {
  const shift = width === 8 ? 0 : width === 16 ? 1 : 2
  const address: readonly Code[] = shift === 0 ? [localGet(ROW)] : [localGet(ROW), i32Const(shift), op.i32Shl]
  const loaded = (at: number): readonly Code[] => [...address, v128Load(offset + at * 16), ...compare(width)]
  if (width === 8) return loaded(0)
  if (width === 16) return [...loaded(0), ...loaded(1), vector.narrow16to8]
  return [
    ...[...loaded(0), ...loaded(1), vector.narrow32to16],
    ...[...loaded(2), ...loaded(3), vector.narrow32to16],
    vector.narrow16to8,
  ]
}

const eq = (width: Width): Code => (width === 8 ? vector.eq8 : width === 16 ? vector.eq16 : vector.eq32)
const lt = (width: Width): Code => (width === 8 ? vector.lt8 : width === 16 ? vector.lt16 : vector.lt32)
const gt = (width: Width): Code => (width === 8 ? vector.gt8 : width === 16 ? vector.gt16 : vector.gt32)
const sub = (width: Width): Code => (width === 8 ? vector.sub8 : width === 16 ? vector.sub16 : vector.sub32)
