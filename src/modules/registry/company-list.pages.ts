import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { asId } from '../../kernel/id.ts'
import { type Language, showDate, showMoney, showShortDate } from '../../kernel/language.ts'
import { parseMoney } from '../../kernel/money.ts'
import { isDirector, isStaff, siteLimit } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, pageNumber, query } from '../../platform/web.ts'
import {
  type Content,
  PAGE_SIZE,
  buttonLink,
  empty,
  field,
  filterForm,
  heading,
  named,
  pager,
  select,
  table,
} from '../../ui/index.ts'
import { SECTORS, choicesOf, codeLabel } from '../rules/index.ts'
import { type Site, stateOf } from './company.ts'
import { AGE_BANDS, LIST_SORTS, type ListSort, type ListWish, type ListedCompany } from './company-list.ts'
import { type CompanyPage, listedCompanies } from './company-list.store.ts'
import { companyTable } from './export-companies.ts'
import { endingIn, tableFile } from './table-file.ts'
import { type Park, parkOf } from './operator.store.ts'
import { registryWords } from './registry.messages.ts'
import { listSites } from './sites.store.ts'

const STATES = ['hosted', 'former', 'candidate', 'archived'] as const

/** The list of companies, and the same as files. */
export function companyListPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/companies', async (c) => {
      const actor = staffOf(c)
      const wish = wishFrom(c)
      const page = pageNumber(c)
      const { park, sites, found } = await read(platform, actor, async (db) => {
        const park = await parkOf(platform, db, actor)
        const limits = siteLimit(actor)
        const sites = (await listSites(db)).filter(({ id }) => limits?.includes(id) ?? true)
        const place = { from: (page - 1) * PAGE_SIZE, most: PAGE_SIZE }
        return { park, sites, found: await listedCompanies(db, actor, park, wish, place) }
      })
      const last = Math.ceil(found.total / PAGE_SIZE)
      if (page > last && last > 0) return c.redirect(href(c, listPath(wish, last)), 303)
      const { title } = registryWords[c.var.language].list
      const body = listView({ c, wish, page, park, sites, found, mayAdd: isDirector(actor) || sites.length > 0 })
      return c.html(c.var.frame({ title, body, section: '/companies' }))
    })
    .get('/companies/export.csv', (c) => asFile(platform, c))
    .get('/companies/export.xlsx', (c) => asFile(platform, c))
}

/** The actor if it works for the operator: the list is not for others. */
export function staffOf(c: WebContext) {
  const actor = actorOf(c)
  if (!isStaff(actor)) throw new HTTPException(403)
  return actor
}

async function tableFor(platform: Platform, c: WebContext) {
  const actor = staffOf(c)
  return read(platform, actor, async (db) =>
    companyTable(db, actor, await parkOf(platform, db, actor), wishFrom(c), c.var.language),
  )
}

async function asFile(platform: Platform, c: WebContext): Promise<Response> {
  const day = platform.now().toISOString().slice(0, 10)
  c.header('cache-control', 'no-store')
  return tableFile(c, await tableFor(platform, c), {
    name: `companies-${day}`,
    ending: endingIn(c),
    language: c.var.language,
  })
}

function wishFrom(c: WebContext): ListWish {
  const sort = query(c, 'sort').replace(/^-/, '')
  return {
    search: query(c, 'q').slice(0, 200) || undefined,
    siteId: asId<'site'>(query(c, 'site')),
    sector: oneOf(SECTORS, query(c, 'sector')),
    age: oneOf(AGE_BANDS, query(c, 'age')),
    state: oneOf(STATES, query(c, 'state')),
    sort: oneOf(LIST_SORTS, sort),
    descending: query(c, 'sort').startsWith('-'),
  }
}

