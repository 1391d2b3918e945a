import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { type RequestRefusal, change, changed, read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { HeldCode } from './code.ts'
import { findCodeOf, findSealed, keepReveal, markRevealed } from './codes.store.ts'
import { keyRing } from './key-ring.ts'
import { unseal } from './seal.ts'

export interface RevealWish {
  readonly claimId: Id<'claim'>
  /** Whether the actor may see the code that this claim holds. Whoever knows claims says; it only reads. */
  readonly may: (db: Database, code: HeldCode) => Promise<boolean>
}

export type RevealRefusal = RequestRefusal | { readonly code: 'code-not-found' } | { readonly code: 'key-missing' }

/** A code for the eyes of whoever asked: to be shown once, in an answer that nothing keeps. */
export interface RevealedCode {
  readonly codeId: Id<'code'>
  readonly number: number
  readonly code: string
  readonly expiresOn: CivilDate | undefined
}

/**
 * Shows the code of a claim to somebody who may see it, and records who saw it when. What is kept of the request names
 * the code's row only: it is opened afterwards, outside, and asked for again when the request is repeated.
 */
export async function revealCode(
  platform: Platform,
  actor: Actor,
  { claimId, may }: RevealWish,
): Promise<Result<RevealedCode, RevealRefusal>> {
  const recorded = await change<Id<'code'>, RevealRefusal>(platform, actor, async (tx) => {
    const code = await findCodeOf(tx, claimId)
    if (!code || !(await may(tx, code))) return refuse({ code: 'code-not-found' })
    if (!keyRing(platform.settings).find(code.keyId)) return refuse({ code: 'key-missing' })

    const at = platform.now()
    if (!(await markRevealed(tx, code, at))) return refuse({ code: 'code-not-found' })
    await keepReveal(tx, { id: platform.newId(), code, at, by: actor.userId })
    return changed(code.id, {
      event: 'code.revealed',
      subjectId: code.id,
      detail: { offerId: code.offerId, claimId, companyId: code.companyId },
    })
  })
  if (!recorded.ok) return recorded

  const code = await read(platform, actor, async (db) => {
    const found = await findCodeOf(db, claimId)
    return found?.id === recorded.value && (await may(db, found)) ? found : undefined
  })
  return code ? openCode(platform, actor, code) : refuse({ code: 'code-not-found' })
}

/** Opens a code. It may be sealed anew, and its old key forgotten, between reading its row and reading the keys: then it is read again. */
async function openCode(
  platform: Platform,
  actor: Actor,
  { id, number, expiresOn }: HeldCode,
): Promise<Result<RevealedCode, RevealRefusal>> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const row = await read(platform, actor, (db) => findSealed(db, id))
    const key = row && keyRing(platform.settings).find(row.keyId)
    if (row && key) {
      const code = unseal(key, { operatorId: actor.operatorId, codeId: id }, row.sealed)
      return ok({ codeId: id, number, code, expiresOn })
    }
  }
  return refuse({ code: 'key-missing' })
}
