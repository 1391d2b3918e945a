import type { Facts } from '../rules/index.ts'
import { type Cell, cellOf, staysOf } from './cells.ts'
import type { Slot } from './ground.ts'
import {
  type CodePlaces,
  KNOWN_BIT,
  type Layout,
  OTHER_CURRENCY,
  ZERO_CURRENCY,
  maskOf,
  minorAsDouble,
} from './layout.ts'

/** A company as the numbers that a layout gives it, for all rules of the layout. */
export interface Encoded {
  /**
   * Where the layout says: days, numbers and amounts, NaN where not known; 0, 1 and 2 for no, unknown and yes; words of
   * codes. After them for each stay its site's number (0 where no rule names it), its first day and the first day after it.
   */
  readonly cells: Float64Array
  /** For what no number holds. */
  readonly facts: Facts
}

/** How many cells a stay takes. */
export const STAY_WIDTH = 3

/** Encodes a company once for all rules of the layout. Nothing is lost: tests on the cells answer as tests on the facts do. */
export function encode(layout: Layout, facts: Facts): Encoded {
  const stays = staysOf(facts)
  const cells = new Float64Array(layout.stays + stays.length * STAY_WIDTH)
  for (const [slot, place] of layout.days) {
    const days = cellAt(facts, slot, 'days')
    cells[place] = days?.first ?? Number.NaN
    cells[place + 1] = days?.last ?? Number.NaN
  }
  for (const [slot, place] of layout.numbers) cells[place] = cellAt(facts, slot, 'number')?.number ?? Number.NaN
  for (const [slot, place] of layout.amounts) {
    const money = cellAt(facts, slot, 'amount')?.money
    cells[place] = money ? minorAsDouble(money.minor, layout) : Number.NaN
    cells[place + 1] =
      money?.minor === 0n ? ZERO_CURRENCY : (layout.currencies.get(money?.currency ?? '') ?? OTHER_CURRENCY)
  }
  for (const [slot, place] of layout.flags) {
    const flag = cellAt(facts, slot, 'flag')
    cells[place] = flag ? (flag.yes ? 2 : 0) : 1
  }
  for (const [slot, places] of layout.codes) cells.set(codeWords(facts, slot, places), places.place)
  cells.set(
    stays.flatMap(({ site, from, to }) => [layout.sites.get(site) ?? 0, from, to]),
    layout.stays,
  )
  return { cells, facts }
}

function codeWords(facts: Facts, slot: Slot, places: CodePlaces): readonly number[] {
  const held = cellAt(facts, slot, 'codes')
  const [first = 0, ...more] = maskOf(places, held?.codes ?? [])
  return [held ? first | KNOWN_BIT : 0, ...more]
}

/** What a slot holds, where it is of the kind that its tests expect. */
function cellAt<Kind extends Cell['kind']>(
  facts: Facts,
  slot: Slot,
  kind: Kind,
): Extract<Cell, { kind: Kind }> | undefined {
  const cell = cellOf(facts, slot)
  return cell && isOf(kind, cell) ? cell : undefined
}

function isOf<Kind extends Cell['kind']>(kind: Kind, cell: Cell): cell is Extract<Cell, { kind: Kind }> {
  return cell.kind === kind
}
