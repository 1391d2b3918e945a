import type { FactKey } from '../rules/index.ts'
import { type Sql, column, sql, text, texts } from './sql-text.ts'

/**
 * The relation that a rule is asked of: a row for each company, its facts in a jsonb column by their names, as
 * `writeFactValue` writes them, and its stays in another: `[{"site":"rabat","from":"2016-03","to":"2018-07-01"}]`.
 */
export interface Source {
  /** The column of facts, "facts" where not said. */
  readonly facts?: string
  /** The column of stays, "stays" where not said. */
  readonly stays?: string
  /** Facts that have columns of their own, which are read in place of the jsonb. */
  readonly columns?: ReadonlyMap<FactKey, FactColumns>
}

/** The columns of one fact by name; null in them is "not known". */
export type FactColumns =
  /** The earliest and the latest day it can be, of type date. */
  | { readonly kind: 'date'; readonly first: string; readonly last: string }
  /** Numeric, in the currency's main unit, and text. */
  | { readonly kind: 'money'; readonly amount: string; readonly currency: string }
  | { readonly kind: 'number'; readonly number: string }
  /** Of type text[]. */
  | { readonly kind: 'choices'; readonly codes: string }
  | { readonly kind: 'answer'; readonly yes: string }

export interface SqlDays {
  readonly first: Sql
  readonly last: Sql
}

export interface SqlMoney {
  readonly amount: Sql
  readonly currency: Sql
}

/** How the facts of a row are read; what is not known is null. */
export interface Reader {
  days(key: FactKey): SqlDays
  money(key: FactKey): SqlMoney
  number(key: FactKey): Sql
  yes(key: FactKey): Sql
  /** Whether at least one of the codes is held. */
  holds(key: FactKey, codes: readonly string[]): Sql
  /** The list of owners, as jsonb. */
  readonly owners: Sql
  readonly stays: Sql
}

/** Reads a source; throws where a column is not of the kind that a fact asks for. */
export function readerOf({ facts = 'facts', stays = 'stays', columns }: Source): Reader {
  const whole = column(facts)
  const of = (key: FactKey): Sql => sql`(${whole} -> ${text(key)})`

  return {
    days(key) {
      const own = ownColumns(key, 'date')
      if (own) return { first: column(own.first), last: column(own.last) }
      return roughDays(sql`(${of(key)} ->> 'date')`)
    },
    money(key) {
      const own = ownColumns(key, 'money')
      if (own) return { amount: column(own.amount), currency: column(own.currency) }
      return moneyIn(of(key))
    },
    number(key) {
      const own = ownColumns(key, 'number')
      return own ? column(own.number) : sql`(${of(key)} -> 'number')::numeric`
    },
    yes(key) {
      const own = ownColumns(key, 'answer')
      return own ? column(own.yes) : sql`(${of(key)} -> 'yes')::boolean`
    },
    holds(key, codes) {
      const own = ownColumns(key, 'choices')
      return own ? sql`(${column(own.codes)} && ${texts(codes)})` : sql`(${of(key)} -> 'codes' ?| ${texts(codes)})`
    },
    owners: sql`(${of('owners')} -> 'owners')`,
    stays: column(stays),
  }

  function ownColumns<Kind extends FactColumns['kind']>(key: FactKey, kind: Kind) {
    const own = columns?.get(key)
    if (own && own.kind !== kind) throw new Error(`The columns of ${key} hold ${own.kind}, not ${kind}.`)
    return own as Extract<FactColumns, { kind: Kind }> | undefined
  }
}

/** The first and the last day of a date that may end at its month or year: "2016-03-05", "2016-03", "2016". */
export function roughDays(written: Sql): SqlDays {
  // What the text leaves out, to_date takes for 1.
  const first = sql`to_date(${written}, 'YYYY-MM-DD')`
  const length = sql`case length(${written}) when 4 then interval '1 year' when 7 then interval '1 month' else interval '1 day' end`
  return { first, last: sql`(${first} + ${length} - interval '1 day')::date` }
}

/** An amount written as `{"amount":"12.50","currency":"MAD"}`. */
export function moneyIn(object: Sql): SqlMoney {
  return { amount: sql`(${object} ->> 'amount')::numeric`, currency: sql`(${object} ->> 'currency')` }
}

/** The start of activity, or the date of incorporation where it is not given. */
export function startOfActivity(reader: Reader): SqlDays {
  const [activity, incorporation] = [reader.days('activityStartedOn'), reader.days('incorporatedOn')]
  return {
    first: sql`coalesce(${activity.first}, ${incorporation.first})`,
    last: sql`coalesce(${activity.last}, ${incorporation.last})`,
  }
}
