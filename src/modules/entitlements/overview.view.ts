import { html } from 'hono/html'
import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showMoney, showNumber, showShare } from '../../kernel/language.ts'
import type { Money } from '../../kernel/money.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type Html,
  buttonLink,
  column,
  empty,
  figures,
  filterForm,
  heading,
  icon,
  select,
  sheet,
  sheets,
  subheading,
  table,
  timeline,
} from '../../ui/index.ts'
import { type OpenOffer, newsNotice } from '../partners/index.ts'
import type { Site } from '../registry/index.ts'
import { type CallsWords, callsWords } from './calls.messages.ts'
import { changesHref } from './changes.view.ts'
import { offerWords } from './offers.messages.ts'
import { overviewWords } from './overview.messages.ts'
import {
  type AwaitedFact,
  type ChangeKind,
  type ComingChange,
  NO_FIGURES,
  type OfferFigures,
  type ParkFigures,
  type SiteFigures,
} from './overview.store.ts'
import { callsHref, missingQuestion } from './waiting.view.ts'

export interface Overview extends ParkFigures {
  readonly on: CivilDate
  /** The one site that is shown, where not all are. */
  readonly siteId: Id<'site'> | undefined
  /** The sites that the reader may choose from. */
  readonly choice: readonly Site[]
  readonly offers: readonly OpenOffer[]
  readonly counts: ReadonlyMap<Id<'offer'>, OfferFigures>
  readonly missing: readonly (AwaitedFact & { readonly worth: Money | undefined })[]
  /** Of how many offers the catalogue says something new. */
  readonly news: number
  readonly lost: Changes
  readonly gained: Changes
  /** Where the inquiries sent so far are listed, if anywhere. */
  readonly inquiriesPath: string | undefined
}

interface Changes {
  /** The soonest. */
  readonly changes: readonly ComingChange[]
  readonly rights: number
}

export const SOON_DAYS = 90

/** What the park delivers at a glance: who is entitled to what, what to do next, what is missing, what changes soon. */
export function overviewBody(overview: Overview, language: Language, director: boolean): Html {
  const words = overviewWords[language]
  if (overview.companies === 0 && overview.siteId === undefined) return firstUse(language, director)
  const { inquiriesPath } = overview
  const head = heading({
    title: overviewTitle(overview, language),
    detail: words.detail(overview.on),
    ...(inquiriesPath && {
      actions: buttonLink({ label: callsWords[language].sent, href: href(language, inquiriesPath), tone: 'plain' }),
    }),
  })
  const known = keyFigures(overview, language)
  if (overview.offers.length === 0) {
    const { title, detail, action } = words.noOffers
    const choose = buttonLink({ label: action, href: href(language, '/offers/catalogue'), tone: 'primary' })
    return html`${head}${known}${empty({ title, detail, ...(director && { action: choose }) })}`
  }
  return html`${head}${newsNotice(language, overview.news)}${siteChoice(overview, language)}<div id="overview" class="flow">${nextSheet(overview, language)}${known}${offersPart(overview, language)}${missingPart(overview, language)}${changesPart(overview, language)}${sitesPart(overview, language)}</div>`
}

/** "182 entreprises sur 260 ont droit à au moins une offre" */
export function overviewTitle({ entitled, companies, offers }: Overview, language: Language): string {
  const words = overviewWords[language]
  if (companies === 0) return words.pageTitle
  return offers.length === 0 ? words.titleWithoutOffers(companies) : words.title(entitled, companies)
}

function firstUse(language: Language, director: boolean): Html {
  const words = overviewWords[language]
  const { title, detail } = director ? words.empty : words.emptyManager
  const action = buttonLink({
    label: words.empty.action,
    href: href(language, '/intake'),
    tone: 'primary',
    icon: 'upload',
  })
  return html`${heading({ title: words.pageTitle })}${empty({ title, detail, action })}`
}

function keyFigures({ sites, offers }: Overview, language: Language): Html {
  const words = overviewWords[language]
  const sum = (pick: (site: SiteFigures) => number) => sites.reduce((total, site) => total + pick(site), 0)
  const [hosted, withoutHeadcount, withoutAge, aged] = [
    sum(({ companies }) => companies),
    sum((site) => site.withoutHeadcount),
    sum((site) => site.withoutAge),
    sum((site) => site.aged),
  ]
  return figures([
    {
      value: showNumber(language, hosted),
      label: words.companies(hosted),
      detail: words.sites(sites.length),
      href: href(language, '/companies'),
    },
    {
      value: showNumber(
        language,
        sum(({ people }) => people),
      ),
      label: words.people,
      detail: withoutHeadcount === 0 ? words.nothingMissing : words.peopleMissing(withoutHeadcount),
    },
    {
      value: aged === 0 ? '–' : words.years(sum(({ ageSum }) => ageSum) / aged),
      label: words.meanAge,
      detail: withoutAge === 0 ? words.nothingMissing : words.ageMissing(withoutAge),
    },
    { value: showNumber(language, offers.length), label: words.openOffers, href: href(language, '/offers') },
  ])
}

