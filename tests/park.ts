import assert from 'node:assert/strict'
import { diceFrom } from '../src/demo/dice.ts'
import { keepOperator, keepPlaces, keepToldCompanies } from '../src/demo/builders.ts'
import { inventedIdentity } from '../src/demo/identifiers.ts'
import { threeSites } from '../src/demo/sites.ts'
import type { ToldCompany } from '../src/demo/told.ts'
import { parseRoughDate } from '../src/kernel/civil-date.ts'
import type { Id } from '../src/kernel/id.ts'
import { type FactKey, type WrittenFactValue, factKeyOf, parseFactValue } from '../src/modules/rules/index.ts'
import { type MemberRole, addMembership, createUser } from '../src/modules/identity/index.ts'
import { adoptOffers, readCatalogue } from '../src/modules/partners/index.ts'
import type { CompanyIdentity } from '../src/modules/registry/index.ts'
import { type Actor, systemActor } from '../src/platform/actor.ts'
import { announce } from '../src/platform/announce.ts'
import { change, changed } from '../src/platform/change.ts'
import { type TestPlatform, aPlatform } from './database.ts'

/** A company as a test writes it; what it leaves out does not matter to it. */
export interface CompanyWish {
  readonly name?: string
  readonly identity?: Partial<CompanyIdentity>
  /** The code of its site; null for one that is not hosted. */
  readonly site?: 'casablanca' | 'rabat' | 'tanger' | null
  /** Since when it is hosted: a day, a month or a year. */
  readonly startedOn?: string
  /** What is known of it, in the JSON form of facts: `{ headcount: { number: 7 }, incorporatedOn: { date: '2016-03' } }`. */
  readonly facts?: Readonly<Partial<Record<FactKey, WrittenFactValue>>>
}

/** A park with three sites, in which a test builds what it cares about: on a platform of its own, or beside others on one. */
export async function aPark(
  options: Parameters<typeof aPlatform>[0] & { readonly name?: string; readonly platform?: TestPlatform } = {},
) {
  const { name = 'Technopark', platform: shared, ...given } = options
  const platform = shared ?? (await aPlatform(given))
  const operatorId = platform.newId<'operator'>()
  const system = systemActor(operatorId)
  const dice = diceFrom(1)
  let count = 0

  const made = await change(platform, system, async (tx) => {
    await keepOperator(tx, { id: operatorId, name, demo: platform.settings.demo })
    const places = await keepPlaces(platform, tx, threeSites({ casablanca: 12, rabat: 8, tanger: 4 }))
    return changed(places, { event: 'park.made', subjectId: operatorId })
  })
  assert.ok(made.ok)
  const places = made.value

  const site = (code: string): Id<'site'> => {
    const place = places.get(code)
    assert.ok(place, `The park has no site ${code}.`)
    return place.id
  }
  const someone = (role: Actor['role']): Actor => ({ operatorId, userId: platform.newId(), role, language: 'fr' })

  const told = (wish: CompanyWish): ToldCompany => {
    count += 1
    const companyName = wish.name ?? `Company ${count}`
    return {
      name: companyName,
      identity: { ...inventedIdentity(dice, companyName, count), ...wish.identity },
      stays:
        wish.site === null ? [] : [{ site: wish.site ?? 'casablanca', startedOn: rough(wish.startedOn ?? '2016-02') }],
      facts: Object.entries(wish.facts ?? {}).map(([key, written]) => factFrom(key, written)),
    }
  }
  const companies = async (wishes: readonly CompanyWish[]): Promise<readonly Id<'company'>[]> => {
    const kept = await change(platform, system, async (tx) => {
      const companyIds = await keepToldCompanies(platform, tx, places, wishes.map(told))
      await announce(platform, tx, system, 'company.facts-changed', { companyIds })
      return changed(companyIds, { event: 'companies.made', subjectId: operatorId })
    })
    assert.ok(kept.ok)
    return kept.value
  }

  return {
    platform,
    operatorId,
    site,
    companies,
    company: async (wish: CompanyWish = {}): Promise<Id<'company'>> => {
      const [id] = await companies([wish])
      assert.ok(id)
      return id
    },
    /** Adopts offers of the catalogue by their codes, and judges every company for them. */
    adopt: async (...codes: readonly string[]): Promise<readonly Id<'offer'>[]> => {
      const catalogue = await readCatalogue()
      assert.ok(catalogue.ok)
      const adopted = await adoptOffers(platform, system, { codes, catalogue: catalogue.value })
      assert.ok(adopted.ok, 'These offers are not in the catalogue.')
      await platform.work()
      return adopted.value
    },
    /** A person with an account, who holds a role. */
    person: async (
      role: MemberRole,
      { name: called = 'Amina Berrada', email = `${platform.newId()}@people.example`, actsFor = '' } = {},
    ): Promise<Actor & { readonly userId: Id<'user'> }> => {
      const userId = await createUser(platform, { name: called, email })
      const began = await change(platform, system, async (tx) => {
        const happening = await addMembership(platform, tx, { userId, role, actsFor })
        assert.ok(happening, 'The role was held already.')
        return changed(undefined, happening)
      })
      assert.ok(began.ok)
      return { operatorId, userId, role, language: 'fr' }
    },
    system: () => system,
    director: () => someone({ kind: 'director' }),
    manager: (...codes: readonly string[]) => someone({ kind: 'site-manager', siteIds: codes.map(site) }),
    owner: (companyId: Id<'company'>) => someone({ kind: 'company-owner', companyId }),
    member: (companyId: Id<'company'>) => someone({ kind: 'company-member', companyId }),
    partner: (partnerId: Id<'partner'>) => someone({ kind: 'partner', partnerId }),
    expert: () => someone({ kind: 'expert', partnerId: undefined }),
    buyer: (organisation = 'Régie des eaux du Saïss') => someone({ kind: 'buyer', organisation }),
  }
}

function rough(text: string) {
  const read = parseRoughDate(text)
  assert.ok(read.ok, `${text} is no date.`)
  return read.value
}

function factFrom(name: string, written: unknown): ToldCompany['facts'][number] {
  const key = factKeyOf(name)
  assert.ok(key, `${name} is no fact.`)
  const value = parseFactValue(key, written)
  assert.ok(value.ok, `This is no value of ${name}.`)
  return { key, value: value.value, sourceKind: 'workbook', source: 'workbook.xlsx' }
}
