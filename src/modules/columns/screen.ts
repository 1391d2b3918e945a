import type { Ground, Opaque } from '../screening/index.ts'
import { answerAt } from './asked-company.ts'
import { kernelRunner } from './column-kernel.ts'
import { loopRunner } from './column-loop.ts'
import { MANY, type Population } from './population.ts'
import { type ColumnRule, ruleFor } from './prepared-rule.ts'
import type { Runner } from './runner.ts'

/** How many companies of a population a rule answers how. */
export interface Screened {
  readonly yes: number
  readonly unknown: number
  readonly no: number
}

/** Vectors where the machine has them and companies are many, else – or where asked for – a plain loop. Both answer alike. */
export type Means = 'simd' | 'loop'

/** A rule made ready to be counted as often as one likes. Companies that change meanwhile are counted as they are then. */
export function prepare(population: Population, ground: Ground, opaque: Opaque, means?: Means): () => Screened {
  let [edition, count] = [population.edition, counterFor(population, ground, opaque, means)]
  return () => {
    if (edition !== population.edition)
      [edition, count] = [population.edition, counterFor(population, ground, opaque, means)]
    return count()
  }
}

/** How many companies a rule lets in, keeps out, and cannot tell of. */
export function screen(population: Population, ground: Ground, opaque: Opaque, means?: Means): Screened {
  return counterFor(population, ground, opaque, means)()
}

/** The answer for every company, in the population's order. */
export function answersOf(population: Population, ground: Ground, opaque: Opaque, means?: Means): Uint8Array {
  const rule = ruleFor(ground, population, opaque)
  const answers = new Uint8Array(population.size)
  for (const row of runnerFor(rule, population, means).answer(answers)) {
    answers[row] = answerAt(rule, row, population, opaque)
  }
  return answers
}

function counterFor(population: Population, ground: Ground, opaque: Opaque, means: Means | undefined): () => Screened {
  const rule = ruleFor(ground, population, opaque)
  const runner = runnerFor(rule, population, means)
  return () => {
    let { yes, no, asked } = runner.count()
    for (const row of asked) {
      const truth = answerAt(rule, row, population, opaque)
      if (truth === 2) yes += 1
      if (truth === 0) no += 1
    }
    return { yes, unknown: population.size - yes - no, no }
  }
}

function runnerFor(
  rule: ColumnRule,
  population: Population,
  means: Means = population.size < MANY ? 'loop' : 'simd',
): Runner {
  return (means === 'simd' ? kernelRunner(rule, population) : undefined) ?? loopRunner(rule, population)
}
