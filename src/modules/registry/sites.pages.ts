import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { asId } from '../../kernel/id.ts'
import { showNumber } from '../../kernel/language.ts'
import { isDirector, siteLimit } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, actorOf, href, receive } from '../../platform/web.ts'
import {
  actions,
  buttonLink,
  empty,
  field,
  form,
  heading,
  named,
  sheet,
  submit,
  table,
  textarea,
} from '../../ui/index.ts'
import { staffOf } from './company-list.pages.ts'
import { doneNotice } from './company.pages.ts'
import type { Site } from './company.ts'
import { type UnitWish, addSite, addUnit, editSite, editUnit } from './keep-site.ts'
import { parkOf } from './operator.store.ts'
import { errorAt, errorsOf } from './refused.view.ts'
import type { RegistryRefusal } from './refusal.ts'
import { registryWords } from './registry.messages.ts'
import { type SiteRoom, type Unit, findSite, listSiteRooms, listUnits } from './sites.store.ts'
import { readTypedArea, readTypedNumber } from './typed.ts'
import { mayRunSite } from './visibility.store.ts'

/** The sites of the park and their units. */
export function sitePages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/sites', async (c) => {
      const actor = staffOf(c)
      const limits = siteLimit(actor)
      const rooms = await read(platform, actor, async (db) =>
        listSiteRooms(db, (await parkOf(platform, db, actor)).today),
      )
      const shown = rooms.filter(({ id }) => limits?.includes(id) ?? true)
      return c.html(sitesPage(c, shown))
    })
    .get('/sites/new', (c) => {
      requireDirector(c)
      return c.html(sitePage(c, { typed: noSite, key: crypto.randomUUID() }))
    })
    .post('/sites', async (c) => {
      requireDirector(c)
      const { form: sent, actor } = await receive(c, actorOf(c))
      const typed = typedSiteFrom(sent)
      const result = await addSite(platform, actor, { ...wishFrom(typed), code: typed.code })
      if (result.ok) return c.redirect(href(c, `/sites/${result.value}?done=site`), 303)
      return c.html(sitePage(c, { typed, key: sent.text('_key'), refusal: result.refusal }), 422)
    })
    .get('/sites/:id', async (c) => {
      const found = await siteOf(platform, c)
      if (!found) return c.notFound()
      const typed = typedFromSite(found.site)
      return c.html(sitePage(c, { ...found, typed, key: crypto.randomUUID() }))
    })
    .post('/sites/:id', async (c) => {
      const found = await siteOf(platform, c)
      if (!found) return c.notFound()
      requireDirector(c)
      const { form: sent, actor } = await receive(c, actorOf(c))
      const typed = { ...typedSiteFrom(sent), code: found.site.code }
      const result = await editSite(platform, actor, { ...wishFrom(typed), siteId: found.site.id })
      if (result.ok) return c.redirect(href(c, `/sites/${found.site.id}?done=site`), 303)
      return c.html(sitePage(c, { ...found, typed, key: sent.text('_key'), refusal: result.refusal }), 422)
    })
    .get('/sites/:id/units/:unit', async (c) => {
      const found = await siteOf(platform, c)
      const unit = found?.units.find(({ id }) => id === c.req.param('unit'))
      const fresh = c.req.param('unit') === 'new'
      if (!found || (!unit && !fresh)) return c.notFound()
      const typed = unit ? typedFromUnit(unit) : noUnit
      return c.html(unitPage(c, { site: found.site, unit, typed, key: crypto.randomUUID() }))
    })
    .post('/sites/:id/units/:unit', async (c) => {
      const found = await siteOf(platform, c)
      const unit = found?.units.find(({ id }) => id === c.req.param('unit'))
      const fresh = c.req.param('unit') === 'new'
      if (!found || (!unit && !fresh)) return c.notFound()
      const { form: sent, actor } = await receive(c, actorOf(c))
      const typed = typedUnitFrom(sent)
      const wish = unitWishFrom(typed)
      const result =
        'refused' in wish
          ? undefined
          : unit
            ? await editUnit(platform, actor, { ...wish, unitId: unit.id })
            : await addUnit(platform, actor, { ...wish, siteId: found.site.id })
      if (result?.ok) return c.redirect(href(c, `/sites/${found.site.id}?done=unit`), 303)
      const refusal = 'refused' in wish ? wish.refused : result?.refusal
      return c.html(unitPage(c, { site: found.site, unit, typed, key: sent.text('_key'), refusal }), 422)
    })
}

