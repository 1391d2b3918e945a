import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { twice } from '../../../tests/twice.ts'
import type { Id } from '../../kernel/id.ts'
import { money } from '../../kernel/money.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { aParkWith, valueOf } from '../entitlements/entitlements.testing.ts'
import { companyMembers } from '../identity/index.ts'
import { aMailServer } from '../identity/mail-server.testing.ts'
import { declareFact } from '../registry/index.ts'
import { aMember, anHour } from './alerts.testing.ts'
import { tellClosings } from './tell-closings.ts'
import { tellNews, tellWeek } from './tell-week.ts'

const facts = {
  activityStartedOn: { date: '2014-12-01' },
  'turnover:2016': { amount: '4161000', currency: 'MAD' },
}

async function aRight() {
  const mail = await aMailServer()
  const platform = await aPlatform({ settings: { smtpUrl: mail.smtpUrl }, maxConnections: 6 })
  const park = await aParkWith(platform, ['technopark-2017'])
  const companyId = await park.company({ name: 'Atlas Robotics', facts })
  await aMember(platform, park.director, companyId)
  await anHour(platform)
  return { mail, platform, park, companyId }
}

for (const guarded of [true, false]) {
  const title = guarded
    ? 'two processes that warn at the same moment send one letter'
    : 'without the key of the warnings they send two: the guard is what makes it one'
  test(title, async () => {
    const { mail, platform, park } = await aRight()
    platform.moveTo('2017-11-01')
    if (!guarded) await platform.pool.query('alter table closing_letters drop constraint closing_letters_pkey')

    await twice(platform, 'InsertQueryNode', 'closing_letters', (process) =>
      tellClosings(process, park.operatorId, companyMembers),
    )
    await platform.work()

    assert.equal(mail.received.length, guarded ? 1 : 2)
  })
}

for (const guarded of [true, false]) {
  const title = guarded
    ? 'two processes that look at the same week at the same moment send one letter'
    : 'without taking the week they send two: the guard is what makes it one'
  test(title, async () => {
    const { mail, platform, park, companyId } = await aRight()
    const value = { kind: 'money', money: money(90_000_000, 'MAD') } as const
    valueOf(await declareFact(platform, park.owner(companyId), { companyId, key: 'turnover:2016', value }))
    platform.moveTo('2017-08-28')
    if (!guarded) await platform.pool.query('alter table told_standings drop constraint told_standings_pkey')
    const tell = guarded
      ? (process: Platform) => tellWeek(process, park.operatorId, companyMembers)
      : (process: Platform) => tellUnguarded(process, park.director.operatorId, companyId)

    await twice(platform, 'DeleteQueryNode', 'told_standings', tell)
    await platform.work()

    assert.equal(mail.received.length, guarded ? 1 : 2)
  })
}

async function tellUnguarded(platform: Platform, operatorId: Id<'operator'>, companyId: Id<'company'>): Promise<void> {
  const actor = { operatorId, userId: undefined, role: { kind: 'system' }, language: 'fr' } as const
  await change(platform, actor, async (tx) => {
    await tellNews(platform, tx, operatorId, companyMembers, companyId)
    return changed(undefined, { event: 'week.told', subjectId: companyId })
  })
}
