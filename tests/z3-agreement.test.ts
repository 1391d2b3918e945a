import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Ground, mapTests } from '../src/modules/screening/index.ts'
import { agree, analysis } from './z3-agreement.ts'

test('the analysis of rules agrees with a theorem prover on random questions', async () => {
  const { passed, failed, kinds, first } = await agree(300, 7)

  assert.equal(first, undefined)
  assert.deepEqual([passed, failed], [300, 0])
  assert.equal(Object.keys(kinds).length, 5)
})

test('an analysis that looks at one rule at a time is found out', async () => {
  const { failed } = await agree(60, 7, (asked, moment) => asked.every((each) => analysis([each], moment) === true))

  assert.ok(failed > 0)
})

test('an analysis that takes comparisons and owners for a yes or no of their own is found out', async () => {
  const { failed } = await agree(300, 7, (asked, moment) =>
    analysis(
      asked.map(({ ground, holds }) => ({ ground: withFlags(ground), holds })),
      moment,
    ),
  )

  assert.ok(failed > 0)
})

/** The ground with a plain yes or no in place of whatever only the interpreter tells. */
function withFlags(ground: Ground): Ground {
  return mapTests(ground, (test) =>
    test.kind === 'other' ? { kind: 'flag', slot: `answer:${test.criterion.id}` } : test,
  )
}

// The prover's threads would keep the process.
after(() => setImmediate(() => process.exit()))
