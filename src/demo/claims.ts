import type { Id } from '../kernel/id.ts'
import { money } from '../kernel/money.ts'
import type { Result } from '../kernel/result.ts'
import { type OfferLimits, setLimits } from '../modules/agreements/index.ts'
import {
  type ClaimPeople,
  type Claimed,
  type FollowUp,
  claimOffer,
  decideClaim,
  followUpClaim,
} from '../modules/claims/index.ts'
import { addCodes } from '../modules/codes/index.ts'
import { companyMembers, managersOf, parkDirectors, userNames } from '../modules/identity/index.ts'
import { type Actor } from '../platform/actor.ts'
import { read } from '../platform/change.ts'
import type { Database } from '../platform/database.ts'
import type { Platform } from '../platform/platform.ts'

const people: ClaimPeople = {
  membersOf: companyMembers,
  staffOf: async (db, siteId) => ({
    managers: siteId ? await managersOf(db, siteId) : [],
    directors: (await parkDirectors(db)).map(({ userId }) => userId),
  }),
  namesOf: userNames,
}

const DAY = 86_400_000

/** A company and an offer that it is entitled to. */
interface Right {
  readonly companyId: Id<'company'>
  readonly company: string
  readonly site: string | null
  readonly offerId: Id<'offer'>
  readonly offer: string
}

/**
 * Claims in every state, asked for over the last weeks: of a company that is told by hand, and of others at the site whose
 * manager is told. Nothing where there are claims or codes already.
 */
export async function keepClaims(platform: Platform, system: Actor): Promise<void> {
  const { rights, begun } = await read(platform, system, async (db) => ({
    rights: await rightsIn(db),
    begun:
      (await db.selectFrom('claims').select('id').limit(1).executeTakeFirst()) ??
      (await db.selectFrom('codes').select('id').limit(1).executeTakeFirst()),
  }))
  if (begun || rights.length === 0) return

  const own = rights.filter(({ company }) => company === 'Atlas Robotics')
  const [first, second, third] = own.length > 0 ? own : rights
  const owner = first && (await actorOf(platform, system, 'company-owner', first.companyId))
  const manager = await actorOf(platform, system, 'site-manager')
  if (first) await limitOffer(first, { perOffer: 20, verify: 'nobody' }, 25)
  if (second) await limitOffer(second, { documents: ['Extrait du registre de commerce'] })
  if (third) {
    const budget = { most: money(120_000, 'MAD'), each: money(30_000, 'MAD') }
    await limitOffer(third, { perOffer: 10, budget })
  }
  if (first) await ask(owner ?? system, first, 12)
  if (second) await ask(owner ?? system, second, 2)

  const used = new Set([first?.companyId])
  const next = (site?: string) => {
    const right = rights.find(
      (each) =>
        !used.has(each.companyId) && each.offerId !== first?.offerId && (site === undefined || each.site === site),
    )
    used.add(right?.companyId)
    return right
  }
  // Waits before the manager of Rabat: one for far too long, one in order, one of today.
  await ask(system, next('rabat'), 16)
  const looked = await ask(system, next('rabat'), 5)
  if (looked) await decide(manager ?? system, looked, 'verify', 4)
  await ask(system, next('rabat'), 0)
  await ask(system, next(), 3)
  await decide(system, await ask(system, next(), 20), 'refuse', 18, 'Le projet présenté n’a pas encore commencé.')
  for (const acts of [
    ['activate'],
    ['activate', 'use'],
    ['activate', 'use', 'end'],
    ['withdraw'],
    ['revoke'],
  ] as const) {
    const claimId = await ask(system, next(), 40)
    const granted = await decide(system, claimId, 'grant', 36)
    for (const [index, act] of acts.entries()) await follow(granted, act, 30 - index * 8)
  }
  // What the account of a partner shows: its offer asked for in the last weeks, and codes that will soon be few.
  const ofPartner = await read(platform, system, (db) => undecidedIn(db, 'microsoft-for-startups', 12))
  if (ofPartner[0]) await limitOffer(ofPartner[0], { perOffer: 60, verify: 'nobody' }, 26, 'STARTUP')
  for (const [index, right] of ofPartner.entries()) {
    const daysAgo = 20 - index
    const granted = await ask(system, right, daysAgo, 'Le partenaire a confirmé par courriel qu’il l’accepte.')
    if (index < 7) await follow(granted, 'activate', daysAgo - 4)
    if (index < 4) await follow(granted, 'use', daysAgo - 8)
  }

  function at(daysAgo: number): Platform {
    return { ...platform, now: () => new Date(platform.now().getTime() - daysAgo * DAY) }
  }

  async function limitOffer(
    { offerId }: Right,
    limits: Partial<OfferLimits>,
    codes = 0,
    prefix = 'DEMO',
  ): Promise<void> {
    done(
      await setLimits(platform, system, {
        offerId,
        limits: { verify: 'site-manager', documents: [], ...limits },
        values: [{ year: 1, value: limits.budget?.each ?? money(5_000, 'USD'), source: 'Annonce du partenaire' }],
        chains: { notWith: [], onlyAfter: [] },
      }),
    )
    if (codes === 0) return
    const text = Array.from(
      { length: codes },
      (_, index) => `${prefix}-${String(7001 + index * 37)}-${'KLMNPRTV'[index % 8]}`,
    )
    done(await addCodes(platform, system, { offerId, text: text.join('\n') }))
  }

  async function ask(
    by: Actor,
    right: Right | undefined,
    daysAgo: number,
    exception?: string,
  ): Promise<Id<'claim'> | undefined> {
    if (!right) return undefined
    const { companyId, offerId } = right
    const claimed = await claimOffer(at(daysAgo), by, people, { companyId, offerId, exception })
    // Whoever was entitled today may not have been then.
    return claimed.ok ? claimed.value.id : undefined
  }

  async function decide(
    by: Actor,
    claimId: Id<'claim'> | undefined,
    decision: 'verify' | 'grant' | 'refuse',
    daysAgo: number,
    reason = '',
  ): Promise<Id<'claim'> | undefined> {
    if (!claimId) return undefined
    const decided: Result<Claimed, unknown> = await decideClaim(at(daysAgo), by, {
      claimId,
      decision,
      reason,
      exception: false,
    })
    return decided.ok ? claimId : undefined
  }

  async function follow(claimId: Id<'claim'> | undefined, act: FollowUp, daysAgo: number): Promise<void> {
    if (!claimId) return
    const amounts = { activate: 4_200, use: 1_350 } as const
    const value =
      act === 'activate' || act === 'use'
        ? { money: money(amounts[act], 'USD'), source: 'Console du partenaire' }
        : undefined
    const reason = act === 'revoke' ? 'L’entreprise a quitté le parc.' : ''
    await followUpClaim(at(daysAgo), system, { claimId, act, reason, value })
  }
}

