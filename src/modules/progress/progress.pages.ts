import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { read } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebEnv, actorOf, pageNumber } from '../../platform/web.ts'
import { poolsOf } from '../codes/index.ts'
import {
  codesGivenLately,
  grantedByMonth,
  grantedBySector,
  grantedBySite,
  ownOffersOf,
  stepsByOffer,
  waitingGrants,
} from './progress.store.ts'
import { GRANTS_A_PAGE, progressBody, progressTitle } from './progress.view.ts'

/** What a partner sees of its own offers in the park: counts and numbers, never which company. */
export function progressPages(platform: Platform): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()

  pages.get('/progress', async (c) => {
    const actor = actorOf(c)
    if (actor.role.kind !== 'partner') throw new HTTPException(403)
    const { language } = c.var
    const page = pageNumber(c)
    const found = await read(platform, actor, async (db) => {
      const on = await today(platform, db, actor.operatorId)
      const offers = await ownOffersOf(db, actor)
      const { grants, total } = await waitingGrants(db, actor, { number: page, size: GRANTS_A_PAGE })
      return {
        on,
        offers,
        grants,
        waiting: total,
        steps: await stepsByOffer(db, actor),
        sites: await grantedBySite(db, actor),
        sectors: await grantedBySector(db, actor),
        months: await grantedByMonth(db, actor, on),
        givenLately: await codesGivenLately(db, actor, on),
        pools: await poolsOf(
          db,
          offers.map(({ id }) => id),
          on,
        ),
      }
    })
    const shown = { language, page, ...found }
    return c.html(c.var.frame({ title: progressTitle(shown), body: progressBody(shown), section: '/progress' }))
  })

  return pages
}
