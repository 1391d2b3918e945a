import { type CivilDate, type RoughDate, addMonths } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { CompanyState } from './company.ts'

/** Years of activity, or of existence where its start is not known. */
export type AgeBand = 'under-1' | '1-to-3' | '3-to-5' | '5-and-over' | 'unknown'

export const AGE_BANDS: readonly AgeBand[] = ['under-1', '1-to-3', '3-to-5', '5-and-over', 'unknown']

export const LIST_SORTS = ['name', 'age', 'turnover'] as const

export type ListSort = (typeof LIST_SORTS)[number]

/** Which companies are listed, and in which order. */
export interface ListWish {
  /** Every word of it is in the name or an identifier; case, accents and Arabic spelling aside. */
  readonly search?: string | undefined
  readonly siteId?: Id<'site'> | undefined
  readonly sector?: string | undefined
  readonly age?: AgeBand | undefined
  readonly state?: CompanyState | 'archived' | undefined
  readonly sort?: ListSort | undefined
  readonly descending?: boolean | undefined
}

/** A company as the list shows it. */
export interface ListedCompany {
  readonly id: Id<'company'>
  readonly name: string
  readonly ice: string | null
  readonly siteName: string | null
  readonly unitName: string | null
  readonly startedOn: RoughDate | null
  readonly endedOn: CivilDate | null
  /** Start of activity, else incorporation. */
  readonly began: RoughDate | null
  readonly sectors: readonly string[]
  readonly turnover: { readonly year: number; readonly amount: string; readonly currency: string } | null
}

/** The days between which activity began for a company of an age band: after `after`, and not after `until`. */
export function beganBetween(
  band: Exclude<AgeBand, 'unknown'>,
  today: CivilDate,
): { readonly after?: CivilDate; readonly until?: CivilDate } {
  const years = (count: number) => addMonths(today, -12 * count)
  switch (band) {
    case 'under-1':
      return { after: years(1) }
    case '1-to-3':
      return { after: years(3), until: years(1) }
    case '3-to-5':
      return { after: years(5), until: years(3) }
    case '5-and-over':
      return { until: years(5) }
  }
}
