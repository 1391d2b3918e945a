import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * Does to claims whatever may be done to them, in any order, and holds what is kept against a small model:
 *
 *   node tests/model.ts [--runs 5000] [--steps 24] [--seed 1]
 *
 * A counter-example is made as short as it gets and printed with its seed.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5000' },
    steps: { type: 'string', default: '24' },
    seed: { type: 'string' },
  },
})
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31))
console.log(`${values.runs} runs, seed ${seed}`)
const { status } = spawnSync(
  process.execPath,
  [join(import.meta.dirname, 'run.ts'), 'tests/model/claims-model.test.ts'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      TREMPLIN_MODEL_RUNS: values.runs,
      TREMPLIN_MODEL_SEED: seed,
      TREMPLIN_MODEL_STEPS: values.steps,
      TREMPLIN_TEST_TIMEOUT: String(12 * 3_600_000),
    },
  },
)
process.exitCode = status ?? 1
