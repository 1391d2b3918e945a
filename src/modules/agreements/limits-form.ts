import type { Id } from '../../kernel/id.ts'
import { asId } from '../../kernel/id.ts'
import { writeMoney } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type BadOffer, type TypedOffer, TypedReader } from '../partners/index.ts'
import { typedAs } from './agreement-form.ts'
import type { Link } from './chains.ts'
import { type OfferLimits, VERIFIERS } from './limits.ts'
import type { Reach } from './set-limits.ts'

/** The years of a schedule of values, how many links of each kind and how many papers a form takes. */
export const YEARS = [1, 2, 3, 4, 5] as const
export const MOST_LINKS = 6
export const MOST_PAPERS = 6

const MOST = { count: 1_000_000, months: 120, paper: 100, source: 300 }

/** A form of limits as it came: the names of papers stand on lines of their own. */
export interface TypedLimits extends TypedOffer {
  lines(name: string): string
}

/** What is wrong with a field beside what the fields of offers say. */
export type LimitsProblem = { readonly field: string; readonly code: 'too-many-documents' | 'source-missing' }

/** How far an offer is to reach as it was typed, or everything that is wrong with it at once. */
export function readLimits(
  typed: TypedLimits,
  siteIds: readonly Id<'site'>[],
): Result<Reach, BadOffer & { readonly own: readonly LimitsProblem[] }> {
  const reader = new TypedReader(typed)
  const own: LimitsProblem[] = []
  const perOffer = reader.whole('perOffer', MOST.count)
  const perCompany = reader.whole('perCompany', MOST.count)
  const perPerson = reader.whole('perPerson', MOST.count)
  const perSite = perSiteIn(reader, siteIds)
  const budget = budgetIn(reader)
  const from = reader.day('opens', { required: false })
  const until = reader.day('closes', { required: false })
  if (from && until && until < from) reader.note({ code: 'ends-before-it-begins', field: 'closes' })
  const verify = reader.choice('verify', VERIFIERS)
  const documents = typed
    .lines('documents')
    .split('\n')
    .filter((line) => line !== '')
  if (documents.length > MOST_PAPERS || documents.some((name) => name.length > MOST.paper)) {
    own.push({ field: 'documents', code: 'too-many-documents' })
  }
  const values = valuesIn(reader, own)
  const chains = { notWith: linksIn(reader, 'notWith'), onlyAfter: linksIn(reader, 'onlyAfter') }
  if (reader.problems.length > 0 || own.length > 0 || !verify) {
    return refuse({ code: 'bad-offer', problems: reader.problems, own })
  }
  const limits: OfferLimits = {
    ...(perOffer !== undefined && { perOffer }),
    ...(perSite !== undefined && { perSite }),
    ...(perCompany !== undefined && { perCompany }),
    ...(perPerson !== undefined && { perPerson }),
    ...(budget && { budget }),
    ...((from || until) && { window: { ...(from && { from }), ...(until && { until }) } }),
    verify,
    documents: [...new Set(documents)],
  }
  return ok({ limits, values, chains })
}

/** A figure for each site that has one, else the same for all. Of a site, 0 is a figure. */
function perSiteIn(reader: TypedReader, siteIds: readonly Id<'site'>[]): OfferLimits['perSite'] | undefined {
  const own = siteIds.flatMap((id): readonly (readonly [Id<'site'>, number])[] => {
    const name = `site-${id}`
    if (reader.text(name) === '0') return [[id, 0]]
    const most = reader.whole(name, MOST.count)
    return most === undefined ? [] : [[id, most]]
  })
  const same = reader.whole('perSite', MOST.count)
  return own.length > 0 ? new Map(own) : same
}

function budgetIn(reader: TypedReader): OfferLimits['budget'] {
  const most = reader.money('budget')?.money
  const each = reader.money('each')?.money
  if (!most && reader.text('each') !== '') reader.note({ code: 'missing', field: 'budget' })
  if (!each && reader.text('budget') !== '' && reader.text('each') === '') {
    reader.note({ code: 'missing', field: 'each' })
  }
  return most && each && { most, each }
}

function valuesIn(reader: TypedReader, own: LimitsProblem[]): Reach['values'] {
  return YEARS.flatMap((year) => {
    const value = reader.money(`value${year}`)?.money
    if (!value) return []
    const source = reader.line(`source${year}`, { most: MOST.source, required: false })
    if (source === undefined) own.push({ field: `source${year}`, code: 'source-missing' })
    return source === undefined ? [] : [{ year, value, source }]
  })
}

function linksIn(reader: TypedReader, name: 'notWith' | 'onlyAfter'): readonly Link[] {
  const links = Array.from({ length: MOST_LINKS }, (_, index) => index + 1).flatMap((place): readonly Link[] => {
    const chosen = reader.text(`${name}${place}`)
    const offerId = asId<'offer'>(chosen)
    if (chosen !== '' && !offerId) reader.note({ code: 'not-a-choice', field: `${name}${place}` })
    const wait = `${name}Months${place}`
    const months = reader.text(wait) === '0' ? 0 : (reader.whole(wait, MOST.months) ?? 0)
    return offerId ? [{ offerId, months }] : []
  })
  return [...new Map(links.map((link) => [link.offerId, link])).values()]
}

/** The form filled in with how far an offer reaches. */
export function typedReach({ limits, values, chains }: Reach): TypedLimits {
  const { perOffer, perSite, perCompany, perPerson, budget, window, verify, documents } = limits
  const fields: Record<string, string | undefined> = {
    perOffer: perOffer?.toString(),
    perSite: typeof perSite === 'number' ? perSite.toString() : undefined,
    perCompany: perCompany?.toString(),
    perPerson: perPerson?.toString(),
    budget: budget && writeMoney(budget.most).amount,
    budgetCurrency: budget?.most.currency,
    each: budget && writeMoney(budget.each).amount,
    eachCurrency: budget?.each.currency,
    opens: window?.from,
    closes: window?.until,
    verify,
  }
  if (typeof perSite === 'object') for (const [id, most] of perSite) fields[`site-${id}`] = most.toString()
  for (const { year, value, source } of values) {
    fields[`value${year}`] = writeMoney(value).amount
    fields[`value${year}Currency`] = value.currency
    fields[`source${year}`] = source
  }
  for (const name of ['notWith', 'onlyAfter'] as const) {
    for (const [index, { offerId, months }] of chains[name].entries()) {
      fields[`${name}${index + 1}`] = offerId
      fields[`${name}Months${index + 1}`] = months === 0 ? undefined : months.toString()
    }
  }
  return { ...typedAs(fields), lines: (name) => (name === 'documents' ? documents.join('\n') : '') }
}
