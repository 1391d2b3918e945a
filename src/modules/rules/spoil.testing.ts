/** A copy of something written in which one place, counted through all its objects and lists, is changed. */
export function changedAt(written: unknown, place: number, value: unknown, what: 'put' | 'leave out' | 'add'): unknown {
  const copy = structuredClone(written)
  const places = holders(copy).flatMap((holder) => Object.keys(holder).map((key) => [holder, key] as const))
  const [holder, key] = places[place % places.length] ?? [{}, '']
  if (what === 'put') holder[key] = value
  else if (what === 'add' && !Array.isArray(holder)) holder['unheard-of'] = value
  else if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
  return copy
}

function holders(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(holders)]
}
