import { type Result, refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Park, type Statement, factsOfADay, parkOf, recordFacts } from '../registry/index.ts'
import { type FactKey, type FactValue, type Rule, parseFactValue, writeFactValue } from '../rules/index.ts'
import { type OpenLink, findOpenLink, isLink, markAnswered } from './inquiries.store.ts'
import { placeOf } from './inquiry.ts'
import type { InquiryRefusal } from './refusal.ts'
import type { InquiryPeople } from './send-inquiry.ts'

/** What a link shows to whoever holds it. */
export interface Opened {
  readonly link: OpenLink
  readonly park: Park
  readonly asked: Rule | undefined
}

/** What a token opens. Used, expired, revoked, foreign and invented ones are all simply closed. */
export async function openInquiry(
  platform: Platform,
  askedQuestions: InquiryPeople['askedQuestions'],
  token: string,
): Promise<Opened | undefined> {
  const place = placeOf(token)
  if (!place) return undefined
  return read(platform, place, async (db) => {
    const link = await findOpenLink(db, place.tokenHash, platform.now())
    if (!link) return undefined
    return { link, park: await parkOf(platform, db, place), asked: await askedQuestions(db) }
  })
}

export interface InquiryAnswer {
  readonly token: string
  readonly values: ReadonlyMap<FactKey, FactValue>
}

/**
 * Records what a company answers as declared by it, and uses its links up. Only what the inquiry asks is recorded, and
 * only of the company that the link is for.
 */
export async function answerInquiry(
  platform: Platform,
  actor: Actor,
  { token, values }: InquiryAnswer,
): Promise<Result<{ readonly recorded: number }, InquiryRefusal>> {
  const place = placeOf(token)
  const closed = refuse({ code: 'link-closed' })
  if (!place || place.operatorId !== actor.operatorId) return closed
  // Nothing is opened for an invented link, not even to remember the request.
  if (!(await read(platform, place, (db) => isLink(db, place.tokenHash)))) return closed

  return change<{ readonly recorded: number }, InquiryRefusal>(platform, actor, async (tx) => {
    const link = await findOpenLink(tx, place.tokenHash, platform.now())
    if (!link) return closed
    const { today } = await parkOf(platform, tx, actor)
    const statements = link.keys.flatMap((key): Statement[] => {
      const value = values.get(key)
      if (!value || !parseFactValue(key, writeFactValue(value)).ok) return []
      const validOn = factsOfADay.includes(key) ? { validOn: today } : {}
      return [{ companyId: link.companyId, key, value, sourceKind: 'declared', ...validOn }]
    })
    if (statements.length === 0) return refuse({ code: 'nothing-answered' })
    const at = platform.now()
    if (!(await markAnswered(tx, link, at))) return closed

    const recorded = await recordFacts(platform, tx, statements, { at, by: undefined })
    await announce(platform, tx, actor, 'company.facts-changed', { companyIds: [link.companyId] })
    return changed(
      { recorded: recorded.length },
      {
        event: 'inquiry.answered',
        subjectId: link.companyId,
        detail: { inquiryId: link.inquiryId, linkId: link.id, keys: statements.map(({ key }) => key) },
      },
    )
  })
}
