import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Hono } from 'hono'
import { type TestPlatform, aPlatform } from '../../../tests/database.ts'
import { anOperator } from '../../../tests/operator.ts'
import type { Id } from '../../kernel/id.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { WebEnv } from '../../platform/web.ts'
import { page } from '../../ui/index.ts'
import { listCompanies } from '../registry/index.ts'
import { intakePages } from './intake.pages.ts'
import { aWorkbook } from './intake.testing.ts'

const badInput = join(
  process.env['TREMPLIN_REFERENCE_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'bad-input',
)

const two = aWorkbook([
  ['Atlas Robotics', '221248865000037', 'Rabat', '2015-10-22', '7', '4161'],
  ['Souk Labs', '221248865000038', 'Casa', '05/03/2016', 'env. 12', 'néant'],
])

async function aVisitor({
  platform,
  actor,
  countOffers,
}: {
  platform?: TestPlatform
  actor?: Actor
  countOffers?: () => Promise<number>
} = {}) {
  const ground = platform ?? (await aPlatform())
  const director = actor ?? systemActor(await anOperator(ground))
  const app = new Hono<WebEnv>()
  app.use('/:language/*', async (c, next) => {
    c.set('language', LANGUAGES.find((one) => one === c.req.param('language')) ?? 'fr')
    c.set('actor', director)
    c.set('frame', ({ title, body }) => page({ language: c.var.language, title, body, path: '/intake' }))
    await next()
  })
  app.route('/:language', intakePages(ground, undefined, countOffers))
  return {
    platform: ground,
    director,
    async get(path: string, headers: Readonly<Record<string, string>> = {}) {
      const response = await app.request(path, { headers })
      return { status: response.status, headers: response.headers, text: await response.text() }
    },
    async post(path: string, fields: Readonly<Record<string, string | File>> = {}) {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      const response = await app.request(path, { method: 'POST', body })
      return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() }
    },
  }
}

/** What makes a browser without script ask again. */
const refreshing = /<noscript><meta http-equiv="refresh"/

function aFile(bytes: Uint8Array, name = 'registre.csv'): File {
  return new File([Uint8Array.from(bytes)], name)
}

