import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { type Currency, writeMoney } from '../../kernel/money.ts'
import type { Form } from '../../platform/web.ts'
import { type Content, choices, field, manyChoices, moneyField, roughDateField, select } from '../../ui/index.ts'
import {
  type FactKey,
  type FactValue,
  type Rule,
  choicesOf,
  factLabel,
  holdsMany,
  isChoiceKey,
  kindOf,
} from '../rules/index.ts'
import { ownerFields, typedOwner, typedOwnersFrom } from './owner-fields.view.ts'
import { registryWords } from './registry.messages.ts'
import { decimal } from './typed-decimal.ts'
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
  /** What the park's offers ask, for the codes that only they name. */
  readonly asked?: Rule | undefined
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
      if (!isChoiceKey(key)) return html``
      const options = choicesOf(key, language, given.asked).map(({ code, label }) => ({ value: code, label }))
      if (holdsMany(key)) return manyChoices({ ...base, options, values: typed.values })
      return select({ ...base, options, value: typed.values[0], none: registryWords[language].form.choose })
    }
    case 'owners':
      return ownerFields(given)
  }
}

/** What a form says of one fact, as `readTypedFact` takes it; `name` as its fields were given. */
export function typedFactFrom(form: Form, name = 'value'): TypedFact {
  return {
    value: form.text(name),
    values: form.all(name),
    currency: form.text(`${name}Currency`),
    owners: typedOwnersFrom(form),
  }
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
    case 'owners':
      return { ...nothing, owners: value.owners.map((owner) => typedOwner(owner, language)) }
  }
}
