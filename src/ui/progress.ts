import { html } from 'hono/html'
import { type Content, type Html, attributes } from './html.ts'

export interface Progress {
  readonly label: string
  /** Left out while nobody knows how much there is. */
  readonly done?: number
  readonly of: number
  /** "4 200 lignes sur 10 000". */
  readonly shown?: Content
}

/** How far a long piece of work is. */
export function progress({ label, done, of, shown }: Progress): Html {
  return html`<div class="progress-frame"><p><span class="strong">${label}</span>${shown !== undefined && html`<span class="num quiet">${shown}</span>`}</p><progress aria-label="${label}" max="${Math.max(of, 1)}"${attributes({ value: done })}></progress></div>`
}
