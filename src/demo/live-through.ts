import type { CivilDate } from '../kernel/civil-date.ts'
import type { Id } from '../kernel/id.ts'
import type { Result } from '../kernel/result.ts'
import { type Actor, systemActor } from '../platform/actor.ts'
import { read } from '../platform/change.ts'
import type { Letter } from '../platform/mail.ts'
import type { Platform } from '../platform/platform.ts'
import { recordHeldOffer } from '../modules/entitlements/index.ts'
import {
  type InquiryPeople,
  answerInquiry,
  listInquiries,
  revokeInquiry,
  sendInquiry,
} from '../modules/inquiries/index.ts'
import { findOffer, listOffers, publishVersion } from '../modules/partners/index.ts'
import { listCompanies } from '../modules/registry/index.ts'
import { writeRule } from '../modules/rules/index.ts'
import type { Past, ToldCompany, ToldCorrection, ToldEvent, ToldInquiry } from './told.ts'

/** Whom the story calls how. */
export interface Cast {
  readonly operatorId: Id<'operator'>
  readonly companies: readonly ToldCompany[]
  /** The person with an address. */
  readonly actorAt: (email: string) => Actor
  readonly people: InquiryPeople
}

/**
 * Lets happen what a story tells, each thing on its day and by whoever did it. What has happened already does not happen
 * again; letters of the story reach nobody outside it.
 */
export async function liveThrough(platform: Platform, { events }: Past, cast: Cast): Promise<void> {
  const { offers, companies, inquiries } = await read(platform, cast, async (db) => ({
    offers: await listOffers(db),
    companies: await listCompanies(db),
    inquiries: await listInquiries(db, systemActor(cast.operatorId), { number: 1, size: 1 }),
  }))
  const offerId = (code: string) => found(offers, (offer) => offer.code === code, code).id
  const companyId = (name: string) => found(companies, (company) => company.name === name, name).id
  const asked = new Map<string, Asked>()

  for (const event of events) {
    const then = { ...platform, now: () => momentOf(event.on) }
    switch (event.kind) {
      case 'holds': {
        const holding = { companyId: companyId(event.company), offerId: offerId(event.offer) }
        const result = await recordHeldOffer(then, cast.actorAt(event.by), holding)
        if (result.ok || result.refusal.code !== 'already-held') needed(event, result)
        break
      }
      case 'corrects':
        await correct(then, cast, event, offerId(event.offer))
        break
      case 'asks':
        // An inquiry that was cut short is not sent again: its links are known to nobody.
        if (inquiries.total === 0) asked.set(event.inquiry, await ask(then, cast, event, companyId))
        break
      case 'answers': {
        const token = asked.get(event.inquiry)?.tokenOf(event.company)
        if (token === undefined) break
        const answer = { token, values: event.values }
        needed(event, await answerInquiry(then, systemActor(cast.operatorId), answer))
        break
      }
      case 'closes-link': {
        const inquiryId = asked.get(event.inquiry)?.id
        if (inquiryId === undefined) break
        const link = { inquiryId, companyId: companyId(event.company) }
        needed(event, await revokeInquiry(then, cast.actorAt(event.by), link))
        break
      }
    }
  }
}

async function correct(
  platform: Platform,
  cast: Cast,
  event: ToldCorrection & { readonly on: CivilDate },
  offerId: Id<'offer'>,
): Promise<void> {
  const offer = await read(platform, cast, (db) => findOffer(db, offerId))
  const last = offer?.versions.at(-1)
  if (!last || last.origin === 'own') return
  const { rule, ...terms } = event.terms(last, event.on)
  const wish = { offerId, terms: { ...terms, rule: writeRule(rule) }, note: event.note }
  needed(event, await publishVersion(platform, cast.actorAt(event.by), wish))
}

/** An inquiry that has left, and the words that open its links. */
interface Asked {
  readonly id: Id<'inquiry'>
  readonly tokenOf: (company: string) => string
}

async function ask(
  platform: Platform,
  { companies, actorAt, people }: Cast,
  event: ToldInquiry & { readonly on: CivilDate },
  companyId: (name: string) => Id<'company'>,
): Promise<Asked> {
  const letters: Letter[] = []
  const wish = { keys: event.keys, companyIds: event.companies.map(companyId) }
  const sent = needed(event, await sendInquiry(keepingLetters(platform, letters), actorAt(event.by), people, wish))
  return {
    id: sent.inquiryId,
    tokenOf: (company) => {
      const email = companies.find(({ name }) => name === company)?.identity?.email
      const letter = found(letters, ({ to }) => to === email, company)
      const [, token] = /\/inquiry\/(\S+)/.exec(letter.text) ?? []
      if (token === undefined) throw new Error(`The letter to ${company} has no link.`)
      return token
    },
  }
}

/** The platform with a letter box that keeps what is posted. */
function keepingLetters(platform: Platform, letters: Letter[]): Platform {
  const { jobs } = platform
  return {
    ...platform,
    jobs: {
      ...jobs,
      enqueue: async (tx, name, data, wish) => {
        if (name === 'mail.send') letters.push(data as Letter)
        else await jobs.enqueue(tx, name, data, wish)
      },
    },
  }
}

/** What an event of the story gave; a refusal is a mistake of the story. */
function needed<Value>({ kind, on }: ToldEvent, result: Result<Value, { readonly code: string }>): Value {
  if (result.ok) return result.value
  throw new Error(`What the story tells of ${on} (${kind}) is refused: ${result.refusal.code}.`)
}

function found<Item>(items: readonly Item[], fits: (item: Item) => boolean, name: string): Item {
  const item = items.find(fits)
  if (!item) throw new Error(`The story names ${name}, which is not in the park.`)
  return item
}

/** The middle of a morning. */
export function momentOf(day: CivilDate): Date {
  return new Date(`${day}T10:00:00Z`)
}
