import { setTimeout as wait } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { type Dice, diceFrom } from '../../src/demo/dice.ts'
import type { Id } from '../../src/kernel/id.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { post } from './rush.ts'
import { type Fault, plant } from './faults.ts'
import { type Server, answering, startServers } from './servers.ts'
import { type World, aWorld } from './world.ts'

export interface ChaosWish {
  readonly seed: number
  readonly seconds: number
  readonly clients: number
  readonly connection: ClientConfig
  /** Something wrong that is put into the database first, to see whether the rules tell of it. */
  readonly fault?: Fault | undefined
}

/** One kill -9, and how long it took until every server answered again. */
export interface Kill {
  readonly kind: 'server' | 'back end'
  readonly ms: number
}

export interface Seen {
  readonly asked: number
  readonly missing: number
  readonly kills: readonly Kill[]
  /** How often each answer came. */
  readonly answers: ReadonlyMap<string, number>
  /** What must hold of what is kept, each with what breaks it. */
  readonly rules: Rules
  /** What must hold of how it went. */
  readonly course: Rules
}

export type Rules = Readonly<Record<string, readonly string[]>>

type Act = 'claim' | 'withdraw' | 'activate' | 'reveal' | 'grant' | 'refuse' | 'revoke'

/** Something a client wanted and was told the end of. */
interface Done {
  readonly act: Act
  readonly key: string
  /** The claim it was about, or that it made. */
  readonly claimId: string | undefined
  readonly status: number
  readonly answer: string
}

/** Of a hundred replies. */
const DROPPED = 8
/** How soon all servers have to answer after a kill. */
const SOON = 5_000

/** Lets clients work at two servers while these, and the database's back ends, are killed; then looks at what is left. */
export async function chaos({ seed, seconds, clients, connection, fault }: ChaosWish): Promise<Seen> {
  const running = await startServers(2, connection)
  const { platform, servers } = running
  try {
    const world = await aWorld(platform, clients)
    // Few places, so that they are fought for: clients take and give back all the while.
    const places = 12
    const atOnce = await world.offer({ perOffer: places, perCompany: 1_000 }, 400)
    const looked = await world.offer({ verify: 'site-manager', perOffer: places, perCompany: 1_000 }, 400)
    if (fault) await plant(platform.pool, fault)
    const ends = performance.now() + seconds * 1000
    const dice = diceFrom(seed)
    const kills: Kill[] = []
    const history: Done[] = []
    const counts = { asked: 0, missing: 0 }
    const staff = await world.keyFor({ kind: 'director' })
    const tokens = await Promise.all(
      world.companyIds.map((companyId) => world.keyFor({ kind: 'company-owner', companyId })),
    )
    const highest = new Map([
      [atOnce, places],
      [looked, places],
    ])

    await Promise.all([
      ...world.companyIds.map(async (companyId, index) => {
        const own = diceFrom(seed * 1_000 + index)
        const client: Client = {
          dice: own,
          servers,
          ends,
          companyId,
          token: tokens[index] ?? '',
          staff,
          counts,
          history,
        }
        while (performance.now() < ends) await step(client, [atOnce, looked])
      }),
      killing(dice, platform, servers, { ends, first: seed % 3 }, kills),
      // With a fault planted the limits stay: what goes over them is seen at once.
      ...(fault ? [] : [limiting(diceFrom(seed + 1), world, atOnce, ends, highest)]),
    ])
    await Promise.all(servers.map((server) => answering(server, 60_000)))

    const answers = new Map<string, number>()
    for (const { act, status, answer } of history) {
      const told = `${act} ${status === 200 || status === 201 ? 'done' : answer}`
      answers.set(told, (answers.get(told) ?? 0) + 1)
    }
    return {
      ...counts,
      kills,
      answers,
      rules: await rulesOf(world, history, highest),
      course: courseOf(servers, { history, kills, counts }),
    }
  } finally {
    await running.stop()
  }
}

