import { type ClientConfig } from 'pg'
import type { Id } from '../../src/kernel/id.ts'
import { money } from '../../src/kernel/money.ts'
import type { AgreementQuota, OfferLimits } from '../../src/modules/agreements/index.ts'
import { CARELESS } from '../../src/modules/ledger/ledger.testing.ts'
import { type Wish, falseRefusals, rush } from './rush.ts'
import { type Servers, startServers } from './servers.ts'
import { type World, aWorld } from './world.ts'

export interface Size {
  readonly clients: number
  readonly claims: number
  readonly places: number
}

/** One kind of scarcity: which limit is reached, and who asks. */
interface Rush {
  readonly name: string
  readonly refusal: string
  readonly limits: (world: World, size: Size) => Promise<Partial<OfferLimits>>
  /** All for one company, or the companies in turn. */
  readonly oneCompany: boolean
  /** Two offers of one agreement with this quota are claimed at once. */
  readonly quota?: (size: Size) => AgreementQuota
}

const many = 1_000_000

export const RUSHES: readonly Rush[] = [
  {
    name: 'places of an offer',
    refusal: 'offer-full',
    limits: (_, { places }) => Promise.resolve({ perOffer: places, perCompany: many }),
    oneCompany: false,
  },
  {
    name: 'places of a company',
    refusal: 'company-full',
    limits: (_, { places }) => Promise.resolve({ perCompany: places }),
    oneCompany: true,
  },
  {
    name: 'places at a site',
    refusal: 'site-full',
    limits: async (world, { places }) => ({
      perSite: new Map([[await world.site('casablanca'), places]]),
      perCompany: many,
    }),
    oneCompany: false,
  },
  {
    name: 'a budget',
    refusal: 'budget-spent',
    limits: (_, { places }) =>
      Promise.resolve({
        budget: { most: money(places * 10 + 5, 'USD'), each: money(10, 'USD') },
        perCompany: many,
      }),
    oneCompany: false,
  },
  {
    name: 'places of an agreement, over two offers',
    refusal: 'agreement-full',
    limits: () => Promise.resolve({ perCompany: many }),
    oneCompany: false,
    quota: ({ places }) => ({ mostPlaces: places, mostCompanies: undefined }),
  },
]

export interface Outcome {
  readonly granted: number
  readonly codes: number
  readonly refusals: ReadonlyMap<string, number>
  readonly tooEarly: number
  readonly broken: readonly string[]
  readonly perSecond: number
}

/** Two servers on one database and a world of companies that are all entitled. */
export async function twoServers(connection: ClientConfig): Promise<Servers & { readonly world: World }> {
  const servers = await startServers(2, connection)
  return { ...servers, world: await aWorld(servers.platform, 40) }
}

/** Lets the clients claim and counts what they got; with the guard taken away if asked. */
export async function runRush(
  { servers, platform, world }: Awaited<ReturnType<typeof twoServers>>,
  { limits, oneCompany, quota }: Rush,
  size: Size,
  { guarded }: { readonly guarded: boolean },
): Promise<Outcome> {
  const codes = size.places * 3 + size.clients
  const offerIds = [await world.offer(await limits(world, size), codes)]
  if (quota) {
    offerIds.push(await world.offer(await limits(world, size), codes))
    await world.agreement(offerIds, quota(size))
  }
  const token = await world.keyFor({ kind: 'director' })
  if (!guarded) await platform.pool.query(CARELESS)
  const company = (turn: number): Id<'company'> => {
    const id = world.companyIds[oneCompany ? 0 : turn % world.companyIds.length]
    if (!id) throw new Error('The world has no company.')
    return id
  }
  const offer = (turn: number): Id<'offer'> => {
    const id = offerIds[turn % offerIds.length]
    if (!id) throw new Error('There is no offer.')
    return id
  }
  const clients = Array.from({ length: size.clients }, (_, client) =>
    Array.from({ length: size.claims }, (__, index): Wish => {
      // Companies and offers in turns of their own, so that each company asks for each offer.
      const turn = client * size.claims + index
      return { token, offerId: offer(client + index), companyId: company(offerIds.length > 1 ? turn : client + index) }
    }),
  )
  const from = performance.now()
  const asked = await rush(
    servers.map(({ address }) => address),
    clients,
  )
  const seconds = (performance.now() - from) / 1000
  const granted = asked.filter(({ status }) => status === 201)
  const { rows } = await platform.pool.query<{ codes: string }>(
    'select count(distinct k.id) as codes from codes k join claims c on (c.operator_id, c.id) = (k.operator_id, k.claim_id) where c.offer_id = any($1)',
    [offerIds],
  )
  const refusals = new Map<string, number>()
  for (const { status, answer } of asked) {
    if (status !== 201) refusals.set(`${status} ${answer}`, (refusals.get(`${status} ${answer}`) ?? 0) + 1)
  }
  return {
    granted: granted.length,
    codes: Number(rows[0]?.codes),
    refusals,
    tooEarly: falseRefusals(asked, size.places).length,
    broken: await world.broken(),
    perSecond: asked.length / seconds,
  }
}
