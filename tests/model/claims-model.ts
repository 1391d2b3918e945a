import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { money } from '../../src/kernel/money.ts'
import { day } from '../../src/kernel/civil-date.ts'
import type { ClaimState } from '../../src/modules/claims/claim.ts'
import { followDays } from '../../src/modules/claims/claims-day.ts'
import {
  type ClaimsPark,
  aParkWithClaims,
  brokenInvariants,
  manyCodes,
  refusalOf,
  valueOf,
} from '../../src/modules/claims/claims.testing.ts'
import { replaceDeadCode } from '../../src/modules/claims/replace-dead-code.ts'
import { revealClaimCode } from '../../src/modules/claims/reveal-claim-code.ts'
import { addOffer } from '../../src/modules/partners/index.ts'
import type { Id } from '../../src/kernel/id.ts'
import type { Actor } from '../../src/platform/actor.ts'

/** What claims, places and codes of one offer should be: so little that one can believe it. */
interface Model {
  quota: number | undefined
  /** Free codes; undefined while the offer hands out none. */
  free: number | undefined
  readonly claims: ModelClaim[]
  readonly verified: boolean
}

interface ModelClaim {
  readonly company: number
  state: ClaimState
  withCode: boolean
  seen: boolean
}

/** The product that the model is held against. */
interface Real {
  readonly park: ClaimsPark
  readonly offerId: Id<'offer'>
  readonly companies: readonly { readonly companyId: Id<'company'>; readonly owner: Actor }[]
  readonly ids: Id<'claim'>[]
  codes: number
}

const COMPANIES = 4

const holding: readonly ClaimState[] = ['granted', 'activated', 'used', 'ended']
const open: readonly ClaimState[] = ['requested', 'verified']

const used = ({ claims }: Model) => claims.filter(({ state }) => holding.includes(state)).length

/** Why a company would not get a place now; undefined where it would. */
function full(model: Model, company: number): string | undefined {
  if (model.quota !== undefined && used(model) >= model.quota) return 'offer-full'
  const had = model.claims.some((claim) => claim.company === company && holding.includes(claim.state))
  return had ? 'already-claimed' : undefined
}

function takeCode(model: Model, claim: ModelClaim): void {
  claim.withCode = model.free !== undefined
  claim.seen = false
  if (model.free !== undefined) model.free -= 1
}

function giveBack(model: Model, claim: ModelClaim): void {
  if (claim.withCode && !claim.seen && model.free !== undefined) model.free += 1
}

type Step = fc.AsyncCommand<Model, Real>

/** Somebody does something to one of the claims there are, counted from the latest back; without any, nothing. */
abstract class OnClaim implements Step {
  readonly pick: number
  constructor(pick: number) {
    this.pick = pick
  }
  check({ claims }: Readonly<Model>): boolean {
    return claims.length > 0
  }
  async run(model: Model, real: Real): Promise<void> {
    const index = model.claims.length - 1 - (this.pick % model.claims.length)
    const [claim, id] = [model.claims[index], real.ids[index]]
    const company = claim && real.companies[claim.company]
    assert.ok(claim && id && company)
    const told = await this.act(real, id, company.owner)
    assert.equal(told, this.expected(model, claim), this.toString())
    await agree(model, real)
  }
  /** What the model says of it, having done it where it can be done. */
  abstract expected(model: Model, claim: ModelClaim): string
  abstract act(real: Real, id: Id<'claim'>, owner: Actor): Promise<string>
  toString(): string {
    return `${this.constructor.name}(${this.pick})`
  }
}

class Claim implements Step {
  readonly company: number
  constructor(company: number) {
    this.company = company
  }
  check(): boolean {
    return true
  }
  async run(model: Model, real: Real): Promise<void> {
    const asking = real.companies[this.company]
    assert.ok(asking)
    const result = await real.park.claim(asking.owner, asking.companyId, { of: real.offerId })
    const claim: ModelClaim = {
      company: this.company,
      state: model.verified ? 'requested' : 'granted',
      withCode: false,
      seen: false,
    }
    const waits = model.claims.some(({ company, state }) => company === this.company && open.includes(state))
    let expected = full(model, this.company) ?? (model.verified && waits ? 'already-requested' : 'ok')
    if (expected === 'ok' && !model.verified && model.free === 0) expected = 'no-codes-left'
    assert.equal(refusalOf(result), expected, this.toString())
    if (result.ok) {
      if (!model.verified) takeCode(model, claim)
      model.claims.push(claim)
      real.ids.push(result.value.id)
    }
    await agree(model, real)
  }
  toString(): string {
    return `Claim(${this.company})`
  }
}

