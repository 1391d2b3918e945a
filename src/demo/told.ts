import type { CivilDate, RoughDate } from '../kernel/civil-date.ts'
import type { Language } from '../kernel/language.ts'
import { money } from '../kernel/money.ts'
import type { Duty, OfferLimits, WrittenAgreement } from '../modules/agreements/index.ts'
import type { Verdict } from '../modules/eligibility/index.ts'
import type { FactKey, FactValue, FlagKey } from '../modules/rules/index.ts'
import type { Catalogue, CatalogueVersion, LocalConditions } from '../modules/partners/index.ts'
import type { CompanyIdentity, SourceKind } from '../modules/registry/index.ts'
import { DECLARED } from './papers.ts'

/** A park as it is told, before anything of it is kept. */
export interface Story {
  /** The operator's name, which says that it is a demonstration. */
  readonly park: string
  readonly sites: readonly ToldSite[]
  readonly companies: readonly ToldCompany[]
  readonly rates: readonly ToldRate[]
  readonly people: readonly ToldPerson[]
  /** Which offers of the catalogue the park has made its own. */
  readonly offersOf: (catalogue: Catalogue) => readonly string[]
  /** What happened before the day the story is told on; undefined where the park has just begun. */
  readonly past?: Past
  /** What it has signed with partners, each after the one that it renews. */
  readonly agreements: readonly ToldAgreement[]
}

/** What happened in a park since it took its offers from the catalogue. */
export interface Past {
  readonly adoptedOn: CivilDate
  /** The catalogue as it stood on that day. */
  readonly catalogueThen: (catalogue: Catalogue) => Catalogue
  /** What the park asks for beside the rule of an offer, by the offer's code. */
  readonly local: Readonly<Record<string, LocalConditions>>
  /** In the order of time. */
  readonly events: readonly ToldEvent[]
}

/** Something that somebody did on a day; people are called by their addresses, companies by their names. */
export type ToldEvent = { readonly on: CivilDate } & (
  | { readonly kind: 'holds'; readonly by: string; readonly company: string; readonly offer: string }
  | ToldCorrection
  | ToldInquiry
  | {
      readonly kind: 'answers'
      readonly inquiry: string
      readonly company: string
      readonly values: ReadonlyMap<FactKey, FactValue>
    }
  | { readonly kind: 'closes-link'; readonly by: string; readonly inquiry: string; readonly company: string }
)

/** Own terms of the park beside those it took over, with what changes in the words of whoever wrote them. */
export interface ToldCorrection {
  readonly kind: 'corrects'
  readonly by: string
  readonly offer: string
  /** The terms from a day on. */
  readonly terms: (before: CatalogueVersion, on: CivilDate) => CatalogueVersion
  readonly note: string
}

export interface ToldInquiry {
  readonly kind: 'asks'
  readonly by: string
  /** What the story calls it by. */
  readonly inquiry: string
  readonly keys: readonly FactKey[]
  readonly companies: readonly string[]
}

/** An agreement that calls its partner and offers by their codes, and what it renews by its number. */
export interface ToldAgreement extends Omit<WrittenAgreement, 'partnerId'> {
  readonly partner: string
  readonly follows: string | undefined
  readonly offers: readonly string[]
  readonly duties: readonly ToldDuty[]
  /** Of each of its offers. */
  readonly limits: OfferLimits
}

export type ToldDuty = Omit<Duty, 'id' | 'done'>

export interface ToldSite {
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly address: string
  readonly units: readonly ToldUnit[]
}

export interface ToldUnit {
  readonly name: string
  readonly floor: string
  readonly areaSqm: number
  readonly desks: number
}

export interface ToldCompany {
  readonly name: string
  readonly identity?: Partial<CompanyIdentity>
  readonly stays: readonly ToldStay[]
  readonly facts: readonly ToldFact[]
  /** When it came into the register; the day the story is told on where nothing is said. */
  readonly knownSince?: CivilDate
}

/** A company told by hand: a sentence, and the verdicts that it promises. */
export interface Tale extends ToldCompany {
  readonly tale: string
  readonly promises: readonly Promised[]
}

export interface Promised {
  readonly offer: string
  readonly verdict: Verdict
  readonly changesOn?: CivilDate
}

export interface ToldStay {
  /** The site's code. */
  readonly site: string
  /** The unit's name there. */
  readonly unit?: string
  readonly startedOn?: RoughDate
  /** The first day on which it is no longer there. */
  readonly endedOn?: CivilDate
  readonly areaSqm?: number
}

export interface ToldFact {
  readonly key: FactKey
  readonly value: FactValue
  readonly sourceKind: SourceKind
  readonly source?: string
  readonly validOn?: RoughDate
  /** The day the register learned it; the day the story is told on where nothing is said. */
  readonly recordedOn?: CivilDate
}

export interface ToldRate {
  readonly from: string
  readonly to: string
  readonly value: string
  readonly on: CivilDate
  readonly source: string
}

export interface ToldPerson {
  readonly name: string
  readonly email: string
  readonly language?: Language
  readonly role: ToldRole
}

/** A role that calls sites and partners by their codes and companies by their names. */
export type ToldRole =
  | { readonly kind: 'director' }
  | { readonly kind: 'site-manager'; readonly sites: readonly string[] }
  | { readonly kind: 'company-owner' | 'company-member'; readonly company: string }
  | { readonly kind: 'partner'; readonly partner: string }
  | { readonly kind: 'expert' }
  | { readonly kind: 'buyer'; readonly organisation: string }

export function dated(date: RoughDate): FactValue {
  return { kind: 'date', date }
}

export function dirhams(amount: number | string): FactValue {
  return { kind: 'money', money: money(amount, 'MAD') }
}

export function counted(number: number): FactValue {
  return { kind: 'number', number }
}

export function chosen(...codes: readonly string[]): FactValue {
  return { kind: 'choices', codes }
}

/** A fact that is a yes or a no: of a relation, to a question, or decided by a person. */
export type YesOrNo = FlagKey | `answer:${string}` | `decision:${string}`

/** What a company said yes or no to, and what was decided about it. */
export function answers(
  given: Readonly<Record<YesOrNo, boolean>>,
  said: Omit<ToldFact, 'key' | 'value' | 'sourceKind'> = {},
): readonly ToldFact[] {
  return Object.entries(given).map(([key, yes]) => ({
    key: key as YesOrNo,
    value: { kind: 'answer', yes },
    ...DECLARED,
    ...said,
  }))
}
