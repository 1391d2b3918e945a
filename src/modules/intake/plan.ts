import { type CivilDate, lastDay } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { FactKey, FactValue } from '../rules/index.ts'
import type { CompanyIdentity } from '../registry/index.ts'
import { MOST_NAME } from './intake.ts'
import { planFacts } from './plan-facts.ts'
import { planIdentity } from './plan-identity.ts'
import { type PlannedStay, planStay } from './plan-stay.ts'
import type { KnownCompany, Register } from './known-company.ts'
import { type Draft, type Matching, matchOf } from './match.ts'
import type { Alteration, RowDetails, RowRefusal, RowState } from './preview.ts'
import type { SiteOf } from './sites-in-file.ts'
import { storable } from './stored-json.ts'
import { type Problem, nameKey } from '../workbook/index.ts'

/** What a workbook means for the register, row by row, and what applying it would do. */
export interface Plan {
  readonly rows: readonly PlannedRow[]
  /** Hosted companies at the workbook's sites that it does not name. */
  readonly gone: readonly KnownCompany[]
}

export interface PlannedRow {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly state: RowState
  readonly companyId?: Id<'company'>
  readonly details: RowDetails
  readonly act?: Act
}

/** What applying a row does. */
export interface Act {
  readonly company: { readonly kind: 'add'; readonly identity: CompanyIdentity } | KnownAct
  readonly stay?: PlannedStay
  readonly facts: readonly PlannedFact[]
}

interface KnownAct {
  readonly kind: 'known'
  readonly id: Id<'company'>
  /** What it is called from now on, where the row says otherwise than the register. */
  readonly identity?: CompanyIdentity
}

export interface PlannedFact {
  readonly key: FactKey
  readonly value: FactValue
  readonly source: string
  readonly validOn?: CivilDate
}

export interface Planning {
  readonly drafts: readonly Draft[]
  readonly problems: readonly Problem[]
  readonly register: Register
  readonly siteOf: SiteOf
  /** The sites that the person may take companies in at; undefined for all. */
  readonly ownSites: readonly Id<'site'>[] | undefined
  /** Choices by `choiceKey`. */
  readonly choices: ReadonlyMap<string, string>
  readonly asOn: CivilDate
  readonly fileName: string
}

/** What choices are kept and found by: the row in its sheet, whose name hostile files may fill with anything. */
export function choiceKey(sheet: string, row: number): string {
  return `${row} ${storable(sheet)}`
}

/** Compares a workbook with the register. Nothing is written; the same document, register and choices give the same plan. */
export function planOf(planning: Planning): Plan {
  const { drafts, register } = planning
  const problems = problemsByRow(planning.problems)
  const namedInFile = new Set(drafts.map(({ name }) => nameKey(name)))
  const taken = new Map<Id<'company'>, Draft>()
  const rows = drafts.map((draft) => planRow(draft, planning, namedInFile, taken, problems))
  return {
    rows: [...rows, ...rowsWithoutCompany(planning.problems, drafts)].toSorted(byPlace(planning)),
    gone: goneFrom(rows, register, taken, planning),
  }
}

function planRow(
  draft: Draft,
  planning: Planning,
  namedInFile: ReadonlySet<string>,
  taken: Map<Id<'company'>, Draft>,
  problems: ReadonlyMap<string, readonly Problem[]>,
): PlannedRow {
  const { sheet, row, name } = draft
  const own = problems.get(choiceKey(sheet, row)) ?? []
  const place = { sheet, row, name: name.slice(0, MOST_NAME).toWellFormed() }
  const refused = (refusal: RowRefusal): PlannedRow => ({
    ...place,
    state: 'refused',
    details: { alterations: [], problems: own, leftOut: [], refusal },
  })
  if (name.length > MOST_NAME) return refused({ code: 'name-too-long', most: MOST_NAME })

  const matching = matchOf(draft, planning.register, namedInFile, planning.choices.get(choiceKey(sheet, row)))
  const known = matching.match.kind === 'known' ? matching.match.company : undefined
  const site = planning.siteOf(draft)
  const { ownSites } = planning
  if (ownSites) {
    if (!site) return refused({ code: 'site-missing' })
    if (!site.id || !ownSites.includes(site.id)) return refused({ code: 'site-not-yours', site: site.name })
    if (known?.stay && !ownSites.includes(known.stay.siteId)) return refused({ code: 'hosted-elsewhere' })
  }
  const before = known && taken.get(known.id)
  if (before) return refused({ code: 'same-company-as-row', firstSheet: before.sheet, firstRow: before.row })
  if (known) taken.set(known.id, draft)

  const doubt = doubtOf(matching)
  if (matching.match.kind === 'left') {
    return { ...place, state: 'doubtful', details: { alterations: [], problems: own, leftOut: [], ...doubt } }
  }
  const identity = planIdentity(draft, known?.identity, matching)
  const facts = planFacts(draft, known?.facts, planning)
  const stay = planStay(draft, known?.stay, site, planning.asOn)
  const alterations: readonly Alteration[] = [...identity.alterations, ...stay.alterations, ...facts.alterations]
  const changes = alterations.some(({ kind }) => kind === 'set')
  const act: Act = {
    company: known
      ? { kind: 'known', id: known.id, ...(identity.changed ? { identity: identity.identity } : {}) }
      : { kind: 'add', identity: identity.identity },
    ...(stay.stay ? { stay: stay.stay } : {}),
    facts: facts.facts,
  }
  return {
    ...place,
    state: matching.doubt ? 'doubtful' : known ? (changes ? 'changed' : 'same') : 'new',
    ...(known ? { companyId: known.id } : {}),
    details: { alterations, problems: own, leftOut: identity.leftOut, ...doubt },
    ...(!known || alterations.length > 0 ? { act } : {}),
  }
}

