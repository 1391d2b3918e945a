import { Hono } from 'hono'
import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { showInstant, showNumber } from '../../kernel/language.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { type RequestRefusal, read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, href, receive } from '../../platform/web.ts'
import {
  actions,
  buttonLink,
  figures,
  form,
  heading,
  named,
  notice,
  progress,
  sheet,
  sheets,
  submit,
} from '../../ui/index.ts'
import { parkOf } from '../registry/index.ts'
import { intakeIdOf, intakeOf, refusalNotice, takerOf } from './intake-page.ts'
import type { Dependent, Intake, IntakeRefusal } from './intake.ts'
import { ROW_STATES } from './preview.ts'
import { findProgress } from './progress.ts'
import { type NextStep, stepWords } from './steps.messages.ts'
import { type WhoBelongs, dependentsOf, undoIntake } from './undo-intake.ts'
import { broughtCompanies } from './undo.store.ts'

/** How many companies a refusal names before it counts the others. */
const NAMED = 20

/** The way back: taking an applied workbook out of the register again. */
export function resultPages(platform: Platform, whoBelongs: WhoBelongs): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/intake/:id/undo', async (c) => showUndo(c, platform, takerOf(c), whoBelongs))
    .post('/intake/:id/undo', async (c) => {
      const { actor } = await receive(c, takerOf(c))
      const intakeId = intakeIdOf(c)
      const undone = await undoIntake(platform, actor, { intakeId, whoBelongs })
      if (!undone.ok) return showUndo(c, platform, actor, whoBelongs, undone.refusal)
      return c.redirect(href(c, `/intake/${intakeId}`), 303)
    })
}

/** Whether a script asks for a part of the page that the reader is on. */
function asksByScript(c: WebContext): boolean {
  return c.req.header('hx-request') !== undefined
}

/**
 * How far an application is; the browser asks again by itself. With script only what differs changes on the page, and
 * what asks the browser itself to refresh must not come with it.
 */
export async function showProgress(
  c: WebContext,
  platform: Platform,
  actor: Actor,
  { id, fileName }: Intake,
): Promise<Response> {
  const { language } = c.var
  const { result, phases } = stepWords[language]
  const far = await read(platform, actor, (db) => findProgress(db, id))
  const { phase, done, total } = far ?? { phase: 'waiting' as const, done: 0, total: 0 }
  const again = asksByScript(c) ? undefined : html`<noscript><meta http-equiv="refresh" content="1"></noscript>`
  const page = href(c, `/intake/${id}`)
  const body = html`${again}${heading({ title: result.waiting, detail: named(fileName) })}${sheet({
    body: html`<div hidden hx-get="${page}" hx-trigger="every 1s" hx-target="#content" hx-select="#content" hx-swap="outerMorph"></div><div aria-live="polite">${progress(
      {
        label: phases[phase],
        of: total,
        ...(total > 0 ? { done, shown: result.done(done, total) } : {}),
      },
    )}</div><p class="quiet my-4">${result.waitingDetail}</p>${actions(buttonLink({ label: result.reload, href: page }))}`,
  })}`
  return c.html(c.var.frame({ title: result.waiting, body, section: '/intake' }))
}

/** How many offers are open on a day. */
export type CountOffers = (db: Database, on: CivilDate) => Promise<number>

/** What became of a workbook, and what to do now. */
export async function showResult(
  c: WebContext,
  platform: Platform,
  actor: Actor,
  intake: Intake,
  countOffers?: CountOffers,
): Promise<Response> {
  const { language } = c.var
  const { result, rowStates, rowTabs, list } = stepWords[language]
  const { counts, state, appliedAt, fileName, id } = intake
  const { zone, offers } = await read(platform, actor, async (db) => {
    const { zone, today } = await parkOf(platform, db, actor)
    return { zone, offers: await countOffers?.(db, today) }
  })
  const above = { href: href(c, '/intake'), label: list.title }
  const lines = counts ? buttonLink({ label: result.lines, href: href(c, `/intake/${id}/preview`) }) : undefined
  const another = buttonLink({ label: result.another, tone: 'primary', href: href(c, '/intake') })
  if (state !== 'applied' || !counts) {
    const [title, detail] =
      state === 'undone' ? [result.undone, result.undoneDetail] : [result.discarded, result.discardedDetail]
    const body = html`${heading({ title, detail: html`${named(fileName)} · ${detail}`, above })}${actions(another, lines)}`
    return c.html(c.var.frame({ title, body, section: '/intake' }))
  }
  const title = result.applied(counts)
  const when = appliedAt ? result.appliedOn(showInstant(language, appliedAt, zone)) : ''
  const bare = offers === 0 && isDirector(actor)
  const body = html`${heading({ title, detail: html`${named(fileName)} · ${when}`, above, focus: asksByScript(c) })}${bare && firstOffers(c)}${sheet(
    {
      body: figures(
        ROW_STATES.filter((one) => counts[one] > 0).map((one) => ({
          value: showNumber(language, counts[one]),
          label: (counts[one] === 1 ? rowStates : rowTabs)[one],
          href: href(c, `/intake/${id}/preview?state=${one}`),
        })),
      ),
    },
  )}${actions(
    buttonLink({ label: result.companies, tone: bare ? 'outline' : 'primary', href: href(c, '/companies') }),
    lines,
  )}${sheets(
    nextSteps(c, bare || !isDirector(actor) ? ['overview', 'people'] : ['overview', 'offers', 'people']),
    sheet({
      title: result.undoTitle,
      detail: result.undoDetail,
      body: buttonLink({ label: result.undo, href: href(c, `/intake/${id}/undo`) }),
    }),
  )}`
  return c.html(c.var.frame({ title, body, section: '/intake' }))
}

