import { html } from 'hono/html'
import { type Html, attributes } from './html.ts'
import { type IconName, icon } from './icon.ts'
import { swapping } from './swap.ts'

export type Tone = 'primary' | 'outline' | 'plain' | 'quiet' | 'danger'

const classes: Readonly<Record<Tone, string>> = {
  primary: 'btn btn-primary',
  outline: 'btn btn-outline btn-primary',
  plain: 'btn btn-outline',
  quiet: 'btn btn-ghost',
  danger: 'btn btn-outline btn-error',
}

export interface Button {
  readonly label: string
  readonly tone?: Tone | undefined
  readonly icon?: IconName | undefined
  /** What a screen reader says when the label alone is not enough: "Demander AWS Activate". Begins with the label. */
  readonly spoken?: string | undefined
}

/** A button that sends its form, with a name and value where one form has several. Primary unless told. */
export function submit(button: Button & { readonly name?: string; readonly value?: string }): Html {
  const { tone = 'primary', name, value, spoken } = button
  return html`<button type="submit" class="${classes[tone]}"${attributes({ name, value, 'aria-label': spoken })}>${face(button)}</button>`
}

/** A link that looks like a button, for going on; `swaps` is the id of the part it replaces. Outlined unless told. */
export function buttonLink(
  button: Button & { readonly href: string; readonly download?: boolean; readonly swaps?: string },
): Html {
  const { tone = 'outline', href, download, spoken, swaps } = button
  return html`<a class="${classes[tone]}" href="${href}"${attributes({ download, 'aria-label': spoken })}${swapping('get', href, swaps)}>${face(button)}</a>`
}

function face({ label, icon: name }: Button): Html {
  return html`${name && icon(name)}<span>${label}</span>`
}
