import { addDays, daysBetween } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Letter } from '../../platform/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import { href } from '../../platform/web.ts'
import {
  type Letter as Told,
  type LetterItem as Item,
  type LetterSection as Section,
  letterHtml,
  letterText,
} from '../../ui/index.ts'
import { type Opportunity, deciding, opportunityWords, turningFinding, worthShown } from '../entitlements/index.ts'
import { factQuestion, isForTheCompany, requirement } from '../rules/index.ts'
import { alertWords } from './alerts.messages.ts'
import type { Closing } from './closing.ts'
import type { LetterKind } from './letter-kind.ts'
import { signToken } from './letter-token.ts'
import type { Reader } from './readers.ts'
import type { StandingNow } from './standing-now.ts'
import type { Differences } from './told.ts'

/** Where letters lead: the address people type, and the secret that signs the link by which one stops them. */
type Sender = Pick<Platform, 'settings' | 'newId'>

/** The letter of the week: what has changed for a company, in its reader's language. */
export function weeklyLetter(
  sender: Sender,
  reader: Reader,
  operatorId: Id<'operator'>,
  now: StandingNow,
  differences: Differences,
): Promise<Letter> {
  const { language } = reader
  const { weekly } = alertWords[language]
  const { gained, lost, askable, fresh } = differences
  const counts = { gained: gained.length, lost: lost.length, askable: askable.length, fresh: fresh.length }
  const inOrder = (ids: readonly Id<'offer'>[]) => now.opportunities.filter(({ offer }) => ids.includes(offer.id))
  const sections: readonly Section[] = [
    { title: weekly.sections.gained, items: inOrder(gained).map((each) => gainedItem(each, language)) },
    atMost(weekly.sections.askable, askableItems(sender, inOrder(askable), now, language), language),
    atMost(
      weekly.sections.fresh,
      inOrder(fresh).map((each) => freshItem(each, language)),
      language,
    ),
    { title: weekly.sections.lost, items: lost.flatMap((id) => lostItem(id, now, language) ?? []) },
  ]
  return written(sender, reader, operatorId, now, 'weekly', {
    subject: weekly.subject(now.name, counts),
    lead: weekly.lead(now.name),
    sections,
  })
}

/** The warning before rights end, each with its last day and the reason. */
export function closingLetter(
  sender: Sender,
  reader: Reader,
  operatorId: Id<'operator'>,
  now: StandingNow,
  closings: readonly Closing[],
): Promise<Letter> {
  const { language } = reader
  const { closing: words } = alertWords[language]
  return written(sender, reader, operatorId, now, 'closing', {
    subject: closingSubject(now, closings, language),
    lead: words.lead(now.name, closings.length),
    sections: [{ title: words.section, items: closings.map((each) => closingItem(each, now, language)) }],
  })
}

function closingSubject({ name, on }: StandingNow, closings: readonly Closing[], language: Language): string {
  const { closing: words } = alertWords[language]
  const [first] = closings
  if (!first) throw new Error('Nothing closes.')
  const days = daysBetween(on, first.closesOn)
  return closings.length === 1
    ? words.subject(name, first.opportunity.offer.title[language], days)
    : words.subjectOfMany(name, closings.length, days)
}

async function written(
  { settings, newId }: Sender,
  { userId, name, email, language }: Reader,
  operatorId: Id<'operator'>,
  { companyId, name: company, park }: StandingNow,
  kind: LetterKind,
  { subject, lead, sections }: Pick<Told, 'subject' | 'lead' | 'sections'>,
): Promise<Letter> {
  const words = alertWords[language].letter
  const token = signToken({ operatorId, userId, kind }, settings.secret)
  const stop = `${settings.baseUrl}${href(language, `/letters/${token}`)}`
  const told: Told = {
    language,
    park,
    subject,
    greeting: words.greeting(name),
    lead,
    sections: sections.filter(({ items }) => items.length > 0),
    open: { label: words.open, href: pageOf(settings.baseUrl, companyId, language) },
    why: words.why(company, park),
    stop: { label: words.stop[kind], href: stop },
  }
  return {
    id: newId(),
    to: email,
    subject,
    text: letterText(told),
    html: String(await letterHtml(told)),
    unsubscribe: stop,
  }
}

