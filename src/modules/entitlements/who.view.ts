import { html } from 'hono/html'
import { type CivilDate, addDays } from '../../kernel/civil-date.ts'
import { type Language, showShortDate } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Column,
  type Content,
  type Html,
  PAGE_SIZE,
  buttonLink,
  disclosure,
  empty,
  field,
  filterForm,
  form,
  heading,
  notice,
  pager,
  select,
  sheet,
  submit,
  table,
  tabs,
  timeline,
  verdictMark,
  withAside,
} from '../../ui/index.ts'
import { factLabel, factQuestion } from '../rules/index.ts'
import { type Catalogue, besideSheets, versionDetail, versionRule } from '../partners/index.ts'
import { offerWords } from './offers.messages.ts'
import { type WhoFilter, entitledOf, totalOf } from './offers.store.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { STANDINGS } from './opportunity.ts'
import { benefitsList, ruleSource } from './opportunity.view.ts'
import type { Who, WhoCompany } from './who.ts'

export interface WhoPage {
  readonly language: Language
  readonly who: Who
  readonly filter: WhoFilter
  readonly page: number
  /** Present for who may close the offer: the key of the form. */
  readonly closeKey: string | undefined
  /** Ways on that other modules offer. */
  readonly ways: Content
  /** Drafts of its new terms, for the director. */
  readonly drafts: Content
  /** How many companies got something by it. */
  readonly granted: number
  /** What the offer is held against. */
  readonly catalogue: Catalogue
}

/** Who is entitled to an offer: the finding, the list by verdict with reasons, what is missing, the rule. */
export function whoBody(given: WhoPage): Html {
  const { language, who } = given
  const { offer, open, on } = who
  const words = offerWords[language].who
  const head = heading({
    title: whoTitle(who, language),
    detail: words.detail(offer.title[language], offer.partner.name[language], on),
    above: { href: href(language, '/offers'), label: words.above },
    actions: html`${given.ways}${open && exports(given)}`,
  })
  if (!open) return html`${head}${withAside(html`${given.drafts}${notOpenNotice(given)}`, aside(given))}`
  const list = totalOf(who.counts) === 0 ? empty({ title: words.noneYet, detail: words.noneYetDetail }) : whoList(given)
  return html`${head}${withAside(html`${given.drafts}${list}`, aside(given))}`
}

/** "123 entreprises sur 260 y ont droit" */
export function whoTitle({ counts, open, offer }: Who, language: Language): string {
  const words = offerWords[language].who
  if (!open) return offer.title[language]
  return totalOf(counts) === 0 ? words.noneYet : words.title(entitledOf(counts), totalOf(counts))
}

/** That the offer is in the archive, what it gave, and the way back; or that it has no terms today. */
function notOpenNotice({ language, who: { offer }, granted, closeKey }: WhoPage): Html {
  const { who: words, list } = offerWords[language]
  if (!offer.closedAt) return notice({ language, kind: 'info', title: list.notInForce })
  const reopen =
    closeKey === undefined
      ? undefined
      : form({
          language,
          action: href(language, `/offers/${offer.id}/reopen`),
          key: closeKey,
          inline: true,
          body: submit({ label: words.reopen, tone: 'outline' }),
        })
  return notice({
    language,
    kind: 'info',
    title: words.closed(offer.closedAt.toISOString().slice(0, 10) as CivilDate),
    detail: html`<p>${list.gave(granted)}${granted > 0 && ` ${words.kept}`}</p>${reopen && html`<p>${words.reopenDetail}</p>`}`,
    action: reopen,
  })
}

function whoList(given: WhoPage): Html {
  const { language, who, filter, page } = given
  const { who: words, standings } = offerWords[language]
  const counted = tabs(language, words.tabs, [
    {
      href: address(given, { standing: undefined }),
      label: words.all,
      count: totalOf(who.counts),
      current: !filter.standing,
    },
    ...STANDINGS.map((standing) => ({
      href: address(given, { standing }),
      label: standings[standing],
      count: who.counts[standing],
      mark: standing,
      current: filter.standing === standing,
    })),
    ...(who.counts.held > 0 || filter.standing === 'held'
      ? [
          {
            href: address(given, { standing: 'held' }),
            label: standings.held,
            count: who.counts.held,
            current: filter.standing === 'held',
          },
        ]
      : []),
  ])
  const waiting = filter.missing
    ? notice({
        language,
        kind: 'info',
        title: words.waitingFor(factLabel(filter.missing, language, who.open?.version.rule)),
        action: buttonLink({ label: words.clear, href: address(given, { missing: undefined }), tone: 'quiet' }),
      })
    : ''
  const rows =
    who.companies.length === 0
      ? empty({ title: words.nobody, detail: words.nobodyDetail })
      : html`${table({ language, caption: words.caption, captionHidden: true, columns: columns(language), rows: who.companies })}${pager(
          {
            language,
            page,
            total: who.total,
            size: PAGE_SIZE,
            href: (number) => address(given, {}, number),
          },
        )}`
  return html`<div id="verdicts">${counted}</div>${waiting}${filters(given)}<div id="who" class="flow">${rows}</div>`
}

