import { html } from 'hono/html'
import type { Id } from '../../kernel/id.ts'
import { type Language, type Localized, showMoney } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  actions,
  choices,
  disclosure,
  field,
  form,
  heading,
  notice,
  pairs,
  select,
  sheet,
  submit,
  textarea,
} from '../../ui/index.ts'
import { type TypedOffer, typedField, typedMoney } from '../partners/index.ts'
import { agreementWords } from './agreements.messages.ts'
import type { Chains } from './chains.ts'
import { MOST_LINKS, MOST_PAPERS, YEARS } from './limits-form.ts'
import { type OfferLimits, VERIFIERS, type YearValue } from './limits.ts'

/** An offer as the pages of limits name it. */
export interface NamedOffer {
  readonly id: Id<'offer'>
  readonly title: Localized
}

export interface SiteLabel {
  readonly id: Id<'site'>
  readonly name: string
}

export interface LimitsPage {
  readonly language: Language
  readonly offer: NamedOffer
  readonly others: readonly NamedOffer[]
  readonly sites: readonly SiteLabel[]
  readonly saved: boolean
  /** The order in which the offers of its agreement are best taken, where there is one to give. */
  readonly advice: Content
}

export interface LimitsFormPage extends LimitsPage {
  readonly key: string
  readonly typed: TypedOffer & { lines(name: string): string }
  readonly errors: readonly FieldError[]
  readonly refusal: string | undefined
  readonly currency: string
}

function head({ language, offer, saved }: LimitsPage, detail: string): Html {
  const words = agreementWords[language].limits
  const above = { href: href(language, `/offers/${offer.id}`), label: offer.title[language] }
  return html`${heading({ title: words.title(offer.title[language]), detail, above })}${saved && notice({ language, kind: 'success', title: words.saved })}`
}

/** How far an offer reaches, for those who do not set it. */
export function limitsBody(
  page: LimitsPage,
  {
    limits,
    values,
    chains,
  }: { readonly limits: OfferLimits; readonly values: readonly YearValue[]; readonly chains: Chains },
): Html {
  const { language, sites } = page
  const words = agreementWords[language].limits
  const lines = limitLines(limits, language)
  const bySite =
    typeof limits.perSite === 'object' &&
    sites.flatMap(({ id, name }) => {
      const most = (limits.perSite as ReadonlyMap<Id<'site'>, number>).get(id)
      return most === undefined
        ? []
        : [{ term: html`<bdi>${name}</bdi>`, detail: html`<span class="num">${most}</span>` }]
    })
  const shown = [
    { term: words.howMany, detail: lines.length === 0 ? words.unlimited : listed(lines) },
    ...(bySite ? bySite : []),
    { term: words.verify, detail: words.verifiers[limits.verify] },
    ...(limits.documents.length > 0 ? [{ term: words.documents, detail: listed(limits.documents) }] : []),
    ...values.map(({ year, value, source }) => ({
      term: words.year(year),
      detail: html`<span class="num">${showMoney(language, value)}</span> <span class="quiet"><bdi>${source}</bdi></span>`,
    })),
    ...(chains.notWith.length + chains.onlyAfter.length > 0
      ? [{ term: words.chains, detail: listed(chainLines(chains, page.others, language)) }]
      : []),
  ]
  return html`${head(page, words.readDetail)}${sheet({ body: pairs(shown) })}${page.advice}`
}

