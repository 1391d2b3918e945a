import { html } from 'hono/html'
import { addMonths } from '../../kernel/civil-date.ts'
import { type Language, showDate, showNumber } from '../../kernel/language.ts'
import {
  type Content,
  type Html,
  buttonLink,
  empty,
  entries,
  heading,
  notice,
  pager,
  sheet,
  subheading,
  tabs,
  timeline,
  withAside,
} from '../../ui/index.ts'
import { href } from '../../platform/web.ts'
import { isForTheCompany, requirement } from '../rules/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { type HeldForms, heldFold, holdForm, withdrawForm } from './held.view.ts'
import { type OpportunitiesWish, addressFor } from './opportunities.address.ts'
import type { CompanyOpportunities } from './opportunities.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { type Opportunity, STANDINGS, type Standing, turningFinding } from './opportunity.ts'
import { found, inOrder, narrows, sectionsIn } from './opportunity-list.ts'
import { listForm, narrowedTo } from './opportunity-list.view.ts'
import { opportunityEntry } from './opportunity.view.ts'
import { paperHead } from './paper.view.ts'
import type { OfferAction, Telling } from './proof.view.ts'

export interface OpportunitiesPage {
  readonly language: Language
  readonly view: CompanyOpportunities
  /** What cannot wait, above everything else. */
  readonly notice: Content
  readonly wish: OpportunitiesWish
  /** The page, with its language and without what is asked of it. */
  readonly path: string
  /** The question beside the list; undefined when there is nothing to ask or all is put off. */
  readonly question: Content
  /** What has just been done. */
  readonly done: Done | undefined
  /** A key for each form shown. */
  readonly newKey: () => string
  readonly actionOf: OfferAction
}

/** What a reader has just done on this page. */
export type Done =
  | {
      readonly kind: 'answered'
      /** Offers that are now the company's right and were not before. */
      readonly more: number
      /** Offers that now have a yes or a no. */
      readonly settled: number
    }
  | { readonly kind: 'held' | 'withdrawn'; readonly offer: OpenOffer }
  | { readonly kind: 'used-already' }

/** What a company is entitled to, what it should seize, what we do not know, what is not for it. */
export function opportunitiesBody(page: OpportunitiesPage): Html {
  const { language, view, wish, path, question } = page
  const { company, opportunities, held, grounds, staff } = view
  const words = opportunityWords[language]
  const sheetHead = paperHead([view.park.name, company.name, showDate(language, grounds.on)])
  const seenAs = staff && notice({ language, kind: 'info', title: words.asSeenBy(company.name) })
  const all = [...opportunities, ...held]
  if (all.length === 0) return html`${head(page, opportunities)}${seenAs}${nothingOpen(language, staff)}`

  const left = found(opportunities, wish)
  const had = found(held, wish)
  const ordered = wish.order ? inOrder(left, wish.order, grounds) : left
  const forms = heldForms(page)
  const toQuestion =
    question &&
    html`<p class="to-question sr-only focus-within:not-sr-only min-[56rem]:hidden"><a class="link" href="#question">${words.question.goTo}</a></p>`
  return html`${withAside(
    html`<div id="finding">${sheetHead}${head(page, left)}</div>${seenAs}${doneNotice(page, forms)}${page.notice}<div id="verdicts">${verdictTabs(page, left)}</div>${toQuestion}${listForm({ language, wish, path, opportunities: all })}<div id="found" class="flow">${sections(page, ordered, forms)}${heldFold(had, forms, { open: ordered.length === 0 })}</div>`,
    html`${question || nothingToAsk(language, opportunities)}${changesAhead(view, language)}`,
  )}`
}

/** The finding: of all offers, or of those that a search has left. */
function head({ language, view, wish, path, done }: OpportunitiesPage, left: readonly Opportunity[]): Html {
  const { company, opportunities, held, grounds, staff } = view
  const words = opportunityWords[language]
  const all = [...opportunities, ...held]
  const narrowed = narrows(wish)
  const detail = words.detail(all.length, held.length, grounds.on)
  const up = staff ? { href: href(language, `/companies/${company.id}`), label: company.name } : undefined
  const back =
    narrowed || wish.standing
      ? { href: addressFor(path, { ...everything, later: wish.later }), label: words.list.all }
      : up
  return heading({
    title: narrowed ? foundTitle(view, wish, left, language) : opportunitiesTitle(view, language),
    detail:
      all.length > 0
        ? html`${narrowed && `${narrowedTo(wish, all, language)} · `}${detail}<span class="print:hidden"> · <a class="link whitespace-nowrap" href="${path}/sheet">${words.sheet.link}</a></span>`
        : undefined,
    focus: done !== undefined,
    ...(back && { above: back }),
  })
}