function pageOf(baseUrl: string, companyId: Id<'company'>, language: Language): string {
  return `${baseUrl}${href(language, `/companies/${companyId}/opportunities`)}`
}

/** What it is worth, and for how long. */
function gainedItem({ offer, judgement }: Opportunity, language: Language): Item {
  const words = opportunityWords[language]
  const { change } = judgement
  const until = !change
    ? words.noEnd
    : change.to === 'undetermined'
      ? words.unsureFrom(change.on)
      : words.until(addDays(change.on, -1))
  return {
    title: offer.title[language],
    lines: [[worthShown(offer.version, language), until].filter(Boolean).join(' · '), offer.summary[language]],
  }
}

/** The questions that decide alone, each once with all that it decides, and the way to answer. */
function askableItems(
  { settings }: Sender,
  opportunities: readonly Opportunity[],
  { companyId }: StandingNow,
  language: Language,
): readonly Item[] {
  const asking = Map.groupBy(opportunities, ({ judgement }) => judgement.missing.find(isForTheCompany))
  return [...asking].flatMap(([key, [first, ...others]]) => {
    if (key === undefined || !first) return []
    const page = pageOf(settings.baseUrl, companyId, language)
    const titles = [first, ...others].map(({ offer }) => offer.title[language])
    return {
      title: factQuestion(key, language, first.offer.version.rule),
      lines: [alertWords[language].weekly.decides(titles)],
      link: {
        label: alertWords[language].letter.answer,
        href: `${page}?ask=${encodeURIComponent(key)}#question`,
      },
    }
  })
}

/** How many items of what may still come to nothing a letter has room for. */
const MOST_ITEMS = 5

function atMost(title: string, items: readonly Item[], language: Language): Section {
  // A line that stands for a single item would take as much room as the item.
  const shown = items.length === MOST_ITEMS + 1 ? items : items.slice(0, MOST_ITEMS)
  const rest = items.length - shown.length
  return { title, items: shown, others: rest > 0 ? alertWords[language].weekly.others(rest) : undefined }
}

function freshItem({ offer, judgement }: Opportunity, language: Language): Item {
  const missing = judgement.missing.filter(isForTheCompany).length
  const { answersMissing } = alertWords[language].weekly
  return {
    title: offer.title[language],
    lines: [offer.summary[language], ...(missing > 0 ? [answersMissing(missing)] : [])],
  }
}

/** What is lost, and why: the condition in the way, an end, or something that is not known any more. */
function lostItem(
  id: Id<'offer'>,
  { offers, opportunities, siteName }: StandingNow,
  language: Language,
): Item | undefined {
  const { ended, toConfirm } = alertWords[language].weekly
  const title = offers.get(id)?.title[language]
  if (title === undefined) return undefined
  const opportunity = opportunities.find(({ offer }) => offer.id === id)
  if (!opportunity) return { title, lines: [ended] }
  if (opportunity.standing === 'undetermined') return { title, lines: [toConfirm] }
  const [reason] = deciding(opportunity.judgement.explanation)
  const { rule } = opportunity.offer.version
  return {
    title,
    lines: reason ? [opportunityWords[language].because(requirement(reason.criterion, language, siteName, rule))] : [],
  }
}

function closingItem(
  { opportunity, closesOn }: Closing,
  { on, grounds, siteName }: StandingNow,
  language: Language,
): Item {
  const { closing: words } = alertWords[language]
  const { offer } = opportunity
  const turning = turningFinding(opportunity, grounds)
  return {
    title: offer.title[language],
    lines: [
      words.lastDay(addDays(closesOn, -1), daysBetween(on, closesOn)),
      turning ? words.onlyWhile(requirement(turning.criterion, language, siteName, offer.version.rule)) : words.ends,
    ],
  }
}
