import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages } from '../../kernel/messages.ts'
import type { Money } from '../../kernel/money.ts'
import { ar } from './calls.messages.ar.ts'
import { en } from './calls.messages.en.ts'
import { fr } from './calls.messages.fr.ts'

/** What to do next, and the lists of whom to call. */
export interface CallsWords {
  readonly next: string
  readonly nothingNext: string
  /** The answer that settles most, as a thing to do: for how many companies, how many cases at once. */
  readonly ask: (companies: number) => string
  readonly settles: (cases: number) => string
  readonly settlesNone: (offers: number) => string
  readonly worth: (amount: Money) => string
  readonly choose: string
  readonly warn: (rights: number, until: CivilDate) => string
  readonly tell: (rights: number, until: CivilDate) => string
  readonly seeList: string
  readonly sent: string
  readonly site: string
  readonly allSites: string
  readonly offer: string
  readonly entitled: string
  readonly oneAnswer: string
  readonly moreAnswers: string
  readonly notEntitled: string
  readonly offersCaption: string
  readonly missingCaption: string
  readonly question: string
  readonly companies: string
  readonly atOnce: string
  readonly offers: string
  readonly upTo: string
  readonly sitesCaption: string
  readonly hosted: string
  readonly entitledToSome: string
  readonly awaited: string
  readonly list: {
    readonly oneAnswerOnly: string
    readonly everyAnswer: string
    readonly forOffer: (offer: string) => string
    readonly answer: string
    readonly more: (answers: number) => string
    readonly contact: string
    readonly noContact: string
    readonly day: string
    readonly choose: (name: string) => string
    readonly askChosen: string
    readonly askHint: string
    readonly exportXlsx: string
    readonly exportCsv: string
  }
  readonly changes: {
    readonly title: Readonly<Record<'lost' | 'gained', (rights: number) => string>>
    readonly caption: Readonly<Record<'lost' | 'gained', string>>
    readonly becomes: string
    readonly nobody: string
  }
  /** Headings of what is exported. */
  readonly exported: {
    readonly answers: string
    readonly name: string
    readonly email: string
    readonly phone: string
  }
}

export const callsWords: InLanguages<CallsWords> = { fr, ar, en }
