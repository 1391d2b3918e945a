import { type CivilDate, dayIn } from '../kernel/civil-date.ts'
import type { Id } from '../kernel/id.ts'
import type { Database } from './database.ts'
import type { Platform } from './platform.ts'

/** The park's managing company, as every part needs to know it. */
export interface Operator {
  readonly id: Id<'operator'>
  readonly name: string
  /** IANA zone in which its days begin and end. */
  readonly zone: string
  /** In which amounts without a currency are read. */
  readonly currency: string
  readonly country: string
}

/** The operator that the transaction speaks for, or any other by its id: names and zones are seen by all. */
export function findOperator(db: Database, id: Id<'operator'>): Promise<Operator> {
  return db
    .selectFrom('operators')
    .select(['id', 'name', 'zone', 'currency', 'country'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** Every operator there is: for jobs that go from one to the next. */
export async function operatorIds({ database }: Platform): Promise<readonly Id<'operator'>[]> {
  return (await database.selectFrom('operators').select('id').orderBy('id').execute()).map(({ id }) => id)
}

/** The civil day that it is now for an operator. */
export async function today(platform: Platform, db: Database, id: Id<'operator'>): Promise<CivilDate> {
  return dayIn((await findOperator(db, id)).zone, platform.now())
}
