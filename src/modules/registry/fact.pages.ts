import { Hono } from 'hono'
import { html } from 'hono/html'
import { asId } from '../../kernel/id.ts'
import { isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import { actions, buttonLink, choices, field, form, heading, roughDateField, sheet, submit } from '../../ui/index.ts'
import {
  type FactKey,
  type Rule,
  choicesOf,
  factKeyOf,
  factQuestion,
  isChoiceKey,
  isFromTheRegister,
  showFactValue,
} from '../rules/index.ts'
import type { Company } from './companies.store.ts'
import { shownCompany } from './company.pages.ts'
import { SOURCE_KINDS, type SourceKind } from './company.ts'
import { currentFacts, sourceOf } from './company.view.ts'
import { factFields, typedFactFrom, typedFrom } from './fact-fields.view.ts'
import { type AskedQuestions, factName } from './fact-name.ts'
import { factsOfADay, ordinaryFacts } from './fact-order.ts'
import { type RecordedFact, factHistory } from './facts.store.ts'
import { type Park, parkOf } from './operator.store.ts'
import { recordFact, withdrawFact } from './record-fact.ts'
import { errorAt, errorsOf, isHidden } from './refused.view.ts'
import type { RegistryRefusal } from './refusal.ts'
import { registryWords } from './registry.messages.ts'
import { type TypedFact, readTypedDate, readTypedFact } from './typed.ts'

/** The facts of a company: which ones can be told, and the telling of each. */
export function factPages(platform: Platform, askedQuestions: AskedQuestions): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/companies/:id/facts', async (c) => {
      const company = await shownCompany(platform, c, actorOf(c))
      if (!company) return c.notFound()
      const { facts, park, asked } = await known(platform, c, company, askedQuestions)
      const current = currentFacts(facts)
      const { language } = c.var
      const title = registryWords[language].company.complete
      const lastYear = Number(park.today.slice(0, 4)) - 1
      const years = [0, 1, 2, 3, 4].map((back) => `turnover:${lastYear - back}` as const)
      // Of a fact whose codes no offer names there is nothing to choose yet.
      const askable = (key: FactKey) => !isChoiceKey(key) || choicesOf(key, language, asked).length > 0
      const open = [...years, ...ordinaryFacts].filter((key) => !current.has(key) && askable(key))
      const links = open.map((key) =>
        buttonLink({
          href: factPath(c, company, key),
          label: factName(key, language, asked),
          icon: 'plus',
          tone: 'plain',
        }),
      )
      const body = html`${heading({ title, above: above(c, company) })}${sheet({ body: actions(...links) })}`
      return c.html(c.var.frame({ title, body, section: '/companies' }))
    })
    .get('/companies/:id/facts/:key', async (c) => {
      const company = await shownCompany(platform, c, actorOf(c))
      const key = tellable(c.req.param('key'))
      if (!company || !key) return c.notFound()
      const { facts, park, asked } = await known(platform, c, company, askedQuestions)
      const fact = currentFacts(facts).get(key)
      const typed: TypedStatement = {
        fact: typedFrom(fact?.value, c.var.language),
        validOn: fact?.validOn?.split('-').toReversed().join('/') ?? '',
        sourceKind: 'operator',
        source: '',
      }
      return c.html(factPage({ c, company, key, fact, park, typed, asked, idempotencyKey: crypto.randomUUID() }))
    })
    .post('/companies/:id/facts/:key', async (c) => {
      const company = await shownCompany(platform, c, actorOf(c))
      const key = tellable(c.req.param('key'))
      if (!company || !key) return c.notFound()
      const { form: sent, actor } = await receive(c, actorOf(c))
      const typed: TypedStatement = {
        fact: typedFactFrom(sent),
        validOn: sent.text('validOn'),
        sourceKind: SOURCE_KINDS.find((kind) => kind === sent.text('sourceKind')) ?? 'operator',
        source: sent.text('source'),
      }
      const value = readTypedFact(key, typed.fact)
      const validOn = typed.validOn === '' ? undefined : readTypedDate(typed.validOn)
      const unread: RegistryRefusal | undefined = !value.ok
        ? value.refusal
        : typed.validOn !== '' && !validOn
          ? { code: 'not-a-date', field: 'validOn' }
          : undefined
      const { sourceKind, source } = typed
      const result =
        unread === undefined && value.ok
          ? await recordFact(platform, actor, {
              companyId: company.id,
              key,
              value: value.value,
              validOn,
              sourceKind,
              source,
            })
          : undefined
      if (result?.ok) {
        const done = result.value.recorded ? 'fact' : 'same'
        return c.redirect(href(c, `/companies/${company.id}?done=${done}`), 303)
      }
      const refusal = result?.refusal ?? unread
      if (refusal && isHidden(refusal)) return c.notFound()
      const { facts, park, asked } = await known(platform, c, company, askedQuestions)
      const fact = currentFacts(facts).get(key)
      return c.html(
        factPage({ c, company, key, fact, park, typed, asked, idempotencyKey: sent.text('_key'), refusal }),
        422,
      )
    })
    .post('/companies/:id/withdraw/:fact', async (c) => {
      const company = await shownCompany(platform, c, actorOf(c))
      const factId = asId<'fact'>(c.req.param('fact'))
      if (!company || !factId) return c.notFound()
      const { actor } = await receive(c, actorOf(c))
      const result = await withdrawFact(platform, actor, { companyId: company.id, factId })
      if (result.ok) return c.redirect(href(c, `/companies/${company.id}?done=withdrawn`), 303)
      return c.notFound()
    })
}

