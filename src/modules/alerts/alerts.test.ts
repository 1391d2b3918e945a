import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modules } from '../../app.ts'
import { aPlatform } from '../../../tests/database.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { LANGUAGES, type Language } from '../../kernel/language.ts'
import { money } from '../../kernel/money.ts'
import type { Actor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { aParkWith, valueOf } from '../entitlements/entitlements.testing.ts'
import { recordHeldOffer, withdrawHeldOffer } from '../entitlements/index.ts'
import { companyMembers } from '../identity/index.ts'
import { type Received, aMailServer } from '../identity/mail-server.testing.ts'
import { addOffer, closeOffer, publishVersion } from '../partners/index.ts'
import { archiveCompany, declareFact, endResidency, forgetCompanies } from '../registry/index.ts'
import { alertWords } from './alerts.messages.ts'
import { aMember, anHour, live } from './alerts.testing.ts'
import { chooseLetters } from './choose-letters.ts'
import { tellDue } from './tell-due.ts'

/** Three years of activity are over on 1 December 2017: the right to the convention ends that day. */
const young = { activityStartedOn: { date: '2014-12-01' } }
const small = { 'turnover:2016': { amount: '4161000', currency: 'MAD' } }

/** A park that opens the convention of 2017 to its companies and has a mail server. */
async function aParkThatWrites(given: { readonly cuts?: number } = {}) {
  const mail = await aMailServer(given)
  const platform = await aPlatform({ settings: { smtpUrl: mail.smtpUrl } })
  const park = await aParkWith(platform, [])
  const [offerId] = await park.adopt(['technopark-2017'])
  assert.ok(offerId)
  return { mail, platform, park, offerId }
}

/** The same with a company that has a right until the end of November, and a member who reads French. */
async function aRightThatEnds(given: { readonly cuts?: number } = {}) {
  const world = await aParkThatWrites(given)
  const companyId = await world.park.company({ name: 'Atlas Robotics', facts: { ...young, ...small } })
  const member = await aMember(world.platform, world.park.director, companyId)
  return { ...world, companyId, member }
}

type World = Awaited<ReturnType<typeof aRightThatEnds>>

/** What letters find, with plain spaces. */
function subjects(letters: readonly Received[]): readonly string[] {
  return letters.map(({ subject }) => subject.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2068\u2069]/g, ''))
}

/** The warning as its subject says it. */
function daysLeft(days: number): string {
  return `Atlas Robotics : plus que ${days} jours pour saisir « Convention Technopark de 2017 : Microsoft, IBM et Salesforce »`
}

async function declareTurnover(platform: Platform, actor: Actor, companyId: Id<'company'>, amount: number) {
  const value = { kind: 'money', money: money(amount, 'MAD') } as const
  valueOf(await declareFact(platform, actor, { companyId, key: 'turnover:2016', value }))
}

function warningsKept(platform: Platform, actor: Actor) {
  return read(platform, actor, (db) =>
    db
      .selectFrom('closingLetters')
      .select(['closesOn', 'daysBefore'])
      .orderBy('closesOn')
      .orderBy('daysBefore')
      .execute(),
  )
}

