import type { Id } from '../../kernel/id.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { jot } from '../../platform/change.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { notify } from '../notices/index.ts'
import type { ClaimStep, StepAct } from './claim.ts'
import { type ShownClaim, findClaim, stepsOf, takeTelling } from './claims.store.ts'
import { claimNotice } from './claims.messages.ts'
import type { ClaimPeople } from './people.ts'

/** A step of a claim that people are to be told of. */
export interface StepToTell {
  readonly operatorId: Id<'operator'>
  readonly claimId: Id<'claim'>
  readonly number: number
}

declare module '../../platform/jobs.ts' {
  interface JobData {
    'claims.tell': StepToTell
    'claims.day': Readonly<Record<string, never>>
  }
}

/** Has the queue tell whom a step concerns, once the transaction is through: who asks does not wait for letters. */
export function tellOf(
  { jobs }: Platform,
  tx: Transaction,
  { operatorId }: Pick<Actor, 'operatorId'>,
  claimId: Id<'claim'>,
  number: number,
): Promise<void> {
  return jobs.enqueue(tx, 'claims.tell', { operatorId, claimId, number })
}

/** The job: tells whom a step concerns, in the product and by letter, each once, however often the job runs. */
export async function tellStep(
  platform: Platform,
  people: ClaimPeople,
  { operatorId, claimId, number }: StepToTell,
): Promise<void> {
  const system = systemActor(operatorId)
  await jot(platform, system, async (tx) => {
    const claim = await findClaim(tx, system, claimId)
    const step = (await stepsOf(tx, claimId)).find((each) => each.number === number)
    if (!claim || !step) return
    if (!(await takeTelling(tx, { claimId, number }, platform.now()))) return
    const concerned = await concernedBy(tx, people, claim, step)
    await notify(platform, tx, system, claimNotice, {
      userIds: concerned.filter((id) => id !== step.by),
      data: {
        act: step.act,
        company: claim.company,
        fr: claim.offer.fr,
        ar: claim.offer.ar,
        en: claim.offer.en,
        reason: step.reason,
        withCode: claim.withCode,
        papers: claim.documents.length,
      },
      path: `/claims/${claimId}`,
      letter: true,
    })
  })
}

/** Whom a step concerns: the company of what the park does, the park of what the company does. */
async function concernedBy(
  db: Database,
  { membersOf, staffOf }: ClaimPeople,
  { companyId, siteId, ownerId }: ShownClaim,
  { act }: Pick<ClaimStep, 'act'>,
): Promise<readonly Id<'user'>[]> {
  if (companyHears.has(act))
    return ((await membersOf(db, [companyId])).get(companyId) ?? []).map(({ userId }) => userId)
  const { managers, directors } = await staffOf(db, siteId)
  if (act === 'escalate') return directors
  if (act !== 'request' && act !== 'withdraw') return []
  return ownerId ? [ownerId] : managers.length > 0 ? managers : directors
}

const companyHears: ReadonlySet<StepAct> = new Set(['verify', 'grant', 'refuse', 'expire', 'revoke', 'replace-code'])
