import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { writeMoney } from '../../kernel/money.ts'
import type { Form } from '../../platform/web.ts'
import { type Html, attributes, field, moneyField } from '../../ui/index.ts'
import type { Owner } from '../rules/index.ts'
import type { FactFields } from './fact-fields.view.ts'
import { registryWords } from './registry.messages.ts'
import { decimal } from './typed-decimal.ts'
import type { TypedOwner } from './typed.ts'

const worldCurrencies = ['MAD', 'EUR', 'USD'] as const
/** Empty rows after those that are filled in, and how many rows a form has at least. */
const SPARE = 2
const LEAST = 3

/** Who holds a share: a row for each, with the group it belongs to and what the group turns over. */
export function ownerFields({ language, typed, parkCurrency, label, error, id = 'value' }: FactFields): Html {
  const words = registryWords[language].form.owners
  const filled = typed.owners ?? []
  const rows = [...filled, ...Array.from({ length: Math.max(SPARE, LEAST - filled.length) }, () => nobody)]
  const currencies = (owner: TypedOwner) =>
    [...new Set([parkCurrency, ...worldCurrencies, owner.currency])].filter((code) => code !== '')
  return html`<fieldset class="field"${attributes({ id: `${id}-group` })}><legend>${label ?? words.title}</legend><p class="hint">${words.hint}</p>${error !== undefined && html`<p class="error" role="alert">${error}</p>`}${rows.map(
    (owner, index) =>
      html`<fieldset class="owner"><legend>${words.holder(index + 1)}</legend>${field({ language, label: words.name, name: 'ownerName', id: `${id}-name-${index}`, value: owner.name, maxlength: 300 })}${field({ language, label: words.percent, name: 'ownerPercent', id: `${id}-percent-${index}`, value: owner.percent, inputmode: 'decimal', width: 'short', maxlength: 20 })}${field({ language, label: words.group, name: 'ownerGroup', id: `${id}-group-${index}`, value: owner.group, maxlength: 300 })}${moneyField({ language, label: words.turnover, name: 'ownerTurnover', id: `${id}-turnover-${index}`, amount: owner.turnover, currency: owner.currency || parkCurrency, currencies: currencies(owner) })}</fieldset>`,
  )}</fieldset>`
}

const nobody: TypedOwner = { name: '', group: '', percent: '', turnover: '', currency: '' }

/** The rows of a form that was sent; texts of one row stand at one place in each list. */
export function typedOwnersFrom(form: Form): readonly TypedOwner[] {
  const at = (name: string, index: number) => (form.all(name)[index] ?? '').trim()
  return form.all('ownerName').map((_, index) => ({
    name: at('ownerName', index),
    group: at('ownerGroup', index),
    percent: at('ownerPercent', index),
    turnover: at('ownerTurnover', index),
    currency: at('ownerTurnoverCurrency', index).toUpperCase(),
  }))
}

export function typedOwner({ name, group = '', percent, turnover }: Owner, language: Language): TypedOwner {
  const amount = turnover && writeMoney(turnover)
  return {
    name,
    group,
    percent: decimal(String(percent), language),
    turnover: amount ? decimal(amount.amount, language) : '',
    currency: amount?.currency ?? '',
  }
}
