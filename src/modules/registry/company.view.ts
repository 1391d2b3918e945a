import { html } from 'hono/html'
import { dayIn, firstDay, monthsBetween, precisionOf } from '../../kernel/civil-date.ts'
import { type Language, showDate, showNumber, showShortDate } from '../../kernel/language.ts'
import { toNumber } from '../../kernel/money.ts'
import { type WebContext, href } from '../../platform/web.ts'
import {
  type Content,
  type Figure,
  type Moment,
  buttonLink,
  disclosure,
  figures,
  heading,
  named,
  pairs,
  sheet,
  table,
  timeline,
  withAside,
} from '../../ui/index.ts'
import { type FactKey, type Rule, factLabel, showFactValue } from '../rules/index.ts'
import type { Company } from './companies.store.ts'
import { placeOf } from './company-list.pages.ts'
import { stateOf } from './company.ts'
import { factName, isAnswer } from './fact-name.ts'
import { compareFacts } from './fact-order.ts'
import type { RecordedFact } from './facts.store.ts'
import type { Park } from './operator.store.ts'
import { type IdentityPart, registryWords } from './registry.messages.ts'
import type { ShownResidency } from './residencies.store.ts'
import { type CompanyMoment, type CompanyPast, momentsOf } from './timeline.ts'

export interface CompanyView extends CompanyPast {
  readonly c: WebContext
  readonly park: Park
  /** The actor works for the operator: it moves the company and ends its stay. */
  readonly staff: boolean
  readonly sections: readonly Content[]
  /** The questions that answers on this page belong to. */
  readonly asked: Rule | undefined
}

/** The page of a company: who it is, where it stands, what is known of it and how that came about. */
export function companyView(view: CompanyView): Content {
  const { c, company, staff } = view
  const { language } = c.var
  const { company: words, list } = registryWords[language]
  return html`${heading({
    title: named(company.name),
    detail: standing(view),
    ...(staff && { above: { href: href(c, '/companies'), label: list.title } }),
    actions: buttonLink({ href: href(c, `/companies/${company.id}/edit`), label: words.edit, icon: 'pencil' }),
  })}${figures(keyFigures(view))}${withAside(
    [...view.sections, factsSheet(view), residenciesSheet(view)],
    [identitySheet(view), timelineSheet(view)],
  )}`
}

/** For each key the statement that counts now: the first that holds. */
export function currentFacts(facts: readonly RecordedFact[]): ReadonlyMap<FactKey, RecordedFact> {
  const current = new Map<FactKey, RecordedFact>()
  for (const fact of facts) if (!fact.supersededAt && !current.has(fact.key)) current.set(fact.key, fact)
  return current
}

/** Where a statement comes from: how it is known, and which document or file says so. */
export function sourceOf({ source, sourceKind }: RecordedFact, language: Language): Content {
  const kind = registryWords[language].sources[sourceKind]
  return source === undefined ? kind : html`${kind} · ${named(source)}`
}

function standing({ c, company, residencies, park }: CompanyView): string {
  const { language } = c.var
  const words = registryWords[language].company
  if (company.archivedAt) return words.archivedOn(showDate(language, dayIn(park.zone, company.archivedAt)))
  const [latest] = residencies
  const state = stateOf(latest, park.today)
  if (!latest || state === 'candidate') return words.candidate
  const place = [latest.siteName, latest.unitName].filter(Boolean).join(', ')
  if (state === 'former') return words.formerAt(place, latest.endedOn ? showDate(language, latest.endedOn) : '')
  return words.hostedAt(place, latest.startedOn)
}

function keyFigures({ c, facts, park }: CompanyView): readonly Figure[] {
  const { language } = c.var
  const words = registryWords[language].company
  const current = currentFacts(facts)
  const turnover = [...current.keys()].filter((key) => key.startsWith('turnover:')).sort()
  const shown = (key: FactKey): Figure => {
    const fact = current.get(key)
    if (!fact) return { value: '—', label: factLabel(key, language), detail: words.unknown }
    const validOn = fact.validOn && words.on(fact.validOn)
    const detail = html`${validOn && html`${validOn} · `}${sourceOf(fact, language)}`
    return { value: bigFigure(fact, language), label: factLabel(key, language), detail }
  }
  const latest = turnover.at(-1) ?? (`turnover:${Number(park.today.slice(0, 4)) - 1}` as const)
  return [activityFigure(current, park, language), shown(latest), shown('headcount')]
}

