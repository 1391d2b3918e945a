/** Chance that depends on its seed alone, so that a failure can be played again (mulberry32). */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** A number in [0, 1). */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }

  /** A whole number from 0 to one less than `count`. */
  below(count: number): number {
    return Math.floor(this.roll() * count)
  }

  /** Yes so often, of 1. */
  says(share: number): boolean {
    return this.roll() < share
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }

  /** Between `least` and `most` of the items, some perhaps more than once. */
  some<Item>(items: readonly Item[], least: number, most: number): readonly Item[] {
    return Array.from({ length: least + this.below(most - least + 1) }, () => this.pick(items))
  }
}