const MOST_ROWS = 6

function siteChoice({ choice, siteId }: Overview, language: Language): Content {
  if (choice.length < 2) return undefined
  const words = callsWords[language]
  return filterForm({
    language,
    action: href(language, '/overview'),
    results: 'overview',
    body: select({
      language,
      name: 'site',
      label: words.site,
      options: choice.map(({ id, name }) => ({ value: id, label: name })),
      value: siteId,
      none: words.allSites,
    }),
  })
}

/** Three things to do at most: the answer that settles most, whom to warn, whom to tell. */
function nextSheet({ missing, offers, lost, gained, on, siteId }: Overview, language: Language): Html {
  const words = callsWords[language]
  const [first] = missing
  const until = addDays(on, SOON_DAYS)
  const step = (mark: 'question' | 'clock' | 'check', title: Content, detail: Content, link: Content) =>
    html`<li><span class="flex gap-3">${icon(mark)}<span><span class="strong">${title}</span>${detail && html`<br>${detail}`}</span></span><div class="py-2">${link}</div></li>`
  const steps = [
    first &&
      step(
        'question',
        words.ask(first.companies),
        html`${missingQuestion(first.key, offers, language)} – ${worthAsking(first, words)}`,
        buttonLink({ label: words.choose, href: callsHref(language, { key: first.key, siteId }), tone: 'primary' }),
      ),
    lost.rights > 0 &&
      step(
        'clock',
        words.warn(lost.rights, until),
        undefined,
        buttonLink({ label: words.seeList, href: changesHref(language, 'lost', siteId) }),
      ),
    gained.rights > 0 &&
      step(
        'check',
        words.tell(gained.rights, until),
        undefined,
        buttonLink({ label: words.seeList, href: changesHref(language, 'gained', siteId) }),
      ),
  ].filter(Boolean)
  return sheet({
    title: words.next,
    tone: 'question',
    body:
      steps.length === 0 ? html`<p class="quiet">${words.nothingNext}</p>` : html`<ol class="counted">${steps}</ol>`,
  })
}

function worthAsking({ alone, offerIds, worth }: Overview['missing'][number], words: CallsWords): string {
  const settles = alone > 0 ? words.settles(alone) : words.settlesNone(offerIds.length)
  return worth ? `${settles}, ${words.worth(worth)}` : settles
}

interface OfferRow {
  readonly offer: OpenOffer
  readonly counts: OfferFigures
}

function offersPart({ offers, counts, siteId }: Overview, language: Language): Html {
  const words = overviewWords[language]
  const calls = callsWords[language]
  const rows = offers
    .map((offer): OfferRow => ({ offer, counts: counts.get(offer.id) ?? NO_FIGURES }))
    .toSorted((a, b) => b.counts.eligible - a.counts.eligible || b.counts.undetermined - a.counts.undetermined)
  const [first] = rows
  const title =
    first && first.counts.eligible > 0
      ? words.offersFinding(first.offer.title[language], first.counts.eligible)
      : words.offersWithoutFinding
  const who = (offer: OpenOffer, verdict: string) =>
    href(
      language,
      `/offers/${offer.id}?${new URLSearchParams({ verdict, ...(siteId && { site: siteId }) }).toString()}`,
    )
  const counted = (count: number, to: string) =>
    count === 0 ? html`<span class="quiet">0</span>` : html`<a href="${to}">${showNumber(language, count)}</a>`
  const list = table({
    language,
    caption: calls.offersCaption,
    captionHidden: true,
    columns: [
      {
        label: calls.offer,
        cell: ({ offer }: OfferRow) =>
          html`<a href="${href(language, `/offers/${offer.id}${siteId ? `?site=${siteId}` : ''}`)}"><bdi>${offer.title[language]}</bdi></a>`,
      },
      {
        label: calls.entitled,
        numeric: true,
        cell: ({ offer, counts: each }) =>
          each === NO_FIGURES ? offerWords[language].list.counting : counted(each.eligible, who(offer, 'eligible')),
      },
      {
        label: calls.oneAnswer,
        numeric: true,
        cell: ({ offer, counts: each }) =>
          counted(each.oneAnswer, callsHref(language, { offerId: offer.id, siteId, oneAnswer: true })),
      },
      {
        label: calls.moreAnswers,
        numeric: true,
        cell: ({ offer, counts: each }) => counted(each.undetermined - each.oneAnswer, who(offer, 'undetermined')),
      },
      {
        label: calls.notEntitled,
        numeric: true,
        cell: ({ offer, counts: each }) => counted(each.ineligible, who(offer, 'ineligible')),
      },
    ],
    rows: rows.slice(0, MOST_ROWS),
  })
  const all = html`<p><a class="link" href="${href(language, '/offers')}">${words.allOffers}</a></p>`
  return html`${subheading({ title, detail: words.offers })}${list}${rows.length > MOST_ROWS && all}`
}

