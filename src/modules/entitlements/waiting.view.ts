import { html } from 'hono/html'
import type { Id } from '../../kernel/id.ts'
import { type Language, showList, showNumber } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Column,
  type Html,
  PAGE_SIZE,
  actions,
  buttonLink,
  empty,
  heading,
  pager,
  select,
  submit,
  table,
  tabs,
} from '../../ui/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import type { CompanyTable, Contact } from '../registry/index.ts'
import { type FactKey, factLabel, factQuestion } from '../rules/index.ts'
import { callsWords } from './calls.messages.ts'
import { overviewHref } from './changes.view.ts'
import { contactCell } from './contact.view.ts'
import { overviewWords } from './overview.messages.ts'
import { asks } from './question.ts'
import type { WaitingCompany, WaitingFilter } from './waiting.store.ts'

export interface WaitingPage {
  readonly language: Language
  readonly filter: WaitingFilter
  readonly offers: readonly OpenOffer[]
  readonly companies: readonly WaitingCompany[]
  readonly total: number
  readonly page: number
  readonly contacts: ReadonlyMap<Id<'company'>, readonly Contact[]>
  /** Where the chosen companies are asked, if anywhere. */
  readonly askPath: string | undefined
}

/** The companies to call or to ask for an answer, each leading to where it is given. */
export function waitingBody(given: WaitingPage): Html {
  const { language, filter, offers, companies, total, page, askPath } = given
  const { pageTitle, waiting: words } = overviewWords[language]
  const calls = callsWords[language]
  const link = (form: string, label: string) =>
    buttonLink({ label, icon: 'download', download: true, href: callsHref(language, filter, { form }) })
  const offer = offers.find(({ id }) => id === filter.offerId)
  const details = [
    filter.key && missingQuestion(filter.key, offers, language),
    offer && calls.list.forOffer(offer.title[language]),
  ].filter((detail) => detail !== undefined)
  const head = heading({
    title: words.title(total),
    ...(details.length > 0 && { detail: details.join(' – ') }),
    above: { href: overviewHref(language, filter.siteId), label: pageTitle },
    ...(total > 0 && { actions: html`${link('xlsx', calls.list.exportXlsx)}${link('csv', calls.list.exportCsv)}` }),
  })
  const narrow = tabs(language, words.caption, [
    {
      href: callsHref(language, { ...filter, oneAnswer: false }),
      label: calls.list.everyAnswer,
      current: !filter.oneAnswer,
    },
    {
      href: callsHref(language, { ...filter, oneAnswer: true }),
      label: calls.list.oneAnswerOnly,
      current: filter.oneAnswer ?? false,
    },
  ])
  if (total === 0) return html`${head}${narrow}${empty({ title: words.nobody, detail: words.nobodyDetail })}`
  const list = table({
    language,
    caption: words.caption,
    captionHidden: true,
    columns: columns(given),
    rows: companies,
  })
  const asking = actions(
    submit({ label: calls.list.askChosen }),
    html`<span class="quiet">${calls.list.askHint}</span>`,
  )
  const chosen = askPath
    ? html`<form method="get" action="${href(language, askPath)}" class="flow">${filter.key ? html`<input type="hidden" name="fact" value="${filter.key}">` : questionChoice(given)}${asking}${list}</form>`
    : list
  return html`${head}${narrow}${chosen}${pager({
    language,
    page,
    total,
    size: PAGE_SIZE,
    href: (number) => callsHref(language, filter, { page: number }),
  })}`
}

/** Where the list is of no one question: which of those that are missing most often is asked. */
function questionChoice({ language, companies, offers }: WaitingPage): Html {
  const counted = new Map<FactKey, number>()
  for (const key of companies.flatMap(({ keys }) => keys)) counted.set(key, (counted.get(key) ?? 0) + 1)
  const often = [...counted].toSorted(([, a], [, b]) => b - a).slice(0, MOST_CHOICES)
  return select({
    language,
    name: 'fact',
    label: callsWords[language].question,
    required: true,
    options: often.map(([key]) => ({ value: key, label: labelOf(key, offers, language) })),
  })
}

const MOST_CHOICES = 20

function columns({ language, filter, offers, contacts, askPath }: WaitingPage): readonly Column<WaitingCompany>[] {
  const { waiting: words } = overviewWords[language]
  const { list } = callsWords[language]
  const ask = ({ companyId, keys: [first] }: WaitingCompany) =>
    href(
      language,
      `/companies/${companyId}/opportunities?ask=${encodeURIComponent(filter.key ?? first ?? '')}#question`,
    )
  const name = (company: WaitingCompany) => html`<a class="link" href="${ask(company)}"><bdi>${company.name}</bdi></a>`
  return [
    {
      label: words.company,
      cell: (company) =>
        askPath
          ? html`<span class="flex items-center gap-3"><input type="checkbox" class="checkbox checkbox-primary" name="company" value="${company.companyId}" checked aria-label="${list.choose(company.name)}">${name(company)}</span>`
          : name(company),
    },
    { label: words.site, cell: ({ site }) => html`<bdi>${site ?? '–'}</bdi>` },
    ...(filter.key
      ? []
      : [
          {
            label: list.answer,
            cell: ({ keys: [first, ...rest] }: WaitingCompany) =>
              first &&
              html`${labelOf(first, offers, language)}${rest.length > 0 && html` <span class="quiet">${list.more(rest.length)}</span>`}`,
          },
        ]),
    { label: words.offers, numeric: true, cell: (company) => showNumber(language, company.offers) },
    { label: list.contact, cell: ({ companyId }) => contactCell(contacts.get(companyId)?.[0], language) },
  ]
}

/** The same as a table for spreadsheets. */
export function waitingTable({ language, offers, companies, contacts }: WaitingPage): CompanyTable {
  const { waiting: words } = overviewWords[language]
  const { answers, name, email, phone } = callsWords[language].exported
  return {
    headings: [words.company, words.site, answers, words.offers, name, phone, email],
    rows: companies.map((company) => {
      const contact = contacts.get(company.companyId)?.[0]
      return [
        company.name,
        company.site ?? undefined,
        showList(
          language,
          company.keys.map((key) => labelOf(key, offers, language)),
        ),
        company.offers,
        contact?.name,
        contact?.phone,
        contact?.email,
      ]
    }),
  }
}

/** The address of the list, of one of its pages, or of its file. */
export function callsHref(
  language: Language,
  { key, offerId, siteId, oneAnswer }: WaitingFilter,
  { page = 1, form }: { readonly page?: number; readonly form?: string } = {},
): string {
  const query = new URLSearchParams({
    ...(key && { fact: key }),
    ...(offerId && { offer: offerId }),
    ...(siteId && { site: siteId }),
    ...(oneAnswer && { one: 'yes' }),
    ...(page > 1 && { page: String(page) }),
  })
  const asked = query.size === 0 ? '' : `?${query.toString()}`
  return href(language, `/overview/missing${form ? `/export.${form}` : ''}${asked}`)
}

/** The question that a missing fact is asked with, in the words of the rule that asks it. */
export function missingQuestion(key: FactKey, offers: readonly OpenOffer[], language: Language): string {
  return factQuestion(key, language, ruleAsking(key, offers))
}

function labelOf(key: FactKey, offers: readonly OpenOffer[], language: Language): string {
  const rule = ruleAsking(key, offers)
  return key.startsWith('answer:') ? factQuestion(key, language, rule) : factLabel(key, language, rule)
}

function ruleAsking(key: FactKey, offers: readonly OpenOffer[]) {
  return offers.map(({ version }) => version.rule).find((rule) => asks(rule, key))
}
