import { type OpenAPIHono, createRoute, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { asId } from '../../kernel/id.ts'
import { newApi, problems } from '../../platform/api.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebEnv, actorOf } from '../../platform/web.ts'
import { describe } from '../eligibility/index.ts'
import { requirement } from '../rules/index.ts'
import { readOpportunities } from './opportunities.ts'
import { opportunityWords } from './opportunities.messages.ts'
import type { Opportunity } from './opportunity.ts'
import { shutText } from './shut.messages.ts'

const opportunitySchema = z
  .object({
    offer: z.string().openapi({ description: 'The offer’s code.', example: 'technopark-2017' }),
    title: z.string(),
    verdict: z.enum(['eligible', 'ineligible', 'undetermined']),
    held: z
      .boolean()
      .openapi({ description: 'The company has said, or the park for it, that it has the offer already.' }),
    shut: z.string().nullable().openapi({
      description:
        'Why nobody is given the offer today, whatever the verdict: its agreement does not run, or its window is shut. Null where it can be asked for.',
    }),
    changesOn: z
      .string()
      .nullable()
      .openapi({ description: 'The first later day on which the verdict differs though no fact changes.' }),
    missing: z
      .array(z.string())
      .openapi({ description: 'The facts that could still decide, the most deciding first.' }),
    findings: z.array(
      z.object({
        criterion: z.string(),
        answer: z.enum(['met', 'unmet', 'unknown']),
        requirement: z.string(),
        text: z.string().openapi({ description: 'What was seen, with its source and date.' }),
      }),
    ),
  })
  .openapi('Opportunity')

const showOpportunities = createRoute({
  method: 'get',
  path: '/companies/{id}/opportunities',
  summary: 'What a company is entitled to today, why, why not, what is missing and until when.',
  request: {
    params: z.object({ id: z.string() }),
    query: z.strictObject({ lang: z.enum(['fr', 'ar', 'en']).default('en') }),
  },
  responses: {
    200: {
      description: 'Every open offer with its verdict.',
      content: {
        'application/json': { schema: z.object({ on: z.string(), opportunities: z.array(opportunitySchema) }) },
      },
    },
    ...problems,
  },
})

/** Verdicts for programs, judged now from what is known. */
export function entitlementsApi(platform: Platform): OpenAPIHono<WebEnv> {
  return newApi().openapi(showOpportunities, async (c) => {
    const actor = actorOf(c)
    const { lang } = c.req.valid('query')
    const id = asId<'company'>(c.req.valid('param').id)
    const found = id && (await readOpportunities(platform, actor, id, opportunityWords[lang].sources))
    if (!found) throw new HTTPException(404)
    const { opportunities, held, grounds, siteName } = found
    const holds = new Set<Opportunity>(held)
    return c.json(
      {
        on: grounds.on,
        opportunities: [...opportunities, ...held].map((opportunity) => {
          const { offer, judgement, shut } = opportunity
          return {
            offer: offer.code,
            title: offer.title[lang],
            verdict: judgement.verdict,
            held: holds.has(opportunity),
            shut: shut ? shutText(shut, offer.partner.name[lang], lang) : null,
            changesOn: judgement.change?.on ?? null,
            missing: [...judgement.missing],
            findings: judgement.findings.map((finding) => ({
              criterion: finding.criterion.id,
              answer: finding.answer,
              requirement: requirement(finding.criterion, lang, siteName, offer.version.rule),
              text: describe(finding, lang, grounds.on, siteName, offer.version.rule),
            })),
          }
        }),
      },
      200,
    )
  })
}