/** The finding of a search; where it finds nothing but what the company has already, that. */
function foundTitle(
  { company, held }: CompanyOpportunities,
  wish: OpportunitiesWish,
  left: readonly Opportunity[],
  language: Language,
): string {
  const words = opportunityWords[language]
  const had = found(held, wish).length
  return left.length === 0 && had > 0
    ? words.held.title(had)
    : words.list.found(company.name, left.length, left.filter(isRight).length)
}

/** Every offer, in the usual order. */
const everything: Omit<OpportunitiesWish, 'later'> = { page: 1 }

function verdictTabs({ language, wish, path }: OpportunitiesPage, left: readonly Opportunity[]): Html {
  const words = opportunityWords[language]
  return tabs(
    language,
    words.tabs,
    STANDINGS.map((standing) => ({
      href: addressFor(path, { ...wish, standing, page: 1 }),
      label: words.tab[standing],
      count: left.filter((opportunity) => opportunity.standing === standing).length,
      mark: standing,
      current: wish.standing === standing,
    })),
  )
}

function doneNotice({ language, done }: OpportunitiesPage, forms: HeldForms): Content {
  if (!done) return undefined
  const words = opportunityWords[language]
  switch (done.kind) {
    case 'answered': {
      const detail = words.brought(done.more, done.settled)
      return notice({ language, kind: 'success', title: words.answered, detail })
    }
    case 'held': {
      const title = words.held.recorded(done.offer.title[language])
      const action = withdrawForm(done.offer, forms)
      return notice({ language, kind: 'success', title, detail: words.held.recordedDetail, action })
    }
    case 'withdrawn':
      return notice({ language, kind: 'success', title: words.held.withdrawn(done.offer.title[language]) })
    case 'used-already':
      return notice({ language, kind: 'error', title: words.held.usedAlready })
  }
}

function heldForms({ language, view, wish, path, newKey }: OpportunitiesPage): HeldForms {
  return {
    language,
    recordAction: addressFor(`${path}/held`, wish),
    withdrawAction: addressFor(`${path}/held/withdraw`, wish),
    newKey,
    staff: view.staff,
  }
}

/** "Atlas Robotics a droit à 8 offres, dont 2 à saisir bientôt" */
export function opportunitiesTitle(view: CompanyOpportunities, language: Language): string {
  const { company, opportunities, held } = view
  const words = opportunityWords[language]
  const entitled = entitledTo(view)
  if (entitled === 0 && held.length > 0) return words.titleHeld(company.name, held.length)
  const soon = opportunities.filter(({ standing }) => standing === 'act-before').length
  return words.title(company.name, entitled, soon)
}

/** How many offers are the company's right today, for long or for a while, and not its own yet. */
export function entitledTo({ opportunities }: CompanyOpportunities): number {
  return opportunities.filter(isRight).length
}

/** Whether an offer is a company's right today, for long or for a while. */
export function isRight({ standing }: Opportunity): boolean {
  return standing === 'eligible' || standing === 'act-before'
}

/** How many rows of each verdict stand on the page of all; the others are one link away. */
const openRows: Readonly<Record<Standing, number>> = {
  'act-before': Infinity,
  eligible: 12,
  undetermined: 5,
  ineligible: 3,
}

/** How many rows of one verdict stand on a page. */
const LIST_SIZE = 20

function sections(page: OpportunitiesPage, left: readonly Opportunity[], forms: HeldForms): Content {
  const { language, wish, path } = page
  const words = opportunityWords[language].list
  const asked = wish.standing ? left.filter(({ standing }) => standing === wish.standing) : left
  const hadOnly = left.length === 0 && found(page.view.held, wish).length > 0
  if (asked.length === 0 && !hadOnly && (wish.standing || narrows(wish))) {
    const otherVerdicts = left.length > 0
    const back = otherVerdicts ? { ...wish, standing: undefined, page: 1 } : { ...everything, later: wish.later }
    return empty({
      title: otherVerdicts ? words.noneOfVerdict : words.none,
      detail: otherVerdicts ? undefined : words.noneDetail,
      action: buttonLink({ label: otherVerdicts ? words.allVerdicts : words.all, href: addressFor(path, back) }),
    })
  }
  const groups = Map.groupBy(asked, ({ standing }) => standing)
  const telling = tellingOf(page, forms)
  return sectionsIn(wish.order).map((standing) => section(page, standing, groups.get(standing) ?? [], telling))
}

function tellingOf({ language, view, wish, path, actionOf }: OpportunitiesPage, forms: HeldForms): Telling {
  const { company, opportunities, grounds, siteName, staff } = view
  return {
    language,
    on: grounds.on,
    companyId: company.id,
    siteName,
    asked: new Set(opportunities.flatMap(({ judgement }) => judgement.missing.filter(isForTheCompany))),
    askHref: (key) => `${addressFor(path, wish, [['ask', key]])}#question`,
    holdForm: (offer) => holdForm(offer, forms),
    actionOf,
    staff,
    grounds,
  }
}

