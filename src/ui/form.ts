import { html } from 'hono/html'
import type { Language } from '../kernel/language.ts'
import { type Content, type Html, attributes } from './html.ts'
import { icon } from './icon.ts'
import { swapping } from './swap.ts'
import { uiWords } from './ui.messages.ts'

/** What is wrong with one field, named as the field is. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

export interface Form {
  readonly language: Language
  readonly action: string
  /** The idempotency key: a new one for each form shown, the same one when the form comes back with errors. */
  readonly key: string
  readonly body: Content
  readonly errors?: readonly FieldError[] | undefined
  /** For forms with files. */
  readonly multipart?: boolean
  /** Laid out in a line: a question and its answers. */
  readonly inline?: boolean
  readonly id?: string
  /** The id of the part of the page that the answer replaces; the whole page without script. */
  readonly swaps?: string
}

/** A form that changes something, with its key and, on its return, the list of what is to be corrected. */
export function form({ language, action, key, body, errors = [], multipart, inline, id, swaps }: Form): Html {
  return html`<form method="post" action="${action}" class="${inline ? 'form-inline' : 'form'}"${attributes({
    enctype: multipart ? 'multipart/form-data' : undefined,
    id,
    // The server says what is wrong, in the page's language.
    novalidate: true,
  })}${swapping('post', action, swaps)}><input type="hidden" name="_key" value="${key}">${errors.length > 0 && errorSummary(language, errors)}${body}</form>`
}

/** What is to be corrected, each with a link to its field. */
export function errorSummary(language: Language, errors: readonly FieldError[]): Html {
  return html`<div class="notice notice-error" role="alert" tabindex="-1" autofocus>${icon('warning')}<div><p class="strong">${uiWords[language].toCorrect(errors.length)}</p><ul>${errors.map(
    ({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`,
  )}</ul></div></div>`
}

export interface Filters {
  readonly language: Language
  readonly action: string
  readonly body: Content
  /** The id of the part of the page that the answer replaces while people type; the whole page without script. */
  readonly results: string
  /** Ids of other parts whose links carry the filter, such as those that export what is shown; replaced as well. */
  readonly also?: readonly string[]
  /** How the button is called; "Afficher" unless told. */
  readonly label?: string
}

/** A search or filter form: it asks, changes nothing, and its answer has an address. */
export function filterForm(given: Filters): Html {
  const { language, action, body, results, also = [], label = uiWords[language].apply } = given
  const alongside = also.map((id) => `#${id}`).join(',') || undefined
  return html`<form method="get" action="${action}" class="filters" role="search" hx-get="${action}" hx-trigger="submit, input delay:300ms" hx-target="#${results}" hx-select="#${results}"${attributes({ 'hx-select-oob': alongside })} hx-swap="outerHTML" hx-replace-url="true" hx-sync="this:replace" hx-indicator="#${results}">${body}<button type="submit" class="btn btn-outline">${icon('search')}<span>${label}</span></button></form>`
}

/** The buttons at a form's end, the main one first. */
export function actions(...buttons: readonly Content[]): Html {
  return html`<div class="actions">${buttons}</div>`
}
