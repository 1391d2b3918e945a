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
import type { SiteLabel } from './adopt-offer.view.ts'
import type { Draft } from './draft.ts'
import type { DraftStanding } from './draft-standing.ts'
import { draftNotice } from './draft.view.ts'
import { type DraftDone, discardDraftForm, draftFields, draftNotices, saveDraftButton } from './drafts.view.ts'
import { liveCount } from './live-count.view.ts'
import type { Partner } from './offer.ts'
import { BUSINESS_MODELS, PRODUCT_STAGES, tickedCountries } from './offer-form.ts'
import { type TypedOffer, field as fieldIn } from './typed-reader.ts'
import { type PartnerWords, partnerWords } from './partners.messages.ts'
import { termsWords } from './terms.messages.ts'
import { typedField, typedMoney } from './typed-field.view.ts'

export interface NewOfferPage {
  readonly language: Language
  readonly key: string
  readonly typed: TypedOffer
  readonly partners: readonly Partner[]
  readonly sites: readonly SiteLabel[]
  readonly currency: string
  /** The park's own. */
  readonly country: string
  readonly errors: readonly FieldError[]
  /** The draft that is being written, what was just done with it, and what another hand saved of it meanwhile. */
  readonly draft: DraftStanding | undefined
  readonly draftDone: DraftDone | undefined
  readonly theirs: readonly FieldError[]
  readonly discardKey: string
  /** The rule in words and what it would do, when it was asked for; null when there is none to read yet. */
  readonly preview: { readonly lines: readonly string[]; readonly draft: Draft } | null | undefined
  readonly refusal: string | undefined
}

/** The page while its form is drawn, which notes how each field is called. */
interface FormPage extends NewOfferPage {
  readonly labels: Map<string, string>
}

/** The form for an offer of one's own: what it gives, to whom, since when, says who. */
export function newOfferBody(page: NewOfferPage): Html {
  const { language, key, errors, theirs, draft, draftDone, refusal } = page
  const { form: words, above } = partnerWords[language]
  const labels = new Map<string, string>()
  const shown = form({
    language,
    action: href(language, '/offers/new'),
    key,
    errors,
    body: fields({ ...page, labels }),
  })
  return html`${heading({ title: words.title, detail: words.detail, above: { href: href(language, '/offers'), label: above } })}${
    refusal !== undefined && notice({ language, kind: 'error', title: refusal })
  }${draftNotices(language, draft, { done: draftDone, theirs, labels })}${shown}${discardDraftForm(language, draft, page.discardKey)}`
}

function fields(page: FormPage): Html {
  const { language, draft } = page
  const { form: words } = partnerWords[language]
  return html`${draftFields(draft)}${theOffer(page)}${theBenefit(page)}${theRule(page)}${theSource(page)}${preview(page)}${actions(
    submit({ label: words.publish }),
    submit({ label: words.preview, name: 'do', value: 'preview', tone: 'plain' }),
    saveDraftButton(language),
  )}`
}

/** What makes the rule, with the companies it would let in counted below while it is being filled in. */
function theRule(page: FormPage): Html {
  const counted = liveCount({
    address: href(page.language, '/offers/new/count'),
    fields: 'rule-fields',
    atOnce: page.draft !== undefined && page.preview === undefined,
  })
  return html`<div class="form-part" id="rule-fields">${theConditions(page)}${theQuestion(page)}${counted}</div>`
}

/** What is wrong with the form, and what another hand saved of it. */
function errorsIn({ errors, theirs }: Pick<NewOfferPage, 'errors' | 'theirs'>): readonly FieldError[] {
  return [...errors, ...theirs]
}

function fieldOf(page: FormPage, name: string, label: string, required = false) {
  page.labels.set(name, label)
  return typedField({ ...page, errors: errorsIn(page) }, name, label, required)
}

function moneyOf(page: FormPage, name: string, label: string): Html {
  page.labels.set(name, label)
  return typedMoney({ ...page, errors: errorsIn(page) }, name, label)
}

