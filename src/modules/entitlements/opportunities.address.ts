import { type WebContext, pageNumber, query } from '../../platform/web.ts'
import { type FactKey, factKeyOf } from '../rules/index.ts'
import { BENEFIT_KINDS } from '../partners/index.ts'
import { STANDINGS, type Standing } from './opportunity.ts'
import { ORDERS, type OpportunityFilter, type Order } from './opportunity-list.ts'

/** What the address of a company's opportunities asks for. */
export interface OpportunitiesWish extends OpportunityFilter {
  readonly order?: Order | undefined
  /** The offers of this verdict alone, all of them, a page at a time. */
  readonly standing?: Standing | undefined
  readonly page: number
  /** The questions that the reader has put off. */
  readonly later: readonly FactKey[]
}

const LONGEST_SEARCH = 100
const LONGEST_CODE = 100

/** The wish that an address carries; what it does not understand it leaves out. */
export function wishIn(c: WebContext): OpportunitiesWish {
  return {
    search: query(c, 'search').slice(0, LONGEST_SEARCH) || undefined,
    kind: BENEFIT_KINDS.find((kind) => kind === query(c, 'kind')),
    partner: query(c, 'partner').slice(0, LONGEST_CODE) || undefined,
    order: ORDERS.find((order) => order === query(c, 'order')),
    standing: STANDINGS.find((standing) => standing === query(c, 'verdict')),
    page: pageNumber(c),
    later: c.req.queries('later')?.flatMap((text) => factKeyOf(text) ?? []) ?? [],
  }
}

/** A wish as the fields of an address. */
export function wishFields(wish: OpportunitiesWish): readonly (readonly [string, string])[] {
  const { search, kind, partner, order, standing, page, later } = wish
  const single = Object.entries({ search, kind, partner, order, verdict: standing }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return [
    ...single,
    ...(page > 1 ? [['page', String(page)] as const] : []),
    ...later.map((key) => ['later', key] as const),
  ]
}

/** The address of a path with a wish, and with other fields before it. */
export function addressFor(
  path: string,
  wish: OpportunitiesWish,
  before: readonly (readonly [string, string])[] = [],
): string {
  const fields = new URLSearchParams()
  for (const [name, value] of [...before, ...wishFields(wish)]) fields.append(name, value)
  return fields.size === 0 ? path : `${path}?${fields.toString()}`
}