/** What companies are waited for, each with the list of those to call. */
function missingPart({ missing, offers, siteId }: Overview, language: Language): Html {
  const words = overviewWords[language]
  const calls = callsWords[language]
  const [first] = missing
  if (!first) {
    return sheet({
      title: words.missing,
      body: html`<p class="quiet">${offerWords[language].who.nothingMissing}</p>`,
    })
  }
  const most = Math.max(...missing.map(({ companies }) => companies))
  const list = table({
    language,
    caption: calls.missingCaption,
    captionHidden: true,
    columns: [
      { label: calls.question, cell: ({ key }: Overview['missing'][number]) => missingQuestion(key, offers, language) },
      {
        label: calls.companies,
        numeric: true,
        cell: ({ key, companies }) =>
          html`<a href="${callsHref(language, { key, siteId })}">${showNumber(language, companies)}<span class="sr-only"> – ${words.waiting.caption}</span></a>`,
      },
      { label: calls.atOnce, numeric: true, cell: ({ alone }) => showNumber(language, alone) },
      { label: calls.offers, numeric: true, cell: ({ offerIds }) => showNumber(language, offerIds.length) },
      { label: calls.upTo, numeric: true, cell: ({ worth }) => (worth ? showMoney(language, worth) : '–') },
    ],
    rows: missing,
  })
  return html`${subheading({ title: words.missingFinding(most), detail: calls.missingCaption })}${list}`
}

function sitesPart({ sites }: Overview, language: Language): Content {
  const words = overviewWords[language]
  const calls = callsWords[language]
  const share = ({ entitled, companies }: SiteFigures) => entitled / companies
  const [best] = sites.toSorted((a, b) => share(b) - share(a))
  if (!best) return undefined
  const list = table({
    language,
    caption: calls.sitesCaption,
    captionHidden: true,
    columns: [
      {
        label: calls.site,
        cell: (site: SiteFigures) =>
          html`<a href="${href(language, `/overview?site=${site.siteId}`)}"><bdi>${site.site}</bdi></a>`,
      },
      {
        label: calls.hosted,
        numeric: true,
        cell: ({ siteId, companies }) =>
          html`<a href="${href(language, `/companies?site=${siteId}`)}">${showNumber(language, companies)}</a>`,
      },
      {
        label: calls.entitledToSome,
        numeric: true,
        cell: (site) =>
          html`${showNumber(language, site.entitled)} <span class="quiet">(${showShare(language, share(site))})</span>`,
      },
      {
        label: calls.awaited,
        numeric: true,
        cell: ({ siteId, waiting }) =>
          html`<a href="${callsHref(language, { siteId })}">${showNumber(language, waiting)}</a>`,
      },
    ],
    rows: sites,
  })
  return html`${subheading({ title: words.siteFinding(best.site, best.entitled, best.companies), detail: words.bySite })}${list}`
}

/** How many changes of each kind the overview itself shows. */
export const MOST_CHANGES = 6

/** What dates take and give; one quiet sheet where they do neither. */
function changesPart({ lost, gained, siteId }: Overview, language: Language): Content {
  const words = overviewWords[language]
  if (lost.rights + gained.rights === 0) {
    return sheet({ title: words.noChange, detail: words.lostDetail, body: html`<p class="quiet">${words.none}</p>` })
  }
  const part = (kind: ChangeKind, given: Changes, title: string, detail: string) =>
    given.rights > 0 && column(changesSheet(kind, given, { title, detail }, siteId, language))
  return sheets(
    part('lost', lost, words.lost(lost.rights), words.lostDetail) || undefined,
    part('gained', gained, words.gained(gained.rights), words.gainedDetail) || undefined,
  )
}

function changesSheet(
  kind: ChangeKind,
  { changes, rights }: Changes,
  head: { readonly title: string; readonly detail: string },
  siteId: Id<'site'> | undefined,
  language: Language,
): Html {
  const words = overviewWords[language]
  const moments = changes.map(({ on, company, companyId, offer }) => ({
    on,
    tone: kind === 'lost' ? ('soon' as const) : ('plain' as const),
    title: html`<a class="link" href="${href(language, `/companies/${companyId}/opportunities`)}"><bdi>${company}</bdi></a>`,
    detail: html`<bdi>${offer[language]}</bdi>`,
  }))
  const all = html`<p><a class="link" href="${changesHref(language, kind, siteId)}">${words.seeAll(rights)}</a></p>`
  return sheet({ ...head, body: html`${timeline(language, moments)}${all}` })
}
