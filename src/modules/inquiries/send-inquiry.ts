import { dayIn } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { post } from '../../platform/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import { type ContactsOf, companyNames, parkOf } from '../registry/index.ts'
import { type FactKey, type Rule, isForTheCompany } from '../rules/index.ts'
import {
  type NewLink,
  askedLately,
  findInquiry,
  holdCompanies,
  keepInquiry,
  keepLinks,
  markReminded,
  revoke,
} from './inquiries.store.ts'
import { MOST_COMPANIES, MOST_FACTS, addressees, expiryOf, hashOf, newToken, quietSince } from './inquiry.ts'
import { inquiryLetter } from './inquiry.letter.ts'
import type { InquiryRefusal } from './refusal.ts'

/** What of other modules an inquiry needs; `app.ts` joins them. */
export interface InquiryPeople {
  readonly contactsOf: ContactsOf
  /** The questions that the park's offers ask, with their words. */
  readonly askedQuestions: (db: Database) => Promise<Rule | undefined>
}

export interface InquiryWish {
  readonly keys: readonly FactKey[]
  readonly companyIds: readonly Id<'company'>[]
}

export interface Sent {
  readonly inquiryId: Id<'inquiry'>
  readonly companies: number
}

/**
 * Asks the companies that somebody can be reached at, by a letter to each person with a link of its own. Companies that
 * were asked for the same within the week are left alone.
 */
export function sendInquiry(
  platform: Platform,
  actor: Actor,
  people: InquiryPeople,
  { keys, companyIds }: InquiryWish,
) {
  return change<Sent, InquiryRefusal>(platform, actor, async (tx) => {
    if (!isStaff(actor)) return refuse({ code: 'not-allowed' })
    if (keys.length === 0 || keys.length > MOST_FACTS || !keys.every(isForTheCompany)) {
      return refuse({ code: 'nothing-to-ask' })
    }
    if (companyIds.length > MOST_COMPANIES) return refuse({ code: 'too-many-companies', most: MOST_COMPANIES })

    const at = platform.now()
    const names = await companyNames(tx, actor, companyIds)
    const seen = [...names.keys()]
    await holdCompanies(tx, seen)
    const lately = await askedLately(tx, seen, keys, quietSince(at))
    const contacts = await people.contactsOf(tx, seen)
    const asked = seen.filter((id) => !lately.has(id) && addressees(contacts.get(id) ?? []).length > 0)
    if (asked.length === 0) return refuse({ code: 'nobody-to-ask' })

    const id = platform.newId<'inquiry'>()
    await keepInquiry(tx, { id, keys, askedAt: at, askedBy: actor.userId ?? null }, asked)
    await writeTo(platform, tx, actor, people, { id, keys, companyIds: asked, reminder: false })
    return changed(
      { inquiryId: id, companies: asked.length },
      { event: 'inquiry.sent', subjectId: id, detail: { keys, companies: asked.length } },
    )
  })
}

/** Writes again to the companies that owe an answer and had no letter for a week. */
export function remindInquired(platform: Platform, actor: Actor, people: InquiryPeople, inquiryId: Id<'inquiry'>) {
  return change<Sent, InquiryRefusal>(platform, actor, async (tx) => {
    const inquiry = isStaff(actor) ? await findInquiry(tx, actor, inquiryId) : undefined
    if (!inquiry) return refuse({ code: 'inquiry-not-found' })

    const at = platform.now()
    const contacts = await people.contactsOf(
      tx,
      inquiry.companies.map(({ companyId }) => companyId),
    )
    const reachable = inquiry.companies.flatMap(({ companyId }) =>
      addressees(contacts.get(companyId) ?? []).length > 0 ? [companyId] : [],
    )
    const reminded = await markReminded(tx, inquiryId, reachable, { at, quiet: quietSince(at) })
    if (reminded.length === 0) return refuse({ code: 'reminded-lately' })
    await writeTo(platform, tx, actor, people, {
      id: inquiryId,
      keys: inquiry.keys,
      companyIds: reminded,
      reminder: true,
    })
    return changed(
      { inquiryId, companies: reminded.length },
      { event: 'inquiry.reminded', subjectId: inquiryId, detail: { companies: reminded.length } },
    )
  })
}

/** Closes the links of one company: it is no longer asked by them. */
export function revokeInquiry(
  platform: Platform,
  actor: Actor,
  { inquiryId, companyId }: { readonly inquiryId: Id<'inquiry'>; readonly companyId: Id<'company'> },
) {
  return change<{ readonly inquiryId: Id<'inquiry'> }, InquiryRefusal>(platform, actor, async (tx) => {
    const inquiry = isStaff(actor) ? await findInquiry(tx, actor, inquiryId) : undefined
    if (!inquiry?.companies.some((company) => company.companyId === companyId)) {
      return refuse({ code: 'inquiry-not-found' })
    }
    if (!(await revoke(tx, inquiryId, companyId, platform.now()))) return refuse({ code: 'inquiry-not-found' })
    return changed({ inquiryId }, { event: 'inquiry.revoked', subjectId: inquiryId, detail: { companyId } })
  })
}

interface Writing {
  readonly id: Id<'inquiry'>
  readonly keys: readonly FactKey[]
  readonly companyIds: readonly Id<'company'>[]
  readonly reminder: boolean
}

/** A link and a letter for each person, in that person's language. */
async function writeTo(
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  people: InquiryPeople,
  { id, keys, companyIds, reminder }: Writing,
): Promise<void> {
  const { name: park, zone } = await parkOf(platform, tx, actor)
  const expiresAt = expiryOf(platform.now())
  const names = await companyNames(tx, actor, companyIds)
  const contacts = await people.contactsOf(tx, companyIds)
  const asked = await people.askedQuestions(tx)
  const links: NewLink[] = []
  for (const companyId of companyIds) {
    for (const { email, language = DEFAULT_LANGUAGE } of addressees(contacts.get(companyId) ?? [])) {
      const token = newToken(actor.operatorId)
      const linkId = platform.newId<'inquiry-link'>()
      links.push({ id: linkId, inquiryId: id, companyId, tokenHash: hashOf(token), expiresAt })
      const address = `${platform.settings.baseUrl}/${language}/inquiry/${token}`
      const company = names.get(companyId) ?? ''
      const until = dayIn(zone, expiresAt)
      await post(platform, tx, inquiryLetter({ email, language, company, park, keys, asked, address, until, reminder }))
    }
  }
  await keepLinks(tx, links)
}

/** Of an address in the register nobody knows the language. */
export const DEFAULT_LANGUAGE: Language = 'fr'
