import { html } from 'hono/html'
import { type FieldBase, besides, controlled } from './field.ts'
import { type Content, type Html, attributes } from './html.ts'
import { uiWords } from './ui.messages.ts'

export interface Option {
  readonly value: string
  readonly label: string
}

export interface Select extends FieldBase {
  readonly options: readonly Option[]
  readonly value?: string | undefined
  /** The option for "nothing chosen": "Tous les sites". */
  readonly none?: string
}

/** One of several, folded; for more than five. */
export function select(given: Select): Html {
  const { label, name, id = name, options, value = '', none, required, language } = given
  const all = none === undefined ? options : [{ value: '', label: none }, ...options]
  // "Tous les sites" says by itself that one need not choose.
  const silent = required || none !== undefined
  return html`<div class="field"><label for="${id}">${label}${!silent && html` <span class="quiet">(${uiWords[language].optional})</span>`}</label>${besides(given)}<select class="select"${attributes(controlled(given))}>${all.map(
    (option) =>
      html`<option value="${option.value}"${attributes({ selected: option.value === value })}>${option.label}</option>`,
  )}</select></div>`
}

export interface Choices extends FieldBase {
  readonly options: readonly (Option & { readonly detail?: Content })[]
  readonly value?: string | undefined
}

/** One of a few, all in view. */
export function choices(given: Choices): Html {
  const { name, id = name, options, value } = given
  return group(
    given,
    options.map(
      (option, index) =>
        html`<label class="choice"><input type="radio" class="radio radio-primary" name="${name}" value="${option.value}"${attributes({ id: index === 0 ? id : undefined, checked: option.value === value, required: given.required })}><span>${option.label}${option.detail !== undefined && html`<span class="hint">${option.detail}</span>`}</span></label>`,
    ),
  )
}

export interface ManyChoices extends FieldBase {
  readonly options: readonly (Option & { readonly detail?: Content })[]
  readonly values?: readonly string[] | undefined
}

/** Any of a few, all in view. */
export function manyChoices(given: ManyChoices): Html {
  const { name, id = name, options, values = [] } = given
  return group(
    given,
    options.map(
      (option, index) =>
        html`<label class="choice"><input type="checkbox" class="checkbox checkbox-primary" name="${name}" value="${option.value}"${attributes({ id: index === 0 ? id : undefined, checked: values.includes(option.value) })}><span>${option.label}${option.detail !== undefined && html`<span class="hint">${option.detail}</span>`}</span></label>`,
    ),
  )
}

/** Yes or nothing; sends "yes" when ticked. */
export function checkbox(given: FieldBase & { readonly checked?: boolean }): Html {
  return html`<div class="field"><label class="choice"><input type="checkbox" class="checkbox checkbox-primary" value="yes"${attributes({ ...controlled(given), checked: given.checked })}><span>${given.label}</span></label>${besides(given)}</div>`
}

function group(given: FieldBase, options: readonly Html[]): Html {
  const { label, name, id = name, required, language } = given
  const described = controlled(given)['aria-describedby']
  return html`<fieldset class="field"${attributes({ id: `${id}-group`, 'aria-describedby': described })}><legend>${label}${!required && html` <span class="quiet">(${uiWords[language].optional})</span>`}</legend>${besides(given)}<div class="choices">${options}</div></fieldset>`
}
