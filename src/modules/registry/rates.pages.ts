import { Hono } from 'hono'
import { html } from 'hono/html'
import { showDate } from '../../kernel/language.ts'
import { isDirector } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type WebContext, type WebEnv, actorOf, href, receive } from '../../platform/web.ts'
import { actions, empty, field, form, heading, named, sheet, submit, table } from '../../ui/index.ts'
import { addRate } from './add-rate.ts'
import { staffOf } from './company-list.pages.ts'
import { doneNotice } from './company.pages.ts'
import { type QuotedRate, listQuotedRates } from './rates.store.ts'
import { errorAt, errorsOf } from './refused.view.ts'
import type { RegistryRefusal } from './refusal.ts'
import { registryWords } from './registry.messages.ts'
import { readTypedDay, readTypedRate } from './typed.ts'

/** The exchange rates that conditions in another currency use. */
export function ratePages(platform: Platform): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/rates', async (c) => {
      const typed = { from: '', to: '', value: '', on: '', source: '' }
      return c.html(await ratesPage(platform, c, { typed, key: crypto.randomUUID() }))
    })
    .post('/rates', async (c) => {
      staffOf(c)
      const { form: sent, actor } = await receive(c, actorOf(c))
      const typed: TypedRate = {
        from: sent.text('from').toUpperCase(),
        to: sent.text('to').toUpperCase(),
        value: sent.text('value'),
        on: sent.text('on'),
        source: sent.text('source'),
      }
      const on = readTypedDay(typed.on)
      const result = on
        ? await addRate(platform, actor, { ...typed, value: readTypedRate(typed.value) ?? '', on })
        : ({ ok: false, refusal: { code: typed.on === '' ? 'date-missing' : 'not-a-date', field: 'on' } } as const)
      if (result.ok) return c.redirect(href(c, '/rates?done=rate'), 303)
      return c.html(await ratesPage(platform, c, { typed, key: sent.text('_key'), refusal: result.refusal }), 422)
    })
}

interface TypedRate {
  readonly from: string
  readonly to: string
  readonly value: string
  readonly on: string
  readonly source: string
}

interface RatesPage {
  readonly typed: TypedRate
  readonly key: string
  readonly refusal?: RegistryRefusal
}

async function ratesPage(platform: Platform, c: WebContext, { typed, key, refusal }: RatesPage) {
  const actor = staffOf(c)
  const { language } = c.var
  const words = registryWords[language].rates
  const rates = await read(platform, actor, listQuotedRates)
  const rows = table<QuotedRate>({
    language,
    caption: words.caption,
    captionHidden: true,
    rows: rates,
    columns: [
      {
        label: words.rate,
        cell: ({ from, to, value }) => html`<span class="num">${words.equals(from, shown(value, language), to)}</span>`,
      },
      { label: words.on, cell: ({ on }) => showDate(language, on) },
      { label: words.source, cell: ({ source }) => named(source) },
    ],
  })
  const errors = refusal ? errorsOf(language, refusal) : []
  const line = (
    name: keyof TypedRate,
    label: string,
    more: { hint?: string; type?: 'date'; maxlength?: number } = {},
  ) =>
    field({
      language,
      label,
      name,
      value: typed[name],
      required: true,
      error: errorAt(errors, name),
      width: name === 'source' ? 'full' : 'medium',
      autocomplete: 'off',
      ...more,
    })
  const adding =
    isDirector(actor) &&
    sheet({
      title: words.add,
      body: form({
        language,
        action: href(c, '/rates'),
        key,
        errors,
        body: html`${line('from', words.from, { maxlength: 3, hint: 'USD' })}${line('to', words.to, { maxlength: 3, hint: 'MAD' })}${line('value', words.value, { hint: words.valueHint })}${line('on', words.on, { type: 'date' })}${line('source', words.source, { maxlength: 300 })}${actions(submit({ label: words.add }))}`,
      }),
    })
  const none = empty({ title: words.none, detail: words.noneDetail })
  return c.var.frame({
    title: words.title,
    body: html`${doneNotice(c)}${heading({ title: words.title, detail: words.detail })}${rates.length === 0 ? none : rows}${adding}`,
    section: '/rates',
  })
}

function shown(value: string, language: string): string {
  return language === 'en' ? value : value.replace('.', ',')
}
