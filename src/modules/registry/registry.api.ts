import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { asId } from '../../kernel/id.ts'
import { isStaff } from '../../platform/actor.ts'
import { newApi, pageSchema, problems } from '../../platform/api.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebEnv, actorOf } from '../../platform/web.ts'
import { writeFactValue } from '../rules/index.ts'
import { findCompany } from './companies.store.ts'
import { companyFacts } from './company-facts.store.ts'
import { listedCompanies } from './company-list.store.ts'
import { parkOf } from './operator.store.ts'

const PAGE = 50

const listedSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    ice: z.string().nullable().openapi({ description: 'Identifiant commun de l’entreprise, 15 digits.' }),
    site: z.string().nullable(),
    began: z
      .string()
      .nullable()
      .openapi({ description: 'Start of activity, else incorporation: a day, a month or a year.', example: '2016-03' }),
    sectors: z.array(z.string()),
  })
  .openapi('ListedCompany')

const factSchema = z
  .object({
    key: z.string().openapi({ example: 'turnover:2016' }),
    value: z.unknown().openapi({ description: 'By kind: {date}, {amount, currency}, {number}, {codes} or {yes}.' }),
    source: z.string().nullable(),
    validOn: z.string().nullable(),
  })
  .openapi('Fact')

const listCompanies = createRoute({
  method: 'get',
  path: '/companies',
  summary: 'The companies you see, by name, 50 a page.',
  request: { query: z.strictObject({ page: pageSchema, search: z.string().max(200).optional() }) },
  responses: {
    200: {
      description: 'One page.',
      content: {
        'application/json': {
          schema: z.object({ total: z.number().int(), page: z.number().int(), companies: z.array(listedSchema) }),
        },
      },
    },
    ...problems,
  },
})

const showCompany = createRoute({
  method: 'get',
  path: '/companies/{id}',
  summary: 'A company with what is known of it.',
  request: { params: z.object({ id: z.string() }), query: z.strictObject({}) },
  responses: {
    200: {
      description: 'The company.',
      content: {
        'application/json': {
          schema: z.object({
            id: z.uuid(),
            name: z.string(),
            ice: z.string().nullable(),
            stays: z.array(z.object({ site: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
            facts: z.array(factSchema),
          }),
        },
      },
    },
    ...problems,
  },
})

/** The register for programs; what a person may see there, its program may. */
export function registryApi(platform: Platform): OpenAPIHono<WebEnv> {
  return newApi()
    .openapi(listCompanies, async (c) => {
      const actor = actorOf(c)
      if (!isStaff(actor)) throw new HTTPException(404)
      const { page, search } = c.req.valid('query')
      const { companies, total } = await read(platform, actor, async (db) =>
        listedCompanies(
          db,
          actor,
          await parkOf(platform, db, actor),
          { search },
          { from: (page - 1) * PAGE, most: PAGE },
        ),
      )
      const listed = companies.map(({ id, name, ice, siteName, began, sectors }) => ({
        id,
        name,
        ice,
        site: siteName,
        began,
        sectors: [...sectors],
      }))
      return c.json({ total, page, companies: listed }, 200)
    })
    .openapi(showCompany, async (c) => {
      const actor = actorOf(c)
      const id = asId<'company'>(c.req.valid('param').id)
      const found =
        id &&
        (await read(platform, actor, async (db) => {
          const company = await findCompany(db, actor, id)
          if (!company) return undefined
          const { today } = await parkOf(platform, db, actor)
          return { company, facts: (await companyFacts(db, { today, companyIds: [id] })).get(id) }
        }))
      if (!found) throw new HTTPException(404)
      const { company, facts } = found
      return c.json(
        {
          id: company.id,
          name: company.name,
          ice: company.ice,
          stays: (facts?.stays ?? []).map(({ site, from, to }) => ({ site, from: from ?? null, to: to ?? null })),
          facts: [...(facts?.known ?? [])].map(([key, { value, source, validOn }]) => ({
            key,
            value: writeFactValue(value),
            source: source ?? null,
            validOn: validOn ?? null,
          })),
        },
        200,
      )
    })
}
