import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import type { Id } from '../../kernel/id.ts'
import { type Language, showDate } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import { type RequestRefusal, read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Form, type WebContext, type WebEnv, href, pageNumber, query, receive } from '../../platform/web.ts'
import {
  PAGE_SIZE,
  actions,
  choices,
  empty,
  form,
  heading,
  notice,
  pager,
  sheet,
  submit,
  table,
  tabs,
  verdictMark,
} from '../../ui/index.ts'
import { intakeIdOf, refusalNotice, takerOf } from './intake-page.ts'
import type { Counts, GoneChoice, Intake, IntakeRefusal } from './intake.ts'
import { findIntake } from './intake.store.ts'
import { LISTED_STATES, type ListedState, ROW_STATES } from './preview.ts'
import { CHOICES, companyPart, meansPart } from './preview-row.ts'
import { type PreviewRow, doubtfulRows, listPreview } from './preview.store.ts'
import { chooseForRows, previewAgain } from './prepare-preview.ts'
import { discardIntake, startApplying } from './start-applying.ts'
import { stepWords } from './steps.messages.ts'

/** The third step: what a workbook would change, row by row, and the decision to apply it. */
export function previewPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/intake/:id/preview', async (c) => showPreview(c, platform, takerOf(c), intakeIdOf(c)))
    .post('/intake/:id/choices', async (c) => {
      const { form: sent, actor } = await receive(c, takerOf(c))
      const intakeId = intakeIdOf(c)
      return keepChoicesAndShow(c, platform, actor, intakeId, sent)
    })
    .post('/intake/:id/again', async (c) => {
      const { actor } = await receive(c, takerOf(c))
      const intakeId = intakeIdOf(c)
      const compared = await previewAgain(platform, actor, intakeId)
      if (!compared.ok) return showPreview(c, platform, actor, intakeId, compared.refusal)
      return c.redirect(href(c, previewPath(intakeId)), 303)
    })
    .post('/intake/:id/apply', async (c) => {
      const { form: sent, actor } = await receive(c, takerOf(c))
      const intakeId = intakeIdOf(c)
      // Nobody applies what they have not seen: choices not kept yet come into the preview first.
      const chosen = choicesIn(sent)
      if (chosen.size > 0 && (await read(platform, actor, (db) => choosesAnew(db, actor, intakeId, chosen)))) {
        return keepChoicesAndShow(c, platform, actor, intakeId, sent)
      }
      const gone: GoneChoice = sent.text('gone') === 'end' ? 'end' : 'keep'
      const started = await startApplying(platform, actor, { intakeId, gone })
      if (!started.ok) return showPreview(c, platform, actor, intakeId, started.refusal)
      return c.redirect(href(c, `/intake/${intakeId}`), 303)
    })
    .post('/intake/:id/discard', async (c) => {
      const { actor } = await receive(c, takerOf(c))
      const intakeId = intakeIdOf(c)
      const discarded = await discardIntake(platform, actor, intakeId)
      if (!discarded.ok) return showPreview(c, platform, actor, intakeId, discarded.refusal)
      return c.redirect(href(c, `/intake/${intakeId}`), 303)
    })
}

/** Choices about doubtful rows, by their number in the preview. */
function choicesIn(sent: Form): ReadonlyMap<number, string> {
  return new Map(
    sent.names().flatMap((name): readonly [number, string][] => {
      const [, number] = /^row\.(\d{1,6})$/.exec(name) ?? []
      return number ? [[Number(number), sent.text(name)]] : []
    }),
  )
}

/** Whether choices differ from what the preview shows as chosen. */
async function choosesAnew(
  db: Database,
  actor: Actor,
  intakeId: Id<'intake'>,
  chosen: ReadonlyMap<number, string>,
): Promise<boolean> {
  if (!(await findIntake(db, actor, intakeId))) return false
  const rows = await doubtfulRows(db, intakeId)
  return rows.some(({ number, details: { choices, choice } }) =>
    choices?.some((one) => one === chosen.get(number) && one !== choice),
  )
}

async function keepChoicesAndShow(
  c: WebContext,
  platform: Platform,
  actor: Actor,
  intakeId: Id<'intake'>,
  sent: Form,
): Promise<Response> {
  const kept = await chooseForRows(platform, actor, { intakeId, choices: choicesIn(sent) })
  if (!kept.ok) return showPreview(c, platform, actor, intakeId, kept.refusal)
  return c.redirect(href(c, previewPath(intakeId, stateFrom(sent.text('state')), 1, 'chosen')), 303)
}

function stateFrom(text: string): ListedState | undefined {
  return LISTED_STATES.find((state) => state === text)
}

function previewPath(id: Id<'intake'>, state?: ListedState, page = 1, done = ''): string {
  const asked = { state: state ?? '', page: page > 1 ? String(page) : '', done }
  const params = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()
  return `/intake/${id}/preview${params && `?${params}`}`
}

