/** A text that the database can hold: without the null characters and the lone surrogates that hostile files carry. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '')
}

/** JSON that the database can hold. */
export function storedJson(value: unknown): string {
  const json = JSON.stringify(value)
  // Written as such wherever they stand in it; asking each field costs many times more.
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json
  return JSON.stringify(value, (_, field: unknown) => (typeof field === 'string' ? storable(field) : field))
}
