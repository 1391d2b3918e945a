import type { Actor } from './actor.ts'
import type { Transaction } from './database.ts'
import type { Platform } from './platform.ts'

/** What modules tell whoever listens, by name. The module that tells adds its news here by declaration merging. */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by the modules
export interface News {}

export type NewsName = keyof News

/** Hears news inside the transaction that made it: what it writes commits with the cause, or not at all. */
export type Listener<Name extends NewsName> = (
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  news: News[Name],
) => Promise<void>

export type Listeners = { readonly [Name in NewsName]?: readonly Listener<Name>[] }

/** Tells the listeners that `app.ts` has joined, one after the other. Those who speak do not know who hears. */
export async function announce<Name extends NewsName>(
  platform: Platform,
  tx: Transaction,
  actor: Actor,
  name: Name,
  news: News[Name],
): Promise<void> {
  const listeners = platform.listeners[name]
  for (const hear of listeners ?? []) await hear(platform, tx, actor, news)
}
