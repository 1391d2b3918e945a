import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language, Localized } from '../../kernel/language.ts'
import type { Letter } from '../../platform/mail.ts'
import { codeWords } from './codes.messages.ts'

/** Somebody who manages offers, as whoever writes to them needs to know them. */
export interface Manager {
  readonly email: string
  readonly language: Language
}

export interface LowStock {
  readonly offer: Localized
  readonly free: number
  readonly lowAt: number
  readonly park: string
  /** The path of the pool's page, without the language. */
  readonly address: (language: Language) => string
}

/** Few codes are left. */
export function lowLetter({ email, language }: Manager, { offer, free, lowAt, park, address }: LowStock): Letter {
  const { letter } = codeWords[language]
  return {
    to: email,
    subject: letter.lowSubject(offer[language], free),
    text: letterText(
      letter.greeting,
      letter.low(offer[language], free, lowAt),
      letter.lowNext,
      address(language),
      letter.why(park),
    ),
  }
}

/** Free codes of an offer that end soon. */
export interface EndingCodes {
  readonly offer: Localized
  readonly codes: number
  readonly first: CivilDate
  readonly address: (language: Language) => string
}

/** Free codes end soon. */
export function endingLetter({ email, language }: Manager, ending: readonly EndingCodes[], park: string): Letter {
  const { letter } = codeWords[language]
  const lines = ending.map(
    ({ offer, codes, first, address }) =>
      `– ${letter.endingLine(offer[language], codes, first)}\n  ${address(language)}`,
  )
  return {
    to: email,
    subject: letter.endingSubject(ending.reduce((sum, { codes }) => sum + codes, 0)),
    text: letterText(letter.greeting, letter.ending, lines.join('\n'), letter.endingNext, letter.why(park)),
  }
}

function letterText(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`
}