function listed(lines: readonly string[]): Html {
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

/** The limits of an offer in a few words each; none where it has no limit. */
export function limitLines(
  { perOffer, perSite, perCompany, perPerson, budget, window }: OfferLimits,
  language: Language,
) {
  const { summary } = agreementWords[language].limits
  return [
    perOffer !== undefined && summary.perOffer(perOffer),
    typeof perSite === 'number' && summary.perSite(perSite),
    typeof perSite === 'object' && summary.bySite,
    perCompany !== undefined && summary.perCompany(perCompany),
    perPerson !== undefined && summary.perPerson(perPerson),
    budget !== undefined && summary.budget(budget.most, budget.each),
    window?.from !== undefined && summary.opens(window.from),
    window?.until !== undefined && summary.closes(window.until),
  ].filter((line) => line !== false)
}

/** What an offer says of others, in words. */
export function chainLines({ notWith, onlyAfter }: Chains, others: readonly NamedOffer[], language: Language) {
  const words = agreementWords[language].limits
  const title = (id: Id<'offer'>) => others.find((other) => other.id === id)?.title[language] ?? ''
  return [
    ...notWith.map(({ offerId, months }) => words.notWithShown(title(offerId), months)),
    ...onlyAfter.map(({ offerId, months }) => words.onlyAfterShown(title(offerId), months)),
  ]
}

/** The form in which the director sets how far an offer reaches. */
export function limitsForm(page: LimitsFormPage): Html {
  const { language, offer, key, errors, refusal } = page
  const words = agreementWords[language].limits
  return html`${head(page, words.detail)}${refusal !== undefined && notice({ language, kind: 'error', title: refusal })}${form(
    {
      language,
      action: href(language, `/offers/${offer.id}/limits`),
      key,
      errors,
      body: html`${theCounts(page)}${theBudget(page)}${theWindow(page)}${theCheck(page)}${theValues(page)}${theChains(page)}${actions(submit({ label: words.save }))}`,
    },
  )}${page.advice}`
}

function whole(page: LimitsFormPage, name: string, label: string, hint?: string): Html {
  const shared = typedField(page, name, label)
  return field({ ...shared, inputmode: 'numeric', width: 'short', maxlength: 12, ...(hint !== undefined && { hint }) })
}

function theCounts(page: LimitsFormPage): Html {
  const words = agreementWords[page.language].limits
  const own = page.sites.map(({ id, name }) => whole(page, `site-${id}`, words.ofSite(name)))
  return sheet({
    title: words.howMany,
    detail: words.howManyDetail,
    body: html`<div class="flow">${whole(page, 'perOffer', words.perOffer)}${whole(page, 'perCompany', words.perCompany)}${whole(page, 'perPerson', words.perPerson)}${whole(page, 'perSite', words.perSite, words.perSiteHint)}${
      own.length > 0 &&
      disclosure({
        language: page.language,
        summary: words.ownSites,
        open: page.sites.some(({ id }) => page.typed.text(`site-${id}`) !== ''),
        body: html`<div class="flow"><p class="hint">${words.ownSitesHint}</p>${own}</div>`,
      })
    }</div>`,
  })
}

function theBudget(page: LimitsFormPage): Html {
  const words = agreementWords[page.language].limits
  return sheet({
    title: words.budgetTitle,
    detail: words.budgetDetail,
    body: html`<div class="flow">${typedMoney(page, 'budget', words.budget, { anyCurrency: true })}${typedMoney(page, 'each', words.each, { anyCurrency: true })}</div>`,
  })
}

function theWindow(page: LimitsFormPage): Html {
  const words = agreementWords[page.language].limits
  const day = (name: string, label: string) =>
    field({ ...typedField(page, name, label), type: 'date', width: 'medium' })
  return sheet({
    title: words.window,
    body: html`<div class="flow">${day('opens', words.opens)}${day('closes', words.closes)}</div>`,
  })
}

function theCheck(page: LimitsFormPage): Html {
  const words = agreementWords[page.language].limits
  return sheet({
    title: words.claim,
    body: html`<div class="flow">${choices({
      ...typedField(page, 'verify', words.verify, true),
      options: VERIFIERS.map((value) => ({ value, label: words.verifiers[value] })),
    })}${textarea({
      ...typedField(page, 'documents', words.documents),
      value: page.typed.lines('documents'),
      hint: words.documentsHint(MOST_PAPERS),
      rows: 3,
    })}</div>`,
  })
}

function theValues(page: LimitsFormPage): Html {
  const words = agreementWords[page.language].limits
  const last = YEARS.findLast((year) => [`value${year}`, `source${year}`].some((name) => page.typed.text(name) !== ''))
  return sheet({
    title: words.values,
    detail: words.valuesDetail,
    body: html`<div class="flow">${YEARS.slice(0, Math.max(2, (last ?? 0) + 1)).map(
      (year) =>
        html`${typedMoney(page, `value${year}`, words.year(year), { anyCurrency: true })}${field({
          ...typedField(page, `source${year}`, words.yearSource(year)),
          maxlength: 300,
        })}`,
    )}</div>`,
  })
}

function theChains(page: LimitsFormPage): Html {
  const { language, others } = page
  const words = agreementWords[language].limits
  const options = others.map(({ id, title }) => ({ value: id, label: title[language] }))
  const links = (name: 'notWith' | 'onlyAfter', wait: string, hint: string) => {
    const filled = Array.from({ length: MOST_LINKS }, (_, index) => index + 1).findLast((place) =>
      [`${name}${place}`, `${name}Months${place}`].some((each) => page.typed.text(each) !== ''),
    )
    return Array.from({ length: Math.min(MOST_LINKS, (filled ?? 0) + 1) }, (_, index) => {
      const place = index + 1
      return html`${select({
        ...typedField(page, `${name}${place}`, words.otherOffer(place)),
        options,
        none: words.noOther,
      })}${whole(page, `${name}Months${place}`, wait, hint)}`
    })
  }
  return sheet({
    title: words.chains,
    detail: words.chainsDetail,
    body: html`<div class="flow"><fieldset class="owner"><legend>${words.notWith}</legend><div class="flow">${links('notWith', words.waitAfter, words.waitHint)}</div></fieldset><fieldset class="owner"><legend>${words.onlyAfter}</legend><div class="flow">${links('onlyAfter', words.waitBefore, words.beforeHint)}</div></fieldset></div>`,
  })
}