async function showPreview(
  c: WebContext,
  platform: Platform,
  actor: Actor,
  intakeId: Id<'intake'>,
  refusal?: IntakeRefusal | RequestRefusal,
): Promise<Response> {
  const state = stateFrom(query(c, 'state'))
  const page = pageNumber(c)
  const { intake, rows } = await read(platform, actor, async (db) => {
    const intake = await findIntake(db, actor, intakeId)
    if (!intake) throw new HTTPException(404)
    const place = { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE, ...(state ? { state } : {}) }
    return { intake, rows: await listPreview(db, intakeId, place) }
  })
  const { counts } = intake
  if (!counts) return c.redirect(href(c, `/intake/${intakeId}`), 303)
  const { language } = c.var
  const words = stepWords[language].preview
  const open = intake.state === 'previewed'
  const total = state ? counts[state] : ROW_STATES.reduce((sum, one) => sum + counts[one], 0)

  const title = words.title(counts)
  const day = showDate(language, intake.asOn)
  const body = html`${heading({
    title,
    detail: open ? words.detail(intake.fileName, day) : `${intake.fileName} · ${day}`,
    above: {
      href: href(c, `/intake/${intakeId}`),
      label: open ? words.back : stepWords[language].states[intake.state],
    },
  })}${refusal && refusalNotice(c, refusal)}${intake.setback && notice({ language, kind: 'warning', title: stepWords[language].setbacks[intake.setback] })}${query(c, 'done') === 'chosen' && notice({ language, kind: 'success', title: words.chosen })}${open && applyPart(c, platform, intake, counts, state)}${stateTabs(c, intakeId, counts, state)}${
    rows.length === 0 ? empty({ title: words.none }) : rowsPart(c, intake, rows)
  }${pager({ language, page, total, href: (to) => href(c, previewPath(intakeId, state, to)) })}`
  return c.html(c.var.frame({ title, body, section: '/intake' }), refusal ? 422 : 200)
}

function stateTabs(c: WebContext, id: Id<'intake'>, counts: Counts, current: ListedState | undefined) {
  const { language } = c.var
  const { preview, rowTabs } = stepWords[language]
  const shown = LISTED_STATES.filter((state) => counts[state] > 0 || state === current)
  return tabs(language, preview.parts, [
    { href: href(c, previewPath(id)), label: preview.all, current: !current },
    ...shown.map((state) => ({
      href: href(c, previewPath(id, state)),
      label: rowTabs[state],
      count: counts[state],
      current: state === current,
    })),
  ])
}

/** The rows of a page; where some wait for a choice, the button that keeps the choices without applying. */
function rowsPart(c: WebContext, intake: Intake, rows: readonly PreviewRow[]) {
  const { language } = c.var
  const words = stepWords[language].preview
  const open = intake.state === 'previewed'
  const list = table<PreviewRow>({
    language,
    caption: words.caption,
    captionHidden: true,
    columns: [
      { label: words.company, cell: (row) => companyPart(c, row) },
      { label: words.rowState, cell: (row) => rowStatePart(language, row) },
      // What it says needs the whole width of a phone.
      { label: words.means, labelHidden: true, cell: (row) => meansPart(language, row, open) },
    ],
    rows,
  })
  if (!open || !rows.some(({ details }) => details.choices)) return list
  return html`${list}${actions(
    html`<button type="submit" class="btn btn-outline btn-primary" form="${CHOICES}" formaction="${href(c, `/intake/${intake.id}/choices`)}">${words.keepChoices}</button>`,
  )}`
}

/** The state of a row; one that asks for a look stands out. */
function rowStatePart(language: Language, { state }: PreviewRow) {
  const label = stepWords[language].rowStates[state]
  const mark = state === 'doubtful' ? 'undetermined' : state === 'refused' ? 'ineligible' : undefined
  return mark ? verdictMark(mark, language, label) : label
}

/** What applying will do, what becomes of companies that are gone, and the button that does it; choices come with it. */
function applyPart(c: WebContext, platform: Platform, intake: Intake, counts: Counts, state: ListedState | undefined) {
  const { language } = c.var
  const words = stepWords[language].preview
  const gone =
    counts.gone > 0 &&
    choices({
      language,
      name: 'gone',
      label: words.goneChoice(counts.gone),
      required: true,
      value: intake.goneChoice,
      options: [
        { value: 'keep', label: words.goneKeep },
        { value: 'end', label: words.goneEnd(showDate(language, intake.asOn)) },
      ],
    })
  return sheet({
    title: words.applyTitle,
    detail: words.applyDetail(counts),
    body: html`${form({
      language,
      id: CHOICES,
      action: href(c, `/intake/${intake.id}/apply`),
      key: platform.newId(),
      body: html`<input type="hidden" name="state" value="${state ?? ''}">${gone}${actions(submit({ label: words.apply }))}`,
    })}${
      intake.setback &&
      form({
        language,
        action: href(c, `/intake/${intake.id}/again`),
        key: platform.newId(),
        body: submit({ label: words.again, tone: 'outline' }),
      })
    }`,
  })
}
