import type { RoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { fold } from '../../kernel/text.ts'
import type { FactKey, WrittenFactValue } from '../rules/index.ts'
import type { CompanyIdentity } from '../registry/index.ts'
import type { StayTerms } from './effect.ts'
import { nameKey } from '../workbook/index.ts'

/** A company of the register, as far as a workbook can speak of it. */
export interface KnownCompany {
  readonly id: Id<'company'>
  readonly identity: CompanyIdentity
  readonly archived: boolean
  /** Its present or last residency. */
  readonly stay?: KnownStay
  readonly facts: ReadonlyMap<FactKey, readonly HeldFact[]>
}

export interface KnownStay extends StayTerms {
  readonly id: Id<'residency'>
  readonly siteId: Id<'site'>
  readonly siteName: string
  readonly unitName: string | null
}

/** A statement that holds. */
export interface HeldFact {
  readonly value: WrittenFactValue
  readonly validOn: RoughDate | null
  /** The day it counts from among others: its own, else that of its recording. */
  readonly from: RoughDate
}

/** The register as rows are compared with it: by ICE, by name, by what is left of a name without its legal form. */
export interface Register {
  readonly companies: readonly KnownCompany[]
  readonly byId: ReadonlyMap<Id<'company'>, KnownCompany>
  readonly byIce: ReadonlyMap<string, KnownCompany>
  readonly byName: ReadonlyMap<string, readonly KnownCompany[]>
  readonly byBareName: ReadonlyMap<string, readonly KnownCompany[]>
}

export function registerOf(companies: readonly KnownCompany[]): Register {
  const byIce = new Map<string, KnownCompany>()
  for (const company of companies) if (company.identity.ice) byIce.set(company.identity.ice, company)
  return {
    companies,
    byId: new Map(companies.map((company) => [company.id, company])),
    byIce,
    byName: grouped(companies, nameKey),
    byBareName: grouped(companies, bareName),
  }
}

const legalForms = new Set(
  'sarl sarlau au sa sas sasu snc eurl ste societe ets etablissements entreprise company co ltd llc inc plc groupe group شركه مقاوله'.split(
    ' ',
  ),
)

/** The name without its legal form, so that "Sté Atlas Robotics SARL" is found alike "Atlas Robotics". */
export function bareName(name: string): string {
  const words = fold(name.replace(/\b((?:\p{L}\.){2,})/gu, (letters) => letters.replaceAll('.', ''))).split(' ')
  const kept = words.filter((word) => !legalForms.has(word))
  return kept.length === 0 ? nameKey(name) : kept.join('')
}

function grouped(
  companies: readonly KnownCompany[],
  keyOf: (name: string) => string,
): ReadonlyMap<string, readonly KnownCompany[]> {
  const groups = new Map<string, KnownCompany[]>()
  for (const company of companies) {
    const key = keyOf(company.identity.name)
    const group = groups.get(key)
    if (group) group.push(company)
    else groups.set(key, [company])
  }
  return groups
}