test('a workbook goes from the file to the register and back without script, in every language', async () => {
  const visitor = await aVisitor()
  for (const language of LANGUAGES) {
    const uploaded = await visitor.post(`/${language}/intake`, { file: aFile(two) })
    const columns = await visitor.get(uploaded.to)
    const previewed = await visitor.post(`${uploaded.to}/columns`, { asOn: '2017-08-21' })
    const preview = await visitor.get(previewed.to)
    const started = await visitor.post(`${uploaded.to}/apply`, { gone: 'keep' })
    const waiting = await visitor.get(started.to)
    await visitor.platform.work()
    const applied = await visitor.get(started.to)
    const asked = await visitor.get(`${uploaded.to}/undo`)
    const undone = await visitor.post(`${uploaded.to}/undo`)
    const list = await visitor.get(`/${language}/intake`)

    assert.deepEqual(
      [uploaded, previewed, started, undone].map(({ status }) => status),
      [303, 303, 303, 303],
    )
    for (const { status, text } of [columns, preview, waiting, applied, asked, list]) {
      assert.equal(status, 200)
      assert.doesNotMatch(text, /undefined|\[object|NaN|\bnull\b/)
      assert.match(text, new RegExp(`<html lang="${language}"`))
    }
    assert.match(waiting.text, refreshing)
    assert.doesNotMatch(applied.text, refreshing)
    assert.match(preview.text, /Atlas Robotics/)
    assert.equal((await read(visitor.platform, visitor.director, listCompanies)).length, 0)
  }
})

test('the preview says what it doubts and what it could not read, with the cell', async () => {
  const visitor = await aVisitor()
  const uploaded = await visitor.post('/fr/intake', { file: aFile(two) })
  await visitor.post(`${uploaded.to}/columns`)

  const { text } = await visitor.get(`${uploaded.to}/preview?state=doubtful`)

  assert.match(text, /registre!B3<\/bdi> <strong>La clé de l’ICE 221248865000038 est fausse/)
  assert.match(text, /registre!E3<\/bdi> «\u00a0env\. 12\u00a0» est approximatif/)
  assert.match(text, /<select class="select[^"]*" form="choices" name="row\.2"/)
})

test('a choice that was not kept yet is shown before anything is applied', async () => {
  const visitor = await aVisitor()
  const uploaded = await visitor.post('/fr/intake', { file: aFile(two) })
  await visitor.post(`${uploaded.to}/columns`)

  const chosen = await visitor.post(`${uploaded.to}/apply`, { 'row.2': 'leave' })
  await visitor.platform.work()
  const before = await read(visitor.platform, visitor.director, listCompanies)
  const same = await visitor.post(`${uploaded.to}/apply`, { 'row.2': 'leave' })
  await visitor.platform.work()
  const after = await read(visitor.platform, visitor.director, listCompanies)

  assert.match(chosen.to, /\/preview\?done=chosen$/)
  assert.equal(before.length, 0)
  assert.equal(same.to, uploaded.to)
  assert.deepEqual(
    after.map(({ name }) => name),
    ['Atlas Robotics'],
  )
})

test('with script the waiting page never asks the browser to load it anew', async () => {
  const visitor = await aVisitor()
  const uploaded = await visitor.post('/fr/intake', { file: aFile(two) })
  await visitor.post(`${uploaded.to}/columns`)
  await visitor.post(`${uploaded.to}/apply`)

  const asked = await visitor.get(uploaded.to, { 'hx-request': 'true' })

  assert.match(asked.text, /hx-trigger="every 1s"/)
  assert.doesNotMatch(asked.text, /http-equiv/)
})

test('a park without an open offer is led to the catalogue, one with offers to what its companies are entitled to', async () => {
  const count = { offers: 0 }
  const visitor = await aVisitor({ countOffers: async () => count.offers })
  const uploaded = await visitor.post('/fr/intake', { file: aFile(two) })
  await visitor.post(`${uploaded.to}/columns`)
  await visitor.post(`${uploaded.to}/apply`)
  await visitor.platform.work()

  const bare = await visitor.get(uploaded.to)
  count.offers = 3
  const supplied = await visitor.get(uploaded.to)

  assert.match(bare.text, /<a class="btn btn-primary" href="\/fr\/offers\/catalogue"/)
  assert.doesNotMatch(supplied.text, /<a class="btn btn-primary" href="\/fr\/offers\/catalogue"/)
  assert.match(supplied.text, /href="\/fr\/overview"/)
})

test('what sheets kept alike assume is said once', async () => {
  const visitor = await aVisitor()
  const headings = 'Raison sociale;Site;Effectif;CA 2016'
  const lists = [headings, 'Atlas;Rabat;7;41', '', headings, 'Souk;Rabat;5;30'].join('\n')
  const uploaded = await visitor.post('/fr/intake', { file: aFile(new TextEncoder().encode(lists)) })

  const { text } = await visitor.get(uploaded.to)

  assert.equal(text.match(/ne dit pas sa monnaie/g)?.length, 1)
  assert.match(text, /2 entreprises trouvées dans «\u00a0registre\.csv\u00a0»/)
})

test('corrected columns are remembered for the next workbook of the same layout', async () => {
  const visitor = await aVisitor()
  const rows = [
    ['Atlas Robotics', 'Rabat', '7', '12'],
    ['Souk Labs', 'Rabat', '5', '30'],
  ]
  const headings = ['Raison sociale', 'Site', 'Effectif', 'Divers']
  const first = await visitor.post('/fr/intake', { file: aFile(aWorkbook(rows, headings)) })
  await visitor.post(`${first.to}/columns`, { 'm0.3': 'turnover:2016', 's0.3': '6', 'c0.3': 'EUR' })
  const preview = await visitor.get(`${first.to}/preview`)

  const second = await visitor.post('/fr/intake', { file: aFile(aWorkbook(rows, headings), 'suivant.csv') })
  await visitor.post(`${second.to}/columns`)
  const again = await visitor.get(`${second.to}/preview`)

  assert.match(preview.text.replaceAll(/[\u00a0\u202f]/g, ' '), /12 000 000 EUR/)
  assert.match(again.text.replaceAll(/[\u00a0\u202f]/g, ' '), /12 000 000 EUR/)
})

test('two columns of one meaning, a list without names and a day that is none are refused with what was entered', async () => {
  const visitor = await aVisitor()
  const uploaded = await visitor.post('/fr/intake', { file: aFile(two) })

  const twice = await visitor.post(`${uploaded.to}/columns`, { 'm0.4': 'ice' })
  const nameless = await visitor.post(`${uploaded.to}/columns`, { 'm0.0': 'ignored' })
  const noDay = await visitor.post(`${uploaded.to}/columns`, { asOn: '31/02/2017' })

  assert.deepEqual(
    [twice, nameless, noDay].map(({ status }) => status),
    [422, 422, 422],
  )
  assert.match(twice.text, /Deux colonnes ne peuvent pas contenir la même chose/)
  assert.match(nameless.text, /Dites quelle colonne/)
  assert.match(noDay.text, /value="31\/02\/2017"/)
})

test('a site that the register does not know can be one that it knows', async () => {
  const visitor = await aVisitor()
  const first = await visitor.post('/fr/intake', { file: aFile(two) })
  await visitor.post(`${first.to}/columns`)
  await visitor.post(`${first.to}/apply`)
  await visitor.platform.work()
  const row = [['Rif Mobile', '', 'Bâtiment Nord', '2017', '2', '']]
  const second = await visitor.post('/fr/intake', { file: aFile(aWorkbook(row), 'nord.csv') })
  const columns = await visitor.get(second.to)
  const rabat = /<option value="([0-9a-f-]{36})">C’est Rabat/.exec(columns.text)?.[1] ?? ''

  await visitor.post(`${second.to}/columns`, { 'site.0': rabat })
  await visitor.post(`${second.to}/apply`)
  await visitor.platform.work()

  const { rows } = await visitor.platform.pool.query('select code from sites order by code')
  assert.deepEqual(
    rows.map(({ code }: { code: string }) => code),
    ['casablanca', 'rabat'],
  )
})

test('a site manager’s rows of a site that the register does not know become no other site’s by themselves', async () => {
  const director = await aVisitor()
  const first = await director.post('/fr/intake', { file: aFile(two) })
  await director.post(`${first.to}/columns`)
  await director.post(`${first.to}/apply`)
  await director.platform.work()
  const { rows } = await director.platform.pool.query<{ id: Id<'site'> }>(`select id from sites where code = 'rabat'`)
  const siteIds = rows.map(({ id }) => id)
  const manager = await aVisitor({
    platform: director.platform,
    actor: { ...director.director, userId: director.platform.newId(), role: { kind: 'site-manager', siteIds } },
  })
  const elsewhere = aFile(aWorkbook([['Rif Mobile', '', 'Bâtiment Nord', '2017', '2', '']]), 'nord.csv')
  const uploaded = await manager.post('/fr/intake', { file: elsewhere })

  const { text } = await manager.get(uploaded.to)

  assert.match(text, /<option value="none" selected>/)
  assert.doesNotMatch(text, /<option value="create"/)
})

test('what cannot be read is refused with a sentence, and nothing is kept of it', async () => {
  const visitor = await aVisitor()

  const refusals = await Promise.all([
    visitor.post('/fr/intake'),
    visitor.post('/fr/intake', { file: aFile(new TextEncoder().encode('%PDF-1.7'), 'a.xlsx') }),
    visitor.post('/fr/intake', { file: aFile(new Uint8Array(11 * 1024 * 1024)) }),
    visitor.post('/fr/intake', { file: aFile(new TextEncoder().encode('bonjour\nle monde')) }),
  ])

  assert.deepEqual(
    refusals.map(({ status }) => status),
    [422, 422, 422, 422],
  )
  assert.match(refusals[2]?.text ?? '', /dépasse 10 Mo/)
  const { rows } = await visitor.platform.pool.query('select id from intakes')
  assert.equal(rows.length, 0)
})

test('addresses that name nothing are not found, and the section is for the operator’s people', async () => {
  const visitor = await aVisitor()
  const missing = visitor.platform.newId()
  const founder = await aVisitor({
    platform: visitor.platform,
    actor: { ...visitor.director, role: { kind: 'company-owner', companyId: visitor.platform.newId() } },
  })

  for (const id of [missing, 'x', '%00', "1' or '1'='1", '..%2f..']) {
    for (const rest of ['', '/preview', '/undo']) {
      assert.equal((await visitor.get(`/fr/intake/${id}${rest}`)).status, 404, id + rest)
    }
  }
  assert.equal((await visitor.post(`/fr/intake/${missing}/columns`)).status, 404)
  assert.equal((await founder.get('/fr/intake')).status, 403)
  assert.equal((await founder.post('/fr/intake', { file: aFile(two) })).status, 403)
})

test('hostile texts as names, cells and headings break nothing and are shown as text', async (t) => {
  if (!existsSync(badInput)) return t.skip('the reference data is not here')
  const visitor = await aVisitor()
  const texts = readdirSync(badInput)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(badInput, name), 'utf8').split('\n'))
    .concat(JSON.parse(readFileSync(join(badInput, 'naughty-strings.json'), 'utf8')) as string[])
    .filter((text) => typeof text === 'string' && text.trim() !== '')
  const headings = ['Raison sociale', 'ICE', 'Site', 'Date de création', 'Effectif', 'CA 2016', 'E-mail', 'Bureau']
  const cells = texts.map((text) => [text, text, text, text, text, text, text, text])
  const inHeadings = [...headings, ...texts.filter((text) => text.includes('<') && text.length <= 80).slice(0, 5)]

  for (const bytes of [
    aWorkbook(cells, headings),
    aWorkbook([['Atlas', '', 'Rabat', '2016', '3', '4', '', '']], inHeadings),
  ]) {
    const uploaded = await visitor.post('/fr/intake', {
      file: aFile(bytes, `${texts[7]}<img onerror=alert(1)>\u0000.csv`),
    })
    assert.equal(uploaded.status, 303, uploaded.text.slice(0, 500))
    const columns = await visitor.get(uploaded.to)
    const previewed = await visitor.post(`${uploaded.to}/columns`)
    assert.equal(previewed.status, 303)
    const preview = await visitor.get(previewed.to)
    await visitor.post(`${uploaded.to}/apply`)
    await visitor.platform.work()
    const applied = await visitor.get(uploaded.to)
    for (const { status, text } of [columns, preview, applied]) {
      assert.equal(status, 200)
      assert.doesNotMatch(text, /<img|<svg onload|<script>(?!<)|<iframe/i)
    }
    assert.doesNotMatch(applied.text, refreshing)
  }
})

test('the same form sent twice does its work once', async () => {
  const visitor = await aVisitor()
  const fields = { file: aFile(two), _key: 'a key of its own' }

  const [one, other] = [await visitor.post('/fr/intake', fields), await visitor.post('/fr/intake', fields)]

  assert.equal(one.to, other.to)
  const { rows } = await visitor.platform.pool.query('select id from intakes')
  assert.equal(rows.length, 1)
})
