import about from '../package.json' with { type: 'json' }
import { Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { asId } from './kernel/id.ts'
import { LANGUAGES, type Language } from './kernel/language.ts'
import { apiKeysPages, apiKeysSection, programMiddleware, renameKeysOf } from './modules/api-keys/index.ts'
import {
  type BroughtBy,
  agreementsApi,
  agreementsPages,
  limitsPages,
  orderNotice,
  remindDue,
} from './modules/agreements/index.ts'
import { alertsPages, closingNotice, lettersSection, tellDue } from './modules/alerts/index.ts'
import { holidaysPages } from './modules/calendar/index.ts'
import {
  codesApi,
  codesLink,
  codesPages,
  lookAtStock,
  lookForKeys,
  stockNotice,
  tellStock,
} from './modules/codes/index.ts'
import {
  type ClaimPeople,
  broughtByClaims,
  claimActions,
  claimsApi,
  claimsPages,
  claimNotice,
  claimsInvariants,
  companiesGranted,
  companiesWithClaims,
  followDays,
  offersApi,
  tellStep,
  whenCalendarChanged,
  whenAgreementLimitsChanged,
  whenLimitsChanged,
} from './modules/claims/index.ts'
import {
  type OpportunitiesNotice,
  companiesReached,
  compareTerms,
  countDraft,
  entitlementsApi,
  entitlementsInvariants,
  judgeDueDays,
  lookAtDraft,
  offersPages,
  opportunitiesPages,
  opportunitiesSection,
  overviewPages,
  recomputeInBatches,
  whenFactsChanged,
  whenOfferChanged,
  whenRatesChanged,
} from './modules/entitlements/index.ts'
import {
  type Surroundings,
  actorMiddleware,
  identityJobs,
  identityPages,
  companiesWithMembers,
  companyMembers,
  identityInvariants,
  managersOf,
  identityQueues,
  isSetUp,
  parkDirectors,
  renameActedFor,
  roleName,
  userNames,
} from './modules/identity/index.ts'
import { type InquiryPeople, answerPages, inquiryPages } from './modules/inquiries/index.ts'
import { type AnyNoticeKind, countUnread, noticesPages, tidyNotices } from './modules/notices/index.ts'
import { agreementBalancesOf, ledgerInvariants } from './modules/ledger/index.ts'
import { progressPages } from './modules/progress/index.ts'
import { type People, applyIntake, intakePages, resumeIntakes } from './modules/intake/index.ts'
import {
  type Surroundings as TermsSurroundings,
  askedQuestions,
  draftsSheet,
  listPartners,
  offersOn,
  partnersInvariants,
  partnersPages,
  termsPages,
} from './modules/partners/index.ts'
import {
  type Contact,
  type ContactsOf,
  companiesWithSites,
  companyNames,
  listSites,
  registeredContacts,
  registryApi,
  registryInvariants,
  registryPages,
} from './modules/registry/index.ts'
import { forgetAnswered } from './platform/answered-requests.ts'
import { answeredOnce, newApi } from './platform/api.ts'
import { exportAuditHeads } from './platform/audit-heads.ts'
import type { Listeners } from './platform/announce.ts'
import type { Invariant } from './platform/invariants.ts'
import type { JobHandlers, Queues } from './platform/jobs.ts'
import { sendLetter } from './platform/mail.ts'
import type { Platform } from './platform/platform.ts'
import './platform/platform.tables.ts'
import { type WebEnv, href, pathWithoutLanguage } from './platform/web.ts'
import { auditPages, auditSection } from './shell/audit.pages.ts'
import { answerError, answerStatus } from './shell/errors.ts'
import { frameFor } from './shell/frame.ts'
import { health } from './shell/health.ts'
import { homePages } from './shell/home.pages.ts'
import { pageMemory } from './shell/page-memory.ts'
import { preferredLanguage } from './shell/preferred-language.ts'
import { headers, limits, privateAnswers, sameSite } from './shell/security.ts'
import { takesGzip } from './shell/zip.ts'
import { buildAssets } from './ui/index.ts'

/** What the modules bring to the platform, joined in one place: their queues, who hears whom, what people are told, what holds, who does which job. */
export const modules: {
  readonly queues: Queues
  readonly listeners: Listeners
  /** Every kind of notice that the modules send. */
  readonly notices: readonly AnyNoticeKind[]
  /** What always holds of their data; the command `doctor` looks whether it does. */
  readonly invariants: readonly Invariant[]
  handlersOf(platform: Platform): JobHandlers
} = {
  queues: {
    // Letters hold sign-in links: nothing is kept of them once they are sent. What is recorded as told has to arrive: the
    // waits double, so that fifteen outlast a mail server that is away for a working day.
    'mail.send': { retries: 15, forgetDone: true },
    ...identityQueues,
    'requests.tidy': { retries: 0, everyHour: true },
    'notices.tidy': { retries: 0, everyHour: true },
    'audit.export': { retries: 2, everyHour: true },
    'intake.apply': { retries: 3 },
    'entitlements.recompute': { retries: 5 },
    'entitlements.day': { retries: 2, everyHour: true },
    'alerts.day': { retries: 2, everyHour: true },
    'codes.stock': { retries: 5 },
    'codes.day': { retries: 2, everyHour: true },
    'claims.tell': { retries: 15 },
    'claims.day': { retries: 2, everyHour: true },
    'agreements.day': { retries: 2, everyHour: true },
  },
  listeners: {
    'company.facts-changed': [whenFactsChanged],
    'company.renamed': [
      (_, tx, __, { companyId, name }) => renameActedFor(tx, { companyId }, name),
      (_, tx, __, { companyId, name }) => renameKeysOf(tx, companyId, name),
    ],
    'rates.changed': [whenRatesChanged],
    'offer.changed': [whenOfferChanged],
    'offer.limits-changed': [whenLimitsChanged],
    'calendar.changed': [whenCalendarChanged],
    'agreement.limits-changed': [whenAgreementLimitsChanged],
  },
  notices: [claimNotice],
  invariants: [
    ...identityInvariants,
    ...registryInvariants,
    ...partnersInvariants,
    ...entitlementsInvariants,
    ...ledgerInvariants,
    ...claimsInvariants,
  ],
  handlersOf: (platform) => ({
    'mail.send': (letter) => sendLetter(platform, letter),
    ...identityJobs(platform),
    'requests.tidy': () => forgetAnswered(platform),
    'notices.tidy': () => tidyNotices(platform),
    'audit.export': () => exportAuditHeads(platform),
    'intake.apply': (data) => applyIntake(platform, data),
    'entitlements.recompute': (data) => recomputeInBatches(platform, data),
    'entitlements.day': () => judgeDueDays(platform),
    'alerts.day': () => tellDue(platform, companyMembers),
    'codes.stock': (data) => lookAtStock(platform, parkDirectors, data),
    'codes.day': () => tellStock(platform, parkDirectors),
    'claims.tell': (data) => tellStep(platform, claimPeople, data),
    'claims.day': () => followDays(platform),
    'agreements.day': () => remindDue(platform, parkDirectors),
  }),
}

/** Where identity finds what roles point at. */
const surroundingsIn = (language: Language): Surroundings => ({
  sites: listSites,
  companies: companiesWithSites,
  partners: async (db) => (await listPartners(db)).map(({ id, name }) => ({ id, name: name[language] })),
})

/** What the pages about offers ask of those that know companies and sites. */
const termsSurroundings = (platform: Platform): TermsSurroundings => ({
  lookAtDraft: (db, actor, ...draft) => lookAtDraft(platform, db, actor, ...draft),
  countDraft: (db, actor, ...draft) => countDraft(platform, db, actor, ...draft),
  compareTerms,
  sites: listSites,
  namesOf: userNames,
})

/** What the intake asks of identity. */
const people: People = {
  whoBelongs: async (db, companyIds) => [
    ...new Set([...(await companiesWithMembers(db, companyIds)), ...(await companiesWithClaims(db, companyIds))]),
  ],
  namesOf: (db, userIds) =>
    userNames(
      db,
      userIds.flatMap((id) => asId<'user'>(id) ?? []),
    ),
}

/** What claims ask of identity. */
export const claimPeople: ClaimPeople = {
  membersOf: companyMembers,
  staffOf: async (db, siteId) => ({
    managers: siteId ? await managersOf(db, siteId) : [],
    directors: (await parkDirectors(db)).map(({ userId }) => userId),
  }),
  namesOf: userNames,
}

/** Whom to call or write to about companies: those with an account, then whom the register names. */
const contactsOf: ContactsOf = async (db, companyIds) => {
  const registered = await registeredContacts(db, companyIds)
  const people = await companyMembers(db, companyIds)
  return new Map(
    companyIds.map((id): [typeof id, readonly Contact[]] => {
      const members = (people.get(id) ?? []).map(({ name, email, language }): Contact => {
        return { name, email, language, phone: undefined, member: true }
      })
      return [id, [...members, ...(registered.get(id) ?? [])]]
    }),
  )
}

/** What inquiries need of the other modules. */
export const inquiryPeople: InquiryPeople = { contactsOf, askedQuestions }

/** What stands above a company's opportunities: what closes soon, and in which order to take what is open. */
const noticesOf =
  (platform: Platform): OpportunitiesNotice =>
  async (view, language, actor) => {
    const open = view.opportunities.filter(
      ({ standing, shut }) => !shut && (standing === 'eligible' || standing === 'act-before'),
    )
    const offers = open.map(({ offer }) => offer)
    return [closingNotice(view, language), await orderNotice(platform, actor, offers, language)]
  }

/** What an agreement has brought so far: today's verdicts, what companies are known to have, and what they claimed. */
const broughtBy: BroughtBy = async (db, actor, { id, offerIds }) => {
  const reached = await companiesReached(db, actor, offerIds)
  const claimed = await broughtByClaims(db, actor, id)
  const balance = (await agreementBalancesOf(db, [id])).get(id)
  const none = { requested: 0, granted: 0, activated: 0, used: 0 }
  return {
    taken: { places: balance?.places.used ?? 0, companies: balance?.companies.used ?? 0 },
    companies: { ...reached.together, ...claimed.together },
    byOffer: new Map(
      offerIds.map((offerId) => [
        offerId,
        { entitled: 0, held: 0, ...reached.byOffer.get(offerId), ...none, ...claimed.byOffer.get(offerId) },
      ]),
    ),
    values: claimed.values,
  }
}

/** What a start catches up on: days that passed and work that a killed server left halfway. */
export async function catchUp(platform: Platform): Promise<void> {
  await judgeDueDays(platform)
  await followDays(platform)
  // Letters take their time: the first visitor does not wait for them.
  await platform.database.transaction().execute(async (tx) => {
    await platform.jobs.enqueue(tx, 'alerts.day', {}, { once: 'start' })
    await platform.jobs.enqueue(tx, 'agreements.day', {}, { once: 'start' })
  })
  await exportAuditHeads(platform)
  await resumeIntakes(platform)
  await lookForKeys(platform)
}

/** Every page and every answer, ready to be listened to. */
export async function createApp(platform: Platform): Promise<Hono<WebEnv>> {
  const assets = await buildAssets()
  const app = new Hono<WebEnv>({ strict: false })
  app.onError((error, c) => answerError(platform, error, c))
  app.notFound((c) => answerStatus(platform, c, 404))
  app.use(headers, sameSite, limits)

  app.get('/assets/:file', (c) => {
    const asset = assets.get(c.req.path)
    if (!asset) return c.notFound()
    const zipped = asset.gzip !== undefined && takesGzip(c)
    return c.body(new Uint8Array(zipped && asset.gzip ? asset.gzip : asset.body), 200, {
      'content-type': asset.contentType,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(zipped && { 'content-encoding': 'gzip' }),
    })
  })
  app.get('/healthz', async (c) => {
    const { status, body } = await health(platform)
    return c.json(body, status, { 'cache-control': 'no-store' })
  })
  app.get('/', (c) => c.redirect(`/${preferredLanguage(c.req.header('accept-language'))}`, 302))

  const guards = [
    privateAnswers,
    actorMiddleware(platform),
    frame(platform),
    door(platform),
    pageMemory(platform),
  ] as const
  for (const language of LANGUAGES) {
    app.use(`/${language}/*`, speaking(language), ...guards)
    for (const pages of [
      homePages(platform),
      identityPages(platform, surroundingsIn(language), [lettersSection(platform), apiKeysSection, auditSection]),
      apiKeysPages(platform, surroundingsIn(language)),
      alertsPages(platform),
      registryPages(platform, { companySections: [opportunitiesSection(platform)], askedQuestions }),
      intakePages(platform, people, async (db, on) => (await offersOn(db, on)).length),
      partnersPages(platform, termsSurroundings(platform)),
      termsPages(platform, termsSurroundings(platform)),
      opportunitiesPages(platform, noticesOf(platform), claimActions),
      claimsPages(platform, claimPeople),
      holidaysPages(platform),
      limitsPages(platform),
      agreementsPages(platform, broughtBy),
      progressPages(platform),
      offersPages(platform, {
        notice: (db, actor, spoken) => stockNotice(platform, db, actor, spoken),
        ways: codesLink,
        drafts: (db, actor, spoken, offerId) =>
          draftsSheet(db, actor, spoken, { ...(offerId && { offerId }), namesOf: userNames }),
        grants: companiesGranted,
      }),
      codesPages(platform, { namesOf: userNames, companyNames }),
      overviewPages(platform, { contactsOf, askPath: '/inquiries/new', inquiriesPath: '/inquiries' }),
      inquiryPages(platform, { ...inquiryPeople, namesOf: userNames, beginPath: '/overview/missing' }),
      answerPages(platform, inquiryPeople),
      noticesPages(platform, modules.notices),
      auditPages(platform),
    ]) {
      app.route(`/${language}`, pages)
    }
  }
  app.route('/api', api(platform))
  return app
}

/** The same for programs: JSON that describes itself at /api/openapi.json. */
function api(platform: Platform): Hono<WebEnv> {
  const app = newApi()
  app.use(speaking('en'), privateAnswers, programMiddleware(platform, actorMiddleware(platform)))
  app.use(apiDoor, answeredOnce)
  app.route('/', registryApi(platform))
  app.route('/', entitlementsApi(platform))
  app.route('/', claimsApi(platform, claimPeople))
  app.route('/', offersApi(platform))
  app.route('/', codesApi(platform))
  app.route('/', agreementsApi(platform, broughtBy))
  app.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'tremplin.session_token',
  })
  app.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Tremplin',
      version: about.version,
      description:
        'What the companies of a technology park are entitled to. A program sends an API key, which the park’s management makes and revokes, and sees and does what the key’s role may; a person’s session cookie serves as well.',
    },
    servers: [{ url: '/api' }],
    security: [{ key: [] }, { session: [] }],
  })
  return app
}

