import { Hono } from 'hono'
import type { Platform } from '../../platform/platform.ts'
import type { AskedQuestions } from './fact-name.ts'
import type { WebEnv } from '../../platform/web.ts'
import { companyListPages } from './company-list.pages.ts'
import { type CompanySection, companyPages } from './company.pages.ts'
import { nobodyAsks } from './fact-name.ts'
import { factPages } from './fact.pages.ts'
import { ratePages } from './rates.pages.ts'
import { sitePages } from './sites.pages.ts'
import { stayPages } from './stay.pages.ts'

export type { CompanySection } from './company.pages.ts'

/** The pages of the register. Other modules' parts of a company's page come as sections, in their order. */
export function registryPages(
  platform: Platform,
  {
    companySections = [],
    askedQuestions = nobodyAsks,
  }: { readonly companySections?: readonly CompanySection[]; readonly askedQuestions?: AskedQuestions } = {},
): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .route('/', companyListPages(platform))
    .route('/', companyPages(platform, companySections, askedQuestions))
    .route('/', factPages(platform, askedQuestions))
    .route('/', stayPages(platform))
    .route('/', sitePages(platform))
    .route('/', ratePages(platform))
}
