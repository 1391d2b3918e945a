import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { asId } from '../../kernel/id.ts'
import { LANGUAGES, type Localized } from '../../kernel/language.ts'
import { isCurrency, parseMoney } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { SECTORS, type WrittenRule } from '../rules/index.ts'
import type { OfferWish } from './add-offer.ts'
import { BENEFIT_KINDS, type Benefit } from './benefit.ts'
import { CERTAINTIES, OFFER_KINDS } from './catalogue-file.ts'

/** The fields of the form for an offer of one's own, as typed: an absent one is empty. */
export interface TypedOffer {
  text(name: string): string
  all(name: string): readonly string[]
}

/** What is wrong with a field, by its name. */
export type FieldProblem =
  | { readonly code: 'missing'; readonly field: string }
  | { readonly code: 'too-long'; readonly field: string; readonly most: number }
  | { readonly code: 'not-a-day'; readonly field: string }
  | { readonly code: 'not-a-number'; readonly field: string; readonly most: number }
  | { readonly code: 'not-an-amount'; readonly field: string }
  | { readonly code: 'not-a-rate'; readonly field: string }
  | { readonly code: 'not-an-address'; readonly field: string }
  | { readonly code: 'not-a-choice'; readonly field: string }
  | { readonly code: 'no-condition'; readonly field: string }
  | { readonly code: 'ends-before-it-begins'; readonly field: string }

export interface BadOffer {
  readonly code: 'bad-offer'
  readonly problems: readonly FieldProblem[]
}

type WrittenCondition = WrittenRule['where']

/** The longest texts, and the largest figures that a condition of the form takes. */
const MOST = { name: 200, text: 600, months: 600, people: 100_000 }

/** The offer that was typed, its rule made as data, or everything that is wrong with it at once. */
export function readOffer(typed: TypedOffer): Result<OfferWish, BadOffer> {
  const reader = new Reader(typed)
  const from = reader.day('from', { required: true })
  const until = reader.day('until', { required: false })
  if (from && until && until < from) reader.note({ code: 'ends-before-it-begins', field: 'until' })
  const wish = {
    partner: partnerIn(reader),
    kind: reader.choice('kind', OFFER_KINDS),
    title: reader.localized('title', MOST.name),
    summary: reader.localized('summary', MOST.text),
    benefit: benefitIn(reader),
    rule: ruleIn(reader),
    url: reader.address('sourceUrl', { required: true }),
    sourceTitle: reader.line('sourceTitle', { most: MOST.name, required: false }),
    certainty: reader.choice('certainty', CERTAINTIES),
  }
  const { partner, kind, title, summary, benefit, rule, url, sourceTitle, certainty } = wish
  if (
    reader.problems.length > 0 ||
    !from ||
    !partner ||
    !kind ||
    !title ||
    !summary ||
    !benefit ||
    !url ||
    !certainty
  ) {
    return refuse({ code: 'bad-offer', problems: reader.problems })
  }
  return ok({
    partner,
    kind,
    title,
    summary,
    terms: {
      from,
      ...(until && { until }),
      benefits: [benefit],
      rule,
      source: { url, ...(sourceTitle && { title: sourceTitle }) },
      certainty,
    },
  })
}

/** The rule of the form alone, for the preview: undefined while no condition is complete. */
export function previewRule(typed: TypedOffer): WrittenRule | undefined {
  const reader = new Reader(typed)
  const rule = ruleIn(reader)
  return reader.problems.length === 0 ? rule : undefined
}

function partnerIn(reader: Reader): OfferWish['partner'] | undefined {
  const chosen = reader.text('partner')
  const id: Id<'partner'> | undefined = asId(chosen)
  if (id) return { id }
  const name = reader.line('partnerName', { most: MOST.name, required: true })
  const website = reader.address('partnerWebsite', { required: false })
  return name === undefined ? undefined : { name, website }
}

function benefitIn(reader: Reader): Benefit | undefined {
  const kind = reader.choice('benefitKind', BENEFIT_KINDS)
  const text = reader.localized('benefit', MOST.text)
  const upTo = reader.money('upTo')
  const months = reader.whole('benefitMonths', 120)
  if (!kind || !text) return undefined
  return { kind, text, ...(upTo && { upTo: upTo.money }), ...(months && { months }) }
}

/** Every condition that is filled in, all of them to be met. */
function ruleIn(reader: Reader): WrittenRule {
  const conditions = [
    reader.text('hosted') === 'yes' ? { id: 'hosted', hosted: true } : undefined,
    ageIn(reader),
    turnoverIn(reader),
    headcountIn(reader),
    sectorsIn(reader),
    questionIn(reader),
  ].filter((condition): condition is NonNullable<typeof condition> => condition !== undefined)
  if (conditions.length === 0) reader.note({ code: 'no-condition', field: 'hosted' })
  const [only] = conditions
  return { version: 1, where: conditions.length === 1 && only ? only : { all: conditions } }
}

function ageIn(reader: Reader): WrittenCondition | undefined {
  const months = reader.whole('ageMonths', MOST.months)
  if (months === undefined) return undefined
  const since = reader.text('ageSince') === 'incorporation' ? 'incorporation' : 'activity'
  return { id: `${since}-age`, age: { since, under: months } }
}

