import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { agree, analysis } from './z3-agreement.ts'

test('the analysis of rules agrees with a theorem prover on random questions', async () => {
  const { passed, failed, kinds, first } = await agree(250, 7)

  assert.equal(first, undefined)
  assert.deepEqual([passed, failed], [250, 0])
  assert.equal(Object.keys(kinds).length, 5)
})

test('an analysis that looks at one rule at a time is found out', async () => {
  const { failed } = await agree(250, 7, (asked) => asked.every((each) => analysis([each]) === true))

  assert.ok(failed > 0)
})

// The prover's threads would keep the process.
after(() => setImmediate(() => process.exit()))
