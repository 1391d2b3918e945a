import { batchesOf } from '../../kernel/batches.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import { post } from '../../platform/mail.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { shutDoors } from '../agreements/index.ts'
import { judgeAndKeep, takeJudgementTurn } from '../entitlements/index.ts'
import { weeklyLetter } from './alerts.letters.ts'
import { whoDeclined } from './declined.store.ts'
import type { Reader, ReadersOf } from './readers.ts'
import { standingNow, standingsOf } from './standing-now.ts'
import { type Standings, differencesBetween, isSomething, mondayOf, whileShut } from './told.ts'
import {
  companiesNeverTold,
  companiesToTell,
  followCompanies,
  keepTold,
  offersHeld,
  standingsKept,
  standingsTold,
  takeWeek,
} from './told.store.ts'

/** How many companies are looked at in one transaction. */
const BATCH = 500

/**
 * Looks once a week at what has changed for each company of an operator and writes to its members where anything has. The
 * first look at a company only remembers how things stand: its members read that on the page.
 */
export async function tellWeek(platform: Platform, operatorId: Id<'operator'>, readersOf: ReadersOf): Promise<void> {
  const { never, due } = await read(platform, { operatorId }, async (db) => ({
    never: await companiesNeverTold(db),
    due: await companiesToTell(db, mondayOf(await today(platform, db, operatorId))),
  }))
  for (const companyIds of batchesOf(due, BATCH)) await tellBatch(platform, operatorId, readersOf, companyIds)
  for (const companyIds of batchesOf(never, BATCH)) await follow(platform, operatorId, companyIds)
}

/** Those with news one by one; for the others it is enough to remember how they stood. */
async function tellBatch(
  platform: Platform,
  operatorId: Id<'operator'>,
  readersOf: ReadersOf,
  companyIds: readonly Id<'company'>[],
): Promise<void> {
  const { told, kept, held, doors } = await read(platform, { operatorId }, async (db) => ({
    told: await standingsTold(db, companyIds),
    kept: await standingsKept(db, companyIds),
    held: await offersHeld(db, companyIds),
    doors: await shutDoors(db, await today(platform, db, operatorId)),
  }))
  const toldOf = (id: Id<'company'>) => told.get(id) ?? nothing
  const nowOf = (id: Id<'company'>) => whileShut(kept.get(id) ?? nothing, toldOf(id), doors)
  const hasNews = (id: Id<'company'>) => isSomething(differencesBetween(toldOf(id), nowOf(id), held.get(id)))
  const withNews = companyIds.filter(hasNews)
  for (const companyId of withNews) await tellCompany(platform, operatorId, readersOf, companyId)

  const quiet = companyIds.filter((id) => !withNews.includes(id))
  if (quiet.length === 0) return
  await change(platform, systemActor(operatorId), async (tx) => {
    const monday = mondayOf(await today(platform, tx, operatorId))
    const taken = await takeWeek(tx, quiet, monday)
    if (taken.length === 0) return refuse({ code: 'told-already' })
    await keepTold(tx, new Map(taken.map((id) => [id, nowOf(id)])))
    return changed(undefined, {
      event: 'week.without-news',
      subjectId: operatorId,
      detail: { week: monday, companies: taken.length },
    })
  })
}

const nothing: Standings = new Map()

/** Writes to the members of one company, unless somebody has taken its week. */
function tellCompany(platform: Platform, operatorId: Id<'operator'>, readersOf: ReadersOf, companyId: Id<'company'>) {
  return change(platform, systemActor(operatorId), async (tx) => {
    const week = mondayOf(await today(platform, tx, operatorId))
    const taken = await takeWeek(tx, [companyId], week)
    if (taken.length === 0) return refuse({ code: 'told-already' })
    const told = await tellNews(platform, tx, operatorId, readersOf, companyId)
    return changed(undefined, {
      event: 'week.told',
      subjectId: companyId,
      detail: { week, userIds: told.map(({ userId }) => userId) },
    })
  })
}

/** What `tellCompany` does once the week is its own; who was written to. */
export async function tellNews(
  platform: Platform,
  tx: Transaction,
  operatorId: Id<'operator'>,
  readersOf: ReadersOf,
  companyId: Id<'company'>,
): Promise<readonly Reader[]> {
  const now = await standingNow(platform, tx, operatorId, companyId)
  if (!now) return []
  const told = (await standingsTold(tx, [companyId])).get(companyId) ?? nothing
  const standings = whileShut(standingsOf(now), told, now.grounds.doors)
  const differences = differencesBetween(told, standings, now.held)
  await keepTold(tx, new Map([[companyId, standings]]))
  if (!isSomething(differences)) return []

  const declined = await whoDeclined(tx, 'weekly')
  const members = (await readersOf(tx, [companyId])).get(companyId) ?? []
  const readers = members.filter(({ userId }) => !declined.has(userId))
  for (const reader of readers) {
    await post(platform, tx, await weeklyLetter(platform, reader, operatorId, now, differences))
  }
  return readers
}

/** Remembers how things stand to companies that are new to us. */
async function follow(
  platform: Platform,
  operatorId: Id<'operator'>,
  companyIds: readonly Id<'company'>[],
): Promise<void> {
  await change(platform, systemActor(operatorId), async (tx) => {
    const on = await today(platform, tx, operatorId)
    // Before any company is looked at, as everybody who judges does.
    await takeJudgementTurn(tx)
    const followed = await followCompanies(tx, companyIds, mondayOf(on))
    if (followed.length === 0) return refuse({ code: 'followed-already' })
    // Their judgement may still wait in the queue: what they are entitled to already is no news next week.
    await judgeAndKeep(tx, { companyIds: followed }, on)
    const doors = await shutDoors(tx, on)
    const kept = await standingsKept(tx, followed)
    await keepTold(tx, new Map([...kept].map(([id, standings]) => [id, whileShut(standings, nothing, doors)])))
    return changed(undefined, {
      event: 'companies.followed',
      subjectId: operatorId,
      detail: { companies: followed.length },
    })
  })
}
