import { html } from 'hono/html'
import type { Html } from './html.ts'

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** The first letter of a name in a tile: a face for what has no picture. Says nothing to a screen reader. */
export function monogram(name: string): Html {
  // The Arabic article is not the name's first letter.
  const letters = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').replace(/^ال(?=\p{L}{2})/u, '')
  const [first] = graphemes.segment(letters)
  return html`<span class="monogram" aria-hidden="true">${(first?.segment ?? '·').toUpperCase()}</span>`
}
