import { html } from 'hono/html'
import type { Language } from '../kernel/language.ts'
import { type Content, type Html, attributes } from './html.ts'
import { icon } from './icon.ts'
import { uiWords } from './ui.messages.ts'

export interface Column<Row> {
  readonly label: string
  /** Read out, not seen: the column of a link that says enough itself. */
  readonly labelHidden?: boolean
  readonly cell: (row: Row) => Content
  /** Figures stand in a column of their own, aligned to their last digit. */
  readonly numeric?: boolean
  readonly sort?: { readonly href: string; readonly direction?: 'ascending' | 'descending' | undefined }
}

export interface Table<Row> {
  readonly language: Language
  /** What the table holds; read out always, seen unless told. */
  readonly caption: string
  readonly captionHidden?: boolean
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

/** Rows that people compare: a table where there is room, one block a row on a phone. */
export function table<Row>({ language, caption, captionHidden = false, columns, rows }: Table<Row>): Html {
  const sorting = columns.some(({ sort }) => sort)
  return html`<div class="table-frame"><table role="table" class="data-table"><caption${attributes({ class: captionHidden ? 'sr-only' : undefined })}>${caption}</caption><thead role="rowgroup"${attributes({ class: sorting ? 'sorting' : undefined, 'data-label': sorting ? uiWords[language].sortBy : undefined })}><tr role="row">${columns.map(heading)}</tr></thead><tbody role="rowgroup">${rows.map(
    (row) => html`<tr role="row">${columns.map((column, index) => cell(column, row, index === 0))}</tr>`,
  )}</tbody></table></div>`
}

function heading<Row>({ label, labelHidden, numeric, sort }: Column<Row>): Html {
  const name = sort
    ? html`<a href="${sort.href}">${label}${sort.direction && icon(sort.direction)}</a>`
    : html`<span${attributes({ class: labelHidden ? 'sr-only' : undefined })}>${label}</span>`
  return html`<th scope="col" role="columnheader"${attributes({ class: numeric ? 'num' : undefined, 'aria-sort': sort?.direction })}>${name}</th>`
}

function cell<Row>({ label, labelHidden, cell: show, numeric }: Column<Row>, row: Row, first: boolean): Html {
  const content = show(row)
  if (first) return html`<th scope="row" role="rowheader">${content}</th>`
  return html`<td role="cell"${attributes({ 'data-label': labelHidden ? undefined : label, class: numeric ? 'num' : undefined })}><div>${content}</div></td>`
}
