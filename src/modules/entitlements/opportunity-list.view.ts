import { html } from 'hono/html'
import { type Language, compareNames } from '../../kernel/language.ts'
import { type Content, type Html, attributes, disclosure, filterForm, select } from '../../ui/index.ts'
import { BENEFIT_KINDS, partnerWords } from '../partners/index.ts'
import type { OpportunitiesWish } from './opportunities.address.ts'
import { opportunityWords } from './opportunities.messages.ts'
import type { Opportunity } from './opportunity.ts'
import { ORDERS } from './opportunity-list.ts'

/** So few offers are read faster than a search is typed. */
const SHORT_LIST = 8

export interface ListForm {
  readonly language: Language
  readonly wish: OpportunitiesWish
  /** The page, with its language and without what is asked of it. */
  readonly path: string
  /** All that is open, from which the choices are made. */
  readonly opportunities: readonly Pick<Opportunity, 'offer'>[]
}

/** The search among a company's offers, with what narrows and orders them folded below. Nothing for a short list. */
export function listForm({ language, wish, path, opportunities }: ListForm): Content {
  if (opportunities.length <= SHORT_LIST) return undefined
  const words = opportunityWords[language].list
  const { kind, partner, order, standing, later } = wish
  const kept = [...(standing ? [['verdict', standing]] : []), ...later.map((key) => ['later', key])]
  return filterForm({
    language,
    action: path,
    results: 'found',
    also: ['finding', 'verdicts'],
    label: words.find,
    body: html`${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<div class="field basis-40!"><label class="sr-only" for="search">${words.search}</label><input class="input" id="search" name="search" type="search" dir="auto"${attributes({ value: wish.search, placeholder: words.searchHint })}></div><div class="order-last basis-full">${disclosure(
      {
        language,
        summary: words.narrow,
        open: kind !== undefined || partner !== undefined || order !== undefined,
        body: html`<div class="grid gap-3 pt-1 sm:grid-cols-3">${choices(language, wish, opportunities)}</div>`,
      },
    )}</div>`,
  })
}

function choices(
  language: Language,
  { kind, partner, order }: OpportunitiesWish,
  opportunities: ListForm['opportunities'],
): Html {
  const words = opportunityWords[language].list
  const { benefitKinds } = partnerWords[language]
  const kinds = new Set(opportunities.flatMap(({ offer }) => offer.version.benefits.map((benefit) => benefit.kind)))
  const partners = new Map(opportunities.map(({ offer }) => [offer.partner.code, offer.partner.name[language]]))
  return html`${select({
    language,
    name: 'kind',
    label: words.kind,
    none: words.allKinds,
    value: kind,
    options: BENEFIT_KINDS.filter((each) => kinds.has(each)).map((each) => ({
      value: each,
      label: benefitKinds[each],
    })),
  })}${select({
    language,
    name: 'partner',
    label: words.partner,
    none: words.allPartners,
    value: partner,
    options: [...partners]
      .map(([value, label]) => ({ value, label }))
      .toSorted((a, b) => compareNames(language)(a.label, b.label)),
  })}${select({
    language,
    name: 'order',
    label: words.order,
    none: words.usualOrder,
    value: order,
    options: ORDERS.map((each) => ({ value: each, label: words.orders[each] })),
  })}`
}

/** What a list is narrowed to, in words: "« cloud » · Crédits · Microsoft". */
export function narrowedTo(
  { search, kind, partner }: OpportunitiesWish,
  opportunities: ListForm['opportunities'],
  language: Language,
): string {
  const given = opportunities.find(({ offer }) => offer.partner.code === partner)?.offer.partner.name[language]
  return [
    search !== undefined && opportunityWords[language].list.quoted(search),
    kind !== undefined && partnerWords[language].benefitKinds[kind],
    given ?? partner,
  ]
    .filter((part) => typeof part === 'string')
    .join(' · ')
}
