import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, type Localized, showNumber, showShortDate } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Column,
  type Content,
  type Html,
  buttonLink,
  disclosure,
  empty,
  heading,
  notice,
  table,
  verdictMark,
} from '../../ui/index.ts'
import { type Agreement, type AgreementState, daysLeft, stateOn } from './agreement.ts'
import { agreementWords } from './agreements.messages.ts'
import { type Duty, statusOn } from './duty.ts'

export interface ListedAgreement extends Agreement {
  readonly partner: Localized
  readonly offers: number
  readonly duties: readonly Duty[]
  /** Another one follows it already. */
  readonly renewed: boolean
}

export interface AgreementsPage {
  readonly language: Language
  readonly agreements: readonly ListedAgreement[]
  readonly on: CivilDate
  /** The reader may write agreements. */
  readonly director: boolean
}

/** Every agreement that the reader sees: which run, which end soon, what is owed next. */
export function agreementsBody({ language, agreements, on, director }: AgreementsPage): Html {
  const words = agreementWords[language].list
  const write = buttonLink({
    label: words.write,
    href: href(language, '/agreements/new'),
    icon: 'plus',
    tone: 'primary',
  })
  if (agreements.length === 0) {
    return html`${heading({ title: words.titleOfNone })}${empty({
      title: words.titleOfNone,
      detail: director ? words.noneDetail : words.noneForOthers,
      ...(director && { action: write }),
    })}`
  }
  const ended = agreements.filter((each) => stateOn(each, on) === 'ended')
  const others = agreements.filter((each) => !ended.includes(each)).toSorted(byNeed(on))
  return html`${heading({
    title: listTitle(agreements, language, on),
    detail: words.detail(on),
    ...(director && { actions: write }),
  })}${soonNotice(others, language, on)}${
    others.length > 0 &&
    table({ language, caption: words.caption, captionHidden: true, columns: columns(language, on), rows: others })
  }${
    ended.length > 0 &&
    disclosure({
      language,
      summary: words.ended(ended.length),
      open: others.length === 0,
      body: table({
        language,
        caption: words.ended(ended.length),
        captionHidden: true,
        columns: columns(language, on),
        rows: ended,
      }),
    })
  }`
}

export function listTitle(agreements: readonly Agreement[], language: Language, on: CivilDate): string {
  const words = agreementWords[language].list
  if (agreements.length === 0) return words.titleOfNone
  return words.title(agreements.filter((each) => stateOn(each, on) === 'running').length)
}

/** Those that end soon first, then those that run, then the others. */
function byNeed(on: CivilDate) {
  const places: readonly AgreementState[] = ['suspended', 'running', 'not-begun', 'draft', 'ended']
  const place = (each: Agreement) => {
    const left = daysLeft(each, on)
    return left === undefined ? 1000 + places.indexOf(stateOn(each, on)) : left
  }
  return (a: Agreement, b: Agreement) => place(a) - place(b)
}

function soonNotice(agreements: readonly ListedAgreement[], language: Language, on: CivilDate): Content {
  const left = agreements.flatMap((each) => (each.renewed ? [] : (daysLeft(each, on) ?? []))).toSorted((a, b) => a - b)
  const [first] = left
  if (first === undefined) return undefined
  return notice({ language, kind: 'warning', title: agreementWords[language].list.soon(left.length, first) })
}

function columns(language: Language, on: CivilDate): readonly Column<ListedAgreement>[] {
  const words = agreementWords[language].list
  return [
    {
      label: words.agreement,
      cell: ({ id, title, number, partner }) =>
        html`${agreementLink(language, id, title)}<div class="quiet font-normal"><bdi>${partner[language]}</bdi> · <bdi>${number}</bdi></div>`,
    },
    { label: words.state, cell: (agreement) => stateMark(agreement, language, on, agreement.renewed) },
    {
      label: words.dates,
      cell: ({ beginsOn, until }) =>
        html`<span class="num">${showShortDate(language, beginsOn)} – ${until === undefined ? '…' : showShortDate(language, until)}</span>`,
    },
    { label: words.offers, numeric: true, cell: ({ offers }) => showNumber(language, offers) },
    { label: words.nextDuty, cell: (agreement) => nextDuty(agreement, language, on) },
  ]
}

export function agreementLink(language: Language, id: Id<'agreement'>, title: string): Html {
  return html`<a class="link" href="${href(language, `/agreements/${id}`)}"><bdi>${title}</bdi></a>`
}

/** What an agreement is today, as a word, an icon and a colour; one that ends soon says when, unless it is renewed. */
export function stateMark(agreement: Agreement, language: Language, on: CivilDate, renewed: boolean): Html {
  const { states, list } = agreementWords[language]
  const state = stateOn(agreement, on)
  const left = renewed ? undefined : daysLeft(agreement, on)
  if (state === 'suspended') return verdictMark('ineligible', language, states.suspended)
  if (state === 'running') {
    return left === undefined
      ? verdictMark('eligible', language, states.running)
      : verdictMark('act-before', language, list.endsIn(left))
  }
  return html`<span class="quiet">${states[state]}</span>`
}

/** The duty whose day comes first, late ones before all. */
function nextDuty({ duties, until }: ListedAgreement, language: Language, on: CivilDate): Content {
  const words = agreementWords[language].list
  const next = duties
    .map((duty) => ({ duty, status: statusOn(duty, on, until) }))
    .filter(({ status }) => status.state !== 'done')
    .toSorted((a, b) => a.status.dueOn.localeCompare(b.status.dueOn))[0]
  if (!next) return html`<span class="quiet">${words.noDuty}</span>`
  const { status } = next
  return html`<span class="num">${showShortDate(language, status.dueOn)}</span>${status.state === 'late' && html`<div>${verdictMark('act-before', language, words.late)}</div>`}`
}
