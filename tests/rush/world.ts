import assert from 'node:assert/strict'
import { type ToldCompany } from '../../src/demo/told.ts'
import { keepOperator, keepPlaces, keepToldCompanies } from '../../src/demo/builders.ts'
import { diceFrom } from '../../src/demo/dice.ts'
import { inventedIdentity } from '../../src/demo/identifiers.ts'
import { threeSites } from '../../src/demo/sites.ts'
import { claimPeople } from '../../src/app.ts'
import { type CivilDate, addMonths, dayIn, parseRoughDate, partsOf } from '../../src/kernel/civil-date.ts'
import type { Id } from '../../src/kernel/id.ts'
import { money } from '../../src/kernel/money.ts'
import type { Result } from '../../src/kernel/result.ts'
import {
  type AgreementQuota,
  type OfferLimits,
  placeOffer,
  setLimits,
  writeAgreement,
} from '../../src/modules/agreements/index.ts'
import { keyToken } from '../../src/modules/api-keys/api-key.ts'
import { makeApiKey } from '../../src/modules/api-keys/make-api-key.ts'
import { claimsInvariants } from '../../src/modules/claims/index.ts'
import { addCodes } from '../../src/modules/codes/index.ts'
import type { MemberRole, Surroundings } from '../../src/modules/identity/index.ts'
import { ledgerInvariants } from '../../src/modules/ledger/index.ts'
import { addOffer, listPartners } from '../../src/modules/partners/index.ts'
import { companiesWithSites, listSites } from '../../src/modules/registry/index.ts'
import { type Actor, systemActor } from '../../src/platform/actor.ts'
import { verifyAudit } from '../../src/platform/audit.ts'
import { change, changed, read } from '../../src/platform/change.ts'
import type { Platform } from '../../src/platform/platform.ts'

/** Young companies that the park hosts. */
const RULE = {
  version: 1,
  where: {
    all: [
      { id: 'hosted', hosted: true },
      { id: 'activity-age', age: { since: 'activity', under: 36 } },
    ],
  },
}

/** Where keys find what their roles point at. */
const surroundings: Surroundings = {
  sites: listSites,
  companies: companiesWithSites,
  partners: async (db) => (await listPartners(db)).map(({ id, name }) => ({ id, name: name.fr })),
}

export type World = Awaited<ReturnType<typeof aWorld>>

