import { html } from 'hono/html'
import { type Language, directionOf, showDate, showList, showNumber } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type WebContext, href } from '../../platform/web.ts'
import { type Content, disclosure, named } from '../../ui/index.ts'
import { factKeyOf, factLabel, parseFactValue, showFactValue } from '../rules/index.ts'
import { cellSelect } from './intake-page.ts'
import type { Alteration, Doubt, RowChoice, RowDetails, Shown, Subject } from './preview.ts'
import type { PreviewRow } from './preview.store.ts'
import { stepWords } from './steps.messages.ts'
import { type Meaning, type Place, type ProblemCode, meaningText, problemText } from '../workbook/index.ts'

/** The form that the choices about rows belong to. */
export const CHOICES = 'choices'

/** The company that a row names, and where the row is. */
export function companyPart(c: WebContext, { name, sheet, row, companyId }: PreviewRow): Content {
  const { language } = c.var
  const shown = companyId ? html`<a href="${href(c, `/companies/${companyId}`)}">${named(name)}</a>` : named(name)
  return row === 0
    ? shown
    : html`${shown}<br><span class="quiet font-normal">${stepWords[language].preview.place(sheet, row)}</span>`
}

/** What a row changes, what of it was not taken, and why; where it waits for a choice, the choice. */
export function meansPart(language: Language, given: PreviewRow, open: boolean): Content {
  const { state, details } = given
  const words = stepWords[language]
  if (state === 'gone') return words.preview.gone
  const { problems, leftOut, doubt, refusal } = details
  const same = doubt && problems.find(({ code }) => code === sameInFile[doubt.code])
  const lines: readonly Content[] = [
    ...(doubt ? [html`${same && cellPart(same)} <strong>${sentenceFor(words.doubts, doubt)}</strong>`] : []),
    ...(refusal ? [sentenceFor(words.rowRefusals, refusal)] : []),
    ...differencesOf(language, details),
    ...(details.choice ? [choicePart(language, given, details.choice, open)] : []),
    ...(given.companyId === null ? newPart(language, given) : alterationsPart(language, given)),
    ...problems
      .filter((problem) => problem !== same && problem.code !== 'duplicate-company')
      .map((problem) => html`${cellPart(problem)} ${problemText(problem, language)}`),
    ...leftOut.map(({ what, value }) => words.preview.leftOut(subjectText(what, language), value)),
  ]
  if (lines.length === 0) return words.preview.nothing
  return html`<ul class="grid gap-1 text-start max-sm:-ms-4">${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

/** What the file's own reading already says of a doubt, with its cell. */
const sameInFile: Readonly<Partial<Record<Doubt['code'], ProblemCode>>> = {
  'bad-ice': 'bad-ice',
  'namesake-in-file': 'same-name-other-ice',
  'only-a-name': 'only-a-name',
}

/** What says most of a company at a glance, without a label. */
const telling: readonly Subject[] = ['site', 'sector', 'legalForm', 'headcount']

/** All that a new company brings: what says most in view, the rest folded with its cells. */
function newPart(language: Language, row: PreviewRow): readonly Content[] {
  const { alterations } = row.details
  if (alterations.length === 0) return []
  const all = joined(alterations.map((one) => valuePart(language, one, row)))
  if (alterations.length <= telling.length) return [all]
  const seen = telling.flatMap((what) => alterations.find((one) => one.what === what) ?? [])
  const inView = joined(seen.map(({ what, to }) => html`<bdi>${shownText(what, to, language)}</bdi>`))
  const summary = stepWords[language].preview.brings(alterations.length)
  return [
    html`<div class="flex flex-wrap items-center gap-x-4"><span>${inView}</span>${disclosure({ language, summary, body: all })}</div>`,
  ]
}

/** What differs from the register, line by line; what it confirms in one. */
function alterationsPart(language: Language, row: PreviewRow): readonly Content[] {
  const { alterations } = row.details
  const confirmed = alterations.filter(({ kind }) => kind === 'confirmed')
  const labels = confirmed.map(({ what }) => subjectText(what, language))
  return [
    ...alterations.filter((one) => one.kind !== 'confirmed').map((one) => alterationPart(language, one, row)),
    ...(labels.length > 0
      ? [html`<span class="quiet">${stepWords[language].preview.confirmed(showList(language, labels))}</span>`]
      : []),
  ]
}

/** A cell as spreadsheets name it: Entreprises!G43, 'Feuille 1'!G43. */
function cellPart({ sheet, row, column }: Place): Content {
  const name = /^[\p{L}\p{N}_.-]+$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`
  return html`<bdi class="num quiet">${name}!${column}${row}</bdi>`
}

