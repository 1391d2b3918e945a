import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Actor, isDirector, isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebEnv, actorOf, pageNumber, query } from '../../platform/web.ts'
import { PAGE_SIZE } from '../../ui/index.ts'
import { factKeyOf } from '../rules/index.ts'
import { listOffers, newsAmong, offersOn, openOn, theCatalogue } from '../partners/index.ts'
import { parkOf } from '../registry/index.ts'
import { countsByOffer, mostMissing } from './offers.store.ts'
import { overviewWords } from './overview.messages.ts'
import { comingChanges, entitledAtAll, figuresBySite } from './overview.store.ts'
import { type Overview, overviewBody, overviewTitle } from './overview.view.ts'
import { companiesWaiting } from './waiting.store.ts'
import { waitingBody } from './waiting.view.ts'

/** The overview: for the director the whole park, for a site manager its sites. */
export function overviewPages(platform: Platform): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()

  pages.get('/overview', async (c) => {
    const actor = actorOf(c)
    if (!isStaff(actor)) throw new HTTPException(403)
    const { language } = c.var
    const overview = await read(platform, actor, (db) => readOverview(platform, db, actor))
    const body = overviewBody(overview, language, isDirector(actor))
    return c.html(c.var.frame({ title: overviewTitle(overview, language), body, section: '/overview' }))
  })

  pages.get('/overview/missing', async (c) => {
    const actor = actorOf(c)
    if (!isStaff(actor)) throw new HTTPException(403)
    const { language } = c.var
    const key = factKeyOf(query(c, 'fact'))
    if (!key) return c.notFound()
    const page = pageNumber(c)
    const body = await read(platform, actor, async (db) => {
      const { today } = await parkOf(platform, db, actor)
      const found = await companiesWaiting(db, actor, key, { number: page, size: PAGE_SIZE })
      return waitingBody({ language, key, page, ...found, offers: await offersOn(db, today) })
    })
    return c.html(c.var.frame({ title: overviewWords[language].waiting.caption, body, section: '/overview' }))
  })

  return pages
}

const SOON_DAYS = 90
const MOST_MISSING = 8
const MOST_CHANGES = 60

async function readOverview(platform: Platform, db: Database, actor: Actor): Promise<Overview> {
  const { today: on } = await parkOf(platform, db, actor)
  const all = await listOffers(db)
  const coming = { days: SOON_DAYS, most: MOST_CHANGES }
  return {
    on,
    ...(await entitledAtAll(db, actor)),
    sites: await figuresBySite(db, actor, on),
    offers: all.flatMap((offer) => openOn(offer, on) ?? []),
    news: newsAmong(all, await theCatalogue()).length,
    counts: await countsByOffer(db, actor, on),
    missing: await mostMissing(db, actor, { most: MOST_MISSING }),
    lost: await comingChanges(db, actor, on, { ...coming, kind: 'lost' }),
    gained: await comingChanges(db, actor, on, { ...coming, kind: 'gained' }),
  }
}
