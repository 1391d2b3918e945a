import { type CivilDate, daysBetween } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import type { Letter } from '../../platform/mail.ts'
import type { Platform } from '../../platform/platform.ts'
import { href } from '../../platform/web.ts'
import { letterHtml, letterText } from '../../ui/index.ts'
import type { Partner } from '../partners/index.ts'
import type { Agreement } from './agreement.ts'
import { agreementWords } from './agreements.messages.ts'
import type { Duty } from './duty.ts'

/** Who runs the park, as letters need to know one. */
export interface Reader {
  readonly userId: Id<'user'>
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** A day to keep: of a duty, or the last one of the agreement. */
export interface DateToKeep {
  readonly duty: Duty | undefined
  readonly dueOn: CivilDate
}

export interface ReminderOf {
  readonly agreement: Agreement
  readonly partner: Partner
  readonly park: string
  readonly on: CivilDate
  /** The soonest first. */
  readonly dates: readonly [DateToKeep, ...DateToKeep[]]
}

/** The reminder of what an agreement asks for soon, in its reader's language. */
export async function reminderLetter(
  { settings, newId }: Pick<Platform, 'settings' | 'newId'>,
  { name, email, language }: Reader,
  { agreement, partner, park, on, dates }: ReminderOf,
): Promise<Letter> {
  const words = agreementWords[language].letter
  const { title } = agreement
  const [first] = dates
  const days = daysBetween(on, first.dueOn)
  const subject =
    dates.length > 1
      ? words.subjectOfMany(title, dates.length, days)
      : first.duty
        ? words.subjectOfDuty(title, days)
        : words.subjectOfEnd(title, days)
  const letter = {
    language,
    park,
    subject,
    greeting: words.greeting(name),
    lead: words.lead(title, partner.name[language]),
    sections: [
      {
        title: agreementWords[language].one.duties,
        items: dates.flatMap(({ duty, dueOn }) =>
          duty ? [{ title: duty.text, lines: [words.duty(duty.side, dueOn, daysBetween(on, dueOn))] }] : [],
        ),
      },
      {
        title: words.end,
        items: dates.flatMap(({ duty, dueOn }) =>
          duty ? [] : [{ title, lines: [words.endLine(dueOn, daysBetween(on, dueOn))] }],
        ),
      },
    ].filter(({ items }) => items.length > 0),
    open: { label: words.open, href: `${settings.baseUrl}${href(language, `/agreements/${agreement.id}`)}` },
    why: words.why(park),
  }
  return { id: newId(), to: email, subject, text: letterText(letter), html: String(await letterHtml(letter)) }
}
