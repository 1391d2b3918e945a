import { html } from 'hono/html'
import { LANGUAGES, type Language } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  actions,
  checkbox,
  choices,
  disclosure,
  field,
  form,
  heading,
  manyChoices,
  notice,
  select,
  sheet,
  submit,
} from '../../ui/index.ts'
import { LEGAL_FORMS, SECTORS, STAGES, codeLabel } from '../rules/index.ts'
import { BENEFIT_KINDS } from './benefit.ts'
import { CERTAINTIES, OFFER_KINDS } from './catalogue-file.ts'
import type { Draft } from './draft.ts'
import { draftNotice } from './draft.view.ts'
import type { Partner } from './offer.ts'
import { type TypedOffer, field as fieldIn } from './typed-reader.ts'
import { type PartnerWords, partnerWords } from './partners.messages.ts'
import { termsWords } from './terms.messages.ts'
import { typedField, typedMoney } from './typed-field.view.ts'

export interface NewOfferPage {
  readonly language: Language
  readonly key: string
  readonly typed: TypedOffer
  readonly partners: readonly Partner[]
  readonly currency: string
  readonly errors: readonly FieldError[]
  /** The rule in words and what it would do, when it was asked for; null when there is none to read yet. */
  readonly preview: { readonly lines: readonly string[]; readonly draft: Draft } | null | undefined
  readonly refusal: string | undefined
}

/** The form for an offer of one's own: what it gives, to whom, since when, says who. */
export function newOfferBody(page: NewOfferPage): Html {
  const { language, key, errors, refusal } = page
  const { form: words, above } = partnerWords[language]
  return html`${heading({ title: words.title, detail: words.detail, above: { href: href(language, '/offers'), label: above } })}${
    refusal !== undefined && notice({ language, kind: 'error', title: refusal })
  }${form({
    language,
    action: href(language, '/offers/new'),
    key,
    errors,
    body: html`${theOffer(page)}${theBenefit(page)}${theConditions(page)}${theQuestion(page)}${theSource(page)}${preview(page)}${actions(
      submit({ label: words.publish }),
      submit({ label: words.preview, name: 'do', value: 'preview', tone: 'plain' }),
    )}`,
  })}`
}

function inEveryLanguage(page: NewOfferPage, name: string, label: string, required: boolean): Content {
  const { languages } = partnerWords[page.language].form
  return LANGUAGES.map((each) =>
    field({ ...typedField(page, fieldIn(name, each), `${label} (${languages[each]})`, required), maxlength: 600 }),
  )
}

function optionsOf<Code extends string>(codes: readonly Code[], labels: Readonly<Record<Code, string>>) {
  return codes.map((code) => ({ value: code, label: labels[code] }))
}

function theOffer(page: NewOfferPage): Html {
  const { form: words, kinds } = partnerWords[page.language]
  const partners = page.partners.map(({ id, name }) => ({ value: id, label: name[page.language] }))
  return sheet({
    title: words.offer,
    body: html`<div class="flow">${choices({ ...typedField(page, 'kind', words.kind, true), options: optionsOf(OFFER_KINDS, kinds) })}${select(
      { ...typedField(page, 'partner', words.partner), options: partners, none: words.newPartner },
    )}${field({ ...typedField(page, 'partnerName', words.partnerName), maxlength: 200 })}${field({
      ...typedField(page, 'partnerWebsite', words.partnerWebsite),
      type: 'url',
    })}${inEveryLanguage(page, 'title', words.name, true)}${inEveryLanguage(page, 'summary', words.summary, true)}</div>`,
  })
}

function theBenefit(page: NewOfferPage): Html {
  const { form: words, benefitKinds } = partnerWords[page.language]
  return sheet({
    title: words.benefit,
    body: html`<div class="flow">${select({
      ...typedField(page, 'benefitKind', words.benefitKind, true),
      options: optionsOf(BENEFIT_KINDS, benefitKinds),
    })}${inEveryLanguage(page, 'benefit', words.benefitText, true)}${typedMoney(page, 'upTo', words.upTo)}${wholeIn(page, 'benefitMonths', words.months)}</div>`,
  })
}

