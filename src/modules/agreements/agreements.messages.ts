import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import type { Money } from '../../kernel/money.ts'
import type { AgreementState, Side } from './agreement.ts'
import { ar } from './agreements.messages.ar.ts'
import { en } from './agreements.messages.en.ts'
import { fr } from './agreements.messages.fr.ts'
import type { BroughtStep, BroughtValue } from './brought.ts'
import type { Verifier } from './limits.ts'
import type { AgreementRefusal } from './refusal.ts'

export interface AgreementWords {
  readonly states: Readonly<Record<AgreementState, string>>
  readonly sides: Readonly<Record<Side, string>>
  readonly list: ListWords
  readonly one: OneWords
  readonly form: FormWords
  readonly limits: LimitsWords
  readonly advice: AdviceWords
  readonly letter: ReminderWords
  readonly refusals: Messages<AgreementRefusal>
}

export interface ListWords {
  /** The finding: how many run today. */
  readonly title: (running: number) => string
  readonly titleOfNone: string
  readonly noneDetail: string
  readonly noneForOthers: string
  readonly detail: (day: CivilDate) => string
  readonly caption: string
  readonly write: string
  readonly agreement: string
  readonly state: string
  readonly dates: string
  readonly offers: string
  readonly nextDuty: string
  readonly noDuty: string
  /** Folded: those that are over. */
  readonly ended: (agreements: number) => string
  /** A state that says when it ends. */
  readonly endsIn: (days: number) => string
  /** Above the list: how many end soon. */
  readonly soon: (agreements: number, days: number) => string
  readonly late: string
}

export interface OneWords {
  readonly above: string
  readonly detail: (partner: string, number: string) => string
  readonly edit: string
  readonly renew: string
  readonly done: Readonly<
    Record<
      | 'written'
      | 'rewritten'
      | 'renewed'
      | 'suspended'
      | 'ended'
      | 'resumed'
      | 'duty'
      | 'duty-done'
      | 'duty-dropped'
      | 'document'
      | 'document-removed'
      | 'offer'
      | 'offer-removed',
      string
    >
  >
  /** What a reader should know first, by what the agreement is today. */
  readonly draft: string
  readonly draftDetail: string
  readonly notBegun: (day: CivilDate) => string
  readonly suspended: (day: CivilDate) => string
  readonly suspendedDetail: (reason: string) => string
  readonly endsSoon: (days: number, until: CivilDate) => string
  readonly endsSoonDetail: string
  readonly renewedBy: (title: string, begins: CivilDate) => string
  readonly ended: (until: CivilDate) => string
  readonly endedEarly: (from: CivilDate) => string
  readonly endedBecause: (reason: string, after: string) => string
  readonly endedDetail: string
  readonly placesTaken: string
  readonly companiesTaken: string
  /** "12 of 80" */
  readonly takenOf: (used: number, most: number | undefined) => string
  readonly noneLeft: string
  readonly brought: string
  readonly broughtDetail: (day: CivilDate) => string
  readonly broughtSteps: Readonly<Record<BroughtStep, string>>
  readonly broughtValues: Readonly<Record<BroughtValue, string>>
  readonly broughtNothing: string
  readonly offers: string
  readonly offersCaption: string
  readonly offer: string
  readonly seeLimits: string
  readonly seeLimitsOf: (offer: string) => string
  readonly noOffers: string
  readonly noOffersDetail: string
  readonly placeOffer: string
  readonly placeOfferField: string
  readonly place: string
  readonly newOffer: string
  readonly removeOffer: string
  readonly removeOfferOf: (offer: string) => string
  readonly duties: string
  readonly noDuties: string
  readonly dutyStates: {
    readonly done: (times: number) => string
    readonly due: (day: CivilDate, days: number) => string
    readonly late: (days: number) => string
    readonly wasDue: (day: CivilDate) => string
  }
  readonly once: string
  readonly every: (months: number) => string
  readonly doneTimes: (times: number) => string
  readonly markDone: string
  readonly markDoneOf: (duty: string) => string
  readonly dropDuty: string
  readonly dropDutyOf: (duty: string) => string
  readonly addDuty: string
  readonly dutyText: string
  readonly dutySide: string
  readonly dutyDue: string
  readonly dutyEvery: string
  readonly dutyEveryHint: string
  readonly dates: string
  readonly number: string
  readonly partner: string
  readonly signed: string
  readonly notSigned: string
  readonly from: string
  readonly until: string
  readonly noEnd: string
  readonly rate: string
  readonly rateShown: (from: string, value: string, to: string, day: CivilDate) => string
  readonly follows: string
  readonly followedBy: string
  readonly signatories: string
  readonly noSignatories: string
  readonly documents: string
  readonly noDocuments: string
  readonly download: (name: string) => string
  readonly megabytes: (size: string) => string
  readonly kilobytes: (size: string) => string
  readonly attach: string
  readonly file: string
  readonly fileHint: string
  readonly attachNow: string
  readonly removeDocument: string
  readonly removeDocumentOf: (name: string) => string
  readonly suspend: string
  readonly suspendDetail: string
  readonly suspendDay: string
  readonly reason: string
  readonly suspendNow: string
  readonly end: string
  readonly endDetail: string
  readonly endDay: string
  readonly endNow: string
  readonly resume: string
  readonly resumeDay: string
  readonly resumeNow: string
  readonly history: string
  readonly signedMoment: string
  readonly beganMoment: string
  readonly suspendedMoment: (reason: string) => string
  readonly resumedMoment: (reason: string) => string
  readonly endMoment: string
  readonly endedMoment: (reason: string) => string
  readonly order: string
  readonly usedAlready: string
}

