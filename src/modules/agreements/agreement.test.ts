import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CivilDate, addDays, day } from '../../kernel/civil-date.ts'
import { money } from '../../kernel/money.ts'
import { type Course, agreementInForce, daysLeft, lastDay, stateOn } from './agreement.ts'
import { type Duty, nearDays, remindersDue, statusOn } from './duty.ts'
import { grantsIn } from './limits.ts'

const signed: Course = {
  signedOn: day('2017-08-15'),
  beginsOn: day('2017-09-01'),
  until: day('2018-08-31'),
  ending: undefined,
  suspensions: [
    { suspendedOn: day('2018-01-10'), reason: 'No codes', resumedOn: day('2018-02-01'), resumedBecause: 'Codes' },
  ],
}

test('an agreement is a draft until it is signed, then to come, running, suspended for a while, and ended after its last day', () => {
  const states = ['2017-08-31', '2017-09-01', '2018-01-10', '2018-01-31', '2018-02-01', '2018-08-31', '2018-09-01'].map(
    (on) => stateOn(signed, day(on)),
  )

  assert.deepEqual(states, ['not-begun', 'running', 'suspended', 'suspended', 'running', 'running', 'ended'])
  assert.equal(stateOn({ ...signed, signedOn: undefined }, day('2018-01-01')), 'draft')
  assert.equal(stateOn({ ...signed, until: undefined, suspensions: [] }, day('2099-01-01')), 'running')
})

test('an agreement that is ended early runs to the day before, whatever its paper says, and is said to end soon before that', () => {
  const ending = { endedOn: day('2018-03-01'), reason: 'The partner closes' }
  const early = { ...signed, ending }

  assert.deepEqual(
    ['2018-02-28', '2018-03-01', '2018-08-31'].map((on) => stateOn(early, day(on))),
    ['running', 'ended', 'ended'],
  )
  assert.equal(lastDay(early), '2018-02-28')
  assert.equal(lastDay(signed), signed.until)
  assert.equal(daysLeft(early, day('2018-02-18')), 10)
  assert.equal(stateOn({ ...early, until: undefined }, day('2018-03-01')), 'ended')
})

test('a suspension that nobody has ended lasts', () => {
  const open = { suspendedOn: day('2018-01-10'), reason: 'x', resumedOn: undefined, resumedBecause: undefined }

  assert.equal(stateOn({ ...signed, suspensions: [open] }, day('2018-08-31')), 'suspended')
})

test('an agreement is said to end soon in its last ninety days, whether it runs or is suspended', () => {
  const until = day('2018-08-31')

  assert.equal(daysLeft(signed, addDays(until, -91)), undefined)
  assert.equal(daysLeft(signed, addDays(until, -90)), 90)
  assert.equal(daysLeft(signed, until), 0)
  assert.equal(daysLeft(signed, addDays(until, 1)), undefined)
  assert.equal(daysLeft({ ...signed, until: undefined }, until), undefined)
})

test('of several agreements of an offer the last one that has begun counts, a draft only where there is no other', () => {
  const second = { ...signed, beginsOn: day('2018-09-01'), until: day('2019-08-31') }
  const draft = { ...second, signedOn: undefined }

  assert.equal(agreementInForce([second, signed], day('2018-08-31')), signed)
  assert.equal(agreementInForce([second, signed], day('2018-09-01')), second)
  assert.equal(agreementInForce([second, signed], day('2017-01-01')), signed)
  assert.equal(agreementInForce([draft, signed], day('2018-12-01')), signed)
  assert.equal(agreementInForce([draft], day('2018-12-01')), draft)
  assert.equal(agreementInForce([], day('2018-12-01')), undefined)
})

function aDuty(given: Partial<Duty> & { readonly doneFor?: readonly string[] }): Duty {
  const { doneFor = [], ...rest } = given
  const done = new Map(doneFor.map((on): [CivilDate, CivilDate] => [day(on), day(on)]))
  return { id: 'x' as never, side: 'park', text: 'Report', dueOn: day('2017-10-31'), everyMonths: 3, done, ...rest }
}

test('a duty that returns is due on its next day for which it is not done, and the last of a month stays the last', () => {
  const until = day('2018-08-31')

  assert.deepEqual(statusOn(aDuty({}), day('2017-10-31'), until), { state: 'due', dueOn: '2017-10-31', times: 0 })
  assert.deepEqual(statusOn(aDuty({}), day('2017-11-01'), until), { state: 'late', dueOn: '2017-10-31', times: 0 })
  assert.deepEqual(statusOn(aDuty({ everyMonths: 4, doneFor: ['2017-10-31'] }), day('2017-11-01'), until), {
    state: 'due',
    dueOn: '2018-02-28',
    times: 1,
  })
  const all = ['2017-10-31', '2018-01-31', '2018-04-30', '2018-07-31']
  assert.deepEqual(statusOn(aDuty({ doneFor: all }), day('2018-08-01'), until), {
    state: 'done',
    dueOn: '2018-07-31',
    times: 4,
  })
  const once = aDuty({ everyMonths: undefined, doneFor: ['2017-10-31'] })
  assert.deepEqual(statusOn(once, day('2020-01-01'), undefined), { state: 'done', dueOn: '2017-10-31', times: 1 })
})

test('reminders are due from their day on while the day itself is still to come', () => {
  const dueOn = day('2017-10-31')
  const due = (left: number) => remindersDue(addDays(dueOn, -left), dueOn)

  assert.deepEqual([due(31), due(30), due(7), due(1), due(0)], [[], [30], [30, 7], [30, 7], []])
  assert.deepEqual(nearDays(aDuty({ everyMonths: 1 }), day('2017-10-31'), undefined), ['2017-11-30'])
  assert.deepEqual(nearDays(aDuty({ everyMonths: 1, doneFor: ['2017-11-30'] }), day('2017-10-31'), undefined), [])
})

test('a budget is enough for whole grants only', () => {
  assert.equal(grantsIn({ most: money(1000, 'USD'), each: money(300, 'USD') }), 3)
})
