import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showNumber } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Column, type Content, type Html, buttonLink, disclosure, empty, heading, table } from '../../ui/index.ts'
import { type Offer, newsNotice, openOn } from '../partners/index.ts'
import { offerWords } from './offers.messages.ts'
import { type Counts, NO_COUNTS, totalOf } from './offers.store.ts'
import { STANDINGS, type Standing } from './opportunity.ts'
import { worthShown } from './opportunity.view.ts'

export interface OffersPage {
  readonly language: Language
  readonly offers: readonly Offer[]
  readonly counts: ReadonlyMap<Id<'offer'>, Counts>
  readonly companies: number
  readonly on: CivilDate
  /** Of how many offers the catalogue says something new. */
  readonly news: number
  /** What other modules have to say of the offers. */
  readonly told: Content
  /** What the director is still writing. */
  readonly drafts: Content
  /** How many companies got something by each closed offer. */
  readonly grants: ReadonlyMap<Id<'offer'>, number>
  /** The reader may add and adopt offers. */
  readonly director: boolean
}

/** Every offer of the operator, with how many companies stand how. */
export function offersBody(page: OffersPage): Html {
  const { language, offers, counts, companies, on, news, told, drafts, director } = page
  const words = offerWords[language].list
  const open = offers.filter((offer) => openOn(offer, on))
  const archived = offers.filter(({ closedAt }) => closedAt)
  const others = offers.filter((offer) => !open.includes(offer) && !archived.includes(offer))
  const ways = html`${buttonLink({ label: words.catalogue, href: href(language, '/offers/catalogue'), tone: 'primary' })}${buttonLink({ label: words.add, href: href(language, '/offers/new'), icon: 'plus' })}`
  if (offers.length === 0) {
    return html`${heading({ title: words.title(0) })}${drafts}${empty({
      title: words.none,
      detail: director ? words.noneDetail : words.noneForManager,
      ...(director && { action: ways }),
    })}`
  }
  const head = heading({
    title: words.title(open.length),
    detail: words.detail(companies, on),
    actions: html`${open.length > 0 && buttonLink({ label: offerWords[language].sheet.link, href: href(language, '/offers/sheet'), icon: 'print', tone: 'quiet' })}${director && ways}`,
  })
  const rows = open.map((offer) => ({ offer, counts: counts.get(offer.id) ?? NO_COUNTS }))
  const list = table({ language, caption: words.caption, captionHidden: true, columns: columns(language, on), rows })
  const waiting =
    others.length > 0 &&
    disclosure({
      language,
      summary: words.waiting(others.length),
      body: html`<ul>${others.map((offer) => html`<li>${offerLink(offer, language)} <span class="quiet">${whyNotOpen(offer, language, on)}</span></li>`)}</ul>`,
    })
  return html`${head}${told}${newsNotice(language, news)}${drafts}${list}${waiting}${archived.length > 0 && archive(page, archived)}`
}

/** Offers that were closed, the last closed first, each with what it gave: the way back is on its own page. */
function archive({ language, grants }: OffersPage, offers: readonly Offer[]): Html {
  const words = offerWords[language].list
  const lines = offers
    .toSorted((a, b) => Number(b.closedAt) - Number(a.closedAt))
    .map(
      (offer) =>
        html`<li>${offerLink(offer, language)}<div class="quiet">${offer.partner.name[language]} · ${closedOn(offer, language)} · ${words.gave(grants.get(offer.id) ?? 0)}</div></li>`,
    )
  return disclosure({
    language,
    summary: words.archived(offers.length),
    body: html`<div class="flow"><p class="quiet">${words.archivedDetail}</p><ul class="grid gap-4">${lines}</ul></div>`,
  })
}

interface Row {
  readonly offer: Offer
  readonly counts: Counts
}

function columns(language: Language, on: CivilDate): readonly Column<Row>[] {
  const { list, kinds, standings } = offerWords[language]
  return [
    {
      label: list.offer,
      cell: ({ offer }) =>
        html`${offerLink(offer, language)}<div class="quiet font-normal">${offer.partner.name[language]} · ${dates(offer, language, on)}</div>`,
    },
    { label: list.kind, cell: ({ offer }) => kinds[offer.kind] },
    { label: list.worth, cell: ({ offer }) => worthOfOpen(offer, language, on) ?? '–' },
    ...STANDINGS.map((standing) => ({
      label: standings[standing],
      numeric: true,
      cell: ({ offer, counts }: Row): Content =>
        counts[standing] === 0
          ? html`<span class="quiet">${none(counts, standing, list.counting)}</span>`
          : html`<a class="link" href="${href(language, `/offers/${offer.id}?verdict=${standing}`)}">${showNumber(language, counts[standing])}</a>`,
    })),
  ]
}

/** Nothing to lead to: a nought, or verdicts that are still to come. */
function none(counts: Counts, standing: Standing, counting: string): string {
  if (totalOf(counts) > 0) return '0'
  return standing === 'eligible' ? counting : '–'
}

function offerLink(offer: Offer, language: Language): Html {
  return html`<a class="link" href="${href(language, `/offers/${offer.id}`)}"><bdi>${offer.title[language]}</bdi></a>`
}

function worthOfOpen(offer: Offer, language: Language, on: CivilDate): string | undefined {
  const version = openOn(offer, on)?.version
  return version && worthShown(version, language)
}

function dates(offer: Offer, language: Language, on: CivilDate): string {
  const { since, until } = offerWords[language].list
  const version = openOn(offer, on)?.version
  if (!version) return ''
  return version.until ? until(version.until) : since(version.from)
}

function closedOn({ closedAt }: Offer, language: Language): string {
  return closedAt ? offerWords[language].list.closedOn(closedAt.toISOString().slice(0, 10) as CivilDate) : ''
}

function whyNotOpen({ versions }: Offer, language: Language, on: CivilDate): string {
  const { from, notInForce } = offerWords[language].list
  const next = versions.find((version) => version.from > on)
  return next ? from(next.from) : notInForce
}