function joined(parts: readonly Content[]): Content {
  return html`${parts.map((part, at) => html`${at > 0 && ' · '}${part}`)}`
}

function differencesOf(language: Language, { refusal }: RowDetails): readonly string[] {
  if (refusal?.code !== 'twice-in-file') return []
  const { difference, blank } = stepWords[language].preview
  return refusal.differences.map(({ heading, first, second }) => difference(heading, first || blank, second || blank))
}

/** One line: from what to what, and the cell that says it. */
function alterationPart(language: Language, alteration: Alteration, row: PreviewRow): Content {
  const { preview } = stepWords[language]
  const { what, kind, from, to } = alteration
  if (kind === 'older') {
    const older = preview.older(shownText(what, to, language))
    return html`${labelPart(language, what)} <bdi>${older}</bdi>${columnPart(alteration, row)}`
  }
  const before = from ? shownText(what, from, language) : preview.unknown
  return html`${labelPart(language, what)} <bdi>${before}</bdi> <span class="sr-only">${preview.becomes}</span><span class="quiet" aria-hidden="true">${directionOf(language) === 'rtl' ? '←' : '→'}</span> ${valueAndCell(language, alteration, row)}`
}

function valuePart(language: Language, alteration: Alteration, row: PreviewRow): Content {
  return html`${labelPart(language, alteration.what)} ${valueAndCell(language, alteration, row)}`
}

function valueAndCell(language: Language, alteration: Alteration, row: PreviewRow): Content {
  const { what, to } = alteration
  return html`<bdi class="strong">${shownText(what, to, language)}</bdi>${columnPart(alteration, row)}`
}

function labelPart(language: Language, what: Subject): Content {
  return html`<span class="quiet">${subjectText(what, language)}</span>`
}

function columnPart({ column }: Alteration, { row }: PreviewRow): Content {
  return column === undefined ? undefined : html` <bdi class="num quiet">(${column}${row})</bdi>`
}

/** Names of what the register holds that columns call otherwise. */
const meanings: Readonly<Partial<Record<Subject, Meaning>>> = {
  taxId: 'if',
  startedOn: 'enteredOn',
  endedOn: 'leftOn',
}

export function subjectText(what: Subject, language: Language): string {
  const key = factKeyOf(what)
  return key ? factLabel(key, language) : meaningText(meanings[what] ?? (what as Meaning), language)
}

function shownText(what: Subject, shown: Shown, language: Language): string {
  if ('day' in shown) return showDate(language, shown.day)
  if ('text' in shown)
    return what === 'areaSqm' ? stepWords[language].area(showNumber(language, Number(shown.text))) : shown.text
  const key = factKeyOf(what)
  const value = key && parseFactValue(key, shown.fact)
  return key && value?.ok ? showFactValue(key, value.value, language) : ''
}

/** What is chosen about a doubtful row, or the choice itself while it is open. */
function choicePart(
  language: Language,
  { number, name, details }: PreviewRow,
  choice: RowChoice,
  open: boolean,
): Content {
  const { choices } = details
  const words = stepWords[language]
  if (!open || !choices) {
    return html`<span class="quiet">${words.preview.choose}</span> ${words.choice(choice, candidateOf(details, choice))}`
  }
  const options = choices.map((one) => ({ value: one, label: words.choice(one, candidateOf(details, one)) }))
  return cellSelect({
    form: CHOICES,
    name: `row.${number}`,
    label: words.preview.choiceOf(name),
    options,
    value: choice,
  })
}

function candidateOf({ doubt }: RowDetails, choice: RowChoice): string | undefined {
  if (!doubt || !('candidates' in doubt)) return undefined
  return doubt.candidates.find(({ id }) => choice === `same:${id}`)?.name
}