/** The fact of an address; what the register says of itself has no form. */
function tellable(name: string): FactKey | undefined {
  const key = factKeyOf(name)
  return key && !isFromTheRegister(key) ? key : undefined
}

async function known(platform: Platform, c: WebContext, company: Company, askedQuestions: AskedQuestions) {
  const actor = actorOf(c)
  return read(platform, actor, async (db) => ({
    facts: await factHistory(db, company.id),
    park: await parkOf(platform, db, actor),
    asked: await askedQuestions(db),
  }))
}

interface TypedStatement {
  readonly fact: TypedFact
  readonly validOn: string
  readonly sourceKind: SourceKind
  readonly source: string
}

interface FactPage {
  readonly c: WebContext
  readonly company: Company
  readonly key: FactKey
  readonly fact: RecordedFact | undefined
  readonly park: Park
  readonly typed: TypedStatement
  readonly asked: Rule | undefined
  readonly idempotencyKey: string
  readonly refusal?: RegistryRefusal | undefined
}

function factPage({ c, company, key, fact, park, typed, asked, idempotencyKey, refusal }: FactPage) {
  const { language } = c.var
  const { form: words } = registryWords[language]
  const errors = refusal ? errorsOf(language, refusal) : []
  // Shown inside a company's page, where other facts may have their form open too.
  const idOf = (name: string) => (query(c, 'inline') === 'yes' ? `${name}-${key.replace(':', '-')}` : undefined)
  const value = factFields({
    language,
    key,
    typed: typed.fact,
    parkCurrency: park.currency,
    asked,
    // A company is asked; the park's people fill in.
    label: isStaff(actorOf(c)) ? factName(key, language, asked) : factQuestion(key, language, asked),
    error: errorAt(errors, 'value'),
    id: idOf('value'),
  })
  const day =
    factsOfADay.includes(key) &&
    roughDateField({
      language,
      label: words.validOn,
      name: 'validOn',
      value: typed.validOn,
      hint: words.validOnHint,
      error: errorAt(errors, 'validOn'),
      id: idOf('validOn'),
    })
  const buttons = actions(
    submit({ label: words.save }),
    buttonLink({ href: href(c, `/companies/${company.id}`), label: words.cancel, tone: 'quiet' }),
  )
  const body = form({
    language,
    action: factPath(c, company, key),
    key: idempotencyKey,
    errors,
    body: html`${value}${day}${sourceFields({ c, typed, error: errorAt(errors, 'source'), idOf })}${buttons}`,
  })
  const title = words.factTitle(factName(key, language, asked))
  const detail =
    fact && html`${words.currentValue} : ${showFactValue(key, fact.value, language)} · ${sourceOf(fact, language)}`
  return c.var.frame({
    title,
    body: html`${heading({ title, detail, above: above(c, company) })}${sheet({ body: html`<div data-fact-form>${body}</div>` })}${fact && withdrawal(c, company, fact)}`,
    section: '/companies',
  })
}

interface SourceFields {
  readonly c: WebContext
  readonly typed: TypedStatement
  readonly error: string | undefined
  readonly idOf: (name: string) => string | undefined
}

/** Whence the statement comes: asked of the operator's people; what a company says of itself is declared. */
function sourceFields({ c, typed, error, idOf }: SourceFields) {
  const { language } = c.var
  const { form: words, sources } = registryWords[language]
  const kinds =
    isStaff(actorOf(c)) &&
    choices({
      language,
      label: words.sourceKind,
      name: 'sourceKind',
      id: idOf('sourceKind'),
      value: typed.sourceKind,
      required: true,
      options: SOURCE_KINDS.map((kind) => ({ value: kind, label: sources[kind] })),
    })
  return html`${kinds}${field({ language, label: words.sourceText, name: 'source', id: idOf('source'), value: typed.source, hint: words.sourceHint, maxlength: 300, error })}`
}

function withdrawal(c: WebContext, company: Company, fact: RecordedFact) {
  const { language } = c.var
  const { form: words } = registryWords[language]
  const body = form({
    language,
    action: href(c, `/companies/${company.id}/withdraw/${fact.id}`),
    key: crypto.randomUUID(),
    body: actions(submit({ label: words.withdraw, tone: 'plain' })),
  })
  return sheet({ title: words.withdraw, detail: words.withdrawDetail, body })
}

function factPath(c: WebContext, { id }: Company, key: FactKey): string {
  return href(c, `/companies/${id}/facts/${encodeURIComponent(key)}`)
}

function above(c: WebContext, { id, name }: Company) {
  return { href: href(c, `/companies/${id}`), label: name }
}
