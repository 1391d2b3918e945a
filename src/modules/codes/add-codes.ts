import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { findOffer } from '../partners/index.ts'
import { LOW_AT } from './code.ts'
import { readCodes } from './code-list.ts'
import { beforeSealing, digestsKnown, keepCodes, keysInUse } from './codes.store.ts'
import { keyRing } from './key-ring.ts'
import { holdPool, keepNumbered } from './pools.store.ts'
import type { CodeRefusal } from './refusal.ts'
import { digestOf, seal } from './seal.ts'
import { stockJob } from './stock-job.ts'

export interface UploadWish {
  readonly offerId: Id<'offer'>
  /** As it came: a file of CSV or pasted lines. */
  readonly text: string
}

export interface Uploaded {
  readonly uploadId: Id<'code-upload'>
  readonly codes: number
}

/**
 * Puts codes into the pool of an offer, sealed, all of them or none. A code that the pool has, or ever had, is refused by
 * the number of its line. The first upload opens the pool.
 */
export function addCodes(platform: Platform, actor: Actor, { offerId, text }: UploadWish) {
  return change<Uploaded, CodeRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (!(await findOffer(tx, offerId))) return refuse({ code: 'offer-not-found' })

    const { operatorId, userId } = actor
    const read = readCodes(text, await today(platform, tx, operatorId))
    if (!read.ok) return read

    await beforeSealing(tx)
    const ring = keyRing(platform.settings)
    const numbered = await holdPool(tx, offerId, LOW_AT)
    // A code that came under an earlier key has its digest under that key.
    if ((await keysInUse(tx, offerId)).some((id) => !ring.find(id))) return refuse({ code: 'key-missing' })
    const digests = read.value.map(({ code }) => ring.keys.map((key) => digestOf(key, { operatorId, offerId }, code)))
    const known = await digestsKnown(tx, offerId, digests.flat())
    const problems = read.value.flatMap(({ line }, index) =>
      digests[index]?.some((digest) => known.has(digest.toString('hex'))) ? [{ code: 'known' as const, line }] : [],
    )
    if (problems.length > 0) return refuse({ code: 'lines-refused', problems })

    const { current } = ring
    const codes = read.value.map(({ code, expiresOn }, index) => {
      const id = platform.newId<'code'>()
      return {
        id,
        number: numbered + index + 1,
        keyId: current.id,
        sealed: seal(current, { operatorId, codeId: id }, code),
        digest: digestOf(current, { operatorId, offerId }, code),
        expiresOn,
      }
    })
    const uploadId = platform.newId<'code-upload'>()
    await keepCodes(tx, { id: uploadId, offerId, uploadedAt: platform.now(), uploadedBy: userId }, codes)
    await keepNumbered(tx, offerId, numbered + codes.length)
    await stockJob(platform, tx, actor, offerId)
    return changed(
      { uploadId, codes: codes.length },
      { event: 'codes.added', subjectId: offerId, detail: { uploadId, codes: codes.length } },
    )
  })
}
