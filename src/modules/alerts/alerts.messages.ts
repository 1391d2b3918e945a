import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages } from '../../kernel/messages.ts'
import { ar } from './alerts.messages.ar.ts'
import { en } from './alerts.messages.en.ts'
import { fr } from './alerts.messages.fr.ts'
import type { LetterKind } from './letter-kind.ts'

export interface AlertWords {
  readonly weekly: WeeklyWords
  readonly closing: ClosingWords
  readonly letter: LetterWords
  readonly account: AccountWords
  readonly stop: StopWords
}

/** How many offers a letter tells of, by what has become of them. */
export interface NewsCounts {
  readonly gained: number
  readonly lost: number
  readonly askable: number
  readonly fresh: number
}

export interface WeeklyWords {
  /** The finding: what has changed, counted. */
  readonly subject: (company: string, counts: NewsCounts) => string
  readonly lead: (company: string) => string
  readonly sections: Readonly<Record<keyof NewsCounts, string>>
  /** Why a right was lost where no condition tells it. */
  readonly ended: string
  readonly toConfirm: string
  readonly answersMissing: (answers: number) => string
  /** The offers that an answer decides. */
  readonly decides: (offers: readonly string[]) => string
  readonly others: (items: number) => string
}

export interface ClosingWords {
  readonly subject: (company: string, offer: string, days: number) => string
  readonly subjectOfMany: (company: string, offers: number, days: number) => string
  readonly lead: (company: string, offers: number) => string
  readonly section: string
  readonly lastDay: (day: CivilDate, days: number) => string
  /** The condition that is met until then. */
  readonly onlyWhile: (requirement: string) => string
  readonly ends: string
  /** Above the company's opportunities. */
  readonly notice: (offers: number, days: number) => string
  readonly noticeOne: (offer: string, days: number) => string
  readonly see: string
}

export interface LetterWords {
  readonly greeting: (name: string) => string
  readonly open: string
  readonly answer: string
  readonly why: (company: string, park: string) => string
  readonly stop: Readonly<Record<LetterKind, string>>
}

export interface AccountWords {
  readonly title: string
  readonly detail: string
  readonly choose: string
  readonly kinds: Readonly<Record<LetterKind, { readonly label: string; readonly detail: string }>>
  readonly save: string
  readonly saved: string
}

export interface StopWords {
  readonly title: string
  readonly detail: Readonly<Record<LetterKind, string>>
  readonly confirm: string
  readonly done: string
  readonly doneDetail: string
  readonly account: string
}

export const alertWords: InLanguages<AlertWords> = { fr, ar, en }
