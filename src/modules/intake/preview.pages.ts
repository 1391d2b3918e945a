import { Hono } from 'hono'
import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import type { Id } from '../../kernel/id.ts'
import { showDate } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import { type RequestRefusal, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, href, pageNumber, query, receive } from '../../platform/web.ts'
import {
  PAGE_SIZE,
  actions,
  buttonLink,
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
} from '../../ui/index.ts'
import { intakeIdOf, refusalNotice, takerOf } from './intake-page.ts'
import type { Counts, GoneChoice, Intake, IntakeRefusal } from './intake.ts'
import { findIntake } from './intake.store.ts'
import { LISTED_STATES, type ListedState, ROW_STATES } from './preview.ts'
import { CHOICES, choicePart, companyPart, meansPart } from './preview-row.ts'
import { type PreviewRow, listPreview } from './preview.store.ts'
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
      const chosen = new Map(
        sent.names().flatMap((name): readonly [number, string][] => {
          const [, number] = /^row\.(\d{1,6})$/.exec(name) ?? []
          return number ? [[Number(number), sent.text(name)]] : []
        }),
      )
      const kept = await chooseForRows(platform, actor, { intakeId, choices: chosen })
      if (!kept.ok) return showPreview(c, platform, actor, intakeId, kept.refusal)
      const state = stateFrom(sent.text('state'))
      return c.redirect(href(c, previewPath(intakeId, state, 1, 'chosen')), 303)
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
  })}${refusal && refusalNotice(c, refusal)}${intake.setback && notice({ language, kind: 'warning', title: stepWords[language].setbacks[intake.setback] })}${query(c, 'done') === 'chosen' && notice({ language, kind: 'success', title: words.chosen })}${open && applyPart(c, platform, intake, counts)}${stateTabs(c, intakeId, counts, state)}${
    rows.length === 0 ? empty({ title: words.none }) : rowsPart(c, platform, intake, rows, state)
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

/** The rows of a page; with a form after them where some of them wait for a choice. */
function rowsPart(
  c: WebContext,
  platform: Platform,
  intake: Intake,
  rows: readonly PreviewRow[],
  state: ListedState | undefined,
) {
  const { language } = c.var
  const words = stepWords[language].preview
  const choosing = intake.state === 'previewed' && rows.some(({ details }) => details.choices)
  const list = table<PreviewRow>({
    language,
    caption: words.caption,
    captionHidden: true,
    columns: [
      { label: words.company, cell: (row) => companyPart(c, row) },
      { label: words.rowState, cell: (row) => stepWords[language].rowStates[row.state] },
      { label: words.means, cell: (row) => meansPart(language, row) },
      ...(rows.some(({ details }) => details.choice)
        ? [{ label: words.choose, cell: (row: PreviewRow) => choicePart(language, row, choosing) }]
        : []),
    ],
    rows,
  })
  if (!choosing) return list
  return html`${list}${form({
    language,
    id: CHOICES,
    action: href(c, `/intake/${intake.id}/choices`),
    key: platform.newId(),
    body: html`<input type="hidden" name="state" value="${state ?? ''}">${actions(submit({ label: words.keepChoices, tone: 'outline' }))}`,
  })}`
}

/** What applying will do, what becomes of companies that are gone, and the button that does it. */
function applyPart(c: WebContext, platform: Platform, intake: Intake, counts: Counts) {
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
      action: href(c, `/intake/${intake.id}/apply`),
      key: platform.newId(),
      body: html`${gone}${actions(
        submit({ label: words.apply }),
        buttonLink({ label: words.back, tone: 'quiet', href: href(c, `/intake/${intake.id}`) }),
      )}`,
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
