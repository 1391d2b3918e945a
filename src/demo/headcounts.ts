import type { Dice } from './dice.ts'

/** Out of a hundred companies so many have so many people. */
const sizes: readonly (readonly [percent: number, least: number, most: number])[] = [
  [44, 1, 4],
  [30, 5, 9],
  [18, 10, 19],
  [6, 20, 38],
  [2, 40, 75],
]

/** The people of each company: most are small, a few large. They add up to the sum where one is asked for. */
export function headcounts(dice: Dice, companies: number, { sum }: { readonly sum?: number } = {}): readonly number[] {
  const drawn = Array.from({ length: companies }, () => sizeOf(dice))
  if (sum === undefined) return drawn
  let rest = sum - drawn.reduce((a, b) => a + b, 0)
  for (let index = 0; rest !== 0; index = (index + 1) % companies) {
    const size = drawn[index] ?? 0
    const step = Math.sign(rest)
    if (step < 0 && size <= 4) continue
    drawn[index] = size + step
    rest -= step
  }
  return drawn
}

function sizeOf(dice: Dice): number {
  let left = dice.between(1, 100)
  for (const [percent, least, most] of sizes) {
    if (left <= percent) return dice.between(least, most)
    left -= percent
  }
  return 1
}
