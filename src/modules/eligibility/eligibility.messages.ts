import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Money, Rate } from '../../kernel/money.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import { ar } from './eligibility.messages.ar.ts'
import { en } from './eligibility.messages.en.ts'
import { fr } from './eligibility.messages.fr.ts'
import type { DateFact, FactValue, NumberFact } from './facts.ts'
import type { Answer, Verdict } from './judgement.ts'
import type { RuleProblem } from './problem.ts'
import type { Age, Bound, DateLimit } from './rule.ts'

export type BoundOp = Bound<unknown>['op']

/** The sentences of rules and findings. Every sentence speaks of "the company", so that anybody may read it. */
export interface EligibilityWords {
  readonly problems: Messages<RuleProblem>
  readonly badFactValues: Readonly<Record<FactValue['kind'], string>>
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly answers: Readonly<Record<Answer, string>>
  /** The heading above the parts of a group. */
  readonly groups: Readonly<Record<'all' | 'any' | 'not', string>>
  readonly requirements: RequirementWords
  readonly values: ValueWords
  readonly findings: FindingWords
}

/** A criterion as a requirement, without a full stop. */
export interface RequirementWords {
  readonly age: Readonly<Record<Age['since'], (op: BoundOp, months: number) => string>>
  /** Without a year: of the last closed fiscal year. */
  readonly turnover: (op: BoundOp, amount: Money, year: string | undefined) => string
  readonly fundingRaised: (op: BoundOp, amount: Money) => string
  readonly number: Readonly<Record<NumberFact, (op: BoundOp, limit: number) => string>>
  readonly date: Readonly<Record<DateFact, (op: DateLimit['bound']['op'], limit: CivilDate) => string>>
  readonly anyOf: (label: string, names: readonly string[]) => string
  readonly noneOf: (label: string, names: readonly string[]) => string
  readonly hosted: (siteNames: readonly string[] | undefined) => string
}

export interface ValueWords {
  readonly people: (count: number) => string
  readonly years: (count: number) => string
  readonly none: string
  readonly yes: string
  readonly no: string
}

/** What follows a value on its line: when it was true, who said it. */
export interface Origin {
  readonly validOn?: RoughDate
  readonly source?: string
}

export interface FindingWords {
  /** "Label: value". `more` continues the sentence. */
  readonly line: (label: string, value: string, more: string, origin: Origin) => string
  readonly ages: (least: number, most: number, on: CivilDate) => string
  readonly notBegun: (on: CivilDate) => string
  readonly converted: (amount: Money, rate: Rate) => string
  readonly standIn: string
  readonly noTurnoverYet: (year: string) => string
  readonly answerTo: (question: string, answer: string, origin: Origin) => string
  readonly unanswered: (question: string) => string
  readonly unknown: (label: string) => string
  /** `settledOn`: the day from which every possible day answers alike. */
  readonly tooRough: (labels: readonly string[], settledOn: CivilDate | undefined) => string
  /** `on` where dated rates were looked for; without it the rule's own rate does not fit. */
  readonly noRate: (from: string, to: string, on: CivilDate | undefined) => string
  /** `certain` is false where the start is known roughly: it may come no earlier than that day. */
  readonly metUntil: (lastDay: CivilDate, certain: boolean) => string
  readonly metFrom: (day: CivilDate, certain: boolean) => string
  readonly tooLate: string
  readonly onlyCorrection: string
  readonly nextFiscalYear: (day: CivilDate, year: string) => string
  readonly newRound: string
  readonly mayChange: string
  readonly hostedAt: (siteName: string, from: RoughDate | undefined, lastDay: CivilDate | undefined) => string
  readonly notHosted: (on: CivilDate) => string
  readonly stayNeeded: (siteNames: readonly string[] | undefined) => string
}

export const eligibilityWords: InLanguages<EligibilityWords> = { fr, ar, en }
