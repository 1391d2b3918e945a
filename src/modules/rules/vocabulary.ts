import type {
  ChoiceFact,
  ChoiceKey,
  DateFact,
  DateKey,
  DeclaredKey,
  FactKey,
  FactValue,
  FlagKey,
  MoneyFact,
  MoneyKey,
  NumberFact,
  NumberKey,
  RelationFlag,
} from './facts.ts'
import type { OrderedFact } from './rule.ts'

/** Sectors of a technology park. A company may have several. */
export const SECTORS = [
  'software',
  'it-consulting',
  'cloud',
  'cybersecurity',
  'big-data',
  'ai',
  'iot',
  'blockchain',
  'fintech',
  'health',
  'edtech',
  'agritech',
  'green-tech',
  'logistics',
  'robotics',
  'hardware',
  'mobile',
  'games',
  'creative-industries',
  'media',
  'e-commerce',
  'telecom',
  'legal-tech',
  'tourism',
  'crypto-mining',
  'other',
] as const

/** Stages of funding, from the first to the last. */
export const STAGES = [
  'bootstrapped',
  'pre-seed',
  'seed',
  'series-a',
  'series-b',
  'series-c-plus',
  'listed',
  'acquired',
] as const

export const LEGAL_FORMS = [
  'project-holder',
  'auto-entrepreneur',
  'ei',
  'snc',
  'sarl-au',
  'sarl',
  'sas',
  'sa',
  'cooperative',
  'association',
  'other',
] as const

/** ISO 3166-1 alpha-2, as assigned in 2026. */
export const COUNTRIES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
  'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT ' +
  'JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP ' +
  'MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA ' +
  'RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT ' +
  'TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ')

const ICT = [
  'software',
  'it-consulting',
  'cloud',
  'cybersecurity',
  'big-data',
  'ai',
  'iot',
  'blockchain',
  'mobile',
  'telecom',
] as const

const SECTOR_GROUPS = {
  ict: ICT,
  technology: [...ICT, 'fintech', 'health', 'edtech', 'agritech', 'green-tech', 'robotics', 'hardware', 'legal-tech'],
  creative: ['creative-industries', 'media', 'games'],
} as const satisfies Record<string, readonly (typeof SECTORS)[number][]>

const LEGAL_FORM_GROUPS = { 'natural-person': ['auto-entrepreneur', 'ei'] } as const satisfies Record<
  string,
  readonly (typeof LEGAL_FORMS)[number][]
>

/** Africa as the United Nations' M49 standard has it; the European Union's members in 2026. */
const COUNTRY_GROUPS = {
  africa: (
    'DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU YT MA MZ NA NE ' +
    'NG RE RW SH ST SN SC SL SO ZA SS SD TZ TG TN UG EH ZM ZW'
  ).split(' '),
  'european-union': 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '),
} as const satisfies Record<string, readonly string[]>

export const BUSINESS_MODELS = [
  'product',
  'software-service',
  'marketplace',
  'services',
  'consultancy',
  'agency',
  'dev-shop',
  'reseller',
  'distributor',
  'cloud-provider',
  'educational-institution',
  'government',
  'nonprofit',
  'personal-site',
  'other',
] as const

export const OWNERSHIPS = ['private', 'listed', 'public-body'] as const

export const ACTIVITY_CLASSES = ['industry', 'commerce', 'crafts', 'services', 'farming'] as const

/** How far the product is, from the idea on. */
export const PRODUCT_STAGES = ['pre-product', 'prototype', 'mvp', 'launched', 'growing'] as const

export const INVESTOR_TYPES = [
  'founders',
  'family-and-friends',
  'angel',
  'institutional',
  'corporate',
  'public',
  'crowd',
] as const

export const INTENDED_USES = ['own-product', 'internal', 'research', 'resale', 'crypto-mining', 'other'] as const

export type Sector = (typeof SECTORS)[number]
export type Stage = (typeof STAGES)[number]
export type LegalForm = (typeof LEGAL_FORMS)[number]
export type SectorGroup = keyof typeof SECTOR_GROUPS
export type LegalFormGroup = keyof typeof LEGAL_FORM_GROUPS
export type CountryGroup = keyof typeof COUNTRY_GROUPS

/** The choice facts whose codes the vocabulary names; of the others any code may be held. */
export type ClosedChoice = Exclude<ChoiceFact, 'region' | 'memberships' | 'labels'>

