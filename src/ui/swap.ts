import { type Html, attributes } from './html.ts'

/** Lets the answer of a form or link replace one part of the page, named by its id; without script the whole page. */
export function swapping(method: 'get' | 'post', address: string, part: string | undefined): Html | '' {
  if (part === undefined) return ''
  return attributes({
    [`hx-${method}`]: address,
    'hx-target': `#${part}`,
    'hx-select': `#${part}`,
    'hx-swap': 'outerHTML',
    // What is asked has an address of its own; what was changed is at the address where one is.
    'hx-push-url': method === 'get' ? 'true' : undefined,
  })
}
