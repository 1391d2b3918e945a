import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import type { Verifier } from '../agreements/index.ts'
import type { Verdict } from '../eligibility/index.ts'
import { type NoticeText, noticeKind } from '../notices/index.ts'
import type { ClaimState, StepAct, ValueKind } from './claim.ts'
import { ar } from './claims.messages.ar.ts'
import { en } from './claims.messages.en.ts'
import { fr } from './claims.messages.fr.ts'
import type { FollowUp } from './follow-claim.ts'
import type { ClaimRefusal } from './refusal.ts'

/** What the notice and the letter about a step are made from. */
export type StepTold = {
  readonly act: StepAct
  readonly company: string
  readonly fr: string
  readonly ar: string
  readonly en: string
  readonly reason: string | null
  readonly withCode: boolean
  readonly papers: number
}

export interface ClaimWords {
  readonly refusals: Messages<ClaimRefusal>
  readonly states: Readonly<Record<ClaimState, string>>
  readonly acts: Readonly<Record<StepAct, string>>
  readonly verifiers: Readonly<Record<Verifier, string>>
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly values: Readonly<Record<ValueKind, { readonly name: string; readonly meaning: string }>>
  /** What people are told of a step. */
  readonly told: (told: StepTold, offer: string) => NoticeText
  /** The button on an offer that a company is entitled to, and what stands there once it is claimed. */
  readonly ask: {
    readonly button: string
    readonly buttonFor: string
    readonly spoken: (offer: string) => string
    readonly running: (state: ClaimState) => string
    readonly exception: string
  }
  readonly list: {
    readonly ours: (open: number, granted: number) => string
    readonly oursDetail: string
    readonly toDecide: (claims: number) => string
    readonly toDecideDetail: string
    readonly none: string
    readonly noneDetail: string
    /** Where none is in one of the park's lists. */
    readonly noneOf: Readonly<Record<'open' | 'running' | 'over', NoticeText>>
    readonly seeOpportunities: string
    readonly tabs: string
    readonly tab: Readonly<Record<'open' | 'running' | 'over', (claims: number) => string>>
    readonly company: string
    readonly offer: string
    readonly site: string
    readonly state: string
    readonly asked: string
    readonly waits: string
    readonly owner: string
    readonly nobody: string
    readonly workingDays: (days: number) => string
    readonly overdue: string
    readonly holidays: string
  }
  readonly claim: {
    readonly title: (state: ClaimState, company: string, offer: string) => string
    readonly above: string
    readonly done: Readonly<
      Record<'asked' | 'granted' | 'decided' | 'followed' | 'document' | 'taken-over' | 'replaced', string>
    >
    readonly facts: string
    readonly by: string
    readonly decides: string
    readonly decideBy: string
    readonly escalatedOn: string
    readonly overdue: (workingDays: number) => string
    readonly overdueDetail: (by: CivilDate, escalatedOn: CivilDate | undefined) => string
    readonly rule: string
    readonly exception: string
    readonly number: string
    readonly grantedOn: string
    readonly activateBy: string
    readonly activateBefore: (day: CivilDate) => string
    readonly decide: string
    readonly decideDetail: string
    readonly reason: string
    readonly reasonHint: string
    readonly asException: string
    readonly verify: string
    readonly grant: string
    readonly refuse: string
    readonly takeOver: string
    readonly waitsFor: (whom: Verifier) => string
    readonly documents: string
    readonly documentsDetail: string
    readonly documentsDone: string
    readonly missing: string
    readonly add: (name: string) => string
    readonly upload: string
    readonly fileHint: string
    readonly code: string
    readonly codeReady: string
    readonly codeSeen: (day: CivilDate) => string
    readonly codeForCompany: string
    readonly codeSpent: string
    readonly codeEnds: (day: CivilDate) => string
    readonly reveal: string
    readonly revealAgain: string
    readonly revealHint: string
    readonly shownOnce: string
    readonly codeNumber: (number: number) => string
    readonly back: string
    readonly dead: string
    readonly deadHint: string
    readonly replace: string
    readonly values: string
    readonly valuesDetail: string
    readonly unknownValue: string
    readonly value: string
    readonly amount: string
    readonly on: string
    readonly source: string
    readonly history: string
    readonly system: string
    readonly next: string
    readonly follow: Readonly<Record<FollowUp, string>>
    /** The same when the park records it for a company. */
    readonly followFor: Readonly<Record<FollowUp, string>>
    readonly followHint: Readonly<Record<FollowUp, string>>
    readonly amountOf: Readonly<Record<'activate' | 'use', string>>
    readonly amountHint: string
    readonly sourceHint: string
    /** What a company can do once its request has led to nothing. */
    readonly afterwards: Readonly<Record<'refused' | 'withdrawn' | 'expired' | 'revoked', string>>
  }
  /** Where an offer could not be claimed. */
  readonly refused: {
    readonly title: string
    readonly back: string
    readonly yours: string
  }
  readonly exception: {
    readonly title: (company: string) => string
    readonly detail: string
    readonly says: (verdict: Verdict) => string
    readonly reason: string
    readonly reasonHint: string
    readonly grant: string
    readonly cancel: string
  }
}

export const claimWords: InLanguages<ClaimWords> = { fr, ar, en }

const toldIn = (language: Language) => (told: StepTold) => claimWords[language].told(told, told[language])

/** What people are told of the steps of claims. */
export const claimNotice = noticeKind<StepTold>('claim.step', { fr: toldIn('fr'), ar: toldIn('ar'), en: toldIn('en') })
