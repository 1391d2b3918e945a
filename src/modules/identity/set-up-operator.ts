import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { type RequestRefusal, change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { addMembership, addUser } from './add-membership.ts'
import { emailFrom } from './email.ts'
import { isCountry, isCurrency, isZone } from './park-settings.ts'
import { type PasswordRefusal, objectionToPassword } from './password.ts'

declare module '../../platform/announce.ts' {
  interface News {
    /** The first visit made this operator; modules put in what every park begins with. */
    'operator.set-up': { readonly operatorId: Id<'operator'> }
  }
}

export interface FirstVisit {
  readonly park: string
  readonly zone: string
  readonly currency: string
  readonly country: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly language: Language
}

export type SetUpRefusal =
  | { readonly code: 'already-set-up' }
  | { readonly code: 'park-missing' }
  | { readonly code: 'zone-unknown' }
  | { readonly code: 'currency-unknown' }
  | { readonly code: 'country-unknown' }
  | PersonRefusal
  | RequestRefusal

/** What may be wrong with what somebody says of themselves. */
export type PersonRefusal =
  | { readonly code: 'name-missing' }
  | { readonly code: 'name-too-long'; readonly longest: number }
  | { readonly code: 'email-unreadable' }
  | { readonly code: 'account-exists' }
  | PasswordRefusal

export const LONGEST_NAME = 200

/** Makes the park and its first director. Only the first visit can; of two at the same moment one wins. */
export async function setUpOperator(
  platform: Platform,
  visit: FirstVisit,
): Promise<Result<{ readonly operatorId: Id<'operator'> }, SetUpRefusal>> {
  const objection = objectionToVisit(visit)
  if (objection) return refuse(objection)

  const { park, zone, currency, country, name, password, language } = visit
  const email = emailFrom(visit.email) ?? ''
  const operatorId = platform.newId<'operator'>()
  const userId = platform.newId<'user'>()
  const actor: Actor = { operatorId, userId, role: { kind: 'director' }, language }
  return change<{ readonly operatorId: Id<'operator'> }, SetUpRefusal>(platform, actor, async (tx) => {
    if (!(await keepFirstOperator(tx, { id: operatorId, name: park, zone, currency, country }))) {
      return refuse({ code: 'already-set-up' })
    }
    if (!(await keepFirstVisit(tx, platform.now()))) return refuse({ code: 'already-set-up' })

    if (!(await addUser(platform, tx, userId, { name, email, language, password }))) {
      return refuse({ code: 'account-exists' })
    }
    const began = await addMembership(platform, tx, { userId, role: { kind: 'director' }, actsFor: '' })
    await announce(platform, tx, actor, 'operator.set-up', { operatorId })
    return changed({ operatorId }, { event: 'operator.set-up', subjectId: operatorId }, ...(began ? [began] : []))
  })
}

/** Whether anybody has set this Tremplin up. */
export async function isSetUp(platform: Platform): Promise<boolean> {
  return (await platform.database.selectFrom('operators').select('id').limit(1).executeTakeFirst()) !== undefined
}

function objectionToVisit({
  park,
  zone,
  currency,
  country,
  name,
  email,
  password,
}: FirstVisit): Exclude<SetUpRefusal, RequestRefusal> | undefined {
  if (park === '') return { code: 'park-missing' }
  if (park.length > LONGEST_NAME) return { code: 'name-too-long', longest: LONGEST_NAME }
  if (!isZone(zone)) return { code: 'zone-unknown' }
  if (!isCurrency(currency)) return { code: 'currency-unknown' }
  if (!isCountry(country)) return { code: 'country-unknown' }
  return (
    objectionToName(name) ??
    (emailFrom(email) ? undefined : { code: 'email-unreadable' }) ??
    objectionToPassword(password, [name, email, park])
  )
}

export function objectionToName(name: string): PersonRefusal | undefined {
  if (name === '') return { code: 'name-missing' }
  return name.length > LONGEST_NAME ? { code: 'name-too-long', longest: LONGEST_NAME } : undefined
}

/** Keeps the operator if there is none. Two at the same moment may both pass here; the first visit settles it. */
async function keepFirstOperator(
  tx: Transaction,
  {
    id,
    name,
    zone,
    currency,
    country,
  }: Omit<FirstVisit, 'park' | 'name' | 'email' | 'password' | 'language'> & {
    readonly id: Id<'operator'>
    readonly name: string
  },
): Promise<boolean> {
  const kept = await sql`
    insert into operators (id, name, zone, currency, country)
    select ${id}::uuid, ${name}, ${zone}, ${currency}, ${country} where not exists (select from operators)`.execute(tx)
  return kept.numAffectedRows === 1n
}

async function keepFirstVisit(tx: Transaction, at: Date): Promise<boolean> {
  const kept = await tx
    .insertInto('firstVisits')
    .values({ at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return kept.numInsertedOrUpdatedRows === 1n
}
