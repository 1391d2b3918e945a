import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { type CivilDate, day } from '../../kernel/civil-date.ts'
import { anAgreement } from '../agreements/agreements.testing.ts'
import { placeOffer } from '../agreements/place-offer.ts'
import { resumeAgreement, suspendAgreement } from '../agreements/suspend-agreement.ts'
import { aParkWith, valueOf } from '../entitlements/entitlements.testing.ts'
import { type Received, aMailServer } from '../identity/mail-server.testing.ts'
import { listPartners } from '../partners/index.ts'
import { read } from '../../platform/change.ts'
import { declareFact } from '../registry/index.ts'
import { money } from '../../kernel/money.ts'
import { aMember, live } from './alerts.testing.ts'

/** A right to the convention of 2017 that ends on 1 December 2017, under an agreement that a test may suspend. */
async function aSuspendedRight({ known = true }: { readonly known?: boolean } = {}) {
  const mail = await aMailServer({})
  const platform = await aPlatform({ settings: { smtpUrl: mail.smtpUrl } })
  const park = await aParkWith(platform, [])
  const [offerId] = await park.adopt(['technopark-2017'])
  assert.ok(offerId)
  const partner = await read(platform, park.director, async (db) => (await listPartners(db))[0])
  assert.ok(partner)
  const agreementId = await anAgreement(platform, park.director, { partner: { id: partner.id } })
  valueOf(await placeOffer(platform, park.director, { agreementId, offerId }))
  const turnover = { 'turnover:2016': { amount: '4161000', currency: 'MAD' } }
  const companyId = await park.company({
    name: 'Atlas Robotics',
    facts: { activityStartedOn: { date: '2014-12-01' }, ...(known && turnover) },
  })
  const member = await aMember(platform, park.director, companyId)
  const wish = (on: CivilDate) => ({ agreementId, on, reason: 'Un audit est en cours.' })
  return {
    mail,
    platform,
    companyId,
    member,
    suspend: async (on: CivilDate) => valueOf(await suspendAgreement(platform, park.director, wish(on))),
    resume: async (on: CivilDate) => valueOf(await resumeAgreement(platform, park.director, wish(on))),
  }
}

function subjects(letters: readonly Received[]): readonly string[] {
  return letters.map(({ subject }) => subject.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2068\u2069]/g, ''))
}

for (const suspended of [true, false]) {
  const name = suspended
    ? 'nobody is urged to seize an offer while its agreement is suspended, and is once it has resumed'
    : 'the twin: while the agreement runs the warning goes thirty days before the right ends'
  test(name, async () => {
    const { mail, platform, suspend, resume } = await aSuspendedRight()
    const before: string[] = []

    await live(platform, {
      from: '2017-10-24',
      days: 21,
      meanwhile: async (on) => {
        if (suspended && on === '2017-10-25') await suspend(on)
        if (on === '2017-11-10') before.push(...subjects(mail.received))
        if (suspended && on === '2017-11-10') await resume(on)
      },
    })

    assert.equal(before.length, suspended ? 0 : 1)
    assert.equal(mail.received.length, 1)
    assert.match(subjects(mail.received)[0] ?? '', suspended ? /plus que 21 jours/ : /plus que 30 jours/)
  })
}

test('a right that is gained while the agreement is suspended is told in the week in which it resumes', async () => {
  const { mail, platform, companyId, member, suspend, resume } = await aSuspendedRight({ known: false })
  const before: string[] = []

  await live(platform, {
    from: '2017-08-22',
    days: 22,
    meanwhile: async (on) => {
      if (on === '2017-08-23') {
        await suspend(on)
        const value = { kind: 'money', money: money(3_200_000, 'MAD') } as const
        valueOf(await declareFact(platform, member.actor, { companyId, key: 'turnover:2016', value }))
      }
      if (on === '2017-09-07') {
        before.push(...subjects(mail.received))
        await resume(day('2017-09-07'))
      }
    },
  })

  assert.deepEqual(before, [])
  assert.deepEqual(subjects(mail.received), ['Atlas Robotics : un nouveau droit'])
})