function requireDirector(c: WebContext): void {
  if (!isDirector(actorOf(c))) throw new HTTPException(403)
}

/** The site of the path with its units, where the actor runs it. */
async function siteOf(platform: Platform, c: WebContext) {
  const actor = staffOf(c)
  const id = asId<'site'>(c.req.param('id'))
  if (!id || !mayRunSite(actor, id)) return undefined
  return read(platform, actor, async (db) => {
    const site = await findSite(db, id)
    return site && { site, units: await listUnits(db, id) }
  })
}

function sitesPage(c: WebContext, rooms: readonly SiteRoom[]) {
  const { language } = c.var
  const { sites: words, list } = registryWords[language]
  const number = (value: number) => showNumber(language, value)
  const hosted = rooms.reduce((total, room) => total + room.hosted, 0)
  const add = isDirector(actorOf(c))
    ? buttonLink({ href: href(c, '/sites/new'), label: words.add, icon: 'plus', tone: 'primary' })
    : undefined
  const rows = table<SiteRoom>({
    language,
    caption: words.caption,
    captionHidden: true,
    rows: rooms,
    columns: [
      { label: list.site, cell: ({ id, name }) => html`<a href="${href(c, `/sites/${id}`)}">${named(name)}</a>` },
      {
        label: words.hosted,
        numeric: true,
        cell: ({ id, hosted }) =>
          html`<a href="${href(c, `/companies?site=${id}&state=hosted`)}">${number(hosted)}</a>`,
      },
      { label: words.units, numeric: true, cell: ({ units }) => number(units) },
      {
        label: words.letOf,
        numeric: true,
        cell: ({ areaSqm, letSqm }) =>
          areaSqm === null ? '—' : words.letShare(number(Number(letSqm ?? 0)), number(Number(areaSqm))),
      },
      { label: words.desks, numeric: true, cell: ({ desks }) => number(desks) },
    ],
  })
  const none = empty({ title: words.none, detail: words.noneDetail, action: add })
  const body = html`${doneNotice(c)}${heading({ title: words.title, detail: words.detail(hosted), actions: add })}${rooms.length === 0 ? none : rows}`
  return c.var.frame({ title: words.title, body, section: '/sites' })
}

interface TypedSite {
  readonly name: string
  readonly code: string
  readonly aliases: string
  readonly address: string
}

const noSite: TypedSite = { name: '', code: '', aliases: '', address: '' }

function typedSiteFrom(sent: Form): TypedSite {
  const [name, code] = [sent.text('name'), sent.text('code')]
  return { name, code, aliases: sent.lines('aliases'), address: sent.lines('address') }
}

function typedFromSite({ name, code, aliases, address }: Site): TypedSite {
  return { name, code, aliases: aliases.join('\n'), address: address ?? '' }
}

function wishFrom({ name, aliases, address }: TypedSite) {
  return { name, address, aliases: aliases.split('\n').filter((alias) => alias !== '') }
}

interface Returned<Typed> {
  readonly typed: Typed
  readonly key: string
  readonly refusal?: RegistryRefusal | undefined
}

function sitePage(
  c: WebContext,
  { typed, key, refusal, site, units = [] }: Returned<TypedSite> & { site?: Site; units?: readonly Unit[] },
) {
  const { language } = c.var
  const { sites: words, form: forms } = registryWords[language]
  const errors = refusal ? errorsOf(language, refusal) : []
  const title = site?.name ?? words.add
  const at = (name: 'name' | 'code', label: string, more: { hint?: string; required?: boolean } = {}) =>
    field({ language, label, name, value: typed[name], error: errorAt(errors, name), ...more })
  const several = (name: 'aliases' | 'address', label: string, hint?: string) =>
    textarea({
      language,
      label,
      name,
      value: typed[name],
      rows: 3,
      error: errorAt(errors, name),
      ...(hint && { hint }),
    })
  const body =
    isDirector(actorOf(c)) &&
    form({
      language,
      action: href(c, site ? `/sites/${site.id}` : '/sites'),
      key,
      errors,
      body: html`${at('name', words.name, { required: true })}${!site && at('code', words.code, { hint: words.codeHint })}${several('aliases', words.aliases, words.aliasesHint)}${several('address', words.address)}${actions(submit({ label: forms.save }), buttonLink({ href: href(c, '/sites'), label: forms.cancel, tone: 'quiet' }))}`,
    })
  return c.var.frame({
    title,
    body: html`${doneNotice(c)}${heading({ title: named(title), above: { href: href(c, '/sites'), label: words.title } })}${site && unitsSheet(c, site, units)}${body && sheet({ ...(site && { title: words.edit }), body })}`,
    section: '/sites',
  })
}

