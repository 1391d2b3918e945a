import { type CivilDate, addDays, addMonths, daysBetween, firstDay, lastDay, partsOf } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import { type Money, type Rate, writeMoney } from '../../kernel/money.ts'
import {
  CHOICE_FACTS,
  DATE_FACTS,
  type Fact,
  type FactKey,
  type FactValue,
  type Facts,
  MONEY_FACTS,
  NUMBER_FACTS,
  type Rates,
  codeLabel,
  codesOf,
  factLabel,
  factQuestion,
  isChoiceKey,
  plainRule,
} from '../rules/index.ts'
import { type Finding, judge } from './index.ts'
import { figuresIn, plain, says, without } from '../rules/text-reading.testing.ts'

/** What a description was made from, and what else may be asked of the same company. */
export interface Told {
  readonly finding: Finding
  readonly facts: Facts
  readonly on: CivilDate
  readonly rates: Rates
}

/**
 * Whatever in a description is not so: an amount, a date, a number, a fact or a code that the finding does not hold, or a
 * fact or figure that it holds and the text leaves out. Empty for a true text.
 */
export function untruthsIn(text: string, told: Told, language: Language): readonly string[] {
  const { finding } = told
  const figures = figuresIn(text, language)
  const amounts = amountsOf(finding).map(
    ({ minor, currency }) => `${writeMoney({ minor, currency }).amount} ${currency}`,
  )
  const keys = keysOf(finding)
  const codes = keys.flatMap(({ key, value }) =>
    value?.kind === 'choices' && isChoiceKey(key) ? value.codes.map((code) => codeLabel(key, code, language)) : [],
  )
  const named = keys.map(({ key }) => [factLabel(key, language), factQuestion(key, language), ...ownWords(finding)])
  return [
    ...figures.amounts.filter(
      (amount) => !amounts.some((held) => sameAmount(held, amount)) && !isRate(amount, finding),
    ),
    ...figures.dates.filter((date) => !isHeld(date, told) && !turns(date as CivilDate, told)),
    ...figures.numbers.filter((number) => !numbersOf(told, language).some((held) => Math.abs(held - number) < 0.0006)),
    ...foreignPhrases(text, [...named.flat(), ...codes], keys, language),
    ...keys.flatMap(({ key }, at) => (named[at]?.some((words) => plain(text).includes(plain(words))) ? [] : [key])),
    ...codes.filter((code) => !says(plain(text), plain(code))),
    ...keys.flatMap(({ key, value }) => (value?.kind === 'choices' ? wronglyListed(text, key, codes, language) : [])),
    ...keys.flatMap(({ value }) => (value ? leftOut(value, figures) : [])),
    ...seenFacts(finding).flatMap(({ source }) => (source && !text.includes(source) ? [source] : [])),
    ...seenFacts(finding).flatMap(({ validOn }) => (validOn && !figures.dates.includes(validOn) ? [validOn] : [])),
  ].map((what) => String(what))
}