function oneOf<Item>(dice: Dice, items: readonly Item[]): Item {
  const item = items[dice.between(0, items.length - 1)]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

interface Client {
  readonly dice: Dice
  readonly servers: readonly Server[]
  readonly ends: number
  readonly companyId: Id<'company'>
  readonly token: string
  readonly staff: string
  readonly counts: { asked: number; missing: number }
  readonly history: Done[]
}

/** One thing that a client does: something new, or something with a claim of its own that it knows of. */
async function step(client: Client, offers: readonly Id<'offer'>[]): Promise<void> {
  const { dice, token, staff, history, companyId } = client
  const own = history.filter(({ act, status, key }) => act === 'claim' && status === 201 && key.startsWith(companyId))
  const claimId = own.length > 0 ? oneOf(dice, own.slice(-6)).claimId : undefined
  const wish = dice.pick([
    'claim',
    'claim',
    'claim',
    'withdraw',
    'activate',
    'reveal',
    'grant',
    'grant',
    'refuse',
    'revoke',
  ] as const)
  if (wish === 'claim' || !claimId) {
    await settled(client, 'claim', undefined, '/api/claims', { company: companyId, offer: oneOf(dice, offers) }, token)
    return
  }
  const at = `/api/claims/${claimId}`
  switch (wish) {
    case 'reveal':
      return settled(client, wish, claimId, `${at}/reveal`, undefined, token)
    case 'withdraw':
    case 'activate':
      return settled(client, wish, claimId, `${at}/follow-up`, { act: wish }, token)
    case 'revoke':
      return settled(client, wish, claimId, `${at}/follow-up`, { act: wish, reason: 'chaos' }, staff)
    case 'grant':
    case 'refuse':
      return settled(client, wish, claimId, `${at}/decision`, { decision: wish, reason: 'chaos' }, staff)
  }
}

/** Asks, with the same key again and again, until somebody answers what came of it. */
async function settled(
  { dice, servers, counts, history, companyId }: Client,
  act: Act,
  claimId: string | undefined,
  path: string,
  body: unknown,
  token: string,
): Promise<void> {
  const key = `${companyId}:${crypto.randomUUID()}`
  counts.asked += 1
  const since = performance.now()
  for (;;) {
    const server = oneOf(dice, servers)
    const dropped = dice.chance(DROPPED)
    try {
      const { status, body: said } = await post(`${server.address}${path}`, body, {
        token,
        key,
        withinMs: dropped ? 2 + dice.between(0, 118) : 20_000,
      })
      // What the database's fall interrupted may have happened or not: asking again tells.
      if (status < 500) {
        const answer = String(said['title'] ?? said['code'] ?? said['state'])
        const made = act === 'claim' && status === 201 ? String(said['id']) : claimId
        history.push({ act, key, claimId: made, status, answer })
        return
      }
    } catch {
      // No reply.
    }
    counts.missing += 1
    if (performance.now() - since > 120_000) throw new Error(`${path} was not answered for two minutes.`)
    await wait(20)
  }
}

/** Kills a server or a back end from time to time, and measures how soon all answer again. */
async function killing(
  dice: Dice,
  platform: Platform,
  servers: readonly Server[],
  { ends, first }: { readonly ends: number; readonly first: number },
  kills: Kill[],
): Promise<void> {
  for (let turn = first; ; turn += 1) {
    await wait(1_500 + dice.between(0, 1_500))
    if (performance.now() > ends - 1_000) return
    const kind = turn % 3 === 1 ? 'back end' : 'server'
    if (kind === 'server') oneOf(dice, servers).kill()
    else await killBackEnd(dice, platform)
    const from = performance.now()
    await wait(5)
    await Promise.all(servers.map((server) => answering(server, 60_000)))
    kills.push({ kind, ms: performance.now() - from })
  }
}

async function killBackEnd(dice: Dice, { pool }: Platform): Promise<void> {
  const { rows } = await pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by pid`,
  )
  if (rows.length > 0) process.kill(oneOf(dice, rows).pid, 'SIGKILL')
}

/** Raises and lowers the limit of an offer all the while. */
async function limiting(
  dice: Dice,
  world: World,
  offerId: Id<'offer'>,
  ends: number,
  highest: Map<string, number>,
): Promise<void> {
  while (performance.now() < ends) {
    await wait(400 + dice.between(0, 400))
    const perOffer = 6 + dice.between(0, 18)
    highest.set(offerId, Math.max(highest.get(offerId) ?? 0, perOffer))
    // The database may be away.
    await world.limit(offerId, { perOffer, perCompany: 1_000 }).catch(() => {})
  }
}

async function rulesOf(world: World, history: readonly Done[], highest: ReadonlyMap<string, number>): Promise<Rules> {
  const { pool } = world.platform
  const { rows: claims } = await pool.query<{ id: string; state: string }>('select id, state from claims')
  const { rows: steps } = await pool.query<{ claim_id: string; act: string }>('select claim_id, act from claim_steps')
  const { rows: used } = await pool.query<{ offer_id: string; used: number }>(
    'select offer_id, used from offer_counters',
  )
  const { rows: shared } = await pool.query<{ claim_id: string }>(
    'select claim_id from codes where claim_id is not null and dead_at is null group by claim_id having count(*) > 1',
  )
  const kept = new Set(claims.map(({ id }) => id))
  const made = history.filter(({ act, status }) => act === 'claim' && status === 201)
  const ids = made.map(({ claimId }) => claimId ?? '')
  const count = (of: readonly string[]) => {
    const counted = new Map<string, number>()
    for (const each of of) counted.set(each, (counted.get(each) ?? 0) + 1)
    return counted
  }
  const stepsTaken = count(steps.map(({ claim_id, act }) => `${act} ${claim_id}`))
  const done = history.filter(({ act, status }) => status === 200 && act !== 'reveal' && act !== 'claim')
  const acknowledged = count(done.map(({ act, claimId }) => `${act} ${claimId}`))
  const acts = new Set<string>(['withdraw', 'activate', 'refuse', 'revoke'])
  const holders = new Map<string, Set<string>>()
  for (const { act, status, answer, claimId } of history) {
    if (act !== 'reveal' || status !== 200 || !claimId) continue
    holders.set(answer, (holders.get(answer) ?? new Set<string>()).add(claimId))
  }
  return {
    'no acknowledged claim is lost': ids.filter((id) => !kept.has(id)),
    'no claim is made twice, and none from nowhere': [
      ...[...count(ids)].filter(([, times]) => times > 1).map(([id]) => `${id} answers two wishes`),
      ...[...kept].filter((id) => !ids.includes(id)).map((id) => `${id} answers none`),
    ],
    'what was acknowledged is in the history once': [...acknowledged].flatMap(([act, times]) =>
      stepsTaken.get(act) === times && times === 1 ? [] : [`${act}: ${times} told, ${stepsTaken.get(act) ?? 0} kept`],
    ),
    'nothing is in the history that nobody was told of': [...stepsTaken].flatMap(([act, times]) =>
      acts.has(act.split(' ', 1)[0] ?? '') && acknowledged.get(act) !== times ? [`${act}: ${times} kept`] : [],
    ),
    'no code is shown to two claims, and no claim holds two': [
      ...[...holders].filter(([, of]) => of.size > 1).map(([, of]) => `one code was shown to ${[...of].join(' and ')}`),
      ...shared.map(({ claim_id }) => `${claim_id} holds two`),
    ],
    'no more places are taken than there ever were': used.flatMap((each) =>
      each.used <= (highest.get(each.offer_id) ?? 0) ? [] : [`${each.used} of ${highest.get(each.offer_id)}`],
    ),
    'ledger, claims, codes and audit trail are whole': await world.broken(),
  }
}

interface Lived {
  readonly history: readonly Done[]
  readonly kills: readonly Kill[]
  readonly counts: { readonly asked: number; readonly missing: number }
}

function courseOf(servers: readonly Server[], { history, kills, counts }: Lived): Rules {
  const done = (act: Act) => history.some((each) => each.act === act && each.status < 300)
  return {
    [`all servers answer within ${SOON / 1000} seconds of each kill`]: kills.flatMap(({ kind, ms }) =>
      ms <= SOON ? [] : [`${kind}: ${(ms / 1000).toFixed(1)} s`],
    ),
    'no server died of itself': servers.flatMap((server) =>
      server.unplanned() === 0 ? [] : [`${server.address} ${server.unplanned()} times:\n${server.said()}`],
    ),
    'there was enough chaos to prove something': [
      ...(kills.some(({ kind }) => kind === 'server') ? [] : ['no server was killed']),
      ...(kills.some(({ kind }) => kind === 'back end') ? [] : ['no back end was killed']),
      ...(counts.missing >= counts.asked / 50
        ? []
        : [`only ${counts.missing} of ${counts.asked} replies were missing`]),
      ...(['claim', 'withdraw', 'activate', 'reveal', 'grant'] as const).flatMap((act) =>
        done(act) ? [] : [`nobody came to ${act}`],
      ),
    ],
  }
}
