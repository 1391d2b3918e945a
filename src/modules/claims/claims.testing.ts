import assert from 'node:assert/strict'
import { claimPeople } from '../../app.ts'
import { aPark } from '../../../tests/park.ts'
import type { Id } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Chains, type OfferLimits, setLimits } from '../agreements/index.ts'
import { addCodes } from '../codes/index.ts'
import { ledgerInvariants } from '../ledger/index.ts'
import { claimOffer } from './claim-offer.ts'
import { claimsInvariants } from './claims.invariants.ts'
import { findClaim, stepsOf } from './claims.store.ts'
import { type DecisionWish, decideClaim } from './decide-claim.ts'
import { type FollowUpWish, followUpClaim } from './follow-claim.ts'

/** What makes a company eligible for the convention of 2017. */
export const eligible = {
  activityStartedOn: { date: '2014-12-01' },
  'turnover:2016': { amount: '4161000', currency: 'MAD' },
} as const

export type ClaimsPark = Awaited<ReturnType<typeof aParkWithClaims>>

/** A park whose offer is granted at once unless a test says otherwise, and people who ask and decide. */
export async function aParkWithClaims(
  limits: Partial<OfferLimits> = {},
  { codes = '', ...options }: Parameters<typeof aPark>[0] & { readonly codes?: string } = {},
) {
  const park = await aPark(options)
  const { platform } = park
  const [offerId] = await park.adopt('technopark-2017')
  assert.ok(offerId)
  const director = await park.person({ kind: 'director' }, { name: 'Amina Berrada' })
  const manager = await park.person(
    { kind: 'site-manager', siteIds: [park.site('casablanca')] },
    { name: 'Karim Tazi' },
  )
  const limit = async (to: Partial<OfferLimits>, chains: Chains = { notWith: [], onlyAfter: [] }, of = offerId) =>
    valueOf(
      await setLimits(platform, director, {
        offerId: of,
        limits: { verify: 'nobody', documents: [], ...to },
        values: [],
        chains,
      }),
    )
  await limit(limits)
  const add = async (text: string, of = offerId) => valueOf(await addCodes(platform, director, { offerId: of, text }))
  if (codes !== '') await add(codes)

  return {
    ...park,
    offerId,
    director,
    manager,
    limit,
    add,
    /** A company that is entitled to the offer, and its owner. */
    entitled: async (site: 'casablanca' | 'rabat' | 'tanger' = 'casablanca') => {
      const companyId = await park.company({ facts: eligible, site })
      const owner = await park.person({ kind: 'company-owner', companyId }, { actsFor: 'Atlas Robotics' })
      return { companyId, owner }
    },
    claim: (
      actor: Actor,
      companyId: Id<'company'>,
      more: { readonly exception?: string; readonly of?: Id<'offer'> } = {},
    ) =>
      claimOffer(platform, actor, claimPeople, {
        offerId: more.of ?? offerId,
        companyId,
        ...(more.exception !== undefined && { exception: more.exception }),
      }),
    decide: (
      actor: Actor,
      claimId: Id<'claim'>,
      decision: DecisionWish['decision'],
      { reason = '', exception = false }: Partial<DecisionWish> = {},
    ) => decideClaim(platform, actor, { claimId, decision, reason, exception }),
    follow: (
      actor: Actor,
      claimId: Id<'claim'>,
      act: FollowUpWish['act'],
      { reason = '', value }: Partial<FollowUpWish> = {},
    ) => followUpClaim(platform, actor, { claimId, act, reason, value }),
    shown: async (claimId: Id<'claim'>) => {
      const claim = await read(platform, park, (db) => findClaim(db, systemActor(park.operatorId), claimId))
      assert.ok(claim)
      return claim
    },
    acts: async (claimId: Id<'claim'>) =>
      (await read(platform, park, (db) => stepsOf(db, claimId))).map(({ act }) => act),
  }
}

/** The invariants of claims, places and codes that do not hold, each with how many rows break it. */
export async function brokenInvariants({ pool }: Pick<Platform, 'pool'>): Promise<readonly string[]> {
  const found = []
  for (const { name, sql: text } of [...ledgerInvariants, ...claimsInvariants]) {
    const { rows } = await pool.query(text)
    if (rows.length > 0) found.push(`${name}: ${rows.length}`)
  }
  return found
}

export function valueOf<Value>(result: Result<Value, unknown>): Value {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

/** The code of a refusal; "ok" where nothing was refused. */
export function refusalOf(result: Result<unknown, { readonly code: string }>): string {
  return result.ok ? 'ok' : result.refusal.code
}

/** So many different codes, one on a line. */
export function manyCodes(count: number, prefix = 'CODE'): string {
  return Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(5, '0')}`).join('\n')
}
