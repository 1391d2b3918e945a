import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import type { Letter } from '../../platform/mail.ts'
import { type FactKey, type Rule, factQuestion } from '../rules/index.ts'
import { inquiryWords } from './inquiries.messages.ts'

export interface LetterFacts {
  readonly email: string
  readonly language: Language
  readonly company: string
  readonly park: string
  readonly keys: readonly FactKey[]
  readonly asked: Rule | undefined
  readonly address: string
  readonly until: CivilDate
  readonly reminder: boolean
}

/** The letter that asks a company for facts, or asks again. */
export function inquiryLetter(given: LetterFacts): Letter {
  const { email, language, company, park, keys, asked, address, until, reminder } = given
  const { letter } = inquiryWords[language]
  return {
    to: email,
    subject: letter.subject(park, reminder),
    text: `${[
      letter.greeting,
      letter.text(park, company, keys.length),
      keys.map((key) => `– ${factQuestion(key, language, asked)}`).join('\n'),
      letter.how,
      address,
      letter.until(until),
      letter.ignore(park),
    ].join('\n\n')}\n`,
  }
}
