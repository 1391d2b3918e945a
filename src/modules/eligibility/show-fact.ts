import { type Language, compareNames, showDate, showList, showMoney, showNumber } from '../../kernel/language.ts'
import { frenchSpaces } from '../../kernel/messages.ts'
import { eligibilityWords } from './eligibility.messages.ts'
import type { ChoiceFact, FactKey, FactValue } from './facts.ts'
import { type Question, type Rule, criteriaOf } from './rule.ts'
import { codesOf, isChoiceFact, isDateFact, isNumberFact } from './vocabulary.ts'
import { type FactWords, vocabularyWords } from './vocabulary.messages.ts'

/** The name of a fact, "Chiffre d’affaires de 2016". The rule gives the words of the questions that are its own. */
export function factLabel(key: FactKey, language: Language, rule?: Rule): string {
  return wordsFor(key, language, rule).label
}

/** What a founder is asked to tell a fact: "Quel est votre chiffre d’affaires de 2016 ?". */
export function factQuestion(key: FactKey, language: Language, rule?: Rule): string {
  return wordsFor(key, language, rule).question
}

/** A text of a rule as its language spaces it. */
export function ruleWords(text: Readonly<Record<Language, string>>, language: Language): string {
  return language === 'fr' ? frenchSpaces(text.fr) : text[language]
}

function wordsFor(key: FactKey, language: Language, rule: Rule | undefined): FactWords {
  const words = vocabularyWords[language]
  if (key.startsWith('turnover:')) return words.turnover(key.slice('turnover:'.length))
  if (key === 'fundingRaised' || isDateFact(key) || isNumberFact(key) || isChoiceFact(key)) return words.facts[key]
  const name = key.slice('answer:'.length)
  const question = rule && questionOf(rule, name)
  if (!question) return words.answer(name)
  return { label: ruleWords(question.requires, language), question: ruleWords(question.asks, language) }
}

function questionOf(rule: Rule, key: string): Question | undefined {
  return criteriaOf(rule.where)
    .filter((criterion) => criterion.kind === 'question')
    .find((question) => question.key === key)
}

/** The name of a code of the vocabulary; a code it does not know is shown as it stands. */
export function codeLabel(fact: ChoiceFact, code: string, language: Language): string {
  if (fact === 'country') return countryNames[language].of(code) ?? code
  const labels: Readonly<Record<string, string>> = vocabularyWords[language][fact]
  return Object.hasOwn(labels, code) ? (labels[code] ?? code) : code
}

const countryNames: Readonly<Record<Language, Intl.DisplayNames>> = {
  fr: new Intl.DisplayNames('fr', { type: 'region' }),
  ar: new Intl.DisplayNames('ar', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
}

/** The codes of a fact with their names, to choose from: countries by name, the others in the vocabulary's order. */
export function choicesOf(
  fact: ChoiceFact,
  language: Language,
): readonly { readonly code: string; readonly label: string }[] {
  const choices = codesOf(fact).map((code) => ({ code, label: codeLabel(fact, code, language) }))
  const byName = compareNames(language)
  return fact === 'country' ? choices.sort((a, b) => byName(a.label, b.label)) : choices
}

/** The value of a fact as people read it: "4 161 000 MAD", "mars 2016", "Fintech et Cloud", "7 personnes", "oui". */
export function showFactValue(key: FactKey, value: FactValue, language: Language): string {
  const words = eligibilityWords[language].values
  switch (value.kind) {
    case 'date':
      return showDate(language, value.date)
    case 'money':
      return showMoney(language, value.money)
    case 'number':
      if (key === 'meanAge') return words.years(value.number)
      return key === 'headcount' ? words.people(value.number) : showNumber(language, value.number)
    case 'choices': {
      const labels = value.codes.map((code) => (isChoiceFact(key) ? codeLabel(key, code, language) : code))
      return labels.length === 0 ? words.none : showList(language, labels)
    }
    case 'answer':
      return value.yes ? words.yes : words.no
  }
}
