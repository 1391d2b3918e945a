import type { Language } from '../../kernel/language.ts'
import { type FieldError, type Html, moneyField } from '../../ui/index.ts'

/** A form about offers as it comes back: what was typed, and what is wrong with it. */
export interface TypedForm {
  readonly language: Language
  readonly typed: { text(name: string): string }
  readonly errors: readonly FieldError[]
}

/** What every field of such a form shares: its name, what was typed, what is wrong with it. */
export function typedField({ language, typed, errors }: TypedForm, name: string, label: string, required = false) {
  return {
    language,
    name,
    label,
    required,
    value: typed.text(name),
    error: errors.find((error) => error.field === name)?.message,
  }
}

/** An amount and its currency, the park's own unless another of the usual ones was chosen, or where asked for any other. */
export function typedMoney(
  form: TypedForm & { readonly currency: string },
  name: string,
  label: string,
  { anyCurrency = false }: { readonly anyCurrency?: boolean } = {},
): Html {
  const { value, ...shared } = typedField(form, name, label)
  const chosen = form.typed.text(`${name}Currency`)
  const currencies = [
    ...new Set([form.currency, 'MAD', 'USD', 'EUR', ...(anyCurrency && /^[A-Z]{3}$/.test(chosen) ? [chosen] : [])]),
  ]
  return moneyField({
    ...shared,
    amount: value,
    currency: currencies.includes(chosen) ? chosen : form.currency,
    currencies,
  })
}
