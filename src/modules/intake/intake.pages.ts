import { Hono } from 'hono'
import { html } from 'hono/html'
import { type Language, showDate, showShortDate } from '../../kernel/language.ts'
import { dayIn } from '../../kernel/civil-date.ts'
import { type RequestRefusal, read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, href, pageNumber, receive } from '../../platform/web.ts'
import {
  PAGE_SIZE,
  actions,
  empty,
  fileField,
  form,
  heading,
  named,
  pager,
  sheet,
  subheading,
  submit,
  table,
  verdictMark,
  withAside,
} from '../../ui/index.ts'
import { parkOf } from '../registry/index.ts'
import { columnsPages, showColumns } from './columns.pages.ts'
import { type Intake, type IntakeRefusal, MOST_MEGABYTES } from './intake.ts'
import { intakeOf, takerOf } from './intake-page.ts'
import { listIntakes } from './intake.store.ts'
import { previewPages } from './preview.pages.ts'
import { type CountOffers, resultPages, showProgress, showResult } from './result.pages.ts'
import { intakeRefusalText, stepWords } from './steps.messages.ts'
import type { WhoBelongs } from './undo-intake.ts'
import { uploadWorkbook } from './upload-workbook.ts'

/** What the intake asks of modules that it does not know; `app.ts` answers. */
export interface People {
  readonly whoBelongs: WhoBelongs
  readonly namesOf: (db: Database, userIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

const nobody: People = { whoBelongs: async () => [], namesOf: async () => new Map() }

/**
 * Workbooks on their way into the register: bring one, understand it, see what it changes, apply it, take it back.
 * `countOffers` tells whether the companies brought in can be entitled to anything yet.
 */
export function intakePages(platform: Platform, people: People = nobody, countOffers?: CountOffers): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/intake', async (c) => showList(c, platform, people))
    .post('/intake', async (c) => {
      const { form: sent, actor } = await receive(c, takerOf(c))
      const file = sent.file('file')
      if (!file) return showList(c, platform, people, { code: 'no-file' }, sent.text('_key'))
      // A file that is too large is refused by what it says of itself, before its bytes are copied.
      if (file.size > MOST_MEGABYTES * 1024 * 1024) {
        return showList(c, platform, people, { code: 'file-too-big', megabytes: MOST_MEGABYTES }, sent.text('_key'))
      }
      const bytes = new Uint8Array(await file.arrayBuffer())
      const uploaded = await uploadWorkbook(platform, actor, { name: file.name, bytes })
      if (!uploaded.ok) return showList(c, platform, people, uploaded.refusal, sent.text('_key'))
      return c.redirect(href(c, `/intake/${uploaded.value}`), 303)
    })
    .get('/intake/:id', async (c) => {
      const actor = takerOf(c)
      const intake = await intakeOf(c, platform, actor)
      if (intake.state === 'understanding' || intake.state === 'previewed') {
        return showColumns(c, platform, actor, intake.id)
      }
      return intake.state === 'applying'
        ? showProgress(c, platform, actor, intake)
        : showResult(c, platform, actor, intake, countOffers)
    })
    .route('/', columnsPages(platform))
    .route('/', previewPages(platform))
    .route('/', resultPages(platform, people.whoBelongs))
}

async function showList(
  c: WebContext,
  platform: Platform,
  people: People,
  refusal?: IntakeRefusal | RequestRefusal,
  key = '',
): Promise<Response> {
  const actor = takerOf(c)
  const { language } = c.var
  const words = stepWords[language].list
  const page = pageNumber(c)
  const { intakes, total, names, zone } = await read(platform, actor, async (db) => {
    const found = await listIntakes(db, actor, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
    const ids = found.intakes.flatMap(({ uploadedBy }) => uploadedBy ?? [])
    const { zone } = await parkOf(platform, db, actor)
    return { ...found, zone, names: await people.namesOf(db, [...new Set(ids)]) }
  })
  const error = refusal && intakeRefusalText(refusal, language)
  const upload = sheet({
    body: form({
      language,
      action: href(c, '/intake'),
      key: key || platform.newId(),
      multipart: true,
      errors: error === undefined ? [] : [{ field: 'file', message: error }],
      body: html`${fileField({
        language,
        name: 'file',
        label: words.file,
        hint: words.fileHint,
        accept: '.xlsx,.csv,.tsv,.txt',
      })}${actions(submit({ label: words.upload, icon: 'upload' }))}`,
    }),
  })
  const earlier =
    total === 0
      ? empty({ title: words.none, detail: words.noneDetail })
      : html`${subheading({ title: words.earlier })}${table<Intake>({
          language,
          caption: words.earlier,
          captionHidden: true,
          columns: [
            {
              label: words.fileName,
              cell: (one) => html`<a href="${href(c, pathOf(one))}">${named(one.fileName)}</a>`,
            },
            { label: words.asOn, cell: (one) => showDate(language, one.asOn) },
            { label: words.state, cell: (one) => stateOf(language, one) },
            {
              label: words.result,
              cell: (one) => (one.counts ? stepWords[language].preview.title(one.counts) : undefined),
            },
            { label: words.broughtOn, cell: (one) => showShortDate(language, dayIn(zone, one.uploadedAt)) },
            { label: words.broughtBy, cell: (one) => nameOf(names, one.uploadedBy) },
          ],
          rows: intakes,
        })}${pager({ language, page, total, href: (to) => href(c, to === 1 ? '/intake' : `/intake?page=${to}`) })}`
  const steps = sheet({
    title: words.stepsTitle,
    body: html`<ol class="grid list-decimal gap-3 ps-5">${words.steps.map((step) => html`<li class="ps-1">${step}</li>`)}</ol>`,
  })
  const body = html`${heading({ title: words.title, detail: words.detail })}${withAside(upload, steps)}${earlier}`
  return c.html(c.var.frame({ title: words.title, body, section: '/intake' }), refusal ? 422 : 200)
}

/** The step that a workbook waits at. */
function pathOf({ id, state }: Intake): string {
  return state === 'previewed' ? `/intake/${id}/preview` : `/intake/${id}`
}

/** Where a workbook is; what still waits for somebody stands out. */
function stateOf(language: Language, { state }: Intake) {
  const label = stepWords[language].states[state]
  return state === 'understanding' || state === 'previewed' ? verdictMark('undetermined', language, label) : label
}

function nameOf(names: ReadonlyMap<string, string>, userId: string | null) {
  const name = userId === null ? undefined : names.get(userId)
  return name === undefined ? undefined : named(name)
}
