import type { Id } from '../../kernel/id.ts'
import { asId } from '../../kernel/id.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { isCurrency } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { COUNTRIES, LEGAL_FORMS, SECTORS, STAGES, type WrittenRule, codesOf, groupsOf } from '../rules/index.ts'
import type { OfferWish, PartnerWish } from './add-offer.ts'
import { BENEFIT_KINDS, type Benefit } from './benefit.ts'
import { CERTAINTIES, OFFER_KINDS } from './catalogue-file.ts'
import { type BadOffer, MOST, type TypedOffer, TypedReader, field } from './typed-reader.ts'

type WrittenCondition = WrittenRule['where']

/** The stages of a product and the business models that the form lets one tick, in the vocabulary's order. */
export const PRODUCT_STAGES = codesOf('productStage') ?? []
export const BUSINESS_MODELS = codesOf('businessModel') ?? []

/** The countries that the form lets one tick: the park's own and the groups that the vocabulary has. */
export function tickedCountries(own: string): readonly string[] {
  return [own, ...groupsOf('country').keys()]
}

/** The offer that was typed, its rule made as data, or everything that is wrong with it at once. */
export function readOffer(typed: TypedOffer, siteCodes: readonly string[] = []): Result<OfferWish, BadOffer> {
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
    rule: ruleIn(reader, siteCodes),
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
export function previewRule(typed: TypedOffer, siteCodes: readonly string[] = []): WrittenRule | undefined {
  const reader = new TypedReader(typed)
  const rule = ruleIn(reader, siteCodes)
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
function ruleIn(reader: TypedReader, siteCodes: readonly string[]): WrittenRule {
  const conditions = [
    ...hostedIn(reader, siteCodes),
    ...ageIn(reader),
    ...turnoverIn(reader),
    ...raisedIn(reader),
    ...headcountIn(reader),
    choicesIn(reader, 'sectors', 'sector', SECTORS),
    noneIn(reader, 'sectorsNot', 'sector', SECTORS),
    choicesIn(reader, 'stages', 'stage', STAGES),
    choicesIn(reader, 'legalForms', 'legalForm', LEGAL_FORMS),
    choicesIn(reader, 'productStages', 'productStage', PRODUCT_STAGES),
    choicesIn(reader, 'businessModels', 'businessModel', BUSINESS_MODELS),
    countriesIn(reader),
    questionIn(reader),
  ].filter((condition): condition is NonNullable<typeof condition> => condition !== undefined)
  if (conditions.length === 0) reader.note({ code: 'no-condition', field: 'hosted' })
  const [only] = conditions
  return { version: 1, where: conditions.length === 1 && only ? only : { all: conditions } }
}

/**
 * At the sites that are ticked, else at any where that is ticked or a length of the stay is asked for: who is not hosted has
 * no stay to be counted, and gets a plain no.
 */
function hostedIn(reader: TypedReader, siteCodes: readonly string[]): readonly WrittenCondition[] {
  const sites = siteCodes.filter((code) => reader.all('sites').includes(code))
  const months = reader.whole('stayAtLeast', MOST.months)
  const stay = months === undefined ? [] : [{ id: 'stay', age: { since: 'hostedSince', atLeast: months } }]
  if (sites.length > 0) return [{ id: 'hosted', hosted: { sites } }, ...stay]
  return stay.length > 0 || reader.text('hosted') === 'yes' ? [{ id: 'hosted', hosted: true }, ...stay] : []
}

/** How old the company is, in months, or between which days it began. */
function ageIn(reader: TypedReader): readonly WrittenCondition[] {
  const since = reader.text('ageSince') === 'incorporation' ? 'incorporation' : 'activity'
  const fact = since === 'incorporation' ? 'incorporatedOn' : 'activityStartedOn'
  const under = reader.whole('ageMonths', MOST.months)
  const atLeast = reader.whole('ageAtLeast', MOST.months)
  const onOrAfter = reader.day('begunFrom', { required: false })
  const before = reader.day('begunBefore', { required: false })
  if (onOrAfter && before && before <= onOrAfter) reader.note({ code: 'ends-before-it-begins', field: 'begunBefore' })
  return [
    ...(under === undefined ? [] : [{ id: `${since}-age`, age: { since, under } }]),
    ...(atLeast === undefined ? [] : [{ id: `${since}-age-least`, age: { since, atLeast } }]),
    ...(onOrAfter ? [{ id: `${since}-from`, date: { fact, onOrAfter } }] : []),
    ...(before ? [{ id: `${since}-before`, date: { fact, before } }] : []),
  ]
}

/** What a company has raised so far, at the last rate on record where the currencies differ. */
function raisedIn(reader: TypedReader): readonly WrittenCondition[] {
  const under = reader.money('raised')?.written
  const atLeast = reader.money('raisedAtLeast')?.written
  const shared = { fact: 'fundingRaised', rate: 'dated' }
  return [
    ...(under ? [{ id: 'raised', money: { ...shared, under } }] : []),
    ...(atLeast ? [{ id: 'raised-least', money: { ...shared, atLeast } }] : []),
  ]
}

function turnoverIn(reader: TypedReader): readonly WrittenCondition[] {
  const under = reader.money('turnover')?.written
  const atLeast = reader.money('turnoverAtLeast')?.written
  if (!under && !atLeast) return []
  const year = reader.whole('fiscalYear', 2199)
  if (year !== undefined && year < 1900) reader.note({ code: 'not-a-number', field: 'fiscalYear', most: 2199 })
  const period = year === undefined ? { period: 'last-closed-year' } : { fiscalYear: year }
  const shared = { fact: 'turnover', ...period }
  return [
    ...(under ? [{ id: 'turnover', money: { ...shared, under, rate: rateIn(reader, under.currency) } }] : []),
    ...(atLeast
      ? [{ id: 'turnover-least', money: { ...shared, atLeast, rate: rateIn(reader, atLeast.currency) } }]
      : []),
  ]
}

/** The convention's own rate, where it has one: so many units of the other currency for one of the limit's. */
function rateIn(reader: TypedReader, currency: string): unknown {
  const value = reader.text('rate').replace(/\s/g, '').replace(',', '.')
  if (value === '') return 'dated'
  const to = reader.text('rateCurrency').toUpperCase()
  if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(value) || Number(value) === 0 || !isCurrency(to) || to === currency) {
    if (!reader.problems.some(({ field: noted }) => noted === 'rate'))
      reader.note({ code: 'not-a-rate', field: 'rate' })
    return undefined
  }
  return { from: currency, to, value, source: reader.text('sourceTitle') || reader.text('titleFr') || currency }
}

function headcountIn(reader: TypedReader): readonly WrittenCondition[] {
  const under = reader.whole('headcountUnder', MOST.people)
  const atLeast = reader.whole('headcountAtLeast', MOST.people)
  return [
    ...(under === undefined ? [] : [{ id: 'headcount', number: { fact: 'headcount', under } }]),
    ...(atLeast === undefined ? [] : [{ id: 'headcount-least', number: { fact: 'headcount', atLeast } }]),
  ]
}

type TickedFact = 'sector' | 'stage' | 'legalForm' | 'productStage' | 'businessModel'

/** One of the codes that are ticked. */
function choicesIn(
  reader: TypedReader,
  name: string,
  fact: TickedFact,
  codes: readonly string[],
): WrittenCondition | undefined {
  const ticked = codes.filter((code) => reader.all(name).includes(code))
  return ticked.length === 0 ? undefined : { id: fact.toLowerCase(), set: { fact, anyOf: ticked } }
}

/** None of the codes that are ticked. */
function noneIn(
  reader: TypedReader,
  name: string,
  fact: TickedFact,
  codes: readonly string[],
): WrittenCondition | undefined {
  const ticked = codes.filter((code) => reader.all(name).includes(code))
  return ticked.length === 0 ? undefined : { id: `${fact.toLowerCase()}-none`, set: { fact, noneOf: ticked } }
}

/** In one of the countries that are ticked or written by their two letters. */
function countriesIn(reader: TypedReader): WrittenCondition | undefined {
  const groups = groupsOf('country')
  const ticked = reader.all('countries').filter((code) => COUNTRIES.includes(code) || groups.has(code))
  const typed = reader.text('otherCountries').toUpperCase()
  const others = typed.split(/[\s,;]+/).filter((code) => code !== '')
  if (!others.every((code) => COUNTRIES.includes(code))) {
    return reader.note({ code: 'not-countries', field: 'otherCountries' })
  }
  const anyOf = [...new Set([...ticked, ...others])]
  return anyOf.length === 0 ? undefined : { id: 'country', set: { fact: 'country', anyOf } }
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
