import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transaction } from './database.ts'
import type { Platform } from './platform.ts'

/** A letter to one person, in that person's language. The text says all of it: it reads the same everywhere. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same once more, for mail programs that show HTML. */
  readonly html?: string
  /** Where its reader asks for no more of these: a page, and for mail programs a POST (RFC 8058). */
  readonly unsubscribe?: string
  /** Makes a letter that had to be handed over twice the same one to whoever receives it. */
  readonly id?: string
}

/** The hour of an operator's day from which letters go that nobody has asked for: a mail at night wakes people. */
export const EARLIEST_LETTERS = 8

declare module './jobs.ts' {
  interface JobData {
    'mail.send': Letter
  }
}

/** Posts a letter with the transaction: if that is undone, no letter leaves. */
export function post(platform: Platform, tx: Transaction, letter: Letter): Promise<void> {
  return platform.jobs.enqueue(tx, 'mail.send', letter)
}

/**
 * Hands a letter to the mail server of SMTP_URL. Without one, keeps it as a file in the data folder's `mail`, where
 * whoever runs the machine finds it.
 */
export async function sendLetter(platform: Platform, letter: Letter): Promise<void> {
  const { smtpUrl, mailFrom, dataFolder } = platform.settings
  const { createTransport } = await import('nodemailer')
  if (smtpUrl) {
    const transport = createTransport(smtpUrl)
    try {
      await transport.sendMail(messageOf(letter, mailFrom))
    } finally {
      transport.close()
    }
    return
  }
  const written = await createTransport({ streamTransport: true, buffer: true }).sendMail(messageOf(letter, mailFrom))
  const folder = join(dataFolder, 'mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, `${platform.newId()}.eml`), written.message as Buffer, { mode: 0o600 })
  platform.log.info('mail.kept', { folder })
}

function messageOf({ id, unsubscribe, ...letter }: Letter, from: string) {
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  const headers = unsubscribe && {
    'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  return { from, ...letter, ...(id && { messageId: `<${id}@${domain}>` }), ...(headers && { headers }) }
}
