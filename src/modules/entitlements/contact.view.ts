import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import type { Html } from '../../ui/index.ts'
import type { Contact } from '../registry/index.ts'
import { callsWords } from './calls.messages.ts'

/** Whom to call or write to about a company, as links that do it. */
export function contactCell(contact: Contact | undefined, language: Language): Html {
  if (!contact) return html`<span class="quiet">${callsWords[language].list.noContact}</span>`
  const { name, phone, email } = contact
  const lines = [
    name !== undefined && html`<bdi>${name}</bdi>`,
    phone !== undefined && html`<a href="tel:${phone.replace(/[^\d+]/g, '')}" dir="ltr">${phone}</a>`,
    email !== undefined && html`<a href="mailto:${email}" dir="ltr">${email}</a>`,
  ].filter((line) => line !== false)
  return html`${lines.map((line) => html`<div>${line}</div>`)}`
}
