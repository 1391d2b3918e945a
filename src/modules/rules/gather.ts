import { type Rule, criteriaOf, plainRule } from './rule.ts'

/**
 * Everything that several rules ask, as one rule that asks it all: not to be judged, but to give questions, relations and
 * declared facts their words.
 */
export function gathered(rules: readonly Rule[]): Rule {
  return {
    ...plainRule({ kind: 'all', of: rules.flatMap(({ where }) => criteriaOf(where)) }),
    names: new Map(rules.flatMap(({ names }) => [...names])),
    declares: new Map(rules.flatMap(({ declares }) => [...declares])),
  }
}
