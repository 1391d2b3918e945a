import type { Id } from '../../kernel/id.ts'
import { asId } from '../../kernel/id.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { isCurrency } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { LEGAL_FORMS, SECTORS, STAGES, type WrittenRule } from '../rules/index.ts'
import type { OfferWish, PartnerWish } from './add-offer.ts'
import { BENEFIT_KINDS, type Benefit } from './benefit.ts'
import { CERTAINTIES, OFFER_KINDS } from './catalogue-file.ts'
import { type BadOffer, MOST, type TypedOffer, TypedReader, field } from './typed-reader.ts'

type WrittenCondition = WrittenRule['where']

/** The offer that was typed, its rule made as data, or everything that is wrong with it at once. */
export function readOffer(typed: TypedOffer): Result<OfferWish, BadOffer> {
  const reader = new TypedReader(typed)
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
  const reader = new TypedReader(typed)
  const rule = ruleIn(reader)
  return reader.problems.length === 0 ? rule : undefined
}

/** The partner chosen from the list, or named anew. */
export function partnerIn(reader: TypedReader): PartnerWish | undefined {
  const chosen = reader.text('partner')
  const id: Id<'partner'> | undefined = asId(chosen)
  if (id) return { id }
  const name = reader.line('partnerName', { most: MOST.name, required: true })
  const website = reader.address('partnerWebsite', { required: false })
  return name === undefined ? undefined : { name, website }
}

/** The benefit of the form, under the names that new offers and new terms share. */
export function benefitIn(reader: TypedReader): Benefit | undefined {
  const kind = reader.choice('benefitKind', BENEFIT_KINDS)
  const text = reader.localized('benefit', MOST.text)
  const upTo = reader.money('upTo')
  const months = reader.whole('benefitMonths', 120)
  if (!kind || !text) return undefined
  return { kind, text, ...(upTo && { upTo: upTo.money }), ...(months && { months }) }
}

/** Every condition that is filled in, all of them to be met. */
function ruleIn(reader: TypedReader): WrittenRule {
  const conditions = [
    reader.text('hosted') === 'yes' ? { id: 'hosted', hosted: true } : undefined,
    ageIn(reader),
    ageAtLeastIn(reader),
    turnoverIn(reader),
    raisedIn(reader),
    headcountIn(reader),
    choicesIn(reader, 'sectors', 'sector', SECTORS),
    choicesIn(reader, 'stages', 'stage', STAGES),
    choicesIn(reader, 'legalForms', 'legalForm', LEGAL_FORMS),
    questionIn(reader),
  ].filter((condition): condition is NonNullable<typeof condition> => condition !== undefined)
  if (conditions.length === 0) reader.note({ code: 'no-condition', field: 'hosted' })
  const [only] = conditions
  return { version: 1, where: conditions.length === 1 && only ? only : { all: conditions } }
}

function ageIn(reader: TypedReader): WrittenCondition | undefined {
  const months = reader.whole('ageMonths', MOST.months)
  if (months === undefined) return undefined
  const since = sinceIn(reader)
  return { id: `${since}-age`, age: { since, under: months } }
}

function ageAtLeastIn(reader: TypedReader): WrittenCondition | undefined {
  const months = reader.whole('ageAtLeast', MOST.months)
  if (months === undefined) return undefined
  const since = sinceIn(reader)
  return { id: `${since}-age-least`, age: { since, atLeast: months } }
}

function sinceIn(reader: TypedReader): 'incorporation' | 'activity' {
  return reader.text('ageSince') === 'incorporation' ? 'incorporation' : 'activity'
}

/** What a company has raised so far, at the last rate on record where the currencies differ. */
function raisedIn(reader: TypedReader): WrittenCondition | undefined {
  const limit = reader.money('raised')
  return limit && { id: 'raised', money: { fact: 'fundingRaised', under: limit.written, rate: 'dated' } }
}

function turnoverIn(reader: TypedReader): WrittenCondition | undefined {
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
function rateIn(reader: TypedReader, currency: string): unknown {
  const value = reader.text('rate').replace(/\s/g, '').replace(',', '.')
  if (value === '') return 'dated'
  const to = reader.text('rateCurrency').toUpperCase()
  if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(value) || Number(value) === 0 || !isCurrency(to) || to === currency) {
    reader.note({ code: 'not-a-rate', field: 'rate' })
    return undefined
  }
  return { from: currency, to, value, source: reader.text('sourceTitle') || reader.text('titleFr') || currency }
}

function headcountIn(reader: TypedReader): WrittenCondition | undefined {
  const limit = reader.whole('headcount', MOST.people)
  if (limit === undefined) return undefined
  const op = reader.text('headcountOp') === 'atLeast' ? 'atLeast' : 'under'
  return { id: 'headcount', number: { fact: 'headcount', [op]: limit } }
}

/** One of the codes that are ticked. */
function choicesIn(
  reader: TypedReader,
  name: string,
  fact: 'sector' | 'stage' | 'legalForm',
  codes: readonly string[],
): WrittenCondition | undefined {
  const ticked = codes.filter((code) => reader.all(name).includes(code))
  return ticked.length === 0 ? undefined : { id: fact.toLowerCase(), set: { fact, anyOf: ticked } }
}

function questionIn(reader: TypedReader): WrittenCondition | undefined {
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
