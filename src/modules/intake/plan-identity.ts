import { type CompanyIdentity, type TypedIdentity, checkedIdentity, identityOf } from '../registry/index.ts'
import type { Draft, Matching } from './match.ts'
import type { Alteration, LeftOut, Shown } from './preview.ts'

export interface PlannedIdentity {
  readonly identity: CompanyIdentity
  readonly changed: boolean
  readonly alterations: readonly Alteration[]
  readonly leftOut: readonly LeftOut[]
}

type Told = Exclude<keyof TypedIdentity, 'name' | 'ice' | 'keepDoubtfulIce'>

/** What a company is called and how it is identified and reached once its row is applied. A blank cell takes nothing away. */
export function planIdentity(draft: Draft, before: CompanyIdentity | undefined, matching: Matching): PlannedIdentity {
  const leftOut: LeftOut[] = []
  const told: { -readonly [Field in keyof CompanyIdentity]?: CompanyIdentity[Field] } = {}
  for (const [what, value] of toldBy(draft)) {
    const checked = checkedIdentity({ ...nothingTyped, name: draft.name, [what]: value })
    if (checked.ok) told[what] = checked.value[what]
    else leftOut.push({ what, value: value.slice(0, 200).toWellFormed() })
  }
  if (matching.keepIce && draft.ice !== null) {
    told.ice = draft.ice
    told.iceOverridden = !draft.iceIsSure
  }
  if (!before) {
    const identity = identityOf(draft.name, told)
    return { identity, changed: true, alterations: differencesIn(undefined, identity), leftOut }
  }
  // The register's own spelling stays, except where the ICE proves that the company goes by another name now.
  const name = before.ice !== null && before.ice === draft.ice && matching.doubt ? draft.name : before.name
  const identity = { ...before, ...told, name, ...(before.ice === null ? {} : iceOf(before)) }
  const alterations = differencesIn(before, identity)
  return { identity, changed: alterations.length > 0, alterations, leftOut }
}

function toldBy({
  rc,
  if: taxId,
  cnss,
  email,
  phone,
  website,
  contactName,
}: Draft): readonly (readonly [Told, string])[] {
  const given: readonly (readonly [Told, string | undefined])[] = [
    ['rc', rc],
    ['taxId', taxId],
    ['cnss', cnss],
    ['email', email],
    ['phone', phone],
    ['website', website],
    ['contactName', contactName],
  ]
  return given.flatMap(([what, value]) => (value ? [[what, value] as const] : []))
}

function iceOf({ ice, iceOverridden }: CompanyIdentity): Pick<CompanyIdentity, 'ice' | 'iceOverridden'> {
  return { ice, iceOverridden }
}

const nothingTyped = {
  ice: '',
  rc: '',
  taxId: '',
  cnss: '',
  email: '',
  phone: '',
  website: '',
  contactName: '',
  keepDoubtfulIce: false,
}

const shownParts = ['name', 'ice', 'rc', 'taxId', 'cnss', 'email', 'phone', 'website', 'contactName'] as const

function differencesIn(before: CompanyIdentity | undefined, after: CompanyIdentity): readonly Alteration[] {
  return shownParts.flatMap((what): readonly Alteration[] => {
    const [from, to] = [before?.[what], after[what]]
    if (!to || from === to || (what === 'name' && !before)) return []
    return [{ what, kind: 'set', ...(from ? { from: text(from) } : {}), to: text(to) }]
  })
}

function text(value: string): Shown {
  return { text: value }
}
