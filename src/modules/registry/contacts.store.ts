import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { anyOf } from '../../platform/any-of.ts'
import type { Database } from '../../platform/database.ts'
import './registry.tables.ts'

/** Somebody to call or to write to about a company. */
export interface Contact {
  readonly name: string | undefined
  readonly email: string | undefined
  readonly phone: string | undefined
  /** Of those with an account, the language they chose. */
  readonly language: Language | undefined
  /** Somebody with an account who acts for the company; without it, what the register says. */
  readonly member: boolean
}

/** Who is to be reached at companies, the one to begin with first; `app.ts` joins the register and the accounts. */
export type ContactsOf = (
  db: Database,
  companyIds: readonly Id<'company'>[],
) => Promise<ReadonlyMap<Id<'company'>, readonly Contact[]>>

/** The contact that the register names for each company, where it names one. */
export const registeredContacts: ContactsOf = async (db, companyIds) => {
  if (companyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('companies')
    .select(['id', 'contactName', 'email', 'phone'])
    .where('id', '=', anyOf(companyIds))
    .execute()
  const named = rows.filter(({ contactName, email, phone }) => contactName !== null || email !== null || phone !== null)
  return new Map(
    named.map(({ id, contactName, email, phone }) => [
      id,
      [
        {
          name: contactName ?? undefined,
          email: email ?? undefined,
          phone: phone ?? undefined,
          language: undefined,
          member: false,
        },
      ],
    ]),
  )
}
