import { html } from 'hono/html'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  actions,
  buttonLink,
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
import type { DraftStanding } from './draft-standing.ts'
import { type Preview, draftNotice } from './draft.view.ts'
import { draftWords } from './drafts.messages.ts'
import { type DraftDone, discardDraftForm, draftFields, draftNotices, saveDraftButton } from './drafts.view.ts'
import { liveCount } from './live-count.view.ts'
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
  /** The version that the form was opened from, and whether it is still the last one. */
  readonly base: Id<'offer-version'>
  readonly isLast: boolean
  readonly errors: readonly FieldError[]
  /** The draft that is being written, what was just done with it, and what another hand saved of it meanwhile. */
  readonly draft: DraftStanding | undefined
  readonly draftDone: DraftDone | undefined
  readonly theirs: readonly FieldError[]
  readonly discardKey: string
  readonly preview: Preview | undefined
  readonly refusal: string | undefined
}

/** The page while its form is drawn, which notes how each field is called. */
interface FormPage extends NewVersionPage {
  readonly labels: Map<string, string>
}

/** The form for new terms of an offer: what changes, since when, the rule, the benefits, and where that was read. */
export function newVersionBody(page: NewVersionPage): Html {
  const { language, key, offer, errors, theirs, draft, draftDone, refusal } = page
  const words = termsWords[language].correct
  const labels = new Map<string, string>()
  const shown = form({
    language,
    action: href(language, `/offers/${offer.id}/versions/new`),
    key,
    errors,
    body: fields({ ...page, labels }),
  })
  return html`${heading({
    title: words.title,
    detail: html`<bdi>${offer.title[language]}</bdi> · ${words.detail}`,
    above: { href: href(language, `/offers/${offer.id}`), label: words.above },
  })}${refusal !== undefined && notice({ language, kind: 'error', title: refusal })}${draftNotices(language, draft, { done: draftDone, theirs, labels })}${otherTerms(page)}${shown}${discardDraftForm(language, draft, page.discardKey)}`
}

function fields(page: FormPage): Html {
  const { language, base, draft, preview } = page
  const words = termsWords[language].correct
  return html`${draftFields(draft)}<input type="hidden" name="base" value="${base}">${change(page)}${rule(page)}${benefits(page)}${source(page)}${preview && draftNotice(preview, language)}${actions(
    submit({ label: words.publish }),
    submit({ label: words.preview, name: 'do', value: 'preview', tone: 'plain' }),
    saveDraftButton(language),
  )}`
}

/** That somebody published other terms since the form was opened, whose benefits it does not show. */
function otherTerms({ language, offer, isLast }: NewVersionPage): Content {
  if (isLast) return undefined
  const words = draftWords[language]
  return notice({
    language,
    kind: 'warning',
    title: words.olderTerms,
    detail: words.olderTermsDetail,
    action: buttonLink({ label: words.seePresent, href: href(language, `/offers/${offer.id}`), tone: 'plain' }),
  })
}

function fieldOf(page: FormPage, name: string, label: string, required = false) {
  page.labels.set(name, label)
  return typedField({ ...page, errors: [...page.errors, ...page.theirs] }, name, label, required)
}

function moneyOf(page: FormPage, name: string, label: string): Html {
  page.labels.set(name, label)
  return typedMoney({ ...page, errors: [...page.errors, ...page.theirs] }, name, label, { anyCurrency: true })
}

function change(page: FormPage): Html {
  const words = termsWords[page.language].correct
  const { value: kept, ...keeps } = fieldOf(page, 'keeps', words.keeps)
  return sheet({
    title: words.change,
    body: html`<div class="flow">${field({ ...fieldOf(page, 'note', words.note, true), hint: words.noteHint, maxlength: 600 })}${field(
      { ...fieldOf(page, 'from', words.from, true), type: 'date', width: 'medium' },
    )}${field({ ...fieldOf(page, 'until', words.until), type: 'date', width: 'medium' })}${checkbox({ ...keeps, checked: kept === 'yes' })}</div>`,
  })
}

