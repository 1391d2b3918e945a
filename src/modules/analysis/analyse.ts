import { type FactKey, type Facts, type Rule, criteriaOf } from '../rules/index.ts'
import { factsOf, outsideDomain } from './domains.ts'
import type { RuleFinding } from './finding.ts'
import { deadFrom } from './lifetime.ts'
import { type Found, type Moment, coreOf, find, shadowedIn, subjectOf } from './questions.ts'

/** What else is known when a rule is looked at. */
export interface Surroundings extends Moment {
  /** Other rules by the name under which findings speak of them. */
  readonly others?: ReadonlyMap<string, Rule>
  /** The facts that companies are asked for; where given, facts outside it are told. */
  readonly collected?: ReadonlySet<FactKey>
}

/** Everything that is worth saying about a rule before it is published, the gravest first; nothing where all is well. */
export function analyse(rule: Rule, surroundings: Surroundings): readonly RuleFinding[] {
  const subject = subjectOf([rule], surroundings)
  const passing = find(subject, ['passes'])
  const core = passing === 'nobody' ? coreOf(subject) : undefined
  const never: readonly RuleFinding[] = core ? [{ code: 'never-true', criteria: core.map(({ id }) => id) }] : []
  const failing = find(subject, ['fails'])
  const always: readonly RuleFinding[] =
    failing === 'nobody' ? [{ code: 'always-true', company: companyIn(passing) }] : []
  const shadowed = core
    ? []
    : shadowedIn(subject).map(({ id }): RuleFinding => ({ code: 'changes-nothing', criterion: id }))
  const undecided: readonly RuleFinding[] =
    passing === 'undecided' || failing === 'undecided' ? [{ code: 'not-decided' }] : []
  return [
    ...never,
    ...always,
    ...outsideDomain(rule).map(
      (each): RuleFinding => ({ code: 'outside-domain', ...each, company: companyIn(passing) }),
    ),
    ...deathOf(rule, surroundings, core !== undefined),
    ...uncollected(rule, surroundings.collected),
    ...shadowed,
    ...[...(surroundings.others ?? [])].flatMap(([name, other]) => comparisonOf(rule, other, name, surroundings)),
    ...undecided,
  ]
}

function companyIn(found: Found): Facts | undefined {
  return typeof found === 'object' ? found.company : undefined
}

/** A rule that nobody passes today may still open; only one that closes for good is told. */
function deathOf(rule: Rule, moment: Moment, never: boolean): readonly RuleFinding[] {
  const dead = never ? undefined : deadFrom(rule, moment)
  return dead ? [{ code: 'dead-from', on: dead.on, company: companyIn(dead.company) }] : []
}

function uncollected(rule: Rule, collected: ReadonlySet<FactKey> | undefined): readonly RuleFinding[] {
  if (!collected) return []
  return criteriaOf(rule.where).flatMap((criterion) =>
    factsOf(criterion)
      .filter((fact) => !collected.has(fact))
      .map((fact): RuleFinding => ({ code: 'nobody-collects', criterion: criterion.id, fact })),
  )
}

/** How two rules stand to one another: the same, one within the other, partly shared, or apart. */
export function comparisonOf(rule: Rule, other: Rule, name: string, moment: Moment): readonly RuleFinding[] {
  const subject = subjectOf([rule, other], moment)
  const both = find(subject, ['passes', 'passes'])
  const onlyThis = find(subject, ['passes', 'fails'])
  const onlyOther = find(subject, ['fails', 'passes'])
  if (both === 'nobody') return [{ code: 'disjoint-from', other: name }]
  const company = companyIn(both)
  if (onlyThis === 'nobody' && onlyOther === 'nobody') return [{ code: 'same-as', other: name, company }]
  if (onlyThis === 'nobody') return [{ code: 'implies', other: name, company }]
  if (onlyOther === 'nobody') return [{ code: 'implied-by', other: name, company }]
  return company ? [{ code: 'overlaps', other: name, company }] : [{ code: 'not-decided' }]
}
