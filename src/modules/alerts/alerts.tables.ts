import type { Generated } from 'kysely'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { DaysBefore } from './closing.ts'
import type { LetterKind } from './letter-kind.ts'
import type { ToldStanding } from './told.ts'

declare module '../../platform/database.ts' {
  interface Tables {
    toldCompanies: ToldCompaniesTable
    toldStandings: ToldStandingsTable
    closingLetters: ClosingLettersTable
    declinedLetters: DeclinedLettersTable
  }
}

interface ToldCompaniesTable {
  operatorId: Generated<Id<'operator'>>
  companyId: Id<'company'>
  /** The Monday of the last week in which its rights were looked at. */
  toldOn: CivilDate
}

interface ToldStandingsTable {
  operatorId: Generated<Id<'operator'>>
  companyId: Id<'company'>
  offerId: Id<'offer'>
  standing: ToldStanding
}

interface ClosingLettersTable {
  operatorId: Generated<Id<'operator'>>
  companyId: Id<'company'>
  userId: Id<'user'>
  offerId: Id<'offer'>
  closesOn: CivilDate
  daysBefore: DaysBefore
  toldAt: Date
}

interface DeclinedLettersTable {
  operatorId: Generated<Id<'operator'>>
  userId: Id<'user'>
  kind: LetterKind
  declinedAt: Date
}
