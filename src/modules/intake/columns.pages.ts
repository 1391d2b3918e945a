import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import type { Id } from '../../kernel/id.ts'
import { type Language, showList } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import { type RequestRefusal, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, href, receive } from '../../platform/web.ts'
import {
  type Content,
  type Html,
  actions,
  field,
  form,
  heading,
  named,
  notice,
  select,
  sheet,
  subheading,
  submit,
  table,
  verdictMark,
  withAside,
} from '../../ui/index.ts'
import { type Site, listSites, parkOf } from '../registry/index.ts'
import { isDirector, siteLimit } from '../../platform/actor.ts'
import { SCALES, type ScaleChoice, columnName, currenciesFor, decisionsFrom, meaningChoices } from './columns-form.ts'
import { type IntakeWork, findWork } from './intake.store.ts'
import type { IntakeRefusal } from './intake.ts'
import { cellSelect, intakeIdOf, refusalNotice, takerOf } from './intake-page.ts'
import { type Layout, isAmount, layoutsOf } from './mapping.ts'
import { decideAndPreview } from './prepare-preview.ts'
import { type ReadDocument, readDocument } from './read-document.ts'
import { NO_SITE, type SiteInFile, sitesInFile } from './sites-in-file.ts'
import { intakeRefusalText, stepWords } from './steps.messages.ts'
import { type Column, meaningText, problemText } from '../workbook/index.ts'

/** The second step: what was understood of a workbook's columns and sites, to be corrected. */
export function columnsPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>().post('/intake/:id/columns', async (c) => {
    const { form: sent, actor } = await receive(c, takerOf(c))
    const intakeId = intakeIdOf(c)
    const opened = await openWork(platform, actor, intakeId)
    const decisions = decisionsFrom(sent, opened)
    if (!decisions.ok) return showColumns(c, platform, actor, intakeId, { sent, refusal: decisions.refusal })
    const previewed = await decideAndPreview(platform, actor, { intakeId, decisions: decisions.value })
    if (!previewed.ok) return showColumns(c, platform, actor, intakeId, { sent, refusal: previewed.refusal })
    return c.redirect(href(c, `/intake/${intakeId}/preview`), 303)
  })
}

/** The form that the choices in the tables belong to. */
const FORM = 'columns'

/** A workbook with what the page shows of it. */
export interface OpenedWork {
  readonly work: IntakeWork
  readonly document: ReadDocument
  readonly layouts: readonly Layout[]
  readonly sites: readonly Site[]
  readonly inFile: readonly SiteInFile[]
  readonly currency: string
  readonly mayCreate: boolean
}

async function openWork(platform: Platform, actor: Actor, intakeId: Id<'intake'>): Promise<OpenedWork> {
  const found = await read(platform, actor, async (db) => {
    const work = await findWork(db, actor, intakeId)
    return work && { work, sites: await listSites(db), park: await parkOf(platform, db, actor) }
  })
  if (!found) throw new HTTPException(404)
  const { work, sites, park } = found
  const document = readDocument({ ...work, currency: park.currency })
  if (!document.ok) throw new Error(`The kept workbook ${intakeId} can no longer be read: ${document.refusal.code}.`)
  const limits = siteLimit(actor)
  return {
    work,
    document: document.value,
    layouts: layoutsOf(document.value.understanding),
    sites: sites.filter(({ id }) => limits?.includes(id) ?? true),
    inFile: sitesInFile(document.value.drafts, sites, work.siteChoices),
    currency: park.currency,
    mayCreate: isDirector(actor),
  }
}

interface Returned {
  readonly sent: Form
  readonly refusal: IntakeRefusal | RequestRefusal
}

