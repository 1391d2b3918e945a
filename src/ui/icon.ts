import { html, raw } from 'hono/html'
import type { Html } from './html.ts'

/** Strokes on a field of 24 by 24. */
const shapes = {
  check: '<path d="m6 12.5 4 4 8-9"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.2 2"/>',
  hands: '<path d="M11 6.5v6h4.5"/>',
  question: '<path d="M9 9.2a3 3 0 1 1 4.6 2.6c-1 .6-1.6 1.2-1.6 2.4"/><path d="M12 17.6v.1"/>',
  cross: '<path d="m7.5 7.5 9 9m0-9-9 9"/>',
  arrow: '<path d="M5 12h14m-5.5-5.5L19 12l-5.5 5.5"/>',
  chevron: '<path d="m9.5 6 6 6-6 6"/>',
  ascending: '<path d="M12 19V5m-5 5 5-5 5 5"/>',
  descending: '<path d="M12 5v14m-5-5 5 5 5-5"/>',
  search: '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
  download: '<path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14"/>',
  upload: '<path d="M12 16V5M7.5 9.5 12 5l4.5 4.5M5 19.5h14"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  user: '<circle cx="12" cy="8.5" r="3.5"/><path d="M5 20c.6-3.7 3.4-5.5 7-5.5s6.4 1.8 7 5.5"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  info: '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5M12 8v.1"/>',
  warning: '<path d="M12 4.5 21 19.5H3Z"/><path d="M12 10v4.5M12 17v.1"/>',
  file: '<path d="M7 3.5h7l4.5 4.5v12.5H7ZM14 3.5V8h4.5"/>',
  calendar: '<path d="M4.5 6.5h15v13h-15ZM4.5 10.5h15M8.5 4v4M15.5 4v4"/>',
  print: '<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z"/>',
  pencil: '<path d="m5 19 .8-3.8L16 5l3 3L8.8 18.2Z"/>',
  building: '<path d="M5 20V4h9v16M14 9h5v11M3.5 20h17M8 8h3M8 12h3M8 16h3"/>',
  external: '<path d="M10 5H5v14h14v-5M14 5h5v5M19 5l-8 8"/>',
  bell: '<path d="M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5ZM10 20.5h4"/>',
  lock: '<path d="M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
} as const

export type IconName = keyof typeof shapes

/** A drawing beside a word that says the same; screen readers pass it by. Arrows turn round in Arabic. */
export function icon(name: IconName): Html {
  const turning = name === 'arrow' || name === 'chevron' || name === 'external'
  return html`<svg class="icon${turning ? ' turning' : ''}" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${raw(shapes[name])}</svg>`
}
