import { type Html, attributes } from './html.ts'

/** Lets the answer of a form or link replace one part of the page, named by its id; without script the whole page. */
export function swapping(method: 'get' | 'post', address: string, part: string | undefined): Html | '' {
  if (part === undefined) return ''
  return attributes({
    [`hx-${method}`]: address,
    'hx-target': `#${part}`,
    'hx-select': `#${part}`,
    'hx-swap': 'outerHTML',
    // What is asked for has an address; a change leaves the reader at the one where they are.
    'hx-push-url': method === 'get' ? 'true' : undefined,
  })
}
