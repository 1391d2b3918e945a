import assert from 'node:assert/strict'
import { aPark } from '../../../tests/park.ts'
import { type CivilDate, day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { addCodes } from './add-codes.ts'
import { poolOf } from './pools.store.ts'
import { revealCode } from './reveal-code.ts'
import { setCodeAside } from './set-code-aside.ts'

/** A park with one offer, whose pool a test fills, and a director who runs it. */
export async function aParkWithCodes(text: string, options: Parameters<typeof aPark>[0] = {}) {
  const park = await aPark(options)
  const { platform } = park
  const [offerId] = await park.adopt('technopark-2017')
  assert.ok(offerId)
  const director = await park.person({ kind: 'director' }, { name: 'Amina Berrada' })
  const today = () => day(platform.now().toISOString().slice(0, 10))
  if (text !== '') valueOf(await addCodes(platform, director, { offerId, text }))

  return {
    ...park,
    offerId,
    director,
    add: (lines: string, by: Actor = director) => addCodes(platform, by, { offerId, text: lines }),
    /** A claim of a company: nothing but its id, which is all that codes know of claims. */
    claim: async (companyId?: Id<'company'>) => ({
      claimId: platform.newId<'claim'>(),
      companyId: companyId ?? (await park.company()),
    }),
    take: (claim: ClaimOf, by: Platform = platform) => take(by, park.system(), { ...claim, offerId, on: today() }),
    pool: () => read(platform, park, (db) => poolOf(db, offerId, today())),
    /** Looks at the code of a claim, as somebody who may. */
    look: (by: Actor, claimId: Id<'claim'>, may: () => boolean = () => true) =>
      revealCode(platform, by, { claimId, may: () => Promise.resolve(may()) }),
    today,
  }
}

export interface ClaimOf {
  readonly claimId: Id<'claim'>
  readonly companyId: Id<'company'>
}

/** Sets a code aside in a transaction of its own, as a claim does in its own. */
export async function take(
  platform: Platform,
  actor: Actor,
  wish: ClaimOf & { readonly offerId: Id<'offer'>; readonly on: CivilDate },
): Promise<Id<'code'> | undefined> {
  const taken = await change(platform, actor, async (tx) =>
    changed(await setCodeAside(platform, tx, actor, wish), { event: 'claim.granted', subjectId: wish.claimId }),
  )
  return valueOf(taken)
}

export function valueOf<Value>(result: Result<Value, unknown>): Value {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

/** So many different codes, one on a line. */
export function manyCodes(count: number, prefix = 'CODE'): string {
  return Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(5, '0')}`).join('\n')
}
