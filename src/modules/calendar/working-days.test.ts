import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import {
  type WorkCalendar,
  afterWorkingDays,
  expectedHolidays,
  fixedHolidays,
  isWorkingDay,
  workingDaysBetween,
} from './working-days.ts'

const morocco: WorkCalendar = { country: 'MA', entered: [] }

test('nobody works on Saturdays, Sundays and the fixed holidays of Morocco', () => {
  const off = ['2026-11-21', '2026-11-22', '2026-11-06', '2026-11-18', '2026-01-14', '2026-10-31', '2026-05-01']

  assert.deepEqual(
    off.map((on) => isWorkingDay(morocco, day(on))),
    off.map(() => false),
  )
  assert.ok(isWorkingDay(morocco, day('2026-11-26')))
  assert.ok(isWorkingDay({ country: 'FR', entered: [] }, day('2026-11-18')))
})

test('the Amazigh new year is a holiday since 2024, Eid Al Wahda since 2025', () => {
  assert.ok(!fixedHolidays('MA', 2023).includes(day('2023-01-14')))
  assert.ok(fixedHolidays('MA', 2024).includes(day('2024-01-14')))
  assert.ok(!fixedHolidays('MA', 2024).includes(day('2024-10-31')))
  assert.ok(fixedHolidays('MA', 2025).includes(day('2025-10-31')))
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
    country: 'MA',
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
  const closed: WorkCalendar = { country: 'MA', entered: [{ on: day('2026-12-31'), days: 5 }] }

  assert.ok(!isWorkingDay(closed, day('2026-12-31')))
  assert.ok(!isWorkingDay(closed, day('2027-01-04')))
  assert.ok(isWorkingDay(closed, day('2027-01-05')))
})
