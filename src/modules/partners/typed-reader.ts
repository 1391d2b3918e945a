import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts'
import { LANGUAGES, type Localized } from '../../kernel/language.ts'
import { parseMoney } from '../../kernel/money.ts'
import type { TextProblem } from '../notation/index.ts'

/** The fields of a form about offers, as typed: an absent one is empty. */
export interface TypedOffer {
  text(name: string): string
  all(name: string): readonly string[]
  /** Names of the fields that came. */
  names?(): readonly string[]
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
  | { readonly code: 'not-countries'; readonly field: string }
  | { readonly code: 'no-condition'; readonly field: string }
  | { readonly code: 'ends-before-it-begins'; readonly field: string }
  | { readonly code: 'before-last-version'; readonly field: string; readonly from: CivilDate }
  | { readonly code: 'still-to-come'; readonly field: string }
  | { readonly code: 'no-benefit'; readonly field: string }
  | { readonly code: 'bad-rule-text'; readonly field: string; readonly problems: readonly TextProblem[] }

export interface BadOffer {
  readonly code: 'bad-offer'
  readonly problems: readonly FieldProblem[]
}

/** The longest texts, and the largest figures that a form about offers takes. */
export const MOST = { name: 200, text: 600, months: 600, people: 100_000 }

/** "title" and "fr" → "titleFr" */
export function field(name: string, language: string): string {
  return `${name}${language.charAt(0).toUpperCase()}${language.slice(1)}`
}

/** Reads the fields of a form one by one and notes what is wrong with each. */
export class TypedReader {
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
