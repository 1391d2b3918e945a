import type { Truth } from '../screening/index.ts'

/** "Ask": the key does not decide it, the company's own value does. Until it is asked it counts as unknown. */
export const ASK = 3
export type KeyAnswer = Truth | typeof ASK

/** The same answer for all keys below `to` that no step before it holds. */
export interface Step {
  readonly to: number
  readonly answer: KeyAnswer
}

/** An answer for every key of a column, from 0 on, in as few steps as there can be. */
export type Steps = readonly Step[]

/** Steps of which neighbours may answer alike or be empty, as few as there can be. */
export function joined(steps: Iterable<Step>): Steps {
  const few: Step[] = []
  for (const step of steps) {
    const last = few.at(-1)
    if (step.to <= (last?.to ?? 0)) continue
    if (last?.answer === step.answer) few[few.length - 1] = step
    else few.push(step)
  }
  return few
}

export function inverted(steps: Steps): Steps {
  return steps.map(({ to, answer }) => ({ to, answer: answer === ASK ? ASK : ((2 - answer) as Truth) }))
}

/** Two answers for the same keys as one: both must hold, or one of them. */
export function combined(a: Steps, b: Steps, joining: 'all' | 'any'): Steps {
  const steps: Step[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as Step, b[j] as Step]
    const to = Math.min(left.to, right.to)
    steps.push({ to, answer: joining === 'all' ? both(left.answer, right.answer) : either(left.answer, right.answer) })
    if (left.to === to) i += 1
    if (right.to === to) j += 1
  }
  return joined(steps)
}

function both(a: KeyAnswer, b: KeyAnswer): KeyAnswer {
  if (a === 0 || b === 0) return 0
  return a === ASK || b === ASK ? ASK : (Math.min(a, b) as Truth)
}

function either(a: KeyAnswer, b: KeyAnswer): KeyAnswer {
  if (a === 2 || b === 2) return 2
  return a === ASK || b === ASK ? ASK : (Math.max(a, b) as Truth)
}

/** A stretch of keys, both ends included. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** The keys with an answer, from the lowest on. */
export function runsOf(steps: Steps, answer: KeyAnswer): readonly Run[] {
  return steps.flatMap((step, index) =>
    step.answer === answer ? [{ from: steps[index - 1]?.to ?? 0, to: step.to - 1 }] : [],
  )
}
