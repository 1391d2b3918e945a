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

/** Fields by which a form says what it is, not what was typed into it. */
const ofTheForm: ReadonlySet<string> = new Set(['do', 'draft', 'revision'])

/** What was typed into a form, as a draft keeps it. */
export function fieldsOf(typed: TypedOffer): TypedFields {
  return Object.fromEntries(
    (typed.names?.() ?? [])
      .filter((name) => /^[a-z][a-zA-Z0-9]{0,59}$/.test(name) && !ofTheForm.has(name))
      .map((name) => [name, typed.all(name)] as const)
      .filter(([, values]) => values.length > 0),
  )
}

/** The form filled in with what a draft kept. */
export function typedInDraft({ typed, id, revision }: Pick<OfferDraft, 'typed' | 'id' | 'revision'>): TypedOffer {
  const fields = new Map<string, readonly string[]>([
    ...Object.entries(typed),
    ['draft', [id]],
    ['revision', [String(revision)]],
  ])
  return { text: (name) => fields.get(name)?.[0] ?? '', all: (name) => fields.get(name) ?? [] }
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
