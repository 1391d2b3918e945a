import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { InLanguages } from '../../kernel/messages.ts'
import type { Money, Rate } from '../../kernel/money.ts'
import { ar } from './eligibility.messages.ar.ts'
import { en } from './eligibility.messages.en.ts'
import { fr } from './eligibility.messages.fr.ts'
import type { Answer, Verdict } from './judgement.ts'

/** The sentences of verdicts and findings. Every sentence speaks of "the company", so that anybody may read it. */
export interface EligibilityWords {
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly answers: Readonly<Record<Answer, string>>
  readonly findings: FindingWords
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
  /** What the register says of itself, and does not say yet. */
  readonly notInTheRegister: (label: string) => string
  /** `settledOn`: the day from which every possible day answers alike. */
  readonly tooRough: (labels: readonly string[], settledOn: CivilDate | undefined) => string
  /** The same of what the park writes into its register. */
  readonly entryTooRough: (settledOn: CivilDate | undefined) => string
  /** `on`: the last day whose rates may be used; without it the rule's own rate does not fit. */
  readonly noRate: (from: string, to: string, on: CivilDate | undefined) => string
  /** `certain` is false where the start is known roughly: it may come no earlier than that day. */
  readonly metUntil: (lastDay: CivilDate, certain: boolean) => string
  readonly metFrom: (day: CivilDate, certain: boolean) => string
  /** Of an age counted on the day of a request that was made: from which day a new one would do. */
  readonly requestFrom: (day: CivilDate, certain: boolean) => string
  readonly tooLate: string
  readonly onlyCorrection: string
  readonly nextFiscalYear: (day: CivilDate, year: string) => string
  readonly newRound: string
  readonly mayChange: string
  readonly hostedAt: (siteName: string, from: RoughDate | undefined, lastDay: CivilDate | undefined) => string
  readonly notHosted: (on: CivilDate) => string
  readonly stayNeeded: (siteNames: readonly string[] | undefined) => string
  /** How far what was seen is beyond the limit, or short of it. */
  readonly excess: (amount: string) => string
  readonly shortfall: (amount: string) => string
  /** Of a place on a scale: past the limit, or not there yet. */
  readonly stagesBeyond: (stages: number) => string
  readonly stagesShort: (stages: number) => string
  /** How far the share that comes nearest is from the limit, in points of a percent. */
  readonly pointsAway: (points: number) => string
  /** Exactly the limit, where that is not enough. */
  readonly reached: string
  readonly tooLateBy: (span: string) => string
  readonly tooEarlyBy: (span: string) => string
  readonly days: (count: number) => string
  /** One of several facts that answered together; `value` is undefined where it is missing. */
  readonly among: (label: string, value: string | undefined, origin: Origin) => string
  readonly notOpenYet: (on: CivilDate, opensOn: CivilDate) => string
  readonly openUntil: (on: CivilDate, lastDay: CivilDate | undefined) => string
  readonly closed: (on: CivilDate, closedOn: CivilDate) => string
  readonly notDecided: (question: string) => string
  readonly newDecision: string
  readonly listNotAtHand: (question: string) => string
  readonly ownerTurnoverUnknown: (owner: string) => string
}

export const eligibilityWords: InLanguages<EligibilityWords> = { fr, ar, en }
