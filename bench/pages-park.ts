import { crowdOf } from '../src/demo/crowd.ts'
import { keepOperator, keepPlaces, keepRates, keepToldCompanies } from '../src/demo/builders.ts'
import { diceFrom } from '../src/demo/dice.ts'
import { headcounts } from '../src/demo/headcounts.ts'
import { ratesUpTo } from '../src/demo/rates.ts'
import { threeSites } from '../src/demo/sites.ts'
import type { ToldCompany } from '../src/demo/told.ts'
import { dayIn } from '../src/kernel/civil-date.ts'
import type { Id } from '../src/kernel/id.ts'
import { recomputeInBatches } from '../src/modules/entitlements/index.ts'
import { type MemberRole, addMembership, createUser } from '../src/modules/identity/index.ts'
import { type Catalogue, adoptOffers, readCatalogue, versionOn } from '../src/modules/partners/index.ts'
import { type Actor, systemActor } from '../src/platform/actor.ts'
import { change, changed } from '../src/platform/change.ts'
import type { Platform } from '../src/platform/platform.ts'

export const COMPANIES = Number(process.env['BENCH_COMPANIES'] ?? 10_000)
export const OFFERS = 100
const PEOPLE = 150

/** Who opens the pages. */
export const DIRECTOR = { email: 'director@bench.example', password: 'seven green zebras dance' }

/** The park that the pages are measured on. */
export interface Park {
  readonly operatorId: Id<'operator'>
  readonly companyIds: readonly Id<'company'>[]
  readonly offerIds: readonly Id<'offer'>[]
}

/** A park of the demo's kind, only larger: three sites, every verdict kept. One that is there already is taken as it is. */
export async function buildPark(platform: Platform): Promise<Park> {
  const kept = await findPark(platform)
  if (kept) return kept
  const operatorId = platform.newId<'operator'>()
  const system = systemActor(operatorId)
  const companyIds = await keepRegister(platform, system)
  const offerIds = await adoptHundred(platform, system)
  await recomputeInBatches(platform, { operatorId })
  await platform.pool.query(`delete from pgboss.job where name = 'entitlements.recompute'`)
  await letPeopleIn(platform, system, companyIds)
  await platform.pool.query('vacuum (analyze)')
  return { operatorId, companyIds, offerIds }
}

async function findPark({ database }: Platform): Promise<Park | undefined> {
  const operator = await database.selectFrom('operators').select('id').executeTakeFirst()
  if (!operator) return undefined
  const companies = await database.selectFrom('companies').select('id').orderBy('id').execute()
  const offers = await database.selectFrom('offers').select('id').orderBy('id').execute()
  return {
    operatorId: operator.id,
    companyIds: companies.map(({ id }) => id),
    offerIds: offers.map(({ id }) => id),
  }
}

async function keepRegister(platform: Platform, system: Actor): Promise<readonly Id<'company'>[]> {
  const today = dayIn('Africa/Casablanca', platform.now())
  const dice = diceFrom(1)
  let count = 0
  const companies = crowdOf(dice, {
    today,
    sites: Array.from({ length: COMPANIES }, () => dice.pick(['casablanca', 'casablanca', 'rabat', 'tanger'])),
    headcounts: headcounts(dice, COMPANIES),
    nameFor: (sector) => `${sector} ${(count += 1)}`,
    firstNumber: 1,
    asked: true,
    wholeHeadcounts: false,
  })
  return done(
    await change(platform, system, async (tx) => {
      await keepOperator(tx, { id: system.operatorId, name: 'Technopark', demo: false })
      const places = await keepPlaces(platform, tx, threeSites({ casablanca: 400, rabat: 200, tanger: 100 }))
      const companyIds = await keepToldCompanies(platform, tx, places, companies.map(withoutIce))
      await keepRates(platform, tx, ratesUpTo(today))
      return changed(companyIds, { event: 'bench.park-made', subjectId: system.operatorId })
    }),
  )
}

/** The demo's numbers are made for a park of some hundred companies. */
function withoutIce(company: ToldCompany): ToldCompany {
  return { ...company, identity: { ...company.identity, ice: null } }
}

/** The offers of the catalogue that are open, and some of them again under other codes, until there are a hundred. */
async function adoptHundred(platform: Platform, system: Actor): Promise<readonly Id<'offer'>[]> {
  const { catalogue, open } = await openCatalogue(platform)
  const offers = Array.from({ length: OFFERS }, (_, index) => {
    const offer = open[index % open.length]
    if (!offer) throw new Error('The catalogue has no open offer.')
    return index < open.length ? offer : { ...offer, id: `${offer.id}-again` }
  })
  const codes = offers.map(({ id }) => id)
  return done(await adoptOffers(platform, system, { codes, catalogue: { ...catalogue, offers } }))
}

/** New terms from today for so many offers: each gets the rule of another one, every time of one further on. */
export async function changeRules(platform: Platform, operatorId: Id<'operator'>, count: number): Promise<void> {
  const today = dayIn('Africa/Casablanca', platform.now())
  const { catalogue, open } = await openCatalogue(platform)
  const { rows } = await platform.pool.query<{ times: number }>('select max(number) as times from offer_versions')
  const times = rows[0]?.times ?? 1
  const of = (index: number) => open[index % open.length]
  const offers = Array.from({ length: count }, (_, index) => {
    const [offer, other] = [of(index), of(index + times)]
    const terms = other && versionOn(other, today)
    if (!offer || !terms) throw new Error('The catalogue has no open offer.')
    const { until: _until, ...rest } = terms
    const id = index < open.length ? offer.id : `${offer.id}-again`
    return { ...offer, id, versions: [{ ...rest, from: today }] }
  })
  const codes = offers.map(({ id }) => id)
  done(await adoptOffers(platform, systemActor(operatorId), { codes, catalogue: { ...catalogue, offers } }))
}

async function openCatalogue(platform: Platform): Promise<{ catalogue: Catalogue; open: Catalogue['offers'] }> {
  const read = await readCatalogue()
  if (!read.ok) throw new Error('The catalogue cannot be read.')
  const today = dayIn('Africa/Casablanca', platform.now())
  const open = read.value.offers.filter((offer) => offer.status === 'open' && versionOn(offer, today))
  return { catalogue: read.value, open }
}

async function letPeopleIn(platform: Platform, system: Actor, companyIds: readonly Id<'company'>[]): Promise<void> {
  const director = await createUser(platform, { name: 'Amina Berrada', ...DIRECTOR })
  const others = await Promise.all(
    companyIds.slice(0, PEOPLE).map(async (companyId, index) => {
      const userId = await createUser(platform, { name: `Person ${index}`, email: `person${index}@bench.example` })
      return { userId, role: { kind: 'company-owner', companyId } as const }
    }),
  )
  const members: readonly { readonly userId: Id<'user'>; readonly role: MemberRole }[] = [
    { userId: director, role: { kind: 'director' } },
    ...others,
  ]
  await change(platform, system, async (tx) => {
    for (const { userId, role } of members) await addMembership(platform, tx, { userId, role, actsFor: '' })
    return changed(undefined, { event: 'bench.people-let-in', subjectId: system.operatorId })
  })
}

function done<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false }): Value {
  if (!result.ok) throw new Error('The park of the bench was refused.')
  return result.value
}