function unitsSheet(c: WebContext, site: Site, units: readonly Unit[]) {
  const { language } = c.var
  const { sites: words } = registryWords[language]
  const path = (unit: string) => href(c, `/sites/${site.id}/units/${unit}`)
  const rows = table<Unit>({
    language,
    caption: words.unitsTitle,
    captionHidden: true,
    rows: units,
    columns: [
      { label: words.unitName, cell: ({ id, name }) => html`<a href="${path(id)}">${named(name)}</a>` },
      { label: words.floor, cell: ({ floor }) => (floor ? named(floor) : '—') },
      {
        label: words.areaSqm,
        numeric: true,
        cell: ({ areaSqm }) => (areaSqm ? words.area(showNumber(language, Number(areaSqm))) : '—'),
      },
      { label: words.desks, numeric: true, cell: ({ desks }) => (desks === null ? '—' : showNumber(language, desks)) },
    ],
  })
  const none = html`<p class="quiet">${words.noUnits}</p>`
  const action = buttonLink({ href: path('new'), label: words.addUnit, icon: 'plus', tone: 'plain' })
  return sheet({ title: words.unitsTitle, action, body: units.length === 0 ? none : rows })
}

interface TypedUnit {
  readonly name: string
  readonly floor: string
  readonly areaSqm: string
  readonly desks: string
}

const noUnit: TypedUnit = { name: '', floor: '', areaSqm: '', desks: '' }

function typedUnitFrom(sent: Form): TypedUnit {
  const [name, floor] = [sent.text('name'), sent.text('floor')]
  return { name, floor, areaSqm: sent.text('areaSqm'), desks: sent.text('desks') }
}

function typedFromUnit({ name, floor, areaSqm, desks }: Unit): TypedUnit {
  return { name, floor: floor ?? '', areaSqm: areaSqm ?? '', desks: desks === null ? '' : String(desks) }
}

function unitWishFrom({ name, floor, areaSqm, desks }: TypedUnit): UnitWish | { readonly refused: RegistryRefusal } {
  const area = areaSqm === '' ? undefined : readTypedArea(areaSqm)
  if (areaSqm !== '' && area === undefined) return { refused: { code: 'not-a-number', field: 'areaSqm' } }
  const count = desks === '' ? undefined : readTypedNumber(desks, 0)
  if (desks !== '' && count === undefined) return { refused: { code: 'not-a-number', field: 'desks' } }
  return { name, floor, areaSqm: area, desks: count === undefined ? undefined : Number(count) }
}

function unitPage(
  c: WebContext,
  { site, unit, typed, key, refusal }: Returned<TypedUnit> & { site: Site; unit: Unit | undefined },
) {
  const { language } = c.var
  const { sites: words, form: forms } = registryWords[language]
  const errors = refusal ? errorsOf(language, refusal) : []
  const back = href(c, `/sites/${site.id}`)
  const title = unit ? words.editUnit(unit.name) : words.addUnit
  const line = (name: keyof TypedUnit, label: string, inputmode?: 'decimal' | 'numeric') =>
    field({
      language,
      label,
      name,
      value: typed[name],
      error: errorAt(errors, name),
      required: name === 'name',
      ...(inputmode && { inputmode, width: 'short' as const }),
    })
  const body = form({
    language,
    action: href(c, `/sites/${site.id}/units/${unit?.id ?? 'new'}`),
    key,
    errors,
    body: html`${line('name', words.unitName)}${line('floor', words.floor)}${line('areaSqm', words.areaSqm, 'decimal')}${line('desks', words.desks, 'numeric')}${actions(submit({ label: forms.save }), buttonLink({ href: back, label: forms.cancel, tone: 'quiet' }))}`,
  })
  return c.var.frame({
    title,
    body: html`${heading({ title, above: { href: back, label: site.name } })}${sheet({ body })}`,
    section: '/sites',
  })
}
