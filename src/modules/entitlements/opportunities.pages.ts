import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { type Actor, companyOf, isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import type { Content } from '../../ui/index.ts'
import { type FactKey, factKeyOf, gathered } from '../rules/index.ts'
import { type CompanySection, declareFact } from '../registry/index.ts'
import { readAnswer, validOnFor } from './answer.ts'
import { addressFor, wishIn } from './opportunities.address.ts'
import { type CompanyOpportunities, opportunitiesFor, readOpportunities } from './opportunities.ts'
import { opportunityWords } from './opportunities.messages.ts'
import {
  type Done,
  entitledTo,
  opportunitiesBody,
  opportunitiesSummary,
  opportunitiesTitle,
} from './opportunities.view.ts'
import type { Opportunity } from './opportunity.ts'
import type { OfferAction } from './proof.view.ts'
import { opportunitiesSheet } from './opportunities-sheet.view.ts'
import { type DecidingQuestion, asks, decidingQuestions } from './question.ts'
import { type Typed, questionSheet } from './question.view.ts'
import { type Holding, recordHeldOffer } from './record-held-offer.ts'
import { withdrawHeldOffer } from './withdraw-held-offer.ts'

/** What another module has to say above a company's opportunities; joined by `app.ts`. */
export type OpportunitiesNotice = (
  view: CompanyOpportunities,
  language: Language,
  actor: Actor,
) => Content | Promise<Content>

/** What another module lets a company do with its offers; joined by `app.ts`. */
export type OpportunityActions = (
  db: Database,
  actor: Actor,
  view: CompanyOpportunities,
  language: Language,
) => Promise<OfferAction>

/** "Our opportunities": for a company its own, for the operator's people any company's as the company sees it. */
export function opportunitiesPages(
  platform: Platform,
  noticeOf: OpportunitiesNotice = () => undefined,
  actionsOf: OpportunityActions = () => Promise.resolve(() => undefined),
): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()
  const own = '/opportunities'
  const seen = '/companies/:id{[0-9a-fA-F-]{36}}/opportunities'
  const acts = { answer, held: record, 'held/withdraw': withdraw } as const

  pages.get(own, (c) => show(c, actorOf(c), ownCompany(actorOf(c)), own))
  pages.get(seen, (c) => withCompany(c, (companyId, path) => show(c, staffOf(c), companyId, path)))
  pages.get(`${own}/sheet`, (c) => sheet(c, actorOf(c), ownCompany(actorOf(c)), own))
  pages.get(`${seen}/sheet`, (c) => withCompany(c, (companyId, path) => sheet(c, staffOf(c), companyId, path)))
  for (const [name, act] of Object.entries(acts)) {
    pages.post(`${own}/${name}`, (c) => act(c, ownCompany(actorOf(c)), own))
    pages.post(`${seen}/${name}`, (c) => withCompany(c, (companyId, path) => act(c, companyId, path)))
  }
  return pages

  function withCompany(c: WebContext, work: (companyId: Id<'company'>, path: string) => Promise<Response>) {
    const companyId = asId<'company'>(c.req.param('id'))
    return companyId ? work(companyId, `/companies/${companyId}/opportunities`) : c.notFound()
  }

  async function show(c: WebContext, actor: Actor, companyId: Id<'company'>, path: string, refused?: Refused) {
    const { language } = c.var
    const view = await readOpportunities(platform, actor, companyId, opportunityWords[language].sources)
    if (!view) return c.notFound()
    const body = opportunitiesBody({
      language,
      view,
      notice: await noticeOf(view, language, actor),
      wish: wishIn(c),
      path: href(c, path),
      question: asked(c, view, path, refused),
      done: refused?.usedAlready ? { kind: 'used-already' } : doneIn(c, view),
      newKey: () => platform.newId(),
      actionOf: await read(platform, actor, (db) => actionsOf(db, actor, view, language)),
    })
    const title = opportunitiesTitle(view, language)
    const section = view.staff ? '/companies' : own
    return c.html(c.var.frame({ title, body, section }), refused ? 422 : 200)
  }

  async function sheet(c: WebContext, actor: Actor, companyId: Id<'company'>, path: string) {
    const { language } = c.var
    const view = await readOpportunities(platform, actor, companyId, opportunityWords[language].sources)
    if (!view) return c.notFound()
    const body = opportunitiesSheet(view, language, href(c, path))
    const section = view.staff ? '/companies' : own
    return c.html(c.var.frame({ title: opportunitiesTitle(view, language), body, section }))
  }

  async function answer(c: WebContext, companyId: Id<'company'>, path: string) {
    const { form, actor } = await receive(c, actorOf(c))
    const { language } = c.var
    const key = factKeyOf(form.text('fact'))
    if (!key) return c.redirect(addressFor(href(c, path), wishIn(c)), 303)
    const view = await readOpportunities(platform, actor, companyId, opportunityWords[language].sources)
    if (!view) return c.notFound()

    const typed = typedIn(form)
    const value = readAnswer(key, typed)
    if (!value) {
      const error = opportunityWords[language].question.notAnAnswer
      return show(c, actor, companyId, path, { key, typed: { ...typed, error } })
    }
    const validOn = validOnFor(key, view.park.today)
    const result = await declareFact(platform, actor, { companyId, key, value, validOn })
    if (!result.ok && result.refusal.code === 'key-reused') {
      const error = opportunityWords[language].question.usedAlready
      return show(c, actor, companyId, path, { key, typed: { ...typed, error } })
    }
    if (!result.ok) return c.notFound()
    const after = await readOpportunities(platform, actor, companyId, opportunityWords[language].sources)
    return c.redirect(addressFor(href(c, path), wishIn(c), told(view, after)), 303)
  }

  async function record(c: WebContext, companyId: Id<'company'>, path: string) {
    const { form, actor } = await receive(c, actorOf(c))
    const offerId = asId<'offer'>(form.text('offer'))
    if (!offerId) return c.notFound()
    const result = await recordHeldOffer(platform, actor, { companyId, offerId })
    // What is as it was wished to be is as good as done.
    return heldAnswered(c, actor, { companyId, offerId, path }, 'held', result.ok ? undefined : result.refusal.code)
  }

  async function withdraw(c: WebContext, companyId: Id<'company'>, path: string) {
    const { form, actor } = await receive(c, actorOf(c))
    const offerId = asId<'offer'>(form.text('offer'))
    if (!offerId) return c.notFound()
    const result = await withdrawHeldOffer(platform, actor, { companyId, offerId })
    return heldAnswered(
      c,
      actor,
      { companyId, offerId, path },
      'withdrawn',
      result.ok ? undefined : result.refusal.code,
    )
  }

  function heldAnswered(
    c: WebContext,
    actor: Actor,
    { companyId, offerId, path }: Holding & { readonly path: string },
    done: 'held' | 'withdrawn',
    refusal: string | undefined,
  ) {
    if (refusal === 'key-reused') return show(c, actor, companyId, path, { usedAlready: true })
    if (refusal === 'company-not-found' || refusal === 'offer-not-found') return c.notFound()
    const said = [['done', done] as const, ['offer', offerId] as const]
    return c.redirect(addressFor(href(c, path), wishIn(c), said), 303)
  }

  /** The question to show: the one that was refused, the one asked for, or the first that is not put off. */
  function asked(c: WebContext, view: CompanyOpportunities, path: string, refused: Refused | undefined) {
    const questions = decidingQuestions(view.opportunities, view.grounds)
    const wish = wishIn(c)
    const { later } = wish
    const wanted = refused?.key ?? factKeyOf(query(c, 'ask'))
    const left = questions.filter(({ key }) => !later.includes(key))
    const again = refused?.key && { key: refused.key, offers: offersAsking(view, refused.key), worth: undefined }
    const question: DecidingQuestion | undefined = questions.find(({ key }) => key === wanted) ?? (again || left[0])
    if (!question) return undefined
    return questionSheet({
      question,
      rule: gathered(view.opportunities.map(({ offer }) => offer.version.rule)),
      factHref: href(c, `/companies/${view.company.id}/facts/${encodeURIComponent(question.key)}`),
      first: question.key === questions[0]?.key,
      known: view.grounds.facts.known.get(question.key),
      language: c.var.language,
      currency: view.park.currency,
      action: addressFor(href(c, `${path}/answer`), wish),
      laterHref: `${addressFor(href(c, path), { ...wish, later: [...later, question.key] })}#question`,
      key: platform.newId(),
      typed: refused?.typed,
      focus: refused?.key !== undefined || (query(c, 'done') === '' && (wanted === question.key || later.length > 0)),
    })
  }
}