test('through 120 days each letter goes once, to each member in their language, and none when nothing has changed', async () => {
  const { mail, platform, park } = await aParkThatWrites()
  const companyId = await park.company({ name: 'Atlas Robotics', facts: young })
  const other = await park.company({ name: 'Zellij Data' })
  const salma = await aMember(platform, park.director, companyId, { name: 'Salma', language: 'ar' })
  await aMember(platform, park.director, companyId, { name: 'Younes', language: 'en', kind: 'company-member' })
  await aMember(platform, park.director, companyId, { name: 'Amina', language: 'fr' })
  await aMember(platform, park.director, other, { name: 'Zineb' })
  const sent = new Map<Received, string>()

  await live(platform, {
    from: '2017-08-21',
    days: 120,
    meanwhile: async (on) => {
      if (on === '2017-09-06') await declareTurnover(platform, salma.actor, companyId, 3_200_000)
    },
    afterwards: (on) => {
      for (const letter of mail.received) if (!sent.has(letter)) sent.set(letter, on)
    },
  })

  const to = (name: string) => mail.received.filter((letter) => letter.to.startsWith(`${name}@`))
  const days = (name: string) => to(name).map((letter) => sent.get(letter))
  assert.deepEqual(subjects(to('amina')), [
    'Atlas Robotics : un nouveau droit',
    daysLeft(30),
    daysLeft(7),
    'Atlas Robotics : un droit perdu',
  ])
  for (const name of ['amina', 'salma', 'younes']) {
    assert.deepEqual(days(name), ['2017-09-11', '2017-11-01', '2017-11-24', '2017-12-04'])
  }
  assert.equal(mail.received.length, 12)
  for (const letter of mail.received) {
    const language = { amina: 'fr', salma: 'ar', younes: 'en' }[letter.to.split('@', 1)[0] ?? '']
    assert.deepEqual(languagesOf(letter), [language])
    assert.match(letter.html, new RegExp(`<div [^>]*dir="${language === 'ar' ? 'rtl' : 'ltr'}"`))
    assert.match(letter.text, new RegExp(`/${language}/companies/${companyId}/opportunities`))
    assert.match(letter.head, /^List-Unsubscribe: <http:\/\/localhost:3000\/(?:fr|ar|en)\/letters\/[\w.-]+>$/m)
    assert.match(letter.head, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
  }
})

/** The languages in whose words a letter is written, by what only one of them says. */
function languagesOf({ text, html }: Received): readonly Language[] {
  return LANGUAGES.filter((language) => {
    const { letter, weekly, closing } = alertWords[language]
    const own = [letter.open, closing.section, ...Object.values(weekly.sections), ...Object.values(letter.stop)]
    return own.some((words) => text.includes(words) || html.includes(words))
  })
}

test('what a company has when we first look at it is no news', async () => {
  const { mail, platform } = await aRightThatEnds()

  await live(platform, { from: '2017-08-21', days: 15 })

  assert.deepEqual(mail.received, [])
})

test('the letter of the week says what was gained, what one answer decides, what is new, and why a right was lost', async () => {
  const { mail, platform, park, companyId, offerId } = await aRightThatEnds()
  await anHour(platform)
  const age = { id: 'age', age: { since: 'activity', under: 12 } }
  const size = { id: 'size', number: { fact: 'headcount', under: 50 } }
  const team = { id: 'team', number: { fact: 'developers', atLeast: 2 } }
  valueOf(await publishVersion(platform, park.director, { offerId, terms: termsOf(age) }))
  for (const [title, rule] of [
    ['Gained', { id: 'hosted', hosted: true }],
    ['Askable', size],
    ['Fresh', { all: [size, team] }],
    ['Silent', age],
  ] as const) {
    const named = { fr: title, ar: title, en: title }
    const partner = { name: 'Partner', website: undefined }
    const wish = { partner, kind: 'programme', title: named, summary: named, terms: termsOf(rule) } as const
    valueOf(await addOffer(platform, park.director, wish))
  }

  await live(platform, { from: '2017-08-22', days: 8 })

  assert.deepEqual(subjects(mail.received), [
    'Atlas Robotics : un nouveau droit, un droit perdu, une offre à une réponse près et une nouvelle offre à préciser',
  ])
  const text = mail.received[0]?.text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('\r\n', '\n') ?? ''
  assert.match(text, /MAINTENANT DROIT\n\n• Gained\n {2}sans limite de date connue/)
  assert.match(
    text,
    /• Combien .*\?\n {2}Pour : Askable\n {2}Répondre à cette question\n {2}http:.*\?ask=headcount#question/,
  )
  assert.match(text, new RegExp(`/fr/companies/${companyId}/opportunities\\?ask=headcount#question`))
  assert.match(text, /• Fresh\n {2}Fresh\n {2}2 réponses manquent\./)
  assert.match(text, /• Convention .*\n {2}Condition non remplie : Moins de 1 an d’activité\./)
  assert.doesNotMatch(text, /Silent/)
})

function termsOf(where: object) {
  const source = { url: 'https://example.org/terms' }
  return { from: day('2017-08-21'), rule: { version: 1, where }, benefits: [], source, certainty: 'high' } as const
}

test('a person whose membership has ended gets no letter, and one who joins is warned while the door is open', async () => {
  const { mail, platform, park, companyId, member } = await aRightThatEnds()
  await anHour(platform)
  await member.leave()

  await live(platform, { from: '2017-10-30', days: 5 })
  assert.deepEqual(mail.received, [])
  await aMember(platform, park.director, companyId, { name: 'Younes' })
  await live(platform, { from: '2017-11-04', days: 2 })

  assert.deepEqual(
    mail.received.map(({ to }) => to),
    ['younes@people.example'],
  )
  assert.deepEqual(subjects(mail.received), [daysLeft(27)])
})

test('when the day moves, it is warned of anew', async () => {
  const { mail, platform, park, companyId } = await aRightThatEnds()

  await live(platform, {
    from: '2017-10-30',
    days: 60,
    meanwhile: async (on) => {
      if (on !== '2017-11-06') return
      const value = { kind: 'date', date: day('2014-12-20') } as const
      valueOf(await declareFact(platform, park.owner(companyId), { companyId, key: 'activityStartedOn', value }))
    },
  })

  assert.deepEqual(await warningsKept(platform, park.director), [
    { closesOn: '2017-12-01', daysBefore: 30 },
    { closesOn: '2017-12-20', daysBefore: 7 },
    { closesOn: '2017-12-20', daysBefore: 30 },
  ])
  assert.equal(subjects(mail.received).filter((subject) => subject.includes('plus que')).length, 3)
})

test('a server that slept over the day warns when it wakes, in one letter for both days', async () => {
  const { mail, platform, park } = await aRightThatEnds()
  await anHour(platform)

  await live(platform, { from: '2017-11-27', days: 2 })

  assert.deepEqual(subjects(mail.received), [daysLeft(4)])
  assert.deepEqual(
    (await warningsKept(platform, park.director)).map(({ daysBefore }) => daysBefore),
    [7, 30],
  )
})

test('a server that slept until the door was closed does not warn of it', async () => {
  const { mail, platform, park } = await aRightThatEnds()
  await anHour(platform)

  await live(platform, { from: '2017-12-01', days: 1 })

  assert.deepEqual(await warningsKept(platform, park.director), [])
  assert.deepEqual(subjects(mail.received), ['Atlas Robotics : un droit perdu'])
})

async function leaveTheRegister({ platform, park, companyId }: World) {
  valueOf(await endResidency(platform, park.director, { companyId, on: day('2017-08-21') }))
  valueOf(await archiveCompany(platform, park.director, { companyId }))
}

const endings: readonly (readonly [string, (world: World) => Promise<unknown>])[] = [
  [
    'a right that was lost for another reason',
    ({ platform, member, companyId }) => declareTurnover(platform, member.actor, companyId, 90_000_000),
  ],
  ['an offer that the park has closed', ({ platform, park, offerId }) => closeOffer(platform, park.director, offerId)],
  ['a company that has left the register', leaveTheRegister],
]
for (const [what, end] of endings) {
  test(`nobody is warned of ${what}`, async () => {
    const world = await aRightThatEnds()
    await anHour(world.platform)
    await end(world)

    await live(world.platform, { from: '2017-10-25', days: 40 })

    assert.deepEqual(await warningsKept(world.platform, world.park.director), [])
    assert.deepEqual(
      subjects(world.mail.received).filter((subject) => subject.includes('plus que')),
      [],
    )
  })
}

test('before the window of an offer closes its holders are warned, and the letter says that the offer ends', async () => {
  const { mail, platform, park, offerId } = await aRightThatEnds()
  const terms = { ...termsOf({ id: 'hosted', hosted: true }), until: day('2017-09-30') }
  valueOf(await publishVersion(platform, park.director, { offerId, terms }))
  await anHour(platform)

  await live(platform, { from: '2017-08-30', days: 35 })

  const [first, second, ...others] = mail.received
  assert.deepEqual(subjects(mail.received), [daysLeft(30), daysLeft(7), 'Atlas Robotics : un droit perdu'])
  assert.equal(others.length, 1)
  assert.match(first?.text ?? '', /Dernier jour\u00a0: 30\u00a0septembre\u00a02017/)
  assert.match(second?.text ?? '', /Ensuite, l’offre prend fin\./)
})

test('whoever wishes no letters of one kind gets the others, and gets them again when they wish', async () => {
  const { mail, platform, park, companyId, member } = await aRightThatEnds()
  await anHour(platform)
  valueOf(await chooseLetters(platform, member.actor, ['weekly']))

  await live(platform, { from: '2017-11-01', days: 10 })
  assert.deepEqual(subjects(mail.received), [])
  valueOf(await chooseLetters(platform, member.actor, ['closing']))
  await live(platform, { from: '2017-11-11', days: 1 })
  await declareTurnover(platform, park.owner(companyId), companyId, 90_000_000)
  await live(platform, { from: '2017-11-12', days: 10 })

  assert.deepEqual(subjects(mail.received), [daysLeft(20)])
  const { rows } = await platform.pool.query(
    `select text from audit_lines where event = 'letters.chosen' order by number`,
  )
  assert.deepEqual(
    rows.map(({ text }) => (JSON.parse(String(text)) as { detail: unknown }).detail),
    [{ wanted: ['weekly'] }, { wanted: ['closing'] }],
  )
})

test('a connection lost in the middle of a letter leads to the same letter again, not to a second one', async () => {
  const { mail, platform, park } = await aRightThatEnds({ cuts: 1 })
  await anHour(platform).catch(() => {})
  platform.moveTo('2017-11-01')
  const handlers = modules.handlersOf(platform)
  await handlers['alerts.day']({})

  await platform.jobs.start(handlers)
  while (mail.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 50))
  await handlers['alerts.day']({})

  const messageId = (letter: Received | undefined) => /^message-id: (.*)$/im.exec(letter?.head ?? '')?.[1]
  assert.equal(mail.lost.length, 1)
  assert.equal(mail.received.length, 1)
  assert.match(messageId(mail.lost[0]) ?? '', /^<[0-9a-f-]{36}@localhost>$/)
  assert.equal(messageId(mail.received[0]), messageId(mail.lost[0]))
  assert.deepEqual(await warningsKept(platform, park.director), [{ closesOn: '2017-12-01', daysBefore: 30 }])
  const { rows } = await platform.pool.query(`select 1 from audit_lines where event = 'closing.told'`)
  assert.equal(rows.length, 1)
})

