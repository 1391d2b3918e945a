import { html } from 'hono/html'
import { type CivilDate, dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showInstant } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type Html,
  type Moment,
  PAGE_SIZE,
  actions,
  empty,
  form,
  heading,
  pager,
  sheet,
  submit,
  table,
  textarea,
  timeline,
  withAside,
} from '../../ui/index.ts'
import type { Offer } from '../partners/index.ts'
import { stateOf } from './code.ts'
import type { CodeStory, Neighbour, Sight } from './codes-list.store.ts'
import { codeWords } from './codes.messages.ts'
import type { CodeRefusal } from './refusal.ts'

interface People {
  readonly names: ReadonlyMap<Id<'user'>, string>
  readonly companies: ReadonlyMap<Id<'company'>, string>
  readonly zone: string
}

export interface CodePage extends People {
  readonly language: Language
  readonly offer: Offer
  readonly code: CodeStory
  readonly on: CivilDate
  readonly key: string
  readonly refused?: { readonly refusal: CodeRefusal; readonly reason: string } | undefined
}

export function codeTitle({ language, code, on }: Pick<CodePage, 'language' | 'code' | 'on'>): string {
  return codeWords[language].one.title(code.number, stateOf(code, on))
}

/** What happened to one code, and the way to put it out of use. The code itself is not here. */
export function codeBody(given: CodePage): Html {
  const { language, offer, code } = given
  const { one: words, pool } = codeWords[language]
  const head = heading({
    title: codeTitle(given),
    detail: html`<bdi>${offer.title[language]}</bdi>${code.expiresOn && html` · ${words.ends(code.expiresOn)}`}`,
    above: { href: href(language, `/offers/${offer.id}/codes`), label: pool.caption },
  })
  const story = sheet({ title: words.story, body: timeline(language, momentsOf(given)) })
  const out = code.deadAt ?? code.spentAt
  return html`${head}${out ? html`<div class="flow">${story}</div>` : withAside(story, deadSheet(given))}`
}

function momentsOf({ language, code, names, companies, zone }: CodePage): readonly Moment[] {
  const words = codeWords[language].one
  const moment = (at: Date, title: Content, detail?: Content) => ({
    at,
    on: dayIn(zone, at),
    title,
    ...(detail !== undefined && { detail }),
  })
  const { givenAt, spentAt, deadAt, deadReason = '', companyId } = code
  const name = (by: Id<'user'> | undefined) => whose(by, names, language)
  const given = [
    moment(code.uploadedAt, words.broughtIn, words.by(name(code.uploadedBy))),
    ...(givenAt ? [moment(givenAt, words.givenTo((companyId && companies.get(companyId)) ?? '–'), replaces())] : []),
    ...code.looks.map(({ at, by }) => moment(at, words.seenBy(name(by)), showInstant(language, at, zone))),
    ...(spentAt ? [moment(spentAt, words.spent)] : []),
    ...(deadAt ? [moment(deadAt, words.died(deadReason), link(words.replacedBy, code.replacedBy))] : []),
  ]
  return given.toSorted((a, b) => a.at.getTime() - b.at.getTime())

  function replaces(): Content {
    return link(words.replaces, code.replaces)
  }

  function link(text: string, other: Neighbour | undefined): Content {
    return other && html`${text} ${codeLink(language, other)}`
  }
}

function codeLink(language: Language, { id, number }: Neighbour): Html {
  return html`<a class="link num" href="${href(language, `/codes/${id}`)}">${codeWords[language].numbered(number)}</a>`
}

function whose(by: Id<'user'> | undefined, names: ReadonlyMap<Id<'user'>, string>, language: Language): string {
  return by === undefined ? codeWords[language].trace.system : (names.get(by) ?? '–')
}

function deadSheet({ language, code, key, refused }: CodePage): Html {
  const { one: words, refusals } = codeWords[language]
  const held = code.givenAt !== undefined
  const error = refused && sentenceFor(refusals, refused.refusal)
  return sheet({
    title: words.doesNotWork,
    detail: held ? words.doesNotWorkDetail : words.doesNotWorkFree,
    body: form({
      language,
      action: href(language, `/codes/${code.id}/dead`),
      key,
      errors: error === undefined ? [] : [{ field: 'reason', message: error }],
      body: html`${textarea({
        language,
        name: 'reason',
        label: words.reason,
        required: true,
        rows: 2,
        value: refused?.reason,
        error,
      })}${actions(submit({ label: held ? words.declare : words.declareFree, tone: 'danger' }))}`,
    }),
  })
}

export interface TracePage extends People {
  readonly language: Language
  readonly offer: Offer
  readonly sights: readonly Sight[]
  readonly total: number
  readonly page: number
}

export function traceTitle({ language, total }: Pick<TracePage, 'language' | 'total'>): string {
  return codeWords[language].trace.title(total)
}

/** Who had which codes before their eyes, and when. */
export function traceBody(given: TracePage): Html {
  const { language, offer, sights, total, page, names, companies, zone } = given
  const { trace: words, pool } = codeWords[language]
  const head = heading({
    title: traceTitle(given),
    detail: words.detail,
    above: { href: href(language, `/offers/${offer.id}/codes`), label: pool.caption },
  })
  if (sights.length === 0) return html`${head}${empty({ title: words.none, detail: words.noneDetail })}`
  const rows = table<Sight>({
    language,
    caption: words.caption,
    captionHidden: true,
    columns: [
      { label: words.who, cell: ({ by }) => html`<bdi>${whose(by, names, language)}</bdi>` },
      { label: words.what, cell: (sight) => whatIn(sight) },
      { label: words.when, cell: ({ at }) => html`<span class="num">${showInstant(language, at, zone)}</span>` },
    ],
    rows: sights,
  })
  const address = (number: number) => href(language, `/offers/${offer.id}/codes/trace?page=${number}`)
  return html`${head}${rows}${pager({ language, page, total, size: PAGE_SIZE, href: address })}`

  function whatIn(sight: Sight): Content {
    if (sight.kind === 'brought') return words.brought(sight.codes)
    const company = companies.get(sight.companyId)
    return html`<a class="link" href="${href(language, `/codes/${sight.code.id}`)}">${words.saw(sight.code.number)}</a>${company !== undefined && html`<div class="quiet"><bdi>${company}</bdi></div>`}`
  }
}
