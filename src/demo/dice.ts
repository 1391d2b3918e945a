/** Chance that falls the same way every time: the same seed tells the same story. */
export interface Dice {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True so many times out of a hundred. */
  chance(percent: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  shuffled<Item>(items: readonly Item[]): readonly Item[]
}

export function diceFrom(seed: number): Dice {
  let state = seed >>> 0
  /** A fraction of one by the “mulberry32” mixing of a counter. */
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(roll() * (most - least + 1))
  return {
    between,
    chance: (percent) => roll() * 100 < percent,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    shuffled: (items) => {
      const mixed = [...items]
      for (let last = mixed.length - 1; last > 0; last -= 1) {
        const other = between(0, last)
        const [a, b] = [mixed[last], mixed[other]]
        if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a]
      }
      return mixed
    },
  }
}
