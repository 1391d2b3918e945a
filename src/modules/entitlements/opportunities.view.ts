import { html } from 'hono/html'
import { type Language, showNumber } from '../../kernel/language.ts'
import {
  type Content,
  type Html,
  buttonLink,
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
import { requirement } from '../eligibility/index.ts'
import type { CompanyOpportunities } from './opportunities.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { type Opportunity, STANDINGS, type Standing, turningFinding } from './opportunity.ts'
import { opportunityEntry } from './opportunity.view.ts'
import type { Telling } from './proof.view.ts'

export interface OpportunitiesPage {
  readonly language: Language
  readonly view: CompanyOpportunities
  /** The question beside the list; undefined when there is nothing to ask or all is put off. */
  readonly question: Content
  readonly answered: boolean
}

/** What a company is entitled to, what it should seize, what we do not know, what is not for it. */
export function opportunitiesBody({ language, view, question, answered }: OpportunitiesPage): Html {
  const { company, opportunities, grounds, staff } = view
  const words = opportunityWords[language]
  const groups = Map.groupBy(opportunities, ({ standing }) => standing)
  const count = (standing: Standing) => groups.get(standing)?.length ?? 0
  const head = heading({
    title: opportunitiesTitle(view, language),
    detail: opportunities.length > 0 ? words.detail(opportunities.length, grounds.on) : undefined,
    ...(staff && { above: { href: href(language, `/companies/${company.id}`), label: company.name } }),
  })
  const seenAs = staff && notice({ language, kind: 'info', title: words.asSeenBy(company.name) })
  const thanks = answered && notice({ language, kind: 'success', title: words.answered, detail: words.answeredDetail })
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
  const asked = new Set(opportunities.flatMap(({ judgement }) => judgement.missing))
  const telling: Telling = { language, on: grounds.on, companyId: company.id, siteName: view.siteName, asked }
  const sections = sectionOrder.map((standing) => section(standing, groups.get(standing) ?? [], telling))
  return html`${withAside(
    html`${head}${seenAs}${thanks}${counts}${question && html`<p class="min-[56rem]:hidden"><a class="link" href="#question">${words.question.goTo}</a></p>`}${sections}`,
    html`${question || nothingToAsk(language, count('undetermined'))}${changesAhead(view, language)}`,
  )}`
}

/** "Atlas Robotics a droit à 8 offres, dont 2 à saisir bientôt" */
export function opportunitiesTitle({ company, opportunities }: CompanyOpportunities, language: Language): string {
  const soon = opportunities.filter(({ standing }) => standing === 'act-before').length
  const entitled = opportunities.filter(({ standing }) => standing === 'eligible').length + soon
  return opportunityWords[language].title(company.name, entitled, soon)
}

/** What ends soon comes first: it is the one thing that cannot wait. */
const sectionOrder: readonly Standing[] = ['act-before', 'eligible', 'undetermined', 'ineligible']

function section(standing: Standing, opportunities: readonly Opportunity[], telling: Telling): Content {
  if (opportunities.length === 0) return undefined
  const { title, detail } = opportunityWords[telling.language].sections[standing]
  return html`${subheading({ id: standing, title, ...(detail !== undefined && { detail }) })}${entries(
    opportunities.map((opportunity) => opportunityEntry(opportunity, telling)),
  )}`
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

const MOST_CHANGES = 8

/** The days on which a verdict will differ, the soonest first, with the condition that turns it. */
function changesAhead({ opportunities, grounds, siteName }: CompanyOpportunities, language: Language): Html {
  const words = opportunityWords[language].changes
  const dated = opportunities
    .flatMap((opportunity) => {
      const { change } = opportunity.judgement
      return change ? [{ opportunity, change }] : []
    })
    .toSorted((a, b) => a.change.on.localeCompare(b.change.on))
    .slice(0, MOST_CHANGES)
  const moments = dated.map(({ opportunity, change }) => {
    const title = opportunity.offer.title[language]
    const turning = turningFinding(opportunity, grounds)
    const sentence = {
      ended: words.ends,
      ineligible: words.closes,
      undetermined: words.unsure,
      eligible: words.opens,
    }[change.to]
    return {
      on: change.on,
      title: sentence(title),
      ...(turning && { detail: requirement(turning.criterion, language, siteName) }),
      tone: opportunity.standing === 'act-before' ? ('soon' as const) : ('plain' as const),
    }
  })
  const body = moments.length === 0 ? html`<p class="quiet">${words.nothing}</p>` : timeline(language, moments)
  return html`<section class="flow">${subheading({ title: words.title })}${body}</section>`
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
