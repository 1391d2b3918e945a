/** A JSON Schema as OpenAPI 3.1 writes one, as far as values are made from it. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly example?: unknown
  readonly default?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
}

/** Chance that comes out the same for the same seed. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  roll(): number
  chance(share: number): boolean
  whole(from: number, to: number): number
  pick<Value>(values: readonly Value[]): Value
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  // Mulberry32.
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    roll,
    chance: (share) => roll() < share,
    whole: (from, to) => from + Math.floor(roll() * (to - from + 1)),
    pick: <Value>(values: readonly Value[]) => values[Math.floor(roll() * values.length)] as Value,
  }
}

export interface Means {
  readonly dice: Dice
  /** Ids that are there. */
  readonly known: readonly string[]
  readonly document: { readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> } }
}

/** A value as the schema asks for, within its bounds. */
export function validValue(given: JsonSchema, means: Means, depth = 0): unknown {
  const { dice, known } = means
  const schema = resolved(given, means)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return dice.pick(schema.enum)
  if (schema.example !== undefined && dice.chance(0.5)) return schema.example
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return validValue(dice.pick(choices), means, depth)
  if (schema.allOf) {
    const parts = schema.allOf.map((part) => validValue(part, means, depth))
    return parts.every((part) => typeof part === 'object') ? Object.assign({}, ...parts) : parts[0]
  }
  switch (kindOf(schema, dice)) {
    case 'object': {
      const { properties = {}, required = [] } = schema
      const kept = Object.entries(properties).filter(([name]) => required.includes(name) || dice.chance(0.6))
      return Object.fromEntries(kept.map(([name, part]) => [name, validValue(part, means, depth + 1)]))
    }
    case 'array': {
      const { minItems = 0, maxItems = minItems + 3, items = {} } = schema
      const length = depth > 4 ? minItems : dice.whole(minItems, Math.min(maxItems, minItems + 3))
      return Array.from({ length }, () => validValue(items, means, depth + 1))
    }
    case 'integer':
      return dice.whole(lowest(schema), highest(schema))
    case 'number':
      return lowest(schema) + dice.roll() * (highest(schema) - lowest(schema))
    case 'boolean':
      return dice.chance(0.5)
    case 'null':
      return null
    default:
      return textFor(schema, dice, known)
  }
}

/** A value that the schema does not ask for, wrong in one place, often deep inside. */
export function brokenValue(given: JsonSchema, means: Means, depth = 0): unknown {
  const { dice } = means
  const schema = resolved(given, means)
  const kind = kindOf(schema, dice)
  if (kind === 'object' && schema.properties && dice.chance(0.8)) {
    const whole = validValue(schema, means, depth) as Record<string, unknown>
    const name = dice.pick(Object.keys(schema.properties))
    const part = schema.properties[name]
    if (!part || dice.chance(0.2)) return { ...whole, [dice.pick(['extra', '__proto__x', 'operatorId', ''])]: 1 }
    if (dice.chance(0.25)) return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name))
    return { ...whole, [name]: brokenValue(part, means, depth + 1) }
  }
  if (kind === 'array' && schema.items && dice.chance(0.5)) {
    return [validValue(schema.items, means, depth + 1), brokenValue(schema.items, means, depth + 1)]
  }
  return dice.pick(hostile)
}

/** What breaks programs elsewhere: of other kinds, out of bounds, invisible, too long, half a character. */
const hostile: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  2 ** 53,
  -2_147_483_649,
  1.5,
  '',
  ' ',
  'undefined',
  '../../etc/passwd',
  "'; drop table companies; --",
  '<script>alert(1)</script>',
  '\u0000',
  '\ud800',
  '\u202eabc',
  '٣٤',
  '2017-02-30',
  '9999999-12-31',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '%',
  '%00',
  'a'.repeat(5_000),
  [],
  {},
  [[[[[]]]]],
  { toString: 'no' },
]

function resolved(schema: JsonSchema, { document }: Means): JsonSchema {
  const name = schema.$ref?.replace('#/components/schemas/', '')
  return name === undefined ? schema : (document.components?.schemas?.[name] ?? {})
}

function kindOf({ type, properties, items }: JsonSchema, dice: Dice): string {
  if (typeof type === 'object') return dice.pick(type)
  return type ?? (properties ? 'object' : items ? 'array' : 'string')
}

function lowest({ minimum, exclusiveMinimum }: JsonSchema): number {
  return Math.max(minimum ?? -1_000, exclusiveMinimum === undefined ? -1_000 : exclusiveMinimum + 1)
}

function highest(schema: JsonSchema): number {
  const { maximum, exclusiveMaximum } = schema
  const most = Math.min(maximum ?? 1_000, exclusiveMaximum === undefined ? 1_000 : exclusiveMaximum - 1)
  return Math.max(most, lowest(schema))
}

function textFor(
  { format, pattern, minLength = 0, maxLength = 60, example }: JsonSchema,
  dice: Dice,
  known: readonly string[],
) {
  if (format === 'uuid') return dice.pick(known)
  if (format === 'date') return `20${dice.whole(10, 30)}-${two(dice.whole(1, 12))}-${two(dice.whole(1, 28))}`
  if (format === 'date-time') return `20${dice.whole(10, 30)}-03-0${dice.whole(1, 9)}T10:00:00.000Z`
  if (format === 'email') return `reader${dice.whole(1, 99)}@company.example`
  if (format === 'uri') return 'https://company.example/paper'
  if (pattern !== undefined) return fitting(pattern, dice) ?? (typeof example === 'string' ? example : '')
  const length = Math.min(Math.max(minLength, dice.whole(1, 12)), maxLength)
  return Array.from({ length }, () => dice.pick(letters)).join('')
}

const letters = Array.from('abcdefghij éà عرب-9')

/** A text of those that people use that fits a pattern. */
function fitting(pattern: string, dice: Dice): string | undefined {
  const usual = ['12', '12.50', '100000', '2017-08-21', '2017-08', 'MAD', 'USD', 'atlas', 'a-code', '001561191000066']
  return dice.pick(usual.filter((text) => new RegExp(pattern, 'u').test(text)))
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