function wholeIn(page: NewOfferPage, name: string, label: string, hint?: string): Html {
  const shared = typedField(page, name, label)
  return field({ ...shared, inputmode: 'numeric', width: 'short', maxlength: 12, ...(hint !== undefined && { hint }) })
}

function theConditions(page: NewOfferPage): Html {
  const { language, typed } = page
  const words = partnerWords[language].form
  const { value: _, ...hosted } = typedField(page, 'hosted', words.hosted)
  const folded = {
    sectors: termsWords[language].adopt.limitSectors,
    stages: words.stages,
    legalForms: words.legalForms,
  }
  const several = (
    name: 'sectors' | 'stages' | 'legalForms',
    fact: 'sector' | 'stage' | 'legalForm',
    codes: readonly string[],
  ) => {
    const { value: __, ...shared } = typedField(page, name, words[name])
    const options = codes.map((code) => ({ value: code, label: codeLabel(fact, code, language) }))
    const body = manyChoices({ ...shared, values: typed.all(name), options })
    return disclosure({ language, summary: folded[name], body, open: typed.all(name).length > 0 })
  }
  return sheet({
    title: words.conditions,
    detail: words.conditionsDetail,
    body: html`<div class="flow">${checkbox({ ...hosted, checked: typed.text('hosted') === 'yes' })}${wholeIn(page, 'ageMonths', words.ageMonths)}${wholeIn(page, 'ageAtLeast', words.ageAtLeast)}${select(
      {
        ...typedField(page, 'ageSince', words.ageSince, true),
        options: [
          { value: 'activity', label: words.activity },
          { value: 'incorporation', label: words.incorporation },
        ],
      },
    )}${typedMoney(page, 'turnover', words.turnover)}${wholeIn(page, 'fiscalYear', words.fiscalYear, words.fiscalYearHint)}${field(
      {
        ...typedField(page, 'rate', words.rate),
        hint: words.rateHint,
        inputmode: 'decimal',
        width: 'short',
        maxlength: 20,
      },
    )}${field({ ...typedField(page, 'rateCurrency', words.rateCurrency), width: 'short', maxlength: 3 })}${typedMoney(page, 'raised', words.raised)}${select(
      {
        ...typedField(page, 'headcountOp', words.headcountOp, true),
        options: [
          { value: 'under', label: words.under },
          { value: 'atLeast', label: words.atLeast },
        ],
      },
    )}${wholeIn(page, 'headcount', words.headcount)}${several('sectors', 'sector', SECTORS)}${several('stages', 'stage', STAGES)}${several('legalForms', 'legalForm', LEGAL_FORMS)}</div>`,
  })
}

function theQuestion(page: NewOfferPage): Html {
  const words = partnerWords[page.language].form
  return sheet({
    title: words.question,
    detail: words.questionDetail,
    body: html`<div class="flow">${inEveryLanguage(page, 'asks', words.asks, false)}${inEveryLanguage(page, 'requires', words.requires, false)}${select(
      {
        ...typedField(page, 'expects', words.expects, true),
        options: [
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ],
      },
    )}</div>`,
  })
}

function theSource(page: NewOfferPage): Html {
  const { form: words, certainties } = partnerWords[page.language]
  return sheet({
    title: words.source,
    body: html`<div class="flow">${field({ ...typedField(page, 'from', words.from, true), type: 'date', width: 'medium' })}${field(
      { ...typedField(page, 'until', words.until), type: 'date', width: 'medium' },
    )}${field({ ...typedField(page, 'sourceUrl', words.sourceUrl, true), type: 'url' })}${field({
      ...typedField(page, 'sourceTitle', words.sourceTitle),
      maxlength: 200,
    })}${choices({ ...typedField(page, 'certainty', words.certainty, true), options: optionsOf(CERTAINTIES, certainties) })}</div>`,
  })
}

function preview({ language, preview: shown }: NewOfferPage): Content {
  if (shown === undefined) return undefined
  const words: PartnerWords['form'] = partnerWords[language].form
  if (shown === null) return notice({ language, kind: 'warning', title: words.nothingToPreview })
  return draftNotice(shown, language)
}
