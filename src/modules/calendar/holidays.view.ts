import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Language, showDate } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type FieldError,
  type Html,
  actions,
  field,
  form,
  heading,
  manyChoices,
  notice,
  select,
  sheet,
  submit,
  table,
  tabs,
  withAside,
} from '../../ui/index.ts'
import { calendarWords } from './calendar.messages.ts'
import type { EnteredHoliday } from './holidays.store.ts'
import { HOLIDAY_COUNTRIES, LUNAR_HOLIDAYS } from './public-holidays.ts'
import { WEEKDAYS, type WorkSettings } from './work-settings.ts'
import { type Holiday, expectedHolidays, fixedHolidays, isTheSame } from './working-days.ts'

/** What was just done. */
export const HOLIDAYS_DONE = ['added', 'removed', 'set'] as const
export type HolidaysDone = (typeof HOLIDAYS_DONE)[number]

export interface HolidaysPage {
  readonly language: Language
  readonly year: number
  readonly thisYear: number
  readonly settings: WorkSettings
  readonly entered: readonly EnteredHoliday[]
  readonly done: HolidaysDone | undefined
  /** What is wrong with the day to be added, and with how the park would work. */
  readonly errors: Readonly<Record<'day' | 'settings', readonly FieldError[]>>
  readonly typed: { readonly on: string; readonly days: string; readonly holiday: string; readonly name: string }
  readonly typedSettings: TypedSettings
  readonly newKey: () => string
}

/** How the park works, as it stands in the form. */
export interface TypedSettings {
  readonly patience: string
  readonly weekend: readonly string[]
  readonly country: string
}

interface Row {
  readonly on: CivilDate
  readonly days: number
  readonly name: string
  readonly kind: 'fixed' | 'expected' | 'announced' | 'own'
  readonly entered?: EnteredHoliday
}

/** The days off of a year: those that stand fast, those that follow the moon, the park's own. */
export function holidaysBody(page: HolidaysPage): Html {
  const { language, year, thisYear, done } = page
  const words = calendarWords[language]
  const years = [thisYear - 1, thisYear, thisYear + 1]
  const head = heading({
    title: words.title,
    detail: words.detail,
    above: { href: href(language, '/claims'), label: words.above },
    focus: done !== undefined,
  })
  const note = done && notice({ language, kind: 'success', title: words[done] })
  const parts = tabs(
    language,
    words.years,
    years.map((each) => ({
      href: href(language, `/holidays?year=${each}`),
      label: words.year(each),
      current: each === year,
    })),
  )
  return html`${head}${withAside(html`${note}${parts}${daysTable(page)}`, html`${addSheet(page)}${settingsSheet(page)}`)}`
}

function daysTable(page: HolidaysPage): Html {
  const { language, newKey } = page
  const words = calendarWords[language]
  return table({
    language,
    caption: words.caption(page.year),
    captionHidden: true,
    columns: [
      { label: words.name, cell: ({ name }: Row) => html`<bdi>${name}</bdi>` },
      { label: words.day, cell: ({ on }) => showDate(language, on) },
      { label: words.length, cell: ({ days }) => html`<span class="whole">${words.days(days)}</span>` },
      { label: words.kind, cell: ({ kind }) => html`<span class="quiet">${words.kinds[kind]}</span>` },
      {
        label: words.remove,
        labelHidden: true,
        cell: ({ entered, name }) =>
          entered
            ? form({
                language,
                action: href(language, `/holidays/${entered.id}/remove`),
                key: newKey(),
                body: submit({ label: words.remove, tone: 'quiet', spoken: words.removeSpoken(name) }),
              })
            : '',
      },
    ],
    rows: rowsOf(page),
  })
}

function rowsOf({ language, year, settings: { country }, entered }: HolidaysPage): readonly Row[] {
  const words = calendarWords[language]
  const named = ({ holiday }: Holiday, name: string | undefined) => (holiday ? words.names[holiday] : (name ?? ''))
  const inYear = ({ on }: { readonly on: CivilDate }) => on.startsWith(`${year}-`)
  const own = entered.filter(inYear).map(
    (each): Row => ({
      on: each.on,
      days: each.days,
      name: named(each, each.name),
      kind: each.holiday ? 'announced' : 'own',
      entered: each,
    }),
  )
  const expected = expectedHolidays(country, year)
    .filter((each) => !entered.some((other) => isTheSame(each, other)))
    .map((each): Row => ({ on: each.on, days: each.days, name: named(each, undefined), kind: 'expected' }))
  const fixed = fixedHolidays(country, year).map(
    ({ on, holiday }): Row => ({ on, days: 1, name: words.publicNames[holiday], kind: 'fixed' }),
  )
  return [...own, ...expected, ...fixed].toSorted((a, b) => a.on.localeCompare(b.on))
}

function addSheet({ language, errors, typed, newKey }: HolidaysPage): Html {
  const words = calendarWords[language]
  const error = (name: string) => errors.day.find((each) => each.field === name)?.message
  return sheet({
    title: words.addTitle,
    detail: words.addDetail,
    id: 'add',
    body: form({
      language,
      action: href(language, '/holidays'),
      key: newKey(),
      errors: errors.day,
      body: html`${select({
        language,
        name: 'holiday',
        label: words.which,
        none: words.ownDay,
        value: typed.holiday,
        options: LUNAR_HOLIDAYS.map((each) => ({ value: each, label: words.names[each] })),
      })}${field({ language, name: 'name', label: words.ownName, hint: words.ownNameHint, value: typed.name, maxlength: 100, error: error('name') })}${field({ language, name: 'on', label: words.firstDay, value: typed.on, required: true, width: 'medium', maxlength: 40, error: error('on') })}${field({ language, name: 'days', label: words.howMany, value: typed.days, required: true, width: 'short', inputmode: 'numeric', maxlength: 3, error: error('days') })}${actions(submit({ label: words.add }))}`,
    }),
  })
}

function settingsSheet({ language, errors, typedSettings: typed, newKey }: HolidaysPage): Html {
  const words = calendarWords[language]
  const error = (name: string) => errors.settings.find((each) => each.field === name)?.message
  const patience = field({
    language,
    name: 'patience',
    label: words.patience,
    hint: words.patienceHint,
    value: typed.patience,
    required: true,
    width: 'short',
    inputmode: 'numeric',
    maxlength: 3,
    error: error('patience'),
  })
  const weekend = manyChoices({
    language,
    name: 'weekend',
    label: words.weekend,
    values: typed.weekend,
    options: WEEKDAYS.map((each) => ({ value: String(each), label: words.weekdays[each] })),
    error: error('weekend'),
  })
  const country = select({
    language,
    name: 'country',
    label: words.country,
    hint: words.countryHint,
    none: words.noCountry,
    value: typed.country,
    options: HOLIDAY_COUNTRIES.map((each) => ({ value: each, label: words.countries[each] })),
    error: error('country'),
  })
  return sheet({
    title: words.settingsTitle,
    detail: words.settingsDetail,
    id: 'settings',
    body: form({
      language,
      action: href(language, '/holidays/settings'),
      key: newKey(),
      errors: errors.settings,
      body: html`${patience}${weekend}${country}${actions(submit({ label: words.save }))}`,
    }),
  })
}