function done(result: Result<unknown, unknown>): void {
  if (!result.ok) throw new Error(`The claims of the story cannot be made: ${JSON.stringify(result.refusal)}`)
}

/** Who is entitled to what today and does not have it, offers and companies by name. */
function rightsIn(db: Database): Promise<readonly Right[]> {
  return judgedIn(db).where('entitlements.verdict', '=', 'eligible').execute()
}

/** Some of those of whom the rule of an offer cannot say yet whether they are entitled. */
function undecidedIn(db: Database, offer: string, most: number): Promise<readonly Right[]> {
  return judgedIn(db)
    .where('entitlements.verdict', '=', 'undetermined')
    .where('offers.code', '=', offer)
    .limit(most)
    .execute()
}

function judgedIn(db: Database) {
  return db
    .selectFrom('entitlements')
    .innerJoin('companies', 'companies.id', 'entitlements.companyId')
    .innerJoin('offers', 'offers.id', 'entitlements.offerId')
    .leftJoin('sites', 'sites.id', 'entitlements.siteId')
    .select(['entitlements.companyId', 'companies.name as company', 'sites.code as site'])
    .select(['entitlements.offerId', 'offers.code as offer'])
    .where('entitlements.held', '=', false)
    .orderBy('offers.code')
    .orderBy('companies.name')
}

/** The person of the story with this role, as who acts. */
async function actorOf(
  platform: Platform,
  { operatorId }: Actor,
  kind: 'company-owner' | 'site-manager',
  companyId?: Id<'company'>,
): Promise<Actor | undefined> {
  const held = await read(platform, { operatorId }, (db) =>
    db
      .selectFrom('memberships')
      .select(['userId', 'siteIds', 'companyId'])
      .where('role', '=', kind)
      .where('endedAt', 'is', null)
      .$if(companyId !== undefined, (query) => query.where('companyId', '=', companyId ?? null))
      .orderBy('since')
      .executeTakeFirst(),
  )
  if (!held) return undefined
  const { userId, siteIds } = held
  if (kind === 'company-owner') {
    return companyId && { operatorId, userId, role: { kind, companyId }, language: 'fr' }
  }
  return { operatorId, userId, role: { kind, siteIds: siteIds ?? [] }, language: 'fr' }
}
