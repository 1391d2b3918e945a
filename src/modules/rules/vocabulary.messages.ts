import { type InLanguages, french } from '../../kernel/messages.ts'
import type {
  ChoiceFact,
  DateFact,
  MoneyFact,
  NumberFact,
  RelationChoice,
  RelationDate,
  RelationFlag,
  RelationMoney,
  RelationNumber,
} from './facts.ts'
import { ar } from './vocabulary.messages.ar.ts'
import { en } from './vocabulary.messages.en.ts'
import { fr } from './vocabulary.messages.fr.ts'
import type {
  ACTIVITY_CLASSES,
  BUSINESS_MODELS,
  CountryGroup,
  INTENDED_USES,
  INVESTOR_TYPES,
  LegalForm,
  LegalFormGroup,
  OWNERSHIPS,
  PRODUCT_STAGES,
  Sector,
  SectorGroup,
  Stage,
} from './vocabulary.ts'

/** How a fact is called, and how a founder is asked for it. */
export interface FactWords {
  readonly label: string
  readonly question: string
}

/** A yes or no of a relation: its label says the yes, `denied` the no. */
export interface FlagWords extends FactWords {
  readonly denied: string
}

export interface VocabularyWords {
  readonly facts: Readonly<Record<DateFact | MoneyFact | NumberFact | ChoiceFact | 'owners', FactWords>>
  /** With the name of the provider, programme, category or list. */
  readonly flags: Readonly<Record<RelationFlag, (name: string) => FlagWords>>
  readonly relations: Readonly<
    Record<RelationDate | RelationMoney | RelationNumber | RelationChoice, (name: string) => FactWords>
  >
  readonly turnover: (year: string) => FactWords
  /** An answer, a decision and a fact of a rule's own, where the rule that words them is not at hand. */
  readonly answer: (key: string) => FactWords
  readonly decision: (key: string) => FactWords
  readonly declared: (name: string) => FactWords
  readonly codes: CodeWords
  /** Countries themselves are named by Unicode's data. */
  readonly countryGroups: Readonly<Record<CountryGroup, string>>
}

type CodeWords = {
  readonly sector: Readonly<Record<Sector | SectorGroup, string>>
  readonly stage: Readonly<Record<Stage, string>>
  readonly legalForm: Readonly<Record<LegalForm | LegalFormGroup, string>>
  readonly businessModel: Readonly<Record<(typeof BUSINESS_MODELS)[number], string>>
  readonly ownership: Readonly<Record<(typeof OWNERSHIPS)[number], string>>
  readonly activityClass: Readonly<Record<(typeof ACTIVITY_CLASSES)[number], string>>
  readonly productStage: Readonly<Record<(typeof PRODUCT_STAGES)[number], string>>
  readonly investorTypes: Readonly<Record<(typeof INVESTOR_TYPES)[number], string>>
  readonly intendedUse: Readonly<Record<(typeof INTENDED_USES)[number], string>>
}

export const vocabularyWords: InLanguages<VocabularyWords> = { fr: french(fr), ar, en }
