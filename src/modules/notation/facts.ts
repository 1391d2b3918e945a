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
} from '../rules/index.ts'
import type { Phrase } from './words.ts'

type Words<Name extends string> = Readonly<Record<Name, Phrase>>

/** How the text form calls the facts of the vocabulary. A fact that a rule declares keeps its key: `number:stable-jobs`. */
export const FACT_PHRASES: Words<DateFact | MoneyFact | NumberFact | ChoiceFact> = {
  activityStartedOn: { en: 'start of activity', fr: "début d'activité" },
  incorporatedOn: { en: 'incorporation', fr: 'création' },
  lastRoundOn: { en: 'last round', fr: 'dernière levée' },
  hostedSince: { en: 'start of the stay', fr: 'début du séjour' },
  applicantBornOn: { en: 'birth of the applicant', fr: 'naissance du demandeur' },

  fundingRaised: { en: 'funding raised', fr: 'fonds levés' },
  turnoverLast12Months: { en: 'turnover of the last 12 months', fr: "chiffre d'affaires des 12 derniers mois" },
  recurringRevenue: { en: 'recurring revenue', fr: 'revenu récurrent' },
  projectInvestment: { en: 'investment of the project', fr: 'investissement du projet' },
  requestedAmount: { en: 'amount requested', fr: 'montant demandé' },

  headcount: { en: 'headcount', fr: 'effectif' },
  womenHeadcount: { en: 'women in the headcount', fr: "femmes dans l'effectif" },
  meanAge: { en: 'mean age', fr: 'âge moyen' },
  developers: { en: 'developers', fr: 'développeurs' },
  ownFundsPercent: { en: 'percentage of own funds', fr: 'pourcentage de fonds propres' },

  sector: { en: 'sector', fr: 'secteur' },
  stage: { en: 'stage', fr: 'stade' },
  legalForm: { en: 'legal form', fr: 'forme juridique' },
  country: { en: 'country', fr: 'pays' },
  region: { en: 'region', fr: 'région' },
  markets: { en: 'markets', fr: 'marchés' },
  businessModel: { en: 'business model', fr: 'modèle économique' },
  ownership: { en: 'ownership', fr: 'détention' },
  activityClass: { en: 'activity class', fr: "classe d'activité" },
  productStage: { en: 'stage of the product', fr: 'stade du produit' },
  investorTypes: { en: 'investor types', fr: "types d'investisseurs" },
  memberships: { en: 'memberships', fr: 'adhésions' },
  labels: { en: 'labels', fr: 'labels' },
  applicantCountry: { en: 'country of the applicant', fr: 'pays du demandeur' },
  taxCountry: { en: 'tax country', fr: "pays d'imposition" },
  intendedUse: { en: 'intended use', fr: 'usage prévu' },
}

/** Facts whose phrase is followed by the code of a provider, a programme or a list. */
export const RELATION_PHRASES: Words<RelationDate | RelationMoney | RelationNumber | RelationChoice> = {
  lastReceivedOn: { en: 'last receipt of', fr: 'dernière obtention de' },
  planSince: { en: 'start of the plan at', fr: 'début de la formule chez' },
  receivedAmount: { en: 'amount received of', fr: 'montant reçu de' },
  monthlySpendAt: { en: 'monthly spend at', fr: 'dépense mensuelle chez' },
  seatsAt: { en: 'seats at', fr: 'licences chez' },
  planAt: { en: 'plan at', fr: 'formule chez' },
}

/** Yes and no of a relation, each a phrase of its own. */
export const FLAG_PHRASES: Readonly<Record<RelationFlag, { readonly yes: Phrase; readonly no: Phrase }>> = {
  customerOf: {
    yes: { en: 'customer of', fr: 'cliente de' },
    no: { en: 'not a customer of', fr: 'pas cliente de' },
  },
  accountAt: {
    yes: { en: 'account at', fr: 'compte chez' },
    no: { en: 'no account at', fr: 'aucun compte chez' },
  },
  referredBy: {
    yes: { en: 'referred by', fr: 'recommandée par' },
    no: { en: 'not referred by', fr: 'pas recommandée par' },
  },
  holds: {
    yes: { en: 'holds', fr: 'détient' },
    no: { en: 'does not hold', fr: 'ne détient pas' },
  },
  holdsKind: {
    yes: { en: 'holds one of the kind', fr: 'détient un avantage du type' },
    no: { en: 'holds none of the kind', fr: 'ne détient aucun avantage du type' },
  },
  received: {
    yes: { en: 'received', fr: 'a reçu' },
    no: { en: 'never received', fr: "n'a jamais reçu" },
  },
  receivedByFounder: {
    yes: { en: 'a founder received', fr: 'un fondateur a reçu' },
    no: { en: 'no founder received', fr: "aucun fondateur n'a reçu" },
  },
  receivedByGroup: {
    yes: { en: 'the group received', fr: 'le groupe a reçu' },
    no: { en: 'the group never received', fr: "le groupe n'a jamais reçu" },
  },
  receivedByPredecessor: {
    yes: { en: 'a predecessor received', fr: 'un prédécesseur a reçu' },
    no: { en: 'no predecessor received', fr: "aucun prédécesseur n'a reçu" },
  },
  onList: {
    yes: { en: 'on the list', fr: 'sur la liste' },
    no: { en: 'not on the list', fr: 'pas sur la liste' },
  },
}
