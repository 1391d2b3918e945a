import { Hono } from 'hono'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import type { WebEnv } from '../../platform/web.ts'
import { page } from '../../ui/index.ts'
import { type Surroundings, draftsSheet, partnersPages, termsPages } from '../partners/index.ts'
import { listSites } from '../registry/index.ts'
import {
  type OpportunitiesNotice,
  compareTerms,
  countDraft,
  lookAtDraft,
  offersPages,
  opportunitiesPages,
  overviewPages,
} from './index.ts'
import { type OfferParts, alone } from './offers.pages.ts'

/** The pages as one reader meets them, without the rest of the product around. */
export function pagesFor(platform: Platform, actor: Actor | undefined, noticeOf?: OpportunitiesNotice) {
  const app = new Hono<WebEnv>()
  app.use('/:language/*', async (c, next) => {
    const language = c.req.param('language') as Language
    c.set('language', language)
    c.set('actor', actor)
    c.set('frame', ({ title, body }) => page({ language, title, path: '/', body }))
    await next()
  })
  const surroundings: Surroundings = {
    lookAtDraft: (db, by, ...draft) => lookAtDraft(platform, db, by, ...draft),
    countDraft: (db, by, ...draft) => countDraft(platform, db, by, ...draft),
    compareTerms,
    sites: listSites,
    namesOf: async (_, userIds) => {
      const { rows } = await platform.pool.query<{ id: Id<'user'>; name: string }>(
        'select id, name from auth.users where id = any($1)',
        [userIds],
      )
      return new Map(rows.map(({ id, name }) => [id, name]))
    },
  }
  const parts: OfferParts = {
    ...alone,
    drafts: (db, by, language, offerId) =>
      draftsSheet(db, by, language, { ...(offerId && { offerId }), namesOf: surroundings.namesOf }),
  }
  for (const pages of [
    opportunitiesPages(platform, noticeOf),
    offersPages(platform, parts),
    overviewPages(platform),
    partnersPages(platform, surroundings),
    termsPages(platform, surroundings),
  ]) {
    app.route('/:language', pages)
  }
  return {
    get: async (path: string) => answered(await app.request(path)),
    post: async (path: string, fields: Readonly<Record<string, string>>) => {
      const body = new URLSearchParams({ _key: platform.newId(), ...fields })
      return answered(await app.request(path, { method: 'POST', body }))
    },
  }
}

async function answered(response: Response) {
  const html = await response.text()
  return { status: response.status, location: response.headers.get('location'), html, text: textOf(html) }
}

/** What a person reads of a page: its main part without tags, with plain spaces. */
function textOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html
  return main
    .replace(/<(?:svg|script)[\s\S]*?<\/(?:svg|script)>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/[\s\u00a0\u202f\u2068\u2069]+/g, ' ')
}
