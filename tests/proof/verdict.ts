import assert from 'node:assert/strict'
import { appendFileSync } from 'node:fs'
import type { TestContext } from 'node:test'

/** Whether everything is asked of everything, as `npm run proof` does; otherwise a sample of it that is always the same. */
export const everything = process.env['TREMPLIN_PROOF'] === 'everything'

const [part = 1, parts = 1] = (process.env['TREMPLIN_PROOF_PART'] ?? '').split('/').filter(Boolean).map(Number)

/** What this process does of the work, where `npm run proof` shares it out to several; otherwise all of it. */
export function partOf<Thing>(things: readonly Thing[]): readonly Thing[] {
  return things.filter((_, at) => at % parts === part - 1)
}

/** What this process does of the work; of a sample one in four, by its name. */
export function sampleOf<Thing>(things: readonly Thing[], nameOf: (thing: Thing) => string): readonly Thing[] {
  return everything ? partOf(things) : things.filter((thing) => turnOf(nameOf(thing), [true, false, false, false]))
}

/** Fails with every fault there is; counts for the last line of `npm run proof` what was asked and what was wrong. */
export function settle(t: TestContext, asked: number, faults: readonly string[]): void {
  const tally = process.env['TREMPLIN_PROOF_TALLY']
  if (tally) appendFileSync(tally, `${Math.max(0, asked - faults.length)} ${faults.length}\n`)
  t.diagnostic(`${asked} asked, ${faults.length} wrong.`)
  assert.ok(asked > 0, 'Nothing was asked.')
  assert.deepEqual(faults, [])
}

/** Which of a sample's turns is up for a thing, by its name: the same today and tomorrow, spread over all of them. */
export function turnOf<Turn>(name: string, turns: readonly Turn[]): Turn {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003
  const turn = turns[sum % turns.length]
  assert.ok(turn !== undefined)
  return turn
}
