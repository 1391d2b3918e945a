import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { clean } from '../../kernel/text.ts'
import { type Actor, isDirector, isStaff } from '../../platform/actor.ts'
import type { ListedState } from './preview.ts'
import type { FileRefusal, Meaning } from '../workbook/index.ts'

/** Where a workbook is on its way into the register. */
export type IntakeState = 'understanding' | 'previewed' | 'applying' | 'applied' | 'undone' | 'discarded'

/** Why an application gave up and left the preview as it was: the register moved on meanwhile, or something broke. */
export type Setback = 'register-changed' | 'failed'

/** What becomes of hosted companies that the workbook no longer names: they stay, or their residency ends on its day. */
export type GoneChoice = 'keep' | 'end'

/** How many rows of the preview are of each kind, and how many hosted companies the workbook does not name. */
export type Counts = Readonly<Record<ListedState, number>>

/** A workbook as it came, with what was decided about it. */
export interface Intake {
  readonly id: Id<'intake'>
  readonly fileName: string
  readonly uploadedBy: string | null
  readonly uploadedAt: Date
  readonly state: IntakeState
  readonly asOn: CivilDate
  readonly counts: Counts | null
  readonly setback: Setback | null
  readonly goneChoice: GoneChoice
  readonly appliedAt: Date | null
  readonly undoneAt: Date | null
}

/** What a person decided about a site's name that the register does not know: add it, it is that site, or no site at all. */
export type SiteChoice = 'create' | 'none' | Id<'site'>

export type IntakeRefusal =
  | FileRefusal
  | { readonly code: 'not-allowed' }
  | { readonly code: 'intake-not-found' }
  | { readonly code: 'no-file' }
  | { readonly code: 'file-too-big'; readonly megabytes: number }
  | { readonly code: 'day-malformed' }
  | { readonly code: 'no-name-column'; readonly sheet: string }
  | { readonly code: 'meaning-twice'; readonly meaning: Meaning; readonly headings: readonly string[] }
  | { readonly code: 'no-companies' }
  | { readonly code: 'too-many-companies'; readonly most: number }
  | { readonly code: 'not-now'; readonly state: IntakeState }
  | { readonly code: 'register-changed' }
  | { readonly code: 'built-upon'; readonly dependents: readonly Dependent[] }
  | { readonly code: 'ice-given-away' }

/** What later work stands on something that a workbook brought. */
export type LaterWork = 'facts' | 'identity' | 'residency' | 'people' | 'other'

/** A company whose later work would be lost if the workbook were taken back. */
export interface Dependent {
  readonly companyId: Id<'company'>
  readonly name: string
  readonly because: LaterWork
}

/** The largest file taken in. */
export const MOST_MEGABYTES = 10

/** The most companies one workbook may bring. */
export const MOST_COMPANIES = 25_000

/** The longest names and sources that the register holds. */
export const MOST_NAME = 200
export const MOST_SOURCE = 300

/** Whether the actor may bring workbooks at all; which rows of them is settled row by row. */
export function mayTakeIn(actor: Actor): boolean {
  return isStaff(actor)
}

/** Whether the actor may open this workbook: a director any, a site manager his own. */
export function mayOpen(actor: Actor, { uploadedBy }: Pick<Intake, 'uploadedBy'>): boolean {
  return isDirector(actor) || (isStaff(actor) && actor.userId !== undefined && uploadedBy === actor.userId)
}

/** The last part of a file's path, short enough to be kept and shown; never empty. */
export function fileNameOf(path: string): string {
  const name = clean(path.replace(/^.*[/\\]/, ''))
  if (name === '') return 'workbook'
  const ending = /\.[a-z0-9]{1,5}$/i.exec(name)?.[0] ?? ''
  return name.length <= 120 ? name : `${name.slice(0, 110).replace(/[\ud800-\udbff]$/, '')}…${ending}`
}
