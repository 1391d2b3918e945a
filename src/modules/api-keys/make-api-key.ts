import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { type RequestRefusal, change, changed } from '../../platform/change.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { type MemberRole, type Surroundings, pointedAt } from '../identity/index.ts'
import { KEY_ROLES, LONGEST_KEY_NAME, hashOf, keyToken, prefixOf } from './api-key.ts'
import { keepApiKey, revoke } from './api-keys.store.ts'

export interface KeyWish {
  readonly name: string
  /** Undefined where the form did not say one completely. */
  readonly role: MemberRole | undefined
  /** The last day on which it opens; undefined for a key that stays, null where what was typed is no day. */
  readonly expiresOn: CivilDate | undefined | null
}

export type KeyRefusal =
  | { readonly code: 'not-allowed' }
  | { readonly code: 'name-missing' }
  | { readonly code: 'name-too-long'; readonly longest: number }
  | { readonly code: 'role-incomplete' }
  | { readonly code: 'day-unreadable' }
  | { readonly code: 'day-past' }
  | { readonly code: 'key-not-found' }
  | RequestRefusal

/** Makes a key that lets a program act in one role. Whoever makes it is told the key by `keyToken`; nobody else can be. */
export function makeApiKey(
  platform: Platform,
  actor: Actor,
  surroundings: Surroundings,
  { name, role, expiresOn }: KeyWish,
): Promise<Result<{ readonly keyId: Id<'api-key'> }, KeyRefusal>> {
  return change<{ readonly keyId: Id<'api-key'> }, KeyRefusal>(platform, actor, async (tx) => {
    if (!mayGiveKeys(actor)) return refuse({ code: 'not-allowed' })
    if (name === '') return refuse({ code: 'name-missing' })
    if (name.length > LONGEST_KEY_NAME) return refuse({ code: 'name-too-long', longest: LONGEST_KEY_NAME })
    const pointed = role && KEY_ROLES.includes(role.kind) && (await pointedAt(tx, actor, role, surroundings))
    if (!pointed) return refuse({ code: 'role-incomplete' })
    if (expiresOn === null) return refuse({ code: 'day-unreadable' })
    if (expiresOn && expiresOn < (await today(platform, tx, actor.operatorId))) return refuse({ code: 'day-past' })

    const id = platform.newId<'api-key'>()
    const token = keyToken(platform.settings.secret, actor.operatorId, id)
    await keepApiKey(tx, {
      id,
      name,
      role,
      actsFor: pointed.actsFor,
      prefix: prefixOf(token),
      tokenHash: hashOf(token),
      madeBy: actor.userId,
      madeAt: platform.now(),
      expiresOn,
    })
    const { kind, ...scope } = role
    const detail = { role: kind, ...scope, ...(expiresOn && { expiresOn }) }
    return changed({ keyId: id }, { event: 'api-key.made', subjectId: id, detail })
  })
}

/** Takes a key back: the program's next request is refused. */
export function revokeApiKey(
  platform: Platform,
  actor: Actor,
  { keyId }: { readonly keyId: Id<'api-key'> },
): Promise<Result<undefined, KeyRefusal>> {
  return change<undefined, KeyRefusal>(platform, actor, async (tx) => {
    if (!mayGiveKeys(actor)) return refuse({ code: 'not-allowed' })
    if (!(await revoke(tx, keyId, platform.now()))) return refuse({ code: 'key-not-found' })
    return changed(undefined, { event: 'api-key.revoked', subjectId: keyId })
  })
}

/** Directors give keys to programs; a program gives none, whatever its role. */
export function mayGiveKeys(actor: Actor): boolean {
  return isDirector(actor) && actor.keyId === undefined
}
