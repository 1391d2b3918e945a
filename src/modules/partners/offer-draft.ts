import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { MOST, type TypedOffer, field } from './typed-reader.ts'

/** The texts of each field of a form, by the field's name; an empty field is not among them. */
export type TypedFields = Readonly<Record<string, readonly string[]>>

/** An offer or terms that are still being written. Nothing is judged by them, and they may be wrong in every way. */
export interface OfferDraft {
  readonly id: Id<'offer-draft'>
  /** The offer whose new terms these are; undefined for a new offer. */
  readonly offerId: Id<'offer'> | undefined
  /** Empty where nothing was typed to call it. */
  readonly title: string
  readonly typed: TypedFields
  readonly revision: number
  readonly savedAt: Date
  readonly savedBy: Id<'user'> | undefined
}

/** A draft as somebody has read it: who saves over it or publishes it says which revision that was. */
export interface ReadDraft extends Pick<OfferDraft, 'id' | 'offerId' | 'revision'> {}

/** How many drafts a park may have, and how much may be typed into one. */
export const MOST_DRAFTS = 200
export const MOST_TYPED = 100_000

/** Which form was typed into: the one for a new offer, or the one for new terms. */
export type DraftForm = 'offer' | 'terms'

const benefitFields = ['benefitKind', ...inLanguages('benefit'), ...moneyFields('upTo'), 'benefitMonths']
const sourceFields = ['from', 'until', 'sourceUrl', 'sourceTitle', 'certainty']

/** The fields of each form. What else is sent is nothing that a reader of the form could have typed, and is not kept. */
const fields: Readonly<Record<DraftForm, ReadonlySet<string>>> = {
  offer: new Set([
    ...['kind', 'partner', 'partnerName', 'partnerWebsite', ...inLanguages('title'), ...inLanguages('summary')],
    ...benefitFields,
    ...['hosted', 'sites', 'stayAtLeast', 'ageMonths', 'ageAtLeast', 'begunFrom', 'begunBefore', 'ageSince'],
    ...[...moneyFields('turnover'), ...moneyFields('turnoverAtLeast'), 'fiscalYear', 'rate', 'rateCurrency'],
    ...[...moneyFields('raised'), ...moneyFields('raisedAtLeast'), 'headcountUnder', 'headcountAtLeast'],
    ...['sectors', 'sectorsNot', 'stages', 'legalForms', 'productStages', 'businessModels'],
    ...['countries', 'otherCountries', ...inLanguages('asks'), ...inLanguages('requires'), 'expects'],
    ...sourceFields,
  ]),
  terms: new Set(['base', 'note', 'keeps', 'rule', 'readOn', ...benefitFields, ...sourceFields]),
}
/** Of a benefit of the terms that are corrected, by its place. */
const ofABenefit = /^b\d{1,3}(?:Gone|UpTo|UpToCurrency|Percent|Months)$/

function inLanguages(name: string): readonly string[] {
  return LANGUAGES.map((language) => field(name, language))
}

function moneyFields(name: string): readonly string[] {
  return [name, `${name}Currency`]
}

/** What was typed into a form, as a draft keeps it. */
export function fieldsOf(form: DraftForm, typed: TypedOffer): TypedFields {
  return Object.fromEntries(
    (typed.names?.() ?? [])
      .filter((name) => fields[form].has(name) || (form === 'terms' && ofABenefit.test(name)))
      .map((name) => [name, typed.all(name)] as const)
      .filter(([, values]) => values.length > 0),
  )
}

/** The form filled in with what a draft kept. */
export function typedInDraft({ typed, id, revision }: Pick<OfferDraft, 'typed' | 'id' | 'revision'>): TypedOffer {
  const filled = new Map<string, readonly string[]>([
    ...Object.entries(typed),
    ['draft', [id]],
    ['revision', [String(revision)]],
  ])
  return { text: (name) => filled.get(name)?.[0] ?? '', all: (name) => filled.get(name) ?? [] }
}

/** Whether more was typed than a draft keeps. */
export function isTooLarge(typed: TypedFields): boolean {
  return new TextEncoder().encode(JSON.stringify(typed)).length > MOST_TYPED
}

/** What a draft of a new offer is listed by: its title in the writer's language, else in another. */
export function offerTitle(typed: TypedOffer, language: Language): string {
  const titles = [language, ...LANGUAGES].map((each) => typed.text(field('title', each)))
  return (titles.find((title) => title !== '') ?? '').slice(0, MOST.name)
}

/** What a draft of new terms is listed by: what changes. */
export function termsTitle(typed: TypedOffer): string {
  return typed.text('note').slice(0, MOST.name)
}

/** The names of the fields in which two forms differ, in the order in which they were typed. */
export function differing(mine: TypedFields, theirs: TypedFields): readonly string[] {
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)])
  return [...names].filter((name) => textOf(mine, name) !== textOf(theirs, name))
}

function textOf(typed: TypedFields, name: string): string {
  return (typed[name] ?? []).toSorted().join('\n')
}
