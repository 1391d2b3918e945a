import type { Id } from '../src/kernel/id.ts'
import { sql } from 'kysely'
import type { Platform } from '../src/platform/platform.ts'

/** A tenant with nothing in it yet. */
export async function anOperator(platform: Platform, { name = 'Technopark' } = {}): Promise<Id<'operator'>> {
  const id = platform.newId<'operator'>()
  await platform.database.transaction().execute(async (tx) => {
    await sql`select set_config('tremplin.operator', ${id}, true)`.execute(tx)
    await tx
      .insertInto('operators')
      .values({ id, name, zone: 'Africa/Casablanca', currency: 'MAD', country: 'MA' })
      .execute()
  })
  return id
}