/** The page itself; returned with what was sent and the sentence that says why. */
export async function showColumns(
  c: WebContext,
  platform: Platform,
  actor: Actor,
  intakeId: Id<'intake'>,
  returned?: Returned,
): Promise<Response> {
  const opened = await openWork(platform, actor, intakeId)
  const { language } = c.var
  const words = stepWords[language].columns
  const { work, layouts, document } = opened
  const value = (name: string, otherwise: string) =>
    returned?.sent.names().includes(name) ? returned.sent.text(name) : otherwise
  const dayError =
    returned?.refusal.code === 'day-malformed' ? intakeRefusalText(returned.refusal, language) : undefined

  const decisions = form({
    language,
    id: FORM,
    action: href(c, `/intake/${intakeId}/columns`),
    key: returned?.sent.text('_key') || platform.newId(),
    body: html`${dayPart(language, value('asOn', work.asOn), dayError)}${sitesPart(language, opened, value)}${actions(submit({ label: words.go, icon: 'arrow' }))}`,
  })
  const discard = form({
    language,
    action: href(c, `/intake/${intakeId}/discard`),
    key: platform.newId(),
    inline: true,
    body: submit({ label: words.discard, tone: 'quiet' }),
  })
  const { title } = words
  const setback =
    work.setback && notice({ language, kind: 'warning', title: stepWords[language].setbacks[work.setback] })
  const found = words.found(document.drafts.filter(({ onlyName }) => !onlyName).length, work.fileName)
  const body = html`${heading({
    title,
    detail: html`<strong>${found}</strong> ${words.detail}`,
    above: { href: href(c, '/intake'), label: stepWords[language].list.title },
  })}${returned && refusalNotice(c, returned.refusal)}${setback}${withAside(
    layouts.map((layout, at) => layoutPart(language, layout, at, opened, value)),
    html`${notesPart(language, document)}${sheet({ body: decisions })}${discard}`,
  )}`
  return c.html(c.var.frame({ title, body, section: '/intake' }), returned ? 422 : 200)
}

function dayPart(language: Language, value: string, error: string | undefined): Html {
  const { asOn, asOnHint } = stepWords[language].columns
  return field({
    language,
    name: 'asOn',
    label: asOn,
    hint: asOnHint,
    error,
    type: 'date',
    required: true,
    width: 'medium',
    value,
  })
}

type Value = (name: string, otherwise: string) => string

function layoutPart(
  language: Language,
  { columns, tables }: Layout,
  at: number,
  { currency, work }: OpenedWork,
  value: Value,
): Html {
  const words = stepWords[language].columns
  const sheets = [...new Set(tables.map(({ sheet: name }) => name))]
  const [first] = tables
  const detail =
    first &&
    [
      words.headingAt(first.table.headerRows[0] ?? first.table.firstRow),
      words.rows(first.table.firstRow, first.table.lastRow),
    ].join(' · ')
  const title = words.layout(showList(language, sheets), sheets.length)
  return html`${subheading({ title, detail: detail ?? '' })}${table<Column>({
    language,
    caption: title,
    captionHidden: true,
    columns: [
      { label: words.column, cell: (column) => headingOf(language, column) },
      { label: words.samples, cell: (column) => samplesOf(column) },
      { label: words.meaning, cell: (column) => meaningPart(language, column, at, work.asOn, value) },
      { label: words.unit, cell: (column) => unitPart(language, column, at, currency, value) },
    ],
    rows: columns.filter(({ heading: text, samples }) => text !== '' || samples.length > 0),
  })}`
}

function headingOf(language: Language, { letters, heading: text }: Column): Content {
  return html`<span class="flex gap-1.5"><span class="num quiet">${letters}</span>${text === '' ? stepWords[language].columns.noHeading : named(text)}</span>`
}

function samplesOf({ samples }: Column): Content {
  return html`<span class="quiet">${samples.slice(0, 3).map((sample, at) => html`${at > 0 && ' · '}<span class="inline-block max-w-full">${named(sample.slice(0, 60))}</span>`)}</span>`
}

