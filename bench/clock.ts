/** Runs a few ways in turns and tells how long each took, so that a machine that slows down slows all of them down. */
export async function inTurns(
  rounds: number,
  ways: readonly (() => number | Promise<number>)[],
): Promise<readonly (readonly number[])[]> {
  const times: number[][] = ways.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, way] of ways.entries()) times[index]?.push(await way())
  }
  return times
}

/** Milliseconds of one run. */
export function timed(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

/** The median of the ratios, pair by pair. */
export function ratio(slower: readonly number[], faster: readonly number[]): number {
  return median(slower.map((time, index) => time / (faster[index] ?? Number.NaN)))
}
