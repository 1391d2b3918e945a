import { html } from 'hono/html'
import type { Id } from '../../kernel/id.ts'
import { type Language, showShortDate } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Html, PAGE_SIZE, buttonLink, empty, heading, pager, table } from '../../ui/index.ts'
import type { CompanyTable, Contact } from '../registry/index.ts'
import { callsWords } from './calls.messages.ts'
import { contactCell } from './contact.view.ts'
import { offerWords } from './offers.messages.ts'
import { overviewWords } from './overview.messages.ts'
import type { ChangeKind, ComingChange } from './overview.store.ts'

export interface ChangesPage {
  readonly language: Language
  readonly kind: ChangeKind
  readonly siteId: Id<'site'> | undefined
  readonly changes: readonly ComingChange[]
  readonly rights: number
  readonly page: number
  readonly contacts: ReadonlyMap<Id<'company'>, readonly Contact[]>
}

/** The companies to warn or to tell, with the day and whom to call. */
export function changesBody({ language, kind, siteId, changes, rights, page, contacts }: ChangesPage): Html {
  const words = callsWords[language]
  const link = (form: string, label: string) =>
    buttonLink({ label, icon: 'download', download: true, href: changesHref(language, kind, siteId, { form }) })
  const head = heading({
    title: words.changes.title[kind](rights),
    above: { href: overviewHref(language, siteId), label: overviewWords[language].pageTitle },
    ...(rights > 0 && {
      actions: html`${link('xlsx', words.list.exportXlsx)}${link('csv', words.list.exportCsv)}`,
    }),
  })
  if (rights === 0) return html`${head}${empty({ title: words.changes.nobody })}`
  const { company, site } = overviewWords[language].waiting
  const list = table({
    language,
    caption: words.changes.caption[kind],
    captionHidden: true,
    columns: [
      {
        label: company,
        cell: (change: ComingChange) =>
          html`<a href="${href(language, `/companies/${change.companyId}/opportunities`)}"><bdi>${change.company}</bdi></a>`,
      },
      { label: site, cell: (change) => html`<bdi>${change.site ?? '–'}</bdi>` },
      { label: words.offer, cell: ({ offer }) => html`<bdi>${offer[language]}</bdi>` },
      { label: words.list.day, cell: ({ on }) => html`<span class="num">${showShortDate(language, on)}</span>` },
      {
        label: words.list.contact,
        cell: ({ companyId }) => contactCell(contacts.get(companyId)?.[0], language),
      },
    ],
    rows: changes,
  })
  return html`${head}${list}${pager({
    language,
    page,
    total: rights,
    size: PAGE_SIZE,
    href: (number) => changesHref(language, kind, siteId, { page: number }),
  })}`
}

/** The same as a table for spreadsheets. */
export function changesTable({ language, changes, contacts }: ChangesPage): CompanyTable {
  const words = callsWords[language]
  const { company, site } = overviewWords[language].waiting
  const { name, email, phone } = words.exported
  return {
    headings: [company, site, words.offer, words.list.day, words.changes.becomes, name, phone, email],
    rows: changes.map((change) => {
      const contact = contacts.get(change.companyId)?.[0]
      return [
        change.company,
        change.site ?? undefined,
        change.offer[language],
        change.on,
        offerWords[language].who.becomes[change.to],
        contact?.name,
        contact?.phone,
        contact?.email,
      ]
    }),
  }
}

/** The address of the list, of one of its pages, or of its file. */
export function changesHref(
  language: Language,
  kind: ChangeKind,
  siteId: Id<'site'> | undefined,
  { page = 1, form }: { readonly page?: number; readonly form?: string } = {},
): string {
  const query = new URLSearchParams({ kind, ...(siteId && { site: siteId }), ...(page > 1 && { page: String(page) }) })
  return href(language, `/overview/changes${form ? `/export.${form}` : ''}?${query.toString()}`)
}

export function overviewHref(language: Language, siteId: Id<'site'> | undefined): string {
  return href(language, `/overview${siteId ? `?site=${siteId}` : ''}`)
}
