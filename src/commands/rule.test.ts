import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { LANGUAGES } from '../kernel/language.ts'
import { rule } from './rule.ts'

const folder = mkdtempSync(join(tmpdir(), 'tremplin-rule-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command beside these files, written as they are or as JSON. */
async function run(files: Readonly<Record<string, unknown>>, ...args: readonly string[]) {
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  const told = { out: '', err: '' }
  const status = await rule(args, {
    stdout: (text) => (told.out += text.replace(/[\u00a0\u202f]/g, ' ')),
    stderr: (text) => (told.err += text),
    now: new Date('2026-11-23T10:00:00Z'),
    folder,
  })
  return { status, ...told }
}

const young = { id: 'young', age: { since: 'incorporation', under: 36 } }
const small = { id: 'small', number: { fact: 'headcount', under: 10 } }
const tiny = { id: 'tiny', number: { fact: 'headcount', under: 5 } }
const where = (...all: readonly object[]) => ({ version: 1, where: { all } })

test('a rule is told in words, with what its author should look at', async () => {
  const { status, out } = await run({ 'rule.json': where(young, small, tiny) }, 'rule.json', '--lang', 'en')

  assert.equal(status, 0)
  assert.match(out, /^All of these conditions:\n {2}Incorporated less than 3 years ago\n/)
  assert.match(out, /\nOne thing to look at:\n {2}This condition changes nothing, .*Fewer than 10 people/)
})

test('a rule that nobody can pass is told with the conditions that stand in each other’s way', async () => {
  const large = { id: 'large', number: { fact: 'headcount', atLeast: 50 } }
  const { out } = await run({ 'rule.json': where(small, large) }, 'rule.json', '--lang', 'en')

  assert.match(out, /No company can/)
})

test('text becomes JSON and JSON becomes text, in either language, without a loss', async () => {
  const written = await run({ 'rule.json': where(young, small) }, 'rule.json', '--as', 'text-fr')
  const english = await run({ 'regle.txt': written.out }, 'regle.txt', '--as', 'text-en')
  const back = await run({ 'rule.txt': english.out }, 'rule.txt', '--as', 'json')

  assert.match(written.out, /^règle\n/)
  assert.match(english.out, /^rule\n/)
  assert.deepEqual(JSON.parse(back.out), where(young, small))
})

test('a company held against a rule is told its verdict, why, until when, and the one change that would be enough', async () => {
  const company = { known: { incorporatedOn: { date: '2025-03-01' }, headcount: { number: 12 } } }
  const files = { 'rule.json': where(young, small), 'company.json': company }
  const { status, out } = await run(files, 'rule.json', '--company', 'company.json', '--lang', 'en')

  assert.equal(status, 0)
  assert.match(out, /\nOn 23 November 2026: Not eligible\n/)
  assert.match(out, /\n {2}Not met · Headcount: 12 people\. Over by 2 people\./)
  assert.match(out, /\nThis change would be enough: Headcount: 9 people, and it would be: Eligible\.\n/)
})

test('since when a company is hosted is read from its stays, unless the file says it', async () => {
  const stay = { id: 'stay', age: { since: 'hostedSince', atLeast: 6 } }
  const rule = where({ id: 'hosted', hosted: true }, stay)
  const stays = [
    { site: 'rabat', from: '2024-03-01', to: '2026-09-01' },
    { site: 'tanger', from: '2026-09-01' },
  ]
  const told = async (company: object) => {
    const files = { 'rule.json': rule, 'company.json': company }
    return (await run(files, 'rule.json', '--company', 'company.json', '--lang', 'en')).out
  }

  assert.match(await told({ stays }), /On 23 November 2026: Eligible\n[^]*Hosted since: 1 March 2024, which is 2 years/)
  const given = { known: { hostedSince: { date: '2026-09-01' } }, stays }
  assert.match(
    await told(given),
    /On 23 November 2026: Not eligible\n[^]*Hosted since: 1 September 2026[^]*met from 1 March 2027/,
  )
  assert.match(await told({}), /On 23 November 2026: Not eligible\n/)
  assert.match(
    await told({ stays: [{ site: 'rabat' }] }),
    /Cannot say yet\n[^]*Hosted since: the register does not say/,
  )
})

test('what comes out alike whatever is still missing is told as that', async () => {
  const either = { any: [small, { id: 'large', number: { fact: 'headcount', atLeast: 10 } }] }
  const files = { 'rule.json': { version: 1, where: either }, 'company.json': {} }
  const { out } = await run(files, 'rule.json', '--company', 'company.json', '--lang', 'en')

  assert.match(out, /\nOn 23 November 2026: Cannot say yet\n {2}Whatever is still to be learnt: Eligible\n/)
  assert.doesNotMatch(out, /What will decide|would be enough/)
})

test('rates of the company’s file compare amounts in other currencies', async () => {
  const raised = {
    id: 'raised',
    money: { fact: 'fundingRaised', atMost: { amount: '1000', currency: 'USD' }, rate: 'dated' },
  }
  const rate = { from: 'USD', to: 'MAD', value: '10', on: '2026-06-01', source: 'Bank Al-Maghrib' }
  const known = { fundingRaised: { amount: '9000', currency: 'MAD' } }
  const files = { 'rule.json': { version: 1, where: raised }, 'company.json': { known, rates: [rate] } }
  const { out } = await run(files, 'rule.json', '--company', 'company.json', '--lang', 'en')

  assert.match(out, /On 23 November 2026: Eligible\n.*9,000 MAD, which is 900 USD/)
})

for (const [title, files, args, status, said] of [
  ['a file that is not there', {}, ['none.json'], 2, /none\.json cannot be read/],
  ['JSON that is broken', { 'rule.json': '{"version": 1,' }, ['rule.json'], 1, /not proper JSON/],
  [
    'a rule with two mistakes',
    { 'rule.json': where({ id: 'a', number: { fact: 'x', under: 1 } }, {}) },
    ['rule.json'],
    1,
    /where\.all\[0\].*\n.*where\.all\[1\]/,
  ],
  ['text that is no rule', { 'rule.txt': 'hello' }, ['rule.txt'], 1, /line 1|Line 1/],
  [
    'a fact that does not exist',
    { 'rule.json': where(small), 'c.json': { known: { wealth: { number: 1 } } } },
    ['rule.json', '--company', 'c.json'],
    2,
    /wealth: there is no such fact/,
  ],
  [
    'a value of another kind',
    { 'rule.json': where(small), 'c.json': { known: { headcount: { yes: true } } } },
    ['rule.json', '--company', 'c.json'],
    2,
    /headcount: /,
  ],
  [
    'a stay without its site',
    { 'rule.json': where(small), 'c.json': { stays: [{ from: '2016' }] } },
    ['rule.json', '--company', 'c.json'],
    2,
    /stays\.0\.site/,
  ],
  ['a day that does not exist', { 'rule.json': where(small) }, ['rule.json', '--on', '2026-02-30'], 2, /2026-02-30/],
  ['two files', {}, ['a.json', 'b.json'], 2, /one at a time/],
  ['a form that is unknown', { 'rule.json': where(small) }, ['rule.json', '--as', 'yaml'], 2, /--as yaml/],
] as const) {
  test(`${title} is refused with a sentence and nothing else`, async () => {
    const refused = await run(files, ...args, '--lang', 'en')

    assert.equal(refused.status, status)
    assert.equal(refused.out, '')
    assert.match(refused.err, said)
  })
}

test('every language tells the whole of it', async () => {
  const files = {
    'rule.json': where(young, small, tiny),
    'company.json': { known: { incorporatedOn: { date: '2025' } } },
  }
  for (const language of LANGUAGES) {
    const { status, out } = await run(files, 'rule.json', '--company', 'company.json', '--lang', language)

    assert.equal(status, 0)
    assert.doesNotMatch(out, /undefined|\[object|NaN/)
  }
})
