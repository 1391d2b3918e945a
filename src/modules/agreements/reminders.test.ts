import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestPlatform, aPlatform } from '../../../tests/database.ts'
import { twice } from '../../../tests/twice.ts'
import { type CivilDate, addDays, day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { anOperator } from '../../../tests/operator.ts'
import { addMembership, createUser, parkDirectors } from '../identity/index.ts'
import { aMailServer } from '../identity/mail-server.testing.ts'
import { anAgreement, aWish } from './agreements.testing.ts'
import { dutiesOf } from './duties.store.ts'
import { addDuty, markDutyDone } from './keep-duty.ts'
import { remindDue, remindOperator } from './remind.ts'
import { renewAgreement } from './write-agreement.ts'

/** A park whose letters arrive at a real mail server, and its people who manage. */
async function aPark() {
  const mail = await aMailServer()
  const platform = await aPlatform({ settings: { smtpUrl: mail.smtpUrl }, maxConnections: 6 })
  const operatorId = await anOperator(platform, { name: 'Technopark' })
  const director = systemActor(operatorId)
  return { mail, platform, operatorId, director }
}

async function aDirector(
  platform: Platform,
  operatorId: Id<'operator'>,
  name: string,
  language: Language,
  kind: 'director' | 'expert' = 'director',
): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@park.example`
  const userId = await createUser(platform, { name, email, language })
  const role = kind === 'director' ? ({ kind } as const) : ({ kind, partnerId: undefined } as const)
  await change(platform, systemActor(operatorId), async (tx) => {
    const began = await addMembership(platform, tx, { userId, role, actsFor: '' })
    assert.ok(began)
    return changed(undefined, began)
  })
  return email
}

/** Lives through spans of days, several hours of each, so that what would go twice shows; the letters that arrived, by day. */
async function live(
  platform: TestPlatform,
  mail: Awaited<ReturnType<typeof aMailServer>>,
  spans: readonly (readonly [from: string, days: number])[],
  meanwhile?: (on: CivilDate) => Promise<void>,
): Promise<readonly string[]> {
  const told: string[] = []
  for (const [from, days] of spans) {
    for (let passed = 0; passed < days; passed += 1) {
      const on = addDays(day(from), passed)
      platform.moveTo(on)
      await meanwhile?.(on)
      for (const _ of ['morning', 'noon']) await remindDue(platform, parkDirectors)
      await platform.work()
      told.push(...mail.received.splice(0).map(({ to, subject }) => `${on} ${to}: ${subject}`))
    }
  }
  return told.toSorted((a, b) => a.localeCompare(b, 'en'))
}

const plainly = (lines: readonly string[]) =>
  lines.map((line) => line.replaceAll(/[\u00a0\u202f\u2068\u2069]/g, ' ').replaceAll(/\s+/g, ' '))

async function aDuty(
  platform: Platform,
  director: Actor,
  agreementId: Id<'agreement'>,
  dueOn: string,
  everyMonths?: number,
) {
  const wish = { agreementId, side: 'park', text: 'Quarterly report', dueOn: day(dueOn), everyMonths } as const
  assert.ok((await addDuty(platform, director, wish)).ok)
  const duties = await read(platform, director, (db) => dutiesOf(db, [agreementId]))
  const duty = duties.get(agreementId)?.at(-1)
  assert.ok(duty)
  return duty
}

test('directors are told 30 and 7 days before a duty and the end, once each, in their language; nobody else is, and what is done is not told', async () => {
  const { mail, platform, operatorId, director } = await aPark()
  await aDirector(platform, operatorId, 'Latifa Sefrioui', 'fr')
  await aDirector(platform, operatorId, 'Amal Naciri', 'ar')
  await aDirector(platform, operatorId, 'Karim Zerouali', 'fr', 'expert')
  const agreementId = await anAgreement(platform, director, {
    title: 'Convention Canari',
    beginsOn: '2017-08-15',
    until: '2018-01-31',
  })
  const duty = await aDuty(platform, director, agreementId, '2017-10-31', 2)
  const done = async (on: CivilDate) => {
    if (on !== '2017-12-05') return
    for (const dueOn of ['2017-10-31', '2017-12-31']) {
      const mark = { agreementId, dutyId: duty.id, dueOn: day(dueOn) }
      assert.ok((await markDutyDone(platform, director, mark)).ok)
    }
  }

  const spans = [
    ['2017-09-30', 3],
    ['2017-10-23', 3],
    ['2017-10-31', 1],
    ['2017-11-30', 3],
    ['2017-12-05', 1],
    ['2017-12-24', 2],
    ['2017-12-31', 3],
    ['2018-01-23', 3],
    ['2018-01-31', 2],
  ] as const

  const told = await live(platform, mail, spans, done)

  assert.deepEqual(plainly(told), [
    '2017-10-01 amal.naciri@park.example: Convention Canari : التزام يحل موعده خلال 30 يومًا',
    '2017-10-01 latifa.sefrioui@park.example: Convention Canari : un engagement à tenir dans 30 jours',
    '2017-10-24 amal.naciri@park.example: Convention Canari : التزام يحل موعده خلال 7 أيام',
    '2017-10-24 latifa.sefrioui@park.example: Convention Canari : un engagement à tenir dans 7 jours',
    '2017-12-01 amal.naciri@park.example: Convention Canari : التزام يحل موعده خلال 30 يومًا',
    '2017-12-01 latifa.sefrioui@park.example: Convention Canari : un engagement à tenir dans 30 jours',
    '2018-01-01 amal.naciri@park.example: Convention Canari : تنتهي الاتفاقية خلال 30 يومًا',
    '2018-01-01 latifa.sefrioui@park.example: Convention Canari : la convention finit dans 30 jours',
    '2018-01-24 amal.naciri@park.example: Convention Canari : تنتهي الاتفاقية خلال 7 أيام',
    '2018-01-24 latifa.sefrioui@park.example: Convention Canari : la convention finit dans 7 jours',
  ])
})

test('a letter says what is owed, by whom and by when, and leads to the agreement; what is renewed or a draft is not told', async () => {
  const { mail, platform, operatorId, director } = await aPark()
  await aDirector(platform, operatorId, 'Hope Berrada', 'en')
  const agreementId = await anAgreement(platform, director, { title: 'Canary convention', until: '2017-09-15' })
  await aDuty(platform, director, agreementId, '2017-09-10')
  await anAgreement(platform, director, { title: 'Draft', signedOn: null, until: '2017-09-15' })
  const renewed = await anAgreement(platform, director, { title: 'Old one', until: '2017-09-15' })
  const renewal = aWish({ beginsOn: '2017-09-16', until: '2018-09-15' })
  assert.ok((await renewAgreement(platform, director, { ...renewal, follows: renewed })).ok)

  await remindOperator(platform, operatorId, parkDirectors)
  await platform.work()

  assert.equal(mail.received.length, 1)
  const [letter] = mail.received
  assert.match(letter?.subject ?? '', /^Canary convention: 2 dates to keep, the first in 20 days$/)
  const text = (letter?.text ?? '').replaceAll(/[\u00a0\s]+/g, ' ')
  for (const part of [
    'Dear Hope Berrada,',
    'Quarterly report',
    'The park owes it by 10 September 2017 (in 20 days).',
    'Its last day is 15 September 2017 (in 25 days).',
    `http://localhost:3000/en/agreements/${agreementId}`,
    'Technopark writes to you because you run the park.',
  ]) {
    assert.ok(text.includes(part), `${part} is not in: ${text}`)
  }
})

for (const guarded of [true, false]) {
  const title = guarded
    ? 'two processes that remind at the same moment send one letter'
    : 'without the key of the reminders they send two: the guard is what makes it one'
  test(title, async () => {
    const { mail, platform, operatorId, director } = await aPark()
    await aDirector(platform, operatorId, 'Latifa Sefrioui', 'fr')
    const agreementId = await anAgreement(platform, director)
    await aDuty(platform, director, agreementId, '2017-09-10')
    if (!guarded) await platform.pool.query('alter table agreement_reminders drop constraint agreement_reminders_pkey')

    await twice(platform, 'InsertQueryNode', 'agreement_reminders', (process) =>
      remindOperator(process, operatorId, parkDirectors),
    )
    await platform.work()

    assert.equal(mail.received.length, guarded ? 1 : 2)
  })
}
