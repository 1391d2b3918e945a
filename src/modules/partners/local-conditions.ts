import { type Result, ok } from '../../kernel/result.ts'
import { type BadRule, type Criterion, type Rule, parseRule, plainRule, writeRule } from '../rules/index.ts'

/** What a park asks for beside the rule of an offer that it takes over. */
export type LocalConditions = readonly Criterion[]

/** The rule with the park's own conditions, every one of which must hold too. */
export function withLocal(rule: Rule, local: LocalConditions): Rule {
  if (local.length === 0) return rule
  const own = rule.where.kind === 'all' ? rule.where.of : [rule.where]
  return { ...rule, where: { kind: 'all', of: [...own, ...local] } }
}

/** The same, unless the whole is no rule: too many conditions, or two with one id. */
export function joined(rule: Rule, local: LocalConditions): Result<Rule, BadRule> {
  return local.length === 0 ? ok(rule) : parseRule(writeRule(withLocal(rule, local)))
}

/** What `withLocal` was given: the rule without the conditions that the park added at its end. */
export function withoutLocal(rule: Rule, local: LocalConditions): Rule {
  if (local.length === 0 || rule.where.kind !== 'all') return rule
  const own = rule.where.of.slice(0, -local.length)
  const [only] = own
  return { ...rule, where: own.length === 1 && only ? only : { kind: 'all', of: own } }
}

/** The JSON form of the conditions, each as a rule writes it. */
export function writeLocal(local: LocalConditions): readonly unknown[] {
  return local.map((criterion) => writeRule(plainRule(criterion)).where)
}

/** Reads what `writeLocal` wrote. */
export function readLocal(written: readonly unknown[]): LocalConditions {
  return written.map((where) => {
    const read = parseRule({ version: 1, where })
    if (!read.ok) throw new Error(`A condition of the park cannot be read: ${JSON.stringify(read.refusal.problems)}`)
    const condition = read.value.where
    if (!('id' in condition)) throw new Error('A condition of the park is no criterion.')
    return condition
  })
}
