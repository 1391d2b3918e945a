import type { Language } from '../../kernel/language.ts'
import { compareNames } from '../../kernel/language.ts'

/** What a park in Morocco needs not change. */
export const USUAL_PARK = { zone: 'Africa/Casablanca', currency: 'MAD', country: 'MA' } as const

const zones: readonly string[] = Intl.supportedValuesOf('timeZone')
const currencies: readonly string[] = Intl.supportedValuesOf('currency')
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** Every region that has a name, but for those that stand for none or for many. */
const countries: readonly string[] = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => regionNames.of(code) !== undefined && !['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(code))

export function isZone(text: string): boolean {
  return zones.includes(text)
}

export function isCurrency(text: string): boolean {
  return currencies.includes(text)
}

export function isCountry(text: string): boolean {
  return countries.includes(text)
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export function zoneChoices(): readonly Choice[] {
  return zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}

export function currencyChoices(language: Language): readonly Choice[] {
  return named(language, 'currency', currencies).map(({ value, label }) => ({ value, label: `${value} – ${label}` }))
}

export function countryChoices(language: Language): readonly Choice[] {
  return named(language, 'region', countries)
}

function named(language: Language, type: 'region' | 'currency', codes: readonly string[]): readonly Choice[] {
  const names = new Intl.DisplayNames(language, { type })
  const compare = compareNames(language)
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => compare(one.label, other.label))
}