/** The value in few signs, "4,16 M MAD"; the table below has it to the last digit. */
function bigFigure({ key, value }: RecordedFact, language: Language): string {
  if (value.kind === 'number') return showNumber(language, value.number)
  if (value.kind !== 'money') return showFactValue(key, value, language)
  const short = { notation: 'compact', maximumSignificantDigits: 3 } as const
  return `${showNumber(language, toNumber(value.money), short)} ${value.money.currency}`
}

function activityFigure(current: ReadonlyMap<FactKey, RecordedFact>, { today }: Park, language: Language): Figure {
  const words = registryWords[language].company
  const key = current.has('activityStartedOn') ? 'activityStartedOn' : 'incorporatedOn'
  const value = current.get(key)?.value
  if (value?.kind !== 'date') {
    return { value: '—', label: factLabel('activityStartedOn', language), detail: words.unknown }
  }
  // A date known to the year says how old the company is to within a year: no figure is made of it.
  if (precisionOf(value.date) === 'year' || firstDay(value.date) > today) {
    return { value: showDate(language, value.date), label: factLabel(key, language) }
  }
  const months = monthsBetween(firstDay(value.date), today)
  const detail = `${factLabel(key, language)} · ${showDate(language, value.date)}`
  return { value: words.activityMonths(months), label: words.activity, detail }
}

function factsSheet(view: CompanyView): Content {
  const { c, company, facts } = view
  const { language } = c.var
  const { company: words, form } = registryWords[language]
  const current = [...currentFacts(facts).values()].sort((a, b) => compareFacts(a.key, b.key))
  const answers = current.filter(({ key }) => isAnswer(key))
  const told = factsTable(
    view,
    current.filter(({ key }) => !isAnswer(key)),
  )
  const answered =
    answers.length > 0 &&
    disclosure({ language, summary: words.answers(answers.length), body: factsTable(view, answers) })
  const add = buttonLink({
    href: href(c, `/companies/${company.id}/facts`),
    label: form.add,
    spoken: words.complete,
    icon: 'plus',
    tone: current.length === 0 ? 'primary' : 'plain',
  })
  const body = current.length === 0 ? html`<p class="quiet">${words.unknown}</p>` : html`${told}${answered}`
  return sheet({ id: 'facts', title: words.facts, detail: words.factsDetail, action: add, body })
}

function factsTable(view: CompanyView, rows: readonly RecordedFact[]): Content {
  const { c, facts, park, asked } = view
  const { language } = c.var
  const { company: words } = registryWords[language]
  if (rows.length === 0) return undefined
  return table<RecordedFact>({
    language,
    caption: words.facts,
    captionHidden: true,
    rows,
    columns: [
      { label: words.fact, cell: ({ key }) => factName(key, language, asked) },
      {
        label: words.value,
        cell: (fact) =>
          html`<div id="fact-${fact.id}"><p class="strong">${showFactValue(fact.key, fact.value, language)}</p>${fact.validOn && html`<p class="quiet">${words.on(fact.validOn)}</p>`}</div>${historyOf(fact, facts, park, language)}`,
      },
      { label: words.source, cell: (fact) => html`<p class="quiet">${sourceOf(fact, language)}</p>` },
      { label: words.change, labelHidden: true, cell: (fact) => changeLink(view, fact) },
    ],
  })
}

/** The way to a fact's form; with script it opens in the fact's own row. */
function changeLink({ c, company, asked }: CompanyView, { id, key }: RecordedFact): Content {
  const { language } = c.var
  const words = registryWords[language].company
  const path = href(c, `/companies/${company.id}/facts/${encodeURIComponent(key)}`)
  return html`<a href="${path}" hx-get="${path}?inline=yes" hx-select="[data-fact-form]" hx-target="#fact-${id}" aria-label="${words.changeFact(factName(key, language, asked))}">${words.change}</a>`
}

/** What was held of the same point before, or of other days, folded. */
function historyOf(fact: RecordedFact, facts: readonly RecordedFact[], park: Park, language: Language): Content {
  const words = registryWords[language].company
  const others = facts.filter(({ key, id }) => key === fact.key && id !== fact.id)
  if (others.length === 0) return undefined
  const lines = others.map((other) => {
    const { validOn, supersededAt } = other
    const notes = [
      validOn && words.on(validOn),
      supersededAt && words.until(showShortDate(language, dayIn(park.zone, supersededAt))),
    ].filter((note) => note !== undefined && note !== null)
    return html`<li>${showFactValue(other.key, other.value, language)} <span class="quiet">${notes.map((note) => html`${note} · `)}${sourceOf(other, language)}</span></li>`
  })
  return disclosure({ language, summary: words.history(others.length), body: html`<ul>${lines}</ul>` })
}