/** What an answer has brought, for the page that thanks for it. */
function told(
  before: CompanyOpportunities,
  after: CompanyOpportunities | undefined,
): readonly (readonly [string, string])[] {
  const open = (view: CompanyOpportunities) =>
    view.opportunities.filter(({ standing }) => standing === 'undetermined').length
  const more = after ? entitledTo(after) - entitledTo(before) : 0
  const settled = after ? open(before) - open(after) : 0
  const counts = Object.entries({ more, settled }).flatMap(([name, count]) =>
    count > 0 ? [[name, String(count)] as const] : [],
  )
  return [['done', 'answered'], ...counts]
}

/** What the address says has just been done; offers only where that is so. */
function doneIn(c: WebContext, { opportunities, held }: CompanyOpportunities): Done | undefined {
  const of = (among: readonly Opportunity[]) => among.find(({ offer }) => offer.id === query(c, 'offer'))?.offer
  switch (query(c, 'done')) {
    case 'answered':
      return { kind: 'answered', more: few(c, 'more'), settled: few(c, 'settled') }
    case 'held': {
      const offer = of(held)
      return offer && { kind: 'held', offer }
    }
    case 'withdrawn': {
      const offer = of(opportunities)
      return offer && { kind: 'withdrawn', offer }
    }
    default:
      return undefined
  }
}

/** A small count from the address: what is none, or absurd, counts nothing. */
function few(c: WebContext, name: string): number {
  const count = Number(query(c, name))
  return Number.isInteger(count) && count > 0 && count < 1000 ? count : 0
}

/** The part of a company's own page that says what it is entitled to. */
export function opportunitiesSection(platform: Platform): CompanySection {
  return async (c, db, actor, company) => {
    if (company.archivedAt) return undefined
    const { language } = c.var
    const view = await opportunitiesFor(platform, db, actor, company, opportunityWords[language].sources)
    return opportunitiesSummary(view, language)
  }
}

/** The offers whose rule has the words of a question. */
function offersAsking({ opportunities }: CompanyOpportunities, key: FactKey): DecidingQuestion['offers'] {
  return opportunities.flatMap(({ offer }) => (asks(offer.version.rule, key) ? [offer] : []))
}

/** What could not be done with what was sent: an answer, or saying that an offer is held already. */
interface Refused {
  readonly key?: FactKey
  readonly typed?: Typed
  readonly usedAlready?: boolean
}

function ownCompany(actor: Actor): Id<'company'> {
  const companyId = companyOf(actor)
  if (!companyId) throw new HTTPException(403)
  return companyId
}

function staffOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor) && !companyOf(actor)) throw new HTTPException(403)
  return actor
}

function typedIn(form: Form) {
  return {
    text: form.text('answer').slice(0, 100),
    currency: form.text('answerCurrency').toUpperCase(),
    codes: form.all('answer'),
    button: form.text('button'),
  }
}
