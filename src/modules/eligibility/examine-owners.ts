import type { Money } from '../../kernel/money.ts'
import type { Owner, Owners } from '../rules/index.ts'
import { compareTo } from './examine-money.ts'
import { answered, noValue, seenFact, within } from './finding.ts'
import type { Answer, Finding, UnknownReason } from './judgement.ts'
import { known } from './reading.ts'
import type { View } from './view.ts'

/** Some group of owners within the share and, where asked, the turnover: looked through holder by holder. */
export function examineOwners(criterion: Owners, view: View): Finding {
  const fact = known(view.facts, 'owners', 'owners')
  if (!fact) return noValue(criterion, 'owners')
  const seen = seenFact('owners', fact)
  const each = groupsOf(fact.value.owners)
    .filter(({ percent }) => within(criterion.share, millionths(percent) - millionths(criterion.share.limit)))
    .map((group) => turnoverWithin(criterion, group, view))
  if (each.some(({ answer }) => answer === 'met')) return answered(criterion, true, seen)
  const open = each.find(({ answer }) => answer === 'unknown')
  if (!open?.reason) return answered(criterion, false, seen)
  const missing = open.reason.code === 'no-rate' ? [] : (['owners'] as const)
  return { criterion, answer: 'unknown', seen, reason: open.reason, missing }
}

/** Shares add up as whole millionths of a percent, so that 12.1 and 12.9 make 25. */
function millionths(percent: number): number {
  return Math.round(percent * 1_000_000)
}

/** What each group holds, in millionths of a percent. */
export function sharesOf(owners: readonly Owner[]): readonly number[] {
  return groupsOf(owners).map(({ percent }) => millionths(percent))
}

interface OwningGroup {
  readonly name: string
  readonly percent: number
  readonly turnover: Money | undefined
}

/** The owners of one group as one; its turnover is the first that one of them states. */
function groupsOf(owners: readonly Owner[]): readonly OwningGroup[] {
  const groups = new Map<string, OwningGroup>()
  for (const { name, group, percent, turnover } of owners) {
    const key = group === undefined ? `owner ${name}` : `group ${group}`
    const before = groups.get(key)
    groups.set(key, {
      name: group ?? name,
      percent: (before?.percent ?? 0) + percent,
      turnover: before?.turnover ?? turnover,
    })
  }
  return [...groups.values()]
}

function turnoverWithin(
  { turnover: bound, rate }: Owners,
  { name, turnover }: OwningGroup,
  view: View,
): { readonly answer: Answer; readonly reason?: UnknownReason } {
  if (!bound) return { answer: 'met' }
  if (!turnover) return { answer: 'unknown', reason: { code: 'owner-turnover-unknown', owner: name } }
  const compared = compareTo(bound, turnover, rate, view, undefined)
  if (typeof compared === 'boolean') return { answer: compared ? 'met' : 'unmet' }
  return { answer: 'unknown', reason: compared }
}
