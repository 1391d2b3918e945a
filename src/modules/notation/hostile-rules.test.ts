import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { aRule } from '../rules/rule.testing.ts'
import { parseRule, resolveReferences, type Rule } from '../rules/index.ts'

/**
 * A rule is what somebody sends. Each is read in a thread of its own, which is stopped where reading does not end; how long
 * it took is told beside the test. The promise is a second, on a machine with nothing else to do.
 */
const STOPPED_AFTER_MS = 20_000

const hosted = `{"id":"h","hosted":true}`

/** What is read in the thread: JSON as it arrives, or a text. */
const hostile: Readonly<Record<string, { readonly json: string } | { readonly text: string }>> = {
  'negations 10,000 deep': { json: rule(`${'{"not":'.repeat(10_000)}${hosted}${'}'.repeat(10_000)}`) },
  'groups 10,000 deep': { json: rule(`${'{"all":['.repeat(10_000)}${hosted}${']}'.repeat(10_000)}`) },
  'an implication 10,000 deep': {
    json: rule(`${`{"if":${hosted},"must":`.repeat(10_000)}${hosted}${'}'.repeat(10_000)}`),
  },
  'a million criteria': { json: rule(`{"any":[${Array.from({ length: 1_000_000 }, () => hosted).join()}]}`) },
  'a million codes': {
    json: rule(
      `{"id":"s","set":{"fact":"sector","anyOf":[${Array.from({ length: 1_000_000 }, () => '"ai"').join()}]}}`,
    ),
  },
  'a million keys': {
    json: rule(`{${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":0`).join()}}`),
  },
  'a million names': {
    json: `{"version":1,"where":${hosted},"names":{${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":"x"`).join()}}}`,
  },
  'a million preferences': {
    json: `{"version":1,"where":${hosted},"prefers":[${Array.from({ length: 1_000_000 }, () => '{}').join()}]}`,
  },
  'a number beyond all numbers': { json: rule('{"id":"n","number":{"fact":"headcount","under":1e999}}') },
  'a number of a million digits': {
    json: rule(`{"id":"n","number":{"fact":"headcount","under":${'9'.repeat(1_000_000)}}}`),
  },
  'an amount of a million digits': {
    json: rule(money(`{"amount":"${'9'.repeat(1_000_000)}","currency":"USD"}`)),
  },
  'a rate of a million digits': {
    json: rule(
      money(
        '{"amount":"1","currency":"USD"}',
        `{"from":"USD","to":"MAD","value":"1.${'3'.repeat(1_000_000)}","source":"x"}`,
      ),
    ),
  },
  'an id of ten million letters': { json: rule(`{"id":"${'a-'.repeat(5_000_000)}","hosted":true}`) },
  'a text of ten million spaces': {
    json: rule(`{"id":"m","money":{"fact":"fundingRaised","under":${'" '.padEnd(10_000_000)}","rate":"dated"}}`),
  },
  'prototypes as keys': {
    json: rule('{"__proto__":{"hosted":true},"constructor":{"prototype":{"hosted":true}},"id":"p"}'),
  },
  'a prototype as a parameter': {
    json: rule('{"id":"n","number":{"fact":"headcount","under":{"parameter":"__proto__"}}}'),
  },
  'a prototype as a name': { json: rule('{"rule":"constructor"}') },
  'a text indented 10,000 deep': {
    text: `rule\n${Array.from({ length: 10_000 }, (_, at) => `${' '.repeat(at + 1)}not`).join('\n')}`,
  },
  'a text of a million lines': { text: `rule\n${'  hosted [h]\n'.repeat(1_000_000)}` },
  'a text of 65,000 conditions': { text: `rule\n  any of\n${'    hosted [h]\n'.repeat(65_000)}` },
  'a text of one line without end': { text: `rule\n  ${'hosted '.repeat(140_000)}` },
  'a text of quotes': { text: `rule\n  name x ${'"\\'.repeat(400_000)}` },
}

function rule(where: string): string {
  return `{"version":1,"where":${where}}`
}

function money(under: string, rate = '"dated"'): string {
  return `{"id":"m","money":{"fact":"fundingRaised","under":${under},"rate":${rate}}}`
}

for (const [name, input] of Object.entries(hostile)) {
  test(`refused clearly and in time: ${name}`, async (t) => {
    const { sentences, took } = await refusalOf(input)
    t.diagnostic(`${Math.round(took)} ms`)
    assert.ok(sentences.length > 0 && sentences.length <= 50, `${sentences.length} problems`)
    for (const sentence of sentences) {
      assert.match(sentence, /\.$/)
      assert.ok(sentence.length < 1000, sentence.slice(0, 200))
    }
    assert.equal(({} as { hosted?: unknown }).hosted, undefined)
  })
}

test('twin: a reader that follows every level of a rule 10,000 deep fails in its thread, and the test is told', async () => {
  const depth = `function depth(value) {
    return typeof value === 'object' && value !== null ? 1 + Math.max(...Object.values(value).map(depth)) : 0
  }`
  await assert.rejects(inThread(`${depth}\nanswer(depth(JSON.parse(workerData.json)))`, deepest), RangeError)
})

test('twin: a reader that does not end is stopped', async () => {
  await assert.rejects(inThread('for (;;);', deepest, 500), /did not end/)
})

test('rules that refer to one another in a circle are refused', () => {
  const rules: Readonly<Record<string, Rule>> = { a: referring('b', 1), b: referring('a', 1) }
  const resolved = resolveReferences(referring('a', 1), (code) => rules[code])
  assert.ok(!resolved.ok)
  assert.deepEqual(
    resolved.refusal.problems.map(({ code }) => code),
    ['circular-reference'],
  )
})

test('rules that refer to the next one many times each do not grow without end', () => {
  const leaf = aRule({ id: 'h', hosted: true })
  const next = (code: string) => (code === 'r3' ? leaf : referring(`r${Number(code.slice(1)) + 1}`, 150))
  const resolved = resolveReferences(referring('r0', 150), next)
  assert.ok(!resolved.ok)
  assert.deepEqual(
    resolved.refusal.problems.map(({ code }) => code),
    ['too-many-conditions'],
  )
})

const deepest = hostile['groups 10,000 deep'] as { readonly json: string }

function referring(code: string, times: number): Rule {
  const any = Array.from({ length: times }, () => ({ rule: code }))
  const read = parseRule({ version: 1, names: { [code]: code }, where: { any } })
  assert.ok(read.ok)
  return read.value
}

type Sent = { readonly json: string } | { readonly text: string }

/** The sentences of a refusal and how long it took once JSON was parsed, in milliseconds. */
async function refusalOf(input: Sent): Promise<{ readonly sentences: readonly string[]; readonly took: number }> {
  const doors = JSON.stringify(['../rules/index.ts', './index.ts'].map((door) => import.meta.resolve(door)))
  const read = `Promise.all(${doors}.map((door) => import(door))).then(([rules, notation]) => {
    const { parseRule, ruleProblemText } = rules
    const { readText, textProblemText } = notation
    const isJson = 'json' in workerData
    const sent = isJson ? JSON.parse(workerData.json) : workerData.text
    const began = performance.now()
    const read = isJson ? parseRule(sent) : readText(sent)
    const told = isJson ? ruleProblemText : textProblemText
    const sentences = read.ok ? [] : read.refusal.problems.map((problem) => told(problem, 'en'))
    answer({ sentences, took: performance.now() - began })
  })`
  return (await inThread(read, input)) as Awaited<ReturnType<typeof refusalOf>>
}

/** What a script answers in a thread of its own. Rejects with its error, or where it does not end in time. */
function inThread(script: string, workerData: Sent, mostMs = STOPPED_AFTER_MS): Promise<unknown> {
  const whole = `const { parentPort, workerData } = require('node:worker_threads')
  const answer = (value) => parentPort.postMessage(value)
  ${script}`
  return new Promise((resolve, reject) => {
    const worker = new Worker(whole, { eval: true, workerData })
    const end = (settle: () => void) => {
      clearTimeout(stop)
      void worker.terminate()
      settle()
    }
    const stop = setTimeout(() => end(() => reject(new Error(`It did not end within ${mostMs} ms.`))), mostMs)
    worker.once('message', (value) => end(() => resolve(value)))
    worker.once('error', (error) => end(() => reject(error)))
  })
}