test('one park’s news goes to nobody of another', async () => {
  const { mail, platform, park, companyId } = await aRightThatEnds()
  const other = await aParkWith(platform, ['technopark-2017'], 'Other park')
  const elsewhere = await other.company({ name: 'Zellij Data' })
  await aMember(platform, other.director, elsewhere, { name: 'Zineb' })
  await anHour(platform)
  await declareTurnover(platform, park.owner(companyId), companyId, 90_000_000)

  await live(platform, { from: '2017-08-28', days: 2 })

  assert.deepEqual(
    mail.received.map(({ to }) => to),
    ['salma.benhima@people.example'],
  )
})

test('letters wait for the morning', async () => {
  const { mail, platform } = await aRightThatEnds()
  await anHour(platform)
  const at = (moment: string): Platform => ({ ...platform, now: () => new Date(moment) })

  await tellDue(at('2017-11-01T03:07:00Z'), companyMembers)
  await platform.work()
  assert.deepEqual(subjects(mail.received), [])
  await tellDue(at('2017-11-01T08:07:00Z'), companyMembers)
  await platform.work()

  assert.deepEqual(subjects(mail.received), [daysLeft(30)])
})

test('a name that is a script is written as it is and runs in no mail program', async () => {
  const { mail, platform, park } = await aParkThatWrites()
  const name = 'Atlas <script>alert(1)</script> & "Co"'
  const companyId = await park.company({ name, facts: { ...young, ...small } })
  await aMember(platform, park.director, companyId)

  await live(platform, { from: '2017-11-01', days: 1 })

  const [letter] = mail.received
  assert.ok(letter)
  assert.ok(letter.subject.startsWith(name))
  assert.ok(letter.text.includes(name))
  assert.doesNotMatch(letter.html, /<script/)
})

