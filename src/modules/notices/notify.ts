import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Transaction } from '../../platform/database.ts'
import { post } from '../../platform/mail.ts'
import { findOperator } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { peopleWithAccess } from '../identity/index.ts'
import type { NoticeData, NoticeKind } from './notice.ts'
import { noticeLetter } from './notice.letter.ts'
import { keepNotices } from './notices.store.ts'

export interface NoticeWish<Data extends NoticeData> {
  /** Whom to tell. Who has no access to the park any more is told nothing. */
  readonly userIds: readonly Id<'user'>[]
  readonly data: Data
  /** Where it leads, without the language: "/claims/…". */
  readonly path: string
  /** Sends it as a letter too, in each person's language. */
  readonly letter?: boolean
}

/** Tells people something, in the transaction that causes it: they are told if and only if it happened. */
export async function notify<Data extends NoticeData>(
  platform: Platform,
  tx: Transaction,
  { operatorId }: Pick<Actor, 'operatorId'>,
  kind: NoticeKind<Data>,
  { userIds, data, path, letter = false }: NoticeWish<Data>,
): Promise<void> {
  const people = await peopleWithAccess(tx, [...new Set(userIds)])
  if (people.length === 0) return
  const madeAt = platform.now()
  await keepNotices(
    tx,
    people.map(({ userId }) => ({ id: platform.newId<'notice'>(), userId, kind: kind.kind, data, path, madeAt })),
  )
  if (!letter) return
  const { name: park } = await findOperator(tx, operatorId)
  for (const person of people) {
    const address = `${platform.settings.baseUrl}/${person.language}${path}`
    await post(platform, tx, noticeLetter(person, kind.text[person.language](data), { park, address }))
  }
}
