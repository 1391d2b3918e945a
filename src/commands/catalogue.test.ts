import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCatalogue } from '../modules/partners/index.ts'
import { catalogue } from './catalogue.ts'

async function run(...args: readonly string[]) {
  const told = { out: '', err: '' }
  const status = await catalogue(args, {
    stdout: (text) => (told.out += text),
    stderr: (text) => (told.err += text),
    now: new Date('2026-11-23T10:00:00Z'),
    folder: '/',
  })
  return { status, ...told }
}

test('the catalogue is listed by provider, with the certainty and the age of each reading', async () => {
  const { status, out } = await run('--lang', 'en')

  assert.equal(status, 0)
  assert.match(out, /^64 offers of 43 providers: 53 open, 4 to be confirmed, and 7 ended\n/)
  assert.match(out, /\nAkamai\n {2}Akamai Rise: Linode credits \(akamai-rise\)\n {4}open · medium certainty · read in/)
  const read = await readCatalogue()
  assert.ok(read.ok)
  for (const { id } of read.value.offers) assert.ok(out.includes(`(${id})`), id)
})

test('what a person decides is told with the reason why no data can', async () => {
  const { out } = await run('--lang', 'en')

  assert.match(out, /A person decides: Be invited by AWS \(decided by the partner: at their discretion\)/)
  assert.equal(out.match(/A person decides/g)?.length, 18)
})

test('what should be read again is listed at the end, with the address of its source', async () => {
  const { out } = await run('--lang', 'en')

  const [, list = ''] = out.split(/\n\d+ rules to read again, the oldest and least certain first\n/)
  const lines = list.trimEnd().split('\n')
  assert.ok(lines.length > 10)
  for (const line of lines) assert.match(line, / · (?:low|medium|high) certainty · https:\/\//)
  const undated = lines.filter((line) => line.includes('date of reading unknown'))
  assert.deepEqual(lines.slice(0, undated.length), undated)
})

test('a language that is not known is refused with the way to the help', async () => {
  const { status, out, err } = await run('--lang', 'de')

  assert.equal(status, 2)
  assert.equal(out, '')
  assert.match(err, /--lang de.*catalogue --help/)
})

for (const [language, word] of [
  ['fr', 'offres de'],
  ['ar', 'منتهية'],
] as const) {
  test(`the catalogue is told in ${language}, with nothing missing`, async () => {
    const { out } = await run('--lang', language)

    assert.ok(out.includes(word))
    assert.doesNotMatch(out, /undefined|\[object/)
  })
}
