import type { Language } from '../../kernel/language.ts'
import type { Letter } from '../../platform/mail.ts'
import type { NoticeText } from './notice.ts'
import { noticeWords } from './notices.messages.ts'

/** A notice as a letter: the same sentences, and where to go on. */
export function noticeLetter(
  { name, email, language }: { readonly name: string; readonly email: string; readonly language: Language },
  { title, detail }: NoticeText,
  { park, address }: { readonly park: string; readonly address: string },
): Letter {
  const { greeting, open, why } = noticeWords[language].letter
  const paragraphs = [greeting(name), title, ...(detail ? [detail] : []), `${open}\n${address}`, '--', why(park)]
  return { to: email, subject: title, text: `${paragraphs.join('\n\n')}\n` }
}
