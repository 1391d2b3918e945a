import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, pageNumber, query, receive } from '../../platform/web.ts'
import { PAGE_SIZE } from '../../ui/index.ts'
import { companiesByIds, companiesWithSites, listSites, parkOf } from '../registry/index.ts'
import { type FactKey, factKeyOf, isForTheCompany } from '../rules/index.ts'
import { inquiryWords } from './inquiries.messages.ts'
import { status } from './inquiries.status.ts'
import { askedLately, findInquiry, listInquiries } from './inquiries.store.ts'
import { MOST_COMPANIES, MOST_FACTS, quietSince } from './inquiry.ts'
import { inquiriesBody, inquiryBody, previewBody } from './inquiry.view.ts'
import type { InquiryRefusal } from './refusal.ts'
import { type InquiryPeople, type InquiryWish, remindInquired, revokeInquiry, sendInquiry } from './send-inquiry.ts'

export interface InquiryPages extends InquiryPeople {
  readonly namesOf: (db: Database, userIds: readonly Id<'user'>[]) => Promise<ReadonlyMap<Id<'user'>, string>>
  /** Where companies to ask are chosen. */
  readonly beginPath: string
}

/** Asking companies for facts: whom, with which letter, who answered. For the director, and site managers on their sites. */
export function inquiryPages(platform: Platform, given: InquiryPages): Hono<WebEnv> {
  const { askedQuestions, namesOf, beginPath } = given
  const one = '/inquiries/:id{[0-9a-fA-F-]{36}}'

  return new Hono<WebEnv>()
    .get('/inquiries', async (c) => {
      const actor = staffOf(c)
      const { language } = c.var
      const page = pageNumber(c)
      const body = await read(platform, actor, async (db) => {
        const found = await listInquiries(db, actor, { number: page, size: PAGE_SIZE })
        const names = await namesOf(
          db,
          found.inquiries.flatMap(({ askedBy }) => askedBy ?? []),
        )
        const { zone } = await parkOf(platform, db, actor)
        return inquiriesBody({ language, ...found, page, asked: await askedQuestions(db), names, zone, beginPath })
      })
      return c.html(c.var.frame({ title: inquiryWords[language].list.title, body, section: '/overview' }))
    })
    .get('/inquiries/new', (c) =>
      preview(c, staffOf(c), { keys: keysFrom(c.req.queries('fact')), companyIds: idsFrom(c.req.queries('company')) }),
    )
    .post('/inquiries', async (c) => {
      const { form, actor } = await receive(c, staffOf(c))
      const wish = { keys: keysFrom(form.all('fact')), companyIds: idsFrom(form.all('company')) }
      const result = await sendInquiry(platform, actor, given, wish)
      if (result.ok) return c.redirect(href(c, `/inquiries/${result.value.inquiryId}?done=sent`), 303)
      return preview(c, actor, wish, result.refusal)
    })
    .get(one, (c) => show(c, staffOf(c)))
    .post(`${one}/remind`, async (c) => {
      const { actor } = await receive(c, staffOf(c))
      const inquiryId = asId<'inquiry'>(c.req.param('id'))
      if (!inquiryId) return c.notFound()
      const result = await remindInquired(platform, actor, given, inquiryId)
      if (result.ok) return c.redirect(href(c, `/inquiries/${inquiryId}?done=reminded`), 303)
      return show(c, actor, result.refusal)
    })
    .post(`${one}/revoke`, async (c) => {
      const { form, actor } = await receive(c, staffOf(c))
      const inquiryId = asId<'inquiry'>(c.req.param('id'))
      const companyId = asId<'company'>(form.text('company'))
      if (!inquiryId || !companyId) return c.notFound()
      const result = await revokeInquiry(platform, actor, { inquiryId, companyId })
      if (result.ok) return c.redirect(href(c, `/inquiries/${inquiryId}?done=revoked`), 303)
      return show(c, actor, result.refusal)
    })

  async function preview(c: WebContext, actor: Actor, { keys, companyIds }: InquiryWish, refusal?: InquiryRefusal) {
    const { language } = c.var
    if (refusal?.code === 'not-allowed') throw new HTTPException(403)
    const wanted = companyIds.slice(0, MOST_COMPANIES)
    const body = await read(platform, actor, async (db) => {
      const companies = await companiesByIds(db, actor, wanted)
      const ids = [...companies.keys()]
      const lately = await askedLately(db, ids, keys, quietSince(platform.now()))
      const contacts = await given.contactsOf(db, ids)
      const sites = new Map((await listSites(db)).map(({ id, name }) => [id, name]))
      const places = new Map((await companiesWithSites(db, actor)).map(({ id, siteId }) => [id, siteId]))
      return previewBody({
        language,
        park: await parkOf(platform, db, actor),
        keys,
        companies: [...companies.values()]
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map((company) => {
            const siteId = places.get(company.id)
            return {
              company,
              site: siteId && sites.get(siteId),
              contacts: contacts.get(company.id) ?? [],
              lately: lately.has(company.id),
            }
          }),
        asked: await askedQuestions(db),
        beginPath,
        key: platform.newId(),
        ...(refusal && {
          errors: [{ field: 'content', message: sentenceFor(inquiryWords[language].refusals, refusal) }],
        }),
      })
    })
    const title = inquiryWords[language].preview.caption
    return c.html(c.var.frame({ title, body, section: '/overview' }), refusal ? status[refusal.code] : 200)
  }

  async function show(c: WebContext, actor: Actor, refusal?: InquiryRefusal) {
    const { language } = c.var
    const inquiryId = asId<'inquiry'>(c.req.param('id'))
    if (!inquiryId || refusal?.code === 'inquiry-not-found') return c.notFound()
    const body = await read(platform, actor, async (db) => {
      const inquiry = await findInquiry(db, actor, inquiryId)
      if (!inquiry) return undefined
      const { zone } = await parkOf(platform, db, actor)
      return inquiryBody({
        language,
        inquiry,
        asked: await askedQuestions(db),
        zone,
        now: platform.now(),
        newKey: () => platform.newId(),
        done: DONE.find((each) => each === query(c, 'done')),
        refused: refusal && sentenceFor(inquiryWords[language].refusals, refusal),
      })
    })
    if (!body) return c.notFound()
    const title = inquiryWords[language].list.title
    return c.html(c.var.frame({ title, body, section: '/overview' }), refusal ? status[refusal.code] : 200)
  }
}

const DONE = ['sent', 'reminded', 'revoked'] as const

function staffOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor)) throw new HTTPException(403)
  return actor
}

/** The facts that an address or a form names, each once; what cannot be asked of a company is passed over. */
function keysFrom(texts: readonly string[] = []): readonly FactKey[] {
  const keys = texts.flatMap((text) => factKeyOf(text) ?? [])
  return [...new Set(keys)].filter(isForTheCompany).slice(0, MOST_FACTS)
}

function idsFrom(texts: readonly string[] = []): readonly Id<'company'>[] {
  return [...new Set(texts.flatMap((text) => asId<'company'>(text) ?? []))]
}
