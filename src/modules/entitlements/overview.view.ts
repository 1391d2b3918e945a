import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showNumber, showShare } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type Html,
  bars,
  buttonLink,
  column,
  disclosure,
  empty,
  figures,
  heading,
  sheet,
  sheets,
  timeline,
} from '../../ui/index.ts'
import { type OpenOffer, newsNotice } from '../partners/index.ts'
import { offerWords } from './offers.messages.ts'
import { type Counts, type MissingFact, NO_COUNTS, entitledOf, totalOf } from './offers.store.ts'
import { overviewWords } from './overview.messages.ts'
import type { ComingChange, SiteFigures } from './overview.store.ts'
import { missingQuestion, waitingHref } from './waiting.view.ts'

export interface Overview {
  readonly on: CivilDate
  readonly companies: number
  readonly entitled: number
  readonly sites: readonly SiteFigures[]
  readonly offers: readonly OpenOffer[]
  readonly counts: ReadonlyMap<Id<'offer'>, Counts>
  readonly missing: readonly MissingFact[]
  /** Of how many offers the catalogue says something new. */
  readonly news: number
  readonly lost: Changes
  readonly gained: Changes
}

interface Changes {
  readonly changes: readonly ComingChange[]
  readonly total: number
}

/** What the park delivers at a glance: who is entitled to what, what is missing, what changes soon. */
export function overviewBody(overview: Overview, language: Language, director: boolean): Html {
  const words = overviewWords[language]
  if (overview.companies === 0) return firstUse(language, director)
  const head = heading({ title: overviewTitle(overview, language), detail: words.detail(overview.on) })
  const known = keyFigures(overview, language)
  if (overview.offers.length === 0) {
    const { title, detail, action } = words.noOffers
    const choose = buttonLink({ label: action, href: href(language, '/offers/catalogue'), tone: 'primary' })
    return html`${head}${known}${empty({ title, detail, ...(director && { action: choose }) })}`
  }
  return html`${head}${newsNotice(language, overview.news)}${known}${offersSheet(overview, language)}${sheets(
    missingSheet(overview, language),
    column(...changesSheets(overview, language)),
  )}${siteSheet(overview, language)}`
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

const MOST_ROWS = 8

function offersSheet({ offers, counts }: Overview, language: Language): Html {
  const words = overviewWords[language]
  const rows = offers
    .map((offer) => ({ offer, counts: counts.get(offer.id) ?? NO_COUNTS }))
    .toSorted((a, b) => entitledOf(b.counts) - entitledOf(a.counts) || b.counts.undetermined - a.counts.undetermined)
    .slice(0, MOST_ROWS)
  const [first] = rows
  const finding = first && entitledOf(first.counts) > 0
  return sheet({
    eyebrow: words.offers,
    title: finding
      ? words.offersFinding(first.offer.title[language], entitledOf(first.counts))
      : words.offersWithoutFinding,
    detail: words.offersDetail,
    action: html`<a class="link" href="${href(language, '/offers')}">${words.allOffers}</a>`,
    body: bars({
      caption: words.offersCaption,
      full: Math.max(1, ...rows.map((row) => totalOf(row.counts))),
      bars: rows.map(({ offer, counts: each }) => ({
        label: html`<a class="link" href="${href(language, `/offers/${offer.id}`)}"><bdi>${offer.title[language]}</bdi></a>`,
        value: entitledOf(each),
        shown:
          totalOf(each) === 0 ? offerWords[language].list.counting : words.ofCompanies(entitledOf(each), totalOf(each)),
        tone: 'eligible' as const,
      })),
    }),
  })
}

/** What most companies are waited for, each with the list of those to call. */
function missingSheet({ missing, offers }: Overview, language: Language): Html {
  const words = overviewWords[language]
  const [first] = missing
  if (!first) {
    return sheet({
      title: words.missing,
      body: html`<p class="quiet">${offerWords[language].who.nothingMissing}</p>`,
    })
  }
  return sheet({
    eyebrow: words.missing,
    title: words.missingFinding(first.companies),
    detail: words.missingDetail,
    body: html`<ol class="counted">${missing.map(
      ({ key, companies }) =>
        html`<li><span>${missingQuestion(key, offers, language)}</span><a class="link num" href="${waitingHref(language, key)}">${offerWords[language].who.waiting(companies)}<span class="sr-only"> – ${words.waiting.caption}</span></a></li>`,
    )}</ol>`,
  })
}

function siteSheet({ sites }: Overview, language: Language): Content {
  const words = overviewWords[language]
  const share = ({ entitled, companies }: SiteFigures) => entitled / companies
  const [best] = sites.toSorted((a, b) => share(b) - share(a))
  if (!best) return undefined
  return sheet({
    eyebrow: words.bySite,
    title: words.siteFinding(best.site, best.entitled, best.companies),
    body: bars({
      caption: words.bySite,
      full: 1,
      bars: sites.map((site) => ({
        label: html`<bdi>${site.site}</bdi>`,
        value: share(site),
        shown: html`${words.ofCompanies(site.entitled, site.companies)} <span class="quiet">(${showShare(language, share(site))})</span>`,
        tone: 'eligible' as const,
      })),
    }),
  })
}

/** What dates take and give; one quiet sheet where they do neither. */
function changesSheets({ lost, gained }: Overview, language: Language): readonly Content[] {
  const words = overviewWords[language]
  if (lost.total + gained.total === 0) {
    return [sheet({ title: words.noChange, detail: words.lostDetail, body: html`<p class="quiet">${words.none}</p>` })]
  }
  return [
    lost.total > 0 && changesSheet(lost, { title: words.lost(lost.total), detail: words.lostDetail }, 'soon', language),
    gained.total > 0 &&
      changesSheet(gained, { title: words.gained(gained.total), detail: words.gainedDetail }, 'plain', language),
  ].map((each) => each || undefined)
}

function changesSheet(
  { changes, total }: Changes,
  head: { readonly title: string; readonly detail: string },
  tone: 'soon' | 'plain',
  language: Language,
): Html {
  const words = overviewWords[language]
  const moments = changes.map(({ on, company, companyId, offer }) => ({
    on,
    tone,
    title: html`<a class="link" href="${href(language, `/companies/${companyId}/opportunities`)}"><bdi>${company}</bdi></a>`,
    detail: html`<bdi>${offer[language]}</bdi>`,
  }))
  const rest = moments.slice(MOST_ROWS)
  const unread = total - changes.length
  const folded =
    rest.length > 0 &&
    disclosure({
      language,
      summary: words.seeAll(total),
      body: html`${timeline(language, rest)}${unread > 0 && html`<p class="quiet">${words.more(unread)}</p>`}`,
    })
  return sheet({ ...head, body: html`${timeline(language, moments.slice(0, MOST_ROWS))}${folded}` })
}
