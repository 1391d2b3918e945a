import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type Entry,
  type Html,
  buttonLink,
  disclosure,
  empty,
  entries,
  form,
  heading,
  notice,
  submit,
  tabs,
  verdictMark,
} from '../../ui/index.ts'
import { ruleTree } from '../rules/index.ts'
import type { Catalogue, CatalogueOffer } from './catalogue.ts'
import { partnerWords } from './partners.messages.ts'
import { certaintyText, readText } from './reading.messages.ts'
import { readingsDue, shownVersion } from './reading.ts'
import { readingLines, ruleList } from './rule.view.ts'

/** The parts of the catalogue, in the order of their tabs. */
export const SHOWN = ['open', 'again', 'unconfirmed', 'ended'] as const
export type Shown = (typeof SHOWN)[number]

/** The offers that the operator has and has not closed, by code. */
export type Adopted = ReadonlyMap<string, { readonly id: Id<'offer'>; readonly news: boolean }>

export interface CataloguePage {
  readonly language: Language
  readonly catalogue: Catalogue
  readonly adopted: Adopted
  readonly on: CivilDate
  readonly shown: Shown
  /** The key of the form that chooses every open offer; undefined for who may only read. */
  readonly chooseKey: string | undefined
  /** How many offers were just chosen, and what is new. */
  readonly notices: Content
}

/** What can be chosen: one by one, or all that are open; and what has to be read again. */
export function catalogueBody(page: CataloguePage): Html {
  const { language, chooseKey, notices } = page
  const words = partnerWords[language].catalogue
  const left = leftToChoose(page)
  const all =
    left.length > 0 &&
    chooseKey !== undefined &&
    form({
      language,
      action: href(language, '/offers/catalogue'),
      key: chooseKey,
      body: html`<input type="hidden" name="all" value="yes">${submit({ label: words.adoptAll(left.length) })}`,
    })
  return html`${heading({
    title: catalogueTitle(page),
    detail: words.detail,
    above: { href: href(language, '/offers'), label: partnerWords[language].above },
    ...(all && { actions: all }),
  })}${notices}${partTabs(page)}${part(page)}`
}

/** "12 offres du catalogue peuvent devenir les vôtres" */
export function catalogueTitle(page: Pick<CataloguePage, 'language' | 'catalogue' | 'adopted'>): string {
  return partnerWords[page.language].catalogue.title(leftToChoose(page).length)
}

function leftToChoose({ catalogue, adopted }: Pick<CataloguePage, 'catalogue' | 'adopted'>): readonly CatalogueOffer[] {
  return catalogue.offers.filter(({ id, status }) => status === 'open' && !adopted.has(id))
}

function offersIn(shown: Shown, { catalogue, on }: CataloguePage): readonly CatalogueOffer[] {
  if (shown === 'again') return readingsDue(catalogue, on).map(({ offer }) => offer)
  return catalogue.offers.filter(({ status }) => status === shown)
}

function labelOf(shown: Shown, language: Language): string {
  const words = partnerWords[language].catalogue
  return shown === 'again' ? words.toReadAgain : words[shown]
}

function partTabs(page: CataloguePage): Html {
  const { language, shown } = page
  return tabs(
    language,
    partnerWords[language].catalogue.tabs,
    SHOWN.map((each) => ({
      href: href(language, `/offers/catalogue${each === 'open' ? '' : `?show=${each}`}`),
      label: labelOf(each, language),
      count: offersIn(each, page).length,
      current: each === shown,
    })),
  )
}

function part(page: CataloguePage): Html {
  const { language, shown } = page
  const words = partnerWords[language].catalogue
  const offers = offersIn(shown, page)
  if (shown === 'again' && offers.length === 0) {
    return empty({ title: words.nothingToRead, detail: words.nothingToReadDetail })
  }
  const details = {
    open: undefined,
    again: words.toReadAgainDetail,
    unconfirmed: words.unconfirmedDetail,
    ended: words.endedDetail,
  }
  const detail = details[shown]
  return html`${detail !== undefined && html`<p class="quiet">${detail}</p>`}${entries(
    offers.map((offer) => entryOf(offer, page)),
    { spoken: partnerWords[page.language].above },
  )}`
}

function entryOf(offer: CatalogueOffer, page: CataloguePage): Entry {
  const { language, catalogue, adopted, on } = page
  const { catalogue: words, kinds } = partnerWords[language]
  const provider = catalogue.providers.find(({ id }) => id === offer.providerId)
  const version = shownVersion(offer, on)
  const own = adopted.get(offer.id)
  const dates = version && (version.until ? words.until(version.until) : words.from(version.from))
  return {
    name: offer.title[language],
    ...(provider && { tile: provider.name[language] }),
    ...(own && { href: href(language, `/offers/${own.id}`), mark: verdictMark('eligible', language, words.adopted) }),
    lines: [
      [provider?.name[language], kinds[offer.kind], dates].filter(Boolean).join(' · '),
      offer.summary[language],
      ...(version
        ? [capital(`${readText(version, language, on)} · ${certaintyText(version.certainty, language)}`)]
        : []),
    ],
    ...actionOn(offer, page),
    ...(version && {
      more: disclosure({
        language,
        summary: words.rule,
        body: html`<div class="flow">${ruleList(ruleTree(version.rule, language))}${readingLines(version, language, on)}</div>`,
      }),
    }),
  }
}

/** What one may do with an entry: read its source again, look at what is new, or choose it. */
function actionOn(
  offer: CatalogueOffer,
  { language, adopted, on, shown, chooseKey }: CataloguePage,
): Pick<Entry, 'action'> {
  const words = partnerWords[language].catalogue
  const own = adopted.get(offer.id)
  const source = shownVersion(offer, on)?.source
  if (shown === 'again' && source) {
    return {
      action: buttonLink({
        label: words.readSource,
        href: source.url,
        spoken: words.readSourceOf(offer.title[language]),
      }),
    }
  }
  if (own?.news) {
    return { action: buttonLink({ label: words.examine, href: href(language, `/offers/${own.id}/news`) }) }
  }
  if (own || chooseKey === undefined) return {}
  const label = words.adopt
  const spoken = words.adoptOffer(offer.title[language])
  return { action: buttonLink({ label, spoken, href: href(language, `/offers/catalogue/${offer.id}`) }) }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What became of a wish to choose offers. */
export function adoptedNotice(language: Language, offers: number): Html {
  const words = partnerWords[language].catalogue
  return notice({ language, kind: 'success', title: words.done(offers), detail: words.doneDetail })
}
