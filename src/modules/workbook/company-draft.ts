import type { RoughDate } from '../../kernel/civil-date.ts'
import { fold } from '../../kernel/text.ts'
import type { FactKey, FactValue } from '../rules/index.ts'
import type { Meaning } from './heading.ts'
import type { Difference } from './problem.ts'
import type { Place } from './sheet.ts'
import type { Town } from './town.ts'

/** A company as one row of a document tells it. */
export interface CompanyDraft {
  readonly sheet: string
  readonly row: number
  readonly name: string
  /** Fifteen digits, or null; `iceIsSure` where they pass their check. */
  readonly ice: string | null
  readonly iceIsSure: boolean
  readonly rc?: string
  readonly if?: string
  readonly cnss?: string
  readonly site?: Town
  readonly office?: string
  readonly areaSqm?: number
  readonly enteredOn?: RoughDate
  readonly leftOn?: RoughDate
  readonly email?: string
  readonly phone?: string
  readonly website?: string
  readonly contactName?: string
  /** The words of the document where the vocabulary has only "other" or less. */
  readonly sectorLabel?: string
  readonly legalFormLabel?: string
  readonly facts: ReadonlyMap<FactKey, ReadFact>
  /** What each used cell says: `key` is the same for cells that say the same. */
  readonly told: ReadonlyMap<Meaning, Told>
}

export interface ReadFact {
  readonly value: FactValue
  readonly place: Place
  readonly heading: string
}

export interface Told {
  readonly heading: string
  readonly text: string
  readonly key: string
}

/** The name as duplicates are found by: no case, accents, spaces or punctuation. */
export function nameKey(name: string): string {
  const key = fold(name).replaceAll(' ', '')
  return key === '' ? name.toLowerCase() : key
}

/** What a second row of the same company says otherwise than the first. */
export function differencesOf(first: CompanyDraft, second: CompanyDraft): readonly Difference[] {
  const meanings = new Set([...first.told.keys(), ...second.told.keys()])
  return [...meanings].flatMap((meaning) => {
    const [one, other] = [first.told.get(meaning), second.told.get(meaning)]
    if (one?.key === other?.key) return []
    return [{ heading: (one ?? other)?.heading ?? '', first: one?.text ?? '', second: other?.text ?? '' }]
  })
}