/** Tells programs that nobody knows so, before anything of what they send is looked at; what the API is anybody may read. */
const apiDoor: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (!c.var.actor && c.req.path !== '/api/openapi.json') throw new HTTPException(401)
  await next()
}

/** The language is the first part of the address. */
function speaking(language: Language): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    c.set('language', language)
    await next()
  }
}

function frame(platform: Platform): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const { signedIn, actor, language } = c.var
    const unread =
      actor?.userId && (signedIn?.unread ?? (await countUnread(platform.database, actor.operatorId, actor.userId)))
    c.set('unread', unread)
    const person = signedIn && {
      unread,
      name: signedIn.name,
      detail: signedIn.acting ? signedIn.acting.actsFor || roleName(signedIn.acting.role, language) : '',
    }
    c.set('frame', frameFor(platform, c, person))
    await next()
  }
}

/** Pages that a visitor without an account may open. */
const open = /^\/(?:$|sign-in(?:\/|$)|sign-out$|invitations\/|letters\/|inquiry\/|setup$|demo\/)/

/** Pages for somebody who is signed in, even when every membership has ended. */
const ownAccount = /^\/account(?:\/|$)/

/** Asks visitors without an account to sign in, and the very first one to set the park up. */
function door(platform: Platform): MiddlewareHandler<WebEnv> {
  let setUp = false
  return async (c, next) => {
    const path = pathWithoutLanguage(c)
    setUp ||= await isSetUp(platform)
    if (!setUp && path !== '/setup') return c.redirect(href(c, '/setup'), 303)
    const admitted = c.var.actor ?? (ownAccount.test(path) && c.var.signedIn)
    if (!admitted && !open.test(path)) throw new HTTPException(401)
    return next()
  }
}
