import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { asId } from '../../kernel/id.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Actor, isDirector, isStaff, siteLimit } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import {
  type Content,
  actions,
  buttonLink,
  form,
  heading,
  named,
  notice,
  select,
  sheet,
  submit,
} from '../../ui/index.ts'
import { type FactKey, type FactValue, choicesOf, factLabel } from '../rules/index.ts'
import { type NewCompanyWish, addCompany } from './add-company.ts'
import { type Company, earlierIdentities, findCompany } from './companies.store.ts'
import {
  type TypedStay,
  contactFields,
  identityFields,
  nowhere,
  stayFields,
  stayFrom,
  typedFromIdentity,
  typedIdentityFrom,
  typedStayFrom,
} from './company-form.view.ts'
import { staffOf } from './company-list.pages.ts'
import { type Site, type TypedIdentity, identityOf, stateOf } from './company.ts'
import { companyView } from './company.view.ts'
import { archiveCompany, editCompany } from './edit-company.ts'
import { factFields } from './fact-fields.view.ts'
import { factHistory } from './facts.store.ts'
import { parkOf } from './operator.store.ts'
import type { AskedQuestions } from './fact-name.ts'
import { errorAt, errorsOf, isHidden } from './refused.view.ts'
import type { RegistryRefusal } from './refusal.ts'
import { DONE, registryWords } from './registry.messages.ts'
import { residenciesOf } from './residencies.store.ts'
import { type Unit, listSites, listUnits } from './sites.store.ts'
import { readTypedFact } from './typed.ts'

/** What another module adds to a company's page: its part, or nothing for this company or this reader. */
export type CompanySection = (
  c: WebContext,
  db: Database,
  actor: Actor,
  company: Company,
) => Promise<Content | undefined>

/** A company: added, shown, edited, archived. */
export function companyPages(
  platform: Platform,
  sections: readonly CompanySection[],
  askedQuestions: AskedQuestions,
): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/companies/new', async (c) => {
      const actor = staffOf(c)
      const typed = { identity: typedFromIdentity(identityOf('')), stay: nowhere, began: '', sector: '' }
      return c.html(await newCompanyPage(platform, c, actor, { typed, key: crypto.randomUUID() }))
    })
    .post('/companies', async (c) => {
      staffOf(c)
      const { form: sent, actor } = await receive(c, actorOf(c))
      const typed: TypedCompany = {
        identity: typedIdentityFrom(sent),
        stay: typedStayFrom(sent),
        began: sent.text('began'),
        sector: sent.text('sector'),
      }
      const wish = wishFrom(typed)
      const result = wish.ok ? await addCompany(platform, actor, wish.value) : wish
      if (result.ok) return c.redirect(href(c, `/companies/${result.value}?done=added`), 303)
      const returned = { typed, key: sent.text('_key'), refusal: result.refusal }
      return c.html(await newCompanyPage(platform, c, actor, returned), 422)
    })
    .get('/companies/:id', async (c) => {
      const actor = actorOf(c)
      const id = asId<'company'>(c.req.param('id'))
      if (!id) return c.notFound()
      const view = await read(platform, actor, async (db) => {
        const company = await findCompany(db, actor, id)
        if (!company) return undefined
        const park = await parkOf(platform, db, actor)
        const parts: Content[] = []
        for (const section of sections) {
          const part = await section(c, db, actor, company)
          if (part !== undefined) parts.push(part)
        }
        return {
          company,
          park,
          zone: park.zone,
          sections: parts,
          residencies: await residenciesOf(db, id),
          facts: await factHistory(db, id),
          versions: await earlierIdentities(db, id),
          asked: await askedQuestions(db),
        }
      })
      if (!view) return c.notFound()
      const body = html`${doneNotice(c)}${companyView({ ...view, c, staff: isStaff(actor) })}`
      return c.html(c.var.frame({ title: view.company.name, body, section: '/companies' }))
    })
    .get('/companies/:id/edit', async (c) => {
      const actor = actorOf(c)
      const company = await shownCompany(platform, c, actor)
      if (!company) return c.notFound()
      const typed = typedFromIdentity(company)
      return c.html(await editPage(platform, c, actor, { company, typed, key: crypto.randomUUID() }))
    })
    .post('/companies/:id/edit', async (c) => {
      const company = await shownCompany(platform, c, actorOf(c))
      if (!company) return c.notFound()
      const { form: sent, actor } = await receive(c, actorOf(c))
      const told = typedIdentityFrom(sent)
      // A company tells how to reach it; the rest of its identity is the operator's to keep.
      const { email, phone, website, contactName } = told
      const typed = isStaff(actor) ? told : { ...typedFromIdentity(company), email, phone, website, contactName }
      const result = await editCompany(platform, actor, { companyId: company.id, identity: typed })
      if (result.ok) return c.redirect(href(c, `/companies/${company.id}?done=edited`), 303)
      if (isHidden(result.refusal)) return c.notFound()
      const returned = { company, typed, key: sent.text('_key'), refusal: result.refusal }
      return c.html(await editPage(platform, c, actor, returned), 422)
    })
    .post('/companies/:id/archive', async (c) => {
      const company = await shownCompany(platform, c, actorOf(c))
      if (!company) return c.notFound()
      const { form: sent, actor } = await receive(c, actorOf(c))
      const back = sent.text('back') === 'yes'
      const result = await archiveCompany(platform, actor, { companyId: company.id, back })
      if (result.ok) {
        return c.redirect(href(c, `/companies/${company.id}?done=${back ? 'restored' : 'archived'}`), 303)
      }
      if (isHidden(result.refusal)) return c.notFound()
      const typed = typedFromIdentity(company)
      const returned = { company, typed, key: crypto.randomUUID(), refusal: result.refusal }
      return c.html(await editPage(platform, c, actor, returned), 422)
    })
}

