import { type RowAnswer, loopFor } from './column-loop.ts'
import type { Ground, Truth } from './ground.ts'
import { type Opaque, answerPlainly } from './plain.ts'
import { type Population, factsAt } from './population.ts'
import { type ColumnRule, answersIn, ruleFor } from './prepared-rule.ts'
import './web-assembly.ts'
import { COUNTS, LANES, type Output, kernelFor } from './wasm-kernel.ts'

/** How many companies of a population a rule answers how. */
export interface Screened {
  readonly yes: number
  readonly unknown: number
  readonly no: number
}

/** Vectors where the machine has them, else – or where asked for – a plain loop. Both answer alike. */
export type Means = 'simd' | 'loop'

/** A rule made ready to be counted over a population as often as one likes, while neither changes. */
export function prepare(population: Population, ground: Ground, opaque: Opaque, means: Means = best()): () => Screened {
  const { size, exceptions, memory } = population
  const rule = ruleFor(ground, population, opaque)
  if (!rule) return () => countPlainly(population, ground, opaque)
  const loop = loopFor(rule, population)
  const blocks = means === 'simd' ? size - (size % LANES) : 0
  const run = blocks > 0 ? compiled(rule, 'counts', population) : undefined
  return () => {
    let [yes, no] = [0, 0]
    if (run) {
      run(blocks)
      const counts = new Uint32Array(memory.buffer, 0, 2)
      yes = counts[COUNTS.yes / 4] ?? 0
      no = counts[COUNTS.no / 4] ?? 0
    }
    for (let row = blocks; row < size; row += 1) count(loop(row), 1)
    // Their columns hold what fits, which is not all: what was counted of them is taken back.
    for (const [row, facts] of exceptions) {
      count(loop(row), -1)
      count(answerPlainly(ground, facts, opaque), 1)
    }
    return { yes, unknown: size - yes - no, no }

    function count(truth: Truth, by: 1 | -1): void {
      if (truth === 2) yes += by
      else if (truth === 0) no += by
    }
  }
}

/** How many companies a rule lets in, keeps out, and cannot tell of. */
export function screen(population: Population, ground: Ground, opaque: Opaque, means: Means = best()): Screened {
  return prepare(population, ground, opaque, means)()
}

/** The answer for every company, in the population's order. */
export function answersOf(population: Population, ground: Ground, opaque: Opaque, means: Means = best()): Uint8Array {
  const { size, exceptions, memory } = population
  const rule = ruleFor(ground, population, opaque)
  if (!rule)
    return Uint8Array.from({ length: size }, (_, row) => answerPlainly(ground, factsAt(population, row), opaque))
  const { offset } = answersIn(population)
  const loop: RowAnswer = loopFor(rule, population)
  const blocks = means === 'simd' ? size - (size % LANES) : 0
  if (blocks > 0) compiled(rule, { offset }, population)(blocks)
  const answers = new Uint8Array(memory.buffer, offset, size).slice()
  for (let row = blocks; row < size; row += 1) answers[row] = loop(row)
  for (const [row, facts] of exceptions) answers[row] = answerPlainly(ground, facts, opaque)
  return answers
}

/** A compiled kernel: it runs over so many rows. */
function compiled(rule: ColumnRule, output: Output, { memory }: Population): (rows: number) => void {
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(kernelFor(rule, output)), { host: { memory } })
  return kernel.exports['run'] as (rows: number) => void
}

function countPlainly(population: Population, ground: Ground, opaque: Opaque): Screened {
  let [yes, no] = [0, 0]
  for (let row = 0; row < population.size; row += 1) {
    const truth = answerPlainly(ground, factsAt(population, row), opaque)
    if (truth === 2) yes += 1
    if (truth === 0) no += 1
  }
  return { yes, unknown: population.size - yes - no, no }
}

/** Vectors are asked for once: a module of one constant, which a machine without them does not know. */
function best(): Means {
  means ??= WebAssembly.validate(kernelFor({ kind: 'constant', value: 2 }, 'counts')) ? 'simd' : 'loop'
  return means
}

let means: Means | undefined
