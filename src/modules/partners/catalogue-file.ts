import { z } from 'zod'
import { readBy } from '../../platform/read-by.ts'
import { parseCivilDate, parseRoughDate } from '../../kernel/civil-date.ts'
import { frenchSpaces, isolate } from '../../kernel/messages.ts'
import { type Rate, isCurrency, parseMoney, parseRate } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import {
  type Fact,
  type FactKey,
  type Stay,
  factKeyOf,
  parseFactValue,
  parseRule,
  ruleProblemText,
} from '../rules/index.ts'
import { BENEFIT_KINDS, PER } from './benefit.ts'
import type { CatalogueOffer, CatalogueProblem, Provider } from './catalogue.ts'

export const OFFER_KINDS = ['convention', 'programme', 'public-aid'] as const
export const CERTAINTIES = ['high', 'medium', 'low'] as const
/** `unconfirmed`: nobody could see of late whether it is open. */
export const STATUSES = ['open', 'ended', 'unconfirmed'] as const

/** One file of the catalogue: a provider and what it gives. */
export interface ProviderFile {
  readonly provider: Provider
  readonly offers: readonly Omit<CatalogueOffer, 'providerId'>[]
}

/** Reads one file. French spacing is set, and Latin names in Arabic are isolated, so that authors write plain text. */
export function parseProviderFile(
  text: string,
): Result<ProviderFile, { code: 'bad-file'; problems: readonly Omit<CatalogueProblem, 'file'>[] }> {
  const json = parseJson(text)
  if (json === undefined) {
    return refuse({ code: 'bad-file', problems: [{ path: '', sentence: 'This file is not JSON.' }] })
  }
  const read = providerFile.safeParse(json)
  if (read.success) return ok(read.data)
  const problems = read.error.issues.map(({ path, message }) => ({ path: pathOf(path), sentence: message }))
  return refuse({ code: 'bad-file', problems })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, spaced)
  } catch {
    return undefined
  }
}

/** Written texts as they are kept: French spacing set, Latin names in Arabic isolated. */
export function withSpacing<Written extends object>(written: Written): Written {
  return JSON.parse(JSON.stringify(written), spaced) as Written
}