function filters({ language, who, filter }: WhoPage): Html {
  const words = offerWords[language].who
  const options = who.sites.map(({ id, name }) => ({ value: id, label: name }))
  return filterForm({
    language,
    action: href(language, `/offers/${who.offer.id}`),
    results: 'who',
    also: ['exports', 'verdicts'],
    body: html`${filter.standing && html`<input type="hidden" name="verdict" value="${filter.standing}">`}${filter.missing && html`<input type="hidden" name="missing" value="${filter.missing}">`}${field(
      { language, name: 'search', label: words.search, type: 'search', value: filter.search, required: true },
    )}${select({ language, name: 'site', label: words.site, options, value: filter.siteId, none: words.allSites })}`,
  })
}

function columns(language: Language): readonly Column<WhoCompany>[] {
  const words = offerWords[language].who
  const { actBefore } = opportunityWords[language]
  return [
    {
      label: words.company,
      cell: ({ companyId, name, site }) =>
        html`<a class="link" href="${href(language, `/companies/${companyId}/opportunities`)}"><bdi>${name}</bdi></a><div class="quiet font-normal"><bdi>${site ?? words.noSite}</bdi></div>`,
    },
    {
      label: words.verdict,
      cell: ({ standing, changesOn, reason }) =>
        html`${standing === 'held' ? html`<span class="quiet">${words.held}</span>` : verdictMark(standing, language, standing === 'act-before' && changesOn ? actBefore(changesOn) : undefined)}${reason && html`<div class="quiet text-start">${reason}</div>`}`,
    },
    {
      label: words.changes,
      cell: ({ changesOn, changesTo, held }) =>
        changesOn && changesTo && !held
          ? html`<span class="num">${showShortDate(language, changesOn)}</span><div class="quiet">${words.becomes[changesTo]}</div>`
          : '–',
    },
  ]
}

function exports(given: WhoPage): Html {
  const words = offerWords[given.language].who
  const [path = '', query = ''] = address(given, {}).split('?')
  const link = (form: string, label: string) =>
    buttonLink({ label, icon: 'download', download: true, href: `${path}/export.${form}${query && `?${query}`}` })
  return html`<span id="exports" class="contents">${link('xlsx', words.xlsx)}${link('csv', words.csv)}</span>`
}

/** The address of this list with something of the filter changed. */
function address(
  { language, who, filter }: WhoPage,
  change: Partial<Record<keyof WhoFilter, string | undefined>>,
  page = 1,
): string {
  const { standing, siteId, search, missing } = { ...filter, ...change }
  const given = { verdict: standing, site: siteId, search, missing, page: page === 1 ? undefined : String(page) }
  const query = new URLSearchParams(Object.entries(given).filter((pair): pair is [string, string] => Boolean(pair[1])))
  return href(language, `/offers/${who.offer.id}${query.size === 0 ? '' : `?${query.toString()}`}`)
}

function aside(given: WhoPage): Html {
  const { language, who, closeKey, catalogue } = given
  const words = offerWords[language].who
  const { offer, open, on } = who
  const shown = open?.version ?? offer.versions.at(-1)
  const rule =
    shown &&
    sheet({
      title: words.rule,
      body: html`<div class="flow">${versionRule(shown, language, siteNameIn(who))}${benefitsList(shown, language)}${ruleSource(shown, language)}</div>`,
    })
  const moments = offer.versions.toReversed().map((version) => ({
    on: version.from,
    title: words.version(version.number),
    detail: html`<div>${version === open?.version ? words.current : offerWords[language].list.until(endOf(version.until, on))}</div>${versionDetail(version, language)}`,
  }))
  const beside = besideSheets({
    language,
    offer,
    catalogue,
    on,
    zone: who.zone,
    siteName: siteNameIn(who),
    director: closeKey !== undefined,
  })
  const versions = offer.versions.length > 1 && sheet({ title: words.versions, body: timeline(language, moments) })
  const close =
    closeKey !== undefined &&
    !offer.closedAt &&
    disclosure({
      language,
      summary: words.close,
      body: html`<p class="quiet">${words.closeDetail}</p>${form({
        language,
        action: href(language, `/offers/${offer.id}/close`),
        key: closeKey,
        body: submit({ label: words.close, tone: 'danger' }),
      })}`,
    })
  return html`${open && missingSheet(given)}${rule}${beside}${versions}${close}`
}

function siteNameIn({ sites }: Who): (code: string) => string {
  const names = new Map(sites.map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}

function endOf(until: CivilDate | undefined, on: CivilDate): CivilDate {
  return until ?? addDays(on, -1)
}

/** What most companies are waited for, each leading to those companies. */
function missingSheet(given: WhoPage): Content {
  const { language, who } = given
  const words = offerWords[language].who
  if (totalOf(who.counts) === 0) return undefined
  const items = who.missing.map(
    ({ key, companies, alone }) =>
      html`<li><a class="link" href="${address(given, { missing: key, standing: 'undetermined' })}">${factQuestion(key, language, who.open?.version.rule)}</a><div class="quiet num">${words.waiting(companies)}${alone > 0 && ` · ${words.alone(alone)}`}</div></li>`,
  )
  return sheet({
    title: words.missing,
    ...(items.length > 0 && { detail: words.missingDetail }),
    body:
      items.length === 0
        ? html`<p class="quiet">${words.nothingMissing}</p>`
        : html`<ul class="grid gap-4">${items}</ul>`,
  })
}
