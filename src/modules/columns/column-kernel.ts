import './web-assembly.ts'
import type { Population } from './population.ts'
import type { ColumnRule } from './prepared-rule.ts'
import type { Runner } from './runner.ts'
import { COUNTS, type Output, kernelFor } from './wasm-kernel.ts'
import { LANES, TABLE_BYTES } from './wasm-step.ts'

/** A kernel is to stay short, and its counters of a byte are not to run over: a rule with more parts is left to the loop. */
const MOST_PARTS = 200

/** What constants take at most: a part has fewer than 32, of sixteen bytes each. */
const CONSTANTS = MOST_PARTS * 32 * LANES

/**
 * A rule compiled for the columns of a population, sixteen companies a step; the few after the last sixteen are to be asked.
 * Undefined where the machine has no vectors or the rule is too long.
 */
export function kernelRunner(rule: ColumnRule, population: Population): Runner | undefined {
  const parts = partsOf(rule)
  if (!hasVectors() || parts > MOST_PARTS) return undefined
  const whole = population.size - (population.size % LANES)
  const rest = Array.from({ length: population.size - whole }, (_, at) => whole + at)
  // After the columns: what a kernel leaves behind – a byte for each company at most –, its constants and its tables.
  const results = population.memory.free
  const places = { results, constants: results + whole + LANES, tables: results + whole + LANES + CONSTANTS }
  const memory = population.memory.shared(places.tables + parts * TABLE_BYTES - results)
  const made = new Map<Output, () => boolean>()
  return {
    count() {
      if (whole === 0) return { yes: 0, no: 0, asked: rest }
      const asks = run('counts')
      const counts = new DataView(memory.buffer)
      return {
        yes: counts.getUint32(COUNTS.yes, true),
        no: counts.getUint32(COUNTS.no, true),
        asked: asks ? [...markedIn(memory.buffer, results, whole / LANES), ...rest] : rest,
      }
    },
    answer(answers) {
      if (whole === 0) return rest
      const asked = [...rest]
      const asks = run('answers')
      answers.set(new Uint8Array(memory.buffer, results, whole))
      for (let row = asks ? answers.indexOf(3) : -1; row !== -1; row = answers.indexOf(3, row + 1)) asked.push(row)
      return asked
    },
  }

  /** Runs a kernel; true where some company may have to be asked. */
  function run(output: Output): boolean {
    const kernel = made.get(output) ?? compiled(output)
    made.set(output, kernel)
    return kernel()
  }

  function compiled(output: Output): () => boolean {
    const { bytes, contents, asks } = kernelFor(rule, output, places)
    const start = new WebAssembly.Instance(moduleOf(bytes), { host: { memory } }).exports['run'] as (
      rows: number,
    ) => void
    return () => {
      // Another kernel may have put its own there meanwhile.
      for (const { offset, bytes } of contents) new Uint8Array(memory.buffer, offset).set(bytes)
      start(whole)
      return asks
    }
  }
}

/** The last modules by their bytes: while a limit is moved to and fro the code stays the same, and so does what V8 made of it. */
const modules = new Map<string, WebAssembly.Module>()
const MOST_MODULES = 16

function moduleOf(bytes: Uint8Array): WebAssembly.Module {
  const name = new TextDecoder('latin1').decode(bytes)
  const module = modules.get(name) ?? new WebAssembly.Module(bytes)
  modules.delete(name)
  modules.set(name, module)
  const [oldest] = modules.keys()
  if (modules.size > MOST_MODULES && oldest !== undefined) modules.delete(oldest)
  return module
}

/** The rows whose bit is set, sixteen bits for each step of a kernel. They are few: two steps are looked at together. */
function markedIn(buffer: ArrayBuffer, offset: number, steps: number): readonly number[] {
  // The step that makes an even number of an odd one has marked nobody.
  new Uint16Array(buffer, offset, steps + 1)[steps] = 0
  const marks = new Uint32Array(buffer, offset, Math.ceil(steps / 2))
  const rows: number[] = []
  for (let at = 0; at < marks.length; at += 1) {
    for (let left = marks[at] as number; left !== 0; left &= left - 1)
      rows.push(at * 2 * LANES + 31 - Math.clz32(left & -left))
  }
  return rows
}

function partsOf(rule: ColumnRule): number {
  return 'of' in rule ? rule.of.reduce((sum, part) => sum + partsOf(part), 1) : 1
}

let vectors: boolean | undefined

/** Found out once, by a module with vectors in it. */
function hasVectors(): boolean {
  vectors ??=
    'WebAssembly' in globalThis &&
    WebAssembly.validate(
      kernelFor({ kind: 'constant', value: 2 }, 'counts', { results: 16, constants: 32, tables: 64 }).bytes,
    )
  return vectors
}
