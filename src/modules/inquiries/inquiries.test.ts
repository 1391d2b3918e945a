import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostile, inTurn, noCorpora } from '../../../tests/hostile-corpora.ts'
import { injectedInto } from '../../../tests/hostile-html.ts'
import { inFull } from '../../../tests/sample.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import type { FactKey } from '../rules/index.ts'
import { anAskingPark, nobody } from './inquiries.testing.ts'

const started = { activityStartedOn: { date: '2016-03-14' } }
const silent = { name: 'Atlas Robotics', facts: started }
const other = { name: 'Saghro Finance', facts: started }
const turnover: readonly FactKey[] = ['turnover:2016']
const answer = [
  ['f0', '3 200 000'],
  ['f0Currency', 'MAD'],
] as const

test('each person of the companies asked gets a letter in their language, with a link of their own', async () => {
  const park = await anAskingPark([silent, { ...other, identity: { ...nobody, email: 'saghro@finance.example' } }])
  const { first, platform } = park
  await park.person({ kind: 'company-owner', companyId: first }, { email: 'amina@atlas.example' })
  await park.person({ kind: 'company-member', companyId: first }, { email: 'omar@atlas.example' })
  await platform.pool.query(`update auth.users set language = 'ar' where email = 'omar@atlas.example'`)

  const sent = await park.ask(turnover)

  assert.match(sent.location, /^\/fr\/inquiries\/[0-9a-f-]{36}\?done=sent$/)
  assert.equal(park.letters.length, 3)
  assert.match(park.linkTo('amina@atlas.example'), /^\/fr\/inquiry\//)
  assert.match(park.linkTo('omar@atlas.example'), /^\/ar\/inquiry\//)
  assert.match(park.linkTo('saghro@finance.example'), /^\/fr\/inquiry\//)
  assert.equal(
    new Set(['amina@atlas.example', 'omar@atlas.example', 'saghro@finance.example'].map(park.linkTo)).size,
    3,
  )
  const secrets = ['amina@atlas.example', 'omar@atlas.example'].map((to) => park.linkTo(to).split('.')[1] ?? '')
  assert.match((await park.director.get(sent.location)).text, /Aucune des 2 entreprises interrogées n’a encore répondu/)
  for (const table of ['inquiry_links', 'answered_requests', 'audit_lines', 'inquired_companies']) {
    const { rows } = await platform.pool.query<{ row: string }>(`select t::text as row from ${table} t`)
    for (const secret of secrets) assert.ok(secret.length > 40 && rows.every(({ row }) => !row.includes(secret)), table)
  }
})

test('a company answers without an account; what it confirms is declared by it, and its verdict follows', async () => {
  const park = await anAskingPark([silent, other])
  await park.person({ kind: 'company-owner', companyId: park.first }, { email: 'amina@atlas.example' })
  const { location } = await park.ask(turnover)
  const path = park.linkTo('amina@atlas.example')

  const page = await park.visitor.get(path)
  const check = await park.visitor.post(path, [...answer, ['step', 'check']])
  const before = await park.factRows()
  const done = await park.answer(path, answer)

  assert.match(page.text, /Atlas Robotics : une question .* Quel est votre chiffre d’affaires de 2016/)
  assert.match(check.text, /Est-ce bien cela .* 3 200 000 MAD/)
  assert.equal(before.length, 2)
  assert.equal(done.location, '/fr/inquiry/thanks')
  assert.match((await park.visitor.get(done.location)).text, /Merci, vos réponses sont enregistrées/)
  const added = (await park.factRows()).slice(before.length)
  assert.deepEqual(
    added.map((row) => [row.company_id, row.key, row.source_kind, row.recorded_by]),
    [[park.first, 'turnover:2016', 'declared', null]],
  )
  const { rows } = await park.platform.pool.query('select verdict from entitlements where company_id = $1', [
    park.first,
  ])
  assert.deepEqual(rows, [{ verdict: 'eligible' }])
  assert.match((await park.director.get(location)).text, /L’entreprise|Une entreprise sur 1 a répondu/)
  const lines = await park.platform.pool.query(`select 1 from audit_lines where event = 'inquiry.answered'`)
  assert.equal(lines.rows.length, 1)
})

test('used, expired, revoked, foreign and invented links all answer with one and the same kind sentence', async () => {
  const park = await anAskingPark([silent, other, { name: 'Médina Énergie' }])
  const [atlas, saghro, medina] = park.companies
  assert.ok(atlas && saghro && medina)
  const emails = ['a@a.example', 'b@b.example', 'c@c.example']
  for (const [at, companyId] of park.companies.entries()) {
    await park.person({ kind: 'company-owner', companyId }, { email: emails[at] ?? '' })
  }
  const { location } = await park.ask(turnover)
  const [used, revoked, expired] = emails.map(park.linkTo)
  assert.ok(used && revoked && expired)
  await park.answer(used, answer)
  await park.director.post(location.replace(/\?.*/, '/revoke'), [['company', saghro]])
  park.platform.moveTo('2017-09-21')
  const foreign = used.replace(/inquiry\/[^.]+/, `inquiry/${park.platform.newId()}`)
  const paths = [
    used,
    revoked,
    expired,
    foreign,
    '/fr/inquiry/no-such-token',
    `${used}x`,
    `/fr/inquiry/${'%00'.repeat(8)}`,
  ]
  const facts = await park.factRows()

  const pages = await Promise.all(paths.map(park.visitor.get))
  const sent = await Promise.all(
    paths.flatMap((path) =>
      ['check', 'confirm', 'correct', 'other'].map((step) => park.visitor.post(path, [...answer, ['step', step]])),
    ),
  )

  assert.deepEqual(new Set([...pages, ...sent].map(({ status }) => status)), new Set([404]))
  assert.equal(new Set([...pages, ...sent].map(({ text }) => text)).size, 1)
  assert.match(pages[0]?.text ?? '', /Ce lien ne sert plus/)
  assert.deepEqual(await park.factRows(), facts)
})

test('the link of one company writes nothing of another, and only the facts it asks', async () => {
  const park = await anAskingPark([silent, other])
  const [atlas, saghro] = park.companies
  assert.ok(atlas && saghro)
  await park.person({ kind: 'company-owner', companyId: atlas }, { email: 'amina@atlas.example' })
  await park.ask(turnover, [atlas])
  const path = park.linkTo('amina@atlas.example')
  const before = await park.factRows()

  const done = await park.answer(path, [
    ...answer,
    ['company', saghro],
    ['companyId', saghro],
    ['fact', 'headcount'],
    ['f1', '7'],
    ['value', '7'],
  ])

  assert.equal(done.location, '/fr/inquiry/thanks')
  const added = (await park.factRows()).slice(before.length)
  assert.deepEqual(
    added.map((row) => [row.company_id, row.key]),
    [[atlas, 'turnover:2016']],
  )
})

test('a confirmation that is sent again after a lost reply is thanked again, and recorded once', async () => {
  const park = await anAskingPark([silent])
  await park.person({ kind: 'company-owner', companyId: park.first }, { email: 'amina@atlas.example' })
  await park.ask(turnover)
  const path = park.linkTo('amina@atlas.example')
  const confirm = [...answer, ['step', 'confirm'], ['_key', park.platform.newId()]] as const

  const replies = [await park.visitor.post(path, confirm), await park.visitor.post(path, confirm)]

  assert.deepEqual(
    replies.map(({ location }) => location),
    ['/fr/inquiry/thanks', '/fr/inquiry/thanks'],
  )
  assert.equal((await park.factRows()).filter(({ key }) => key === 'turnover:2016').length, 1)
})

/** Two people of one company who confirm different amounts at the same moment: how many were taken. */
async function twoAnswers(prepare: string) {
  const park = await anAskingPark([silent])
  for (const email of ['a@atlas.example', 'b@atlas.example']) {
    await park.person({ kind: 'company-owner', companyId: park.first }, { email })
  }
  await park.ask(turnover)
  await park.platform.pool.query(prepare)
  const confirm = (email: string, amount: string) =>
    park.visitor.post(park.linkTo(email), [
      ['f0', amount],
      ['f0Currency', 'MAD'],
      ['step', 'confirm'],
    ])
  const replies = await Promise.all([confirm('a@atlas.example', '1 000 000'), confirm('b@atlas.example', '2 000 000')])
  return replies.map(({ status }) => status).sort((a, b) => a - b)
}

test('of two answers of one company at the same moment one counts', async () => {
  assert.deepEqual(await twoAnswers('select 1'), [303, 404])
})

test('twin: were the links not used up, both answers would count', async () => {
  const unguarded = `
    create function forget() returns trigger language plpgsql as $$ begin new.answered_at = null; return new; end $$;
    create trigger forget before update on inquired_companies for each row execute function forget()`
  assert.deepEqual(await twoAnswers(unguarded), [303, 303])
})

test('those who owe an answer are reminded once a week at most, the others never', async () => {
  const park = await anAskingPark([silent, other])
  const [atlas, saghro] = park.companies
  assert.ok(atlas && saghro)
  await park.person({ kind: 'company-owner', companyId: atlas }, { email: 'amina@atlas.example' })
  await park.person({ kind: 'company-owner', companyId: saghro }, { email: 'sara@saghro.example' })
  const { location } = await park.ask(turnover)
  const path = location.replace(/\?.*/, '')
  await park.answer(park.linkTo('amina@atlas.example'), answer)
  const first = park.linkTo('sara@saghro.example')
  const remind = async () => {
    const reply = await park.director.post(`${path}/remind`, [])
    await park.platform.work()
    return [reply.status, park.letters.length]
  }

  assert.deepEqual(await remind(), [422, 2])
  assert.match((await park.director.get(path)).text, /Prochaine relance possible le 28 août 2017/)
  park.platform.moveTo('2017-08-28')
  assert.deepEqual(await remind(), [303, 3])
  assert.deepEqual(await remind(), [422, 3])
  assert.match(park.letters.at(-1) ?? '', /sara@saghro\.example/)
  assert.notEqual(park.linkTo('sara@saghro.example'), first)
  assert.match((await park.visitor.get(first)).text, /Saghro Finance : une question/)
  assert.match((await park.director.get(path)).text, /2 messages/)

  park.platform.moveTo('2017-09-04')
  const both = await Promise.all([park.director.post(`${path}/remind`, []), park.director.post(`${path}/remind`, [])])
  await park.platform.work()
  assert.deepEqual(
    both.map(({ status }) => status).sort((a, b) => a - b),
    [303, 422],
  )
  assert.equal(park.letters.length, 4)
})

test('a company asked within the week is not asked for the same again, and one nobody can write to is to be called', async () => {
  const park = await anAskingPark([silent, { ...other, identity: { ...nobody, phone: '0522 11 22 33' } }])
  const [atlas, saghro] = park.companies
  assert.ok(atlas && saghro)
  await park.person({ kind: 'company-owner', companyId: atlas }, { email: 'amina@atlas.example' })
  const preview = `/fr/inquiries/new?fact=turnover%3A2016&company=${atlas}&company=${saghro}`

  const before = await park.director.get(preview)
  await park.ask(turnover)
  const after = await park.director.get(preview)
  const again = await park.ask(turnover)

  assert.match(before.text, /Une entreprise recevra ce message/)
  assert.match(before.text, /Saghro Finance .* aucune adresse e-mail : appelez-la 0522 11 22 33/)
  assert.match(after.text, /Aucune entreprise ne recevra de message/)
  assert.match(after.text, /déjà interrogée cette semaine/)
  assert.equal(again.status, 422)
  assert.equal(park.letters.length, 1)
})

test('a site manager asks and sees its own companies only; companies and partners ask nobody', async () => {
  const park = await anAskingPark([silent, { ...other, site: 'rabat' }])
  const [atlas, saghro] = park.companies
  assert.ok(atlas && saghro)
  await park.person({ kind: 'company-owner', companyId: atlas }, { email: 'amina@atlas.example' })
  await park.person({ kind: 'company-owner', companyId: saghro }, { email: 'sara@saghro.example' })
  const ofRabat = await park.enter({ kind: 'site-manager', siteIds: [park.site('rabat')] })
  const ofTanger = await park.enter({ kind: 'site-manager', siteIds: [park.site('tanger')] })
  const owner = await park.enter({ kind: 'company-owner', companyId: atlas })

  const sent = await park.ask(turnover, [atlas, saghro], ofRabat)
  const path = sent.location.replace(/\?.*/, '')
  const missing = `/fr/inquiries/${park.platform.newId()}`

  assert.equal(park.letters.length, 1)
  assert.match((await ofRabat.get(path)).text, /Saghro Finance/)
  assert.match((await park.director.get(path)).text, /Saghro Finance/)
  for (const what of ['', '/remind', '/revoke']) {
    const asked = (one: string): ReturnType<typeof ofTanger.get> =>
      what === '' ? ofTanger.get(one) : ofTanger.post(one + what, [['company', saghro]])
    const [foreign, none] = [await asked(path), await asked(missing)]
    assert.deepEqual([foreign.status, foreign.text], [404, none.text])
  }
  assert.doesNotMatch((await ofTanger.get('/fr/inquiries')).text, /Chiffre d’affaires/)
  for (const reply of [
    await owner.get('/fr/inquiries'),
    await owner.get('/fr/inquiries/new'),
    await owner.get(path),
    await park.ask(turnover, [atlas], owner),
  ]) {
    assert.equal(reply.status, 403)
  }
})

const everyKind: readonly FactKey[] = [
  'activityStartedOn',
  'turnover:2016',
  'headcount',
  'sector',
  'markets',
  'legalForm',
  'answer:owns-software',
  'owners',
]

test('a fact of every kind is asked in its field, left open or answered, and what a person decides or the register says is never asked', async () => {
  const park = await anAskingPark([{ name: 'Médina Énergie' }])
  await park.person({ kind: 'company-owner', companyId: park.first }, { email: 'm@medina.example' })
  const refused = await park.ask(['decision:fits-our-cloud'])
  const registered = await park.ask(['hostedSince'])
  await park.ask(everyKind)
  const path = park.linkTo('m@medina.example')

  const nothing = await park.visitor.post(path, [['step', 'check']])
  const done = await park.answer(path, [
    ['f0', '03/2016'],
    ['f2', '12'],
    ['f3', 'software'],
    ['f4None', 'yes'],
    ['f6', 'yes'],
    ['ownerName', 'Amina'],
    ['ownerPercent', '60'],
    ['ownerGroup', ''],
    ['ownerTurnover', ''],
    ['ownerTurnoverCurrency', 'MAD'],
  ])

  assert.deepEqual([refused.status, registered.status], [422, 422])
  assert.equal(nothing.status, 422)
  assert.match(nothing.text, /Répondez à une question au moins/)
  assert.equal(done.location, '/fr/inquiry/thanks')
  const known = await park.factsOf(park.first)
  assert.deepEqual([...(known?.keys() ?? [])].sort(), [
    'activityStartedOn',
    'answer:owns-software',
    'headcount',
    // Read from its stay.
    'hostedSince',
    'markets',
    'owners',
    'sector',
  ])
  assert.equal(known?.get('headcount')?.validOn, '2017-08-21')
})

test('hostile input to each field is answered with a sentence, and nothing is recorded of it', {
  skip: noCorpora,
}, async () => {
  const park = await anAskingPark([{ name: 'Médina Énergie' }])
  await park.person({ kind: 'company-owner', companyId: park.first }, { email: 'm@medina.example' })
  await park.ask(everyKind)
  const path = park.linkTo('m@medina.example')
  const before = await park.factRows()
  const next = inTurn(hostile, 5)
  const names = [
    'f0',
    'f1',
    'f1Currency',
    'f2',
    'f3',
    'f4',
    'f4None',
    'f5',
    'f6',
    'ownerName',
    'ownerPercent',
    'ownerTurnover',
    '_key',
    'step',
  ]

  for (const name of names) {
    for (let turn = 0; turn < (inFull ? 12 : 4); turn += 1) {
      const text = next().toWellFormed()
      for (const step of ['check', 'correct']) {
        const { status, html } = await park.visitor.post(path, [
          [name, text],
          ['step', step],
        ])
        assert.ok(status === 200 || status === 422, `${name}: ${status}`)
        assert.deepEqual(injectedInto(html), [], name)
        assert.doesNotMatch(html, /undefined|\[object|node_modules/)
      }
    }
  }

  assert.deepEqual(await park.factRows(), before)
})

test('every page reads to the end in every language', async () => {
  const park = await anAskingPark([silent, other])
  await park.person({ kind: 'company-owner', companyId: park.first }, { email: 'amina@atlas.example' })
  const { location } = await park.ask([...everyKind.slice(0, 6), 'answer:owns-software'])
  const link = park.linkTo('amina@atlas.example').slice(3)
  const id = location.slice(3)

  for (const language of LANGUAGES) {
    const pages = [
      await park.director.get(`/${language}/inquiries`),
      await park.director.get(`/${language}/inquiries/new`),
      await park.director.get(`/${language}/inquiries/new?fact=stage&company=${park.companies.join('&company=')}`),
      await park.director.get(`/${language}${id}`),
      await park.director.get(`/${language}/overview/missing`),
      await park.director.get(`/${language}/overview/changes?kind=lost`),
      await park.visitor.get(`/${language}${link}`),
      await park.visitor.post(`/${language}${link}`, [
        ['f2', '12'],
        ['step', 'check'],
      ]),
      await park.visitor.get(`/${language}/inquiry/thanks`),
    ]
    for (const { status, text } of pages) {
      assert.equal(status, 200)
      assert.doesNotMatch(text, /undefined|null|\[object|NaN|\$\{|turnover:|answer:/)
      if (language === 'ar') assert.doesNotMatch(text, /\b(?:Votre|vous|the|your|Oui|Yes)\b/)
      if (language === 'en') assert.doesNotMatch(text, /\b(?:Votre|vous|Oui|entreprise)\b/)
      if (language === 'fr') assert.doesNotMatch(text, /\b(?:your|the|company|Yes)\b/)
    }
  }
})