/** The company of the path, where the actor sees it. */
export async function shownCompany(platform: Platform, c: WebContext, actor: Actor): Promise<Company | undefined> {
  const id = asId<'company'>(c.req.param('id'))
  return id && read(platform, actor, (db) => findCompany(db, actor, id))
}

/** What has just been done, where the address says it. */
export function doneNotice(c: WebContext): Content {
  const { language } = c.var
  const done = DONE.find((code) => code === query(c, 'done'))
  return done && notice({ language, kind: 'success', title: registryWords[language].done[done] })
}

/** The sites an actor may take companies in at, and their units. */
export async function openPlaces(
  db: Database,
  actor: Actor,
): Promise<{ readonly sites: readonly Site[]; readonly units: readonly Unit[] }> {
  const limits = siteLimit(actor)
  const sites = (await listSites(db)).filter(({ id }) => limits?.includes(id) ?? true)
  return { sites, units: await listUnits(db) }
}

interface TypedCompany {
  readonly identity: TypedIdentity
  readonly stay: TypedStay
  readonly began: string
  readonly sector: string
}

interface Returned<Typed> {
  readonly typed: Typed
  readonly key: string
  readonly refusal?: RegistryRefusal
}

/** The wish that was typed, or the first thing in it that cannot be read. */
function wishFrom({ identity, stay: typedStay, began, sector }: TypedCompany): Result<NewCompanyWish, RegistryRefusal> {
  const stay = stayFrom(typedStay)
  if (!stay.ok) return stay
  const facts: { readonly key: FactKey; readonly value: FactValue }[] = []
  if (began !== '') {
    const read = readTypedFact('activityStartedOn', { value: began, values: [], currency: '' })
    if (!read.ok) return refuse({ code: 'not-a-date', field: 'began' })
    facts.push({ key: 'activityStartedOn', value: read.value })
  }
  if (sector !== '') {
    const read = readTypedFact('sector', { value: '', values: [sector], currency: '' })
    if (!read.ok) return read
    facts.push({ key: 'sector', value: read.value })
  }
  return ok({ identity, stay: stay.value, facts })
}