/** The list's address for a wish. */
function listPath(wish: ListWish, page = 1, path = '/companies'): string {
  const { search = '', siteId = '', sector = '', age = '', state = '', sort = '', descending } = wish
  const asked = { q: search, site: siteId, sector, age, state, sort: sort && `${descending ? '-' : ''}${sort}` }
  const params = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  if (page > 1) params.set('page', String(page))
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

interface ListView {
  readonly c: WebContext
  readonly wish: ListWish
  readonly page: number
  readonly park: Park
  readonly sites: readonly Site[]
  readonly found: CompanyPage
  readonly mayAdd: boolean
}

function listView(view: ListView) {
  const { c, wish, park, found, mayAdd } = view
  const { language } = c.var
  const words = registryWords[language].list
  const add = mayAdd && buttonLink({ href: href(c, '/companies/new'), label: words.add, icon: 'plus', tone: 'primary' })
  const download = (ending: string, label: string) =>
    buttonLink({
      href: href(c, listPath(wish, 1, `/companies/export.${ending}`)),
      label,
      icon: 'download',
      tone: 'plain',
    })
  return html`${heading({
    title: words.title,
    detail: words.asOn(showDate(language, park.today)),
    actions: [
      add || undefined,
      html`<span id="exports" class="contents">${download('xlsx', words.exportXlsx)}${download('csv', words.exportCsv)}</span>`,
    ],
  })}${filters(view)}<div id="companies" class="flow">${found.total === 0 ? nothing(view) : results(view)}</div>`
}

function filters({ c, wish, sites }: ListView) {
  const { language } = c.var
  const { list: words, ages, states } = registryWords[language]
  const sectors = choicesOf('sector', language).map(({ code, label }) => ({ value: code, label }))
  const body: Content[] = [
    field({
      language,
      label: words.search,
      name: 'q',
      value: wish.search,
      type: 'search',
      placeholder: words.searchHint,
      required: false,
    }),
    select({
      language,
      label: words.site,
      name: 'site',
      value: wish.siteId,
      none: words.allSites,
      options: sites.map(({ id, name }) => ({ value: id, label: name })),
    }),
    select({
      language,
      label: words.sector,
      name: 'sector',
      value: wish.sector,
      none: words.allSectors,
      options: sectors,
    }),
    select({
      language,
      label: words.age,
      name: 'age',
      value: wish.age,
      none: words.allAges,
      options: AGE_BANDS.map((band) => ({ value: band, label: ages[band] })),
    }),
    select({
      language,
      label: words.state,
      name: 'state',
      value: wish.state,
      none: words.allStates,
      options: STATES.map((state) => ({ value: state, label: states[state] })),
    }),
    wish.sort && html`<input type="hidden" name="sort" value="${wish.descending ? '-' : ''}${wish.sort}">`,
  ]
  return filterForm({ language, action: href(c, '/companies'), body, results: 'companies', also: ['exports'] })
}

function nothing({ c, wish, mayAdd }: ListView) {
  const words = registryWords[c.var.language].list
  const { sort: _sort, descending: _descending, ...conditions } = wish
  const filtered = Object.values(conditions).some((condition) => condition !== undefined)
  if (filtered) {
    const action = buttonLink({ href: href(c, '/companies'), label: words.showAll })
    return empty({ title: words.noneFits, detail: words.noneFitsDetail, action })
  }
  const action = mayAdd ? buttonLink({ href: href(c, '/companies/new'), label: words.add, icon: 'plus' }) : undefined
  return empty({ title: words.noneYet, detail: words.noneYetDetail, action })
}

function results({ c, wish, page, park, found }: ListView) {
  const { language } = c.var
  const { list: words, states } = registryWords[language]
  const sort = (by: ListSort) => {
    const current = (wish.sort ?? 'name') === by
    const descending = current && !wish.descending
    return {
      href: href(c, listPath({ ...wish, sort: by, descending })),
      direction: current ? (wish.descending ? ('descending' as const) : ('ascending' as const)) : undefined,
    }
  }
  return html`<p class="num" role="status">${words.found(found.total)}</p>${table<ListedCompany>({
    language,
    caption: words.caption,
    captionHidden: true,
    rows: found.companies,
    columns: [
      {
        label: words.company,
        sort: sort('name'),
        cell: ({ id, name }) => html`<a href="${href(c, `/companies/${id}`)}">${named(name)}</a>`,
      },
      { label: words.site, cell: ({ siteName, unitName }) => placeOf(siteName, unitName) },
      {
        label: words.sector,
        cell: ({ sectors }) => sectors.map((code) => codeLabel('sector', code, language)).join(' · ') || '—',
      },
      {
        label: words.since,
        sort: sort('age'),
        cell: ({ began }) => (began ? showShortDate(language, began) : quiet(words.none)),
      },
      {
        label: words.turnover,
        sort: sort('turnover'),
        numeric: true,
        cell: (company) => turnoverOf(company, language),
      },
      { label: words.state, cell: (company) => states[companyState(company, park)] },
    ],
  })}${pager({ language, page, total: found.total, href: (to) => href(c, listPath(wish, to)) })}`
}

function companyState({ siteName, startedOn, endedOn }: ListedCompany, { today }: Park) {
  return stateOf(siteName === null ? undefined : { startedOn, endedOn }, today)
}

/** "Casablanca · A12". */
export function placeOf(siteName: string | null, unitName: string | null): Content {
  if (siteName === null) return '—'
  return unitName === null ? named(siteName) : html`${named(siteName)} · ${named(unitName)}`
}

function turnoverOf({ turnover }: ListedCompany, language: Language): Content {
  if (!turnover) return quiet(registryWords[language].list.none)
  const amount = parseMoney(turnover.amount, turnover.currency)
  if (!amount.ok) return '—'
  return html`${showMoney(language, amount.value)} <span class="quiet">(${String(turnover.year)})</span>`
}

function quiet(text: string): Content {
  return html`<span class="quiet">${text}</span>`
}

function oneOf<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value === text)
}
