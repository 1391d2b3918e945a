import type { Population } from '../src/modules/columns/population.ts'
import type { ColumnRule } from '../src/modules/columns/prepared-rule.ts'
import { Code, I32, V128, moduleOf, op } from '../src/modules/columns/wasm-bytes.ts'
import { LANES } from '../src/modules/columns/wasm-step.ts'
import '../src/modules/columns/web-assembly.ts'

const LOCAL = { rows: 0, row: 1, twice: 2, sum: 3 } as const

/** Reads every key that a rule looks at, once, sixteen bytes at a time, and does nothing with it: the limit of any scan. */
export function pureRead(population: Population, rule: ColumnRule): () => void {
  const code = new Code().byte(op.loop).byte(0x40)
  for (const [offset, width] of columnsOf(rule)) {
    for (let part = 0; part < width / 8; part += 1) {
      code.get(width === 8 ? LOCAL.row : LOCAL.twice).load(offset + part * LANES)
      code.get(LOCAL.sum).or().put(LOCAL.sum)
    }
  }
  code.get(LOCAL.twice).i32(2 * LANES)
  code.byte(op.i32Add).put(LOCAL.twice)
  code.get(LOCAL.row).i32(LANES).byte(op.i32Add).tee(LOCAL.row)
  code.get(LOCAL.rows).byte(op.i32LtU).byte(op.branchIf).unsigned(0).byte(op.end)
  // Left behind, so that no compiler leaves the reading out.
  code.i32(0).get(LOCAL.sum).store(0)
  const locals = [
    { count: LOCAL.sum - 1, type: I32 },
    { count: 1, type: V128 },
  ]
  const module = new WebAssembly.Module(moduleOf(locals, code.bytes))
  const host = { memory: population.memory.shared(0) }
  const read = new WebAssembly.Instance(module, { host }).exports['run'] as (rows: number) => void
  const whole = population.size - (population.size % LANES)
  return () => read(whole)
}

/** Where the columns lie that a rule looks at, and how wide their keys are in bits. */
function columnsOf(rule: ColumnRule): ReadonlyMap<number, 8 | 16> {
  switch (rule.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return new Map(rule.of.flatMap((part) => [...columnsOf(part)]))
    case 'lookup':
      return new Map([[rule.column.offset, rule.column.width]])
    case 'held':
      return new Map(rule.masks.map(({ offset }) => [offset, 8]))
    case 'constant':
    case 'asked':
      return new Map()
  }
}