test('of a company that is taken back with its workbook nothing that we told is left', async () => {
  const { platform, park, companyId } = await aRightThatEnds()
  await anHour(platform)
  await live(platform, { from: '2017-11-01', days: 1 })
  assert.equal((await warningsKept(platform, park.director)).length, 1)

  await change(platform, park.director, async (tx) => {
    await forgetCompanies(tx, [companyId])
    return changed(undefined, { event: 'company.forgotten', subjectId: companyId })
  })

  for (const table of ['told_companies', 'told_standings', 'closing_letters']) {
    const { rows } = await platform.pool.query(`select 1 from ${table}`)
    assert.equal(rows.length, 0, table)
  }
  await anHour(platform)
})

test('nobody is written to about an offer that the company has already, until that is taken back', async () => {
  const { mail, platform, park, companyId, offerId, member } = await aRightThatEnds()
  const holding = { companyId, offerId }
  await anHour(platform)
  valueOf(await recordHeldOffer(platform, member.actor, holding))

  // The day of the first warning, the day the right is lost, and the Mondays between.
  await live(platform, { from: '2017-10-30', days: 14 })
  await declareTurnover(platform, park.director, companyId, 20_000_000)
  await live(platform, { from: '2017-11-13', days: 2 })
  const whileHeld = subjects(mail.received)
  await declareTurnover(platform, park.director, companyId, 4_000_000)
  valueOf(await withdrawHeldOffer(platform, member.actor, holding))
  await live(platform, { from: '2017-11-25', days: 1 })

  assert.deepEqual(whileHeld, [])
  assert.deepEqual(subjects(mail.received), [daysLeft(6), 'Atlas Robotics : un nouveau droit'])
})
