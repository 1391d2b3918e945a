import { html } from 'hono/html'
import type { Html } from './html.ts'

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** The first letter of a name in a tile: a face for what has no picture. Says nothing to a screen reader. */
export function monogram(name: string): Html {
  // The Arabic article is not the name's first letter.
  const letters = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '').replace(/^ال(?=\p{L}{2})/u, '')
  return html`<span class="monogram" aria-hidden="true">${(firstOf(letters) ?? '·').toUpperCase()}</span>`
}

/** A letter that nothing is joined to is whole by itself; the segmenter is slow and asked about the others alone. */
function firstOf(letters: string): string | undefined {
  const [plain] = /^[\p{L}\p{N}](?!\p{M}|\p{Emoji_Modifier}|\u200d)/u.exec(letters) ?? []
  if (plain !== undefined) return plain
  const [first] = graphemes.segment(letters)
  return first?.segment
}
