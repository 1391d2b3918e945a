import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import type { Letter } from '../../platform/mail.ts'
import { membershipName, words } from './identity.messages.ts'
import type { MemberRole } from './membership.ts'

/** The letter with a sign-in link. */
export function signInLetter(
  { name, email, language }: { readonly name: string; readonly email: string; readonly language: Language },
  address: string,
  minutes: number,
): Letter {
  const { letters } = words[language]
  return {
    to: email,
    subject: letters.signInSubject,
    text: paragraphs(letters.greeting(name), letters.signInText(minutes), address, letters.signInIgnore),
  }
}

export interface InvitationFacts {
  readonly email: string
  readonly language: Language
  readonly role: MemberRole
  readonly actsFor: string
  readonly park: string
  readonly address: string
  readonly until: CivilDate
}

/** The letter that invites. */
export function invitationLetter({ email, language, role, actsFor, park, address, until }: InvitationFacts): Letter {
  const { letters } = words[language]
  return {
    to: email,
    subject: letters.invitationSubject(park),
    text: paragraphs(
      letters.invitationText(park, membershipName(role, actsFor, language)),
      address,
      letters.invitationUntil(until),
      letters.invitationIgnore,
    ),
  }
}

function paragraphs(...texts: readonly string[]): string {
  return `${texts.join('\n\n')}\n`
}