/** Kept texts as people write them, which `withSpacing` turns back. */
export function withoutSpacing<Written extends object>(written: Written): Written {
  return JSON.parse(JSON.stringify(written), (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/[\u2068\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ') : value,
  ) as Written
}

function spaced(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  return key === 'fr' ? frenchSpaces(value) : key === 'ar' ? value.replace(latinNames, isolate) : value
}

/** "Kiro Pro+", "Google Cloud": a run of Latin words, without the sign that ends the sentence. */
const latinNames = /\p{Script=Latin}(?:[\p{Script=Latin}\p{N}&’+-]|[ .](?=\p{Script=Latin}))*/gu

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at ? '.' : ''}${String(key)}`)).join('')
}

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'This must be lower-case words joined by hyphens.')
  .meta({ id: 'id' })
const words = z
  .string()
  .max(600)
  .meta({ id: 'words', pattern: '\\S' })
  .refine((text) => clean(text) !== '', 'This must not be empty.')
const localized = z.strictObject({ fr: words, ar: words, en: words }).meta({ id: 'localized' })
const link = z
  .url({ protocol: /^https$/, error: 'This must be an https address.' })
  .meta({ id: 'link', pattern: '^[Hh][Tt][Tt][Pp][Ss]:' })
const day = readBy(
  z.string().meta({ id: 'day', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  parseCivilDate,
  'This must be a day, as in 2026-11-23.',
)
const roughDate = readBy(
  z.string().meta({ id: 'roughDate', pattern: '^\\d{4}(?:-\\d{2}){0,2}$' }),
  parseRoughDate,
  'This must be a day, a month or a year, as in 2026-11.',
)
const money = readBy(
  z
    .strictObject({
      amount: z.string().meta({ pattern: '^-?\\d+(?:\\.\\d+)?$' }),
      currency: z.string().meta({ pattern: '^[A-Z]{3}$' }),
    })
    .meta({ id: 'amount' }),
  ({ amount, currency }) => parseMoney(amount, currency),
  'This must be an amount and a currency.',
)

/** A rule as it stands in the file. */
export const writtenRule = z.unknown()

const rule = writtenRule.transform((input, context) => {
  const read = parseRule(input)
  if (read.ok) return read.value
  for (const problem of read.refusal.problems) {
    context.addIssue({
      code: 'custom',
      path: partsOf(problem.path).slice(1),
      message: ruleProblemText(problem, 'en'),
    })
  }
  return z.NEVER
})

/** "rule.where.all[0]" as zod writes paths: 'rule', 'where', 'all', 0. */
function partsOf(path: string): (string | number)[] {
  return [...path.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part))
}

const percent = z.number().positive().max(100)
const months = z.int().min(1).max(120)
const span = z.union(
  [z.strictObject({ months }), z.strictObject({ days: z.int().min(1).max(3650) })],
  'This must be a number of months or of days.',
)
const contribution = z.union([z.strictObject({ percent }), money], 'This must be a percentage or an amount.')

const benefitYear = z.strictObject({
  year: z.int().min(1).max(10),
  upTo: money.exactOptional(),
  percent: percent.exactOptional(),
  companyPays: contribution.exactOptional(),
})

const benefit = z
  .strictObject({
    kind: z.enum(BENEFIT_KINDS),
    text: localized,
    upTo: money.exactOptional(),
    atLeast: money.exactOptional(),
    per: z.array(z.enum(PER)).min(1).exactOptional(),
    percent: percent.exactOptional(),
    months: months.exactOptional(),
    seats: z.int().min(1).exactOptional(),
    byYear: z
      .array(benefitYear)
      .min(1)
      .refine((all) => all.every(({ year }, index) => year > (all[index - 1]?.year ?? 0)), 'Write the years in order.')
      .exactOptional(),
    companyPays: contribution.exactOptional(),
    activateWithin: span.exactOptional(),
    useWithin: span.exactOptional(),
    inKind: z.literal(true).exactOptional(),
  })
  .refine(({ inKind, upTo, atLeast, byYear }) => !inKind || !(upTo ?? atLeast ?? byYear), {
    path: ['inKind'],
    message: 'A benefit in kind has no amount.',
  })
  .meta({ id: 'benefit' })

const source = z.strictObject({
  url: link,
  title: words.exactOptional(),
  readOn: roughDate.exactOptional(),
  via: z.strictObject({ name: words, url: link, licence: words }).exactOptional(),
})

const version = z
  .strictObject({
    from: day,
    until: day.exactOptional(),
    keeps: z.literal(true).exactOptional(),
    benefits: z.array(benefit).min(1, 'Name at least one benefit.'),
    rule,
    source,
    certainty: z.enum(CERTAINTIES),
    notes: localized.exactOptional(),
  })
  .refine(({ from, until }) => until === undefined || from <= until, {
    path: ['until'],
    message: 'This version ends before it begins.',
  })

const versions = z
  .array(version)
  .min(1, 'Give at least one version.')
  .superRefine((all, context) => {
    for (const [index, { from }] of all.entries()) {
      const before = all[index - 1]
      if (before && (before.until ?? before.from) >= from) {
        context.addIssue({
          code: 'custom',
          path: [index, 'from'],
          message: 'This version must begin after the one before it ends.',
        })
      }
    }
  })

const stay = z
  .strictObject({ site: id, from: roughDate.exactOptional(), to: day.exactOptional() })
  .transform((written): Stay => ({ ...written, siteName: written.site }))

const known = z.record(z.string(), z.unknown().meta({ type: 'object' })).transform((written, context) => {
  const facts = new Map<FactKey, Fact>()
  for (const [name, input] of Object.entries(written)) {
    const key = factKeyOf(name)
    const value = key && parseFactValue(key, input)
    if (key && value?.ok) facts.set(key, { value: value.value })
    else context.addIssue({ code: 'custom', path: [name], message: 'This is no fact, or not a value of this fact.' })
  }
  return facts
})

const rate = readBy(
  z.strictObject({ from: z.string(), to: z.string(), value: z.string(), on: day, source: words }),
  ({ value, ...quoted }): Result<Rate, { code: 'not-a-rate' }> => {
    const ratio = parseRate(value)
    if (!ratio.ok) return ratio
    return isCurrency(quoted.from) && isCurrency(quoted.to) && quoted.from !== quoted.to
      ? ok({ ...quoted, ...ratio.value })
      : refuse({ code: 'not-a-rate' })
  },
  'This must be a rate between two currencies.',
)

const example = z.strictObject({
  facts: z.strictObject({ stays: z.array(stay), known }),
  rates: z.array(rate).default([]),
  on: day,
  verdict: z.enum(['eligible', 'ineligible', 'undetermined']),
})

const offer = z.strictObject({
  id,
  title: localized,
  summary: localized,
  kind: z.enum(OFFER_KINDS),
  status: z.enum(STATUSES),
  versions,
  examples: z.array(example),
})

const name = z.union([words.transform((same) => ({ fr: same, ar: same, en: same })), localized])

/** What a file holds, as its author writes it and as it is read. */
export const providerFile = z.strictObject({
  provider: z.strictObject({ id, name, website: link }),
  offers: z.array(offer).min(1, 'Give at least one offer.'),
})
