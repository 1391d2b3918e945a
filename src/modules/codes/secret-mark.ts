import { createHmac } from 'node:crypto'
import type { Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'

/** What is kept of the request tells nothing of the codes that came with it, not even to whoever tries them out. */
export function withSecretMark({ settings }: Pick<Platform, 'settings'>, actor: Actor, text: string): Actor {
  if (!actor.request) return actor
  const mark = createHmac('sha256', settings.secret).update(`codes\n${text}`).digest('hex')
  return { ...actor, request: { ...actor.request, fingerprint: mark } }
}
