import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Language, showNumber, showShortDate } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  actions,
  buttonLink,
  disclosure,
  empty,
  field,
  fileField,
  figures,
  form,
  heading,
  notice,
  pager,
  sheet,
  submit,
  table,
  tabs,
  textarea,
  withAside,
} from '../../ui/index.ts'
import type { Offer } from '../partners/index.ts'
import { type Code, type CodeState, LOW_AT, type Pool, isLow, stateOf } from './code.ts'
import { codeWords } from './codes.messages.ts'
import type { CodeRefusal } from './refusal.ts'

export const STATES = ['free', 'given', 'seen', 'spent', 'expired', 'dead'] as const satisfies readonly CodeState[]

/** Few, because forms follow them on a phone. */
export const CODES_A_PAGE = 20

export interface PoolPage {
  readonly language: Language
  readonly offer: Offer
  readonly on: CivilDate
  /** Undefined where the offer hands out no codes. */
  readonly pool: Pool | undefined
  readonly byState: ReadonlyMap<CodeState, number>
  readonly codes: readonly Code[]
  readonly wanted: CodeState | undefined
  readonly page: number
  readonly ending: { readonly codes: number; readonly first: CivilDate } | undefined
  readonly keysMissing: boolean
  /** What has just been done, told above. */
  readonly done: string | undefined
  /** For those who manage codes: the keys of the forms, and what was wrong with one of them. */
  readonly forms: PoolForms | undefined
}

export interface PoolForms {
  readonly newKey: () => string
  readonly refused?: {
    readonly field: 'codes' | 'list' | 'lowAt'
    readonly refusal: CodeRefusal
    readonly typed?: string
  }
}

/** The way from an offer to its codes. */
export function codesLink({ id }: Pick<Offer, 'id'>, language: Language): Html {
  return buttonLink({
    label: codeWords[language].pool.link,
    href: href(language, `/offers/${id}/codes`),
    icon: 'lock',
    tone: 'quiet',
  })
}

/** "12 codes are left" */
export function poolTitle({ language, pool }: Pick<PoolPage, 'language' | 'pool'>): string {
  const words = codeWords[language].pool
  return pool ? words.title(pool.free) : words.none
}

/** The codes of an offer: how many are left, what became of each, and the forms that fill the pool. No code is here. */
export function poolBody(given: PoolPage): Html {
  const { language, offer, pool, forms } = given
  const { pool: words, trace } = codeWords[language]
  const head = heading({
    title: poolTitle(given),
    detail: html`<bdi>${offer.partner.name[language]}</bdi>`,
    above: { href: href(language, `/offers/${offer.id}`), label: offer.title[language] },
    ...(pool &&
      forms && {
        actions: buttonLink({
          label: trace.link,
          href: href(language, `/offers/${offer.id}/codes/trace`),
          icon: 'user',
        }),
      }),
  })
  const main = pool
    ? html`${poolFigures(language, pool)}<p class="quiet">${words.sealed}</p>${poolList(given)}`
    : empty({ title: words.none, detail: forms ? words.noneDetail : words.noneForManager })
  const aside = forms && html`${uploadSheet(given, forms)}${pool && thresholdSheet(given, pool, forms)}`
  return html`${head}${notices(given)}${aside ? withAside(main, aside) : html`<div class="flow">${main}</div>`}`
}

function notices({ language, pool, ending, keysMissing, done }: PoolPage): Content {
  const words = codeWords[language].pool
  return html`${done !== undefined && notice({ language, kind: 'success', title: done })}${
    keysMissing && notice({ language, kind: 'error', title: words.keyMissing, detail: words.keyMissingDetail })
  }${pool && isLow(pool) && notice({ language, kind: 'warning', title: words.low })}${
    ending && notice({ language, kind: 'warning', title: words.endSoon(ending.codes, ending.first) })
  }`
}

function poolFigures(language: Language, { total, free, given, expired, dead, lowAt }: Pool): Html {
  const words = codeWords[language].pool
  const out = [
    { value: expired, label: words.expired },
    { value: dead, label: words.dead },
  ].filter(({ value }) => value > 0)
  return figures([
    { value: showNumber(language, free), label: words.free, detail: words.lowDetail(lowAt) },
    { value: showNumber(language, given), label: words.given, detail: words.givenDetail },
    ...out.map(({ value, label }) => ({ value: showNumber(language, value), label, detail: words.of(total) })),
  ])
}