/** A park on a running platform whose companies are all entitled to its offers, and keys for programs that claim them. */
export async function aWorld(platform: Platform, companies: number) {
  const operatorId = platform.newId<'operator'>()
  const system = systemActor(operatorId)
  const director: Actor = { ...system, role: { kind: 'director' } }
  const dice = diceFrom(5)
  const today = dayIn('Africa/Casablanca', platform.now())
  const lastYear = partsOf(today).year - 1
  const began = parseRoughDate(addMonths(today, -12))
  assert.ok(began.ok)

  const made = await change(platform, system, async (tx) => {
    await keepOperator(tx, { id: operatorId, name: 'Technopark', demo: false })
    const places = await keepPlaces(platform, tx, threeSites({ casablanca: 4, rabat: 2, tanger: 2 }))
    const told = Array.from({ length: companies }, (_, index): ToldCompany => {
      const name = `Company ${index + 1}`
      return {
        name,
        identity: inventedIdentity(dice, name, index + 1),
        stays: [{ site: 'casablanca', startedOn: began.value }],
        facts: [
          {
            key: 'activityStartedOn',
            value: { kind: 'date', date: began.value },
            sourceKind: 'workbook',
            source: 'list',
          },
          {
            key: `turnover:${lastYear}`,
            value: { kind: 'money', money: money(1_000_000, 'MAD') },
            sourceKind: 'workbook',
            source: 'list',
          },
        ],
      }
    })
    const ids = await keepToldCompanies(platform, tx, places, told)
    return changed(ids, { event: 'park.made', subjectId: operatorId })
  })
  const companyIds = valueOf(made)

  const keyFor = async (role: MemberRole): Promise<string> => {
    const { keyId } = valueOf(
      await makeApiKey(platform, director, surroundings, { name: 'rush', role, expiresOn: undefined }),
    )
    return keyToken(platform.settings.secret, operatorId, keyId)
  }

  let count = 0
  return {
    platform,
    operatorId,
    system,
    director,
    companyIds,
    keyFor,
    claimPeople,
    site: async (code: string) => {
      const sites = await read(platform, system, listSites)
      const found = sites.find((each) => each.code === code)
      assert.ok(found)
      return found.id
    },
    /** An offer that every company of the park is entitled to, with these limits and so many codes. */
    offer: async (limits: Partial<OfferLimits>, codes: number): Promise<Id<'offer'>> => {
      count += 1
      const title = `Rush ${count}`
      const named = { fr: title, ar: title, en: title }
      const offerId = valueOf(
        await addOffer(platform, director, {
          partner: { name: 'Canari Cloud', website: undefined },
          kind: 'convention',
          title: named,
          summary: named,
          terms: {
            from: began.value as CivilDate,
            benefits: [{ kind: 'credits', text: named, upTo: money(1_000, 'USD') }],
            rule: RULE,
            source: { url: 'https://canari.example/terms' },
            certainty: 'high',
          },
        }),
      )
      await setOfferLimits(offerId, limits)
      if (codes > 0) await addTo(offerId, codes)
      return offerId
    },
    /** An agreement that runs, with this quota, and these offers under it. */
    agreement: async (offerIds: readonly Id<'offer'>[], quota: AgreementQuota): Promise<Id<'agreement'>> => {
      count += 1
      const [partner] = await read(platform, system, listPartners)
      assert.ok(partner)
      const agreementId = valueOf(
        await writeAgreement(platform, director, {
          partner: { id: partner.id },
          number: `Rush ${count}`,
          title: `Rush ${count}`,
          signedOn: today,
          beginsOn: today,
          until: undefined,
          rate: undefined,
          quota,
          signatories: [],
        }),
      )
      for (const offerId of offerIds) valueOf(await placeOffer(platform, director, { agreementId, offerId }))
      return agreementId
    },
    limit: (offerId: Id<'offer'>, limits: Partial<OfferLimits>) => setOfferLimits(offerId, limits),
    addCodes: (offerId: Id<'offer'>, codes: number) => addTo(offerId, codes),
    broken: () => brokenIn(platform, system),
  }

  async function setOfferLimits(offerId: Id<'offer'>, limits: Partial<OfferLimits>): Promise<void> {
    valueOf(
      await setLimits(platform, director, {
        offerId,
        limits: { verify: 'nobody', documents: [], ...limits },
        values: [],
        chains: { notWith: [], onlyAfter: [] },
      }),
    )
  }

  async function addTo(offerId: Id<'offer'>, codes: number): Promise<void> {
    count += 1
    const text = Array.from({ length: codes }, (_, index) => `R${count}-${String(index + 1).padStart(6, '0')}`).join(
      '\n',
    )
    valueOf(await addCodes(platform, director, { offerId, text }))
  }
}

/** What does not hold of the whole database: the invariants by name, and the audit chain. */
export async function brokenIn(platform: Platform, actor: Actor): Promise<readonly string[]> {
  const found = []
  for (const { name, sql: text } of [...ledgerInvariants, ...claimsInvariants]) {
    const { rows } = await platform.pool.query(text)
    if (rows.length > 0) found.push(`${name}: ${rows.length}`)
  }
  const { brokenAt } = await read(platform, actor, verifyAudit)
  if (brokenAt !== undefined) found.push(`the audit trail is broken at ${brokenAt}`)
  return found
}

export function valueOf<Value>(result: Result<Value, unknown>): Value {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
