import { type Result, ok } from '../../kernel/result.ts'
import { type BadRule, parseRule } from './parse-rule.ts'
import type { Parameter, Rule } from './rule.ts'
import { writeParameter, writeRule } from './write-rule.ts'

/**
 * The rule with other values for some of its parameters, wherever a bound names them: 60 months instead of 36. Refuses
 * parameters that it does not have and values that a bound cannot take, as reading the rule would.
 */
export function withParameters(rule: Rule, values: ReadonlyMap<string, Parameter>): Result<Rule, BadRule> {
  if (values.size === 0) return ok(rule)
  const { parameters, ...written } = writeRule(rule)
  const others = Object.fromEntries([...values].map(([name, value]) => [name, writeParameter(value)]))
  const unknown = [...values.keys()].filter((name) => !rule.parameters.has(name))
  if (unknown.length > 0) {
    const known = [...rule.parameters.keys()]
    const problems = unknown.map(
      (name) => ({ path: `rule.parameters.${name}`, code: 'unknown-parameter', parameters: known }) as const,
    )
    return { ok: false, refusal: { code: 'bad-rule', problems } }
  }
  return parseRule({ ...written, parameters: Object.assign({}, parameters, others) })
}
