import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Id } from '../../kernel/id.ts'
import { showInstant, showNumber } from '../../kernel/language.ts'
import type { Actor } from '../../platform/actor.ts'
import { type RequestRefusal, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, href, receive } from '../../platform/web.ts'
import { actions, buttonLink, figures, form, heading, named, notice, progress, sheet, submit } from '../../ui/index.ts'
import { parkOf } from '../registry/index.ts'
import { intakeIdOf, intakeOf, refusalNotice, takerOf } from './intake-page.ts'
import type { Dependent, Intake, IntakeRefusal } from './intake.ts'
import { ROW_STATES } from './preview.ts'
import { findProgress } from './progress.ts'
import { stepWords } from './steps.messages.ts'
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

/** How far an application is; the browser asks again by itself, with or without script. */
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
  const body = html`${heading({ title: result.waiting, detail: named(fileName) })}${sheet({
    body: html`<div aria-live="polite">${progress({
      label: phases[phase],
      of: total,
      ...(total > 0 ? { done, shown: result.done(done, total) } : {}),
    })}</div><p class="quiet">${result.waitingDetail}</p>${actions(buttonLink({ label: result.reload, href: href(c, `/intake/${id}`) }))}`,
  })}`
  c.header('refresh', '1')
  return c.html(c.var.frame({ title: result.waiting, body, section: '/intake' }))
}

/** What became of a workbook. */
export async function showResult(c: WebContext, platform: Platform, actor: Actor, intake: Intake): Promise<Response> {
  const { language } = c.var
  const { result, rowTabs, list } = stepWords[language]
  const { counts, state, appliedAt, fileName, id } = intake
  const { zone } = await read(platform, actor, (db) => parkOf(platform, db, actor))
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
  const body = html`${heading({ title, detail: html`${named(fileName)} · ${when}`, above })}${sheet({
    body: figures(
      ROW_STATES.filter((one) => counts[one] > 0).map((one) => ({
        value: showNumber(language, counts[one]),
        label: rowTabs[one],
        href: href(c, `/intake/${id}/preview?state=${one}`),
      })),
    ),
  })}${actions(
    buttonLink({ label: result.companies, tone: 'primary', href: href(c, '/companies') }),
    lines,
    buttonLink({ label: result.undo, tone: 'quiet', href: href(c, `/intake/${id}/undo`) }),
  )}`
  return c.html(c.var.frame({ title, body, section: '/intake' }))
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
    above: { href: page, label: stepWords[language].states.applied },
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
