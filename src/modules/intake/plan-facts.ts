import type { CivilDate } from '../../kernel/civil-date.ts'
import { type FactKey, type FactValue, type WrittenFactValue, writeFactValue } from '../rules/index.ts'
import { MOST_SOURCE } from './intake.ts'
import type { Draft } from './match.ts'
import type { HeldFact } from './known-company.ts'
import type { PlannedFact } from './plan.ts'
import type { Alteration } from './preview.ts'
import type { Place } from '../workbook/index.ts'

export interface PlannedFacts {
  readonly facts: readonly PlannedFact[]
  readonly alterations: readonly Alteration[]
}

/** Facts that are true of a day: another day's value stands beside them, it does not take their place. */
const dated: ReadonlySet<FactKey> = new Set(['headcount', 'womenHeadcount', 'meanAge', 'stage', 'fundingRaised'])

/** What a row's facts add to those that hold. A cell that says nothing takes nothing away. */
export function planFacts(
  draft: Draft,
  held: ReadonlyMap<FactKey, readonly HeldFact[]> | undefined,
  { asOn, fileName }: { readonly asOn: CivilDate; readonly fileName: string },
): PlannedFacts {
  const facts: PlannedFact[] = []
  const alterations: Alteration[] = []
  for (const [key, { value, place }] of draft.facts) {
    const validOn = dated.has(key) ? asOn : undefined
    const alteration = compare(key, value, validOn, held?.get(key) ?? [])
    if (!alteration) continue
    alterations.push({ ...alteration, column: place.column })
    facts.push({ key, value, source: sourceOf(fileName, place), ...(validOn ? { validOn } : {}) })
  }
  return { facts, alterations }
}

function compare(
  what: FactKey,
  value: FactValue,
  validOn: CivilDate | undefined,
  held: readonly HeldFact[],
): Alteration | undefined {
  const to = { fact: writeFactValue(value) }
  const ofThatDay = held.find((fact) => fact.validOn === (validOn ?? null))
  if (ofThatDay) {
    return saysSame(ofThatDay.value, to.fact) ? undefined : { what, kind: 'set', from: { fact: ofThatDay.value }, to }
  }
  const latest = held.reduce<HeldFact | undefined>(
    (one, other) => (one && one.from >= other.from ? one : other),
    undefined,
  )
  if (!latest) return { what, kind: 'set', to }
  if (validOn && latest.from > validOn) return { what, kind: 'older', to }
  return saysSame(latest.value, to.fact)
    ? { what, kind: 'confirmed', to }
    : { what, kind: 'set', from: { fact: latest.value }, to }
}

/** Whether two written values say the same, whatever the order of their fields or codes. */
export function saysSame(one: WrittenFactValue, other: WrittenFactValue): boolean {
  return canonical(one) === canonical(other)
}

function canonical(value: WrittenFactValue): string {
  const fields = Object.entries(value).map(([name, field]): readonly [string, unknown] => [
    name,
    typeof field === 'object' ? field.toSorted((a, b) => (a < b ? -1 : 1)) : field,
  ])
  return JSON.stringify(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Where a fact was read, as spreadsheets write it: "register.xlsx, Rabat!M12". */
export function sourceOf(fileName: string, { sheet, row, column }: Place): string {
  const inside = fileName.startsWith(sheet) ? '' : `${sheet.slice(0, 100).toWellFormed()}!`
  return `${fileName}, ${inside}${column}${row}`.slice(0, MOST_SOURCE)
}
