import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type FieldError,
  type Html,
  actions,
  field,
  form,
  heading,
  notice,
  select,
  sheet,
  submit,
} from '../../ui/index.ts'
import { type Partner, type TypedOffer, typedField } from '../partners/index.ts'
import { SIDES } from './agreement.ts'
import { FIRST_ROWS, LONGEST, MOST_SIGNATORIES } from './agreement-form.ts'
import { agreementWords } from './agreements.messages.ts'

export interface AgreementFormPage {
  readonly language: Language
  readonly kind: 'new' | 'edit' | 'renew'
  /** The agreement that is corrected or renewed. */
  readonly of: { readonly path: string; readonly title: string } | undefined
  readonly key: string
  readonly typed: TypedOffer
  readonly errors: readonly FieldError[]
  readonly refusal: string | undefined
  readonly partners: readonly Partner[]
}

/** The form for what stands on the paper: a new agreement, a correction, a renewal. */
export function agreementForm(page: AgreementFormPage): Html {
  const { language, kind, of, key, errors, refusal } = page
  const { form: words, one } = agreementWords[language]
  const path = of?.path ?? '/agreements'
  const action = kind === 'new' ? '/agreements' : `${path}/${kind}`
  const detail = { new: words.newDetail, edit: words.editDetail, renew: words.renewDetail }[kind]
  const label = { new: words.saveNew, edit: words.save, renew: words.saveRenewal }[kind]
  const above = { href: href(language, path), label: of?.title ?? one.above }
  return html`${heading({ title: formTitle(page), detail, above })}${
    refusal !== undefined && notice({ language, kind: 'error', title: refusal })
  }${form({
    language,
    action: href(language, action),
    key,
    errors,
    body: html`${thePaper(page)}${theQuota(page)}${theSignatories(page)}${theRate(page)}${actions(submit({ label }))}`,
  })}`
}

/** What the page is called. */
export function formTitle({ language, kind, of }: Pick<AgreementFormPage, 'language' | 'kind' | 'of'>): string {
  const words = agreementWords[language].form
  if (!of || kind === 'new') return words.newTitle
  return kind === 'edit' ? words.editTitle(of.title) : words.renewTitle(of.title)
}

function thePaper(page: AgreementFormPage): Html {
  const { form: words } = agreementWords[page.language]
  const partners = page.partners.map(({ id, name }) => ({ value: id, label: name[page.language] }))
  const partner =
    page.kind !== 'renew' &&
    html`${select({ ...typedField(page, 'partner', words.partner), options: partners, none: words.newPartner })}${field(
      {
        ...typedField(page, 'partnerName', words.partnerName),
        maxlength: LONGEST.name,
      },
    )}${field({ ...typedField(page, 'partnerWebsite', words.partnerWebsite), type: 'url' })}`
  return sheet({
    title: words.paper,
    body: html`<div class="flow">${partner}${field({
      ...typedField(page, 'title', words.title, true),
      maxlength: LONGEST.title,
    })}${field({
      ...typedField(page, 'number', words.number, true),
      width: 'medium',
      maxlength: LONGEST.number,
    })}${day(page, 'signed', words.signed, { hint: words.signedHint })}${day(page, 'begins', words.begins, {
      required: true,
    })}${day(page, 'until', words.until, { hint: words.untilHint })}</div>`,
  })
}

function day(
  page: AgreementFormPage,
  name: string,
  label: string,
  { required = false, hint }: { readonly required?: boolean; readonly hint?: string } = {},
): Html {
  const shared = typedField(page, name, label, required)
  return field({ ...shared, type: 'date', width: 'medium', ...(hint !== undefined && { hint }) })
}

function theQuota(page: AgreementFormPage): Html {
  const { form: words } = agreementWords[page.language]
  const figure = (name: string, label: string, hint?: string) =>
    field({
      ...typedField(page, name, label),
      ...(hint !== undefined && { hint }),
      inputmode: 'numeric',
      width: 'short',
      maxlength: 9,
    })
  return sheet({
    title: words.quota,
    detail: words.quotaDetail,
    body: html`<div class="flow">${figure('mostPlaces', words.mostPlaces)}${figure('mostCompanies', words.mostCompanies, words.mostCompaniesHint)}</div>`,
  })
}

function theSignatories(page: AgreementFormPage): Html {
  const { form: words, sides } = agreementWords[page.language]
  const named = Array.from({ length: MOST_SIGNATORIES }, (_, index) => index + 1).findLast(
    (place) => page.typed.text(`name${place}`) !== '' || page.typed.text(`function${place}`) !== '',
  )
  const rows = Math.min(MOST_SIGNATORIES, Math.max(FIRST_ROWS, (named ?? 0) + 1))
  const options = SIDES.map((side) => ({ value: side, label: sides[side] }))
  return sheet({
    title: words.signatories,
    body: html`<div class="flow">${Array.from({ length: rows }, (_, index) => {
      const place = index + 1
      const side = typedField(page, `side${place}`, words.side, true)
      return html`<fieldset class="owner"><legend>${words.signatory(place)}</legend><div class="flow">${field({
        ...typedField(page, `name${place}`, words.name),
        autocomplete: 'off',
        maxlength: LONGEST.name,
      })}${field({ ...typedField(page, `function${place}`, words.held), maxlength: LONGEST.name })}${select({
        ...side,
        // As on most papers: the park signs first.
        value: side.value || (place === 2 ? 'partner' : 'park'),
        options,
      })}</div></fieldset>`
    })}</div>`,
  })
}

function theRate(page: AgreementFormPage): Html {
  const { form: words } = agreementWords[page.language]
  const currency = (name: string, label: string) =>
    field({ ...typedField(page, name, label), width: 'short', maxlength: 3 })
  return sheet({
    title: words.rate,
    detail: words.rateDetail,
    body: html`<div class="flow">${field({
      ...typedField(page, 'rate', words.rateValue),
      inputmode: 'decimal',
      width: 'short',
      maxlength: 24,
    })}${currency('rateFrom', words.rateFrom)}${currency('rateTo', words.rateTo)}${day(page, 'rateDay', words.rateDay)}</div>`,
  })
}
