import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import { firstDay } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { fold } from '../../kernel/text.ts'
import { readIce } from '../../kernel/ice.ts'

/** Where a statement on a company comes from: said by itself, read in a workbook, seen on a document, noted by the operator. */
export type SourceKind = 'declared' | 'workbook' | 'document' | 'operator'

export const SOURCE_KINDS: readonly SourceKind[] = ['declared', 'workbook', 'document', 'operator']

/** How a company is called, identified and reached. */
export interface CompanyIdentity {
  readonly name: string
  /** 15 digits. */
  readonly ice: string | null
  /** Somebody kept this ICE though its key does not fit. */
  readonly iceOverridden: boolean
  readonly rc: string | null
  readonly taxId: string | null
  readonly cnss: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly contactName: string | null
}

/** An identity as people type it: an empty text says that there is none. */
export interface TypedIdentity {
  readonly name: string
  readonly ice: string
  readonly rc: string
  readonly taxId: string
  readonly cnss: string
  readonly email: string
  readonly phone: string
  readonly website: string
  readonly contactName: string
  /** The ICE is to be kept even if its key does not fit. */
  readonly keepDoubtfulIce: boolean
}

export type IdentityField = Exclude<keyof TypedIdentity, 'keepDoubtfulIce'>

export type IdentityRefusal =
  | { readonly code: 'name-missing' }
  | { readonly code: 'too-long'; readonly field: string; readonly most: number }
  | { readonly code: 'ice-malformed' }
  | { readonly code: 'ice-doubtful'; readonly ice: string }
  | { readonly code: 'email-malformed' }
  | { readonly code: 'website-malformed' }

/** The longest texts kept, in characters. */
export const MOST = { name: 200, identifier: 60, contact: 200, source: 300, notes: 5000 } as const

const lengths: Readonly<Record<IdentityField, number>> = {
  name: MOST.name,
  ice: MOST.identifier,
  rc: MOST.identifier,
  taxId: MOST.identifier,
  cnss: MOST.identifier,
  email: MOST.contact,
  phone: MOST.identifier,
  website: MOST.contact,
  contactName: MOST.contact,
}

/** The identity that was typed, or what is wrong with it. Only the name is needed: a project holder has no identifier. */
export function checkedIdentity(typed: TypedIdentity): Result<CompanyIdentity, IdentityRefusal> {
  if (typed.name === '') return refuse({ code: 'name-missing' })
  for (const [field, most] of Object.entries(lengths) as [IdentityField, number][]) {
    if (typed[field].length > most) return refuse({ code: 'too-long', field, most })
  }
  const ice = checkedIce(typed.ice, typed.keepDoubtfulIce)
  if (!ice.ok) return ice
  if (typed.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email)) return refuse({ code: 'email-malformed' })
  const website = checkedWebsite(typed.website)
  if (website === undefined) return refuse({ code: 'website-malformed' })
  return ok({
    name: typed.name,
    ...ice.value,
    rc: typed.rc || null,
    taxId: typed.taxId || null,
    cnss: typed.cnss || null,
    email: typed.email || null,
    phone: typed.phone || null,
    website: website || null,
    contactName: typed.contactName || null,
  })
}

/** An identity with nothing but a name and what is given. */
export function identityOf(name: string, given: Partial<CompanyIdentity> = {}): CompanyIdentity {
  return {
    name,
    ice: null,
    iceOverridden: false,
    rc: null,
    taxId: null,
    cnss: null,
    email: null,
    phone: null,
    website: null,
    contactName: null,
    ...given,
  }
}

/** The parts of an identity that differ, by name: what an audit line may tell without telling the data. */
export function differences(before: CompanyIdentity, after: CompanyIdentity): readonly (keyof CompanyIdentity)[] {
  return (Object.keys(before) as (keyof CompanyIdentity)[]).filter((part) => before[part] !== after[part])
}

/** What a search looks into: the name and the identifiers, folded. */
export function searchTextOf({ name, ice, rc, taxId, cnss }: CompanyIdentity): string {
  return [name, ice, rc, taxId, cnss].flatMap((text) => (text ? [fold(text)] : [])).join(' | ')
}

/** Where a company stands with the park. */
export type CompanyState = 'hosted' | 'former' | 'candidate'

/** Hosted while a residency holds, former after its last one, candidate before its first. */
export function stateOf(
  place: { readonly startedOn: RoughDate | null; readonly endedOn: CivilDate | null } | undefined,
  today: CivilDate,
): CompanyState {
  if (!place || (place.startedOn && firstDay(place.startedOn) > today)) return 'candidate'
  return place.endedOn && place.endedOn <= today ? 'former' : 'hosted'
}

/** A site as every page and file shows it. */
export interface Site {
  readonly id: Id<'site'>
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly address: string | null
}

function checkedIce(
  text: string,
  keepDoubtful: boolean,
): Result<Pick<CompanyIdentity, 'ice' | 'iceOverridden'>, IdentityRefusal> {
  if (text === '') return ok({ ice: null, iceOverridden: false })
  const { ice, warning } = readIce(text)
  if (ice === undefined) return refuse({ code: 'ice-malformed' })
  if (warning && !keepDoubtful) return refuse({ code: 'ice-doubtful', ice })
  return ok({ ice, iceOverridden: warning !== undefined })
}

/** A web address people can follow, with its scheme; undefined when it is none, or leads elsewhere than to the web. */
function checkedWebsite(text: string): string | undefined {
  if (text === '') return ''
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (!/^https?:\/\/[^/\\]/i.test(address) || !URL.canParse(address)) return undefined
  // "www.bank.example@elsewhere.example" reads as one place and leads to another.
  const { hostname, username, password } = new URL(address)
  return hostname.includes('.') && username === '' && password === '' ? address : undefined
}