const codes: Readonly<Record<ClosedChoice, readonly string[]>> = {
  sector: SECTORS,
  stage: STAGES,
  legalForm: LEGAL_FORMS,
  country: COUNTRIES,
  markets: COUNTRIES,
  applicantCountry: COUNTRIES,
  taxCountry: COUNTRIES,
  businessModel: BUSINESS_MODELS,
  ownership: OWNERSHIPS,
  activityClass: ACTIVITY_CLASSES,
  productStage: PRODUCT_STAGES,
  investorTypes: INVESTOR_TYPES,
  intendedUse: INTENDED_USES,
}

/** Codes that stand above others: a rule that names one means all below it. A company holds none of them. */
const groups: Partial<Readonly<Record<ClosedChoice, Readonly<Record<string, readonly string[]>>>>> = {
  sector: SECTOR_GROUPS,
  legalForm: LEGAL_FORM_GROUPS,
  country: COUNTRY_GROUPS,
  markets: COUNTRY_GROUPS,
  applicantCountry: COUNTRY_GROUPS,
  taxCountry: COUNTRY_GROUPS,
}

export const DATE_FACTS: readonly DateFact[] = [
  'activityStartedOn',
  'incorporatedOn',
  'lastRoundOn',
  'hostedSince',
  'applicantBornOn',
]
export const MONEY_FACTS: readonly MoneyFact[] = [
  'fundingRaised',
  'turnoverLast12Months',
  'recurringRevenue',
  'projectInvestment',
  'requestedAmount',
]
export const NUMBER_FACTS: readonly NumberFact[] = [
  'headcount',
  'womenHeadcount',
  'meanAge',
  'developers',
  'ownFundsPercent',
]
export const CHOICE_FACTS: readonly ChoiceFact[] = [
  'sector',
  'stage',
  'legalForm',
  'country',
  'region',
  'markets',
  'businessModel',
  'ownership',
  'activityClass',
  'productStage',
  'investorTypes',
  'memberships',
  'labels',
  'applicantCountry',
  'taxCountry',
  'intendedUse',
]
export const ORDERED_FACTS: readonly OrderedFact[] = ['stage', 'productStage']

/** The scale of an ordered fact, from its lowest place to its highest. */
export function scaleOf(fact: OrderedFact): readonly string[] {
  return codes[fact]
}

/** The codes that a choice fact may hold, in the order in which people are shown them; undefined where any may be. */
export function codesOf(fact: ChoiceKey): readonly string[] | undefined {
  return isClosedChoice(fact) ? codes[fact] : undefined
}

/** The codes above others that a rule may name besides, each with all codes below it. */
export function groupsOf(fact: ChoiceKey): ReadonlyMap<string, readonly string[]> {
  return groupMaps.get(fact) ?? noGroups
}

const noGroups: ReadonlyMap<string, readonly string[]> = new Map()
const groupMaps: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map(
  Object.entries(groups).map(([fact, each]) => [fact, new Map(Object.entries(each))]),
)

/** Whether a company may hold several codes of a fact at once; of a declared fact it may. */
export function holdsMany(fact: ChoiceKey): boolean {
  return !oneOnly.has(fact)
}

const oneOnly: ReadonlySet<ChoiceKey> = new Set<ChoiceFact>([
  'stage',
  'legalForm',
  'country',
  'region',
  'businessModel',
  'ownership',
  'activityClass',
  'productStage',
  'applicantCountry',
])

/** A code of a rule as the codes that a company can hold: those below it where it stands above others, else itself. */
export function codesUnder(fact: ChoiceKey, code: string): readonly string[] {
  return groupsOf(fact).get(code) ?? [code]
}

function isClosedChoice(key: ChoiceKey): key is ClosedChoice {
  return Object.hasOwn(codes, key)
}

export function isDateFact(text: unknown): text is DateFact {
  return (DATE_FACTS as readonly unknown[]).includes(text)
}

export function isMoneyFact(text: unknown): text is MoneyFact {
  return (MONEY_FACTS as readonly unknown[]).includes(text)
}

export function isNumberFact(text: unknown): text is NumberFact {
  return (NUMBER_FACTS as readonly unknown[]).includes(text)
}

