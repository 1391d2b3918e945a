import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import { type Actor, isDirector, isStaff, siteLimit } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, pageNumber, query } from '../../platform/web.ts'
import { PAGE_SIZE } from '../../ui/index.ts'
import { listOffers, newsAmong, offersOn, openOn, theCatalogue } from '../partners/index.ts'
import {
  type CompanyTable,
  type ContactsOf,
  endingIn,
  exchangeRates,
  listSites,
  parkOf,
  registeredContacts,
  tableFile,
} from '../registry/index.ts'
import { factKeyOf } from '../rules/index.ts'
import { type ChangesPage, changesBody, changesTable } from './changes.view.ts'
import { callsWords } from './calls.messages.ts'
import { stakeIn, worthOf } from './opportunity.ts'
import { overviewWords } from './overview.messages.ts'
import {
  type ChangeKind,
  awaitedFacts,
  comingChanges,
  countComing,
  figuresByOffer,
  parkFigures,
} from './overview.store.ts'
import { MOST_CHANGES, type Overview, SOON_DAYS, overviewBody, overviewTitle } from './overview.view.ts'
import { type WaitingFilter, companiesWaiting } from './waiting.store.ts'
import { type WaitingPage, waitingBody, waitingTable } from './waiting.view.ts'

/** What of other modules the overview leads to; `app.ts` joins them. */
export interface Beyond {
  readonly contactsOf?: ContactsOf
  /** Where companies are asked for facts, and where what was asked is listed. */
  readonly askPath?: string
  readonly inquiriesPath?: string
}

/** The overview and the lists of whom to call: for the director the whole park, for a site manager its sites. */
export function overviewPages(
  platform: Platform,
  { contactsOf = registeredContacts, askPath, inquiriesPath }: Beyond = {},
): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()
  const file = ':file{export\\.(?:csv|xlsx)}'

  pages.get('/overview', async (c) => {
    const actor = staffOf(c)
    const { language } = c.var
    const siteId = asId<'site'>(query(c, 'site'))
    const overview = await read(platform, actor, async (db) => ({
      ...(await readOverview(platform, db, actor, siteId)),
      inquiriesPath,
    }))
    const body = overviewBody(overview, language, isDirector(actor))
    return c.html(c.var.frame({ title: overviewTitle(overview, language), body, section: '/overview' }))
  })

  pages.get('/overview/missing', async (c) => {
    const filter = filterIn(c)
    if (!filter) return c.notFound()
    const body = waitingBody(await waitingPage(c, filter, pageNumber(c)))
    return c.html(c.var.frame({ title: overviewWords[c.var.language].waiting.caption, body, section: '/overview' }))
  })

  pages.get(`/overview/missing/${file}`, async (c) => {
    const filter = filterIn(c)
    if (!filter) return c.notFound()
    return asFile(c, 'answers', waitingTable(await waitingPage(c, filter)))
  })

  pages.get('/overview/changes', async (c) => {
    const kind = kindIn(c)
    if (!kind) return c.notFound()
    const body = changesBody(await changesPage(c, kind, pageNumber(c)))
    const title = callsWords[c.var.language].changes.caption[kind]
    return c.html(c.var.frame({ title, body, section: '/overview' }))
  })

  pages.get(`/overview/changes/${file}`, async (c) => {
    const kind = kindIn(c)
    if (!kind) return c.notFound()
    return asFile(c, kind, changesTable(await changesPage(c, kind)))
  })

  return pages

  /** One page of those who owe an answer; all of them without a number. */
  function waitingPage(c: WebContext, filter: WaitingFilter, page?: number): Promise<WaitingPage> {
    const actor = staffOf(c)
    const { language } = c.var
    return read(platform, actor, async (db) => {
      const { today } = await parkOf(platform, db, actor)
      const found = await companiesWaiting(db, actor, filter, page ? { number: page, size: PAGE_SIZE } : undefined)
      const offers = await offersOn(db, today)
      const contacts = await contactsOf(
        db,
        found.companies.map(({ companyId }) => companyId),
      )
      return { language, filter, page: page ?? 1, ...found, offers, contacts, askPath }
    })
  }

  /** One page of the changes to come; all of them without a number. */
  function changesPage(c: WebContext, kind: ChangeKind, page?: number): Promise<ChangesPage> {
    const actor = staffOf(c)
    const { language } = c.var
    const siteId = asId<'site'>(query(c, 'site'))
    return read(platform, actor, async (db) => {
      const { today: on } = await parkOf(platform, db, actor)
      const wish = { kind, days: SOON_DAYS, siteId }
      const { [kind]: rights } = await countComing(db, actor, on, wish)
      const changes = await comingChanges(db, actor, on, wish, page ? { number: page, size: PAGE_SIZE } : undefined)
      const contacts = await contactsOf(db, [...new Set(changes.map(({ companyId }) => companyId))])
      return { language, kind, siteId, changes, rights, page: page ?? 1, contacts }
    })
  }
}

const MOST_MISSING = 6

async function readOverview(
  platform: Platform,
  db: Database,
  actor: Actor,
  siteId: Id<'site'> | undefined,
): Promise<Omit<Overview, 'inquiriesPath'>> {
  const { today: on, currency } = await parkOf(platform, db, actor)
  const limit = siteLimit(actor)
  const sites = await listSites(db)
  const all = await listOffers(db)
  const offers = all.flatMap((offer) => openOn(offer, on) ?? [])
  const rates = await exchangeRates(db)
  const byId = new Map(offers.map((offer) => [offer.id, offer]))
  const missing = await awaitedFacts(db, actor, { most: MOST_MISSING, siteId })
  const counted = await countComing(db, actor, on, { days: SOON_DAYS, siteId })
  const coming = async (kind: ChangeKind) => {
    const wish = { kind, days: SOON_DAYS, siteId }
    const soonest = { number: 1, size: MOST_CHANGES }
    const changes = counted[kind] === 0 ? [] : await comingChanges(db, actor, on, wish, soonest)
    return { rights: counted[kind], changes }
  }
  const stake = stakeIn(currency, rates)
  return {
    on,
    siteId,
    choice: sites.filter(({ id }) => limit === undefined || limit.includes(id)),
    ...(await parkFigures(db, actor, on, siteId)),
    offers,
    counts: await figuresByOffer(db, actor, { siteId }),
    missing: missing.map((fact) => {
      const worths = fact.offerIds.flatMap((id) => worthOf(byId.get(id)?.version.benefits ?? []) ?? [])
      return { ...fact, worth: worths.toSorted((a, b) => stake(b) - stake(a))[0] }
    }),
    lost: await coming('lost'),
    gained: await coming('gained'),
    news: newsAmong(all, await theCatalogue()).length,
  }
}

function staffOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor)) throw new HTTPException(403)
  return actor
}

/** What the address asks for; undefined where it names a fact that there is not. */
function filterIn(c: WebContext): WaitingFilter | undefined {
  staffOf(c)
  const fact = query(c, 'fact')
  const key = fact === '' ? undefined : factKeyOf(fact)
  if (fact !== '' && !key) return undefined
  return {
    key,
    offerId: asId<'offer'>(query(c, 'offer')),
    siteId: asId<'site'>(query(c, 'site')),
    oneAnswer: query(c, 'one') === 'yes',
  }
}

function kindIn(c: WebContext): ChangeKind | undefined {
  staffOf(c)
  const kind = query(c, 'kind')
  return kind === 'lost' || kind === 'gained' ? kind : undefined
}

function asFile(c: WebContext, name: string, table: CompanyTable): Promise<Response> {
  return tableFile(c, table, { name, ending: endingIn(c), language: c.var.language })
}
