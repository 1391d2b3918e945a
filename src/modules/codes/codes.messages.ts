import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import type { CodeState } from './code.ts'
import type { LineProblem } from './code-list.ts'
import { ar } from './codes.messages.ar.ts'
import { en } from './codes.messages.en.ts'
import { fr } from './codes.messages.fr.ts'
import type { CodeRefusal } from './refusal.ts'

export interface CodeWords {
  readonly refusals: Messages<CodeRefusal>
  /** What is wrong with a line of an upload. */
  readonly problems: Messages<LineProblem>
  readonly moreProblems: (others: number) => string
  readonly states: Readonly<Record<CodeState, string>>
  /** The same, after how many there are. */
  readonly counted: Readonly<Record<CodeState, (codes: number) => string>>
  readonly numbered: (number: number) => string
  readonly pool: {
    /** The link to the page. */
    readonly link: string
    readonly title: (free: number) => string
    readonly none: string
    readonly noneDetail: string
    readonly noneForManager: string
    readonly sealed: string
    readonly free: string
    readonly given: string
    readonly givenDetail: string
    readonly expired: string
    readonly dead: string
    readonly of: (total: number) => string
    readonly lowDetail: (lowAt: number) => string
    readonly low: string
    readonly endSoon: (codes: number, first: CivilDate) => string
    readonly keyMissing: string
    readonly keyMissingDetail: string
    readonly added: (codes: number) => string
    readonly thresholdSet: string
    readonly died: string
    readonly replaced: string
    readonly tabs: string
    readonly all: string
    readonly caption: string
    readonly code: string
    readonly state: string
    readonly ends: string
    readonly noEnd: string
    readonly noneSuch: string
  }
  readonly upload: {
    readonly title: string
    readonly detail: string
    readonly paste: string
    readonly pasteHint: string
    readonly file: string
    readonly fileHint: string
    readonly byFile: string
    readonly add: string
  }
  readonly threshold: {
    readonly title: string
    readonly label: string
    readonly hint: string
    readonly save: string
  }
  /** One code, without the code. */
  readonly one: {
    readonly title: (number: number, state: CodeState) => string
    readonly ends: (on: CivilDate) => string
    readonly broughtIn: string
    readonly by: (name: string) => string
    readonly givenTo: (company: string) => string
    readonly seenBy: (name: string) => string
    readonly spent: string
    readonly died: (reason: string) => string
    readonly replacedBy: string
    readonly replaces: string
    readonly story: string
    readonly doesNotWork: string
    readonly doesNotWorkDetail: string
    readonly doesNotWorkFree: string
    readonly reason: string
    readonly declare: string
    readonly declareFree: string
  }
  /** Who saw what. */
  readonly trace: {
    readonly link: string
    readonly title: (acts: number) => string
    readonly detail: string
    readonly caption: string
    readonly when: string
    readonly who: string
    readonly what: string
    readonly brought: (codes: number) => string
    readonly saw: (number: number) => string
    readonly system: string
    readonly none: string
    readonly noneDetail: string
  }
  readonly letter: {
    readonly greeting: string
    readonly lowSubject: (offer: string, free: number) => string
    readonly low: (offer: string, free: number, lowAt: number) => string
    readonly lowNext: string
    readonly endingSubject: (codes: number) => string
    readonly ending: string
    readonly endingLine: (offer: string, codes: number, first: CivilDate) => string
    readonly endingNext: string
    readonly why: (park: string) => string
  }
  /** On the page of all offers. */
  readonly notice: {
    readonly title: (offers: number) => string
    readonly line: (offer: string, free: number) => string
  }
}

export const codeWords: InLanguages<CodeWords> = { fr, ar, en }
