import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import { today } from '../../platform/operator.ts'
import type { Platform } from '../../platform/platform.ts'
import { href } from '../../platform/web.ts'
import { type Content, notice } from '../../ui/index.ts'
import { codeWords } from './codes.messages.ts'
import { lowPools } from './pools.store.ts'

/** Says to those who manage offers which of them have few codes left; nothing where none has. */
export async function stockNotice(
  platform: Platform,
  db: Database,
  actor: Actor,
  language: Language,
): Promise<Content> {
  if (!isDirector(actor)) return undefined
  const low = await lowPools(db, await today(platform, db, actor.operatorId))
  if (low.length === 0) return undefined
  const words = codeWords[language].notice
  const lines = low.map(
    ({ offerId, title, free }) =>
      html`<li><a class="link" href="${href(language, `/offers/${offerId}/codes`)}">${words.line(title[language], free)}</a></li>`,
  )
  return notice({ language, kind: 'warning', title: words.title(low.length), detail: html`<ul>${lines}</ul>` })
}
