import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CivilDate, addDays, addMonths, dayFrom, dayNumber, daysInMonth, monthsBetween } from './civil-date.ts'

/** Every day of eleven centuries, as the calendar that Node carries has it. */
const FIRST = Date.UTC(1500, 0, 1) / 86_400_000
const LAST = Date.UTC(2600, 11, 31) / 86_400_000

test('a day and its number are one another, through eleven centuries', () => {
  for (let number = FIRST; number <= LAST; number += 1) {
    const date = new Date(number * 86_400_000).toISOString().slice(0, 10) as CivilDate
    if (dayNumber(date) !== number || dayFrom(number) !== date)
      assert.fail(`${date} is ${dayNumber(date)}, not ${number}`)
  }
})

test('a month has the days that the calendar gives it', () => {
  for (let year = 1500; year <= 2600; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      assert.equal(daysInMonth(year, month), new Date(Date.UTC(year, month, 0)).getUTCDate())
    }
  }
})

test('the months between two days are the most that fit, day after day', () => {
  const starts = ['2016-01-31', '2016-02-29', '2015-02-28', '2016-12-30'] as CivilDate[]
  for (const start of starts) {
    for (let days = 0; days < 2000; days += 1) {
      const on = addDays(start, days)
      const months = monthsBetween(start, on)
      assert.ok(addMonths(start, months) <= on && addMonths(start, months + 1) > on, `${start} to ${on}: ${months}`)
    }
  }
})
