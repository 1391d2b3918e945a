import { html } from 'hono/html'
import { addDays, dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Language, showList, showShortDate } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import {
  type Content,
  type FieldError,
  type Html,
  PAGE_SIZE,
  actions,
  buttonLink,
  empty,
  form,
  heading,
  manyChoices,
  notice,
  pager,
  select,
  sheet,
  submit,
  table,
  withAside,
} from '../../ui/index.ts'
import { type Company, type Contact, type Park, factName, ordinaryFacts } from '../registry/index.ts'
import type { FactKey, Rule } from '../rules/index.ts'
import { inquiryWords } from './inquiries.messages.ts'
import type { ListedInquiry } from './inquiries.store.ts'
import { type InquiredCompany, type Inquiry, LINK_DAYS, addressees, quietSince } from './inquiry.ts'
import { inquiryLetter } from './inquiry.letter.ts'

/** What was sent, with how many have answered. */
export function inquiriesBody({
  language,
  inquiries,
  total,
  page,
  asked,
  names,
  zone,
  beginPath,
}: {
  readonly language: Language
  readonly inquiries: readonly ListedInquiry[]
  readonly total: number
  readonly page: number
  readonly asked: Rule | undefined
  readonly names: ReadonlyMap<Id<'user'>, string>
  readonly zone: string
  readonly beginPath: string
}): Html {
  const { list: words } = inquiryWords[language]
  const begin = buttonLink({ label: words.begin, href: href(language, beginPath), tone: 'primary' })
  const head = heading({
    title: words.title,
    detail: words.detail,
    above: { href: href(language, '/overview'), label: words.above },
    ...(total > 0 && { actions: begin }),
  })
  if (total === 0) return html`${head}${empty({ title: words.none, detail: words.noneDetail, action: begin })}`
  const rows = table({
    language,
    caption: words.caption,
    captionHidden: true,
    columns: [
      {
        label: words.asked,
        cell: ({ id, keys }: ListedInquiry) =>
          html`<a href="${href(language, `/inquiries/${id}`)}">${showList(
            language,
            keys.map((key) => factName(key, language, asked)),
          )}</a>`,
      },
      {
        label: words.on,
        cell: ({ askedAt }) => html`<span class="num">${showShortDate(language, dayIn(zone, askedAt))}</span>`,
      },
      { label: words.by, cell: ({ askedBy }) => html`<bdi>${(askedBy && names.get(askedBy)) ?? '–'}</bdi>` },
      { label: words.answers, numeric: true, cell: ({ answered, asked: all }) => words.of(answered, all) },
    ],
    rows: inquiries,
  })
  return html`${head}${rows}${pager({
    language,
    page,
    total,
    size: PAGE_SIZE,
    href: (number) => href(language, `/inquiries?page=${number}`),
  })}`
}

export interface PreviewedCompany {
  readonly company: Company
  readonly site: string | undefined
  readonly contacts: readonly Contact[]
  /** It was asked for the same within the week. */
  readonly lately: boolean
}

export interface Preview {
  readonly language: Language
  readonly park: Park
  readonly keys: readonly FactKey[]
  readonly companies: readonly PreviewedCompany[]
  readonly asked: Rule | undefined
  /** Where companies are chosen. */
  readonly beginPath: string
  readonly key: string
  readonly errors?: readonly FieldError[]
}

/** Who will get which letter, before it leaves. */
export function previewBody(preview: Preview): Html {
  const { language, companies, keys, key, errors = [], beginPath } = preview
  const { preview: words, list } = inquiryWords[language]
  const reached = companies.filter(isReached)
  const above = { href: href(language, beginPath), label: list.begin }
  if (companies.length === 0) {
    const action = buttonLink({ label: list.begin, href: href(language, beginPath), tone: 'primary' })
    return html`${heading({ title: words.nobody })}${empty({ title: words.nobodyDetail, action })}`
  }
  const hidden = html`${keys.map((fact) => html`<input type="hidden" name="fact" value="${fact}">`)}${companies.map(
    ({ company }) => html`<input type="hidden" name="company" value="${company.id}">`,
  )}`
  const send =
    reached.length > 0 && keys.length > 0
      ? form({
          language,
          action: href(language, '/inquiries'),
          key,
          errors,
          body: html`${hidden}${actions(submit({ label: words.send(reached.length) }), buttonLink({ label: words.cancel, href: href(language, beginPath), tone: 'quiet' }))}`,
        })
      : ''
  return html`${heading({ title: words.title(keys.length > 0 ? reached.length : 0), above })}${withAside(
    html`${letterSheet(preview)}${send}${recipients(preview)}`,
    questionsSheet(preview),
  )}`
}

