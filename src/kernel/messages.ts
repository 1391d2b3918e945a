import type { Language } from './language.ts'

/** One sentence for each refusal, by its code. A code without a sentence does not compile. */
export type Messages<Refusal extends { readonly code: string }> = {
  readonly [Code in Refusal['code']]: (refusal: Extract<Refusal, { code: Code }>) => string
}

/** The sentence for a refusal. */
export function sentenceFor<Refusal extends { readonly code: string }>(
  messages: Messages<Refusal>,
  refusal: Refusal,
): string {
  const say = messages[refusal.code as Refusal['code']] as (refusal: Refusal) => string
  return say(refusal)
}

/** The same words in every language: `const words: InLanguages<Words> = { fr, ar, en }`. */
export type InLanguages<Words> = Readonly<Record<Language, Words>>

/** A name or code inside a sentence of another direction, kept from turning its neighbours round (Unicode isolates). */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}

/** A text with French spacing: no break before : ; ? ! » % and after «, nor within 5 000 USD. */
export function frenchSpaces(text: string): string {
  if (!wantsSpaces.test(text)) return text
  return text
    .replace(/ ([:»%])/g, '\u00a0$1')
    .replace(/ ([;?!])/g, '\u202f$1')
    .replace(/« /g, '«\u00a0')
    .replace(/(\d) (?=\d{3}(?!\d))/g, '$1\u202f')
    .replace(/(\d) (?=[A-Z]{3}(?![A-Za-z]))/g, '$1\u00a0')
}

/** Most words of a page have nothing to space: one look is cheaper than five. */
const wantsSpaces = /« | [:»%;?!]|\d [\dA-Z]/

/** French words with French spacing in every sentence, written by their authors with ordinary spaces. */
export function french<Words extends object>(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, spaced(word)])) as Words
}

function spaced(word: unknown): unknown {
  if (typeof word === 'string') return frenchSpaces(word)
  if (typeof word === 'function')
    return (...args: unknown[]) => spaced((word as (...args: unknown[]) => unknown)(...args))
  if (word !== null && typeof word === 'object' && Object.getPrototypeOf(word) === Object.prototype) return french(word)
  return word
}
