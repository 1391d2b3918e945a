import { html } from 'hono/html'
import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showDate, showNumber } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type Html,
  bars,
  empty,
  entries,
  heading,
  pager,
  sheet,
  table,
  verdictMark,
  withAside,
} from '../../ui/index.ts'
import { claimNumber } from '../claims/index.ts'
import { type Pool, isLow } from '../codes/index.ts'
import { codeLabel } from '../rules/index.ts'
import { progressWords } from './progress.messages.ts'
import type { OwnOffer, WaitingGrant } from './progress.store.ts'
import { type Group, LEAST_SHOWN, NO_STEPS, STEPS, type Steps, foldSmall, lowOn } from './progress.ts'

/** Few, because a phone shows each as a card. */
export const GRANTS_A_PAGE = 20

export interface ProgressPage {
  readonly language: Language
  readonly on: CivilDate
  readonly offers: readonly OwnOffer[]
  readonly steps: ReadonlyMap<Id<'offer'>, Steps>
  readonly sites: readonly Group[]
  readonly sectors: readonly Group[]
  readonly months: readonly Group[]
  readonly pools: ReadonlyMap<Id<'offer'>, Pool>
  readonly givenLately: ReadonlyMap<Id<'offer'>, number>
  readonly grants: readonly WaitingGrant[]
  readonly waiting: number
  readonly page: number
}

export function progressTitle({
  language,
  offers,
  steps,
}: Pick<ProgressPage, 'language' | 'offers' | 'steps'>): string {
  const words = progressWords[language]
  if (offers.length === 0) return words.none
  return words.title([...steps.values()].reduce((sum, { granted }) => sum + granted, 0))
}

/** How far a partner's offers have come, in counts; what waits at its side; how long its codes last. */
export function progressBody(page: ProgressPage): Html {
  const { language, offers, on } = page
  const words = progressWords[language]
  if (offers.length === 0) {
    return html`${heading({ title: words.none })}${empty({ title: words.noneDetail })}`
  }
  return html`${heading({ title: progressTitle(page), detail: words.detail(on) })}${withAside(
    html`${offersTable(page)}${waitingPart(page)}${monthsSheet(page)}`,
    html`${codesSheet(page)}${groupsSheet(page, words.bySite, page.sites)}${groupsSheet(
      page,
      words.bySector,
      page.sectors.map(({ name, granted }) => ({ name: codeLabel('sector', name, language), granted })),
    )}`,
  )}`
}

function offersTable({ language, offers, steps }: ProgressPage): Html {
  const words = progressWords[language]
  return html`<section class="flow"><h2>${words.offers}</h2>${table<OwnOffer>({
    language,
    caption: words.offers,
    captionHidden: true,
    columns: [
      {
        label: words.offer,
        cell: ({ title, closedAt }) =>
          html`<bdi>${title[language]}</bdi>${closedAt && html` <span class="quiet">${words.closed}</span>`}`,
      },
      ...STEPS.map((step) => ({
        label: words.steps[step],
        numeric: true,
        cell: ({ id }: OwnOffer) => showNumber(language, (steps.get(id) ?? NO_STEPS)[step]),
      })),
    ],
    rows: offers,
  })}</section>`
}

function waitingPart({ language, grants, waiting, page }: ProgressPage): Html {
  const words = progressWords[language]
  if (waiting === 0) return html`<section class="flow"><h2>${words.waiting(0)}</h2></section>`
  const list = table<WaitingGrant>({
    language,
    caption: words.waiting(waiting),
    captionHidden: true,
    columns: [
      { label: words.number, cell: ({ id }) => html`<bdi class="num">${claimNumber(id)}</bdi>` },
      { label: words.offer, cell: ({ offer }) => html`<bdi>${offer[language]}</bdi>` },
      {
        label: words.code,
        cell: ({ code }) => (code === null ? html`<span class="quiet">${words.noCode}</span>` : words.codeNumber(code)),
      },
      { label: words.grantedOn, cell: ({ grantedOn }) => (grantedOn ? showDate(language, grantedOn) : undefined) },
      {
        label: words.activateBy,
        cell: ({ activateBy }) =>
          activateBy ? showDate(language, activateBy) : html`<span class="quiet">${words.noLimit}</span>`,
      },
    ],
    rows: grants,
  })
  const pages = pager({
    language,
    page,
    total: waiting,
    size: GRANTS_A_PAGE,
    href: (number) => href(language, `/progress${number > 1 ? `?page=${number}` : ''}`),
  })
  return html`<section class="flow"><h2>${words.waiting(waiting)}</h2><p class="quiet">${words.waitingDetail}</p>${list}${pages}</section>`
}

function codesSheet({ language, offers, pools, givenLately, on }: ProgressPage): Content {
  const words = progressWords[language]
  const rows = offers.flatMap(({ id, title }) => {
    const pool = pools.get(id)
    if (!pool) return []
    const day = lowOn(pool, givenLately.get(id) ?? 0, on)
    const outlook = isLow(pool)
      ? [verdictMark('act-before', language, words.low(pool.lowAt))]
      : [words.lowFrom(pool.lowAt), day ? words.lowOn(day) : words.noPace]
    return [{ name: title[language], lines: [words.codesLeft(pool.free, pool.total), ...outlook] }]
  })
  if (rows.length === 0) return undefined
  return sheet({ title: words.codes, detail: words.codesDetail, body: entries(rows) })
}

function monthsSheet({ language, months }: ProgressPage): Content {
  const words = progressWords[language]
  const first = months.findIndex(({ granted }) => granted > 0)
  if (first === -1) return undefined
  return sheet({
    title: words.byMonth,
    detail: words.byMonthDetail,
    body: bars({
      caption: words.byMonth,
      bars: months.slice(first).map(({ name, granted }) => ({
        label: showDate(language, name as RoughDate),
        value: granted,
        shown: showNumber(language, granted),
      })),
    }),
  })
}

function groupsSheet({ language }: ProgressPage, title: string, groups: readonly Group[]): Content {
  const words = progressWords[language]
  const { shown, others } = foldSmall(groups)
  if (shown.length === 0) return undefined
  const row = (label: string, value: number) => ({ label, value, shown: showNumber(language, value) })
  return sheet({
    title,
    detail: words.smallDetail(LEAST_SHOWN),
    body: bars({
      caption: title,
      bars: [
        ...shown.map(({ name, granted }) => row(name, granted)),
        ...(others > 0 ? [row(words.others, others)] : []),
      ],
    }),
  })
}