function residenciesSheet({ c, company, residencies, staff }: CompanyView): Content {
  const { language } = c.var
  const { company: words, sites } = registryWords[language]
  const body =
    residencies.length === 0
      ? html`<p class="quiet">${words.noResidency}</p>`
      : table<ShownResidency>({
          language,
          caption: words.residencies,
          captionHidden: true,
          rows: residencies,
          columns: [
            { label: words.place, cell: ({ siteName, unitName }) => placeOf(siteName, unitName) },
            { label: words.from, cell: ({ startedOn }) => (startedOn ? showShortDate(language, startedOn) : '—') },
            { label: words.to, cell: ({ endedOn }) => (endedOn ? showShortDate(language, endedOn) : '—') },
            {
              label: words.area,
              numeric: true,
              cell: ({ areaSqm }) => (areaSqm ? sites.area(showNumber(language, Number(areaSqm))) : '—'),
            },
            { label: words.terms, cell: ({ terms }) => (terms ? named(terms) : '—') },
          ],
        })
  const move = buttonLink({ href: href(c, `/companies/${company.id}/move`), label: words.move, tone: 'plain' })
  return sheet({ title: words.residencies, body, ...(staff && { action: move }) })
}

function identitySheet({ c, company }: CompanyView): Content {
  const { language } = c.var
  const { identity: labels, company: words } = registryWords[language]
  const line = (part: IdentityPart, detail: Content | null) => ({ term: labels[part], detail: detail || '—' })
  const lines = [
    line('ice', company.ice && iceOf(company, words.overriddenIce)),
    line('rc', company.rc && named(company.rc)),
    line('taxId', company.taxId && named(company.taxId)),
    line('cnss', company.cnss && named(company.cnss)),
    line('contactName', company.contactName && named(company.contactName)),
    line('email', company.email && html`<a href="mailto:${company.email}">${named(company.email)}</a>`),
    line(
      'phone',
      company.phone && html`<a href="tel:${company.phone.replace(/[^\d+]/g, '')}">${named(company.phone)}</a>`,
    ),
    line('website', company.website && websiteLink(company.website)),
  ]
  return sheet({ title: words.identityTitle, body: pairs(lines) })
}

function iceOf({ ice, iceOverridden }: Company, note: string): Content {
  return html`<bdi class="num">${ice ?? ''}</bdi>${iceOverridden && html` <span class="quiet">(${note})</span>`}`
}

function websiteLink(address: string): Content {
  return html`<a href="${address}" rel="noopener noreferrer nofollow"><bdi>${address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')}</bdi></a>`
}

function timelineSheet(view: CompanyView): Content {
  const { language } = view.c.var
  const words = registryWords[language].company
  const moments = momentsOf(view)
  const shown = moments.slice(0, 12).map((moment) => shownMoment(moment, language))
  const earlier = moments.slice(12).map((moment) => shownMoment(moment, language))
  const rest = earlier.length > 0 && disclosure({ language, summary: '…', body: timeline(language, earlier) })
  return sheet({ title: words.timeline, body: html`${timeline(language, shown)}${rest}` })
}

function shownMoment(moment: CompanyMoment, language: Language): Moment {
  const words = registryWords[language].company
  const { on } = moment
  switch (moment.kind) {
    case 'began':
      return { on, title: words.began }
    case 'incorporated':
      return { on, title: words.incorporated }
    case 'added':
      return { on, title: words.added }
    case 'identity-changed':
      return { on, title: words.identityChanged }
    case 'renamed':
      return { on, title: words.renamed(moment.before, moment.after) }
    case 'arrived':
      return { on, title: words.arrived([moment.siteName, moment.unitName].filter(Boolean).join(', ')) }
    case 'left':
      return { on, title: words.left([moment.siteName, moment.unitName].filter(Boolean).join(', ')) }
    case 'recorded': {
      const told = moment.facts.filter(({ key }) => !isAnswer(key))
      const labels = [...new Set(told.map(({ key }) => factLabel(key, language)))]
      return { on, title: words.recorded(moment.count), detail: labels.slice(0, 4).join(' · ') || undefined }
    }
  }
}
