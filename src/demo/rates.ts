import { type CivilDate, addDays } from '../kernel/civil-date.ts'
import type { ToldRate } from './told.ts'

/** What a dollar and a euro are worth in the story of today, in dirhams. */
export const DOLLAR = '9.2'
export const EURO = '10.7'

const source = 'taux de démonstration'

/** The rates of the last weeks, an older pair among them. */
export function ratesUpTo(today: CivilDate): readonly ToldRate[] {
  return [
    { from: 'USD', to: 'MAD', value: '9.24', on: addDays(today, -38), source },
    { from: 'EUR', to: 'MAD', value: '10.73', on: addDays(today, -38), source },
    { from: 'USD', to: 'MAD', value: DOLLAR, on: addDays(today, -10), source },
    { from: 'EUR', to: 'MAD', value: EURO, on: addDays(today, -10), source },
  ]
}
