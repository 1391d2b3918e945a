import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import { ar } from './inquiries.messages.ar.ts'
import { en } from './inquiries.messages.en.ts'
import { fr } from './inquiries.messages.fr.ts'
import type { InquiryRefusal } from './refusal.ts'

export interface InquiryWords {
  readonly refusals: Messages<InquiryRefusal>
  readonly list: {
    readonly title: string
    readonly detail: string
    readonly caption: string
    readonly asked: string
    readonly on: string
    readonly by: string
    readonly answers: string
    readonly of: (answered: number, asked: number) => string
    readonly none: string
    readonly noneDetail: string
    readonly begin: string
    readonly above: string
  }
  /** Before a letter leaves. */
  readonly preview: {
    readonly title: (companies: number) => string
    readonly nobody: string
    readonly nobodyDetail: string
    readonly questions: string
    readonly questionsHint: string
    readonly otherFact: string
    readonly noOther: string
    readonly letter: string
    readonly letterDetail: string
    readonly linkHere: string
    readonly caption: string
    readonly company: string
    readonly site: string
    readonly to: string
    readonly lately: string
    readonly unreachable: string
    readonly leftOut: (companies: number) => string
    readonly send: (companies: number) => string
    readonly again: string
    readonly cancel: string
  }
  readonly shown: {
    readonly title: (answered: number, asked: number) => string
    readonly detail: (on: CivilDate) => string
    readonly sent: (companies: number) => string
    readonly reminded: string
    readonly revoked: string
    readonly caption: string
    readonly state: string
    readonly answered: (on: CivilDate) => string
    readonly waiting: (on: CivilDate) => string
    readonly closed: (on: CivilDate) => string
    readonly letters: (letters: number) => string
    readonly close: string
    readonly closeFor: (company: string) => string
    readonly remind: (companies: number) => string
    readonly remindFrom: (on: CivilDate) => string
    readonly allAnswered: string
  }
  readonly letter: {
    readonly subject: (park: string, reminder: boolean) => string
    readonly greeting: string
    readonly text: (park: string, company: string, questions: number) => string
    readonly how: string
    readonly until: (until: CivilDate) => string
    readonly ignore: (park: string) => string
  }
  /** The page that a link opens. */
  readonly answer: {
    readonly title: (company: string, questions: number) => string
    readonly detail: (park: string) => string
    readonly hint: string
    /** Above a long list of choices. */
    readonly tick: string
    readonly noneOfThese: string
    readonly check: string
    readonly checkTitle: string
    readonly checkDetail: (company: string, park: string) => string
    readonly on: (day: CivilDate) => string
    readonly leftOpen: string
    readonly confirm: string
    readonly correct: string
    readonly thanks: string
    readonly thanksDetail: string
    readonly signIn: string
    readonly closed: string
    readonly closedDetail: string
  }
}

export const inquiryWords: InLanguages<InquiryWords> = { fr, ar, en }
