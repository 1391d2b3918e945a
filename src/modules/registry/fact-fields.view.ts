import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { type Currency, writeMoney } from '../../kernel/money.ts'
import type { Form } from '../../platform/web.ts'
import { type Content, choices, field, manyChoices, moneyField, roughDateField, select } from '../../ui/index.ts'
import { type ChoiceFact, type FactKey, type FactValue, choicesOf, factLabel, kindOf } from '../eligibility/index.ts'
import { registryWords } from './registry.messages.ts'
import type { TypedFact } from './typed.ts'

export interface FactFields {
  readonly language: Language
  readonly key: FactKey
  readonly typed: TypedFact
  readonly parkCurrency: Currency
  /** The name of the fact, or the question, unless told. */
  readonly label?: string
  readonly error?: string | undefined
  /** `value` unless told. */
  readonly name?: string
  readonly required?: boolean
  /** Where a page has several of these. */
  readonly id?: string | undefined
}

const worldCurrencies = ['MAD', 'EUR', 'USD'] as const

/** The field in which one fact is told, by its kind; money has its currency in a field of its own, `valueCurrency`. */
export function factFields(given: FactFields): Content {
  const { language, key, typed, parkCurrency, error, id, name = 'value', required = true } = given
  const base = { language, label: given.label ?? factLabel(key, language), name, required, error, id }
  switch (kindOf(key)) {
    case 'date':
      return roughDateField({ ...base, value: typed.value })
    case 'money': {
      const currencies = [...new Set([parkCurrency, ...worldCurrencies, typed.currency])].filter((code) => code !== '')
      return moneyField({ ...base, amount: typed.value, currency: typed.currency || parkCurrency, currencies })
    }
    case 'number':
      return field({ ...base, value: typed.value, inputmode: 'decimal', width: 'short' })
    case 'answer': {
      const { yes, no } = registryWords[language].form
      const options = [
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]
      return choices({ ...base, options, value: typed.value })
    }
    case 'choices': {
      if (!isChoiceFact(key)) return html``
      const options = choicesOf(key, language).map((choice) => ({ value: choice.code, label: choice.label }))
      if (key === 'sector') return manyChoices({ ...base, options, values: typed.values })
      return select({ ...base, options, value: typed.values[0], none: registryWords[language].form.choose })
    }
  }
}

function isChoiceFact(key: FactKey): key is ChoiceFact {
  return kindOf(key) === 'choices'
}

/** What a form says of one fact, as `readTypedFact` takes it. */
export function typedFactFrom(form: Form): TypedFact {
  return { value: form.text('value'), values: form.all('value'), currency: form.text('valueCurrency') }
}

/** A value as its field shows it. */
export function typedFrom(value: FactValue | undefined, language: Language): TypedFact {
  const nothing = { value: '', values: [], currency: '' }
  switch (value?.kind) {
    case undefined:
      return nothing
    case 'date':
      return { ...nothing, value: value.date.split('-').toReversed().join('/') }
    case 'money': {
      const { amount, currency } = writeMoney(value.money)
      return { ...nothing, value: decimal(amount, language), currency }
    }
    case 'number':
      return { ...nothing, value: decimal(String(value.number), language) }
    case 'choices':
      return { ...nothing, values: value.codes }
    case 'answer':
      return { ...nothing, value: value.yes ? 'yes' : 'no' }
  }
}

/** A decimal text grouped as the language groups, so that it is easy to check; `readTypedNumber` reads it back. */
function decimal(text: string, language: Language): string {
  const [whole = '', fraction] = text.split('.')
  const [group, point] = language === 'fr' ? ['\u202f', ','] : [',', '.']
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group)
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`
}
