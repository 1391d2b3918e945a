import type { Place } from './sheet.ts'

/** What is said of a cell. */
export const CELL_PROBLEMS = [
  'unreadable-date',
  'unreadable-number',
  'approximate',
  'negative',
  'implausible-date',
  'implausible-number',
  'ambiguous-date',
  'wider-date',
  'error-cell',
  'bad-ice',
  'not-an-ice',
  'lost-digits',
  'unknown-sector',
  'unknown-legal-form',
  'unknown-stage',
  'unknown-country',
  'same-name-other-ice',
  'no-name',
  'only-a-name',
  'no-year',
  'column-twice',
  'assumed-day-first',
  'assumed-groups',
  'unit-from-title',
  'no-company-list',
] as const

export const PROBLEM_CODES = ['duplicate-company', 'assumed-currency', ...CELL_PROBLEMS] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** Something of the document that was not taken as it stands, with the place and what stands there. */
export type Problem =
  | ProblemOf<'duplicate-company'>
  | ProblemOf<'assumed-currency'>
  | ProblemOf<(typeof CELL_PROBLEMS)[number]>

export type ProblemOf<Code extends ProblemCode> = Place & { readonly value: string; readonly code: Code } & MoreOf<Code>

type MoreOf<Code> = Code extends 'duplicate-company'
  ? Repetition
  : Code extends 'assumed-currency'
    ? { readonly currency: string }
    : unknown

/** The company was met before, in `firstRow` of `firstSheet`. */
interface Repetition {
  readonly firstSheet: string
  readonly firstRow: number
  readonly differences: readonly Difference[]
}

/** What the second row of a company says otherwise than the first. */
export interface Difference {
  readonly heading: string
  readonly first: string
  readonly second: string
}

/** What a problem asks of people: nothing of it was used, look at it, or know what was assumed. */
export type Severity = 'refused' | 'doubtful' | 'note'

const severities: Readonly<Record<ProblemCode, Severity>> = {
  'duplicate-company': 'doubtful',
  'assumed-currency': 'note',
  'unreadable-date': 'refused',
  'unreadable-number': 'refused',
  approximate: 'doubtful',
  negative: 'refused',
  'implausible-date': 'refused',
  'implausible-number': 'refused',
  'ambiguous-date': 'refused',
  'wider-date': 'doubtful',
  'error-cell': 'refused',
  'bad-ice': 'doubtful',
  'not-an-ice': 'refused',
  'lost-digits': 'refused',
  'unknown-sector': 'note',
  'unknown-legal-form': 'note',
  'unknown-stage': 'doubtful',
  'unknown-country': 'doubtful',
  'same-name-other-ice': 'doubtful',
  'no-name': 'refused',
  'only-a-name': 'doubtful',
  'no-year': 'refused',
  'column-twice': 'note',
  'assumed-day-first': 'note',
  'assumed-groups': 'note',
  'unit-from-title': 'note',
  'no-company-list': 'note',
}

export function severityOf(code: ProblemCode): Severity {
  return severities[code]
}
