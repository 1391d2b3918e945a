import type { CivilDate } from '../../kernel/civil-date.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { type Money, writeMoney } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { clean } from '../../kernel/text.ts'
import { type TextLanguage, readText, writeText } from '../notation/index.ts'
import { type Rule, parseRule, writeRule } from '../rules/index.ts'
import type { Language } from '../../kernel/language.ts'
import type { Benefit } from './benefit.ts'
import { CERTAINTIES, withSpacing, withoutSpacing } from './catalogue-file.ts'
import { type LocalConditions, joined, withoutLocal } from './local-conditions.ts'
import type { OfferVersion } from './offer.ts'
import { benefitIn } from './offer-form.ts'
import type { Terms } from './publish-version.ts'
import { type BadOffer, MOST, type TypedOffer, TypedReader, field } from './typed-reader.ts'

/** The form for new terms of an offer; its rule keeps the spaces at the beginning of lines, which say what belongs to what. */
export interface TypedVersion extends TypedOffer {
  readonly rule: string
}

export interface VersionWish {
  readonly terms: Terms
  readonly note: string
}

/** How many mistakes of a rule's text are told at once. */
const MOST_MISTAKES = 5

/** The terms that were typed, or everything that is wrong with them at once. */
export function readVersion(typed: TypedVersion, last: OfferVersion, on: CivilDate): Result<VersionWish, BadOffer> {
  const reader = new TypedReader(typed)
  const from = reader.day('from', { required: true })
  const until = reader.day('until', { required: false })
  if (from && from < last.from) reader.note({ code: 'before-last-version', field: 'from', from: last.from })
  if (from && until && until < from) reader.note({ code: 'ends-before-it-begins', field: 'until' })
  const note = reader.line('note', { most: MOST.text, required: true })
  const rule = ruleIn(typed, reader, last.local)
  const benefits = benefitsIn(reader, last.benefits)
  const url = reader.address('sourceUrl', { required: true })
  const title = reader.line('sourceTitle', { most: MOST.name, required: false })
  const readOn = reader.day('readOn', { required: true })
  if (readOn && readOn > on) reader.note({ code: 'still-to-come', field: 'readOn' })
  const certainty = reader.choice('certainty', CERTAINTIES)
  if (reader.problems.length > 0 || !from || note === undefined || !rule || !url || !readOn || !certainty) {
    return refuse({ code: 'bad-offer', problems: reader.problems })
  }
  const keeps = reader.text('keeps') === 'yes'
  const terms = {
    from,
    ...(until && { until }),
    ...(keeps && ({ keeps: true } as const)),
    benefits,
    rule: withSpacing(writeRule(rule)),
    source: { url, ...(title !== undefined && { title }), readOn },
    certainty,
  }
  return ok({ terms, note })
}

/** The rule of the form alone, for the preview: undefined while it cannot be read. */
export function previewVersionRule(typed: TypedVersion): Rule | undefined {
  const read = readText(typed.rule)
  return read.ok ? read.value : undefined
}

function ruleIn(typed: TypedVersion, reader: TypedReader, local: LocalConditions): Rule | undefined {
  const read = readText(typed.rule)
  if (read.ok) {
    const whole = joined(read.value, local)
    if (whole.ok) return read.value
    // What the park's conditions add has no line of its own.
    const problems = whole.refusal.problems.map((problem) => ({ line: 1, column: 1, code: 'rule', problem }) as const)
    return reader.note({ code: 'bad-rule-text', field: 'rule', problems: problems.slice(0, MOST_MISTAKES) })
  }
  return reader.note({
    code: 'bad-rule-text',
    field: 'rule',
    problems: read.refusal.problems.slice(0, MOST_MISTAKES),
  })
}

function benefitsIn(reader: TypedReader, before: readonly Benefit[]): readonly Benefit[] {
  const left = before.flatMap((benefit, index) => {
    if (reader.text(`b${index}Gone`) === 'yes') return []
    const { upTo: _upTo, percent: _percent, months: _months, ...rest } = benefit
    const typed = { upTo: reader.money(`b${index}UpTo`), percent: percentIn(reader, `b${index}Percent`) }
    const time = reader.whole(`b${index}Months`, 120)
    // A benefit in kind has no amount.
    const amount = benefit.inKind ? undefined : typed.upTo?.money
    return [
      {
        ...rest,
        ...(amount && { upTo: amount }),
        ...(typed.percent !== undefined && { percent: typed.percent }),
        ...(time !== undefined && { months: time }),
      },
    ]
  })
  const asked = LANGUAGES.some((language) => reader.text(field('benefit', language)) !== '')
  const another = asked ? benefitIn(reader) : undefined
  const all = another ? [...left, another] : left
  if (all.length === 0 && !asked) reader.note({ code: 'no-benefit', field: 'benefits' })
  return all
}

function percentIn(reader: TypedReader, name: string): number | undefined {
  const text = reader.text(name).replace(/\s/g, '').replace(',', '.')
  if (text === '') return undefined
  const number = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Number(text) : 0
  return number > 0 && number <= 100 ? number : reader.note({ code: 'not-a-number', field: name, most: 100 })
}

/** The form filled in with the terms as they are, to be corrected. */
export function typedFrom(last: OfferVersion, on: CivilDate, language: Language): TypedVersion {
  const { until, keeps, benefits, source, certainty } = last
  const fields: Record<string, string> = {
    from: on < last.from ? last.from : on,
    until: until ?? '',
    keeps: keeps ? 'yes' : '',
    sourceUrl: source.url,
    sourceTitle: source.title ?? '',
    certainty,
  }
  for (const [index, { upTo, percent, months }] of benefits.entries()) {
    fields[`b${index}UpTo`] = upTo ? amountOf(upTo) : ''
    fields[`b${index}UpToCurrency`] = upTo?.currency ?? ''
    fields[`b${index}Percent`] = percent === undefined ? '' : String(percent)
    fields[`b${index}Months`] = months === undefined ? '' : String(months)
  }
  const rule = writeText(plainly(withoutLocal(last.rule, last.local)), textLanguage(language))
  return { text: (name) => fields[name] ?? '', all: () => [], rule }
}

/** The rule with its texts as people write them. */
function plainly(rule: Rule): Rule {
  const read = parseRule(withoutSpacing(writeRule(rule)))
  return read.ok ? read.value : rule
}

function amountOf(money: Money): string {
  return writeMoney(money).amount
}

/** Rules are written in English or French. */
function textLanguage(language: Language): TextLanguage {
  return language === 'en' ? 'en' : 'fr'
}

/** What is left of a rule's text from outside: nothing invisible, but the spaces at the beginning of each line. */
export function ruleLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `${/^[ \t]*/.exec(line)?.[0] ?? ''}${clean(line)}`.trimEnd())
    .join('\n')
}