function rule(page: FormPage): Html {
  const words = termsWords[page.language].correct
  const { typed, language, offer } = page
  const counted = liveCount({
    address: href(language, `/offers/${offer.id}/versions/count`),
    fields: 'rule-fields',
    atOnce: page.preview === undefined,
  })
  const text = textarea({
    ...fieldOf(page, 'rule', words.ruleText, true),
    value: typed.rule,
    rows: Math.min(30, Math.max(8, typed.rule.split('\n').length + 1)),
  })
  return html`<div class="form-part" id="rule-fields">${sheet({ title: words.rule, detail: words.ruleDetail, body: text })}${counted}</div>`
}

function benefits(page: FormPage): Html {
  const { language, benefits: before, errors } = page
  const words = termsWords[language].correct
  const missing = errors.find((error) => error.field === 'benefits')?.message
  return html`${sheet({
    title: words.benefits,
    detail: words.benefitsDetail,
    body: html`<div class="flow" id="benefits">${missing !== undefined && html`<p class="error">${missing}</p>`}${before.map((benefit, index) => oneBenefit(page, benefit, index))}</div>`,
  })}${another(page)}`
}

function oneBenefit(page: FormPage, benefit: Benefit, index: number): Html {
  const { language } = page
  const { correct: words } = termsWords[language]
  const { form: labels, benefitKinds } = partnerWords[language]
  const { value: gone, ...box } = fieldOf(page, `b${index}Gone`, words.gone)
  return html`<fieldset class="flow"><legend class="strong">${benefitKinds[benefit.kind]} · ${benefit.text[language]}</legend>${
    !benefit.inKind && typedMoney(page, `b${index}UpTo`, labels.upTo, { anyCurrency: true })
  }${field({ ...fieldOf(page, `b${index}Percent`, words.percent), inputmode: 'decimal', width: 'short', maxlength: 6 })}${field(
    { ...fieldOf(page, `b${index}Months`, labels.months), inputmode: 'numeric', width: 'short', maxlength: 3 },
  )}${checkbox({ ...box, checked: gone === 'yes' })}</fieldset>`
}

function another(page: FormPage): Html {
  const { language } = page
  const words = termsWords[language].correct
  const { form: labels, benefitKinds } = partnerWords[language]
  const kinds = BENEFIT_KINDS.map((kind) => ({ value: kind, label: benefitKinds[kind] }))
  const texts: Content = LANGUAGES.map((each) =>
    field({
      ...fieldOf(page, fieldIn('benefit', each), `${labels.benefitText} (${labels.languages[each]})`),
      maxlength: 600,
    }),
  )
  return sheet({
    title: words.another,
    detail: words.anotherDetail,
    body: html`<div class="flow">${select({ ...fieldOf(page, 'benefitKind', labels.benefitKind, true), options: kinds })}${texts}${moneyOf(page, 'upTo', labels.upTo)}${field(
      { ...fieldOf(page, 'benefitMonths', labels.months), inputmode: 'numeric', width: 'short', maxlength: 3 },
    )}</div>`,
  })
}

function source(page: FormPage): Html {
  const { language } = page
  const words = termsWords[language].correct
  const { form: labels, certainties } = partnerWords[language]
  return sheet({
    title: words.source,
    detail: words.sourceDetail,
    body: html`<div class="flow">${field({ ...fieldOf(page, 'sourceUrl', labels.sourceUrl, true), type: 'url' })}${field(
      {
        ...fieldOf(page, 'sourceTitle', labels.sourceTitle),
        maxlength: 200,
      },
    )}${field({ ...fieldOf(page, 'readOn', words.readOn, true), type: 'date', width: 'medium' })}${choices({
      ...fieldOf(page, 'certainty', labels.certainty, true),
      options: CERTAINTIES.map((code) => ({ value: code, label: certainties[code] })),
    })}</div>`,
  })
}
