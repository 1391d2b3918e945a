import type { CivilDate } from '../../kernel/civil-date.ts'
import {
  type Age,
  type Criterion,
  type DateLimit,
  type FlagKey,
  type Hosted,
  type Order,
  type Owners,
  type Rates,
  type SetMembership,
  type Window,
  codesUnder,
  onceKeys,
  scaleOf,
} from '../rules/index.ts'
import { exceeds, keepsLimit, moneyLimit, ratesFor } from './sql-money.ts'
import { type Reader, moneyIn, roughDays, startOfActivity } from './sql-source.ts'
import { type Sql, date, integer, joined, kept, numeric, sql, texts } from './sql-text.ts'

/** The days that a rule is asked for, and the rates it may use. */
export interface Moment {
  readonly on: CivilDate
  readonly appliedOn: CivilDate
  readonly opensOn: CivilDate
  readonly rates: Rates
}

/** One criterion as a boolean expression; null is "unknown". */
export function criterionSql(criterion: Criterion, reader: Reader, moment: Moment): Sql {
  const { on, rates } = moment
  switch (criterion.kind) {
    case 'age':
      return age(criterion, reader, moment)
    case 'money':
      return moneyLimit(criterion, reader, on, rates)
    case 'number':
      return kept(reader.number(criterion.fact), criterion.bound.op, sql`${numeric(criterion.bound.limit)}`)
    case 'date':
      return dateLimit(criterion, reader)
    case 'set':
      return membership(criterion, reader)
    case 'order':
      return order(criterion, reader)
    case 'flag':
      return isSaid(reader, criterion.fact, criterion.expects)
    case 'question':
      return isSaid(reader, `answer:${criterion.key}`, criterion.expects)
    case 'commitment':
      return isSaid(reader, `answer:${criterion.key}`, true)
    case 'decision':
      return isSaid(reader, `decision:${criterion.key}`, true)
    case 'hosted':
      return hosted(criterion, reader, on)
    case 'window':
      return window(criterion, on)
    case 'once':
      return joined(
        onceKeys(criterion).map((key) => isSaid(reader, key, false)),
        ' and ',
      )
    case 'exceeds':
      return exceeds(criterion, reader, on, rates)
    case 'owners':
      return owners(criterion, reader, on, rates)
  }
}

function isSaid(reader: Reader, key: FlagKey | `answer:${string}` | `decision:${string}`, expected: boolean): Sql {
  return expected ? reader.yes(key) : sql`(not ${reader.yes(key)})`
}

/**
 * Fewer than n months are completed while the day n months after the start is still to come; a start on the 31st comes
 * round on the last day of a shorter month, in PostgreSQL as in the language. Nobody is younger than 0 months.
 */
function age({ since, bound, at }: Age, reader: Reader, { on, appliedOn, opensOn }: Moment): Sql {
  const counted = at === 'asked' ? on : at === 'application' ? appliedOn : opensOn
  const { first, last } =
    since === 'activity' ? startOfActivity(reader) : reader.days(since === 'incorporation' ? 'incorporatedOn' : since)
  const months = bound.op === 'under' || bound.op === 'at-least' ? bound.limit : bound.limit + 1
  const isYounger = (start: Sql): Sql =>
    months <= 0
      ? sql`(case when ${start} is not null then false end)`
      : sql`(${start} + make_interval(months => ${integer(months)}) > ${date(counted)})`
  const younger = alike(isYounger(first), isYounger(last))
  return bound.op === 'under' || bound.op === 'at-most' ? younger : sql`(not ${younger})`
}

function dateLimit({ fact, bound }: DateLimit, reader: Reader): Sql {
  const { first, last } = reader.days(fact)
  const before = alike(sql`(${first} < ${date(bound.limit)})`, sql`(${last} < ${date(bound.limit)})`)
  return bound.op === 'before' ? before : sql`(not ${before})`
}

/** What the earliest and the latest day say, where they say the same. */
function alike(earliest: Sql, latest: Sql): Sql {
  return sql`(case when ${earliest} = ${latest} then ${earliest} end)`
}

function membership({ fact, op, codes, list }: SetMembership, reader: Reader): Sql {
  if (list !== undefined && codes.length === 0) return isSaid(reader, `onList:${list}`, op !== 'none-of')
  const each = codes.map((code) => reader.holds(fact, codesUnder(fact, code)))
  if (op === 'all-of') return joined(each, ' and ')
  return op === 'any-of' ? joined(each, ' or ') : sql`(not ${joined(each, ' or ')})`
}

function order({ fact, bound }: Order, reader: Reader): Sql {
  const scale = scaleOf(fact)
  const place = scale.indexOf(bound.limit)
  const places = {
    under: scale.slice(0, place),
    'at-most': scale.slice(0, place + 1),
    'at-least': scale.slice(place),
    over: scale.slice(place + 1),
  }
  return reader.holds(fact, places[bound.op])
}

/** The register knows who is here, so this is never unknown. */
function hosted({ sites }: Hosted, reader: Reader, on: CivilDate): Sql {
  const from = roughDays(sql`(stay ->> 'from')`).first
  const where = sites ? sql`and stay ->> 'site' = any (${texts(sites)})` : sql``
  return sql`exists (
    select from jsonb_array_elements(${reader.stays}) as stay
    where coalesce(${from} <= ${date(on)}, true) and coalesce((stay ->> 'to')::date > ${date(on)}, true) ${where})`
}

function window({ opensOn, closesOn }: Window, on: CivilDate): Sql {
  const [opens, closes] = [opensOn ?? on, closesOn ?? on]
  return sql`(${date(on)} between ${date(opens)} and ${date(closes)})`
}

/** Some group, or some holder without one, holds the share and, where asked, turns over the amount that its first states. */
function owners({ share, turnover, rate }: Owners, reader: Reader, on: CivilDate, rates: Rates): Sql {
  const keepsShare = kept(
    sql`round(sum((owner -> 'percent')::numeric), 6)`,
    share.op,
    sql`round(${numeric(share.limit)}, 6)`,
  )
  const stated = sql`(array_agg(owner -> 'turnover' order by place) filter (where owner ? 'turnover'))[1]`
  const keepsTurnover = turnover ? keepsLimit(moneyIn(sql`turnover`), turnover, ratesFor(rate, on, rates)) : sql`true`
  return sql`(case when ${reader.owners} is not null then (
    select case when bool_or(holds) then true when bool_or(holds is null) then null else false end
    from (
      select ${keepsShare} as keeps_share, ${stated} as turnover
      from jsonb_array_elements(${reader.owners}) with ordinality as listed (owner, place)
      group by owner ->> 'group', case when owner ->> 'group' is null then owner ->> 'name' end
    ) as holders, lateral (select keeps_share and ${keepsTurnover}) as answered (holds)
  ) end)`
}
