declare const kind: unique symbol

/** A UUID that remembers what it names: an `Id<'company'>` cannot be passed where an `Id<'offer'>` is wanted. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The text as an id if it has the form of one (a UUID, any version, lower-cased); undefined otherwise. */
export function asId<Kind extends string>(text: unknown): Id<Kind> | undefined {
  return typeof text === 'string' && uuid.test(text) ? (text.toLowerCase() as Id<Kind>) : undefined
}
