import { type FactKey, type Facts, type Rule, criteriaOf } from '../rules/index.ts'
import { factsOf, outsideDomain } from './domains.ts'
import type { RuleFinding } from './finding.ts'
import { lastToPass, lifetimeOf } from './lifetime.ts'
import type { Moment } from './moment.ts'
import { type Found, coreOf, find, shadowedIn, subjectOf } from './questions.ts'

/** What else is known when a rule is looked at. */
export interface Surroundings extends Moment {
  /** Other rules by the name under which findings speak of them. */
  readonly others?: ReadonlyMap<string, Rule>
  /** The facts that companies are asked for; where given, facts outside it are told. */
  readonly collected?: ReadonlySet<FactKey>
}

/**
 * Everything that is worth saying about a rule before it is published, the gravest first; nothing where all is well. A rule
 * that nobody can pass yet is looked at as on the first day on which somebody can.
 */
export function analyse(rule: Rule, surroundings: Surroundings): readonly RuleFinding[] {
  const { others = new Map<string, Rule>(), collected } = surroundings
  const always = [...outsideFindings(rule, surroundings), ...uncollected(rule, surroundings, collected)]
  const lifetime = lifetimeOf(rule, surroundings)
  if (!lifetime) return [neverTrue(rule, surroundings), ...always]

  const moment = { ...surroundings, on: lifetime.passableOn }
  const subject = subjectOf([rule], moment)
  const [passing, failing] = [find(subject, ['passes']), find(subject, ['fails'])]
  const dead = lifetime.deadFrom
  return [
    ...(failing === 'nobody' ? [{ code: 'always-true', company: companyIn(passing) } as const] : []),
    ...(dead
      ? [{ code: 'dead-from', on: dead, company: companyIn(lastToPass(rule, dead, surroundings)) } as const]
      : []),
    ...always,
    ...shadowedIn(subject).map(({ id }): RuleFinding => ({ code: 'changes-nothing', criterion: id })),
    ...[...others].flatMap(([name, other]) => comparisonOf(rule, other, name, moment)),
    ...(passing === 'undecided' || failing === 'undecided' ? [{ code: 'not-decided' } as const] : []),
  ]
}

function neverTrue(rule: Rule, moment: Moment): RuleFinding {
  const core = coreOf(subjectOf([rule], moment)) ?? []
  return { code: 'never-true', criteria: core.map(({ id }) => id) }
}

function companyIn(found: Found): Facts | undefined {
  return typeof found === 'object' ? found.company : undefined
}

function outsideFindings(rule: Rule, moment: Moment): readonly RuleFinding[] {
  const outside = outsideDomain(rule)
  if (outside.length === 0) return []
  const company = companyIn(find(subjectOf([rule], moment), ['passes']))
  return outside.map((each) => ({ code: 'outside-domain', ...each, company }))
}

function uncollected(rule: Rule, { on }: Moment, collected: ReadonlySet<FactKey> | undefined): readonly RuleFinding[] {
  if (!collected) return []
  return criteriaOf(rule.where).flatMap((criterion) =>
    factsOf(criterion, on).flatMap((ways): readonly RuleFinding[] => {
      const [fact] = ways
      const isAsked = ways.some((way) => collected.has(way))
      return isAsked || !fact ? [] : [{ code: 'nobody-collects', criterion: criterion.id, fact }]
    }),
  )
}

/** How two rules stand to one another: the same, one within the other, partly shared, or apart. */
export function comparisonOf(rule: Rule, other: Rule, name: string, moment: Moment): readonly RuleFinding[] {
  const subject = subjectOf([rule, other], moment)
  const both = find(subject, ['passes', 'passes'])
  if (both === 'nobody') return [{ code: 'disjoint-from', other: name }]
  const [onlyThis, onlyOther] = [find(subject, ['passes', 'fails']), find(subject, ['fails', 'passes'])]
  const company = companyIn(both)
  if (onlyThis === 'nobody' && onlyOther === 'nobody') return [{ code: 'same-as', other: name, company }]
  if (onlyThis === 'nobody') return [{ code: 'implies', other: name, company }]
  if (onlyOther === 'nobody') return [{ code: 'implied-by', other: name, company }]
  return company ? [{ code: 'overlaps', other: name, company }] : [{ code: 'not-decided' }]
}
