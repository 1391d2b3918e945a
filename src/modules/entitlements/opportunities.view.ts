import { html } from 'hono/html'
import { addMonths } from '../../kernel/civil-date.ts'
import { type Language, showDate, showNumber } from '../../kernel/language.ts'
import {
  type Content,
  type Html,
  buttonLink,
  disclosure,
  empty,
  entries,
  heading,
  notice,
  sheet,
  subheading,
  tabs,
  timeline,
  withAside,
} from '../../ui/index.ts'
import { href } from '../../platform/web.ts'
import { requirement } from '../rules/index.ts'
import { isForTheCompany } from './question.ts'
import type { CompanyOpportunities } from './opportunities.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { type Opportunity, STANDINGS, type Standing, turningFinding } from './opportunity.ts'
import { opportunityEntry } from './opportunity.view.ts'
import type { Telling } from './proof.view.ts'

export interface OpportunitiesPage {
  readonly language: Language
  readonly view: CompanyOpportunities
  /** What cannot wait, above everything else. */
  readonly notice: Content
  /** The question beside the list; undefined when there is nothing to ask or all is put off. */
  readonly question: Content
  /** What the answer that was just given has brought. */
  readonly answered: Answered | undefined
}

export interface Answered {
  /** Offers that are now the company's right and were not before. */
  readonly more: number
  /** Offers that now have a yes or a no. */
  readonly settled: number
}

/** What a company is entitled to, what it should seize, what we do not know, what is not for it. */
export function opportunitiesBody({ language, view, notice: above, question, answered }: OpportunitiesPage): Html {
  const { company, opportunities, grounds, staff } = view
  const words = opportunityWords[language]
  const groups = Map.groupBy(opportunities, ({ standing }) => standing)
  const count = (standing: Standing) => groups.get(standing)?.length ?? 0
  const head = heading({
    title: opportunitiesTitle(view, language),
    detail: opportunities.length > 0 ? words.detail(opportunities.length, grounds.on) : undefined,
    focus: answered !== undefined,
    ...(staff && { above: { href: href(language, `/companies/${company.id}`), label: company.name } }),
  })
  const seenAs = staff && notice({ language, kind: 'info', title: words.asSeenBy(company.name) })
  const thanks =
    answered &&
    notice({ language, kind: 'success', title: words.answered, detail: words.brought(answered.more, answered.settled) })
  const sheetHead = html`<p class="print-only">${[view.park.name, company.name, showDate(language, grounds.on)].join(' · ')}</p>`
  if (opportunities.length === 0) return html`${head}${seenAs}${nothingOpen(language, staff)}`

  const counts = tabs(
    language,
    words.tabs,
    STANDINGS.map((standing) => ({
      href: `#${standing}`,
      label: words.tab[standing],
      count: count(standing),
      mark: standing,
    })),
  )
  const asked = new Set(opportunities.flatMap(({ judgement }) => judgement.missing.filter(isForTheCompany)))
  const telling: Telling = {
    language,
    on: grounds.on,
    companyId: company.id,
    siteName: view.siteName,
    asked,
    staff,
    grounds,
  }
  const sections = sectionOrder.map((standing) => section(standing, groups.get(standing) ?? [], telling))
  return html`${withAside(
    html`${sheetHead}${head}${seenAs}${thanks}${above}${counts}${question && html`<p class="to-question sr-only focus-within:not-sr-only min-[56rem]:hidden"><a class="link" href="#question">${words.question.goTo}</a></p>`}${sections}`,
    html`${question || nothingToAsk(language, count('undetermined'))}${changesAhead(view, language)}`,
  )}`
}

/** "Atlas Robotics a droit à 8 offres, dont 2 à saisir bientôt" */
export function opportunitiesTitle(view: CompanyOpportunities, language: Language): string {
  const soon = view.opportunities.filter(({ standing }) => standing === 'act-before').length
  return opportunityWords[language].title(view.company.name, entitledTo(view), soon)
}

/** How many offers are the company's right today, for long or for a while. */
export function entitledTo({ opportunities }: CompanyOpportunities): number {
  return opportunities.filter(({ standing }) => standing === 'eligible' || standing === 'act-before').length
}

/** What ends soon comes first: it is the one thing that cannot wait. */
const sectionOrder: readonly Standing[] = ['act-before', 'eligible', 'undetermined', 'ineligible']

/** How many rows stand open; what is ours is never folded. */
const openRows: Readonly<Record<Standing, number>> = {
  'act-before': Infinity,
  eligible: Infinity,
  undetermined: 5,
  ineligible: 3,
}

function section(standing: Standing, opportunities: readonly Opportunity[], telling: Telling): Content {
  if (opportunities.length === 0) return undefined
  const { language } = telling
  const words = opportunityWords[language]
  const { title, detail } = words.sections[standing]
  const rows = (given: readonly Opportunity[]) => entries(given.map((each) => opportunityEntry(each, telling)))
  // A fold for a single row would hide as much as it takes.
  const open = opportunities.length === openRows[standing] + 1 ? opportunities.length : openRows[standing]
  const rest = opportunities.slice(open)
  const folded = rest.length > 0 && disclosure({ language, summary: words.seeOthers(rest.length), body: rows(rest) })
  return html`<section class="offers" aria-labelledby="${standing}">${subheading({ id: standing, title, ...(detail !== undefined && { detail }) })}${rows(opportunities.slice(0, open))}${folded}</section>`
}

function nothingOpen(language: Language, staff: boolean): Html {
  const { noOffers, noOffersDetail, chooseOffers } = opportunityWords[language].empty
  return empty({
    title: noOffers,
    detail: noOffersDetail,
    ...(staff && { action: buttonLink({ label: chooseOffers, href: href(language, '/offers/catalogue') }) }),
  })
}

function nothingToAsk(language: Language, undetermined: number): Content {
  const { nothingToAsk: title, nothingToAskDetail: detail } = opportunityWords[language].empty
  return undetermined === 0 ? sheet({ title, body: html`<p class="quiet">${detail}</p>` }) : undefined
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
  const { company, opportunities } = view
  const counted = STANDINGS.map((standing) => {
    const count = opportunities.filter((opportunity) => opportunity.standing === standing).length
    return `${showNumber(language, count)} ${words.tab[standing]}`
  })
  const all = href(language, `/companies/${company.id}/opportunities`)
  return sheet({
    title: words.summary.title,
    body: html`<p class="strong">${opportunitiesTitle(view, language)}</p><p class="quiet num">${counted.join(' · ')}</p><p><a class="link" href="${all}">${words.summary.all}</a></p>`,
  })
}
