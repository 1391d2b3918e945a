import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Language, showDate } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  type Pair,
  buttonLink,
  disclosure,
  empty,
  entries,
  form,
  heading,
  notice,
  pairs,
  sheet,
  sheets,
  submit,
  textarea,
  withAside,
} from '../../ui/index.ts'
import { type SiteName, ruleTree } from '../rules/index.ts'
import { versionRule } from './beside.view.ts'
import { benefitItems } from './benefit.view.ts'
import type { CatalogueVersion } from './catalogue.ts'
import { type CatalogueNews, sameTerms } from './catalogue-news.ts'
import type { Effect, NamedCompany, Witness } from './effect.ts'
import { withLocal } from './local-conditions.ts'
import { readingLines, ruleList } from './rule.view.ts'
import { type DayDifference, type LinesDifference, type TermsDifference, termsDifference } from './terms-difference.ts'
import { type TermsWords, termsWords } from './terms.messages.ts'

/** Says that the catalogue has moved on, and leads to what changes; nothing where it has not. */
export function newsNotice(language: Language, offers: number): Content {
  if (offers === 0) return undefined
  const words = termsWords[language].news
  const action = buttonLink({ label: words.look, href: href(language, '/offers/news') })
  return notice({ language, kind: 'info', title: words.notice(offers), detail: words.detail, action })
}

/** Every adopted offer of which the catalogue says something new. */
export function newsBody(
  language: Language,
  news: readonly CatalogueNews[],
  siteName: SiteName,
  notices: readonly Html[],
): Html {
  const { news: words } = termsWords[language]
  const above = { href: href(language, '/offers'), label: words.back }
  if (news.length === 0)
    return html`${heading({ title: words.title(0), above })}${notices}${empty({ title: words.title(0), detail: words.noneDetail })}`
  const list = news.map((one) => ({
    name: one.offer.title[language],
    tile: one.offer.partner.name[language],
    href: href(language, `/offers/${one.offer.id}/news`),
    lines: [one.offer.partner.name[language], told(one, language, siteName)],
    action: buttonLink({
      label: words.examine,
      spoken: words.examineOffer(one.offer.title[language]),
      href: href(language, `/offers/${one.offer.id}/news`),
    }),
  }))
  return html`${heading({ title: words.title(news.length), detail: words.detail, above })}${notices}${entries(list, { spoken: words.back })}`
}

