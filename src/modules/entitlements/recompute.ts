import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { batchesOf } from '../../kernel/batches.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { systemActor } from '../../platform/actor.ts'
import type { Listener } from '../../platform/announce.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { operatorIds, today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Fact } from '../rules/index.ts'
import { offersOn } from '../partners/index.ts'
import { companyFacts } from '../registry/index.ts'
import {
  type Entitlement,
  type Scope,
  companiesDue,
  companiesWithoutFigures,
  dropOthers,
  judgedCompanies,
  keepEntitlements,
  keepFigures,
  takeTurn,
  versionsKept,
} from './entitlements.store.ts'
import { offerOutcome } from './judge-offer.ts'
import { offerRates } from './offer-rates.ts'

declare module '../../platform/jobs.ts' {
  interface JobData {
    'entitlements.recompute': {
      readonly operatorId: Id<'operator'>
      readonly companyIds?: readonly Id<'company'>[]
      readonly offerIds?: readonly Id<'offer'>[]
    }
    'entitlements.day': Readonly<Record<string, never>>
  }
}

/** How many companies are judged in one transaction by a job, and how many at most in the one that told of them. */
const BATCH = 100
const AT_ONCE = 20

/** How many verdicts are found before others get their turn: about a tenth of a millisecond. */
const IN_ONE_GO = 8

/** Judges the scope anew and keeps what differs; how many verdicts did. Rival judgements take turns. */
export async function recompute(tx: Transaction, scope: Scope, on: CivilDate): Promise<number> {
  await takeTurn(tx)
  return judgeAndKeep(tx, scope, on)
}

/** What `recompute` does once it is its turn. */
export async function judgeAndKeep(tx: Transaction, scope: Scope, on: CivilDate): Promise<number> {
  const offers = await offersOn(tx, on, scope)
  const rates = await offerRates(tx)
  const companyIds = await judgedCompanies(tx, scope.companyIds)
  const facts = await companyFacts(tx, { today: on, companyIds })

  const entitlements: Entitlement[] = []
  for (const companyId of companyIds) {
    const known = facts.get(companyId)
    if (!known) continue
    for (const offer of offers) {
      // In the background of pages, which wait for a few verdicts at each turn of theirs and not for a whole company.
      if (companyIds.length > AT_ONCE && entitlements.length % IN_ONE_GO === 0) await setImmediate()
      const { verdict, missing, change: next } = offerOutcome(offer, known, on, rates)
      entitlements.push({
        companyId,
        offerId: offer.id,
        versionId: offer.version.id,
        verdict,
        missing,
        changesOn: next?.on ?? null,
        changesTo: next?.to ?? null,
      })
    }
  }
  const dropped = await dropOthers(tx, scope, { companyIds, offerIds: offers.map(({ id }) => id) })
  const kept = await keepEntitlements(tx, entitlements, on)
  await keepFigures(
    tx,
    scope,
    companyIds.map((companyId) => ({
      companyId,
      headcount: numberOf(facts.get(companyId)?.known.get('headcount')),
      meanAge: numberOf(facts.get(companyId)?.known.get('meanAge')),
    })),
  )
  return dropped + kept
}

function numberOf(fact: Fact | undefined): number | null {
  return fact?.value.kind === 'number' ? fact.value.number : null
}

/** Judges the companies of which something new is known: a few at once, in the same transaction; many by jobs. */
export const whenFactsChanged: Listener<'company.facts-changed'> = async (platform, tx, actor, { companyIds }) => {
  const { operatorId } = actor
  if (companyIds.length <= AT_ONCE) {
    if (companyIds.length > 0) await recompute(tx, { companyIds }, await today(platform, tx, operatorId))
    return
  }
  for (const batch of batchesOf(companyIds, BATCH)) {
    const once = createHash('sha256').update(batch.join()).digest('hex')
    await platform.jobs.enqueue(tx, 'entitlements.recompute', { operatorId, companyIds: batch }, { once })
  }
}

/** Judges all companies for the offers that are new, closed, have new terms or are judged by another rate, by a job. */
export const whenOfferChanged: Listener<'offer.changed'> = async (platform, tx, { operatorId }, { offerIds }) => {
  if (offerIds.length === 0) return
  await platform.jobs.enqueue(tx, 'entitlements.recompute', { operatorId, offerIds })
}

/** The job: judges the scope anew, some hundred companies at a time. Doing it twice does no harm. */
export async function recomputeInBatches(
  platform: Platform,
  { operatorId, companyIds, offerIds }: Scope & { readonly operatorId: Id<'operator'> },
): Promise<void> {
  const actor = systemActor(operatorId)
  const judged = companyIds ?? (await read(platform, actor, (db) => judgedCompanies(db)))
  for (const batch of batchesOf(judged, BATCH)) {
    await change(platform, actor, async (tx) => {
      const differing = await recompute(tx, { companyIds: batch, offerIds }, await today(platform, tx, operatorId))
      return changed(differing, {
        event: 'entitlements.judged',
        subjectId: operatorId,
        detail: { companies: batch.length, differing },
      })
    })
  }
}

/**
 * Judges what the passing of days has changed, for every operator: verdicts that said so themselves, and offers whose terms
 * began or ended. Run every hour and at start; where nothing is due it only looks.
 */
export async function judgeDueDays(platform: Platform): Promise<void> {
  for (const operatorId of await operatorIds(platform)) {
    const due = await read(platform, { operatorId }, (db) => dueToday(platform, db, operatorId))
    if (due.companyIds.length > 0) await recomputeInBatches(platform, { operatorId, companyIds: due.companyIds })
    if (due.offerIds.length > 0) await recomputeInBatches(platform, { operatorId, offerIds: due.offerIds })
  }
}

interface Due {
  readonly companyIds: readonly Id<'company'>[]
  readonly offerIds: readonly Id<'offer'>[]
}

async function dueToday(platform: Platform, db: Database, operatorId: Id<'operator'>): Promise<Due> {
  const on = await today(platform, db, operatorId)
  const kept = await versionsKept(db)
  const open = await offersOn(db, on)
  const begun = open.filter(({ id, version }) => !kept.get(id)?.every((versionId) => versionId === version.id))
  const ended = [...kept.keys()].filter((id) => !open.some((offer) => offer.id === id))
  const due = [...(await companiesDue(db, on)), ...(await companiesWithoutFigures(db))]
  return { companyIds: [...new Set(due)], offerIds: [...begun.map(({ id }) => id), ...ended] }
}

/** Judges all companies again where a new rate may turn verdicts, by a job. */
export const whenRatesChanged: Listener<'rates.changed'> = async (platform, tx, { operatorId }) => {
  await platform.jobs.enqueue(tx, 'entitlements.recompute', { operatorId }, { once: operatorId })
}
