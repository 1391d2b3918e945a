import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { type Actor, isDirector, isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, pageNumber, query } from '../../platform/web.ts'
import { type Content, PAGE_SIZE } from '../../ui/index.ts'
import { factKeyOf } from '../rules/index.ts'
import { type Offer, listOffers, newsAmong, offersOn, theCatalogue } from '../partners/index.ts'
import { endingIn, listSites, parkOf, tableFile } from '../registry/index.ts'
import { offersSheet } from './offers-sheet.view.ts'
import { offersBody } from './offers.view.ts'
import { offerWords } from './offers.messages.ts'
import { WHO_STANDINGS, type WhoFilter, countsByOffer, totalOf } from './offers.store.ts'
import { readWho } from './who.ts'
import { whoTable } from './who-export.ts'
import { whoBody, whoTitle } from './who.view.ts'

/** What other modules add to the pages about offers; `app.ts` says who. */
export interface OfferParts {
  /** What those who manage offers should know, above the list of all. */
  readonly notice: (db: Database, actor: Actor, language: Language) => Promise<Content>
  /** Ways on from one offer. */
  readonly ways: (offer: Offer, language: Language) => Content
  /** Drafts of offers, or of new terms of one, as far as the reader may see them. */
  readonly drafts: (db: Database, actor: Actor, language: Language, offerId?: Id<'offer'>) => Promise<Content>
  /** How many companies have ever got something by each of these offers, of those that the reader sees. */
  readonly grants: (
    db: Database,
    actor: Actor,
    offerIds: readonly Id<'offer'>[],
  ) => Promise<ReadonlyMap<Id<'offer'>, number>>
}

/** Without other modules. */
export const alone: OfferParts = {
  notice: async () => undefined,
  ways: () => undefined,
  drafts: async () => undefined,
  grants: async () => new Map(),
}

/** The operator's offers and who is entitled to each: for the director, and for site managers on their own companies. */
export function offersPages(platform: Platform, parts: OfferParts = alone): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()

  pages.get('/offers', async (c) => {
    const { language } = c.var
    const actor = staffOf(c)
    const catalogue = await theCatalogue()
    const body = await read(platform, actor, async (db) => {
      const { today: on } = await parkOf(platform, db, actor)
      const counts = await countsByOffer(db, actor, on)
      const companies = Math.max(0, ...[...counts.values()].map(totalOf))
      const offers = await listOffers(db)
      const news = newsAmong(offers, catalogue).length
      const told = await parts.notice(db, actor, language)
      const drafts = await parts.drafts(db, actor, language)
      const archived = offers.flatMap(({ id, closedAt }) => (closedAt ? [id] : []))
      const grants = archived.length > 0 ? await parts.grants(db, actor, archived) : new Map<Id<'offer'>, number>()
      const shown = { language, offers, counts, grants, companies, on, news, told, drafts }
      return offersBody({ ...shown, director: isDirector(actor) })
    })
    return c.html(c.var.frame({ title: offerWords[language].who.above, body, section: '/offers' }))
  })

  pages.get('/offers/sheet', async (c) => {
    const { language } = c.var
    const actor = staffOf(c)
    const body = await read(platform, actor, async (db) => {
      const park = await parkOf(platform, db, actor)
      return offersSheet({ language, park, sites: await listSites(db), offers: await offersOn(db, park.today) })
    })
    return c.html(c.var.frame({ title: offerWords[language].sheet.link, body, section: '/offers' }))
  })

  pages.get('/offers/:id{[0-9a-fA-F-]{36}}', async (c) => {
    const { language } = c.var
    const actor = staffOf(c)
    const offerId = asId<'offer'>(c.req.param('id'))
    if (!offerId) return c.notFound()
    const page = pageNumber(c)
    const filter = filterIn(c)
    const { who, drafts, granted } = await read(platform, actor, async (db) => ({
      who: await readWho(
        platform,
        db,
        { ...actor, language },
        { offerId, filter, page: { number: page, size: PAGE_SIZE } },
      ),
      drafts: await parts.drafts(db, actor, language, offerId),
      granted: (await parts.grants(db, actor, [offerId])).get(offerId) ?? 0,
    }))
    if (!who) return c.notFound()
    const closeKey = isDirector(actor) ? platform.newId() : undefined
    const body = whoBody({
      language,
      who,
      filter,
      page,
      closeKey,
      catalogue: await theCatalogue(),
      ways: parts.ways(who.offer, language),
      drafts,
      granted,
    })
    return c.html(c.var.frame({ title: whoTitle(who, language), body, section: '/offers' }))
  })

  pages.get('/offers/:id{[0-9a-fA-F-]{36}}/:file{export\\.(?:csv|xlsx)}', async (c) => {
    const { language } = c.var
    const actor = staffOf(c)
    const offerId = asId<'offer'>(c.req.param('id'))
    if (!offerId) return c.notFound()
    const who = await read(platform, actor, (db) =>
      readWho(platform, db, { ...actor, language }, { offerId, filter: filterIn(c) }),
    )
    if (!who) return c.notFound()
    const table = whoTable(who, language)
    return tableFile(c, table, { name: `${who.offer.code}-${who.on}`, ending: endingIn(c), language })
  })

  return pages
}

function staffOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor)) throw new HTTPException(403)
  return actor
}

function filterIn(c: WebContext): WhoFilter {
  const standing = WHO_STANDINGS.find((each) => each === query(c, 'verdict'))
  return {
    standing,
    siteId: asId<'site'>(query(c, 'site')),
    search: query(c, 'search').slice(0, 100),
    missing: factKeyOf(query(c, 'missing')),
  }
}
