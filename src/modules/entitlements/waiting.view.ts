import { html } from 'hono/html'
import { type Language, showNumber } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Html, PAGE_SIZE, empty, heading, pager, table } from '../../ui/index.ts'
import { type FactKey, factQuestion } from '../rules/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { overviewWords } from './overview.messages.ts'
import { asks } from './question.ts'
import type { WaitingCompany } from './waiting.store.ts'

export interface WaitingPage {
  readonly language: Language
  readonly key: FactKey
  readonly offers: readonly OpenOffer[]
  readonly companies: readonly WaitingCompany[]
  readonly total: number
  readonly page: number
}

/** The companies to call for one answer, each leading to where it is given. */
export function waitingBody({ language, key, offers, companies, total, page }: WaitingPage): Html {
  const { pageTitle, waiting: words } = overviewWords[language]
  const head = heading({
    title: words.title(total),
    detail: missingQuestion(key, offers, language),
    above: { href: href(language, '/overview'), label: pageTitle },
  })
  if (total === 0) return html`${head}${empty({ title: words.nobody, detail: words.nobodyDetail })}`
  const ask = (company: WaitingCompany) =>
    href(language, `/companies/${company.companyId}/opportunities?ask=${encodeURIComponent(key)}#question`)
  const list = table({
    language,
    caption: words.caption,
    captionHidden: true,
    columns: [
      {
        label: words.company,
        cell: (company: WaitingCompany) => html`<a class="link" href="${ask(company)}"><bdi>${company.name}</bdi></a>`,
      },
      { label: words.site, cell: ({ site }) => html`<bdi>${site ?? '–'}</bdi>` },
      { label: words.offers, numeric: true, cell: (company) => showNumber(language, company.offers) },
    ],
    rows: companies,
  })
  return html`${head}${list}${pager({
    language,
    page,
    total,
    size: PAGE_SIZE,
    href: (number) => waitingHref(language, key, number),
  })}`
}

export function waitingHref(language: Language, key: FactKey, page = 1): string {
  const query = new URLSearchParams({ fact: key, ...(page > 1 && { page: String(page) }) })
  return href(language, `/overview/missing?${query.toString()}`)
}

/** The question that a missing fact is asked with, in the words of the rule that asks it. */
export function missingQuestion(key: FactKey, offers: readonly OpenOffer[], language: Language): string {
  return factQuestion(
    key,
    language,
    offers.map(({ version }) => version.rule).find((rule) => asks(rule, key)),
  )
}