/** What stands where the codes of a fact are listed, besides them. */
function wronglyListed(text: string, key: FactKey, codes: readonly string[], language: Language): readonly string[] {
  const label = plain(factLabel(key, language))
  const [, listed = ''] = plain(text).split(`${label}${language === 'fr' ? ' :' : ':'}`)
  const [values = ''] = without(listed, codes.length === 0 ? [nothing[language]] : codes).split(/\.(?: |$)| \(/)
  const rest = values.replace(/[¶,، ]|(?<!\p{L})(?:et|and)(?!\p{L})|و/gu, '')
  return rest === '' ? [] : [rest]
}

const nothing: Readonly<Record<Language, string>> = { fr: 'aucun', ar: 'لا شيء', en: 'none' }

interface Held {
  readonly key: FactKey
  readonly value: FactValue | undefined
}

/** Every fact that a finding saw or misses, with the value seen. */
function keysOf({ seen, missing, criterion }: Finding): readonly Held[] {
  const seenKeys: readonly Held[] =
    seen.kind === 'fact'
      ? [{ key: seen.key, value: seen.fact.value }]
      : seen.kind === 'facts'
        ? seen.facts.map(({ key, fact }) => ({ key, value: fact?.value }))
        : seen.kind === 'not-yet-active'
          ? [{ key: seen.standIn ? 'incorporatedOn' : 'activityStartedOn', value: seen.began.value }]
          : []
  const unseen = missing.filter((key) => !seenKeys.some((held) => held.key === key))
  // A stand-in is told as one, whichever of the two dates would settle the answer.
  const asked = seen.kind === 'fact' && seen.standIn && criterion.kind === 'age' ? [] : unseen
  return [...seenKeys, ...asked.map((key) => ({ key, value: undefined }))]
}

function seenFacts({ seen }: Finding): readonly Fact[] {
  if (seen.kind === 'fact') return [seen.fact]
  return seen.kind === 'facts' ? seen.facts.flatMap(({ fact }) => fact ?? []) : []
}

function ownWords({ criterion }: Finding): readonly string[] {
  return 'asks' in criterion ? Object.values(criterion.asks) : []
}

function amountsOf(finding: Finding): readonly Money[] {
  const { seen, margin } = finding
  return [
    ...keysOf(finding).flatMap(({ value }) => (value ? moneyIn(value) : [])),
    ...('converted' in seen && seen.converted ? [seen.converted.amount] : []),
    ...(margin?.kind === 'money' ? [margin.money] : []),
  ]
}

function moneyIn(value: FactValue): readonly Money[] {
  if (value.kind === 'money') return [value.money]
  return value.kind === 'owners' ? value.owners.flatMap(({ turnover }) => (turnover ? [turnover] : [])) : []
}

function sameAmount(held: string, read: string): boolean {
  const [[amount, currency], [other, otherCurrency]] = [held.split(' '), read.split(' ')] as const
  return currency === otherCurrency && trimmed(amount) === trimmed(other)
}

function trimmed(decimal = ''): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

/** One unit of a currency is told to be worth so many of another, to ten figures. */
function isRate(read: string, { seen }: Finding): boolean {
  const rate: Rate | undefined = 'converted' in seen ? seen.converted?.rate : undefined
  const [amount, currency] = read.split(' ')
  if (!rate) return false
  const worth = Number(rate.numerator) / Number(rate.denominator)
  if (currency === rate.from) return Number(amount) === 1
  return currency === rate.to && Math.abs(Number(amount) / worth - 1) < 1e-9
}

function isHeld(date: string, { finding, on }: Told): boolean {
  const { seen, criterion } = finding
  const dates: readonly (string | undefined)[] = [
    on,
    `${partsOf(on).year + 1}-01-01`,
    ...keysOf(finding).flatMap(({ key, value }) => [
      ...(value?.kind === 'date' ? [value.date] : []),
      ...(key.startsWith('turnover:') ? [`${key.slice('turnover:'.length)}-12-31`] : []),
    ]),
    ...(seen.kind === 'fact' ? [seen.countedOn] : []),
    ...('converted' in seen ? [seen.converted?.rate.on] : []),
    ...seenFacts(finding).map(({ validOn }) => validOn),
    ...(seen.kind === 'not-yet-active' ? [seen.began.validOn] : []),
    ...(seen.kind === 'stay' ? [seen.stay.from, seen.stay.to && addDays(seen.stay.to, -1)] : []),
    ...(criterion.kind === 'window' ? [criterion.opensOn, criterion.closesOn] : []),
    ...(criterion.kind === 'money' && 'fixedOn' in Object(criterion.rate)
      ? [(criterion.rate as { fixedOn: CivilDate }).fixedOn]
      : []),
  ]
  return dates.includes(date)
}

/** Whether the answer really differs before or after a day. */
function turns(date: CivilDate, { finding, facts, rates, on }: Told): boolean {
  if (date.length !== 10) return false
  const rule = plainRule(finding.criterion)
  const askedOn = (day: CivilDate) => judge(rule, facts, day, rates).findings[0]?.answer
  const appliedOn = (day: CivilDate) => judge(rule, facts, on, rates, { appliedOn: day }).findings[0]?.answer
  return [askedOn, appliedOn].some((answer) =>
    [addDays(date, -1), addDays(date, 1)].some((beside) => answer(beside) !== answer(date)),
  )
}

function numbersOf({ finding, on }: Told, language: Language): readonly number[] {
  const { seen, margin, criterion } = finding
  const held = keysOf(finding)
  return [
    partsOf(on).year,
    ...(seen.kind === 'not-yet-active' ? [seen.fiscalYear] : []),
    ...held.flatMap(({ key }) => figuresIn(factLabel(key, language) + ownWords(finding).join(' '), language).numbers),
    ...held.flatMap(({ key }) => figuresIn(factQuestion(key, language), language).numbers),
    ...held.flatMap(({ value }) => (value ? numbersIn(value) : [])),
    ...(seen.kind === 'stay' && seen.stay.from ? [Number(seen.stay.from)] : []),
    ...(margin?.kind === 'number' ? [margin.number] : []),
    ...(margin?.kind === 'stages' ? [margin.stages] : []),
    ...(margin?.kind === 'points' ? [margin.points] : []),
    ...(margin?.kind === 'days' ? [margin.days, ...monthsApart(margin.days)] : []),
    ...(criterion.kind === 'age' ? held.flatMap(({ value }) => ages(value, (seen as Aged).countedOn ?? on)) : []),
    ...held.flatMap(({ value }) =>
      value?.kind === 'choices'
        ? value.codes.flatMap((code) => figuresIn(code.replaceAll('-', ' '), language).numbers)
        : [],
    ),
  ]
}

interface Aged {
  readonly countedOn?: CivilDate
}

function numbersIn(value: FactValue): readonly number[] {
  if (value.kind === 'number') return [value.number]
  if (value.kind === 'date') return [Number(value.date)]
  if (value.kind === 'owners')
    return value.owners.flatMap(({ percent, name }) => [percent, Number(/\d+/.exec(name)?.[0])])
  return []
}

/** Years and months completed, found by counting up and not by the way that made the text. */
function ages(value: FactValue | undefined, on: CivilDate): readonly number[] {
  if (value?.kind !== 'date') return []
  return [firstDay(value.date), lastDay(value.date)].flatMap((start) => {
    let months = Math.max(0, 12 * (partsOf(on).year - partsOf(start).year - 1))
    while (addMonths(start, months + 1) <= on) months += 1
    return [Math.floor(months / 12), months % 12]
  })
}

/** The years and months that so many days may be, wherever they lie in the calendar. */
function monthsApart(days: number): readonly number[] {
  const least = Math.floor(days / 31)
  const most = Math.ceil(days / 28)
  const possible = Array.from({ length: most - least + 1 }, (_, more) => least + more).filter((months) =>
    [0, 1, 59, 60, 181, 365, 1095].some((shift) => {
      const from = addDays('2023-01-31' as CivilDate, shift)
      return Math.abs(daysBetween(from, addMonths(from, months)) - days) < 31
    }),
  )
  return possible.flatMap((months) => [Math.floor(months / 12), months % 12])
}

/** Names of facts and codes that the text says though the finding does not hold them. */
function foreignPhrases(
  text: string,
  own: readonly string[],
  held: readonly Held[],
  language: Language,
): readonly string[] {
  const rest = without(text, own)
  const start = held.some(({ key }) => starts.includes(key))
  const allowed = start ? starts.map((key) => plain(factLabel(key, language))) : []
  return phrases[language].filter((phrase) => !allowed.includes(phrase) && says(rest, phrase))
}

/** Either may be told in the place of the other. */
const starts: readonly FactKey[] = ['incorporatedOn', 'activityStartedOn']

const VOCABULARY: readonly FactKey[] = [...DATE_FACTS, ...MONEY_FACTS, ...NUMBER_FACTS, ...CHOICE_FACTS, 'owners']

/** The label of every fact and code of the vocabulary. */
const phrases: Readonly<Record<Language, readonly string[]>> = {
  fr: phrasesIn('fr'),
  ar: phrasesIn('ar'),
  en: phrasesIn('en'),
}

function phrasesIn(language: Language): readonly string[] {
  const labels = VOCABULARY.map((key) => factLabel(key, language))
  const codes = CHOICE_FACTS.flatMap((fact) => (codesOf(fact) ?? []).map((code) => codeLabel(fact, code, language)))
  return [...new Set([...labels, ...codes].map(plain))]
}

/** Figures of a value that the text does not say. Small numbers may be words ("شخصان"). */
function leftOut(value: FactValue, { amounts, dates, numbers }: ReturnType<typeof figuresIn>): readonly string[] {
  const left = moneyIn(value)
    .map((money) => `${writeMoney(money).amount} ${money.currency}`)
    .filter((amount) => !amounts.some((read) => sameAmount(amount, read)))
  if (value.kind === 'number' && value.number > 2 && !numbers.some((read) => Math.abs(read - value.number) < 0.0006)) {
    return [...left, String(value.number)]
  }
  const said: readonly (string | number)[] = [...dates, ...numbers.map(String)]
  return value.kind === 'date' && !said.includes(value.date) ? [...left, value.date] : left
}
