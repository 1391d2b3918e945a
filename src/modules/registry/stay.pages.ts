import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { isStaff } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, receive } from '../../platform/web.ts'
import { actions, buttonLink, field, form, heading, roughDateField, sheet, submit } from '../../ui/index.ts'
import type { Company } from './companies.store.ts'
import { type TypedStay, nowhere, stayFields, stayFrom, typedStayFrom } from './company-form.view.ts'
import { openPlaces, shownCompany } from './company.pages.ts'
import { companyFacts } from './company-facts.store.ts'
import { stateOf } from './company.ts'
import { correctEntry } from './correct-entry.ts'
import { endResidency, moveCompany } from './move-company.ts'
import { parkOf } from './operator.store.ts'
import { errorAt, errorsOf, isHidden } from './refused.view.ts'
import type { RegistryRefusal } from './refusal.ts'
import { registryWords } from './registry.messages.ts'
import { residenciesOf } from './residencies.store.ts'
import { readTypedDate, readTypedDay } from './typed.ts'

/** A company moves in, moves on, or leaves. */
export function stayPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/companies/:id/move', async (c) => {
      const company = await movable(platform, c)
      if (!company) return c.notFound()
      return c.html(await stayPage(platform, c, { company, typed: nowhere, on: '' }))
    })
    .post('/companies/:id/move', async (c) => {
      const company = await movable(platform, c)
      if (!company) return c.notFound()
      const { form: sent, actor } = await receive(c, actorOf(c))
      const typed = typedStayFrom(sent)
      const stay = stayFrom(typed)
      const result = !stay.ok
        ? stay
        : stay.value
          ? await moveCompany(platform, actor, { companyId: company.id, ...stay.value })
          : ({ ok: false, refusal: { code: 'site-missing' } } as const)
      if (result.ok) return c.redirect(href(c, `/companies/${company.id}?done=moved`), 303)
      if (isHidden(result.refusal)) return c.notFound()
      const moving = { key: sent.text('_key'), refusal: result.refusal }
      return c.html(await stayPage(platform, c, { company, typed, on: '', moving }), 422)
    })
    .post('/companies/:id/entry', async (c) => {
      const company = await movable(platform, c)
      if (!company) return c.notFound()
      const { form: sent, actor } = await receive(c, actorOf(c))
      const typedDay = sent.text('enteredOn')
      const enteredOn = readTypedDate(typedDay)
      const result = enteredOn
        ? await correctEntry(platform, actor, { companyId: company.id, enteredOn })
        : ({
            ok: false,
            refusal: { code: typedDay === '' ? 'date-missing' : 'not-a-date', field: 'enteredOn' },
          } as const)
      if (result.ok) return c.redirect(href(c, `/companies/${company.id}?done=entered`), 303)
      if (isHidden(result.refusal)) return c.notFound()
      const entering = { key: sent.text('_key'), refusal: result.refusal }
      return c.html(
        await stayPage(platform, c, { company, typed: nowhere, on: '', enteredOn: typedDay, entering }),
        422,
      )
    })
    .post('/companies/:id/end', async (c) => {
      const company = await movable(platform, c)
      if (!company) return c.notFound()
      const { form: sent, actor } = await receive(c, actorOf(c))
      const typedDay = sent.text('on')
      const on = readTypedDay(typedDay)
      const result = on
        ? await endResidency(platform, actor, { companyId: company.id, on })
        : ({ ok: false, refusal: { code: typedDay === '' ? 'date-missing' : 'not-a-date', field: 'on' } } as const)
      if (result.ok) return c.redirect(href(c, `/companies/${company.id}?done=ended`), 303)
      if (isHidden(result.refusal)) return c.notFound()
      const ending = { key: sent.text('_key'), refusal: result.refusal }
      return c.html(await stayPage(platform, c, { company, typed: nowhere, on: typedDay, ending }), 422)
    })
}

async function movable(platform: Platform, c: WebContext): Promise<Company | undefined> {
  const actor = actorOf(c)
  const company = await shownCompany(platform, c, actor)
  if (company && !isStaff(actor)) throw new HTTPException(403)
  return company
}

interface Returned {
  readonly key: string
  readonly refusal: RegistryRefusal
}

interface StayPage {
  readonly company: Company
  readonly typed: TypedStay
  readonly on: string
  /** What was typed for the first day; else what the register says stands there. */
  readonly enteredOn?: string
  readonly entering?: Returned
  readonly moving?: Returned
  readonly ending?: Returned
}

async function stayPage(platform: Platform, c: WebContext, page: StayPage) {
  const { language } = c.var
  const { company, typed, on, moving, entering, ending } = page
  const { form: words } = registryWords[language]
  const actor = actorOf(c)
  const { sites, units, hosted, since } = await read(platform, actor, async (db) => {
    const [latest] = await residenciesOf(db, company.id)
    const { today } = await parkOf(platform, db, actor)
    const facts = (await companyFacts(db, { today, companyIds: [company.id] })).get(company.id)
    const since = facts?.known.get('hostedSince')?.value
    return { ...(await openPlaces(db, actor)), hosted: stateOf(latest, today) === 'hosted', since }
  })
  const back = href(c, `/companies/${company.id}`)
  const cancel = buttonLink({ href: back, label: words.cancel, tone: 'quiet' })
  const moveErrors = moving ? errorsOf(language, moving.refusal) : []
  const move = form({
    language,
    action: href(c, `/companies/${company.id}/move`),
    key: moving?.key ?? crypto.randomUUID(),
    errors: moveErrors,
    body: html`${stayFields({ language, typed, errors: moveErrors, sites, units, startLabel: words.moveFrom })}${actions(submit({ label: words.move }), cancel)}`,
  })
  const entryErrors = entering
    ? errorsOf(language, entering.refusal).map((error) => ({ ...error, field: 'enteredOn' }))
    : []
  const entry = form({
    language,
    action: href(c, `/companies/${company.id}/entry`),
    key: entering?.key ?? crypto.randomUUID(),
    errors: entryErrors,
    body: html`${roughDateField({ language, label: words.enteredOn, name: 'enteredOn', value: page.enteredOn ?? (since?.kind === 'date' ? since.date.split('-').toReversed().join('/') : ''), required: true, error: errorAt(entryErrors, 'enteredOn') })}${actions(submit({ label: words.enter, tone: 'plain' }))}`,
  })
  const endErrors = ending ? errorsOf(language, ending.refusal).map((error) => ({ ...error, field: 'on' })) : []
  const end = form({
    language,
    action: href(c, `/companies/${company.id}/end`),
    key: ending?.key ?? crypto.randomUUID(),
    errors: endErrors,
    body: html`${field({ language, label: words.endOn, name: 'on', value: on, type: 'date', required: true, width: 'medium', error: errorAt(endErrors, 'on') })}${actions(submit({ label: words.end, tone: 'plain' }))}`,
  })
  const title = words.moveTitle(company.name)
  return c.var.frame({
    title,
    body: html`${heading({ title, above: { href: back, label: company.name } })}${sheet({ title: words.stay, detail: words.moveDetail, body: move })}${hosted && sheet({ title: words.entryTitle, detail: words.entryDetail, body: entry })}${hosted && sheet({ title: words.endTitle, detail: words.endDetail, body: end })}`,
    section: '/companies',
  })
}