async function newCompanyPage(
  platform: Platform,
  c: WebContext,
  actor: Actor,
  { typed, key, refusal }: Returned<TypedCompany>,
) {
  const { language } = c.var
  const { form: words, list } = registryWords[language]
  const { sites, units } = await read(platform, actor, (db) => openPlaces(db, actor))
  if (!isDirector(actor) && sites.length === 0) throw new HTTPException(403)
  const errors = refusal ? errorsOf(language, refusal) : []
  const fields = { language, typed: typed.identity, errors, mayKeepIce: mayKeepIce(typed.identity, refusal) }
  const stay = stayFields({
    language,
    typed: typed.stay,
    errors,
    sites,
    units,
    startLabel: words.startedOn,
    ...(isDirector(actor) && { none: words.noSite }),
  })
  const sectors = choicesOf('sector', language).map(({ code, label }) => ({ value: code, label }))
  const first = [
    factFields({
      language,
      key: 'activityStartedOn',
      typed: { value: typed.began, values: [], currency: '' },
      parkCurrency: '',
      name: 'began',
      required: false,
      error: errorAt(errors, 'began'),
    }),
    select({
      language,
      label: factLabel('sector', language),
      name: 'sector',
      value: typed.sector,
      options: sectors,
      none: words.choose,
    }),
  ]
  const body = form({
    language,
    action: href(c, '/companies'),
    key,
    errors,
    body: html`${identityFields(fields)}<fieldset class="flow"><legend class="strong">${words.stay}</legend>${stay}</fieldset><fieldset class="flow"><legend class="strong">${words.first}</legend>${first}</fieldset>${contactFields(fields)}${actions(submit({ label: words.add }), buttonLink({ href: href(c, '/companies'), label: words.cancel, tone: 'quiet' }))}`,
  })
  const above = { href: href(c, '/companies'), label: list.title }
  return c.var.frame({
    title: words.addTitle,
    body: html`${heading({ title: words.addTitle, above })}${takenLink(c, refusal)}${sheet({ body })}`,
    section: '/companies',
  })
}

async function editPage(
  platform: Platform,
  c: WebContext,
  actor: Actor,
  { company, typed, key, refusal }: Returned<TypedIdentity> & { readonly company: Company },
) {
  const { language } = c.var
  const { form: words } = registryWords[language]
  const errors = refusal ? errorsOf(language, refusal) : []
  const fields = {
    language,
    typed,
    errors,
    mayKeepIce: company.iceOverridden || mayKeepIce(typed, refusal),
  }
  const back = href(c, `/companies/${company.id}`)
  const body = form({
    language,
    action: href(c, `/companies/${company.id}/edit`),
    key,
    errors,
    body: html`${isStaff(actor) && identityFields(fields)}${contactFields(fields)}${actions(submit({ label: words.save }), buttonLink({ href: back, label: words.cancel, tone: 'quiet' }))}`,
  })
  const away = isStaff(actor) && (await archiveSheet(platform, c, actor, company))
  const title = words.editTitle(company.name)
  return c.var.frame({
    title,
    body: html`${heading({ title, above: { href: back, label: company.name } })}${takenLink(c, refusal)}${sheet({ body })}${away}`,
    section: '/companies',
  })
}

async function archiveSheet(platform: Platform, c: WebContext, actor: Actor, company: Company): Promise<Content> {
  const { language } = c.var
  const { company: words } = registryWords[language]
  const hosted = await read(platform, actor, async (db) => {
    const [latest] = await residenciesOf(db, company.id)
    return stateOf(latest, (await parkOf(platform, db, actor)).today) === 'hosted'
  })
  if (hosted && !company.archivedAt) return undefined
  const label = company.archivedAt ? words.restore : words.archive
  const body = form({
    language,
    action: href(c, `/companies/${company.id}/archive`),
    key: crypto.randomUUID(),
    body: html`${company.archivedAt && html`<input type="hidden" name="back" value="yes">`}${actions(submit({ label, tone: 'plain' }))}`,
  })
  return sheet({ title: label, detail: words.archiveDetail, body })
}

/** The way to the company that has the ICE, where the actor may see it. */
function takenLink(c: WebContext, refusal: RegistryRefusal | undefined): Content {
  if (refusal?.code !== 'ice-taken' || !refusal.company) return undefined
  const { id, name } = refusal.company
  const link = html`<a href="${href(c, `/companies/${id}`)}">${named(name)}</a>`
  return notice({ language: c.var.language, kind: 'warning', title: link })
}

/** Whether to offer keeping a doubtful ICE: once it has been called so, and while the box is ticked. */
function mayKeepIce(typed: TypedIdentity, refusal: RegistryRefusal | undefined): boolean {
  return refusal?.code === 'ice-doubtful' || typed.keepDoubtfulIce
}
