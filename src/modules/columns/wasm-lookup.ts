import type { Held, Lookup } from './prepared-rule.ts'
import { ASK, type KeyAnswer, type Run, type Steps, runsOf } from './steps.ts'
import { vector, vector16 } from './wasm-bytes.ts'
import { type Answers, LANES, LOCAL, type Step, TABLE_BYTES } from './wasm-step.ts'

/** More comparisons than this for one set of keys, and a table is quicker; of keys of two bytes for all sets together. */
const FEW_RUNS = 4
const FEW_WIDE_RUNS = 8

/** Either the yeses are found by comparing, or the noes; with those that are neither, the others are what remains. */
export function writeLookup(step: Step, { column, steps }: Lookup): Answers {
  const [yeses, noes, unknown, asked] = [runsOf(steps, 2), runsOf(steps, 0), runsOf(steps, 1), runsOf(steps, ASK)]
  const compared = Math.min(yeses.length, noes.length) + unknown.length + asked.length
  if (column.width === 16 && compared > FEW_WIDE_RUNS) return writeGathered(step, column, steps)

  const { code } = step
  const keys = keysOf(step, column)
  const [yes, no, toAsk] = [step.vector(), step.vector(), step.vector()]
  if (asked.length > 0) {
    among(step, keys, asked)
    code.put(toAsk)
    step.ask(toAsk)
  }
  const [runs, found, rest] = yeses.length <= noes.length ? [yeses, yes, no] : [noes, no, yes]
  among(step, keys, runs)
  code.tee(found)
  if (asked.length > 0) code.get(toAsk).or()
  if (unknown.length > 0) {
    among(step, keys, unknown)
    code.or()
  }
  code.op(vector.not).put(rest)
  step.release(toAsk, ...keys)
  return { yes, no }
}

/** Sixteen keys of two bytes, each looked up by itself in a table in memory. */
function writeGathered(step: Step, { offset }: Lookup['column'], steps: Steps): Answers {
  const { code } = step
  const table = step.table(tableOf(steps))
  const found = step.vector()
  for (let lane = 0; lane < LANES; lane += 1) {
    code.get(LOCAL.twice).loadKey(offset + 2 * lane)
    code.get(found).loadLane(table, lane).put(found)
  }
  const lanesWith = (answer: KeyAnswer): number => {
    const lanes = step.vector()
    code.get(found).get(step.splat(answer, 8)).op(vector.eq).put(lanes)
    return lanes
  }
  if (steps.some(({ answer }) => answer === ASK)) {
    const asked = lanesWith(ASK)
    step.ask(asked)
    step.release(asked)
  }
  const answers = { yes: lanesWith(2), no: lanesWith(0) }
  step.release(found)
  return answers
}

/** The bits asked for, of all planes together; any plane has the bit that says that codes are known. */
export function writeHeld(step: Step, { masks, denied, missing }: Held): Answers {
  const { code } = step
  const [yes, no, plane] = [step.vector(), step.vector(), step.vector()]
  for (const [index, { offset, mask }] of masks.entries()) {
    code.get(LOCAL.row).load(offset).tee(plane).get(step.splat(mask, 8)).op(vector.and)
    if (index > 0) code.or()
  }
  code.get(step.splat(0, 8)).op(vector.eq).tee(no).op(vector.not).put(yes)
  // As a number with a sign a byte is below zero where its highest bit is set.
  if (missing) code.get(no).get(plane).get(step.splat(0, 8)).op(vector.ltSigned).op(vector.and).put(no)
  step.release(plane)
  return denied ? { yes: no, no: yes } : { yes, no }
}

/** The keys of the sixteen under way: one vector of bytes, or two of two bytes each. */
function keysOf(step: Step, { width, offset }: Lookup['column']): readonly number[] {
  return Array.from({ length: width / 8 }, (_, part) => {
    const local = step.vector()
    step.code.get(width === 8 ? LOCAL.row : LOCAL.twice).load(offset + part * LANES)
    step.code.put(local)
    return local
  })
}

/** Leaves the lanes whose key is in one of the runs. */
function among(step: Step, keys: readonly number[], runs: readonly Run[]): void {
  const { code } = step
  const width = keys.length === 1 ? 8 : 16
  if (runs.length === 0) {
    code.get(step.splat(0, 8))
  } else if (width === 8 && runs.length > FEW_RUNS) {
    tabled(step, keys[0] as number, runs)
  } else {
    for (const local of keys) {
      for (const [index, run] of runs.entries()) {
        within(step, local, run, width)
        if (index > 0) code.or()
      }
    }
    if (width === 16) code.op(vector.narrow16)
  }
}

/** Leaves the lanes whose key lies between two. */
function within(step: Step, local: number, { from, to }: Run, width: 8 | 16): void {
  const { eq, le, ge, sub } = width === 8 ? vector : vector16
  const code = step.code.get(local)
  if (from === to) code.get(step.splat(from, width)).op(eq)
  else if (from === 0) code.get(step.splat(to, width)).op(le)
  else if (to === 2 ** width - 1) code.get(step.splat(from, width)).op(ge)
  else {
    code.get(step.splat(from, width)).op(sub)
    code.get(step.splat(to - from, width)).op(le)
  }
}

/** A key of a byte by its halves: the low one picks a byte of bits, the high one a bit of it. */
function tabled(step: Step, keys: number, runs: readonly Run[]): void {
  const { code } = step
  const rows = new Uint8Array(2 * LANES)
  for (const { from, to } of runs) {
    for (let key = from; key <= to; key += 1) {
      const row = (key & 15) + (key < 128 ? 0 : LANES)
      rows[row] = (rows[row] as number) | (1 << ((key >> 4) & 7))
    }
  }
  const [high, low] = [step.vector(), step.constant('low half', () => new Uint8Array(LANES).fill(15))]
  code.get(keys).i32(4).op(vector.shiftRight).put(high)
  for (const half of [0, 1] as const) {
    const bytes = rows.slice(half * LANES, (half + 1) * LANES)
    const bits = () => Uint8Array.from({ length: LANES }, (_, at) => (at >> 3 === half ? 1 << (at & 7) : 0))
    code
      .get(step.constant(bytes.join(), () => bytes))
      .get(keys)
      .get(low)
      .op(vector.and)
      .op(vector.swizzle)
    code
      .get(step.constant(`bits ${half}`, bits))
      .get(high)
      .op(vector.swizzle)
      .op(vector.and)
  }
  code.or().get(step.splat(0, 8)).op(vector.eq).op(vector.not)
  step.release(high)
}

/** The answer of every key of two bytes by its number. */
function tableOf(steps: Steps): Uint8Array {
  const table = new Uint8Array(TABLE_BYTES)
  for (const [index, { to, answer }] of steps.entries()) table.fill(answer, steps[index - 1]?.to ?? 0, to)
  return table
}
