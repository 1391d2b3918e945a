import { attributesOf, decoded } from '../hostile-html.ts'

/** Elements without an end. */
const hollow =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|path|rect|circle|line|polyline|polygon|ellipse|use)$/

/** Attributes that somebody reads or hears. */
const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label']

interface Open {
  readonly name: string
  readonly silent: boolean
}

/**
 * Every text of a page that somebody reads or hears, piece by piece. What says itself that it is in another language
 * (`lang`) and what is code is left out.
 */
export function textsOf(html: string): readonly string[] {
  const language = /<html lang="(\w+)"/.exec(html)?.[1] ?? ''
  const texts: string[] = []
  const open: Open[] = []
  const piece = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/gi
  for (const [, end, tag, rest = '', closed, text] of html.matchAll(piece)) {
    const silent = open.at(-1)?.silent ?? false
    if (text !== undefined) {
      const read = decoded(text).replace(/\s+/g, ' ').trim()
      if (!silent && read !== '') texts.push(read)
      continue
    }
    const name = tag?.toLowerCase()
    if (name === undefined) continue
    if (end) {
      const at = open.findLastIndex((one) => one.name === name)
      if (at !== -1) open.length = at
      continue
    }
    const attributes = attributesOf(rest)
    const own = attributes.get('lang')
    const quiet = silent || /^(?:script|style|code|textarea)$/.test(name) || (own !== undefined && own !== language)
    if (!quiet) {
      for (const attribute of spoken) {
        const said = attributes.get(attribute)?.replace(/\s+/g, ' ').trim()
        if (said) texts.push(said)
      }
    }
    if (!hollow.test(name) && !closed) open.push({ name, silent: quiet })
  }
  return texts
}
