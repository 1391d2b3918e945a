import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { FactKey, WrittenFactValue } from '../rules/index.ts'
import type { Difference, Problem } from '../workbook/index.ts'

/** What a row of the workbook means for the register. */
export type RowState = 'new' | 'changed' | 'same' | 'doubtful' | 'refused'

export const ROW_STATES: readonly RowState[] = ['new', 'changed', 'same', 'doubtful', 'refused']

/** The kinds of lines a preview lists: its rows, and the hosted companies that the workbook no longer names. */
export type ListedState = RowState | 'gone'

export const LISTED_STATES: readonly ListedState[] = [...ROW_STATES, 'gone']

/** What of a company a cell speaks of. */
export type Subject =
  | FactKey
  | 'name'
  | 'ice'
  | 'rc'
  | 'taxId'
  | 'cnss'
  | 'email'
  | 'phone'
  | 'website'
  | 'contactName'
  | 'site'
  | 'office'
  | 'areaSqm'
  | 'startedOn'
  | 'endedOn'

/** A value as the preview keeps it: a text, a day, or a fact's value as it is written in JSON. */
export type Shown =
  | { readonly text: string }
  | { readonly day: RoughDate | CivilDate }
  | { readonly fact: WrittenFactValue }

/**
 * One thing that applying would write. `set` gives the register another value; `confirmed` says the same of a later day;
 * `older` adds to the history a value of a day before the one the register knows.
 */
export interface Alteration {
  readonly what: Subject
  readonly kind: 'set' | 'confirmed' | 'older'
  readonly from?: Shown
  readonly to: Shown
  /** The cell's column, where one cell said it. */
  readonly column?: string
}

/** A company of the register that a row may be about. */
export interface Candidate {
  readonly id: Id<'company'>
  readonly name: string
  readonly ice: string | null
}

/** Why somebody has to choose what a row means. */
export type Doubt =
  /** The ICE's key does not fit. */
  | { readonly code: 'bad-ice'; readonly ice: string }
  /** Two rows of the workbook have one name and two sure ICEs. */
  | { readonly code: 'namesake-in-file' }
  /** The register knows the name with another ICE. */
  | { readonly code: 'name-with-other-ice'; readonly candidates: readonly Candidate[] }
  /** The register knows the ICE under another name. */
  | { readonly code: 'ice-with-other-name'; readonly holder: string; readonly candidates: readonly Candidate[] }
  /** Several companies of the register have the name. */
  | { readonly code: 'several-of-that-name'; readonly candidates: readonly Candidate[] }
  /** The register has a name that differs by no more than its legal form or its spelling. */
  | { readonly code: 'name-alike'; readonly candidates: readonly Candidate[] }
  /** The register has put the company away: it has to be taken out again on its own page. */
  | { readonly code: 'archived'; readonly sameIce: boolean; readonly candidates: readonly Candidate[] }
  /** A text alone in its row: a company or a title. */
  | { readonly code: 'only-a-name' }

/** Why a row cannot be taken whatever anybody chooses. */
export type RowRefusal =
  | { readonly code: 'no-name' }
  | { readonly code: 'name-too-long'; readonly most: number }
  | {
      readonly code: 'twice-in-file'
      readonly firstSheet: string
      readonly firstRow: number
      readonly differences: readonly Difference[]
    }
  | { readonly code: 'same-company-as-row'; readonly firstSheet: string; readonly firstRow: number }
  | { readonly code: 'site-not-yours'; readonly site: string }
  | { readonly code: 'site-missing' }
  | { readonly code: 'hosted-elsewhere' }

/** What a person may decide about a doubtful row. */
export type RowChoice = 'new' | 'leave' | 'with-ice' | 'without-ice' | `same:${string}`

/** A value that the register cannot hold and that is left out: a text too long, an e-mail address that is none. */
export interface LeftOut {
  readonly what: Subject
  readonly value: string
}

/** All that the preview tells of a row. */
export interface RowDetails {
  readonly alterations: readonly Alteration[]
  readonly problems: readonly Problem[]
  readonly leftOut: readonly LeftOut[]
  readonly doubt?: Doubt
  readonly choices?: readonly RowChoice[]
  /** What was chosen, or is proposed. */
  readonly choice?: RowChoice
  readonly refusal?: RowRefusal
}

/** What may be chosen about a doubt; the first is proposed. Whatever might mix up two companies is left out unless somebody says otherwise. */
export function choicesFor(doubt: Doubt): readonly [RowChoice, ...RowChoice[]] {
  switch (doubt.code) {
    case 'bad-ice':
      return ['without-ice', 'with-ice', 'leave']
    case 'namesake-in-file':
      return ['new', 'leave']
    case 'only-a-name':
      return ['leave', 'new']
    case 'archived':
      return doubt.sameIce ? ['leave'] : ['leave', 'new']
    case 'ice-with-other-name':
      return ['leave', ...doubt.candidates.map(sameAs)]
    case 'name-with-other-ice':
    case 'several-of-that-name':
    case 'name-alike':
      return ['leave', ...doubt.candidates.map(sameAs), 'new']
  }
}

function sameAs({ id }: Candidate): RowChoice {
  return `same:${id}`
}
