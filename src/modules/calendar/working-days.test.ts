import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CivilDate, day, partsOf } from '../../kernel/civil-date.ts'
import { objectionToSettings, usualSettings } from './work-settings.ts'
import {
  type WorkCalendar,
  afterWorkingDays,
  expectedHolidays,
  fixedHolidays,
  isWorkingDay,
  mayWaitUntil,
  workingDaysBetween,
} from './working-days.ts'

const morocco: WorkCalendar = { ...usualSettings('MA'), entered: [] }

test('nobody works on Saturdays, Sundays and the fixed holidays of Morocco', () => {
  const off = ['2026-11-21', '2026-11-22', '2026-11-06', '2026-11-18', '2026-01-14', '2026-10-31', '2026-05-01']

  assert.deepEqual(
    off.map((on) => isWorkingDay(morocco, day(on))),
    off.map(() => false),
  )
  assert.ok(isWorkingDay(morocco, day('2026-11-26')))
  assert.ok(isWorkingDay({ ...usualSettings('FR'), entered: [] }, day('2026-11-18')))
})

test('a holiday counts from the first year in which nobody worked on it: the Amazigh new year from 2024, Aïd Al Wahda from 2026', () => {
  const kept = (on: CivilDate) => fixedHolidays('MA', partsOf(on).year).some((each) => each.on === on)

  assert.ok(!kept(day('2023-01-14')) && kept(day('2024-01-14')))
  assert.ok(!kept(day('2025-10-31')) && kept(day('2026-10-31')))
})

test('the holidays that follow the moon are expected within a day of when Morocco kept them', () => {
  // Eid al-Fitr: 31 March 2025, 20 March 2026 was expected. Eid al-Adha: 17 June 2024, 7 June 2025.
  const kept = { 'eid-al-fitr': ['2024-04-10', '2025-03-31'], 'eid-al-adha': ['2024-06-17', '2025-06-07'] } as const

  for (const [holiday, days] of Object.entries(kept)) {
    for (const on of days) {
      const expected = expectedHolidays('MA', Number(on.slice(0, 4))).find((each) => each.holiday === holiday)
      assert.ok(expected)
      const off = Math.abs(Date.parse(expected.on) - Date.parse(on)) / 86_400_000
      assert.ok(off <= 1, `${holiday} ${on}: expected ${expected.on}`)
    }
  }
})

test('what was announced takes the place of what was expected', () => {
  const [expected] = expectedHolidays('MA', 2025).filter(({ holiday }) => holiday === 'eid-al-adha')
  assert.ok(expected)
  const announced: WorkCalendar = {
    ...morocco,
    entered: [{ on: day('2025-06-10'), days: 1, holiday: 'eid-al-adha' }],
  }

  assert.ok(!isWorkingDay(announced, day('2025-06-10')))
  assert.ok(isWorkingDay(announced, day('2025-06-09')) && isWorkingDay(announced, day('2025-06-11')))
})

test('a request of Friday evening has waited for one working day on Monday evening, for none on Sunday', () => {
  assert.equal(workingDaysBetween(morocco, day('2026-11-20'), day('2026-11-22')), 0)
  assert.equal(workingDaysBetween(morocco, day('2026-11-20'), day('2026-11-23')), 1)
  assert.equal(workingDaysBetween(morocco, day('2026-11-20'), day('2026-11-20')), 0)
})

test('five working days over the holidays of November end where people would count', () => {
  // Wednesday 4 November; Friday 6 is the Green March, then a weekend.
  assert.equal(afterWorkingDays(morocco, day('2026-11-04'), 5), day('2026-11-12'))
  assert.equal(workingDaysBetween(morocco, day('2026-11-04'), day('2026-11-12')), 5)
})

test('a day of the park’s own is a day off, also when it goes on into the new year', () => {
  const closed: WorkCalendar = { ...morocco, entered: [{ on: day('2026-12-31'), days: 5 }] }

  assert.ok(!isWorkingDay(closed, day('2026-12-31')))
  assert.ok(!isWorkingDay(closed, day('2027-01-04')))
  assert.ok(isWorkingDay(closed, day('2027-01-05')))
})

test('a park chooses its weekend, whose public holidays it keeps, and how long a request may wait', () => {
  // 2026-11-20 is a Friday, 2026-11-18 the Independence Day of Morocco.
  const elsewhere: WorkCalendar = { patience: 3, weekend: [5, 6], country: undefined, entered: [] }

  assert.deepEqual(
    ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'].map((on) =>
      isWorkingDay(elsewhere, day(on)),
    ),
    [true, true, false, false, true],
  )
  assert.equal(mayWaitUntil(elsewhere, day('2026-11-18')), day('2026-11-23'))
  assert.equal(mayWaitUntil(morocco, day('2026-11-18')), day('2026-11-25'))
  assert.deepEqual(expectedHolidays(undefined, 2026), [])
})

test('the days of the week are told apart long before and long after today', () => {
  const days = ['1969-12-28', '1970-01-04', '2017-08-20', '2099-11-29'].map(day)

  assert.deepEqual(
    days.map((on) => isWorkingDay({ ...morocco, country: undefined, weekend: [7] }, on)),
    days.map(() => false),
  )
})

test('a wait is of one to thirty working days, and a week has at least one', () => {
  const usual = usualSettings('MA')

  assert.equal(objectionToSettings(usual), undefined)
  assert.equal(objectionToSettings({ ...usual, weekend: [] }), undefined)
  for (const patience of [0, 31, 2.5, Number.NaN]) {
    assert.equal(objectionToSettings({ ...usual, patience })?.code, 'patience-not-understood')
  }
  assert.equal(objectionToSettings({ ...usual, weekend: [1, 2, 3, 4, 5, 6, 7] })?.code, 'no-day-worked')
})