function poolList(given: PoolPage): Html {
  const { language, offer, on, byState, codes, wanted, page, forms } = given
  const { pool: words, states, counted, numbered } = codeWords[language]
  const address = (state: CodeState | undefined, number = 1) => {
    const query = new URLSearchParams({ ...(state && { state }), ...(number > 1 && { page: String(number) }) })
    return href(language, `/offers/${offer.id}/codes${query.size > 0 ? `?${query.toString()}` : ''}`)
  }
  const all = [...byState.values()].reduce((sum, count) => sum + count, 0)
  const kept = tabs(language, words.tabs, [
    { href: address(undefined), label: words.all, count: all, current: wanted === undefined },
    ...STATES.flatMap((state) => {
      const count = byState.get(state) ?? 0
      if (count === 0 && wanted !== state) return []
      return [{ href: address(state), label: counted[state](count), count, current: wanted === state }]
    }),
  ])
  if (codes.length === 0) return html`${kept}${empty({ title: words.noneSuch })}`
  const rows = table<Code>({
    language,
    caption: words.caption,
    captionHidden: true,
    columns: [
      {
        label: words.code,
        cell: ({ id, number }) =>
          forms
            ? html`<a class="link num" href="${href(language, `/codes/${id}`)}">${numbered(number)}</a>`
            : html`<span class="num">${numbered(number)}</span>`,
      },
      { label: words.state, cell: (code) => states[stateOf(code, on)] },
      {
        label: words.ends,
        cell: ({ expiresOn }) =>
          expiresOn
            ? html`<span class="num">${showShortDate(language, expiresOn)}</span>`
            : html`<span class="quiet">${words.noEnd}</span>`,
      },
    ],
    rows: codes,
  })
  const total = wanted === undefined ? all : (byState.get(wanted) ?? 0)
  return html`${kept}${rows}${pager({ language, page, total, size: CODES_A_PAGE, href: (number) => address(wanted, number) })}`
}

/** Two forms on one subject: what is pasted, and a file. What was sent is never sent back. */
function uploadSheet({ language, offer, pool }: PoolPage, { newKey, refused }: PoolForms): Html {
  const { upload: words } = codeWords[language]
  const action = href(language, `/offers/${offer.id}/codes`)
  const [codes, file] = [errorsIn(language, refused, 'codes'), errorsIn(language, refused, 'list')]
  const pasted = form({
    language,
    action,
    key: newKey(),
    errors: codes,
    body: html`${textarea({
      language,
      name: 'codes',
      label: words.paste,
      hint: words.pasteHint,
      required: true,
      rows: pool ? 5 : 8,
      error: codes[0]?.message,
    })}${actions(submit({ label: words.add }))}`,
  })
  const chosen = form({
    language,
    action,
    key: newKey(),
    multipart: true,
    errors: file,
    body: html`${fileField({
      language,
      name: 'list',
      label: words.file,
      hint: words.fileHint,
      accept: '.csv,.tsv,.txt',
      error: file[0]?.message,
    })}${actions(submit({ label: words.add, tone: 'outline' }))}`,
  })
  return sheet({
    title: words.title,
    detail: words.detail,
    body: html`${pasted}${disclosure({ language, summary: words.byFile, body: chosen, open: file.length > 0 })}`,
  })
}

function thresholdSheet({ language, offer }: PoolPage, { lowAt }: Pool, { newKey, refused }: PoolForms): Html {
  const { threshold: words } = codeWords[language]
  const errors = errorsIn(language, refused, 'lowAt')
  const value = refused?.field === 'lowAt' ? refused.typed : String(lowAt)
  return sheet({
    title: words.title,
    body: form({
      language,
      action: href(language, `/offers/${offer.id}/codes/threshold`),
      key: newKey(),
      errors,
      body: html`${field({
        language,
        name: 'lowAt',
        label: words.label,
        hint: words.hint,
        required: true,
        inputmode: 'numeric',
        autocomplete: 'off',
        width: 'short',
        maxlength: 7,
        value: value ?? String(LOW_AT),
        error: errors[0]?.message,
      })}${actions(submit({ label: words.save, tone: 'plain' }))}`,
    }),
  })
}

/** So many lines are named; the others are counted. */
const MOST_LINES = 10

function errorsIn(
  language: Language,
  refused: PoolForms['refused'],
  name: NonNullable<PoolForms['refused']>['field'],
): readonly FieldError[] {
  if (refused?.field !== name) return []
  const { refusals, problems, moreProblems } = codeWords[language]
  const lines = refused.refusal.code === 'lines-refused' ? refused.refusal.problems : []
  const others = lines.length - MOST_LINES
  return [
    sentenceFor(refusals, refused.refusal),
    ...lines.slice(0, MOST_LINES).map((problem) => sentenceFor(problems, problem)),
    ...(others > 0 ? [moreProblems(others)] : []),
  ].map((message) => ({ field: name, message }))
}
