import { expectations } from './expectations.ts'
import type { Reach } from './reach.ts'

/** Where the answers differ from the table of expectations; a route without its line says what to add. */
export function faultsOfReach(
  { letters, unlike, lacking }: Reach,
  expected: Readonly<Record<string, string>> = expectations,
): readonly string[] {
  const differing = [...letters].flatMap(([route, found]) => {
    const line = expected[route]
    if (line === undefined) {
      return `${route} has no line in tests/proof/expectations.ts. Today it answers '${found}': judge each letter, then add  '${route}': '…',`
    }
    return line === found ? [] : [`${route}: '${line}' is expected, '${found}' was answered`]
  })
  const gone = Object.keys(expected)
    .filter((route) => !letters.has(route) && !lacking.some((sentence) => sentence.startsWith(`${route} `)))
    .map((route) => `${route} is no route any more: take its line out of tests/proof/expectations.ts`)
  return [...differing, ...gone, ...unlike, ...lacking]
}
