import { html } from 'hono/html'
import type { Language } from '../kernel/language.ts'
import type { Currency } from '../kernel/money.ts'
import { type Content, type Html, attributes } from './html.ts'
import { icon } from './icon.ts'
import { uiWords } from './ui.messages.ts'

/** What every field has. Its id is its name, so that error summaries find it; `id` where a page has the name twice. */
export interface FieldBase {
  readonly language: Language
  readonly label: string
  readonly name: string
  readonly hint?: Content
  readonly error?: string | undefined
  /** Fields are optional unless told, and say so. */
  readonly required?: boolean | undefined
  readonly id?: string | undefined
}

export interface Field extends FieldBase {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'date' | 'datetime-local' | 'number'
  readonly autocomplete?: string
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel'
  readonly placeholder?: string
  readonly maxlength?: number
  /** How long the usual answer is. */
  readonly width?: 'short' | 'medium' | 'full'
}

/** A line of text. */
export function field(given: Field): Html {
  const { type = 'text', value, autocomplete, inputmode, placeholder, maxlength, width = 'full' } = given
  // Addresses and numbers read from the left in every language; other texts follow what is typed.
  const dir = type === 'text' || type === 'search' ? 'auto' : undefined
  return framed(
    given,
    html`<input class="input width-${width}"${attributes({ type, ...controlled(given), value, autocomplete, inputmode, placeholder, maxlength, dir })}>`,
  )
}

/** Several lines of text. */
export function textarea(given: FieldBase & { readonly value?: string | undefined; readonly rows?: number }): Html {
  const { value = '', rows = 4 } = given
  return framed(
    given,
    html`<textarea class="textarea" dir="auto"${attributes({ ...controlled(given), rows })}>${value}</textarea>`,
  )
}

/** A date that may be known to the month or the year only: 2016, 03/2016, 05/03/2016. Sends what was typed. */
export function roughDateField(given: FieldBase & { readonly value?: string | undefined }): Html {
  const { hint = uiWords[given.language].roughDateHint } = given
  return field({ ...given, hint, inputmode: 'text', autocomplete: 'off', width: 'medium', maxlength: 40 })
}

export interface MoneyField extends FieldBase {
  readonly amount?: string | undefined
  readonly currency: Currency
  readonly currencies: readonly Currency[]
}

/** An amount and its currency; sends `name` as typed and `nameCurrency`. */
export function moneyField(given: MoneyField): Html {
  const { name, amount, currency, currencies, language, id = name } = given
  return framed(
    given,
    html`<div class="money"><input class="input num" inputmode="decimal" autocomplete="off" dir="ltr"${attributes({ type: 'text', ...controlled(given), value: amount })}><select class="select" name="${name}Currency" id="${id}Currency" aria-label="${uiWords[language].currency}">${currencies.map(
      (code) => html`<option${attributes({ selected: code === currency })}>${code}</option>`,
    )}</select></div>`,
  )
}

/** A file that the form needs, dropped or chosen. The page says that it is there with or without script. */
export function fileField(file: Omit<FieldBase, 'required'> & { readonly accept?: string }): Html {
  // Required, so that the style knows by `:valid` that a file is there.
  const given = { ...file, required: true }
  const words = uiWords[given.language]
  return framed(
    given,
    html`<div class="drop" data-drop><input type="file"${attributes({ ...controlled(given), accept: given.accept })}>${icon('upload')}<p class="drop-ask"><span class="strong">${words.dropFile}</span> ${words.chooseFile}</p><p class="drop-done strong" aria-live="polite">${icon('file')}<bdi data-file-name>${words.fileChosen}</bdi></p></div>`,
  )
}

/** The attributes that tie a control to its label, hint and error. */
export function controlled({ name, id = name, hint, error, required }: FieldBase) {
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ')
  return {
    name,
    id,
    required,
    'aria-describedby': described || undefined,
    'aria-invalid': error === undefined ? undefined : 'true',
  }
}

/** A control under its label, with its hint before it and its error where the eye goes next. */
function framed(given: FieldBase, control: Html): Html {
  const { label, name, id = name, required, language } = given
  return html`<div class="field"><label for="${id}">${label}${!required && html` <span class="quiet">(${uiWords[language].optional})</span>`}</label>${besides(given)}${control}</div>`
}

/** The hint and the error of a field, where its control points. */
export function besides({ name, id = name, hint, error }: FieldBase): Html {
  return html`${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}${error !== undefined && html`<p class="error" id="${id}-error">${icon('warning')}<span>${error}</span></p>`}`
}
