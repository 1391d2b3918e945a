import { type Language, compareNames, showDate, showList, showMoney, showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { ChoiceKey, FactKey, FactValue, FlagKey } from './facts.ts'
import { nameFromCode, nameOf, ruleWords } from './names.ts'
import { type Criterion, type Rule, criteriaOf } from './rule.ts'
import { ruleWordsIn } from './rules.messages.ts'
import {
  codesOf,
  groupsOf,
  isChoiceFact,
  isChoiceKey,
  isDateFact,
  isDeclaredKey,
  isFlagKey,
  isMoneyFact,
  isNumberFact,
  splitKey,
} from './vocabulary.ts'
import { type FactWords, type FlagWords, vocabularyWords } from './vocabulary.messages.ts'

/** The name of a fact, "Chiffre d’affaires de 2016". The rule gives the words of what is its own. */
export function factLabel(key: FactKey, language: Language, rule?: Rule): string {
  return wordsFor(key, language, rule).label
}

/** What a founder is asked to tell a fact: "Quel est votre chiffre d’affaires de 2016 ?". */
export function factQuestion(key: FactKey, language: Language, rule?: Rule): string {
  return wordsFor(key, language, rule).question
}

/** The words of a relation, for its yes and for its no. */
export function flagWords(key: FlagKey, language: Language, rule: Rule | undefined): FlagWords {
  const { name, of = '' } = splitKey(key)
  const flags: Readonly<Record<string, (name: string) => FlagWords>> = vocabularyWords[language].flags
  const words = flags[name]
  if (!words) throw new Error(`${key} is no relation.`)
  return words(nameOf(of, language, rule))
}

function wordsFor(key: FactKey, language: Language, rule: Rule | undefined): FactWords {
  const words = vocabularyWords[language]
  if (isFlagKey(key)) return flagWords(key, language, rule)
  if (key === 'owners' || isDateFact(key) || isMoneyFact(key) || isNumberFact(key) || isChoiceFact(key)) {
    return words.facts[key]
  }
  const { name, of = '' } = splitKey(key)
  switch (name) {
    case 'turnover':
      return words.turnover(of)
    case 'answer':
    case 'decision':
      return askedWords(name, of, language, rule) ?? words[name](of)
  }
  if (isDeclaredKey(key)) {
    const declared = rule?.declares.get(key)
    if (!declared) return words.declared(nameFromCode(of))
    return { label: ruleWords(declared.label, language), question: ruleWords(declared.asks, language) }
  }
  const relations: Readonly<Record<string, (name: string) => FactWords>> = words.relations
  return relations[name]?.(nameOf(of, language, rule)) ?? words.declared(nameFromCode(of))
}

/** The words of a question, a commitment or a decision, from the rule that asks for it. */
function askedWords(
  name: 'answer' | 'decision',
  key: string,
  language: Language,
  rule: Rule | undefined,
): FactWords | undefined {
  const asking = rule && allCriteria(rule).find((criterion) => asksFor(criterion, name, key))
  if (!asking || !('asks' in asking)) return undefined
  return { label: ruleWords(asking.requires, language), question: ruleWords(asking.asks, language) }
}

function allCriteria({ where, prefers }: Rule): readonly Criterion[] {
  return [...criteriaOf(where), ...prefers.flatMap(({ when }) => criteriaOf(when))]
}

function asksFor(criterion: Criterion, name: 'answer' | 'decision', key: string): boolean {
  return 'asks' in criterion && criterion.key === key && (criterion.kind === 'decision') === (name === 'decision')
}

/** The name of a code of the vocabulary, or of one that the rule names; another code is shown as it stands. */
export function codeLabel(fact: ChoiceKey, code: string, language: Language, rule?: Rule): string {
  const words = vocabularyWords[language]
  const known = codesOf(fact)
  if (known?.includes('MA')) {
    const country = known.includes(code) ? countryNames[language].of(code) : undefined
    return country ?? labelIn(words.countryGroups, code) ?? code
  }
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = words.codes
  const label = Object.hasOwn(labels, fact) ? labelIn(labels[fact] ?? {}, code) : undefined
  if (label !== undefined) return label
  const declared = isDeclaredKey(fact) ? rule?.declares.get(fact)?.codes?.get(code) : undefined
  return declared ? ruleWords(declared, language) : nameOf(code, language, rule)
}

function labelIn(labels: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(labels, code) ? labels[code] : undefined
}

const countryNames: Readonly<Record<Language, Intl.DisplayNames>> = {
  fr: new Intl.DisplayNames('fr', { type: 'region' }),
  ar: new Intl.DisplayNames('ar', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
}

/**
 * The codes of a fact with their names, to choose from: countries by name, the others in the vocabulary's order. Of a fact
 * that the vocabulary leaves open, the codes that the rule declares or asks for.
 */
export function choicesOf(
  fact: ChoiceKey,
  language: Language,
  rule?: Rule,
): readonly { readonly code: string; readonly label: string }[] {
  const codes = codesOf(fact) ?? codesNamed(fact, rule)
  const choices = codes.map((code) => ({ code, label: codeLabel(fact, code, language, rule) }))
  const byName = compareNames(language)
  return codes.includes('MA') ? choices.sort((a, b) => byName(a.label, b.label)) : choices
}

function codesNamed(fact: ChoiceKey, rule: Rule | undefined): readonly string[] {
  const declared = isDeclaredKey(fact) ? rule?.declares.get(fact)?.codes : undefined
  if (declared) return [...declared.keys()]
  const asked = (rule ? allCriteria(rule) : []).flatMap((criterion) =>
    criterion.kind === 'set' && criterion.fact === fact ? criterion.codes : [],
  )
  return [...new Set(asked)].filter((code) => !groupsOf(fact).has(code))
}

/** The value of a fact as people read it: "4 161 000 MAD", "mars 2016", "Fintech et Cloud", "7 personnes", "oui". */
export function showFactValue(key: FactKey, value: FactValue, language: Language, rule?: Rule): string {
  const words = ruleWordsIn[language].values
  switch (value.kind) {
    case 'date':
      return showDate(language, value.date)
    case 'money':
      return showMoney(language, value.money)
    case 'number':
      if (key === 'meanAge') return words.years(value.number)
      if (key === 'headcount') return words.people(value.number)
      return key === 'ownFundsPercent' ? words.percent(value.number) : showNumber(language, value.number)
    case 'choices': {
      const labels = value.codes.map((code) => shownCode(key, code, language, rule))
      return labels.length === 0 ? words.none : showList(language, labels)
    }
    case 'answer':
      return value.yes ? words.yes : words.no
    case 'owners': {
      const owners = value.owners.map(words.owner)
      return owners.length === 0 ? words.none : showList(language, owners)
    }
  }
}

/** A code that the vocabulary does not name may be of another script than the sentence around it. */
function shownCode(key: FactKey, code: string, language: Language, rule: Rule | undefined): string {
  const label = isChoiceKey(key) ? codeLabel(key, code, language, rule) : code
  return language === 'ar' && !(isChoiceKey(key) && codesOf(key)) ? isolate(label) : label
}