function inEveryLanguage(page: FormPage, name: string, label: string, required: boolean): Content {
  const { languages } = partnerWords[page.language].form
  return LANGUAGES.map((each) =>
    field({ ...fieldOf(page, fieldIn(name, each), `${label} (${languages[each]})`, required), maxlength: 600 }),
  )
}

function optionsOf<Code extends string>(codes: readonly Code[], labels: Readonly<Record<Code, string>>) {
  return codes.map((code) => ({ value: code, label: labels[code] }))
}

function theOffer(page: FormPage): Html {
  const { form: words, kinds } = partnerWords[page.language]
  const partners = page.partners.map(({ id, name }) => ({ value: id, label: name[page.language] }))
  return sheet({
    title: words.offer,
    body: html`<div class="flow">${choices({ ...fieldOf(page, 'kind', words.kind, true), options: optionsOf(OFFER_KINDS, kinds) })}${select(
      { ...fieldOf(page, 'partner', words.partner), options: partners, none: words.newPartner },
    )}${field({ ...fieldOf(page, 'partnerName', words.partnerName), maxlength: 200 })}${field({
      ...fieldOf(page, 'partnerWebsite', words.partnerWebsite),
      type: 'url',
    })}${inEveryLanguage(page, 'title', words.name, true)}${inEveryLanguage(page, 'summary', words.summary, true)}</div>`,
  })
}

function theBenefit(page: FormPage): Html {
  const { form: words, benefitKinds } = partnerWords[page.language]
  return sheet({
    title: words.benefit,
    body: html`<div class="flow">${select({
      ...fieldOf(page, 'benefitKind', words.benefitKind, true),
      options: optionsOf(BENEFIT_KINDS, benefitKinds),
    })}${inEveryLanguage(page, 'benefit', words.benefitText, true)}${moneyOf(page, 'upTo', words.upTo)}${wholeIn(page, 'benefitMonths', words.months)}</div>`,
  })
}

function wholeIn(page: FormPage, name: string, label: string, hint?: string): Html {
  const shared = fieldOf(page, name, label)
  return field({ ...shared, inputmode: 'numeric', width: 'short', maxlength: 12, ...(hint !== undefined && { hint }) })
}

