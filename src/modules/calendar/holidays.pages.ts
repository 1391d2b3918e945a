import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { partsOf } from '../../kernel/civil-date.ts'
import { asId } from '../../kernel/id.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import type { FieldError } from '../../ui/index.ts'
import { parkOf, readTypedDay } from '../registry/index.ts'
import { calendarWords } from './calendar.messages.ts'
import { holidayStatus } from './calendar.status.ts'
import { type HolidaysPage, holidaysBody } from './holidays.view.ts'
import { listHolidays } from './holidays.store.ts'
import { addHoliday, removeHoliday } from './keep-holidays.ts'
import type { HolidayRefusal } from './refusal.ts'
import { LUNAR_HOLIDAYS } from './working-days.ts'

/** The days on which the park does not work, for the director to keep. */
export function holidaysPages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/holidays', (c) => show(c, directorOf(c)))
    .post('/holidays', async (c) => {
      const { form, actor } = await receive(c, directorOf(c))
      const typed = {
        on: form.text('on'),
        days: form.text('days'),
        holiday: form.text('holiday'),
        name: form.text('name'),
      }
      const on = readTypedDay(typed.on)
      if (on === undefined) return show(c, actor, { refusal: { code: 'day-not-understood' }, typed })
      const holiday = LUNAR_HOLIDAYS.find((each) => each === typed.holiday)
      const days = /^\d{1,3}$/.test(typed.days) ? Number(typed.days) : 0
      const result = await addHoliday(platform, actor, { on, days, holiday, name: typed.name })
      if (!result.ok) return show(c, actor, { refusal: result.refusal, typed })
      return c.redirect(href(c, `/holidays?year=${partsOf(on).year}&done=added`), 303)
    })
    .post('/holidays/:id/remove', async (c) => {
      const { actor } = await receive(c, directorOf(c))
      const id = asId<'holiday'>(c.req.param('id'))
      if (!id) return c.notFound()
      const result = await removeHoliday(platform, actor, id)
      if (result.ok) return c.redirect(href(c, '/holidays?done=removed'), 303)
      return result.refusal.code === 'holiday-not-found' ? c.notFound() : show(c, actor, { refusal: result.refusal })
    })

  async function show(
    c: WebContext,
    actor: Actor,
    wrong?: { readonly refusal: HolidayRefusal; readonly typed?: HolidaysPage['typed'] },
  ) {
    const { language } = c.var
    const words = calendarWords[language]
    const body = await read(platform, actor, async (db) => {
      const { country } = await findOperator(db, actor.operatorId)
      const thisYear = partsOf((await parkOf(platform, db, actor)).today).year
      const asked = Number(query(c, 'year'))
      const year = Number.isInteger(asked) && Math.abs(asked - thisYear) <= 1 ? asked : thisYear
      const done = query(c, 'done')
      return holidaysBody({
        language,
        year,
        thisYear,
        country,
        entered: await listHolidays(db),
        done: wrong ? undefined : done === 'added' || done === 'removed' ? done : undefined,
        errors: wrong ? [errorOf(wrong.refusal, sentenceFor(words.refusals, wrong.refusal))] : [],
        typed: wrong?.typed ?? { on: '', days: '1', holiday: '', name: '' },
        newKey: () => platform.newId(),
      })
    })
    return c.html(
      c.var.frame({ title: words.title, body, section: '/claims' }),
      wrong ? holidayStatus[wrong.refusal.code] : 200,
    )
  }
}

function errorOf({ code }: HolidayRefusal, message: string): FieldError {
  const fields: Partial<Record<HolidayRefusal['code'], string>> = {
    'days-not-understood': 'days',
    'name-missing': 'name',
  }
  return { field: fields[code] ?? 'on', message }
}

function directorOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isDirector(actor)) throw new HTTPException(403)
  return actor
}
