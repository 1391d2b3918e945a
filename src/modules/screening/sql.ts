import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Condition, type Rates, type Rule, criteriaOf, isGroup } from '../rules/index.ts'
import { type Moment, criterionSql } from './sql-criterion.ts'
import { type Reader, type Source, readerOf } from './sql-source.ts'
import { type Sql, type SqlText, inTurn, integer, joined, sql, written } from './sql-text.ts'

/** What a rule is asked for. */
export interface Asked {
  readonly on: CivilDate
  readonly rates: Rates
  /** The day of the request; without it, the day asked. */
  readonly appliedOn?: CivilDate
}

/**
 * A rule as one boolean expression over the rows of a source, for PostgreSQL 15 and later: true is "eligible", false
 * "ineligible", null "undetermined", by SQL's own logic. Every value is a parameter. "All who may have it" is thus
 * `where <text>`, "who is not ruled out" `where (<text>) is not false`.
 *
 * It shares nothing with the other ways of running but the language itself, so that it can bear witness against them.
 */
export function sqlFor(rule: Rule, { on, rates, appliedOn = on }: Asked, source: Source = {}): SqlText {
  return written(conditionSql(rule.where, readerOf(source), { on, rates, appliedOn, opensOn: opening(rule) ?? on }))
}

/** The day on which the earliest of a rule's windows opens. */
function opening({ where }: Rule): CivilDate | undefined {
  const days = criteriaOf(where).flatMap((criterion) =>
    criterion.kind === 'window' && criterion.opensOn ? [criterion.opensOn] : [],
  )
  return days.sort()[0]
}

function conditionSql(condition: Condition, reader: Reader, moment: Moment): Sql {
  const part = (of: Condition): Sql => conditionSql(of, reader, moment)
  if (!isGroup(condition)) return criterionSql(condition, reader, moment)
  switch (condition.kind) {
    case 'all':
      return condition.of.length === 0 ? sql`true` : joined(condition.of.map(part), ' and ')
    case 'any':
      return condition.of.length === 0 ? sql`false` : joined(condition.of.map(part), ' or ')
    case 'not':
      return sql`(not ${part(condition.of)})`
    case 'at-least':
      return atLeast(condition.count, condition.of.map(part))
    case 'implies':
      return sql`(not ${part(condition.if)} or ${part(condition.must)})`
    case 'unless':
      return sql`(${part(condition.of)} or ${part(condition.unless)})`
    case 'rule':
      return condition.where ? part(condition.where) : sql`null::boolean`
  }
}

/** Enough hold; or too few can, the unknown ones among them; or nobody knows. Each part is looked at once. */
function atLeast(count: number, parts: readonly Sql[]): Sql {
  return sql`(
    select case
      when count(*) filter (where part) >= ${integer(count)} then true
      when count(*) filter (where part is not false) < ${integer(count)} then false
    end
    from unnest(array[${inTurn(parts, ', ')}]) as part)`
}
