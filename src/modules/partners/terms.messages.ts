import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages } from '../../kernel/messages.ts'
import type { VersionOrigin } from './offer.ts'
import { ar } from './terms.messages.ar.ts'
import { en } from './terms.messages.en.ts'
import { fr } from './terms.messages.fr.ts'

/** The words for terms that move on: taking them over, what is new of them, correcting them. */
export interface TermsWords {
  readonly adopt: {
    readonly above: string
    readonly title: (offer: string) => string
    readonly detail: string
    readonly theirs: string
    readonly gives: string
    readonly local: string
    readonly localDetail: string
    readonly sites: string
    readonly sitesHint: string
    readonly hosted: string
    readonly hostedAtLeast: string
    readonly ageAtLeast: string
    readonly ageUnder: string
    readonly headcountAtLeast: string
    readonly headcountUnder: string
    readonly sectors: string
    readonly limitSectors: string
    readonly count: string
    readonly adopt: string
    readonly already: string
    readonly see: string
    readonly usedAlready: string
  }
  readonly news: {
    /** Above a link to the news. */
    readonly notice: (offers: number) => string
    readonly look: string
    readonly title: (offers: number) => string
    readonly detail: string
    readonly noneDetail: string
    readonly above: string
    readonly examine: string
    readonly examineOffer: (offer: string) => string
    readonly changes: Readonly<Record<'rule' | 'benefits' | 'dates' | 'keeps' | 'ended' | 'said', string>>
    readonly back: string
  }
  readonly change: {
    readonly title: (offer: string, gains: number, loses: number) => string
    readonly ended: (offer: string) => string
    readonly detail: (partner: string, on: CivilDate) => string
    readonly changes: string
    readonly onlyWords: string
    readonly gone: string
    readonly come: string
    readonly benefitsGone: string
    readonly benefitsCome: string
    readonly from: string
    readonly until: string
    readonly noEnd: string
    readonly becomes: (before: string, after: string) => string
    readonly keeps: Readonly<Record<'yes' | 'no', string>>
    readonly entered: string
    readonly own: string
    readonly theirs: string
    readonly since: (day: CivilDate) => string
    readonly till: (day: CivilDate) => string
    readonly counted: (companies: number, before: number, after: number) => string
    /** How many have an offer that ends. */
    readonly endedFor: (companies: number) => string
    readonly seeWho: string
    readonly gains: (companies: number) => string
    readonly loses: (companies: number) => string
    readonly unsure: (companies: number) => string
    readonly others: (companies: number) => string
    readonly couldGain: string
    readonly couldLose: string
    readonly nobodyGains: string
    readonly nobodyLoses: string
    readonly undecided: string
    readonly accept: string
    readonly acceptShort: string
    readonly acceptDetail: string
    readonly acceptEnded: string
    readonly acceptEndedDetail: string
    readonly keep: string
    readonly keepDetail: string
    readonly reason: string
    readonly reasonHint: string
    readonly directorDecides: string
    readonly answered: string
  }
  readonly beside: {
    readonly title: string
    readonly detail: string
    readonly kept: (day: CivilDate, reason: string) => string
    readonly local: string
    readonly origins: Readonly<Record<VersionOrigin, string>>
    readonly correct: string
  }
  readonly correct: {
    readonly above: string
    readonly title: string
    readonly detail: string
    readonly change: string
    readonly note: string
    readonly noteHint: string
    readonly from: string
    readonly until: string
    readonly keeps: string
    readonly rule: string
    readonly ruleDetail: string
    readonly ruleText: string
    readonly benefits: string
    readonly benefitsDetail: string
    readonly gone: string
    readonly percent: string
    readonly another: string
    readonly anotherDetail: string
    readonly source: string
    readonly sourceDetail: string
    readonly readOn: string
    readonly preview: string
    readonly publish: string
    readonly closed: string
    readonly usedAlready: string
  }
}

export const termsWords: InLanguages<TermsWords> = { fr, ar, en }
