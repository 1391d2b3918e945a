import type { ColumnRule } from './prepared-rule.ts'
import { Code, I32, V128, moduleOf, op, vector } from './wasm-bytes.ts'
import { writeHeld, writeLookup } from './wasm-lookup.ts'
import { type Answers, type Content, LANES, LOCAL, type Places, Step } from './wasm-step.ts'

/** What a kernel leaves behind: counts of yes and of no with a bit for each company to be asked, or a truth for each, 3 to ask. */
export type Output = 'counts' | 'answers'

/** Where a kernel leaves its counts. */
export const COUNTS = { yes: 0, no: 4 } as const

/** A module, and what is to be in memory when its function "run" is called with how many rows, whole steps of them. */
export interface Kernel {
  readonly bytes: Uint8Array
  readonly contents: readonly Content[]
  /** Some company may have to be asked. */
  readonly asks: boolean
}

/**
 * WebAssembly for one rule over the columns of a population, sixteen companies a step. A test is a few comparisons of keys,
 * or a look into a table where the keys that hold are many and scattered; nothing branches.
 */
export function kernelFor(rule: ColumnRule, output: Output, places: Places): Kernel {
  const step = new Step(places)
  finish(step, write(step, rule), output, places.results)
  const body = new Code().append(step.opening.bytes)
  body.byte(op.loop).byte(0x40).append(step.code.bytes)
  body.get(LOCAL.twice).i32(2 * LANES)
  body.byte(op.i32Add).put(LOCAL.twice)
  body.get(LOCAL.row).i32(LANES).byte(op.i32Add).tee(LOCAL.row)
  body.get(LOCAL.rows).byte(op.i32LtU).byte(op.branchIf).unsigned(0).byte(op.end)
  body.i32(0).get(LOCAL.yes).storeInteger(32, COUNTS.yes)
  body.i32(0).get(LOCAL.no).storeInteger(32, COUNTS.no)
  const locals = [
    { count: LOCAL.vectors - 1, type: I32 },
    { count: step.vectors, type: V128 },
  ]
  return { bytes: moduleOf(locals, body.bytes), contents: step.contents, asks: step.asks !== undefined }
}

function write(step: Step, rule: ColumnRule): Answers {
  switch (rule.kind) {
    case 'all':
      return writeGroup(step, rule.of, 'yes', 'no')
    case 'any':
      return writeGroup(step, rule.of, 'no', 'yes')
    case 'at-least':
      return writeAtLeast(step, rule.count, rule.of)
    case 'constant': {
      const [yes, no] = [step.vector(), step.vector()]
      step.code.get(step.splat(rule.value === 2 ? 0xff : 0, 8)).put(yes)
      step.code.get(step.splat(rule.value === 0 ? 0xff : 0, 8)).put(no)
      return { yes, no }
    }
    case 'asked':
      step.ask(step.splat(0xff, 8))
      return write(step, { kind: 'constant', value: 1 })
    case 'lookup':
      return writeLookup(step, rule)
    case 'held':
      return writeHeld(step, rule)
  }
}

/** `every` holds of a group where it holds of every part, `some` where it holds of one. */
function writeGroup(step: Step, of: readonly ColumnRule[], every: keyof Answers, some: keyof Answers): Answers {
  const { code } = step
  const [first, ...others] = of
  const answers = write(step, first ?? { kind: 'constant', value: 1 })
  for (const part of others) {
    const other = write(step, part)
    code.get(answers[every]).get(other[every]).op(vector.and).put(answers[every])
    code.get(answers[some]).get(other[some]).or().put(answers[some])
    step.release(other.yes, other.no)
  }
  return answers
}

function writeAtLeast(step: Step, count: number, of: readonly ColumnRule[]): Answers {
  const { code } = step
  const sums = { yes: step.vector(), no: step.vector() }
  for (const sum of [sums.yes, sums.no]) code.get(step.splat(0, 8)).put(sum)
  for (const part of of) {
    const other = write(step, part)
    // Lanes of all ones are -1.
    code.get(sums.yes).get(other.yes).op(vector.sub).put(sums.yes)
    code.get(sums.no).get(other.no).op(vector.sub).put(sums.no)
    step.release(other.yes, other.no)
  }
  code.get(sums.yes).get(step.splat(count, 8)).op(vector.ge).put(sums.yes)
  code.get(sums.no).get(step.splat(of.length - count + 1, 8))
  code.op(vector.ge).put(sums.no)
  return sums
}

/** Counts or stores the answers of a step. Whom the rest decides is not asked. */
function finish(step: Step, { yes, no }: Answers, output: Output, results: number): void {
  const { code, asks } = step
  if (asks !== undefined) code.get(asks).get(yes).op(vector.andNot).get(no).op(vector.andNot).put(asks)
  if (output === 'answers') {
    // 1 less "yes", which is -1, and the other way for "no"; 2 more for whom to ask.
    code.get(LOCAL.row).get(step.splat(1, 8)).get(yes).op(vector.sub).get(no).op(vector.add)
    if (asks !== undefined) code.get(asks).op(vector.sub).get(asks).op(vector.sub)
    code.store(results)
  } else {
    countLanes(code, yes, LOCAL.yes)
    countLanes(code, no, LOCAL.no)
    if (asks !== undefined) {
      code.get(LOCAL.row).i32(3).byte(op.i32ShrU)
      code.get(asks).op(vector.bitmask).storeInteger(16, results)
    }
  }
  if (asks !== undefined) code.get(step.splat(0, 8)).put(asks)
}

function countLanes(code: Code, lanes: number, count: number): void {
  code.get(count).get(lanes).op(vector.bitmask).byte(op.i32Popcnt).byte(op.i32Add).put(count)
}
