export { type CompanyDraft, type ReadFact, nameKey } from './company-draft.ts'
export { MEANINGS, type Meaning, meaningOf } from './heading.ts'
export { type Interpreted, interpret } from './interpret.ts'
export { type Difference, PROBLEM_CODES, type Problem, type ProblemCode, type Severity, severityOf } from './problem.ts'
export { type FileRefusal, readFile } from './read-file.ts'
export type { ReadingContext } from './read-row.ts'
export { type Cell, type Place, type Row, type Sheet, columnLetters, textOf } from './sheet.ts'
export { type Town, findTown, readTown } from './town.ts'
export {
  type Column,
  type Remembered,
  type SheetUnderstanding,
  type Table,
  type Understanding,
  understand,
} from './understand.ts'
export { fileRefusalText, meaningText, problemCodeText, problemText } from './workbook.messages.ts'