class Verify extends OnClaim {
  expected(_: Model, claim: ModelClaim): string {
    if (claim.state !== 'requested') return 'not-now'
    claim.state = 'verified'
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>): Promise<string> {
    return refusalOf(await park.decide(park.manager, id, 'verify'))
  }
}

class Grant extends OnClaim {
  expected(model: Model, claim: ModelClaim): string {
    if (!open.includes(claim.state)) return 'not-now'
    const refused = full(model, claim.company) ?? (model.free === 0 ? 'no-codes-left' : undefined)
    if (refused) return refused
    claim.state = 'granted'
    takeCode(model, claim)
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>): Promise<string> {
    return refusalOf(await park.decide(park.manager, id, 'grant'))
  }
}

class Refuse extends OnClaim {
  expected(_: Model, claim: ModelClaim): string {
    if (!open.includes(claim.state)) return 'not-now'
    claim.state = 'refused'
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>): Promise<string> {
    return refusalOf(await park.decide(park.director, id, 'refuse', { reason: 'no' }))
  }
}

class Withdraw extends OnClaim {
  expected(model: Model, claim: ModelClaim): string {
    if (![...open, 'granted'].includes(claim.state)) return 'not-now'
    if (claim.state === 'granted') giveBack(model, claim)
    claim.state = 'withdrawn'
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>, owner: Actor): Promise<string> {
    return refusalOf(await park.follow(owner, id, 'withdraw'))
  }
}

class Activate extends OnClaim {
  expected(_: Model, claim: ModelClaim): string {
    if (claim.state !== 'granted') return 'not-now'
    claim.state = 'activated'
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>, owner: Actor): Promise<string> {
    return refusalOf(await park.follow(owner, id, 'activate'))
  }
}

class End extends OnClaim {
  expected(_: Model, claim: ModelClaim): string {
    if (claim.state !== 'activated') return 'not-now'
    claim.state = 'ended'
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>, owner: Actor): Promise<string> {
    return refusalOf(await park.follow(owner, id, 'end'))
  }
}

class Revoke extends OnClaim {
  expected(model: Model, claim: ModelClaim): string {
    if (claim.state !== 'granted' && claim.state !== 'activated') return 'not-now'
    giveBack(model, claim)
    claim.state = 'revoked'
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>): Promise<string> {
    return refusalOf(await park.follow(park.director, id, 'revoke', { reason: 'it left' }))
  }
}

/** Its time to be taken up has passed. */
class Expire extends OnClaim {
  expected(model: Model, claim: ModelClaim): string {
    if (claim.state !== 'granted') return 'ok'
    giveBack(model, claim)
    claim.state = 'expired'
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>): Promise<string> {
    await park.platform.pool.query(`update claims set activate_by = '2000-01-01' where id = $1`, [id])
    await followDays(park.platform)
    return 'ok'
  }
}

class Reveal extends OnClaim {
  expected(_: Model, claim: ModelClaim): string {
    if (!claim.withCode || !holding.includes(claim.state)) return 'code-not-found'
    claim.seen = true
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>, owner: Actor): Promise<string> {
    return refusalOf(await revealClaimCode(park.platform, owner, id))
  }
}

class Replace extends OnClaim {
  expected(model: Model, claim: ModelClaim): string {
    if (!holding.includes(claim.state)) return 'not-now'
    if (!claim.withCode) return 'code-not-found'
    if (model.free === 0 || model.free === undefined) return 'no-codes-left'
    model.free -= 1
    claim.seen = false
    return 'ok'
  }
  async act({ park }: Real, id: Id<'claim'>): Promise<string> {
    return refusalOf(await replaceDeadCode(park.platform, park.manager, { claimId: id, reason: 'it does not work' }))
  }
}

class SetQuota implements Step {
  readonly quota: number | undefined
  constructor(quota: number | undefined) {
    this.quota = quota
  }
  check(): boolean {
    return true
  }
  async run(model: Model, real: Real): Promise<void> {
    model.quota = this.quota
    await limit(model, real)
    await agree(model, real)
  }
  toString(): string {
    return `SetQuota(${this.quota})`
  }
}

class AddCodes implements Step {
  readonly count: number
  constructor(count: number) {
    this.count = count
  }
  check(): boolean {
    return true
  }
  async run(model: Model, real: Real): Promise<void> {
    real.codes += 1
    await real.park.add(manyCodes(this.count, `M${real.codes}`), real.offerId)
    model.free = (model.free ?? 0) + this.count
    await agree(model, real)
  }
  toString(): string {
    return `AddCodes(${this.count})`
  }
}

