import type { ChoiceFact, DateFact, FactKey, FactValue, MoneyFact, NumberFact } from './facts.ts'

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

export type Sector = (typeof SECTORS)[number]
export type Stage = (typeof STAGES)[number]
export type LegalForm = (typeof LEGAL_FORMS)[number]

export const DATE_FACTS: readonly DateFact[] = ['activityStartedOn', 'incorporatedOn', 'lastRoundOn']
export const MONEY_FACTS: readonly MoneyFact[] = ['turnover', 'fundingRaised']
export const NUMBER_FACTS: readonly NumberFact[] = ['headcount', 'womenHeadcount', 'meanAge']
export const CHOICE_FACTS: readonly ChoiceFact[] = ['sector', 'stage', 'legalForm', 'country']

const codes: Readonly<Record<ChoiceFact, readonly string[]>> = {
  sector: SECTORS,
  stage: STAGES,
  legalForm: LEGAL_FORMS,
  country: COUNTRIES,
}

/** The codes that a choice fact may hold, in the order in which people are shown them. */
export function codesOf(fact: ChoiceFact): readonly string[] {
  return codes[fact]
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

/** The text as the name of a fact, if it is one: "headcount", "turnover:2016", "answer:owns-software". */
export function factKeyOf(text: unknown): FactKey | undefined {
  if (typeof text !== 'string') return undefined
  if (text === 'fundingRaised' || isDateFact(text) || isNumberFact(text) || isChoiceFact(text)) return text
  const [, year] = /^turnover:(\d{4})$/.exec(text) ?? []
  if (year !== undefined) {
    const known = Number(year) >= FISCAL_YEARS.first && Number(year) <= FISCAL_YEARS.last
    return known ? `turnover:${Number(year)}` : undefined
  }
  const [, question] = /^answer:(.+)$/s.exec(text) ?? []
  return isKebab(question) ? `answer:${question}` : undefined
}

/** The kind of value that a fact has. */
export function kindOf(key: FactKey): FactValue['kind'] {
  if (isDateFact(key)) return 'date'
  if (isNumberFact(key)) return 'number'
  if (isChoiceFact(key)) return 'choices'
  return key.startsWith('answer:') ? 'answer' : 'money'
}
