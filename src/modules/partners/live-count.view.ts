import { html } from 'hono/html'
import type { Language } from '../../kernel/language.ts'
import { type Html, attributes } from '../../ui/index.ts'
import type { DraftCount } from './draft.ts'
import { partnerWords } from './partners.messages.ts'

export interface LiveCount {
  /** Where the form is sent to be counted. */
  readonly address: string
  /** The id of the part of the page whose fields make the rule. */
  readonly fields: string
  /** There is something to count before anybody types. */
  readonly atOnce: boolean
}

/**
 * A line that says how many companies the rule would let in while it is being filled in. It asks a moment after the last key
 * and changes only itself; without script it stays empty, and the button that reads the rule counts.
 */
export function liveCount({ address, fields, atOnce }: LiveCount): Html {
  const typing = `input from:#${fields} delay:600ms`
  return html`<div id="live-count" class="live-count" role="status" aria-live="polite"${attributes({
    'hx-post': address,
    'hx-trigger': atOnce ? `load delay:600ms, ${typing}` : typing,
    'hx-select': '#counted',
    'hx-swap': 'innerHTML',
    'hx-sync': 'this:replace',
  })}></div>`
}

/** The answer to such a question: the count, or what is missing to count. */
export function countedLine(language: Language, counted: DraftCount | string): Html {
  const words = partnerWords[language].form
  const text = typeof counted === 'string' ? counted : words.counted(counted.yes, counted.unknown, counted.no)
  return html`<p id="counted"${attributes({ class: typeof counted === 'string' ? 'quiet' : undefined })}>${text}</p>`
}