export interface FormWords {
  readonly newTitle: string
  readonly newDetail: string
  readonly editTitle: (title: string) => string
  readonly editDetail: string
  readonly renewTitle: (title: string) => string
  readonly renewDetail: string
  readonly paper: string
  readonly partner: string
  readonly newPartner: string
  readonly partnerName: string
  readonly partnerWebsite: string
  readonly title: string
  readonly number: string
  readonly signed: string
  readonly signedHint: string
  readonly begins: string
  readonly until: string
  readonly untilHint: string
  readonly rate: string
  readonly rateDetail: string
  readonly quota: string
  readonly quotaDetail: string
  readonly mostPlaces: string
  readonly mostCompanies: string
  readonly mostCompaniesHint: string
  readonly rateValue: string
  readonly rateFrom: string
  readonly rateTo: string
  readonly rateDay: string
  readonly signatories: string
  readonly signatory: (place: number) => string
  readonly name: string
  readonly held: string
  readonly side: string
  readonly save: string
  readonly saveNew: string
  readonly saveRenewal: string
}

export interface LimitsWords {
  readonly title: (offer: string) => string
  readonly detail: string
  readonly readDetail: string
  readonly howMany: string
  readonly howManyDetail: string
  readonly perOffer: string
  readonly perCompany: string
  readonly perPerson: string
  readonly perSite: string
  readonly perSiteHint: string
  readonly ofSite: (site: string) => string
  readonly ownSites: string
  readonly ownSitesHint: string
  readonly budgetTitle: string
  readonly budget: string
  readonly each: string
  readonly budgetDetail: string
  readonly opens: string
  readonly closes: string
  readonly window: string
  readonly claim: string
  readonly verify: string
  readonly verifiers: Readonly<Record<Verifier, string>>
  readonly documents: string
  readonly documentsHint: (most: number) => string
  readonly values: string
  readonly valuesDetail: string
  readonly year: (year: number) => string
  readonly yearSource: (year: number) => string
  readonly chains: string
  readonly chainsDetail: string
  readonly notWith: string
  readonly onlyAfter: string
  readonly otherOffer: (place: number) => string
  readonly noOther: string
  readonly waitAfter: string
  readonly waitHint: string
  readonly waitBefore: string
  readonly beforeHint: string
  readonly save: string
  readonly saved: string
  readonly unlimited: string
  /** A limit in a few words, for lists. */
  readonly summary: {
    readonly perOffer: (most: number) => string
    readonly perSite: (most: number) => string
    readonly bySite: string
    readonly perCompany: (most: number) => string
    readonly perPerson: (most: number) => string
    readonly budget: (most: Money, each: Money) => string
    readonly opens: (day: CivilDate) => string
    readonly closes: (day: CivilDate) => string
  }
  readonly notWithShown: (offer: string, months: number) => string
  readonly onlyAfterShown: (offer: string, months: number) => string
  readonly tooManyDocuments: (most: number) => string
  readonly sourceMissing: string
}

export interface AdviceWords {
  readonly title: string
  readonly detail: string
  readonly first: string
  readonly blocksNothing: string
  readonly blocks: (offers: readonly string[]) => string
  readonly after: (offers: readonly string[]) => string
  /** Above a company's offers. */
  readonly notice: (offer: string) => string
  readonly noticeDetail: (steps: readonly string[]) => string
}

export interface ReminderWords {
  readonly subjectOfDuty: (agreement: string, days: number) => string
  readonly subjectOfEnd: (agreement: string, days: number) => string
  readonly subjectOfMany: (agreement: string, things: number, days: number) => string
  readonly greeting: (name: string) => string
  readonly lead: (agreement: string, partner: string) => string
  readonly duty: (side: Side, day: CivilDate, days: number) => string
  readonly end: string
  readonly endLine: (day: CivilDate, days: number) => string
  readonly open: string
  readonly why: (park: string) => string
}

export const agreementWords: InLanguages<AgreementWords> = { fr, ar, en }
