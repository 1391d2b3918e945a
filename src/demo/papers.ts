import { type CivilDate, type RoughDate, partsOf } from '../kernel/civil-date.ts'
import type { SourceKind } from '../modules/registry/index.ts'

/** Where the register read something, as people call it. */
export interface Source {
  readonly sourceKind: SourceKind
  readonly source: string
}

export const DECLARED: Source = { sourceKind: 'declared', source: 'déclaration de l’entreprise' }
export const TRADE_REGISTER: Source = { sourceKind: 'document', source: 'extrait du registre de commerce' }
export const STATUTES: Source = { sourceKind: 'document', source: 'statuts' }

/** What a company told the tax office about a year. */
export function taxReturn(year: number): Source {
  return { sourceKind: 'document', source: `liasse fiscale ${year}` }
}

/** A file that tells how a company stood in one month. */
export interface Snapshot {
  readonly from: Source
  readonly month: RoughDate
}

/** The park's own workbook of its companies: the last on a day is that of the quarter which was over by then. */
export function followUp(today: CivilDate): Snapshot {
  const { year, month } = partsOf(today)
  const over = Math.floor((month - 1) / 3)
  const quarter = over === 0 ? 4 : over
  const of = over === 0 ? year - 1 : year
  return {
    from: {
      sourceKind: 'workbook',
      source: `suivi des sociétés hébergées, ${quarter === 1 ? '1er' : `${quarter}e`} trimestre ${of}`,
    },
    month: `${of}-${String(quarter * 3).padStart(2, '0')}` as RoughDate,
  }
}

/** What a company brought on the day the park took it in. */
export function admissionFile(arrivedOn: CivilDate): Snapshot {
  return { from: { sourceKind: 'document', source: 'dossier d’admission' }, month: monthOf(arrivedOn) }
}

export function monthOf(date: CivilDate): RoughDate {
  return date.slice(0, 7) as RoughDate
}
