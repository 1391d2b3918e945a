import type { Language } from '../../kernel/language.ts'
import { type InLanguages, type Messages, sentenceFor } from '../../kernel/messages.ts'
import type { RequestRefusal } from '../../platform/change.ts'
import type { Counts, IntakeRefusal, IntakeState, LaterWork, Setback } from './intake.ts'
import type { ListedState, RowRefusal } from './preview.ts'
import type { Doubt, RowChoice } from './preview.ts'
import type { Phase } from './progress.ts'
import { ar } from './steps.messages.ar.ts'
import { en } from './steps.messages.en.ts'
import { fr } from './steps.messages.fr.ts'
import { type FileRefusal, fileRefusalText } from '../workbook/index.ts'

/** What stands in the way besides the file itself. */
export type StepRefusal = Exclude<IntakeRefusal, FileRefusal> | RequestRefusal

/** What a register just filled invites to. */
export type NextStep = 'overview' | 'offers' | 'people'

export interface StepWords {
  readonly refusals: Messages<StepRefusal>
  readonly states: Readonly<Record<IntakeState, string>>
  readonly rowStates: Readonly<Record<ListedState, string>>
  /** The same for many rows. */
  readonly rowTabs: Readonly<Record<ListedState, string>>
  readonly area: (squareMetres: string) => string
  readonly doubts: Messages<Doubt>
  readonly rowRefusals: Messages<RowRefusal>
  readonly laterWork: Readonly<Record<LaterWork, string>>
  readonly phases: Readonly<Record<Phase, string>>
  readonly setbacks: Readonly<Record<Setback, string>>
  /** A choice about a row; `name` is the company it would be. */
  readonly choice: (choice: RowChoice, name: string | undefined) => string

  readonly list: {
    readonly title: string
    readonly detail: string
    readonly file: string
    readonly fileHint: string
    readonly fileName: string
    readonly upload: string
    readonly earlier: string
    readonly none: string
    readonly noneDetail: string
    readonly asOn: string
    readonly state: string
    readonly broughtBy: string
    readonly broughtOn: string
    readonly result: string
    readonly stepsTitle: string
    /** What becomes of the file, one step after the other. */
    readonly steps: readonly string[]
  }
  readonly columns: {
    readonly title: string
    readonly found: (companies: number, file: string) => string
    readonly detail: string
    readonly asOn: string
    readonly asOnHint: string
    readonly layout: (sheets: string, count: number) => string
    readonly headingAt: (row: number) => string
    readonly rows: (from: number, to: number) => string
    readonly column: string
    readonly samples: string
    readonly meaning: string
    readonly unit: string
    readonly meaningOf: (heading: string) => string
    readonly scaleOf: (heading: string) => string
    readonly currencyOf: (heading: string) => string
    readonly scales: Readonly<Record<0 | 3 | 6 | 9, string>>
    readonly assumed: (currency: string) => string
    readonly noHeading: string
    readonly toCheck: string
    readonly notes: string
    readonly skipped: (titles: number, totals: number, duplicates: number) => string
    readonly sites: string
    readonly sitesDetail: string
    /** The same for those who may not add sites. */
    readonly sitesToName: string
    readonly knownSites: (list: string) => string
    readonly noSite: string
    readonly site: (name: string, rows: number) => string
    readonly isSite: (name: string) => string
    readonly createSite: (name: string) => string
    readonly noStay: string
    readonly go: string
    readonly discard: string
  }
  readonly preview: {
    /** The finding: "246 nouvelles, 12 modifiées, 2 douteuses". */
    readonly title: (counts: Counts) => string
    readonly detail: (file: string, day: string) => string
    readonly all: string
    readonly parts: string
    readonly caption: string
    readonly company: string
    readonly place: (sheet: string, row: number) => string
    readonly rowState: string
    readonly means: string
    readonly choose: string
    /** Between what was and what will be, read out in place of the arrow. */
    readonly becomes: string
    readonly unknown: string
    /** How much a row brings at once. */
    readonly brings: (count: number) => string
    readonly confirmed: (labels: string) => string
    readonly older: (value: string) => string
    readonly leftOut: (label: string, value: string) => string
    readonly difference: (heading: string, first: string, second: string) => string
    readonly blank: string
    readonly nothing: string
    readonly gone: string
    readonly none: string
    readonly keepChoices: string
    readonly again: string
    readonly back: string
    readonly apply: string
    readonly applyTitle: string
    readonly applyDetail: (counts: Counts) => string
    readonly goneChoice: (count: number) => string
    readonly goneKeep: string
    readonly goneEnd: (day: string) => string
    readonly choiceOf: (name: string) => string
    readonly chosen: string
  }
  readonly result: {
    readonly waiting: string
    readonly waitingDetail: string
    readonly reload: string
    readonly done: (done: number, total: number) => string
    readonly applied: (counts: Counts) => string
    readonly appliedOn: (instant: string) => string
    readonly companies: string
    readonly lines: string
    readonly undo: string
    readonly undone: string
    readonly undoneDetail: string
    readonly discarded: string
    readonly discardedDetail: string
    readonly another: string
    readonly next: string
    readonly steps: Readonly<Record<NextStep, { readonly text: string; readonly link: string }>>
    readonly noOffers: string
    readonly noOffersDetail: string
    readonly noOffersGo: string
    readonly undoTitle: string
    readonly undoDetail: string
  }
  readonly undo: {
    readonly title: (file: string) => string
    readonly detail: (added: number) => string
    readonly go: string
    readonly back: string
    readonly impossible: string
    readonly impossibleDetail: string
    readonly more: (count: number) => string
  }
}

export const stepWords: InLanguages<StepWords> = { fr, ar, en }

/** Why a step of an intake is refused, and what to do. */
export function intakeRefusalText(refusal: IntakeRefusal | RequestRefusal, language: Language): string {
  return isStepRefusal(refusal, language)
    ? sentenceFor(stepWords[language].refusals, refusal)
    : fileRefusalText(refusal, language)
}

function isStepRefusal(refusal: IntakeRefusal | RequestRefusal, language: Language): refusal is StepRefusal {
  return Object.hasOwn(stepWords[language].refusals, refusal.code)
}