export function isChoiceFact(text: unknown): text is ChoiceFact {
  return (CHOICE_FACTS as readonly unknown[]).includes(text)
}

/** Fiscal years that a rule or a fact may name. */
export const FISCAL_YEARS = { first: 1900, last: 2199 } as const

/** Lower-case words joined by hyphens: the form of criterion ids, question keys and site codes. */
export function isKebab(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 60 && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
}

/** The kinds of facts whose names have a code after a colon. */
const related: ReadonlyMap<string, FactValue['kind']> = new Map<string, FactValue['kind']>([
  ...(['lastReceivedOn', 'planSince', 'date'] as const).map((name) => [name, 'date'] as const),
  ...(['receivedAmount', 'monthlySpendAt', 'money'] as const).map((name) => [name, 'money'] as const),
  ...(['seatsAt', 'number'] as const).map((name) => [name, 'number'] as const),
  ...(['planAt', 'choices'] as const).map((name) => [name, 'choices'] as const),
  ...(['answer', 'decision'] as const).map((name) => [name, 'answer'] as const),
])

export const RELATION_FLAGS: readonly RelationFlag[] = [
  'customerOf',
  'accountAt',
  'referredBy',
  'holds',
  'holdsKind',
  'received',
  'receivedByFounder',
  'receivedByGroup',
  'receivedByPredecessor',
  'onList',
]
const relationFlags: ReadonlySet<string> = new Set(RELATION_FLAGS)

/** A fact's name in its two parts: "customerOf" and "aws"; the second is undefined where the name has no colon. */
export function splitKey(key: FactKey): { readonly name: string; readonly of: string | undefined } {
  const at = key.indexOf(':')
  return at === -1 ? { name: key, of: undefined } : { name: key.slice(0, at), of: key.slice(at + 1) }
}

/** The text as the name of a fact, if it is one: "headcount", "turnover:2016", "answer:owns-software", "customerOf:aws". */
export function factKeyOf(text: unknown): FactKey | undefined {
  if (typeof text !== 'string') return undefined
  if (text === 'owners' || isDateFact(text) || isMoneyFact(text) || isNumberFact(text) || isChoiceFact(text))
    return text
  const [, year] = /^turnover:(\d{4})$/.exec(text) ?? []
  if (year !== undefined) {
    const known = Number(year) >= FISCAL_YEARS.first && Number(year) <= FISCAL_YEARS.last
    return known ? `turnover:${Number(year)}` : undefined
  }
  const { name, of } = splitKey(text as FactKey)
  return isKebab(of) && (related.has(name) || relationFlags.has(name)) ? (text as FactKey) : undefined
}

/** The kind of value that a fact has. */
export function kindOf(key: FactKey): FactValue['kind'] {
  if (key === 'owners') return 'owners'
  if (isDateFact(key)) return 'date'
  if (isNumberFact(key)) return 'number'
  if (isChoiceFact(key)) return 'choices'
  if (isMoneyFact(key)) return 'money'
  const { name } = splitKey(key)
  if (relationFlags.has(name)) return 'answer'
  return related.get(name) ?? 'money'
}

export function isDateKey(key: FactKey): key is DateKey {
  return kindOf(key) === 'date'
}

/** Turnover, which has a fiscal year, is not among them. */
export function isMoneyKey(key: FactKey): key is MoneyKey {
  return kindOf(key) === 'money' && splitKey(key).name !== 'turnover'
}

export function isNumberKey(key: FactKey): key is NumberKey {
  return kindOf(key) === 'number'
}

export function isChoiceKey(key: FactKey): key is ChoiceKey {
  return kindOf(key) === 'choices'
}

export function isFlagKey(key: FactKey): key is FlagKey {
  return relationFlags.has(splitKey(key).name)
}

/** What the register says of itself, from the stays that the reception enters. Nobody types it as a fact. */
export function isFromTheRegister(key: FactKey): boolean {
  return key === 'hostedSince'
}

/** What a company can tell. What a person must decide and what the register says of itself is not asked of it. */
export function isForTheCompany(key: FactKey): boolean {
  return splitKey(key).name !== 'decision' && !isFromTheRegister(key)
}

/** A fact that a rule declares itself. */
export function isDeclaredKey(key: FactKey): key is DeclaredKey {
  return ['date', 'money', 'number', 'choices'].includes(splitKey(key).name)
}
