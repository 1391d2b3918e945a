import { z } from 'zod'

const address = z.email().max(254)

/** The text as an e-mail address in the one form we keep, lower case; undefined for what is none. */
export function emailFrom(text: string): string | undefined {
  const email = text.trim().toLowerCase()
  return address.safeParse(email).success ? email : undefined
}
