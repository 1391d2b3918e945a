import { FISCAL_YEARS } from './vocabulary.ts'

/** A piece of a JSON Schema (2020-12). */
export type Schema = Readonly<Record<string, unknown>>

/** An object with these keys and no others; those named in `optional` may be absent. */
export function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key))
  return { type: 'object', properties, required, additionalProperties: false }
}

/** An object with these keys, and exactly one of `choice`, and no others. */
export function objectWithOne(
  properties: Readonly<Record<string, Schema>>,
  choice: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  return {
    ...object({ ...properties, ...choice }, [...optional, ...Object.keys(choice)]),
    oneOf: Object.keys(choice).map((key) => ({ required: [key] })),
  }
}

/** Entries under names of one form. */
export function entries(names: Schema, of: Schema, most: number, least = 0): Schema {
  return {
    type: 'object',
    propertyNames: names,
    additionalProperties: of,
    maxProperties: most,
    ...(least > 0 && { minProperties: least }),
  }
}

/** At least one entry, all different. */
export function list(items: Schema): Schema {
  return { type: 'array', items, minItems: 1, maxItems: 300, uniqueItems: true }
}

export function number(minimum: number, maximum: number): Schema {
  return { type: 'number', minimum, maximum }
}

export function whole(minimum: number, maximum: number): Schema {
  return { type: 'integer', minimum, maximum }
}

export function oneOf(...values: readonly unknown[]): Schema {
  return { enum: values }
}

/** The definition of this name, under `$defs`. */
export function the(name: string): Schema {
  return { $ref: `#/$defs/${name}` }
}

/** A value, or the parameter that it is taken from. */
export function limit(value: Schema): Schema {
  return { anyOf: [value, the('parameterName')] }
}

export function bound(value: Schema): Readonly<Record<'under' | 'atMost' | 'atLeast' | 'over', Schema>> {
  return { under: value, atMost: value, atLeast: value, over: value }
}

/** Facts of the vocabulary, and those whose names have a code after a colon. */
export function facts(plain: readonly string[], related: readonly string[]): Schema {
  const named = { type: 'string', pattern: `^(?:${related.join('|')}):${KEBAB}$` }
  return plain.length > 0 ? { anyOf: [{ enum: plain }, named] } : named
}

const KEBAB = '(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*'

/** What many places of a rule share, under `$defs`. */
export const sharedDefinitions: Readonly<Record<string, Schema>> = {
  code: { type: 'string', pattern: `^${KEBAB}$`, description: 'Lower-case words joined by hyphens.' },
  text: { type: 'string', minLength: 1, maxLength: 300 },
  localized: object({ fr: the('text'), ar: the('text'), en: the('text') }),
  name: { anyOf: [the('text'), the('localized')], description: 'One text for every language, or one for each.' },
  date: { type: 'string', pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$', description: 'A day.' },
  year: whole(FISCAL_YEARS.first, FISCAL_YEARS.last),
  currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'A code of ISO 4217.' },
  amount: object({ amount: { type: 'string', pattern: '^\\d+(?:\\.\\d+)?$' }, currency: the('currency') }),
  parameterName: object({ parameter: the('code') }),
  fixedRate: object({ fixedOn: the('date') }),
  ownRate: object({
    from: the('currency'),
    to: the('currency'),
    value: { type: 'string', pattern: '^\\d{1,12}(?:\\.\\d{1,18})?$' },
    source: the('text'),
  }),
  rate: { anyOf: [{ enum: ['dated', 'period-end'] }, the('fixedRate'), the('ownRate')] },
  rateWithoutPeriod: { anyOf: [{ const: 'dated' }, the('fixedRate'), the('ownRate')] },
}