function section(
  { language, wish, path }: OpportunitiesPage,
  standing: Standing,
  opportunities: readonly Opportunity[],
  telling: Telling,
): Content {
  if (opportunities.length === 0) return undefined
  const words = opportunityWords[language]
  const { title, detail } = words.sections[standing]
  const here = Math.min(wish.page, Math.ceil(opportunities.length / LIST_SIZE))
  const shown = wish.standing
    ? opportunities.slice((here - 1) * LIST_SIZE, here * LIST_SIZE)
    : opportunities.slice(0, openOf(standing, opportunities.length))
  const address = (page: number) => addressFor(path, { ...wish, standing, page })
  const rest = opportunities.length - shown.length
  const others = buttonLink({ label: words.seeOthers(rest), icon: 'chevron', tone: 'quiet', href: address(1) })
  const way = wish.standing
    ? html`<div class="mt-3">${pager({ language, page: here, total: opportunities.length, size: LIST_SIZE, href: address })}</div>`
    : rest > 0 && html`<p class="mt-1">${others}</p>`
  return html`<section class="offers" aria-labelledby="${standing}">${subheading({ id: standing, title, ...(detail !== undefined && { detail }) })}${entries(shown.map((each) => opportunityEntry(each, telling)))}${way}</section>`
}

/** A link for a single row would hide as much as it takes. */
function openOf(standing: Standing, count: number): number {
  return count === openRows[standing] + 1 ? count : openRows[standing]
}

function nothingOpen(language: Language, staff: boolean): Html {
  const { noOffers, noOffersDetail, chooseOffers } = opportunityWords[language].empty
  return empty({
    title: noOffers,
    detail: noOffersDetail,
    ...(staff && { action: buttonLink({ label: chooseOffers, href: href(language, '/offers/catalogue') }) }),
  })
}

function nothingToAsk(language: Language, opportunities: readonly Opportunity[]): Content {
  const { nothingToAsk: title, nothingToAskDetail: detail } = opportunityWords[language].empty
  return opportunities.every(({ standing }) => standing !== 'undetermined')
    ? sheet({ title, body: html`<p class="quiet">${detail}</p>` })
    : undefined
}

const MOST_CHANGES = 5
const MONTHS_AHEAD = 24

/** The days on which a verdict will differ, the soonest first, with the condition that turns it. */
function changesAhead({ opportunities, grounds, siteName }: CompanyOpportunities, language: Language): Html {
  const words = opportunityWords[language].changes
  const horizon = addMonths(grounds.on, MONTHS_AHEAD)
  const dated = opportunities
    .flatMap((opportunity) => {
      const { change } = opportunity.judgement
      // The end of what was never ours changes nothing for us.
      const ours = opportunity.standing !== 'ineligible' || change?.to !== 'ended'
      return change && ours && change.on <= horizon ? [{ opportunity, change }] : []
    })
    .toSorted((a, b) => a.change.on.localeCompare(b.change.on))
    .slice(0, MOST_CHANGES)
  const moments = dated.map(({ opportunity, change }) => {
    const turning = turningFinding(opportunity, grounds)
    const sentence = {
      ended: words.ends,
      ineligible: words.closes,
      undetermined: words.unsure,
      eligible: words.opens,
    }[change.to]
    return {
      on: change.on,
      title: sentence(opportunity.offer.title[language]),
      ...(turning && { detail: requirement(turning.criterion, language, siteName, opportunity.offer.version.rule) }),
      tone: opportunity.standing === 'act-before' ? ('soon' as const) : ('plain' as const),
    }
  })
  const body = moments.length === 0 ? html`<p class="quiet">${words.nothing}</p>` : timeline(language, moments)
  return html`<section class="flow changes">${subheading({ title: words.title })}${body}</section>`
}

/** A few words for the company's own page: how many of each verdict, and the way to all of them. */
export function opportunitiesSummary(view: CompanyOpportunities, language: Language): Html {
  const words = opportunityWords[language]
  const { company, opportunities, held } = view
  const counted = STANDINGS.map((standing) => {
    const count = opportunities.filter((opportunity) => opportunity.standing === standing).length
    return `${showNumber(language, count)} ${words.tab[standing]}`
  })
  if (held.length > 0) counted.push(words.held.counted(held.length))
  const all = href(language, `/companies/${company.id}/opportunities`)
  return sheet({
    title: words.summary.title,
    body: html`<p class="strong">${opportunitiesTitle(view, language)}</p><p class="quiet num">${counted.join(' · ')}</p><p><a class="link" href="${all}">${words.summary.all}</a></p>`,
  })
}
