import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type Entry,
  type Html,
  disclosure,
  entries,
  form,
  heading,
  notice,
  subheading,
  submit,
  verdictMark,
} from '../../ui/index.ts'
import { ruleTree } from '../rules/index.ts'
import { type Catalogue, type CatalogueOffer, versionOn } from './catalogue.ts'
import { partnerWords } from './partners.messages.ts'
import { ruleList } from './rule.view.ts'

export type Adopted = ReadonlyMap<string, CivilDate | undefined>

export interface CataloguePage {
  readonly language: Language
  readonly catalogue: Catalogue
  /** The offers that the operator has and has not closed, by code, with the day its latest terms begin. */
  readonly adopted: Adopted
  readonly on: CivilDate
  readonly newKey: () => string
  /** How many offers were just chosen, or why not. */
  readonly notice: Content
}

/** What can be chosen: one by one, or all that are open. */
export function catalogueBody(given: CataloguePage): Html {
  const { language, catalogue, adopted, newKey } = given
  const words = partnerWords[language].catalogue
  const open = catalogue.offers.filter(({ status }) => status === 'open')
  const left = open.filter(({ id }) => !adopted.has(id))
  const all =
    left.length > 0 &&
    form({
      language,
      action: href(language, '/offers/catalogue'),
      key: newKey(),
      body: html`<input type="hidden" name="all" value="yes">${submit({ label: words.adoptAll(left.length) })}`,
    })
  return html`${heading({
    title: words.title(left.length),
    detail: words.detail,
    above: { href: href(language, '/offers'), label: partnerWords[language].above },
    ...(all && { actions: all }),
  })}${given.notice}${subheading({ title: words.open })}${entries(open.map((offer) => entryOf(offer, given)))}${group('unconfirmed', given)}${group('ended', given)}`
}

/** The offers that cannot be asked for today, or perhaps not. */
function group(status: 'unconfirmed' | 'ended', given: CataloguePage): Content {
  const words = partnerWords[given.language].catalogue
  const offers = given.catalogue.offers.filter((offer) => offer.status === status)
  if (offers.length === 0) return undefined
  const head = subheading({ title: words[status], detail: words[`${status}Detail`] })
  return html`${head}${entries(offers.map((offer) => entryOf(offer, given)))}`
}

function entryOf(offer: CatalogueOffer, { language, catalogue, adopted, on, newKey }: CataloguePage): Entry {
  const { catalogue: words, kinds } = partnerWords[language]
  const title = offer.title[language]
  const provider = catalogue.providers.find(({ id }) => id === offer.providerId)
  const version = versionOn(offer, on) ?? offer.versions.at(-1)
  const has = adopted.has(offer.id)
  const dates = version && (version.until ? words.until(version.until) : words.from(version.from))
  const newer = has && offer.versions.some(({ from }) => from > (adopted.get(offer.id) ?? from))
  const action = form({
    language,
    action: href(language, '/offers/catalogue'),
    key: newKey(),
    body: html`<input type="hidden" name="offer" value="${offer.id}">${submit({
      label: has ? words.again : words.adopt,
      tone: 'outline',
      spoken: has ? `${words.again} ${title}` : words.adoptOffer(title),
    })}`,
  })
  return {
    name: title,
    ...(provider && { tile: provider.name[language] }),
    ...(has && { mark: verdictMark('eligible', language, words.adopted) }),
    lines: [[provider?.name[language], kinds[offer.kind], dates].filter(Boolean).join(' · '), offer.summary[language]],
    ...((!has || newer) && { action }),
    ...(version && {
      more: disclosure({
        language,
        summary: words.rule,
        body: html`<div class="flow">${ruleList(ruleTree(version.rule, language))}<p><a class="link" href="${version.source.url}" rel="noreferrer">${words.source(version.source.title ?? new URL(version.source.url).hostname)}</a></p>${version.notes && html`<p class="quiet">${version.notes[language]}</p>`}</div>`,
      }),
    }),
  }
}

/** What became of a wish to choose offers. */
export function adoptedNotice(language: Language, offers: number): Html {
  const words = partnerWords[language].catalogue
  return notice({ language, kind: 'success', title: words.done(offers), detail: words.doneDetail })
}

export function unknownOfferNotice(language: Language, code: string): Html {
  return notice({ language, kind: 'error', title: partnerWords[language].catalogue.unknown(code) })
}
