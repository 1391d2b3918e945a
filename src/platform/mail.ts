import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transaction } from './database.ts'
import type { Platform } from './platform.ts'

/** A letter to one person, in that person's language. Text only: it reads the same everywhere. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

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
      await transport.sendMail({ from: mailFrom, ...letter })
    } finally {
      transport.close()
    }
    return
  }
  const written = await createTransport({ streamTransport: true, buffer: true }).sendMail({ from: mailFrom, ...letter })
  const folder = join(dataFolder, 'mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, `${platform.newId()}.eml`), written.message as Buffer, { mode: 0o600 })
  platform.log.info('mail.kept', { folder })
}
