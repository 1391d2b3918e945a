import type { Id } from '../../kernel/id.ts'
import { type KnownCompany, type Register, bareName } from './known-company.ts'
import { type Candidate, type Doubt, type RowChoice, choicesFor } from './preview.ts'
import { type CompanyDraft, nameKey } from '../workbook/index.ts'

/** What a row is about: a company of the register, a new one, or nothing until somebody says so. */
export type Match =
  | { readonly kind: 'known'; readonly company: KnownCompany }
  | { readonly kind: 'new' }
  | { readonly kind: 'left' }

export interface Matching {
  readonly match: Match
  readonly keepIce: boolean
  readonly doubt?: Doubt
  readonly choices?: readonly RowChoice[]
  readonly choice?: RowChoice
}

export interface Draft extends CompanyDraft {
  /** The workbook has the name twice, each with an ICE of its own. */
  readonly namesake?: boolean
  /** Nothing stands in its row but this name. */
  readonly onlyName?: boolean
}

/** Finds the company that a row is about: by a sure ICE, else by name, else it is new. A doubt waits for a choice. */
export function matchOf(
  draft: Draft,
  register: Register,
  namedInFile: ReadonlySet<string>,
  chosen: string | undefined,
): Matching {
  const { match, doubt } = find(draft, register, namedInFile)
  if (!doubt) return { match, keepIce: draft.iceIsSure }
  const choices = choicesFor(doubt)
  const choice = choices.find((one) => one === chosen) ?? choices[0]
  return { match: decided(match, choice, register), keepIce: keepsIce(draft, doubt, choice), doubt, choices, choice }
}

function keepsIce(draft: Draft, doubt: Doubt, choice: RowChoice): boolean {
  if (doubt.code === 'bad-ice') return choice === 'with-ice'
  if (doubt.code === 'ice-with-other-name') return false
  // Two companies that share a name may be new side by side; the one the register has keeps its own ICE.
  if (doubt.code === 'name-with-other-ice') return choice === 'new'
  return draft.iceIsSure
}

function decided(match: Match, choice: RowChoice, register: Register): Match {
  if (choice === 'leave') return { kind: 'left' }
  if (choice === 'new') return { kind: 'new' }
  if (choice === 'with-ice' || choice === 'without-ice') return match
  const company = register.byId.get(choice.slice('same:'.length) as Id<'company'>)
  return company ? { kind: 'known', company } : { kind: 'left' }
}

function find(
  draft: Draft,
  register: Register,
  namedInFile: ReadonlySet<string>,
): { readonly match: Match; readonly doubt?: Doubt } {
  const key = nameKey(draft.name)
  const ice = draft.iceIsSure ? draft.ice : null
  const holder = ice === null ? undefined : register.byIce.get(ice)
  const all = register.byName.get(key) ?? []
  if (holder) return byIce(holder, key, all)

  const known = all.filter(({ archived }) => !archived)
  const fitting = known.filter(({ identity }) => ice === null || identity.ice === null)
  const [only, another] = fitting
  if (another) return doubtful({ code: 'several-of-that-name', candidates: fitting.map(candidateOf) })
  if (only) return withOwnDoubt(draft, { kind: 'known', company: only }, register)
  if (known.length > 0) return doubtful({ code: 'name-with-other-ice', candidates: known.map(candidateOf) })
  if (all.length > 0) return doubtful({ code: 'archived', sameIce: false, candidates: all.map(candidateOf) })

  const alike = (register.byBareName.get(bareName(draft.name)) ?? []).filter(
    ({ archived, identity }) =>
      !archived && !namedInFile.has(nameKey(identity.name)) && (ice === null || identity.ice === null),
  )
  if (alike.length > 0) return doubtful({ code: 'name-alike', candidates: alike.map(candidateOf) })
  return withOwnDoubt(draft, { kind: 'new' }, register)
}

function byIce(
  holder: KnownCompany,
  key: string,
  namesakes: readonly KnownCompany[],
): { readonly match: Match; readonly doubt?: Doubt } {
  if (holder.archived) return doubtful({ code: 'archived', sameIce: true, candidates: [candidateOf(holder)] })
  if (nameKey(holder.identity.name) === key) return { match: { kind: 'known', company: holder } }
  const candidates = [holder, ...namesakes.filter(({ archived }) => !archived)].map(candidateOf)
  return doubtful({ code: 'ice-with-other-name', holder: holder.identity.name, candidates })
}

/** What the row itself leaves in doubt, once the company is found or known to be new. */
function withOwnDoubt(
  draft: Draft,
  match: Match,
  register: Register,
): { readonly match: Match; readonly doubt?: Doubt } {
  if (draft.onlyName && match.kind === 'new') return { match, doubt: { code: 'only-a-name' } }
  // An ICE that the register already holds for somebody else is no doubt any more: it is not this company's.
  if (draft.ice !== null && !draft.iceIsSure && !register.byIce.has(draft.ice)) {
    if (match.kind === 'new') return { match, doubt: { code: 'bad-ice', ice: draft.ice } }
  }
  if (draft.namesake && match.kind === 'new') return { match, doubt: { code: 'namesake-in-file' } }
  return { match }
}

function doubtful(doubt: Doubt): { readonly match: Match; readonly doubt: Doubt } {
  return { match: { kind: 'left' }, doubt }
}

function candidateOf({ id, identity }: KnownCompany): Candidate {
  return { id, name: identity.name, ice: identity.ice }
}
