import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import { type Actor, companyOf, isStaff } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import { type FactKey, factKeyOf } from '../eligibility/index.ts'
import { type CompanySection, declareFact } from '../registry/index.ts'
import { readAnswer, validOnFor } from './answer.ts'
import { type CompanyOpportunities, opportunitiesFor, readOpportunities } from './opportunities.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { opportunitiesBody, opportunitiesSummary, opportunitiesTitle } from './opportunities.view.ts'
import { type DecidingQuestion, asks, decidingQuestions } from './question.ts'
import { type Typed, questionSheet } from './question.view.ts'

/** "Our opportunities": for a company its own, for the operator's people any company's as the company sees it. */
export function opportunitiesPages(platform: Platform): Hono<WebEnv> {
  const pages = new Hono<WebEnv>()
  const own = '/opportunities'
  const seen = '/companies/:id{[0-9a-fA-F-]{36}}/opportunities'

  pages.get(own, (c) => show(c, actorOf(c), ownCompany(actorOf(c)), own))
  pages.post(`${own}/answer`, (c) => answer(c, ownCompany(actorOf(c)), own))
  pages.get(seen, (c) => withCompany(c, (companyId, path) => show(c, staffOf(c), companyId, path)))
  pages.post(`${seen}/answer`, (c) => withCompany(c, (companyId, path) => answer(c, companyId, path)))
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
      question: asked(c, view, path, refused),
      answered: query(c, 'done') === 'answered',
    })
    const title = opportunitiesTitle(view, language)
    const section = view.staff ? '/companies' : own
    return c.html(c.var.frame({ title, body, section }), refused ? 422 : 200)
  }

  async function answer(c: WebContext, companyId: Id<'company'>, path: string) {
    const { form, actor } = await receive(c, actorOf(c))
    const { language } = c.var
    const key = factKeyOf(form.text('fact'))
    if (!key) return c.redirect(href(c, path), 303)
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
    return c.redirect(`${href(c, path)}?done=answered`, 303)
  }

  /** The question to show: the one that was refused, the one asked for, or the first that is not put off. */
  function asked(c: WebContext, view: CompanyOpportunities, path: string, refused: Refused | undefined) {
    const questions = decidingQuestions(view.opportunities, view.grounds)
    const later = c.req.queries('later')?.flatMap((text) => factKeyOf(text) ?? []) ?? []
    const wanted = refused?.key ?? factKeyOf(query(c, 'ask'))
    const left = questions.filter(({ key }) => !later.includes(key))
    const again = refused && { key: refused.key, offers: offersAsking(view, refused.key), worth: undefined }
    const question: DecidingQuestion | undefined = questions.find(({ key }) => key === wanted) ?? again ?? left[0]
    if (!question) return undefined
    const put = new URLSearchParams([...later, question.key].map((key): [string, string] => ['later', key]))
    return questionSheet({
      question,
      first: question.key === questions[0]?.key,
      known: view.grounds.facts.known.get(question.key),
      language: c.var.language,
      currency: view.park.currency,
      action: href(c, `${path}/answer`),
      laterHref: `${href(c, path)}?${put.toString()}`,
      key: platform.newId(),
      typed: refused?.typed,
    })
  }
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

interface Refused {
  readonly key: FactKey
  readonly typed: Typed
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
