import { html } from 'hono/html'
import { type CivilDate, dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showDate } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Content, type Html, buttonLink, empty, entries, heading, pager, table, tabs } from '../../ui/index.ts'
import { type WorkCalendar, workingDaysBetween } from '../calendar/index.ts'
import { type ClaimState, isOpen } from './claim.ts'
import { claimWords } from './claims.messages.ts'
import type { ShownClaim } from './claims.store.ts'

/** Which claims are looked at: those to decide, those granted, those that are over. */
export const CLAIM_TABS = ['open', 'running', 'over'] as const
export type ClaimTab = (typeof CLAIM_TABS)[number]

export const statesOf: Readonly<Record<ClaimTab, readonly ClaimState[]>> = {
  open: ['requested', 'verified'],
  running: ['granted', 'activated', 'used'],
  over: ['ended', 'refused', 'withdrawn', 'expired', 'revoked'],
}

export interface ClaimList {
  readonly language: Language
  readonly claims: readonly ShownClaim[]
  readonly total: number
  readonly page: number
  readonly counts: ReadonlyMap<ClaimState, number>
  readonly zone: string
}

/** How long a request has waited, and whether that is too long. */
export interface Waiting {
  readonly today: CivilDate
  readonly zone: string
  readonly calendar: WorkCalendar
}

/** A company's own requests, the latest first. */
export function ownClaimsBody({ language, claims, total, page, counts, zone }: ClaimList): Html {
  const words = claimWords[language]
  const sum = (states: readonly ClaimState[]) => states.reduce((all, state) => all + (counts.get(state) ?? 0), 0)
  const head = heading({
    title: words.list.ours(sum(statesOf.open), sum([...statesOf.running, 'ended'])),
    detail: words.list.oursDetail,
  })
  if (total === 0) {
    const action = buttonLink({
      label: words.list.seeOpportunities,
      href: href(language, '/opportunities'),
      tone: 'primary',
    })
    return html`${head}${empty({ title: words.list.none, detail: words.list.noneDetail, action })}`
  }
  const rows = claims.map((claim) => ({
    name: claim.offer[language],
    tile: claim.partner[language],
    href: href(language, `/claims/${claim.id}`),
    mark: stateMark(claim.state, language),
    lines: [showDate(language, dayIn(zone, claim.requestedAt)), ...nextLine(claim, language)],
  }))
  return html`${head}<div class="flow">${entries(rows, { spoken: words.list.oursDetail })}${pager({ language, page, total, href: (to) => href(language, `/claims?page=${to}`) })}</div>`
}

function nextLine({ state, activateBy }: ShownClaim, language: Language): readonly Content[] {
  if (state === 'granted' && activateBy) return [claimWords[language].claim.activateBefore(activateBy)]
  return []
}

/** A state as a word and a colour together. */
export function stateMark(state: ClaimState, language: Language): Html {
  const tone = isOpen(state) ? 'state-open' : statesOf.over.includes(state) ? 'state-over' : 'state-held'
  return html`<span class="claim-state ${tone}">${claimWords[language].states[state]}</span>`
}

export interface StaffList extends ClaimList, Waiting {
  readonly tab: ClaimTab
  readonly names: ReadonlyMap<Id<'user'>, string>
  readonly director: boolean
}

/** The requests that the park's people decide on, those that wait longest first; the others a tab away. */
export function staffClaimsBody(list: StaffList): Html {
  const { language, total, page, counts, tab, director } = list
  const words = claimWords[language].list
  const sum = (of: ClaimTab) => statesOf[of].reduce((all, state) => all + (counts.get(state) ?? 0), 0)
  const head = heading({
    title: words.toDecide(sum('open')),
    detail: words.toDecideDetail,
    ...(director && {
      actions: buttonLink({ label: words.holidays, href: href(language, '/holidays'), tone: 'plain' }),
    }),
  })
  const parts = tabs(
    language,
    words.tabs,
    CLAIM_TABS.map((each) => ({
      href: href(language, each === 'open' ? '/claims' : `/claims?show=${each}`),
      label: words.tab[each](sum(each)),
      count: sum(each),
      current: each === tab,
    })),
  )
  if (total === 0) {
    return html`${head}<div class="flow">${parts}${empty(words.noneOf[tab])}</div>`
  }
  const address = (to: number) => href(language, `/claims?show=${tab}&page=${to}`)
  return html`${head}<div class="flow">${parts}${claimsTable(list)}${pager({ language, page, total, href: address })}</div>`
}

function claimsTable({ language, claims, tab, zone, today, calendar, names }: StaffList): Html {
  const words = claimWords[language].list
  return table({
    language,
    caption: words.tab[tab](claims.length),
    captionHidden: true,
    columns: [
      {
        label: words.company,
        cell: (claim: ShownClaim) =>
          html`<a href="${href(language, `/claims/${claim.id}`)}"><bdi>${claim.company}</bdi></a>`,
      },
      { label: words.offer, cell: ({ offer }) => html`<bdi>${offer[language]}</bdi>` },
      { label: words.site, cell: ({ site }) => html`<bdi>${site ?? '–'}</bdi>` },
      { label: words.state, cell: ({ state }) => stateMark(state, language) },
      { label: words.asked, cell: ({ requestedAt }) => showDate(language, dayIn(zone, requestedAt)) },
      ...(tab === 'open'
        ? [
            {
              label: words.waits,
              cell: (claim: ShownClaim) => waitingText(claim, { today, zone, calendar }, language),
            },
            {
              label: words.owner,
              cell: ({ ownerId }: ShownClaim) => html`<bdi>${(ownerId && names.get(ownerId)) ?? words.nobody}</bdi>`,
            },
          ]
        : []),
    ],
    rows: claims,
  })
}

/** How many working days a request has waited for. */
export function daysWaited({ requestedAt }: Pick<ShownClaim, 'requestedAt'>, { today, zone, calendar }: Waiting) {
  return workingDaysBetween(calendar, dayIn(zone, requestedAt), today)
}

/** Whether the day by which somebody should have decided is over. */
export function isOverdue({ dueOn }: Pick<ShownClaim, 'dueOn'>, today: CivilDate): boolean {
  return dueOn !== null && dueOn < today
}

/** "3 jours ouvrés", marked where that is too long. */
export function waitingText(
  { requestedAt, dueOn }: Pick<ShownClaim, 'requestedAt' | 'dueOn'>,
  { today, zone, calendar }: Waiting,
  language: Language,
): Html {
  const words = claimWords[language].list
  const days = words.workingDays(daysWaited({ requestedAt }, { today, zone, calendar }))
  return isOverdue({ dueOn }, today)
    ? html`<span class="overdue">${days} <span class="overdue-mark">${words.overdue}</span></span>`
    : html`<span>${days}</span>`
}
