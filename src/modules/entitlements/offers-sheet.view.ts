import { html } from 'hono/html'
import { type Language, showDate } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Column, type Html, buttonLink, empty, heading, table } from '../../ui/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import type { Park, Site } from '../registry/index.ts'
import { forWhom } from './for-whom.ts'
import { offerWords } from './offers.messages.ts'
import { worthShown } from './opportunity.view.ts'
import { offerName, onPaper } from './paper.view.ts'

export interface OffersSheet {
  readonly language: Language
  readonly park: Park
  readonly sites: readonly Site[]
  readonly offers: readonly OpenOffer[]
}

/** Every open offer for the reception desk: what it is, whom it is for, who gives it. */
export function offersSheet({ language, park, sites, offers }: OffersSheet): Html {
  const words = offerWords[language]
  const names = new Map(sites.map(({ code, name }) => [code, name]))
  const head = heading({
    title: words.list.title(offers.length),
    detail: words.sheet.detail(park.name, park.today),
    actions: buttonLink({ label: words.who.above, href: href(language, '/offers'), tone: 'plain' }),
  })
  const list =
    offers.length === 0
      ? empty({ title: words.list.none })
      : table({
          language,
          caption: words.list.caption,
          captionHidden: true,
          columns: columns(language, (code) => names.get(code) ?? code),
          rows: offers,
        })
  return onPaper(language, [park.name, showDate(language, park.today)], html`${head}${list}`)
}

function columns(language: Language, siteName: (code: string) => string): readonly Column<OpenOffer>[] {
  const { list, sheet } = offerWords[language]
  return [
    {
      label: list.offer,
      cell: (offer) =>
        html`${offerName(offer, language)}${offer.version.until && html`<div class="quiet font-normal">${list.until(offer.version.until)}</div>`}`,
    },
    {
      label: sheet.forWhom,
      cell: ({ version: { rule } }) => {
        const { conditions, others } = forWhom(rule, language, siteName)
        return [...conditions, ...(others > 0 ? [sheet.others(others)] : [])].join(' · ')
      },
    },
    { label: list.worth, cell: ({ version }) => worthShown(version, language) ?? '–' },
  ]
}
