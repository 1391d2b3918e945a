import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import { operatorIds } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { beforeSealing, codesByKey, holdForResealing, holdSealing, keysInUse, reseal } from './codes.store.ts'
import { addKey, forgetEarlierKeys, keyRing } from './key-ring.ts'
import { digestOf, seal, tryUnseal } from './seal.ts'

/** What sealing anew has done. */
export interface Rotation {
  /** The name of the key that seals now. */
  readonly keyId: string
  readonly resealed: number
  /** Codes whose seal did not open: their row was touched by something else than us. */
  readonly damaged: number
  /** Codes under keys that are missing here. */
  readonly locked: number
}

/** So many codes are sealed anew in one transaction: short enough that nobody notices. */
const BATCH = 200

/**
 * Seals every code of every operator anew under a new key, in small steps, while others use them. Where the keys come from
 * TREMPLIN_CODE_KEYS the new one is its first; else it is made here. Earlier keys stay until `forgetKeys`.
 */
export async function rotateKeys(platform: Platform): Promise<Rotation> {
  if (!platform.settings.codeKeys) {
    await alone(platform, async (tx) => {
      // Whoever seals knows one set of keys from beginning to end: the new one waits for them.
      await holdSealing(tx)
      addKey(platform.settings)
    })
  }
  const totals = { resealed: 0, damaged: 0, locked: 0 }
  for (const operatorId of await operatorIds(platform)) {
    const { resealed, damaged } = await resealAll(platform, operatorId)
    totals.resealed += resealed
    totals.damaged += damaged
    const ring = keyRing(platform.settings)
    for (const [keyId, codes] of await read(platform, { operatorId }, codesByKey)) {
      if (!ring.find(keyId)) totals.locked += codes
    }
  }
  return { keyId: keyRing(platform.settings).current.id, ...totals }
}

/**
 * Forgets the earlier keys of the data folder if no code needs one; false where one does. Whoever is about to seal is
 * waited for, and whoever comes after finds the keys that stay.
 */
export function forgetKeys(platform: Platform): Promise<boolean> {
  return alone(platform, async (tx) => {
    await holdSealing(tx)
    const { current } = keyRing(platform.settings)
    for (const { id: operatorId } of await tx.selectFrom('operators').select('id').execute()) {
      await sql`select set_config('tremplin.operator', ${operatorId}, true)`.execute(tx)
      if ((await keysInUse(tx)).some((keyId) => keyId !== current.id)) return false
    }
    forgetEarlierKeys(platform.settings)
    return true
  })
}

/** The keys that codes of this operator need and that are missing here. */
export async function missingKeys(
  platform: Platform,
  actor: { readonly operatorId: Id<'operator'> },
): Promise<readonly string[]> {
  const needed = await read(platform, actor, (db) => keysInUse(db))
  return needed.length === 0 ? [] : needed.filter((keyId) => !keyRing(platform.settings).find(keyId))
}

/** Tells the log of keys that codes need and that are missing here, so that it is known before somebody wants one. */
export async function lookForKeys(platform: Platform): Promise<void> {
  for (const operatorId of await operatorIds(platform)) {
    const keyIds = await missingKeys(platform, { operatorId })
    const error = new Error(
      'Codes are sealed with keys that are missing here: TREMPLIN_CODE_KEYS or the file code-keys.',
    )
    if (keyIds.length > 0) platform.log.error('codes.keys-missing', error, { keyIds })
  }
}

async function resealAll(
  platform: Platform,
  operatorId: Id<'operator'>,
): Promise<{ readonly resealed: number; readonly damaged: number }> {
  const damaged = new Set<Id<'code'>>()
  let resealed = 0
  for (;;) {
    const done = await resealSome(platform, operatorId, damaged)
    resealed += done
    if (done > 0) continue
    const earlier = keyRing(platform.settings).keys.slice(1)
    const left = await read(platform, { operatorId }, codesByKey)
    const waiting = earlier.reduce((sum, { id }) => sum + (left.get(id) ?? 0), 0) - damaged.size
    if (waiting <= 0) return { resealed, damaged: damaged.size }
    // Somebody uses them just now.
    await wait(25)
  }
}

/** Seals some codes anew; how many. The ring is read when sealing may begin: it may have turned since. */
async function resealSome(platform: Platform, operatorId: Id<'operator'>, damaged: Set<Id<'code'>>): Promise<number> {
  const done = await change<number, { readonly code: 'nothing-to-seal' }>(
    platform,
    systemActor(operatorId),
    async (tx) => {
      await beforeSealing(tx)
      const ring = keyRing(platform.settings)
      const keyIds = ring.keys.slice(1).map(({ id }) => id)
      const held = await holdForResealing(tx, { keyIds, but: [...damaged], most: BATCH })
      const anew = held.flatMap(({ id, offerId, keyId, sealed }) => {
        const key = ring.find(keyId)
        const code = key && tryUnseal(key, { operatorId, codeId: id }, sealed)
        // The others go on, and whoever rotates is told.
        if (code === undefined) {
          damaged.add(id)
          return []
        }
        const digest = digestOf(ring.current, { operatorId, offerId }, code)
        return [{ id, sealed: seal(ring.current, { operatorId, codeId: id }, code), digest }]
      })
      if (anew.length === 0) return refuse({ code: 'nothing-to-seal' })
      await reseal(tx, ring.current.id, anew)
      const detail = { keyId: ring.current.id, codes: anew.length }
      return changed(anew.length, { event: 'codes.resealed', subjectId: operatorId, detail })
    },
  )
  return done.ok ? done.value : 0
}

/** One lock for every process that changes the keys of the same park. */
const LOCK = 7_208_112_301

/** Does something with the keys while no other process does. */
function alone<Value>(platform: Platform, work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  return platform.database.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    return work(tx)
  })
}
