import { html } from 'hono/html'
import { type Language, showDate, showList, showNumber } from '../../kernel/language.ts'
import { type Column, type Content, type Html, buttonLink, heading, subheading, table } from '../../ui/index.ts'
import { factQuestion, gathered } from '../rules/index.ts'
import type { CompanyOpportunities } from './opportunities.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { isRight, opportunitiesTitle } from './opportunities.view.ts'
import type { Opportunity } from './opportunity.ts'
import { untilText, worthShown } from './opportunity.view.ts'
import { offerName, onPaper } from './paper.view.ts'
import { type DecidingQuestion, decidingQuestions } from './question.ts'
import { shutBriefly } from './shut.messages.ts'

/** As many lines as one page of A4 holds in every language, and how many letters stand on one of them. */
const RIGHT_LINES = 22
const QUESTION_LINES = 8
const RIGHT_WIDTH = 48
const QUESTION_WIDTH = 90
const MOST_HELD = 4

/** One page for the reception desk: what a company is entitled to, until when, and what is missing. */
export function opportunitiesSheet(view: CompanyOpportunities, language: Language, path: string): Html {
  const { company, park, grounds, opportunities, held } = view
  const words = opportunityWords[language]
  const { sheet } = words
  const rights = opportunities.filter(isRight)
  const questions = decidingQuestions(opportunities, grounds)
  const closed = opportunities.filter(({ standing }) => standing === 'ineligible').length
  const names = held.slice(0, MOST_HELD).map(({ offer }) => offer.title[language])
  const head = heading({
    title: opportunitiesTitle(view, language),
    detail: words.detail(opportunities.length + held.length, 0, grounds.on),
    actions: buttonLink({ label: sheet.back, href: path, tone: 'plain' }),
  })
  const rest = [
    ...(closed > 0 ? [sheet.closed(closed)] : []),
    ...(held.length > 0 ? [sheet.held(showList(language, names), held.length - names.length)] : []),
    sheet.made(grounds.on),
  ]
  return onPaper(
    language,
    [park.name, company.name, showDate(language, grounds.on)],
    html`${head}${rightsPart(rights, language)}${questionsPart(view, questions, language)}<div class="quiet">${rest.map((line) => html`<p>${line}</p>`)}</div>`,
  )
}

function rightsPart(rights: readonly Opportunity[], language: Language): Content {
  if (rights.length === 0) return undefined
  const { sheet } = opportunityWords[language]
  const nameOf = ({ offer }: Opportunity) => `${offer.title[language]} · ${offer.partner.name[language]}`
  const shown = fitting(rights, RIGHT_LINES, (right) => Math.ceil(nameOf(right).length / RIGHT_WIDTH))
  const left = rights.length - shown.length
  const list = table({
    language,
    caption: sheet.rights,
    captionHidden: true,
    columns: rightColumns(language),
    rows: shown,
  })
  return html`<section class="flow print:[&_td]:whitespace-nowrap">${subheading({ title: sheet.rights })}${list}${left > 0 && html`<p class="quiet">${sheet.moreOffers(left)}</p>`}</section>`
}

function rightColumns(language: Language): readonly Column<Opportunity>[] {
  const { sheet, actBefore } = opportunityWords[language]
  return [
    {
      label: sheet.offer,
      cell: ({ offer }) => offerName(offer, language),
    },
    {
      label: sheet.until,
      cell: (opportunity) => {
        const { offer, standing, judgement, shut } = opportunity
        if (shut) return html`<span class="strong">${shutBriefly(shut, offer.partner.name[language], language)}</span>`
        return standing === 'act-before' && judgement.change
          ? html`<span class="strong">${actBefore(judgement.change.on)}</span>`
          : untilText(judgement.change, language)
      },
    },
    { label: sheet.worth, cell: ({ offer }) => worthShown(offer.version, language) ?? '–' },
  ]
}

function questionsPart(
  { opportunities }: CompanyOpportunities,
  questions: readonly DecidingQuestion[],
  language: Language,
): Content {
  if (questions.length === 0) return undefined
  const { sheet } = opportunityWords[language]
  const rule = gathered(opportunities.map(({ offer }) => offer.version.rule))
  const asked = questions.map((question) => ({ ...question, text: factQuestion(question.key, language, rule) }))
  const shown = fitting(asked, QUESTION_LINES, ({ text }) => Math.ceil(text.length / QUESTION_WIDTH))
  const left = questions.length - shown.length
  const list = table({
    language,
    caption: sheet.missing,
    captionHidden: true,
    columns: [
      { label: sheet.question, cell: ({ text }: (typeof asked)[number]) => text },
      { label: sheet.settles, numeric: true, cell: ({ offers }) => showNumber(language, offers.length) },
    ],
    rows: shown,
  })
  return html`<section class="flow">${subheading({ title: sheet.missing })}${list}${left > 0 && html`<p class="quiet">${sheet.moreQuestions(left)}</p>`}</section>`
}

/** The first rows that so many lines hold. */
function fitting<Row>(rows: readonly Row[], lines: number, linesOf: (row: Row) => number): readonly Row[] {
  let taken = 0
  const first = rows.findIndex((row) => {
    taken += linesOf(row)
    return taken > lines
  })
  return first === -1 ? rows : rows.slice(0, first)
}
