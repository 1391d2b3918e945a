import type { Language } from '../../kernel/language.ts'
import type { WebContext } from '../../platform/web.ts'
import { type CompanyTable, csvOf, workbookOf } from './export-companies.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The endings of the files in which a table may be had. */
type TableEnding = keyof typeof types

/** The ending of the file that an address asks for by its last part. */
export function endingIn(c: WebContext): TableEnding {
  return c.req.path.endsWith('.csv') ? 'csv' : 'xlsx'
}

/** Answers with a table as a file under a name, separated values or a workbook as the ending says. */
export async function tableFile(
  c: WebContext,
  table: CompanyTable,
  { name, ending, language }: { readonly name: string; readonly ending: TableEnding; readonly language: Language },
): Promise<Response> {
  const file = ending === 'csv' ? csvOf(table, language) : new Uint8Array(await workbookOf(table, language))
  return c.body(file, 200, {
    'content-type': types[ending],
    'content-disposition': `attachment; filename="${name}.${ending}"`,
  })
}