async function limit({ quota, verified }: Model, { park, offerId }: Real): Promise<void> {
  const limits = {
    verify: verified ? 'site-manager' : 'nobody',
    ...(quota !== undefined && { perOffer: quota }),
  } as const
  await park.limit(limits, undefined, offerId)
}

/** What is kept is what the model says: the state of each claim, the places taken, the codes left. */
async function agree(model: Model, { park, offerId, ids }: Real): Promise<void> {
  const { rows: kept } = await park.platform.pool.query<{ id: string; state: string }>(
    'select id, state from claims where offer_id = $1',
    [offerId],
  )
  const states = new Map(kept.map(({ id, state }) => [id, state]))
  assert.deepEqual(
    ids.map((id) => states.get(id)),
    model.claims.map(({ state }) => state),
  )
  assert.equal(kept.length, ids.length)
  const { rows: counted } = await park.platform.pool.query<{ used: number; free: number | null }>(
    `select c.used, (select count(*)::int from codes k where k.offer_id = c.offer_id and k.claim_id is null and k.dead_at is null) as free
     from offer_counters c where c.offer_id = $1`,
    [offerId],
  )
  assert.deepEqual([counted[0]?.used, counted[0]?.free], [used(model), model.free ?? 0])
}

/** Which claim, from the latest back: what was just done is done something to more often than what is long over. */
const claimNumber = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(3) })

const quotas = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })

/** How an offer begins: with codes or without, scarce or not, decided by somebody or granted at once. */
const starts = fc.record({ verified: fc.boolean(), quota: quotas, codes: fc.nat(3) })

/** What may happen, in any order. */
const steps = fc.commands(
  [
    fc.nat(COMPANIES - 1).map((company) => new Claim(company)),
    fc.nat(COMPANIES - 1).map((company) => new Claim(company)),
    claimNumber.map((pick) => new Verify(pick)),
    claimNumber.map((pick) => new Grant(pick)),
    claimNumber.map((pick) => new Grant(pick)),
    claimNumber.map((pick) => new Refuse(pick)),
    claimNumber.map((pick) => new Withdraw(pick)),
    claimNumber.map((pick) => new Activate(pick)),
    claimNumber.map((pick) => new End(pick)),
    claimNumber.map((pick) => new Revoke(pick)),
    claimNumber.map((pick) => new Expire(pick)),
    claimNumber.map((pick) => new Reveal(pick)),
    claimNumber.map((pick) => new Reveal(pick)),
    claimNumber.map((pick) => new Replace(pick)),
    quotas.map((quota) => new SetQuota(quota)),
    fc.integer({ min: 1, max: 2 }).map((count) => new AddCodes(count)),
  ],
  { maxCommands: Number(process.env['TREMPLIN_MODEL_STEPS'] ?? 20), size: 'max' },
)

/** How often all that must always hold is asked of the database while the model runs. */
const LOOK_EVERY = 25

/** A park, and what must hold in it: each run takes an offer of its own through some steps, beside the model. */
export async function aModelledPark() {
  const park = await aParkWithClaims()
  const companies: Awaited<ReturnType<typeof park.entitled>>[] = []
  for (let index = 0; index < COMPANIES; index += 1) companies.push(await park.entitled())
  let done = 0

  const property = fc.asyncProperty(starts, steps, async ({ verified, quota, codes }, commands) => {
    done += 1
    const offerId = await anOffer(park, done)
    await fc.asyncModelRun(async () => {
      const model: Model = { quota, free: undefined, claims: [], verified }
      const real: Real = { park, offerId, companies, ids: [], codes: 0 }
      await limit(model, real)
      if (codes > 0) await new AddCodes(codes).run(model, real)
      return { model, real }
    }, commands)
    if (done % LOOK_EVERY === 0) assert.deepEqual(await brokenInvariants(park.platform), [])
  })
  return { platform: park.platform, property }
}

/** An offer that each company of the park is entitled to. */
async function anOffer({ platform, director }: ClaimsPark, count: number): Promise<Id<'offer'>> {
  const named = { fr: `Offre ${count}`, ar: `عرض ${count}`, en: `Offer ${count}` }
  return valueOf(
    await addOffer(platform, director, {
      partner: { name: 'Canari Cloud', website: undefined },
      kind: 'convention',
      title: named,
      summary: named,
      terms: {
        from: day('2017-01-01'),
        benefits: [{ kind: 'credits', text: named, upTo: money(1000, 'USD') }],
        rule: { version: 1, where: { all: [{ id: 'hosted', hosted: true }] } },
        source: { url: 'https://canari.example/terms' },
        certainty: 'high',
      },
    }),
  )
}
