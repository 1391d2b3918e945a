import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { iceTaken } from './add-company.ts'
import { archive, findCompany, replaceIdentity } from './companies.store.ts'
import { type CompanyIdentity, type TypedIdentity, checkedIdentity, differences, stateOf } from './company.ts'
import { parkOf } from './operator.store.ts'
import type { RegistryRefusal } from './refusal.ts'
import './registry.news.ts'
import { residenciesOf } from './residencies.store.ts'

/** What a company may change of its own identity; name and identifiers are the operator's to keep. */
const contact: readonly (keyof CompanyIdentity)[] = ['email', 'phone', 'website', 'contactName']

/** Calls, identifies or reaches a company otherwise; what it was before is kept. */
export function editCompany(
  platform: Platform,
  actor: Actor,
  { companyId, identity: typed }: { readonly companyId: Id<'company'>; readonly identity: TypedIdentity },
) {
  return change<Id<'company'>, RegistryRefusal>(platform, actor, async (tx) => {
    const before = await findCompany(tx, actor, companyId)
    if (!before) return refuse({ code: 'company-not-found' })

    // An ICE that somebody kept on purpose is not asked about again.
    const keepDoubtfulIce = typed.keepDoubtfulIce || (before.iceOverridden && typed.ice === before.ice)
    const after = checkedIdentity({ ...typed, keepDoubtfulIce })
    if (!after.ok) return after
    const { id: _id, createdAt: _createdAt, archivedAt: _archivedAt, ...identity } = before
    const parts = differences(identity, after.value)
    if (!isStaff(actor) && parts.some((part) => !contact.includes(part))) return refuse({ code: 'not-allowed' })

    if (parts.length > 0) {
      const versionId = platform.newId<'company-version'>()
      const replacement = { at: platform.now(), by: actor.userId, versionId }
      if (!(await replaceIdentity(tx, companyId, after.value, replacement))) {
        return refuse(await iceTaken(tx, actor, after.value.ice))
      }
      if (parts.includes('name')) {
        await announce(platform, tx, actor, 'company.renamed', { companyId, name: after.value.name })
      }
    }
    return changed(companyId, { event: 'company.edited', subjectId: companyId, detail: { parts } })
  })
}

/** Takes a company that is no longer hosted out of the lists, or brings it back. Its data stays. */
export function archiveCompany(
  platform: Platform,
  actor: Actor,
  { companyId, back = false }: { readonly companyId: Id<'company'>; readonly back?: boolean },
) {
  return change<Id<'company'>, RegistryRefusal>(platform, actor, async (tx) => {
    if (!(await findCompany(tx, actor, companyId))) return refuse({ code: 'company-not-found' })
    if (!isStaff(actor)) return refuse({ code: 'not-allowed' })

    const [latest] = await residenciesOf(tx, companyId)
    const { today } = await parkOf(platform, tx, actor)
    if (!back && stateOf(latest, today) === 'hosted') return refuse({ code: 'still-hosted' })

    await archive(tx, companyId, back ? null : platform.now())
    await announce(platform, tx, actor, 'company.facts-changed', { companyIds: [companyId] })
    return changed(companyId, { event: back ? 'company.restored' : 'company.archived', subjectId: companyId })
  })
}
