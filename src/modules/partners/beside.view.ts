import { html } from 'hono/html'
import { type CivilDate, dayIn } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Content, type Html, buttonLink, notice, sheet } from '../../ui/index.ts'
import { type SiteName, requirement, ruleTree } from '../rules/index.ts'
import { benefitItems } from './benefit.view.ts'
import type { Catalogue } from './catalogue.ts'
import { besideOf, newsOn, sameTerms } from './catalogue-news.ts'
import { withoutLocal } from './local-conditions.ts'
import type { Offer, OfferVersion } from './offer.ts'
import { readingLines, ruleList } from './rule.view.ts'
import { termsWords } from './terms.messages.ts'

export interface Beside {
  readonly language: Language
  readonly offer: Offer
  readonly catalogue: Catalogue
  readonly on: CivilDate
  readonly zone: string
  readonly siteName: SiteName
  readonly director: boolean
}

/**
 * What stands beside an offer's own terms: that the catalogue has moved on, what it says where that differs, why the park
 * stayed with its own terms, and the way to correct them.
 */
export function besideSheets(given: Beside): Content {
  const { language, offer, catalogue, on, zone, director } = given
  const words = termsWords[language]
  if (offer.closedAt) return undefined
  const news =
    newsOn(offer, catalogue) &&
    notice({
      language,
      kind: 'info',
      title: words.news.notice(1),
      action: buttonLink({ label: words.news.look, href: href(language, `/offers/${offer.id}/news`) }),
    })
  const beside = besideOf(offer, catalogue)
  const theirs =
    beside &&
    !sameTerms(beside.own, beside.terms) &&
    sheet({
      title: words.beside.title,
      detail: words.beside.detail,
      body: html`<div class="flow">${offer.kept && html`<p>${words.beside.kept(dayIn(zone, offer.kept.at), offer.kept.reason)}</p>`}${ruleList(ruleTree(beside.terms.rule, language, given.siteName))}${benefitItems(beside.terms.benefits, language)}${readingLines(beside.terms, language, on)}</div>`,
    })
  const correct =
    director && buttonLink({ label: words.beside.correct, href: href(language, `/offers/${offer.id}/versions/new`) })
  return html`${news}${theirs}${correct}`
}

/** Whose terms a version has, what changed in it, and the page that says so. */
export function versionDetail(version: OfferVersion, language: Language): Html {
  const { origins } = termsWords[language].beside
  const { origin, change, source } = version
  const name = source.title ?? new URL(source.url).hostname
  const link = html`<a class="link" href="${source.url}" rel="noreferrer"><bdi>${name}</bdi></a>`
  return html`<div>${origins[origin]} · ${link}</div>${change !== undefined && html`<div><bdi>${change}</bdi></div>`}`
}

/** The rule of terms in words, and apart from it the conditions that the park added. */
export function versionRule({ local, rule }: OfferVersion, language: Language, siteName: SiteName): Html {
  const own = local.map((criterion) => html`<li>${requirement(criterion, language, siteName, rule)}</li>`)
  return html`${ruleList(ruleTree(withoutLocal(rule, local), language, siteName))}${
    own.length > 0 &&
    html`<div><p class="strong">${termsWords[language].beside.local}</p><ul class="list-disc ps-5">${own}</ul></div>`
  }`
}
