import assert from 'node:assert/strict'
import { type CompanyWish, aPark } from '../../../tests/park.ts'
import { cookieOf } from '../../../tests/session.ts'
import { formsOf } from '../../../tests/hostile-html.ts'
import { createApp, modules } from '../../app.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { read } from '../../platform/change.ts'
import { aMailServer } from '../identity/mail-server.testing.ts'
import type { MemberRole } from '../identity/index.ts'
import { companyFacts } from '../registry/index.ts'
import type { FactKey } from '../rules/index.ts'

/** Nobody is named in the register, so that only those with an account are written to. */
export const nobody = { email: null, phone: null, contactName: null }

/** A park with companies whose people get letters from a real mail server, and the whole product around. */
export async function anAskingPark(wishes: readonly CompanyWish[]) {
  const { letters, smtpUrl } = await aMailServer()
  const park = await aPark({ settings: { smtpUrl } })
  const { platform } = park
  const app = await createApp(platform)
  const companies = await park.companies(wishes.map((wish) => ({ identity: nobody, ...wish })))
  const [first] = companies
  assert.ok(first)
  await park.adopt('technopark-2017')

  const requester = (cookie: string) => ({
    get: async (path: string) => answered(await app.request(path, { headers: { cookie } })),
    post: async (path: string, fields: readonly (readonly [string, string])[]) => {
      const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]))
      if (!body.has('_key')) body.set('_key', platform.newId())
      return answered(await app.request(path, { method: 'POST', headers: { cookie }, body }))
    },
  })
  const enter = async (role: MemberRole) => requester(await cookieOf(park, app, role))
  const director = await enter({ kind: 'director' })
  const visitor = requester('')

  return {
    ...park,
    app,
    letters,
    companies,
    first,
    director,
    visitor,
    enter,
    /** Asks companies for facts; the address of what was sent. */
    ask: async (keys: readonly FactKey[], companyIds: readonly Id<'company'>[] = companies, by = director) => {
      const sent = await by.post('/fr/inquiries', [
        ...keys.map((key) => ['fact', key] as const),
        ...companyIds.map((id) => ['company', id] as const),
      ])
      await platform.jobs.runAll(modules.handlersOf(platform))
      return sent
    },
    /** The path of the link in the newest letter to an address. */
    linkTo: (email: string): string => {
      const letter = letters.findLast((text) => text.includes(email))
      const [, path] = /http:\/\/localhost:3000(\/\w\w\/inquiry\/\S+)/.exec(letter ?? '') ?? []
      assert.ok(path, `No letter with a link to ${email}.`)
      return path
    },
    /** Answers through a link as a browser does: types, looks, confirms. */
    answer: async (path: string, fields: readonly (readonly [string, string])[]) => {
      const check = await visitor.post(path, [...fields, ['step', 'check']])
      const [form] = formsOf(check.html)
      if (check.status !== 200 || !form) return check
      return visitor.post(path, [...[...form.fields].filter(([name]) => name !== 'step'), ['step', 'confirm']])
    },
    factsOf: async (companyId: Id<'company'>) =>
      (await read(platform, park, (db) => companyFacts(db, { today: day('2017-08-21'), companyIds: [companyId] }))).get(
        companyId,
      )?.known,
    factRows: async () =>
      (await platform.pool.query('select company_id, key, value, source_kind, recorded_by from facts order by id'))
        .rows,
  }
}

async function answered(response: Response) {
  const html = await response.text()
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html
  const text = main
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/[\s\u00a0\u202f\u2068\u2069]+/g, ' ')
    .trim()
  return { status: response.status, location: response.headers.get('location') ?? '', html, text }
}
