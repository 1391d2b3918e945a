import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { findSealed, giveBack, keepReplacement, markDead, takeCode } from './codes.store.ts'
import { keyRing } from './key-ring.ts'
import { tryUnseal } from './seal.ts'
import { stockJob } from './stock-job.ts'

export interface SetAside {
  readonly offerId: Id<'offer'>
  readonly claimId: Id<'claim'>
  readonly companyId: Id<'company'>
  readonly on: CivilDate
}

/**
 * Sets the next free code of an offer aside for a claim, in the claim's own transaction; undefined where none is left.
 * Seeing it is another act. Where few are left, those who manage offers are told.
 */
export async function setCodeAside(
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  wish: SetAside,
): Promise<Id<'code'> | undefined> {
  const taken = await takeCode(tx, { ...wish, at: platform.now() })
  if (taken && taken.left <= taken.lowAt) await stockJob(platform, tx, actor, wish.offerId)
  return taken?.id
}

/**
 * Gives a code back to its pool, for the next claim. False where somebody has seen it: it is spent then, see `markSpent`.
 */
export async function giveCodeBack(tx: Transaction, codeId: Id<'code'>): Promise<boolean> {
  return giveBack(tx, codeId)
}

export interface Replacing {
  readonly codeId: Id<'code'>
  readonly reason: string
  readonly on: CivilDate
}

/**
 * Marks a code dead and, where a claim held it, hands that claim the next free one. Without one left the refusal has to
 * end the transaction, so that the old code stays as it was.
 */
export async function replaceCode(
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  { codeId, reason, on }: Replacing,
): Promise<
  Result<
    {
      readonly offerId: Id<'offer'>
      readonly claimId: Id<'claim'> | undefined
      readonly newCodeId: Id<'code'> | undefined
    },
    { readonly code: 'code-not-found' } | { readonly code: 'no-codes-left' }
  >
> {
  const told = await withoutCode(platform, tx, actor, codeId, reason)
  const dead = await markDead(tx, codeId, told, platform.now())
  if (!dead) return refuse({ code: 'code-not-found' })
  const { offerId, claimId, companyId } = dead
  if (!claimId || !companyId) {
    await stockJob(platform, tx, actor, offerId)
    return ok({ offerId, claimId: undefined, newCodeId: undefined })
  }
  const newCodeId = await setCodeAside(platform, tx, actor, { offerId, claimId, companyId, on })
  if (!newCodeId) return refuse({ code: 'no-codes-left' })
  await keepReplacement(tx, codeId, newCodeId)
  return ok({ offerId, claimId, newCodeId })
}

/** A reason as somebody typed it, with the code left out where they typed that too: it is kept and shown in the open. */
async function withoutCode(
  platform: Platform,
  tx: Transaction,
  { operatorId }: Actor,
  codeId: Id<'code'>,
  reason: string,
): Promise<string> {
  const row = await findSealed(tx, codeId)
  const key = row && keyRing(platform.settings).find(row.keyId)
  const code = row && key && tryUnseal(key, { operatorId, codeId }, row.sealed)
  return code === undefined ? reason : reason.replaceAll(new RegExp(RegExp.escape(code), 'giu'), '…')
}
