import type { Language } from '../../kernel/language.ts'
import { codeLabel } from '../rules/index.ts'
import { draftWords } from './drafts.messages.ts'
import type { Partner } from './offer.ts'
import { partnerWords } from './partners.messages.ts'

const facts = {
  sectors: 'sector',
  sectorsNot: 'sector',
  stages: 'stage',
  legalForms: 'legalForm',
  productStages: 'productStage',
  businessModels: 'businessModel',
  countries: 'country',
} as const

/** What stands in a field of a form about offers, as people read it: the words of a choice, a text as it was typed. */
export function shownValues(language: Language, partners: readonly Partner[] = []) {
  const { kinds, benefitKinds, certainties, form } = partnerWords[language]
  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kind: kinds,
    benefitKind: benefitKinds,
    certainty: certainties,
    partner: Object.fromEntries(partners.map(({ id, name }) => [id, name[language]])),
    ageSince: { activity: form.activity, incorporation: form.incorporation },
    expects: { yes: form.yes, no: form.no },
    hosted: { yes: draftWords[language].ticked },
    keeps: { yes: draftWords[language].ticked },
  }
  return (name: string, values: readonly string[]): string => {
    const fact = Object.hasOwn(facts, name) ? facts[name as keyof typeof facts] : undefined
    const shown = (value: string) => {
      if (fact) return codeLabel(fact, value, language)
      if (/^b\d+Gone$/.test(name)) return draftWords[language].ticked
      return (Object.hasOwn(choices, name) && choices[name]?.[value]) || value
    }
    return values.map(shown).join(', ')
  }
}
