import { html } from 'hono/html'
import { HTTPException } from 'hono/http-exception'
import { type Id, asId } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import { type RequestRefusal, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, actorOf } from '../../platform/web.ts'
import { type Html, attributes, notice } from '../../ui/index.ts'
import { type Intake, type IntakeRefusal, mayTakeIn } from './intake.ts'
import { findIntake } from './intake.store.ts'
import { intakeRefusalText } from './steps.messages.ts'

/** The actor if it brings workbooks: the section is not for others. */
export function takerOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!mayTakeIn(actor)) throw new HTTPException(403)
  return actor
}

/** The workbook that the address names, if the actor may open it; a foreign one and a missing one are alike. */
export async function intakeOf(c: WebContext, platform: Platform, actor: Actor): Promise<Intake> {
  const id = intakeIdOf(c)
  const intake = await read(platform, actor, (db) => findIntake(db, actor, id))
  if (!intake) throw new HTTPException(404)
  return intake
}

export function intakeIdOf(c: WebContext): Id<'intake'> {
  const id = asId<'intake'>(c.req.param('id'))
  if (!id) throw new HTTPException(404)
  return id
}

/** What stands in the way, above the page it concerns. */
export function refusalNotice(c: WebContext, refusal: IntakeRefusal | RequestRefusal) {
  const { language } = c.var
  return notice({ language, kind: 'error', title: intakeRefusalText(refusal, language) })
}

/** A choice in a cell of a table, whose column says what it is about; it belongs to the form of this id, after the table. */
export function cellSelect({
  form,
  name,
  label,
  options,
  value,
}: {
  readonly form: string
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
}): Html {
  return html`<select class="select max-w-sm sm:min-w-40" form="${form}" name="${name}" aria-label="${label}">${options.map(
    (option) =>
      html`<option value="${option.value}"${attributes({ selected: option.value === value })}>${option.label}</option>`,
  )}</select>`
}
