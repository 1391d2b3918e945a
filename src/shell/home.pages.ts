import { Hono } from 'hono'
import { html } from 'hono/html'
import { type Language, showNumber } from '../kernel/language.ts'
import { codeLabel } from '../modules/rules/index.ts'
import { partnerSummary } from '../modules/entitlements/index.ts'
import { demoAccounts, roleName } from '../modules/identity/index.ts'
import { type HostedCounts, hostedCounts } from '../modules/registry/index.ts'
import type { Actor } from '../platform/actor.ts'
import { read } from '../platform/change.ts'
import { findOperator, today } from '../platform/operator.ts'
import type { Platform } from '../platform/platform.ts'
import { type Html, type WebContext, type WebEnv, href } from '../platform/web.ts'
import { bars, buttonLink, empty, entries, heading, named, notice, sheet, withAside } from '../ui/index.ts'
import { homeWords } from './home.messages.ts'
import { shellWords } from './shell.messages.ts'
import { welcome } from './welcome.view.ts'

/** The address that each role comes home to; roles whose work lies elsewhere are sent there. */
export function homePages(platform: Platform): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()

  pages.get('/', async (c) => {
    const { actor, language } = c.var
    if (!actor) return c.html(c.var.frame(c.var.signedIn ? ended(language) : await welcomePart(platform, c)))
    switch (actor.role.kind) {
      case 'director':
      case 'site-manager':
      case 'system':
        return c.redirect(href(c, '/overview'), 303)
      case 'company-owner':
      case 'company-member':
        return c.redirect(href(c, '/opportunities'), 303)
      case 'partner':
        return c.html(c.var.frame({ ...(await partnerHome(platform, actor, actor.role.partnerId)), section: '/' }))
      case 'expert':
      case 'buyer':
        return c.html(c.var.frame({ ...(await circleHome(platform, actor, actor.role.kind)), section: '/' }))
    }
  })

  return pages
}

async function welcomePart(platform: Platform, c: WebContext): Promise<{ title: string; body: Html }> {
  const { language } = c.var
  const accounts = platform.settings.demo ? await demoAccounts(platform) : []
  const { title } = shellWords[language].welcome
  return {
    title,
    body: welcome(language, {
      signInHref: href(c, '/sign-in'),
      demoHref: href(c, '/demo/sign-in'),
      newKey: () => platform.newId(),
      accounts: accounts.map(({ email, name, membership }) => ({
        email,
        name,
        role: roleName(membership.role, language),
        actsFor: membership.actsFor,
      })),
    }),
  }
}

/** Somebody with an account and no membership any more. */
function ended(language: Language): { title: string; body: Html } {
  const { title, detail } = homeWords[language].member
  return {
    title,
    body: empty({
      title: html`<h1>${title}</h1>`,
      detail,
      action: buttonLink({ href: href(language, '/account'), label: shellWords[language].account }),
    }),
  }
}

/** What its offers bring to the park's companies, in counts: whose they are stays between a company and its park. */
async function partnerHome(platform: Platform, actor: Actor, partnerId: Parameters<typeof partnerSummary>[1]) {
  const { language } = actor
  const words = homeWords[language]
  const { summary, day, hosted } = await read(platform, actor, async (db) => {
    const day = await today(platform, db, actor.operatorId)
    return { day, summary: await partnerSummary(db, partnerId), hosted: await hostedCounts(db, day) }
  })
  if (summary.offers.length === 0) {
    const body = html`${heading({ title: words.partner.none, detail: words.partner.noneDetail })}${empty({ title: words.partner.noneDetail })}`
    return { title: words.partner.none, body }
  }
  const title = words.partner.title(summary.partner[language], summary.entitledCompanies)
  const offers = summary.offers.map(({ title: name, counts }) => ({
    name: name[language],
    lines: [words.partner.verdicts(counts)],
  }))
  const body = html`${heading({ title, detail: words.partner.asOn(day, summary.companies, hosted.companies) })}
    <section class="flow"><h2>${words.partner.offers}</h2>${entries(offers)}</section>
    ${circle(language, hosted)}`
  return { title, body }
}

/** What the park's companies do: for experts who prepare and buyers who look round. */
async function circleHome(platform: Platform, actor: Actor, kind: 'expert' | 'buyer') {
  const { language } = actor
  const words = homeWords[language]
  const { hosted, day, park } = await read(platform, actor, async (db) => {
    const day = await today(platform, db, actor.operatorId)
    return { day, hosted: await hostedCounts(db, day), park: await findOperator(db, actor.operatorId) }
  })
  const title = words[kind].title(hosted.companies)
  const body = html`${heading({ title, detail: html`${words[kind].detail}<br>${named(park.name)} · ${words.asOn(day)}` })}
    ${circle(language, hosted)}
    ${notice({ language, kind: 'info', title: words.write(park.name) })}`
  return { title, body }
}

function circle(language: Language, { bySite, bySector, withoutSector }: HostedCounts): Html {
  const words = homeWords[language]
  const row = (label: string, value: number) => ({ label, value, shown: showNumber(language, value) })
  return withAside(
    sheet({
      title: words.bySector,
      detail: words.bySectorDetail(withoutSector),
      body: bars({
        caption: words.bySector,
        bars: bySector.map(({ sector, companies }) => row(codeLabel('sector', sector, language), companies)),
      }),
    }),
    sheet({
      title: words.bySite,
      body: bars({ caption: words.bySite, bars: bySite.map(({ site, companies }) => row(site, companies)) }),
    }),
  )
}
