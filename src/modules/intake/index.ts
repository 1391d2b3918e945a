export { type FileRefusal, readFile } from './read-file.ts'
export { type Cell, type Place, type Row, type Sheet, columnLetters, textOf } from './sheet.ts'
export { MEANINGS, type Meaning, meaningOf } from './heading.ts'
export {
  type Column,
  type Remembered,
  type SheetUnderstanding,
  type Table,
  type Understanding,
  understand,
} from './understand.ts'
export { type Interpreted, interpret } from './interpret.ts'
export type { ReadingContext } from './read-row.ts'
export { type CompanyDraft, type ReadFact, nameKey } from './company-draft.ts'
export { type Difference, PROBLEM_CODES, type Problem, type ProblemCode, type Severity, severityOf } from './problem.ts'
export { type Town, readTown } from './town.ts'
export { fileRefusalText, meaningText, problemCodeText, problemText } from './intake.messages.ts'

export { applyIntake } from './apply-intake.ts'
export { chooseForRows, decideAndPreview, previewAgain } from './prepare-preview.ts'
export { discardIntake, resumeIntakes, startApplying } from './start-applying.ts'
export { type WhoBelongs, undoIntake } from './undo-intake.ts'
export { uploadWorkbook } from './upload-workbook.ts'
export type { Counts, Intake, IntakeRefusal, IntakeState } from './intake.ts'
export { type People, intakePages } from './intake.pages.ts'
