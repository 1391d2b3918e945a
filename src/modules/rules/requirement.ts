import type { Language } from '../../kernel/language.ts'
import type { DateKey } from './facts.ts'
import { type DatedFact, ruleWordsIn } from './rules.messages.ts'
import { type SiteName, nameFromCode, nameOf, ruleWords } from './names.ts'
import {
  type Age,
  type Criterion,
  type Flag,
  type MoneyLimit,
  type NumberLimit,
  type Owners,
  type RateRule,
  type Rule,
  type SetMembership,
  isOwnRate,
} from './rule.ts'
import { codeLabel, factLabel, flagWords, showFactValue } from './show-fact.ts'

/**
 * A criterion as a requirement: "Moins de 1 000 000 USD de chiffre d’affaires en 2016". The rule it is of gives the names
 * of providers and the words of its own facts; without it they are written as their codes.
 */
export function requirement(
  criterion: Criterion,
  language: Language,
  siteName: SiteName = nameFromCode,
  rule?: Rule,
): string {
  const words = ruleWordsIn[language].requirements
  switch (criterion.kind) {
    case 'age':
      return ageRequirement(criterion, language, rule)
    case 'money':
      return moneyRequirement(criterion, language, rule)
    case 'number':
      return numberRequirement(criterion, language, rule)
    case 'date': {
      const { fact, bound } = criterion
      if (isDated(fact)) return words.date[fact](bound.op, bound.limit)
      return words.dated(factLabel(fact, language, rule), bound.op, bound.limit)
    }
    case 'set':
      return setRequirement(criterion, language, rule)
    case 'order': {
      const { fact, bound } = criterion
      return words.order(factLabel(fact, language), bound.op, codeLabel(fact, bound.limit, language))
    }
    case 'flag':
      return flagRequirement(criterion, language, rule)
    case 'hosted':
      return words.hosted(criterion.sites?.map(siteName))
    case 'question':
      return ruleWords(criterion.requires, language)
    case 'decision':
      return words.decided(ruleWords(criterion.requires, language), criterion.by, criterion.because)
    case 'commitment':
      return words.committed(ruleWords(criterion.requires, language), criterion.withinMonths)
    case 'window':
      return words.window(criterion.opensOn, criterion.closesOn)
    case 'once':
      return words.once(nameOf(criterion.of, language, rule), criterion.per)
    case 'exceeds':
      return words.exceeds(factLabel(criterion.fact, language, rule), factLabel(criterion.other, language, rule))
    case 'owners':
      return ownersRequirement(criterion, language)
  }
}

function isDated(fact: DateKey): fact is DatedFact {
  return fact === 'incorporatedOn' || fact === 'activityStartedOn' || fact === 'lastRoundOn' || fact === 'hostedSince'
}

function ageRequirement({ since, bound, at }: Age, language: Language, rule: Rule | undefined): string {
  const words = ruleWordsIn[language].requirements
  const { op, limit } = bound
  const age = () => {
    if (since === 'activity' || since === 'incorporation') return words.age[since](op, limit)
    if (since === 'hostedSince') return words.stay(op, limit)
    if (since === 'applicantBornOn') return words.applicantAge(op, limit)
    return words.ageSince(factLabel(since, language, rule), op, limit)
  }
  return `${age()}${words.countedAt[at]}`
}

function numberRequirement({ fact, bound }: NumberLimit, language: Language, rule: Rule | undefined): string {
  const words = ruleWordsIn[language].requirements
  const { op, limit } = bound
  if (fact === 'headcount' || fact === 'womenHeadcount' || fact === 'meanAge') return words.number[fact](op, limit)
  const shown = showFactValue(fact, { kind: 'number', number: limit }, language)
  return words.figure(factLabel(fact, language, rule), op, shown)
}

function moneyRequirement(
  { fact, period, bound, rate }: MoneyLimit,
  language: Language,
  rule: Rule | undefined,
): string {
  const words = ruleWordsIn[language].requirements
  const { op, limit } = bound
  const text = () => {
    if (fact === 'fundingRaised') return words.fundingRaised(op, limit)
    if (fact !== 'turnover') return words.amount(factLabel(fact, language, rule), op, limit)
    if (period === 'best-of-three') return words.bestTurnover(op, limit)
    return words.turnover(op, limit, typeof period === 'object' ? String(period.fiscalYear) : undefined)
  }
  return `${text()}${rateNote(rate, language)}`
}

function ownersRequirement({ share, turnover, rate }: Owners, language: Language): string {
  const text = ruleWordsIn[language].requirements.owners(share.op, share.limit, turnover)
  return turnover ? `${text}${rateNote(rate, language)}` : text
}

function rateNote(rate: RateRule, language: Language): string {
  const words = ruleWordsIn[language].requirements
  if (rate === 'period-end') return words.atPeriodEnd
  return rate === 'dated' || isOwnRate(rate) ? '' : words.atRateOf(rate.fixedOn)
}

function setRequirement({ fact, op, codes, list }: SetMembership, language: Language, rule: Rule | undefined): string {
  const words = ruleWordsIn[language].requirements
  const label = factLabel(fact, language, rule)
  if (list !== undefined) return words[op === 'none-of' ? 'offList' : 'onList'](label, nameOf(list, language, rule))
  const names = codes.map((code) => codeLabel(fact, code, language, rule))
  if (op === 'all-of') return words.allOf(label, names)
  return (op === 'any-of' ? words.anyOf : words.noneOf)(label, names)
}

function flagRequirement({ fact, expects }: Flag, language: Language, rule: Rule | undefined): string {
  const { label, denied } = flagWords(fact, language, rule)
  return expects ? label : denied
}
