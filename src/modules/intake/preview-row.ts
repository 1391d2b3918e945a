import { html } from 'hono/html'
import { type Language, showDate, showNumber } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type WebContext, href } from '../../platform/web.ts'
import { type Content, named } from '../../ui/index.ts'
import { factKeyOf, factLabel, parseFactValue, showFactValue } from '../eligibility/index.ts'
import { cellSelect } from './intake-page.ts'
import type { Alteration, RowChoice, RowDetails, Shown, Subject } from './preview.ts'
import type { PreviewRow } from './preview.store.ts'
import { stepWords } from './steps.messages.ts'
import { type Meaning, meaningText, problemText } from '../workbook/index.ts'

/** The form that the choices about rows belong to. */
export const CHOICES = 'choices'

/** The company that a row names, and where the row is. */
export function companyPart(c: WebContext, { name, sheet, row, companyId }: PreviewRow): Content {
  const { language } = c.var
  const shown = companyId ? html`<a href="${href(c, `/companies/${companyId}`)}">${named(name)}</a>` : named(name)
  return row === 0
    ? shown
    : html`${shown}<br><span class="quiet">${stepWords[language].preview.place(sheet, row)}</span>`
}

/** What a row changes, what of it was not taken, and why. */
export function meansPart(language: Language, { state, row, details }: PreviewRow): Content {
  const words = stepWords[language]
  if (state === 'gone') return words.preview.gone
  const { alterations, problems, leftOut, doubt, refusal } = details
  const told = alterations.map((alteration) => alterationPart(language, alteration, row))
  const lines: readonly Content[] = [
    ...(doubt ? [html`<strong>${sentenceFor(words.doubts, doubt)}</strong>`] : []),
    ...(refusal ? [sentenceFor(words.rowRefusals, refusal)] : []),
    ...differencesOf(language, details),
    // All that a new company brings reads as one paragraph; what differs from the register stands line by line.
    ...(state === 'new' ? (told.length > 0 ? [joined(told)] : []) : told),
    ...problems
      .filter(({ code }) => code !== 'duplicate-company' && code !== 'only-a-name')
      .map((problem) => words.preview.cell(problem.column, problem.value, problemText(problem, language))),
    ...leftOut.map(({ what, value }) => words.preview.leftOut(subjectText(what, language), value)),
  ]
  if (lines.length === 0) return words.preview.nothing
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}

function joined(parts: readonly Content[]): Content {
  return html`${parts.map((part, at) => html`${at > 0 && ' · '}${part}`)}`
}

function differencesOf(language: Language, { refusal }: RowDetails): readonly string[] {
  if (refusal?.code !== 'twice-in-file') return []
  return refusal.differences.map(({ heading, first, second }) =>
    stepWords[language].preview.difference(heading, first, second),
  )
}

function alterationPart(language: Language, { what, kind, from, to, column }: Alteration, row: number): Content {
  const { preview } = stepWords[language]
  const now = shownText(what, to, language)
  const value =
    kind === 'confirmed'
      ? preview.confirmed(now)
      : kind === 'older'
        ? preview.older(now)
        : from
          ? preview.insteadOf(now, shownText(what, from, language))
          : now
  const cell = column === undefined ? undefined : html` <bdi class="num quiet">(${column}${row})</bdi>`
  return html`<span class="quiet">${subjectText(what, language)}</span> <bdi>${value}</bdi>${cell}`
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
export function choicePart(language: Language, { number, name, details }: PreviewRow, open: boolean): Content {
  const { choices, choice } = details
  if (!choice) return undefined
  const words = stepWords[language]
  if (!open || !choices) return words.choice(choice, candidateOf(details, choice))
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
