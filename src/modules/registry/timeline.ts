import { type CivilDate, type RoughDate, dayIn, firstDay } from '../../kernel/civil-date.ts'
import type { Company } from './companies.store.ts'
import type { CompanyIdentity } from './company.ts'
import type { RecordedFact } from './facts.store.ts'
import type { ShownResidency } from './residencies.store.ts'

/** Something that happened to a company, or that became known of it. */
export type CompanyMoment = { readonly on: RoughDate } & (
  | { readonly kind: 'began' | 'incorporated' | 'added' | 'identity-changed' }
  | { readonly kind: 'arrived' | 'left'; readonly siteName: string; readonly unitName: string | null }
  | { readonly kind: 'renamed'; readonly before: string; readonly after: string }
  | { readonly kind: 'recorded'; readonly count: number; readonly facts: readonly RecordedFact[] }
)

export interface CompanyPast {
  readonly company: Company
  readonly residencies: readonly ShownResidency[]
  /** Every statement ever recorded, those that hold first. */
  readonly facts: readonly RecordedFact[]
  readonly versions: readonly { readonly identity: CompanyIdentity; readonly replacedAt: Date }[]
  readonly zone: string
}

/** The life of a company as the register tells it, the latest first. A date known roughly stands at its first day. */
export function momentsOf({ company, residencies, facts, versions, zone }: CompanyPast): readonly CompanyMoment[] {
  const moments: CompanyMoment[] = [
    { on: dayIn(zone, company.createdAt), kind: 'added' },
    ...factDates(facts),
    ...residencies.flatMap(stayMoments),
    ...identityMoments(company, versions, zone),
    ...recordings(facts, zone),
  ]
  return moments.sort((a, b) => (firstDay(a.on) < firstDay(b.on) ? 1 : firstDay(a.on) > firstDay(b.on) ? -1 : 0))
}

function factDates(facts: readonly RecordedFact[]): readonly CompanyMoment[] {
  const kinds = { activityStartedOn: 'began', incorporatedOn: 'incorporated' } as const
  return Object.entries(kinds).flatMap(([key, kind]) => {
    const held = facts.find((fact) => fact.key === key && !fact.supersededAt)
    return held?.value.kind === 'date' ? [{ on: held.value.date, kind }] : []
  })
}

function stayMoments({ startedOn, endedOn, siteName, unitName }: ShownResidency): readonly CompanyMoment[] {
  return [
    ...(startedOn ? [{ on: startedOn, kind: 'arrived' as const, siteName, unitName }] : []),
    ...(endedOn ? [{ on: endedOn, kind: 'left' as const, siteName, unitName }] : []),
  ]
}

function identityMoments(company: Company, versions: CompanyPast['versions'], zone: string): readonly CompanyMoment[] {
  return versions.map(({ identity, replacedAt }, index) => {
    const on = dayIn(zone, replacedAt)
    const after = index === 0 ? company.name : (versions[index - 1]?.identity.name ?? company.name)
    return identity.name === after
      ? { on, kind: 'identity-changed' }
      : { on, kind: 'renamed', before: identity.name, after }
  })
}

/** What was recorded on one day is one moment. */
function recordings(facts: readonly RecordedFact[], zone: string): readonly CompanyMoment[] {
  const byDay = new Map<CivilDate, RecordedFact[]>()
  for (const fact of facts) {
    const on = dayIn(zone, fact.recordedAt)
    byDay.set(on, [...(byDay.get(on) ?? []), fact])
  }
  return [...byDay].map(([on, recorded]) => ({ on, kind: 'recorded', count: recorded.length, facts: recorded }))
}