/** "La règle change · les dates changent" */
function told(news: CatalogueNews, language: Language, siteName: SiteName): string {
  const { changes } = termsWords[language].news
  const { rule, benefits, from, until, keeps } = differenceIn(news, language, siteName)
  const parts = [
    news.ended && changes.ended,
    differs(rule) && changes.rule,
    differs(benefits) && changes.benefits,
    (from ?? until) && changes.dates,
    keeps !== undefined && changes.keeps,
  ].filter((part) => typeof part === 'string')
  const text = parts.length === 0 ? changes.said : parts.join(' · ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function differs({ gone, come }: LinesDifference): boolean {
  return gone.length + come.length > 0
}

/** What the offer's terms would become: the park's own conditions stay. */
function differenceIn({ own, terms }: CatalogueNews, language: Language, siteName: SiteName): TermsDifference {
  return termsDifference(own, { ...terms, rule: withLocal(terms.rule, own.local) }, language, siteName)
}

export interface NewsPage {
  readonly language: Language
  readonly news: CatalogueNews
  readonly effect: Effect
  /** The day on which the companies are judged: the day the new terms begin where that is to come. */
  readonly on: CivilDate
  readonly today: CivilDate
  readonly siteName: SiteName
  /** The keys of the two forms; undefined for who may only read. */
  readonly keys: { readonly accept: string; readonly keep: string } | undefined
  readonly reason: string
  readonly errors: readonly FieldError[]
}

/** What changes in an offer, for whom, and the two answers to it. */
export function newsDetailBody(page: NewsPage): Html {
  const { language, news, on } = page
  const { change: words, news: list } = termsWords[language]
  const head = heading({
    title: newsDetailTitle(page),
    detail: words.detail(news.offer.partner.name[language], on),
    above: { href: href(language, '/offers/news'), label: list.above },
  })
  const main = news.ended ? whoHasIt(page) : html`${whatChanges(page)}${whom(page)}`
  return html`${head}${withAside(html`${main}${bothTerms(page)}`, answers(page))}`
}

/** "GitHub : 3 entreprises y gagnent, une y perd" */
export function newsDetailTitle({ language, news, effect }: Pick<NewsPage, 'language' | 'news' | 'effect'>): string {
  const words = termsWords[language].change
  const title = news.offer.title[language]
  return news.ended ? words.ended(title) : words.title(title, effect.gains.length, effect.loses.length)
}

function whatChanges({ language, news, siteName }: NewsPage): Html {
  const words = termsWords[language].change
  const difference = differenceIn(news, language, siteName)
  const { rule, benefits, keeps } = difference
  const dates = dayPairs(difference, language)
  const lists = [
    [words.come, rule.come],
    [words.gone, rule.gone],
    [words.benefitsCome, benefits.come],
    [words.benefitsGone, benefits.gone],
  ] as const
  const shown = lists.filter(([, lines]) => lines.length > 0)
  const nothing = shown.length === 0 && dates.length === 0 && keeps === undefined
  return sheet({
    title: words.changes,
    body: html`<div class="flow">${shown.map(([title, lines]) => titled(title, lines))}${dates.length > 0 && pairs(dates)}${keeps !== undefined && html`<p>${words.keeps[keeps ? 'yes' : 'no']}</p>`}${nothing && html`<p>${words.onlyWords}</p>`}</div>`,
  })
}

function titled(title: string, lines: readonly string[]): Html {
  return html`<div><p class="strong">${title}</p><ul class="list-disc ps-5">${lines.map((line) => html`<li>${line}</li>`)}</ul></div>`
}

function dayPairs({ from, until }: TermsDifference, language: Language): readonly Pair[] {
  const words = termsWords[language].change
  const day = (date: CivilDate | undefined) => (date === undefined ? words.noEnd : showDate(language, date))
  const pair = (term: string, difference: DayDifference | undefined) =>
    difference ? [{ term, detail: words.becomes(day(difference.before), day(difference.after)) }] : []
  return [...pair(words.from, from), ...pair(words.until, until)]
}

const MOST_NAMES = 12

/** Of an offer that ends: how many have it, and the way to them. */
function whoHasIt({ language, news, effect }: NewsPage): Html {
  const words = termsWords[language].change
  const { before } = effect.entitled
  const see =
    before > 0 && buttonLink({ label: words.seeWho, href: href(language, `/offers/${news.offer.id}?verdict=eligible`) })
  return notice({ language, kind: 'info', title: words.endedFor(before), ...(see && { action: see }) })
}

function whom({ language, effect, news }: NewsPage): Html {
  const words = termsWords[language].change
  const { companies, entitled, gains, loses, unsure, couldGain, couldLose } = effect
  const gain = sheet({
    title: words.gains(gains.length),
    body: html`<div class="flow">${names(gains, language)}${imagined(couldGain, words.couldGain, words.nobodyGains, words, language)}</div>`,
  })
  const lose = sheet({
    title: words.loses(loses.length),
    body: html`<div class="flow">${names(loses, language)}${loses.length > 0 && news.own.keeps && html`<p>${words.entered}</p>`}${imagined(couldLose, words.couldLose, words.nobodyLoses, words, language)}</div>`,
  })
  const notSure = unsure.length > 0 && sheet({ title: words.unsure(unsure.length), body: names(unsure, language) })
  const counted = html`<p class="num">${words.counted(companies, entitled.before, entitled.after)}</p>`
  return html`${counted}${gain}${lose}${notSure}`
}

function names(companies: readonly NamedCompany[], language: Language): Content {
  if (companies.length === 0) return undefined
  const list = (some: readonly NamedCompany[]) =>
    html`<ul class="list-disc gap-8 ps-5 sm:columns-2 lg:columns-3">${some.map(({ id, name }) => html`<li><a class="link" href="${href(language, `/companies/${id}/opportunities`)}"><bdi>${name}</bdi></a></li>`)}</ul>`
  const others = companies.slice(MOST_NAMES)
  const folded =
    others.length > 0 &&
    disclosure({ language, summary: termsWords[language].change.others(others.length), body: list(others) })
  return html`${list(companies.slice(0, MOST_NAMES))}${folded}`
}

function imagined(
  found: Witness,
  title: string,
  nobody: string,
  words: TermsWords['change'],
  language: Language,
): Html {
  if (typeof found === 'string') return html`<p class="quiet">${found === 'nobody' ? nobody : words.undecided}</p>`
  return disclosure({
    language,
    summary: title,
    body: html`<ul class="list-disc ps-5">${found.map((line) => html`<li>${line}</li>`)}</ul>`,
  })
}

function bothTerms({ language, news, today, siteName }: NewsPage): Html {
  const words = termsWords[language].change
  const { own, terms } = news
  const one = (title: string, version: CatalogueVersion, rule: Html) =>
    sheet({
      title,
      detail: version.until ? words.till(version.until) : words.since(version.from),
      body: html`<div class="flow">${rule}${benefitItems(version.benefits, language)}${readingLines(version, language, today)}</div>`,
    })
  const ours = one(words.own, own, versionRule(own, language, siteName))
  // Of an offer that ends with the terms it had there is one text to read.
  if (sameTerms(own, terms)) return ours
  return sheets(ours, one(words.theirs, terms, ruleList(ruleTree(terms.rule, language, siteName))))
}

function answers({ language, news, keys, reason, errors }: NewsPage): Html {
  const words = termsWords[language].change
  const address = href(language, `/offers/${news.offer.id}/news`)
  if (!keys) return notice({ language, kind: 'info', title: words.directorDecides })
  const read = html`<input type="hidden" name="digest" value="${news.digest}">`
  const accept = sheet({
    title: news.ended ? words.acceptEnded : words.accept,
    detail: news.ended ? words.acceptEndedDetail : words.acceptDetail,
    body: form({
      language,
      action: `${address}/accept`,
      key: keys.accept,
      body: html`${read}${submit({ label: news.ended ? words.acceptEnded : words.acceptShort, spoken: news.ended ? words.acceptEnded : words.accept })}`,
    }),
  })
  const keep = sheet({
    title: words.keep,
    detail: words.keepDetail,
    body: form({
      language,
      action: `${address}/keep`,
      key: keys.keep,
      errors,
      body: html`${read}${textarea({
        language,
        name: 'reason',
        label: words.reason,
        hint: words.reasonHint,
        value: reason,
        required: true,
        rows: 3,
        error: errors[0]?.message,
      })}${submit({ label: words.keep, tone: 'plain' })}`,
    }),
  })
  return html`${accept}${keep}`
}
