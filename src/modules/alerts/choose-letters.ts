import { type Result, refuse } from '../../kernel/result.ts'
import { type Actor, companyOf } from '../../platform/actor.ts'
import { type RequestRefusal, change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { dropDeclined, keepDeclined } from './declined.store.ts'
import { LETTER_KINDS, type LetterKind } from './letter-kind.ts'
import type { Subscription } from './letter-token.ts'

/** Keeps which letters a member of a company wishes to get. */
export function chooseLetters(
  platform: Platform,
  actor: Actor,
  wanted: readonly LetterKind[],
): Promise<Result<undefined, { readonly code: 'not-allowed' } | RequestRefusal>> {
  return change<undefined, { readonly code: 'not-allowed' }>(platform, actor, async (tx) => {
    const { userId } = actor
    if (!companyOf(actor) || !userId) return refuse({ code: 'not-allowed' })
    for (const kind of LETTER_KINDS) {
      if (wanted.includes(kind)) await dropDeclined(tx, userId, kind)
      else await keepDeclined(tx, userId, kind, platform.now())
    }
    return changed(undefined, { event: 'letters.chosen', subjectId: userId, detail: { wanted } })
  })
}

/** Stops letters of one kind for whoever holds the link of such a letter: it was sent to this person alone. */
export function declineLetters(
  platform: Platform,
  { operatorId, userId, kind }: Subscription,
  language: Actor['language'],
): Promise<Result<undefined, { readonly code: 'declined-already' } | RequestRefusal>> {
  const holder: Actor = { operatorId, userId, role: { kind: 'system' }, language }
  return change(platform, holder, async (tx) => {
    if (!(await keepDeclined(tx, userId, kind, platform.now()))) return refuse({ code: 'declined-already' })
    return changed(undefined, { event: 'letters.declined', subjectId: userId, detail: { kind } })
  })
}