/** A register without an offer tells nobody what they are entitled to: that comes first. */
function firstOffers(c: WebContext) {
  const { noOffers, noOffersDetail, noOffersGo } = stepWords[c.var.language].result
  return sheet({
    tone: 'question',
    title: noOffers,
    detail: noOffersDetail,
    body: buttonLink({ label: noOffersGo, tone: 'primary', icon: 'arrow', href: href(c, addresses.offers) }),
  })
}

const addresses: Readonly<Record<NextStep, string>> = {
  overview: '/overview',
  offers: '/offers/catalogue',
  people: '/people',
}

function nextSteps(c: WebContext, shown: readonly NextStep[]) {
  const { next, steps } = stepWords[c.var.language].result
  return sheet({
    title: next,
    body: html`<ul class="counted">${shown.map(
      (step) =>
        html`<li><span>${steps[step].text}</span><a class="link" href="${href(c, addresses[step])}">${steps[step].link}</a></li>`,
    )}</ul>`,
  })
}

async function showUndo(
  c: WebContext,
  platform: Platform,
  actor: Actor,
  whoBelongs: WhoBelongs,
  refusal?: IntakeRefusal | RequestRefusal,
): Promise<Response> {
  const { language } = c.var
  const { undo } = stepWords[language]
  const intake = await intakeOf(c, platform, actor)
  const page = href(c, `/intake/${intake.id}`)
  if (intake.state !== 'applied') return c.redirect(page, 303)
  const { dependents, brought } = await read(platform, actor, async (db) => ({
    dependents: await dependentsOf(db, actor, intake.id, whoBelongs),
    brought: await broughtCompanies(db, intake.id),
  }))
  const title = dependents.length > 0 ? undo.impossible : undo.title(intake.fileName)
  const body = html`${heading({
    title,
    detail: dependents.length > 0 ? undefined : undo.detail(brought.length),
    above: { href: page, label: intake.fileName },
  })}${refusal && dependents.length === 0 && refusalNotice(c, refusal)}${
    dependents.length > 0 ? dependentsPart(c, dependents) : undoForm(c, platform, intake.id, page)
  }`
  return c.html(c.var.frame({ title, body, section: '/intake' }), refusal ? 422 : 200)
}

function undoForm(c: WebContext, platform: Platform, id: Id<'intake'>, page: string) {
  const { language } = c.var
  const { undo } = stepWords[language]
  return form({
    language,
    action: href(c, `/intake/${id}/undo`),
    key: platform.newId(),
    body: actions(
      submit({ label: undo.go, tone: 'danger' }),
      buttonLink({ label: undo.back, tone: 'quiet', href: page }),
    ),
  })
}

function dependentsPart(c: WebContext, dependents: readonly Dependent[]) {
  const { language } = c.var
  const { undo, laterWork } = stepWords[language]
  const rest = dependents.length - NAMED
  return notice({
    language,
    kind: 'warning',
    title: undo.impossibleDetail,
    detail: html`<ul>${dependents
      .slice(0, NAMED)
      .map(
        ({ companyId, name, because }) =>
          html`<li><a href="${href(c, `/companies/${companyId}`)}">${named(name)}</a> <span class="quiet">${laterWork[because]}</span></li>`,
      )}${rest > 0 && html`<li>${undo.more(rest)}</li>`}</ul>`,
  })
}
