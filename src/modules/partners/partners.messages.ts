import type { CivilDate } from '../../kernel/civil-date.ts'
import type { InLanguages, Messages } from '../../kernel/messages.ts'
import type { BenefitKind } from './benefit.ts'
import type { Certainty, OfferKind } from './catalogue.ts'
import type { FieldProblem } from './typed-reader.ts'
import { ar } from './partners.messages.ar.ts'
import { en } from './partners.messages.en.ts'
import { fr } from './partners.messages.fr.ts'

export interface PartnerWords {
  readonly above: string
  readonly kinds: Readonly<Record<OfferKind, string>>
  readonly benefitKinds: Readonly<Record<BenefitKind, string>>
  readonly certainties: Readonly<Record<Certainty, string>>
  readonly catalogue: {
    readonly title: (offers: number) => string
    readonly detail: string
    readonly adoptAll: (offers: number) => string
    readonly adopt: string
    readonly adoptOffer: (title: string) => string
    readonly adopted: string
    readonly examine: string
    readonly tabs: string
    readonly toReadAgain: string
    readonly toReadAgainDetail: string
    readonly readSource: string
    readonly readSourceOf: (title: string) => string
    readonly nothingToRead: string
    readonly nothingToReadDetail: string
    readonly ended: string
    readonly endedDetail: string
    readonly unconfirmed: string
    readonly unconfirmedDetail: string
    readonly open: string
    readonly rule: string
    readonly source: (name: string) => string
    readonly from: (day: CivilDate) => string
    readonly until: (day: CivilDate) => string
    readonly done: (offers: number) => string
    readonly doneDetail: string
  }
  readonly form: {
    readonly title: string
    readonly detail: string
    readonly languages: Readonly<Record<'fr' | 'ar' | 'en', string>>
    readonly offer: string
    readonly name: string
    readonly summary: string
    readonly kind: string
    readonly partner: string
    readonly newPartner: string
    readonly partnerName: string
    readonly partnerWebsite: string
    readonly benefit: string
    readonly benefitKind: string
    readonly benefitText: string
    readonly upTo: string
    readonly months: string
    readonly conditions: string
    readonly conditionsDetail: string
    readonly hosted: string
    readonly ageMonths: string
    readonly ageAtLeast: string
    readonly ageSince: string
    readonly activity: string
    readonly incorporation: string
    readonly turnover: string
    readonly fiscalYear: string
    readonly fiscalYearHint: string
    readonly rate: string
    readonly rateHint: string
    readonly rateCurrency: string
    readonly raised: string
    readonly sites: string
    readonly stayAtLeast: string
    readonly begunFrom: string
    readonly begunBefore: string
    readonly turnoverAtLeast: string
    readonly raisedAtLeast: string
    readonly headcountUnder: string
    readonly headcountAtLeast: string
    readonly sectorsNot: string
    readonly productStages: string
    readonly businessModels: string
    readonly countries: string
    readonly otherCountries: string
    readonly otherCountriesHint: string
    readonly sectors: string
    readonly stages: string
    readonly legalForms: string
    readonly question: string
    readonly questionDetail: string
    readonly asks: string
    readonly requires: string
    readonly expects: string
    readonly yes: string
    readonly no: string
    readonly dates: string
    readonly from: string
    readonly until: string
    readonly source: string
    readonly sourceUrl: string
    readonly sourceTitle: string
    readonly certainty: string
    readonly preview: string
    readonly previewed: string
    /** How many companies a draft lets in, cannot tell of, keeps out. */
    readonly counted: (yes: number, unknown: number, no: number) => string
    /** Above what its author should know. */
    readonly lookedAt: (findings: number) => string
    readonly nothingToPreview: string
    readonly publish: string
    readonly usedAlready: string
    readonly partnerGone: string
  }
  readonly problems: Messages<FieldProblem>
}

export const partnerWords: InLanguages<PartnerWords> = { fr, ar, en }
