import { type CivilDate, type RoughDate, addDays, addMonths, dayFrom } from '../../kernel/civil-date.ts'
import type { Fact, FactKey, FactValue, Facts, Stay } from '../rules/index.ts'
import { type Cell, NOT_YET_ACTIVE, type Slot, type StayDays, type Tested } from '../screening/index.ts'
import { SEVERAL } from './column.ts'
import { type ColumnName, type Population, lastDayOfTurnover } from './population.ts'

/** A company of a population as tests look at it, cell by cell. */
export function testedAt(population: Population, row: number): Tested {
  return {
    cell: (slot) => cellAt(population, row, slot),
    stays: () => staysAt(population, row),
    facts: (keys) => factsAt(population, row, keys),
  }
}

/** As `cellOf` reads it from facts: a turnover that no column has is zero where nothing had begun yet. */
function cellAt(population: Population, row: number, slot: Slot): Cell | undefined {
  const entry = population.entryAt(slot, row)
  if (entry !== undefined) return entry === SEVERAL ? undefined : entry
  const lastDay = lastDayOfTurnover(slot)
  const start = lastDay === undefined ? undefined : population.entryAt('start', row)
  const later = typeof start === 'object' && start.kind === 'days' && start.first > (lastDay ?? Infinity)
  return later ? NOT_YET_ACTIVE : undefined
}

/**
 * What is known of a company of a population, as its columns have it; of the columns named, or of all. Sources and days of
 * facts are not kept.
 */
export function factsAt(
  population: Population,
  row: number,
  names: Iterable<ColumnName> = population.columns.keys(),
): Facts {
  const known = new Map<FactKey, Fact>()
  for (const name of names) {
    if (name === 'start' || name === 'stay:site' || name === 'stay:from' || name === 'stay:until') continue
    const entry = population.entryAt(name, row)
    if (entry && entry !== SEVERAL) known.set(name, { value: valueOf(entry) })
  }
  return { known, stays: staysAt(population, row).map(stayOf) }
}

/** A company's stays, as days. */
function staysAt(population: Population, row: number): readonly StayDays[] {
  const moved = population.moved.get(row)
  if (moved) return moved
  const site = population.entryAt('stay:site', row)
  const [from, to] = [population.entryAt('stay:from', row), population.entryAt('stay:until', row)]
  if (site === SEVERAL || from === SEVERAL || to === SEVERAL) return []
  return site?.kind === 'codes' && from?.kind === 'number' && to?.kind === 'number'
    ? [{ site: site.codes[0] ?? '', from: from.number, to: to.number }]
    : []
}

function valueOf(cell: Cell): FactValue {
  switch (cell.kind) {
    case 'days':
      return { kind: 'date', date: roughDate(dayFrom(cell.first), dayFrom(cell.last)) }
    case 'amount':
      return { kind: 'money', money: cell.money }
    case 'number':
      return cell
    case 'codes':
      return { kind: 'choices', codes: cell.codes }
    case 'flag':
      return { kind: 'answer', yes: cell.yes }
    case 'other':
      return cell.value
  }
}

/** The day, the month or the year that has this first and this last day. */
function roughDate(first: CivilDate, last: CivilDate): RoughDate {
  if (first === last) return first
  return (addDays(addMonths(first, 1), -1) === last ? first.slice(0, 7) : first.slice(0, 4)) as RoughDate
}

function stayOf({ site, from, to }: StayDays): Stay {
  return {
    site,
    siteName: site,
    ...(from !== -Infinity && { from: dayFrom(from) }),
    ...(to !== Infinity && { to: dayFrom(to) }),
  }
}
