import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  actions,
  checkbox,
  choices,
  field,
  form,
  heading,
  notice,
  select,
  sheet,
  submit,
  textarea,
} from '../../ui/index.ts'
import { BENEFIT_KINDS, type Benefit } from './benefit.ts'
import { CERTAINTIES } from './catalogue-file.ts'
import { type Preview, draftNotice } from './draft.view.ts'
import type { Offer } from './offer.ts'
import { partnerWords } from './partners.messages.ts'
import { termsWords } from './terms.messages.ts'
import { typedField, typedMoney } from './typed-field.view.ts'
import { field as fieldIn } from './typed-reader.ts'
import type { TypedVersion } from './version-form.ts'

export interface NewVersionPage {
  readonly language: Language
  readonly key: string
  readonly offer: Offer
  /** The benefits of the terms that are corrected. */
  readonly benefits: readonly Benefit[]
  readonly typed: TypedVersion
  readonly currency: string
  readonly errors: readonly FieldError[]
  readonly preview: Preview | undefined
  readonly refusal: string | undefined
}

/** The form for new terms of an offer: what changes, since when, the rule, the benefits, and where that was read. */
export function newVersionBody(page: NewVersionPage): Html {
  const { language, key, offer, errors, preview, refusal } = page
  const words = termsWords[language].correct
  return html`${heading({
    title: words.title,
    detail: html`<bdi>${offer.title[language]}</bdi> · ${words.detail}`,
    above: { href: href(language, `/offers/${offer.id}`), label: words.above },
  })}${refusal !== undefined && notice({ language, kind: 'error', title: refusal })}${form({
    language,
    action: href(language, `/offers/${offer.id}/versions/new`),
    key,
    errors,
    body: html`${change(page)}${rule(page)}${benefits(page)}${source(page)}${preview && draftNotice(preview, language)}${actions(
      submit({ label: words.publish }),
      submit({ label: words.preview, name: 'do', value: 'preview', tone: 'plain' }),
    )}`,
  })}`
}

function change(page: NewVersionPage): Html {
  const words = termsWords[page.language].correct
  const { value: kept, ...keeps } = typedField(page, 'keeps', words.keeps)
  return sheet({
    title: words.change,
    body: html`<div class="flow">${field({ ...typedField(page, 'note', words.note, true), hint: words.noteHint, maxlength: 600 })}${field(
      { ...typedField(page, 'from', words.from, true), type: 'date', width: 'medium' },
    )}${field({ ...typedField(page, 'until', words.until), type: 'date', width: 'medium' })}${checkbox({ ...keeps, checked: kept === 'yes' })}</div>`,
  })
}

function rule(page: NewVersionPage): Html {
  const words = termsWords[page.language].correct
  const { typed } = page
  return sheet({
    title: words.rule,
    detail: words.ruleDetail,
    body: textarea({
      ...typedField(page, 'rule', words.ruleText, true),
      value: typed.rule,
      rows: Math.min(30, Math.max(8, typed.rule.split('\n').length + 1)),
    }),
  })
}

function benefits(page: NewVersionPage): Html {
  const { language, benefits: before, errors } = page
  const words = termsWords[language].correct
  const missing = errors.find((error) => error.field === 'benefits')?.message
  return html`${sheet({
    title: words.benefits,
    detail: words.benefitsDetail,
    body: html`<div class="flow" id="benefits">${missing !== undefined && html`<p class="error">${missing}</p>`}${before.map((benefit, index) => oneBenefit(page, benefit, index))}</div>`,
  })}${another(page)}`
}

function oneBenefit(page: NewVersionPage, benefit: Benefit, index: number): Html {
  const { language } = page
  const { correct: words } = termsWords[language]
  const { form: labels, benefitKinds } = partnerWords[language]
  const { value: gone, ...box } = typedField(page, `b${index}Gone`, words.gone)
  return html`<fieldset class="flow"><legend class="strong">${benefitKinds[benefit.kind]} · ${benefit.text[language]}</legend>${
    !benefit.inKind && typedMoney(page, `b${index}UpTo`, labels.upTo, { anyCurrency: true })
  }${field({ ...typedField(page, `b${index}Percent`, words.percent), inputmode: 'decimal', width: 'short', maxlength: 6 })}${field(
    { ...typedField(page, `b${index}Months`, labels.months), inputmode: 'numeric', width: 'short', maxlength: 3 },
  )}${checkbox({ ...box, checked: gone === 'yes' })}</fieldset>`
}

function another(page: NewVersionPage): Html {
  const { language } = page
  const words = termsWords[language].correct
  const { form: labels, benefitKinds } = partnerWords[language]
  const kinds = BENEFIT_KINDS.map((kind) => ({ value: kind, label: benefitKinds[kind] }))
  const texts: Content = LANGUAGES.map((each) =>
    field({
      ...typedField(page, fieldIn('benefit', each), `${labels.benefitText} (${labels.languages[each]})`),
      maxlength: 600,
    }),
  )
  return sheet({
    title: words.another,
    detail: words.anotherDetail,
    body: html`<div class="flow">${select({ ...typedField(page, 'benefitKind', labels.benefitKind, true), options: kinds })}${texts}${typedMoney(page, 'upTo', labels.upTo, { anyCurrency: true })}${field(
      { ...typedField(page, 'benefitMonths', labels.months), inputmode: 'numeric', width: 'short', maxlength: 3 },
    )}</div>`,
  })
}

function source(page: NewVersionPage): Html {
  const { language } = page
  const words = termsWords[language].correct
  const { form: labels, certainties } = partnerWords[language]
  return sheet({
    title: words.source,
    detail: words.sourceDetail,
    body: html`<div class="flow">${field({ ...typedField(page, 'sourceUrl', labels.sourceUrl, true), type: 'url' })}${field(
      {
        ...typedField(page, 'sourceTitle', labels.sourceTitle),
        maxlength: 200,
      },
    )}${field({ ...typedField(page, 'readOn', words.readOn, true), type: 'date', width: 'medium' })}${choices({
      ...typedField(page, 'certainty', labels.certainty, true),
      options: CERTAINTIES.map((code) => ({ value: code, label: certainties[code] })),
    })}</div>`,
  })
}
