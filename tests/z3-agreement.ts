import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type Moment, leftOut } from '../src/modules/analysis/index.ts'
import { solve } from '../src/modules/analysis/solve.ts'
import { spaceOf } from '../src/modules/analysis/space.ts'
import { type Rule, criteriaOf } from '../src/modules/rules/index.ts'
import { Dice, randomDay, randomOffer, randomRates, randomRule } from '../src/modules/screening/random.testing.ts'
import { ground } from '../src/modules/screening/index.ts'
import { type Asked, prover } from './z3.ts'

/** The analysis as it is held against the prover; a test puts a wrong one in its place. */
export type Possible = (asked: readonly Asked[], moment: Moment) => boolean | 'undecided'

export const analysis: Possible = (asked, moment) => {
  const grounds = asked.map((each) => each.ground)
  const solution = solve(spaceOf(grounds, moment), asked)
  return solution === 'undecided' ? solution : solution !== 'none'
}

export interface Outcome {
  readonly passed: number
  readonly failed: number
  /** The kinds of questions that came up, and how often the answer was yes. */
  readonly kinds: Readonly<Record<string, { asked: number; possible: number }>>
  readonly first: string | undefined
}

/** Asks the analysis and the prover the same random questions: can it hold, can it fail, implied, apart, changes nothing. */
export async function agree(questions: number, seed: number, possible: Possible = analysis): Promise<Outcome> {
  const dice = new Dice(seed)
  const z3 = await prover()
  const kinds: Record<string, { asked: number; possible: number }> = {}
  let [passed, failed] = [0, 0]
  let first: string | undefined
  try {
    while (passed + failed < questions) {
      const { kind, asked, moment } = question(dice)
      const [ours, theirs] = [possible(asked, moment), await z3.possible(asked, moment)]
      const counted = (kinds[kind] ??= { asked: 0, possible: 0 })
      counted.asked += 1
      if (theirs === true) counted.possible += 1
      if (ours === theirs) passed += 1
      else {
        failed += 1
        first ??= `${kind}: ours ${ours}, the prover ${theirs}: ${JSON.stringify(asked, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value instanceof Map ? [...value] : value))}`
      }
    }
  } finally {
    z3.stop()
  }
  return { passed, failed, kinds, first }
}

interface Question {
  readonly kind: string
  readonly asked: readonly Asked[]
  readonly moment: Moment
}

function question(dice: Dice): Question {
  const [on, rates] = [randomDay(dice), randomRates(dice)]
  const moment = { on, rates }
  const rule = (): Rule => (dice.says(0.5) ? randomOffer(dice) : randomRule(dice))
  const made = (each: Rule) => ground(each, on, rates)
  const one = rule()
  switch (dice.below(5)) {
    case 0:
      return { kind: 'can hold', moment, asked: [{ ground: made(one), holds: true }] }
    case 1:
      return { kind: 'can fail', moment, asked: [{ ground: made(one), holds: false }] }
    case 2:
      return {
        kind: 'not implied',
        moment,
        asked: [
          { ground: made(one), holds: true },
          { ground: made(rule()), holds: false },
        ],
      }
    case 3:
      return {
        kind: 'not apart',
        moment,
        asked: [
          { ground: made(one), holds: true },
          { ground: made(rule()), holds: true },
        ],
      }
    default: {
      const criteria = criteriaOf(one.where)
      const without = criteria.length > 0 ? leftOut(one.where, dice.pick(criteria)) : undefined
      const rest = made(without ? { ...one, where: without } : one)
      const holds = dice.says(0.5)
      return {
        kind: 'changes something',
        moment,
        asked: [
          { ground: made(one), holds },
          { ground: rest, holds: !holds },
        ],
      }
    }
  }
}

/** The prover gives memory back late, so many questions are asked in processes of a few. */
const BATCH = 1000

if (import.meta.main) {
  const { values } = parseArgs({
    options: { questions: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  })
  const [questions, seed] = [Number(values.questions), Number(values.seed)]
  const { passed, failed } = questions > BATCH ? inBatches(questions, seed) : await told(questions, seed)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed < questions ? 1 : 0)
}

async function told(questions: number, seed: number): Promise<{ passed: number; failed: number }> {
  const outcome = await agree(questions, seed)
  const kinds = Object.entries(outcome.kinds).map(([kind, { asked, possible }]) => `${kind} ${possible} of ${asked}`)
  console.log(`seed ${seed}: ${kinds.join(', ')}`)
  if (outcome.first) console.log(outcome.first)
  return outcome
}

function inBatches(questions: number, seed: number): { passed: number; failed: number } {
  let [passed, failed] = [0, 0]
  for (let batch = 0; batch * BATCH < questions; batch += 1) {
    const count = Math.min(BATCH, questions - batch * BATCH)
    const arguments_ = [import.meta.filename, '--questions', String(count), '--seed', String(seed + batch)]
    const { stdout } = spawnSync(process.execPath, arguments_, { encoding: 'utf8' })
    const [, right, wrong] = /(\d+) passed, (\d+) failed\n$/.exec(stdout) ?? []
    console.log(stdout.replace(/\d+ passed, \d+ failed\n$/, '').trim())
    passed += Number(right ?? 0)
    failed += right === undefined ? count : Number(wrong)
  }
  return { passed, failed }
}
