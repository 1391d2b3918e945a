import { KNOWN_CODES } from './code-column.ts'
import type { Population } from './population.ts'
import type { ColumnRule, Held, Lookup } from './prepared-rule.ts'
import type { Runner } from './runner.ts'
import { ASK, type Steps } from './steps.ts'

/** Companies taken at once: what is worked out between two tests stays near. */
const BLOCK = 1024

/** No, unknown and yes with a bit for "possible" and one for "sure": "all" is "and", "any" is "or", without a branch. */
const BITS = [0, 1, 3] as const

/** Beside the bits of a company that is to be asked: it counts as unknown until then. */
const ASKED = 4

/** One answer a byte, and the same bytes by four. */
interface Lanes {
  readonly bytes: Uint8Array
  readonly words: Uint32Array
}

/** Writes the bits of some companies from `row` on; in `asks` a mark where one hangs on a value that must be asked. */
type Block = (out: Lanes, asks: Lanes, row: number, count: number) => void

/**
 * A rule as plain loops, block by block and test by test, each a short loop over bytes. What runs where there are no vectors,
 * and for few companies.
 */
export function loopRunner(rule: ColumnRule, population: Population): Runner {
  const run = blockFor(rule, population)
  const [out, asks] = [lanes(), lanes()]
  return {
    count() {
      let [yes, possible] = [0, 0]
      const asked = inBlocks((count) => {
        for (let at = 0; at < count; at += 1) {
          const bits = out.bytes[at] as number
          yes += bits >> 1
          possible += bits & 1
        }
      })
      return { yes, no: population.size - possible, asked }
    },
    answer: (answers) =>
      inBlocks((count, row) => {
        for (let at = 0; at < count; at += 1) answers[row + at] = ((out.bytes[at] as number) + 1) >> 1
      }),
  }

  function inBlocks(take: (count: number, row: number) => void): readonly number[] {
    const asked: number[] = []
    for (let row = 0; row < population.size; row += BLOCK) {
      const count = Math.min(BLOCK, population.size - row)
      asks.words.fill(0)
      run(out, asks, row, count)
      take(count, row)
      for (let at = asks.bytes.indexOf(ASKED); at !== -1 && at < count; at = asks.bytes.indexOf(ASKED, at + 1)) {
        if (out.bytes[at] === 1) asked.push(row + at)
      }
    }
    return asked
  }
}

function blockFor(rule: ColumnRule, population: Population): Block {
  switch (rule.kind) {
    case 'constant': {
      const bits = BITS[rule.value]
      return (out) => out.bytes.fill(bits)
    }
    case 'asked':
      return (out, asks) => {
        out.bytes.fill(1)
        asks.bytes.fill(ASKED)
      }
    case 'lookup':
      return lookupBlock(rule, population)
    case 'held':
      return heldBlock(rule, population)
    case 'all':
    case 'any': {
      const [first, ...others] = rule.of.map((part) => blockFor(part, population))
      const join = rule.kind === 'all' ? and : or
      const other = lanes()
      return (out, asks, row, count) => {
        first?.(out, asks, row, count)
        for (const part of others) {
          part(other, asks, row, count)
          join(out.words, other.words)
        }
      }
    }
    case 'at-least':
      return atLeastBlock(
        rule.count,
        rule.of.map((part) => blockFor(part, population)),
      )
  }
}

function lookupBlock({ column, steps }: Lookup, { memory }: Population): Block {
  const table = tableOf(steps, column.width)
  const mayAsk = steps.some(({ answer }) => answer === ASK)
  return ({ bytes }, asks, row, count) => {
    const keys = column.keysIn(memory.buffer)
    for (let at = 0; at < count; at += 1) bytes[at] = table[keys[row + at] as number] as number
    if (!mayAsk) return
    for (let at = 0; at < count; at += 1) {
      const bits = bytes[at] as number
      asks.bytes[at] = (asks.bytes[at] as number) | (bits & ASKED)
      bytes[at] = bits & 3
    }
  }
}

/** The bits of every key by its number. */
function tableOf(steps: Steps, width: 8 | 16): Uint8Array {
  const table = new Uint8Array(2 ** width)
  for (const [index, { to, answer }] of steps.entries()) {
    table.fill(answer === ASK ? 1 | ASKED : BITS[answer], steps[index - 1]?.to ?? 0, to)
  }
  return table
}

/** A plane answers with the bits of all that it may be, so that planes are joined like parts of a rule. */
function heldBlock({ masks, denied }: Held, { memory }: Population): Block {
  const join = denied ? and : or
  const [held, free] = denied ? [BITS[0], BITS[2]] : [BITS[2], BITS[0]]
  const planes = masks.map(({ offset, mask }) => {
    const table = Uint8Array.from({ length: 256 }, (_, byte) =>
      byte < KNOWN_CODES ? BITS[1] : (byte & mask) === 0 ? free : held,
    )
    return { offset, table }
  })
  const other = lanes()
  return (out, _asks, row, count) => {
    for (const [index, { offset, table }] of planes.entries()) {
      const { bytes } = index === 0 ? out : other
      const plane = new Uint8Array(memory.buffer, offset + row, count)
      for (let at = 0; at < count; at += 1) bytes[at] = table[plane[at] as number] as number
      if (index > 0) join(out.words, other.words)
    }
  }
}

function atLeastBlock(needed: number, parts: readonly Block[]): Block {
  const other = lanes()
  const [sure, possible] = [new Uint32Array(BLOCK), new Uint32Array(BLOCK)]
  return (out, asks, row, count) => {
    sure.fill(0)
    possible.fill(0)
    for (const part of parts) {
      part(other, asks, row, count)
      for (let at = 0; at < count; at += 1) {
        const bits = other.bytes[at] as number
        sure[at] = (sure[at] as number) + (bits >> 1)
        possible[at] = (possible[at] as number) + (bits & 1)
      }
    }
    for (let at = 0; at < count; at += 1) {
      out.bytes[at] = ((sure[at] as number) >= needed ? 2 : 0) | ((possible[at] as number) >= needed ? 1 : 0)
    }
  }
}

function and(out: Uint32Array, other: Uint32Array): void {
  for (let at = 0; at < out.length; at += 1) out[at] = (out[at] as number) & (other[at] as number)
}

function or(out: Uint32Array, other: Uint32Array): void {
  for (let at = 0; at < out.length; at += 1) out[at] = (out[at] as number) | (other[at] as number)
}

function lanes(): Lanes {
  const bytes = new Uint8Array(BLOCK)
  return { bytes, words: new Uint32Array(bytes.buffer) }
}
