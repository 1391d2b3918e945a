import { type RoughDate, firstDay } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { firstUnbroken } from '../rules/index.ts'
import { findCompany } from './companies.store.ts'
import { parkOf } from './operator.store.ts'
import type { RegistryRefusal } from './refusal.ts'
import './registry.news.ts'
import { beginResidency, residenciesOf } from './residencies.store.ts'

/**
 * Says since when a company is hosted without a break: the first day of its stay, or of the one that this one goes on from.
 * Rules count from it.
 */
export function correctEntry(
  platform: Platform,
  actor: Actor,
  { companyId, enteredOn }: { readonly companyId: Id<'company'>; readonly enteredOn: RoughDate },
) {
  return change<Id<'residency'>, RegistryRefusal>(platform, actor, async (tx) => {
    if (!(await findCompany(tx, actor, companyId))) return refuse({ code: 'company-not-found' })
    if (!isStaff(actor)) return refuse({ code: 'not-allowed' })

    const { today } = await parkOf(platform, tx, actor)
    const stays = (await residenciesOf(tx, companyId)).map(({ id, startedOn, endedOn }) => ({
      id,
      from: startedOn ?? undefined,
      to: endedOn ?? undefined,
    }))
    const first = firstUnbroken(stays, today)
    if (!first) return refuse({ code: 'no-open-residency' })
    const day = firstDay(enteredOn)
    if (day > today) return refuse({ code: 'day-to-come', field: 'enteredOn' })
    const ended = first.to ?? 'open'
    // What ended before the present stay did, was over before that stay began.
    const earlier = stays.some(({ id, to }) => id !== first.id && to !== undefined && to <= ended && to > day)
    if (ended <= day || earlier) return refuse({ code: 'within-other-stay' })

    if (!(await beginResidency(tx, { id: first.id, startedOn: enteredOn, endedOn: first.to, at: platform.now() }))) {
      return refuse({ code: 'already-moved' })
    }
    await announce(platform, tx, actor, 'company.facts-changed', { companyIds: [companyId] })
    return changed(first.id, {
      event: 'company.entry-corrected',
      subjectId: companyId,
      detail: { residencyId: first.id },
    })
  })
}
