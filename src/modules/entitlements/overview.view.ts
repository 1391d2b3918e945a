import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showNumber } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Html, bars, buttonLink, empty, figures, heading, sheet, sheets, table, timeline } from '../../ui/index.ts'
import { factQuestion } from '../eligibility/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { offerWords } from './offers.messages.ts'
import { type Counts, type MissingFact, NO_COUNTS, entitledOf, totalOf } from './offers.store.ts'
import { overviewWords } from './overview.messages.ts'
import type { ComingChange, SiteFigures } from './overview.store.ts'
import { asks } from './question.ts'

export interface Overview {
  readonly on: CivilDate
  readonly companies: number
  readonly entitled: number
  readonly sites: readonly SiteFigures[]
  readonly offers: readonly OpenOffer[]
  readonly counts: ReadonlyMap<Id<'offer'>, Counts>
  readonly missing: readonly MissingFact[]
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
  return html`${head}${known}${offersSheet(overview, language)}${sheets(missingSheet(overview, language), siteSheet(overview, language))}${sheets(
    changesSheet(overview.lost, words.lost(overview.lost.total), words.lostDetail, 'soon', language),
    changesSheet(overview.gained, words.gained(overview.gained.total), words.gainedDetail, 'plain', language),
  )}`
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

const MOST_OFFERS = 12

function offersSheet({ offers, counts }: Overview, language: Language): Html {
  const words = overviewWords[language]
  const rows = offers
    .map((offer) => ({ offer, counts: counts.get(offer.id) ?? NO_COUNTS }))
    .toSorted((a, b) => entitledOf(b.counts) - entitledOf(a.counts) || b.counts.undetermined - a.counts.undetermined)
    .slice(0, MOST_OFFERS)
  return sheet({
    title: words.offers,
    detail: words.offersDetail,
    body: html`${bars({
      caption: words.offersCaption,
      full: Math.max(1, ...rows.map((row) => totalOf(row.counts))),
      bars: rows.map(({ offer, counts: each }) => ({
        label: html`<a class="link" href="${href(language, `/offers/${offer.id}`)}"><bdi>${offer.title[language]}</bdi></a>`,
        value: entitledOf(each),
        shown:
          totalOf(each) === 0 ? offerWords[language].list.counting : words.ofCompanies(entitledOf(each), totalOf(each)),
        tone: 'eligible' as const,
      })),
    })}<p><a class="link" href="${href(language, '/offers')}">${words.allOffers}</a></p>`,
  })
}

function missingSheet({ missing, offers }: Overview, language: Language): Html {
  const { missing: title, missingDetail: detail } = overviewWords[language]
  const words = offerWords[language].who
  const rules = offers.map(({ version }) => version.rule)
  const body =
    missing.length === 0
      ? html`<p class="quiet">${words.nothingMissing}</p>`
      : html`<ol class="flow">${missing.map(
          ({ key, companies }) =>
            html`<li><p>${factQuestion(
              key,
              language,
              rules.find((rule) => asks(rule, key)),
            )}</p><p class="quiet num">${words.waiting(companies)}</p></li>`,
        )}</ol>`
  return sheet({ title, detail, body })
}

function siteSheet({ sites }: Overview, language: Language): Html {
  const words = overviewWords[language]
  return sheet({
    title: words.bySite,
    body: table({
      language,
      caption: words.bySite,
      captionHidden: true,
      columns: [
        { label: words.site, cell: ({ site }: SiteFigures) => html`<bdi>${site}</bdi>` },
        { label: words.hosted, numeric: true, cell: ({ companies }) => showNumber(language, companies) },
        { label: words.entitled, numeric: true, cell: ({ entitled }) => showNumber(language, entitled) },
      ],
      rows: sites,
    }),
  })
}

function changesSheet(
  { changes, total }: Changes,
  title: string,
  detail: string,
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
  const rest = total - changes.length
  const body =
    total === 0
      ? html`<p class="quiet">${words.none}</p>`
      : html`${timeline(language, moments)}${rest > 0 && html`<p class="quiet">${words.more(rest)}</p>`}`
  return sheet({ title, detail, body })
}
