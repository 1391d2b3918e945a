import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  actions,
  buttonLink,
  checkbox,
  disclosure,
  field,
  form,
  heading,
  manyChoices,
  notice,
  sheet,
  submit,
  withAside,
} from '../../ui/index.ts'
import { SECTORS, codeLabel, ruleTree } from '../rules/index.ts'
import type { CatalogueOffer, CatalogueVersion, Provider } from './catalogue.ts'
import { draftNotice } from './draft.view.ts'
import type { Draft } from './draft.ts'
import { readingLines, ruleList } from './rule.view.ts'
import { benefitItems } from './benefit.view.ts'
import { termsWords } from './terms.messages.ts'
import type { TypedOffer } from './typed-reader.ts'

/** A site that offers may be kept to. */
export interface SiteLabel {
  readonly code: string
  readonly name: string
}

export interface AdoptPage {
  readonly language: Language
  readonly key: string
  readonly offer: CatalogueOffer
  readonly version: CatalogueVersion
  readonly provider: Provider | undefined
  readonly sites: readonly SiteLabel[]
  readonly typed: TypedOffer
  readonly on: CivilDate
  readonly errors: readonly FieldError[]
  /** What the rule with the park's conditions would do, when it was asked for. */
  readonly preview: { readonly lines: readonly string[]; readonly draft: Draft } | undefined
  readonly refusal: string | undefined
  /** Where the offer is, when the park has it already. */
  readonly adoptedAs: string | undefined
}

/** One offer of the catalogue, what the park asks for beside it, and how many companies that lets in. */
export function adoptBody(page: AdoptPage): Html {
  const { language, offer, version, provider, on, refusal } = page
  const words = termsWords[language].adopt
  const head = heading({
    title: words.title(offer.title[language]),
    detail: html`${provider && html`<bdi>${provider.name[language]}</bdi> · `}${offer.summary[language]}`,
    above: { href: href(language, '/offers/catalogue'), label: words.above },
  })
  const theirs = html`${sheet({ title: words.theirs, body: html`<div class="flow">${ruleList(ruleTree(version.rule, language))}${readingLines(version, language, on)}</div>` })}${sheet(
    { title: words.gives, body: benefitItems(version.benefits, language) },
  )}`
  return html`${head}${refusal !== undefined && notice({ language, kind: 'error', title: refusal })}${withAside(theirs, own(page))}`
}

function own(page: AdoptPage): Content {
  const { language, key, offer, errors, preview, adoptedAs } = page
  const words = termsWords[language].adopt
  if (adoptedAs !== undefined) {
    const see = buttonLink({ label: words.see, href: href(language, `/offers/${adoptedAs}`), tone: 'primary' })
    return notice({ language, kind: 'info', title: words.already, action: see })
  }
  return form({
    language,
    action: href(language, `/offers/catalogue/${offer.id}`),
    key,
    errors,
    body: html`${conditions(page)}${preview && draftNotice(preview, language)}${actions(
      submit({ label: words.adopt }),
      submit({ label: words.count, name: 'do', value: 'preview', tone: 'plain' }),
    )}`,
  })
}

function conditions(page: AdoptPage): Html {
  const { language, typed, errors, sites } = page
  const words = termsWords[language].adopt
  const base = (name: string, label: string) => ({
    language,
    name,
    label,
    error: errors.find((error) => error.field === name)?.message,
  })
  const whole = (name: string, label: string) =>
    field({ ...base(name, label), value: typed.text(name), inputmode: 'numeric', width: 'short', maxlength: 12 })
  const places =
    sites.length > 0 &&
    manyChoices({
      ...base('sites', words.sites),
      hint: words.sitesHint,
      values: typed.all('sites'),
      options: sites.map(({ code, name }) => ({ value: code, label: name })),
    })
  const sectors = manyChoices({
    ...base('sectors', words.sectors),
    values: typed.all('sectors'),
    options: SECTORS.map((code) => ({ value: code, label: codeLabel('sector', code, language) })),
  })
  return sheet({
    title: words.local,
    detail: words.localDetail,
    body: html`<div class="flow">${places}${checkbox({ ...base('hosted', words.hosted), checked: typed.text('hosted') === 'yes' })}${whole('hostedAtLeast', words.hostedAtLeast)}${whole('ageAtLeast', words.ageAtLeast)}${whole('ageUnder', words.ageUnder)}${whole('headcountAtLeast', words.headcountAtLeast)}${whole('headcountUnder', words.headcountUnder)}${disclosure({ language, summary: words.limitSectors, body: sectors, open: typed.all('sectors').length > 0 })}</div>`,
  })
}

/** The title of the page. */
export function adoptTitle(offer: CatalogueOffer, language: Language): string {
  return termsWords[language].adopt.title(offer.title[language])
}
