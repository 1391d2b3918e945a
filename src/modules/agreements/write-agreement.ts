import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type PartnerWish, partnerOf } from '../partners/index.ts'
import { type AgreementQuota, type Signatory, type WrittenRate, lastDay } from './agreement.ts'
import './agreements.news.ts'
import {
  type WrittenAgreement,
  findRenewal,
  keepAgreement,
  lockAgreement,
  offersUnder,
  placeOffers,
  replaceAgreement,
} from './agreements.store.ts'
import type { AgreementRefusal } from './refusal.ts'

/** An agreement as it is written down from its paper; without the day of signing it is a draft. */
export interface AgreementWish {
  readonly partner: PartnerWish
  readonly number: string
  readonly title: string
  readonly signedOn: CivilDate | undefined
  readonly beginsOn: CivilDate
  readonly until: CivilDate | undefined
  readonly rate: WrittenRate | undefined
  readonly quota: AgreementQuota
  readonly signatories: readonly Signatory[]
}

/** Writes an agreement down. */
export function writeAgreement(platform: Platform, actor: Actor, wish: AgreementWish) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const written = await writtenFrom(platform, tx, wish)
    if (!written) return refuse({ code: 'partner-not-found' })
    if (endsBeforeItBegins(wish)) return refuse({ code: 'ends-before-it-begins' })

    const id = platform.newId<'agreement'>()
    const at = { id, follows: undefined, writtenAt: platform.now(), writtenBy: actor.userId }
    if (!(await keepAgreement(tx, at, written))) return refuse({ code: 'number-taken' })
    await announce(platform, tx, actor, 'agreement.limits-changed', { agreementId: id })
    return changed(id, { event: 'agreement.written', subjectId: id, detail: detailOf(written) })
  })
}

/** Corrects what is written of an agreement, or signs it. What was signed does not become a draft again. */
export function rewriteAgreement(
  platform: Platform,
  actor: Actor,
  { agreementId, ...wish }: AgreementWish & { readonly agreementId: Id<'agreement'> },
) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const before = await lockAgreement(tx, actor, agreementId)
    if (!before) return refuse({ code: 'agreement-not-found' })
    if (endsBeforeItBegins(wish) || (before.ending && before.ending.endedOn < wish.beginsOn)) {
      return refuse({ code: 'ends-before-it-begins' })
    }
    if (before.signedOn !== undefined && wish.signedOn === undefined) return refuse({ code: 'signed-already' })
    const written = await writtenFrom(platform, tx, wish)
    if (!written) return refuse({ code: 'partner-not-found' })
    // Offers that stand under it, and what it renews, are of the partner it was written with.
    const placed = (await offersUnder(tx, [agreementId])).get(agreementId) ?? []
    const bound = placed.length > 0 || before.follows !== undefined || (await findRenewal(tx, actor, agreementId))
    if (bound && written.partnerId !== before.partnerId) return refuse({ code: 'offer-of-another-partner' })

    if (!(await replaceAgreement(tx, agreementId, written))) return refuse({ code: 'number-taken' })
    if (judgesOtherwise(before, written)) await announce(platform, tx, actor, 'offer.changed', { offerIds: placed })
    await announce(platform, tx, actor, 'agreement.limits-changed', { agreementId })
    return changed(agreementId, { event: 'agreement.rewritten', subjectId: agreementId, detail: detailOf(written) })
  })
}

/**
 * Renews an agreement by a new one that follows it, with the same partner; the offers of the old one stand under the new
 * one from its first day on. The old one stays as it was, and so does what companies were given under it.
 */
export function renewAgreement(
  platform: Platform,
  actor: Actor,
  { follows, ...wish }: Omit<AgreementWish, 'partner'> & { readonly follows: Id<'agreement'> },
) {
  return change<Id<'agreement'>, AgreementRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })

    const old = await lockAgreement(tx, actor, follows)
    if (!old) return refuse({ code: 'agreement-not-found' })
    if (old.signedOn === undefined) return refuse({ code: 'not-signed' })
    if (await findRenewal(tx, actor, follows)) return refuse({ code: 'renewed-already' })
    if (endsBeforeItBegins(wish)) return refuse({ code: 'ends-before-it-begins' })
    const last = lastDay(old)
    if (last === undefined || wish.beginsOn <= last) return refuse({ code: 'renewal-overlaps' })

    const id = platform.newId<'agreement'>()
    const written = { ...wish, partnerId: old.partnerId }
    const at = { id, follows, writtenAt: platform.now(), writtenBy: actor.userId }
    if (!(await keepAgreement(tx, at, written))) return refuse({ code: 'number-taken' })
    const offerIds = (await offersUnder(tx, [follows])).get(follows) ?? []
    await placeOffers(tx, id, offerIds)
    await announce(platform, tx, actor, 'agreement.limits-changed', { agreementId: id })
    await announce(platform, tx, actor, 'offer.changed', { offerIds })
    return changed(id, {
      event: 'agreement.renewed',
      subjectId: follows,
      detail: { renewal: id, ...detailOf(written) },
    })
  })
}

async function writtenFrom(
  platform: Platform,
  tx: Transaction,
  { partner, ...wish }: AgreementWish,
): Promise<WrittenAgreement | undefined> {
  const partnerId = await partnerOf(platform, tx, partner)
  return partnerId && { ...wish, partnerId }
}

type Judging = Pick<WrittenAgreement, 'signedOn' | 'beginsOn' | 'rate'>

/** Whether companies may get other verdicts: the rate is another, or counts from another day on. */
function judgesOtherwise(before: Judging, after: Judging): boolean {
  const judging = ({ signedOn, beginsOn, rate }: Judging) =>
    [signedOn !== undefined, beginsOn, rate?.from, rate?.to, rate?.value].join(' ')
  return judging(before) !== judging(after)
}

function endsBeforeItBegins({ beginsOn, until }: Pick<AgreementWish, 'beginsOn' | 'until'>): boolean {
  return until !== undefined && until < beginsOn
}

/** What the audit trail tells: no names of people. */
function detailOf({ number, partnerId, beginsOn, quota, ...written }: Omit<WrittenAgreement, 'signatories'>) {
  return {
    number,
    partnerId,
    signedOn: written.signedOn ?? null,
    beginsOn,
    until: written.until ?? null,
    rate: written.rate ?? null,
    mostPlaces: quota.mostPlaces ?? null,
    mostCompanies: quota.mostCompanies ?? null,
  }
}
