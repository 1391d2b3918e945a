import type { TextPlace } from './problem.ts'

/** An object of the JSON form under way. It has no prototype, so that no name that a text gives means something else. */
export type Body = Record<string, unknown>

export function emptyBody(): Body {
  return Object.create(null) as Body
}

/** Where in a text each part of the JSON form was read, so that what is wrong with the JSON is told where it was written. */
export class Places {
  readonly #of = new WeakMap<object, Map<string, TextPlace>>()

  /** Puts a value into a body, or an entry into a list, and remembers its place; undefined is left out. */
  put(into: object, key: string, value: unknown, place: TextPlace): void {
    if (value === undefined) return
    if (Array.isArray(into)) into.push(value)
    else (into as Body)[key] = value
    let marks = this.#of.get(into)
    if (!marks) this.#of.set(into, (marks = new Map()))
    marks.set(key, place)
  }

  /** The place of the innermost part on a problem's path, `rule.where.all[0].age.under`, that has one. */
  find(root: object, path: string): TextPlace {
    let place: TextPlace = { line: 1, column: 1 }
    let part: unknown = root
    for (const [, name, index] of path.matchAll(/\.([^.[]+)|\[(\d+)\]/g)) {
      const key = name ?? index ?? ''
      if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) break
      place = this.#of.get(part)?.get(key) ?? place
      part = (part as Body)[key]
    }
    return place
  }
}