function theConditions(page: FormPage): Html {
  const { language, typed, sites } = page
  const words = partnerWords[language].form
  const { value: _, ...hosted } = fieldOf(page, 'hosted', words.hosted)
  const ticks = (name: string, label: string, options: readonly Option[]) => {
    const { value: __, ...shared } = fieldOf(page, name, label)
    return manyChoices({ ...shared, values: typed.all(name), options })
  }
  const folded = (name: string, label: string, summary: string, options: readonly Option[], more: Content = '') =>
    disclosure({
      language,
      summary,
      body: html`<div class="flow">${ticks(name, label, options)}${more}</div>`,
      open: typed.all(name).length > 0 || errorsIn(page).some(({ field: wrong }) => wrong === name),
    })
  const coded = (
    name: SeveralName,
    fact: Parameters<typeof codeLabel>[0],
    codes: readonly string[],
    summary?: string,
  ) => folded(name, words[name], summary ?? words[name], codesAs(fact, codes, language))
  const day = (name: 'begunFrom' | 'begunBefore') =>
    field({ ...fieldOf(page, name, words[name]), type: 'date', width: 'medium' })
  const otherCountries = field({
    ...fieldOf(page, 'otherCountries', words.otherCountries),
    hint: words.otherCountriesHint,
    width: 'medium',
    maxlength: 200,
  })
  const countries = codesAs('country', tickedCountries(page.country), language)
  const places = sites.map(({ code, name }) => ({ value: code, label: name }))
  const limit = termsWords[language].adopt.limitSectors
  return sheet({
    title: words.conditions,
    detail: words.conditionsDetail,
    body: html`<div class="flow">${checkbox({ ...hosted, checked: typed.text('hosted') === 'yes' })}${places.length > 0 && ticks('sites', words.sites, places)}${wholeIn(page, 'stayAtLeast', words.stayAtLeast)}${wholeIn(page, 'ageMonths', words.ageMonths)}${wholeIn(page, 'ageAtLeast', words.ageAtLeast)}${day('begunFrom')}${day('begunBefore')}${select(
      {
        ...fieldOf(page, 'ageSince', words.ageSince, true),
        options: [
          { value: 'activity', label: words.activity },
          { value: 'incorporation', label: words.incorporation },
        ],
      },
    )}${moneyOf(page, 'turnover', words.turnover)}${moneyOf(page, 'turnoverAtLeast', words.turnoverAtLeast)}${wholeIn(page, 'fiscalYear', words.fiscalYear, words.fiscalYearHint)}${field(
      {
        ...fieldOf(page, 'rate', words.rate),
        hint: words.rateHint,
        inputmode: 'decimal',
        width: 'short',
        maxlength: 20,
      },
    )}${field({ ...fieldOf(page, 'rateCurrency', words.rateCurrency), width: 'short', maxlength: 3 })}${moneyOf(page, 'raised', words.raised)}${moneyOf(page, 'raisedAtLeast', words.raisedAtLeast)}${wholeIn(page, 'headcountUnder', words.headcountUnder)}${wholeIn(page, 'headcountAtLeast', words.headcountAtLeast)}${coded('sectors', 'sector', SECTORS, limit)}${coded('sectorsNot', 'sector', SECTORS)}${coded('stages', 'stage', STAGES)}${coded('legalForms', 'legalForm', LEGAL_FORMS)}${coded('productStages', 'productStage', PRODUCT_STAGES)}${coded('businessModels', 'businessModel', BUSINESS_MODELS)}${folded('countries', words.countries, words.countries, countries, otherCountries)}</div>`,
  })
}

type SeveralName = 'sectors' | 'sectorsNot' | 'stages' | 'legalForms' | 'productStages' | 'businessModels'

interface Option {
  readonly value: string
  readonly label: string
}

function codesAs(
  fact: Parameters<typeof codeLabel>[0],
  codes: readonly string[],
  language: Language,
): readonly Option[] {
  return codes.map((code) => ({ value: code, label: codeLabel(fact, code, language) }))
}

function theQuestion(page: FormPage): Html {
  const words = partnerWords[page.language].form
  return sheet({
    title: words.question,
    detail: words.questionDetail,
    body: html`<div class="flow">${inEveryLanguage(page, 'asks', words.asks, false)}${inEveryLanguage(page, 'requires', words.requires, false)}${select(
      {
        ...fieldOf(page, 'expects', words.expects, true),
        options: [
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ],
      },
    )}</div>`,
  })
}

function theSource(page: FormPage): Html {
  const { form: words, certainties } = partnerWords[page.language]
  return sheet({
    title: words.source,
    body: html`<div class="flow">${field({ ...fieldOf(page, 'from', words.from, true), type: 'date', width: 'medium' })}${field(
      { ...fieldOf(page, 'until', words.until), type: 'date', width: 'medium' },
    )}${field({ ...fieldOf(page, 'sourceUrl', words.sourceUrl, true), type: 'url' })}${field({
      ...fieldOf(page, 'sourceTitle', words.sourceTitle),
      maxlength: 200,
    })}${choices({ ...fieldOf(page, 'certainty', words.certainty, true), options: optionsOf(CERTAINTIES, certainties) })}</div>`,
  })
}

function preview({ language, preview: shown }: FormPage): Content {
  if (shown === undefined) return undefined
  const words: PartnerWords['form'] = partnerWords[language].form
  if (shown === null) return notice({ language, kind: 'warning', title: words.nothingToPreview })
  return draftNotice(shown, language)
}
