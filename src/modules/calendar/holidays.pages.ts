import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { partsOf } from '../../kernel/civil-date.ts'
import { asId } from '../../kernel/id.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, query, receive } from '../../platform/web.ts'
import type { FieldError } from '../../ui/index.ts'
import { parkOf, readTypedDay } from '../registry/index.ts'
import { calendarWords } from './calendar.messages.ts'
import { holidayStatus, settingsStatus } from './calendar.status.ts'
import { workSettings } from './calendar.ts'
import { HOLIDAYS_DONE, type HolidaysPage, type TypedSettings, holidaysBody } from './holidays.view.ts'
import { listHolidays } from './holidays.store.ts'
import { addHoliday, removeHoliday } from './keep-holidays.ts'
import { LUNAR_HOLIDAYS, holidayCountry } from './public-holidays.ts'
import type { HolidayRefusal, SettingsRefusal } from './refusal.ts'
import { setWorkSettings } from './set-work-settings.ts'
import { WEEKDAYS, type WorkSettings } from './work-settings.ts'

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
      if (on === undefined) return show(c, actor, { form: 'day', refusal: { code: 'day-not-understood' }, typed })
      const holiday = LUNAR_HOLIDAYS.find((each) => each === typed.holiday)
      const days = wholeNumber(typed.days)
      const result = await addHoliday(platform, actor, { on, days, holiday, name: typed.name })
      if (!result.ok) return show(c, actor, { form: 'day', refusal: result.refusal, typed })
      return c.redirect(href(c, `/holidays?year=${partsOf(on).year}&done=added`), 303)
    })
    .post('/holidays/settings', async (c) => {
      const { form, actor } = await receive(c, directorOf(c))
      const typed = { patience: form.text('patience'), weekend: form.all('weekend'), country: form.text('country') }
      const country = holidayCountry(typed.country)
      if (!country && typed.country !== '') {
        return show(c, actor, { form: 'settings', refusal: { code: 'country-not-known' }, typed })
      }
      const result = await setWorkSettings(platform, actor, {
        patience: wholeNumber(typed.patience),
        weekend: WEEKDAYS.filter((each) => typed.weekend.includes(String(each))),
        country,
      })
      if (!result.ok) return show(c, actor, { form: 'settings', refusal: result.refusal, typed })
      return c.redirect(href(c, '/holidays?done=set'), 303)
    })
    .post('/holidays/:id/remove', async (c) => {
      const { actor } = await receive(c, directorOf(c))
      const id = asId<'holiday'>(c.req.param('id'))
      if (!id) return c.notFound()
      const result = await removeHoliday(platform, actor, id)
      if (result.ok) return c.redirect(href(c, '/holidays?done=removed'), 303)
      return result.refusal.code === 'holiday-not-found'
        ? c.notFound()
        : show(c, actor, { form: 'day', refusal: result.refusal })
    })

  async function show(c: WebContext, actor: Actor, wrong?: Wrong) {
    const { language } = c.var
    const words = calendarWords[language]
    const body = await read(platform, actor, async (db) => {
      const thisYear = partsOf((await parkOf(platform, db, actor)).today).year
      const asked = Number(query(c, 'year'))
      const year = Number.isInteger(asked) && Math.abs(asked - thisYear) <= 1 ? asked : thisYear
      const settings = await workSettings(db, actor.operatorId)
      return holidaysBody({
        language,
        year,
        thisYear,
        settings,
        entered: await listHolidays(db),
        done: wrong ? undefined : HOLIDAYS_DONE.find((each) => each === query(c, 'done')),
        errors: {
          day: wrong?.form === 'day' ? [dayError(wrong.refusal, sentenceFor(words.refusals, wrong.refusal))] : [],
          settings:
            wrong?.form === 'settings'
              ? [settingsError(wrong.refusal, sentenceFor(words.settingsRefusals, wrong.refusal))]
              : [],
        },
        typed: (wrong?.form === 'day' && wrong.typed) || { on: '', days: '1', holiday: '', name: '' },
        typedSettings: wrong?.form === 'settings' ? wrong.typed : typedFrom(settings),
        newKey: () => platform.newId(),
      })
    })
    return c.html(c.var.frame({ title: words.title, body, section: '/claims' }), wrong ? statusOf(wrong) : 200)
  }
}

/** What was refused, and what was typed. */
type Wrong =
  | { readonly form: 'day'; readonly refusal: HolidayRefusal; readonly typed?: HolidaysPage['typed'] }
  | { readonly form: 'settings'; readonly refusal: SettingsRefusal; readonly typed: TypedSettings }

function statusOf(wrong: Wrong) {
  return wrong.form === 'day' ? holidayStatus[wrong.refusal.code] : settingsStatus[wrong.refusal.code]
}

function typedFrom({ patience, weekend, country }: WorkSettings): TypedSettings {
  return { patience: String(patience), weekend: weekend.map(String), country: country ?? '' }
}

function dayError({ code }: HolidayRefusal, message: string): FieldError {
  const fields: Partial<Record<HolidayRefusal['code'], string>> = {
    'days-not-understood': 'days',
    'name-missing': 'name',
  }
  return { field: fields[code] ?? 'on', message }
}

function settingsError({ code }: SettingsRefusal, message: string): FieldError {
  const fields: Partial<Record<SettingsRefusal['code'], string>> = {
    'no-day-worked': 'weekend',
    'country-not-known': 'country',
  }
  return { field: fields[code] ?? 'patience', message }
}

/** A short whole number as it was typed; 0 where it is none. */
function wholeNumber(text: string): number {
  return /^\d{1,3}$/.test(text) ? Number(text) : 0
}

function directorOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isDirector(actor)) throw new HTTPException(403)
  return actor
}
