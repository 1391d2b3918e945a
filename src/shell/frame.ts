import type { Language } from '../kernel/language.ts'
import type { Actor } from '../platform/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { type Html, type PagePart, type WebContext, href, pathWithoutLanguage } from '../platform/web.ts'
import { type NavItem, page } from '../ui/index.ts'
import { shellWords } from './shell.messages.ts'

/** Who the header names, and as what: "Salma Idrissi", "Atlas Robotics". */
export interface Person {
  readonly name: string
  readonly detail: string
  /** How many notices wait for it; none where it has no access any more. */
  readonly unread: number | undefined
}

/** The frame around every page: the navigation of the reader's role, the same page in the other languages. */
export function frameFor(platform: Platform, c: WebContext, person: Person | undefined): (part: PagePart) => Html {
  const { language, actor } = c.var
  const path = pathWithoutLanguage(c) + new URL(c.req.url).search
  const unread = person?.unread
  return ({ title, body, section }) =>
    page({
      language,
      title,
      path,
      nav: navigation(language, actor, section),
      notices:
        unread === undefined
          ? undefined
          : {
              href: href(language, '/notices'),
              unread,
              label: shellWords[language].notices(unread),
              current: section === '/notices',
            },
      person: person && { ...person, accountHref: href(language, '/account') },
      demo: platform.settings.demo,
      body,
    })
}

function navigation(language: Language, actor: Actor | undefined, section: string | undefined): readonly NavItem[] {
  const { nav } = shellWords[language]
  const entries: readonly (readonly [string, string])[] = actor ? entriesFor(actor, nav) : []
  return entries.map(([path, label]) => ({ href: href(language, path), label, current: path === section }))
}

function entriesFor(
  { role }: Actor,
  nav: (typeof shellWords)[Language]['nav'],
): readonly (readonly [string, string])[] {
  switch (role.kind) {
    case 'director':
    case 'system':
      return [
        ['/overview', nav.overview],
        ['/companies', nav.companies],
        ['/offers', nav.offers],
        ['/claims', nav.claims],
        ['/agreements', nav.agreements],
        ['/intake', nav.intake],
        ['/sites', nav.sites],
        ['/rates', nav.rates],
        ['/people', nav.people],
      ]
    case 'site-manager':
      return [
        ['/overview', nav.overview],
        ['/companies', nav.companies],
        ['/offers', nav.offers],
        ['/claims', nav.claims],
        ['/agreements', nav.agreements],
        ['/intake', nav.intake],
        ['/people', nav.people],
      ]
    case 'company-owner':
      return [
        ['/opportunities', nav.opportunities],
        ['/claims', nav.claims],
        [`/companies/${role.companyId}`, nav.ourCompany],
        ['/people', nav.team],
      ]
    case 'company-member':
      return [
        ['/opportunities', nav.opportunities],
        ['/claims', nav.claims],
        [`/companies/${role.companyId}`, nav.ourCompany],
      ]
    case 'partner':
      return [
        ['/', nav.home],
        ['/progress', nav.progress],
        ['/agreements', nav.agreements],
      ]
    case 'expert':
    case 'buyer':
      return [['/', nav.home]]
  }
}