function turnoverIn(reader: Reader): WrittenCondition | undefined {
  const limit = reader.money('turnover')
  if (!limit) return undefined
  const year = reader.whole('fiscalYear', 2199)
  if (year !== undefined && year < 1900) reader.note({ code: 'not-a-number', field: 'fiscalYear', most: 2199 })
  const period = year === undefined ? { period: 'last-closed-year' } : { fiscalYear: year }
  return {
    id: 'turnover',
    money: { fact: 'turnover', ...period, under: limit.written, rate: rateIn(reader, limit.written.currency) },
  }
}

/** The convention's own rate, where it has one: so many units of the other currency for one of the limit's. */
function rateIn(reader: Reader, currency: string): unknown {
  const value = reader.text('rate').replace(/\s/g, '').replace(',', '.')
  if (value === '') return 'dated'
  const to = reader.text('rateCurrency').toUpperCase()
  if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(value) || Number(value) === 0 || !isCurrency(to) || to === currency) {
    reader.note({ code: 'not-a-rate', field: 'rate' })
    return undefined
  }
  return { from: currency, to, value, source: reader.text('sourceTitle') || reader.text('titleFr') || currency }
}

function headcountIn(reader: Reader): WrittenCondition | undefined {
  const limit = reader.whole('headcount', MOST.people)
  if (limit === undefined) return undefined
  const op = reader.text('headcountOp') === 'atLeast' ? 'atLeast' : 'under'
  return { id: 'headcount', number: { fact: 'headcount', [op]: limit } }
}

function sectorsIn(reader: Reader): WrittenCondition | undefined {
  const codes = SECTORS.filter((sector) => reader.all('sectors').includes(sector))
  return codes.length === 0 ? undefined : { id: 'sector', set: { fact: 'sector', anyOf: codes } }
}

function questionIn(reader: Reader): WrittenCondition | undefined {
  const names = LANGUAGES.flatMap((language) => [field('asks', language), field('requires', language)])
  if (names.every((name) => reader.text(name) === '')) return undefined
  const asks = reader.localized('asks', MOST.text)
  const requires = reader.localized('requires', MOST.text)
  const key = `own-${keyFrom(asks?.en ?? '')}`
  return { id: 'question', question: { key, expects: reader.text('expects') !== 'no', asks, requires } }
}

/** A key of a question that stays the same while its English words do. */
function keyFrom(words: string): string {
  const key = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
  return key.replace(/^-+|-+$/g, '') || 'question'
}

/** "title" and "fr" → "titleFr" */
export function field(name: string, language: string): string {
  return `${name}${language.charAt(0).toUpperCase()}${language.slice(1)}`
}

/** Reads fields one by one and notes what is wrong with each. */
class Reader {
  readonly problems: FieldProblem[] = []
  readonly #typed: TypedOffer

  constructor(typed: TypedOffer) {
    this.#typed = typed
  }

  note(problem: FieldProblem): undefined {
    this.problems.push(problem)
    return undefined
  }

  text(name: string): string {
    return this.#typed.text(name)
  }

  all(name: string): readonly string[] {
    return this.#typed.all(name)
  }

  line(name: string, { most, required }: { readonly most: number; readonly required: boolean }): string | undefined {
    const text = this.text(name)
    if (text === '') return required ? this.note({ code: 'missing', field: name }) : undefined
    return text.length > most ? this.note({ code: 'too-long', field: name, most }) : text
  }

  localized(name: string, most: number): Localized | undefined {
    const [fr, ar, en] = LANGUAGES.map((language) => this.line(field(name, language), { most, required: true }))
    return fr === undefined || ar === undefined || en === undefined ? undefined : { fr, ar, en }
  }

  choice<Code extends string>(name: string, codes: readonly Code[]): Code | undefined {
    return codes.find((code) => code === this.text(name)) ?? this.note({ code: 'not-a-choice', field: name })
  }

  day(name: string, { required }: { readonly required: boolean }): CivilDate | undefined {
    const text = this.text(name)
    if (text === '') return required ? this.note({ code: 'missing', field: name }) : undefined
    const read = parseCivilDate(text)
    return read.ok ? read.value : this.note({ code: 'not-a-day', field: name })
  }

  /** A whole number from 1; undefined when the field is empty. */
  whole(name: string, most: number): number | undefined {
    const text = this.text(name).replace(/\s/g, '')
    if (text === '') return undefined
    const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
    return number >= 1 && number <= most ? number : this.note({ code: 'not-a-number', field: name, most })
  }

  /** An amount with its currency; undefined when the field is empty. */
  money(name: string) {
    const text = this.text(name).replace(/\s/g, '').replace(',', '.')
    if (text === '') return undefined
    const currency = this.text(`${name}Currency`).toUpperCase()
    const read = parseMoney(text, currency)
    if (!read.ok || read.value.minor <= 0n) return this.note({ code: 'not-an-amount', field: name })
    return { money: read.value, written: { amount: text, currency } }
  }

  address(name: string, { required }: { readonly required: boolean }): string | undefined {
    const text = this.line(name, { most: MOST.text, required })
    if (text === undefined) return undefined
    const right = URL.canParse(text) && new URL(text).protocol === 'https:'
    return right ? text : this.note({ code: 'not-an-address', field: name })
  }
}
