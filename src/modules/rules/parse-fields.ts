import { isCurrency, type Money, parseMoney } from '../../kernel/money.ts'
import { clean } from '../../kernel/text.ts'
import type { Problems } from './problem.ts'

/** The fields of a JSON object, by name; what an object inherits is not among them. */
export type Fields = ReadonlyMap<string, unknown>

/** The input as an object with no other keys than these. */
export function fieldsOf(
  problems: Problems,
  input: unknown,
  path: string,
  allowed: readonly string[],
): Fields | undefined {
  if (!isPlainObject(input)) return problems.note(path, { code: 'not-an-object' })
  const fields = new Map<string, unknown>()
  for (const key of allowed) {
    if (Object.hasOwn(input, key)) fields.set(key, (input as Readonly<Record<string, unknown>>)[key])
  }
  for (const key of ownKeys(input)) {
    if (!allowed.includes(key)) problems.note(path, { code: 'unknown-key', key: shown(key) })
    if (problems.full) break
  }
  return fields
}

/** The object's own keys, one after the other: who stops early does not pay for a million of them. */
export function* ownKeys(input: object): Generator<string> {
  for (const key in input) if (Object.hasOwn(input, key)) yield key
}

export function isPlainObject(input: unknown): input is object {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false
  const prototype: unknown = Object.getPrototypeOf(input)
  return prototype === Object.prototype || prototype === null
}

/** The one of these keys that the object has; none or several are a problem. */
export function exactlyOne<Key extends string>(
  problems: Problems,
  fields: Fields,
  path: string,
  keys: readonly Key[],
): Key | undefined {
  const [key, ...others] = keys.filter((each) => fields.has(each))
  if (key !== undefined && others.length === 0) return key
  return problems.note(path, { code: 'not-exactly-one', keys })
}

/** The value under a key that must be there. */
export function required(problems: Problems, fields: Fields, path: string, key: string): unknown {
  return fields.get(key) ?? problems.note(path, { code: 'missing-key', key })
}

export function numberAt(
  problems: Problems,
  input: unknown,
  path: string,
  { least, most, whole }: { readonly least: number; readonly most: number; readonly whole: boolean },
): number | undefined {
  const fits = typeof input === 'number' && input >= least && input <= most && (!whole || Number.isInteger(input))
  return fits ? input + 0 : problems.note(path, { code: 'bad-number', least, most, whole })
}

const MOST_ENTRIES = 300

/** A list of at least one different entry, each read by `read`. */
export function listAt<Entry extends string>(
  problems: Problems,
  input: unknown,
  path: string,
  read: (entry: unknown, path: string) => Entry | undefined,
): readonly Entry[] | undefined {
  if (!Array.isArray(input)) return problems.note(path, { code: 'not-a-list' })
  if (input.length === 0) return problems.note(path, { code: 'empty' })
  if (input.length > MOST_ENTRIES) return problems.note(path, { code: 'too-long', most: MOST_ENTRIES })
  const entries = new Set<Entry>()
  let sound = true
  for (const [index, item] of (input as readonly unknown[]).entries()) {
    const entry = read(item, `${path}[${index}]`)
    if (entry !== undefined && entries.has(entry)) {
      problems.note(`${path}[${index}]`, { code: 'duplicate-code', value: entry })
    }
    if (entry === undefined || entries.has(entry)) sound = false
    else entries.add(entry)
  }
  return sound ? [...entries] : undefined
}

/** `{"amount":"1000000","currency":"USD"}`, not below zero. */
export function moneyAt(problems: Problems, input: unknown, path: string): Money | undefined {
  const fields = fieldsOf(problems, input, path, ['amount', 'currency'])
  if (!fields) return undefined
  const amount = required(problems, fields, path, 'amount')
  const currency = required(problems, fields, path, 'currency')
  if (amount === undefined || currency === undefined) return undefined
  if (!isKnownCurrency(currency)) return problems.note(`${path}.currency`, { code: 'bad-currency' })
  const read = typeof amount === 'string' && !amount.startsWith('-') ? parseMoney(amount, currency) : undefined
  if (!read?.ok) return problems.note(`${path}.amount`, { code: 'bad-amount' })
  return read.value
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** A currency of ISO 4217, not merely three letters. */
export function isKnownCurrency(text: unknown): text is string {
  return typeof text === 'string' && isCurrency(text) && currencies.has(text)
}

export function textAt(problems: Problems, input: unknown, path: string): string | undefined {
  const most = 300
  const text = typeof input === 'string' && input.length <= most ? clean(input) : ''
  return text === '' ? problems.note(path, { code: 'bad-text', most }) : text
}

/** Something from outside made fit for a sentence. */
export function shown(text: string): string {
  const whole = clean(text.slice(0, 200))
  return whole.length > 60 ? `${clean(whole.slice(0, 60))}…` : whole
}