function isReached({ contacts, lately }: PreviewedCompany): boolean {
  return !lately && addressees(contacts).length > 0
}

function letterSheet({ language, park, keys, companies, asked }: Preview): Content {
  const { preview: words } = inquiryWords[language]
  const example = companies.find(isReached) ?? companies[0]
  if (!example || keys.length === 0) return undefined
  const { subject, text } = inquiryLetter({
    email: '',
    language,
    company: example.company.name,
    park: park.name,
    keys,
    asked,
    address: words.linkHere,
    until: addDays(park.today, LINK_DAYS),
    reminder: false,
  })
  return sheet({
    eyebrow: words.letter,
    title: subject,
    detail: words.letterDetail,
    body: html`<p class="whitespace-pre-line">${text.trim()}</p>`,
  })
}

function questionsSheet({ language, park, keys, companies, asked }: Preview): Html {
  const { preview: words } = inquiryWords[language]
  const lastYear = Number(park.today.slice(0, 4)) - 1
  const others = [`turnover:${lastYear}` as const, `turnover:${lastYear - 1}` as const, ...ordinaryFacts]
  const option = (key: FactKey) => ({ value: key, label: factName(key, language, asked) })
  const body = html`<form method="get" action="${href(language, '/inquiries/new')}" class="form">${companies.map(
    ({ company }) => html`<input type="hidden" name="company" value="${company.id}">`,
  )}${
    keys.length > 0 &&
    manyChoices({
      language,
      name: 'fact',
      label: words.questions,
      hint: words.questionsHint,
      required: true,
      options: keys.map(option),
      values: keys,
    })
  }${select({
    language,
    name: 'fact',
    id: 'other-fact',
    label: words.otherFact,
    none: words.noOther,
    options: others.filter((key) => !keys.includes(key)).map(option),
  })}${actions(submit({ label: words.again, tone: 'plain' }))}</form>`
  return sheet({ body })
}

function recipients({ language, companies }: Preview): Html {
  const { preview: words } = inquiryWords[language]
  const leftOut = companies.filter((each) => !isReached(each)).length
  const list = table({
    language,
    caption: leftOut > 0 ? words.leftOut(leftOut) : words.caption,
    captionHidden: leftOut === 0,
    columns: [
      {
        label: words.company,
        cell: ({ company }: PreviewedCompany) =>
          html`<a href="${href(language, `/companies/${company.id}`)}"><bdi>${company.name}</bdi></a>`,
      },
      { label: words.site, cell: ({ site }) => html`<bdi>${site ?? '–'}</bdi>` },
      {
        label: words.to,
        cell: (each) => {
          if (each.lately) return html`<span class="quiet">${words.lately}</span>`
          const people = addressees(each.contacts)
          if (people.length === 0) {
            const phone = each.contacts.find((contact) => contact.phone)?.phone
            return html`<span class="quiet">${words.unreachable}</span>${phone && html`<div dir="ltr">${phone}</div>`}`
          }
          return html`${people.map(
            ({ name, email }) => html`<div>${name && html`<bdi>${name}</bdi> · `}<bdi dir="ltr">${email}</bdi></div>`,
          )}`
        },
      },
    ],
    rows: companies.toSorted((a, b) => Number(isReached(a)) - Number(isReached(b))),
  })
  return list
}

