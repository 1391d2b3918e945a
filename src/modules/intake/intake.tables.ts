import type { ColumnType, Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Counts, GoneChoice, IntakeState, Setback, SiteChoice } from './intake.ts'
import type { ListedState, RowDetails } from './preview.ts'
import type { EffectKind } from './effect.ts'
import type { Phase } from './progress.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    intakes: IntakesTable
    intakeRows: IntakeRowsTable
    intakeChoices: IntakeChoicesTable
    intakeMappings: IntakeMappingsTable
    intakeProgress: IntakeProgressTable
    intakeEffects: IntakeEffectsTable
  }
}

interface IntakesTable {
  operatorId: Generated<Id<'operator'>>
  id: Id<'intake'>
  fileName: string
  bytes: Buffer
  uploadedBy: string | null
  uploadedAt: Date
  state: Generated<IntakeState>
  /** The day the workbook describes. */
  asOn: CivilDate
  mapping: ColumnType<unknown, string, string>
  siteChoices: ColumnType<Readonly<Record<string, SiteChoice>>, string | undefined, string>
  counts: ColumnType<Counts | null, string | undefined, string | null>
  digest: string | null
  setback: Setback | null
  goneChoice: Generated<GoneChoice>
  applyingAs: ColumnType<Actor | null, string | null | undefined, string | null>
  appliedAt: Date | null
  undoneAt: Date | null
}

interface IntakeRowsTable {
  operatorId: Generated<Id<'operator'>>
  intakeId: Id<'intake'>
  number: number
  sheet: string
  row: number
  name: string
  state: ListedState
  companyId: Id<'company'> | null
  details: ColumnType<RowDetails, string, never>
}

interface IntakeChoicesTable {
  operatorId: Generated<Id<'operator'>>
  intakeId: Id<'intake'>
  sheet: string
  row: number
  choice: string
}

interface IntakeMappingsTable {
  operatorId: Generated<Id<'operator'>>
  signature: string
  mapping: ColumnType<unknown, string, string>
  keptAt: Date
}

interface IntakeProgressTable {
  operatorId: Generated<Id<'operator'>>
  intakeId: Id<'intake'>
  phase: Phase
  done: Generated<number>
  total: Generated<number>
}

interface IntakeEffectsTable {
  operatorId: Generated<Id<'operator'>>
  intakeId: Id<'intake'>
  kind: EffectKind
  subjectId: string
  companyId: Id<'company'> | null
  before: ColumnType<unknown, string | null, never>
}