function doubtOf({ doubt, choices, choice }: Matching): Pick<RowDetails, 'doubt' | 'choices' | 'choice'> {
  return doubt && choices && choice ? { doubt, choices, choice } : {}
}

/** Rows that were meant to name a company and cannot be taken, and second rows of a company. */
function rowsWithoutCompany(problems: readonly Problem[], drafts: readonly Draft[]): readonly PlannedRow[] {
  const taken = new Set(drafts.map(({ sheet, row }) => choiceKey(sheet, row)))
  return problems.flatMap((problem): readonly PlannedRow[] => {
    const { sheet, row, value } = problem
    if (taken.has(choiceKey(sheet, row))) return []
    const refusal: RowRefusal | undefined =
      problem.code === 'no-name'
        ? { code: 'no-name' }
        : problem.code === 'duplicate-company'
          ? {
              code: 'twice-in-file',
              firstSheet: problem.firstSheet,
              firstRow: problem.firstRow,
              differences: problem.differences,
            }
          : undefined
    if (!refusal) return []
    const name = problem.code === 'no-name' ? '' : value.slice(0, MOST_NAME).toWellFormed()
    return [{ sheet, row, name, state: 'refused', details: { alterations: [], problems: [], leftOut: [], refusal } }]
  })
}

/** Hosted on the workbook's day, at a site that the workbook speaks of, and not in it. */
function goneFrom(
  rows: readonly PlannedRow[],
  { companies }: Register,
  taken: ReadonlyMap<Id<'company'>, Draft>,
  { drafts, siteOf, ownSites, asOn }: Planning,
): readonly KnownCompany[] {
  const sites = new Set(drafts.map((draft) => siteOf(draft)?.id))
  // Somebody has yet to say whether a doubtful row is one of these.
  const candidates = new Set(
    rows.flatMap(({ details: { doubt } }) =>
      doubt && 'candidates' in doubt ? doubt.candidates.map(({ id }) => id) : [],
    ),
  )
  return companies.filter(({ id, stay, archived }) => {
    if (archived || !stay || taken.has(id) || candidates.has(id) || !sites.has(stay.siteId)) return false
    if (stay.endedOn !== null || (stay.startedOn !== null && lastDay(stay.startedOn) > asOn)) return false
    return !ownSites || ownSites.includes(stay.siteId)
  })
}

function problemsByRow(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const byRow = new Map<string, Problem[]>()
  for (const problem of problems) {
    const key = choiceKey(problem.sheet, problem.row)
    const row = byRow.get(key)
    if (row) row.push(problem)
    else byRow.set(key, [problem])
  }
  return byRow
}

/** In the order of the document: sheets as they were met, then rows. */
function byPlace({ drafts, problems }: Planning): (a: PlannedRow, b: PlannedRow) => number {
  const sheets = new Map<string, number>()
  for (const { sheet } of [...drafts, ...problems]) if (!sheets.has(sheet)) sheets.set(sheet, sheets.size)
  const at = ({ sheet }: PlannedRow) => sheets.get(sheet) ?? 0
  return (a, b) => at(a) - at(b) || a.row - b.row
}
