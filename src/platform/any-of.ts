import { sql } from 'kysely'
import type { Id } from '../kernel/id.ts'

/** What an id is compared with to be one of some, however many they are: one parameter. */
export function anyOf<Kind extends string>(ids: readonly Id<Kind>[]) {
  return sql<Id<Kind>>`any(${[...ids]}::uuid[])`
}