function meaningPart(language: Language, column: Column, at: number, asOn: string, value: Value): Content {
  const words = stepWords[language].columns
  const name = columnName('m', at, column.index)
  const chosen = value(name, column.meaning)
  const options = meaningChoices(column, asOn).map((meaning) => ({
    value: meaning,
    label: meaningText(meaning, language),
  }))
  const check = !column.sure && column.meaning !== 'ignored'
  const label = words.meaningOf(column.heading || column.letters)
  return html`<div class="sm:min-w-60">${cellSelect({ form: FORM, name, label, options, value: chosen })}</div>${check && html` ${verdictMark('undetermined', language, words.toCheck)}`}`
}

function unitPart(language: Language, column: Column, at: number, assumed: string, value: Value): Content {
  if (!isAmount(column.meaning)) return undefined
  const words = stepWords[language].columns
  const heading = column.heading || column.letters
  const scale = value(columnName('s', at, column.index), String(column.unit.scale ?? 0))
  const currency = value(columnName('c', at, column.index), column.unit.currency ?? '')
  const scales = SCALES.map((power: ScaleChoice) => ({ value: String(power), label: words.scales[power] }))
  const currencies = [
    { value: '', label: words.assumed(assumed) },
    ...currenciesFor(column, assumed).map((code) => ({ value: code, label: code })),
  ]
  const own = (kind: 's' | 'c') => ({ form: FORM, name: columnName(kind, at, column.index) })
  return html`<div class="grid gap-2">${cellSelect({ ...own('s'), label: words.scaleOf(heading), options: scales, value: scale })}${cellSelect({ ...own('c'), label: words.currencyOf(heading), options: currencies, value: currency })}</div>`
}

function sitesPart(language: Language, { inFile, sites, mayCreate }: OpenedWork, value: Value): Content {
  const words = stepWords[language].columns
  const open = inFile.filter(({ known }) => !known)
  if (open.length === 0) return undefined
  const known = inFile.flatMap(({ known: site, rows }) => (site ? [words.site(site.name, rows)] : []))
  const fields = open.map(({ key, name, rows, choice }) => {
    const field = `site.${inFile.findIndex((one) => one.key === key)}`
    return select({
      language,
      name: field,
      required: true,
      label: key === NO_SITE ? words.site(words.noSite, rows) : words.site(name, rows),
      // Who may not add a site is not led to another one.
      value: value(field, choice === 'create' && !mayCreate ? 'none' : choice),
      options: [
        ...(key === NO_SITE || !mayCreate ? [] : [{ value: 'create', label: words.createSite(name) }]),
        ...sites.map((site) => ({ value: site.id, label: words.isSite(site.name) })),
        { value: 'none', label: words.noStay },
      ],
    })
  })
  return html`<fieldset><legend class="strong">${words.sites}</legend><div class="hint"><p>${mayCreate ? words.sitesDetail : words.sitesToName}</p>${known.length > 0 && html`<p>${words.knownSites(showList(language, known))}</p>`}</div>${fields}</fieldset>`
}

/** What was assumed of whole columns and sheets, and what was not taken for a company. */
function notesPart(language: Language, { problems, skipped, understanding }: ReadDocument): Content {
  const words = stepWords[language].columns
  const headings = new Set(
    understanding.sheets.flatMap(({ name, tables }) =>
      tables.flatMap(({ headerRows, firstRow }) => [headerRows[0] ?? firstRow].map((row) => `${row} ${name}`)),
    ),
  )
  const notes = problems.filter(
    ({ code, row, sheet: name }) => code === 'no-company-list' || headings.has(`${row} ${name}`),
  )
  const { titles, totals, duplicates } = skipped
  // Sheets kept alike assume alike: each sentence once.
  const sentences = new Set(notes.map((problem) => problemText(problem, language)))
  if (titles + totals + duplicates > 0) sentences.add(words.skipped(titles, totals, duplicates))
  if (sentences.size === 0) return undefined
  return sheet({
    title: words.notes,
    body: html`<ul class="grid gap-3">${[...sentences].map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
  })
}
