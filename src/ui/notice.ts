import { html } from 'hono/html'
import type { Language } from '../kernel/language.ts'
import type { Content, Html } from './html.ts'
import { type IconName, icon } from './icon.ts'
import { uiWords } from './ui.messages.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

const icons: Readonly<Record<NoticeKind, IconName>> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'warning',
}

export interface Notice {
  readonly language: Language
  readonly kind: NoticeKind
  /** What happened. */
  readonly title: Content
  /** What to do next. */
  readonly detail?: Content
  readonly action?: Content
}

/** What happened and what to do next; errors are read out at once. */
export function notice({ language, kind, title, detail, action }: Notice): Html {
  return html`<div class="notice notice-${kind}" role="${kind === 'error' ? 'alert' : 'status'}">${icon(icons[kind])}<div><p class="strong"><span class="sr-only">${uiWords[language].notices[kind]}. </span>${title}</p>${detail !== undefined && html`<div>${detail}</div>`}</div>${action}</div>`
}