export interface ShownInquiry {
  readonly language: Language
  readonly inquiry: Inquiry & { readonly companies: readonly InquiredCompany[] }
  readonly asked: Rule | undefined
  readonly zone: string
  readonly now: Date
  readonly newKey: () => string
  readonly done: 'sent' | 'reminded' | 'revoked' | undefined
  readonly refused: string | undefined
}

/** Who answered, who did not, and what can be done about it. */
export function inquiryBody(shown: ShownInquiry): Html {
  const { language, inquiry, asked, zone, done, refused } = shown
  const { shown: words, list } = inquiryWords[language]
  const day = (instant: Date) => dayIn(zone, instant)
  const answered = inquiry.companies.filter(({ answeredAt }) => answeredAt !== null)
  const head = heading({
    title: words.title(answered.length, inquiry.companies.length),
    detail: html`${showList(
      language,
      inquiry.keys.map((key) => factName(key, language, asked)),
    )} – ${words.detail(day(inquiry.askedAt))}`,
    above: { href: href(language, '/inquiries'), label: list.title },
  })
  const told = {
    sent: words.sent(inquiry.companies.length),
    reminded: words.reminded,
    revoked: words.revoked,
  }
  const note = refused
    ? notice({ language, kind: 'error', title: refused })
    : done && notice({ language, kind: 'success', title: told[done] })
  const rows = table({
    language,
    caption: words.caption,
    captionHidden: true,
    columns: [
      {
        label: inquiryWords[language].preview.company,
        cell: ({ companyId, name }: InquiredCompany) =>
          html`<a href="${href(language, `/companies/${companyId}`)}"><bdi>${name}</bdi></a>`,
      },
      { label: inquiryWords[language].preview.site, cell: ({ site }) => html`<bdi>${site ?? '–'}</bdi>` },
      { label: words.state, cell: (company) => state(company, shown) },
      {
        label: words.close,
        labelHidden: true,
        cell: ({ companyId, name, answeredAt, revokedAt }) =>
          answeredAt || revokedAt
            ? ''
            : form({
                language,
                action: href(language, `/inquiries/${inquiry.id}/revoke`),
                key: shown.newKey(),
                body: html`<input type="hidden" name="company" value="${companyId}">${submit({ label: words.close, tone: 'quiet', spoken: words.closeFor(name) })}`,
              }),
      },
    ],
    rows: inquiry.companies.toSorted((a, b) => Number(a.answeredAt !== null) - Number(b.answeredAt !== null)),
  })
  return html`${head}<div class="flow">${note}${reminder(shown)}${rows}</div>`
}

function state({ answeredAt, revokedAt, writtenAt, letters }: InquiredCompany, { language, zone }: ShownInquiry): Html {
  const { shown: words } = inquiryWords[language]
  if (answeredAt) return html`<span class="strong">${words.answered(dayIn(zone, answeredAt))}</span>`
  if (revokedAt) return html`<span class="quiet">${words.closed(dayIn(zone, revokedAt))}</span>`
  return html`${words.waiting(dayIn(zone, writtenAt))} <span class="quiet">(${words.letters(letters)})</span>`
}

function reminder({ language, inquiry, now, zone, newKey }: ShownInquiry): Html {
  const { shown: words } = inquiryWords[language]
  const open = inquiry.companies.filter(({ answeredAt, revokedAt }) => !answeredAt && !revokedAt)
  if (open.length === 0) return html`<p class="quiet">${words.allAnswered}</p>`
  const quiet = quietSince(now)
  const due = open.filter(({ writtenAt }) => writtenAt <= quiet)
  if (due.length === 0) {
    const first = Math.min(...open.map(({ writtenAt }) => writtenAt.getTime()))
    const from = new Date(first + (now.getTime() - quiet.getTime()))
    return html`<p class="quiet">${words.remindFrom(dayIn(zone, from))}</p>`
  }
  return form({
    language,
    action: href(language, `/inquiries/${inquiry.id}/remind`),
    key: newKey(),
    body: actions(submit({ label: words.remind(due.length) })),
  })
}
