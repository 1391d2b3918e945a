import { html } from 'hono/html'

/** A piece of a page, already escaped. */
export type Html = ReturnType<typeof html>

/** What a template takes: pieces as they are, texts to be escaped, nothing at all. */
export type Content = Html | string | undefined | readonly Content[]

/** HTML attributes, escaped: `true` writes the bare name, `false` and `undefined` write nothing. */
export function attributes(given: Readonly<Record<string, string | number | boolean | undefined>>): Html {
  return html`${Object.entries(given).map(([name, value]) =>
    value === undefined || value === false ? '' : value === true ? html` ${name}` : html` ${name}="${value}"`,
  )}`
}

/** A name of unknown direction, kept from turning its neighbours round. */
export function named(text: string): Html {
  return html`<bdi>${text}</bdi>`
}
