import { type Criterion, type Owner, type Owners, plainRule } from '../rules/index.ts'
import { type GroundTest, ground } from '../screening/index.ts'
import { type AmountScale, amountScales, lastUnder, placeOf } from './attributes.ts'
import type { Moment } from './moment.ts'

/**
 * Who owns shares. Groups of owners that no criterion tells apart are one cell: so much of the company, so much turnover. A
 * company has owners in some of the cells; one in each is enough, and together they own no more than all of it.
 */
export interface OwnersAttribute {
  readonly kind: 'owners'
  readonly index: number
  readonly name: 'owners'
  readonly cells: readonly OwnerCell[]
  /** For each criterion, by `ownersText`: the cells that are certainly within it, and those that certainly are not. */
  readonly readings: ReadonlyMap<string, { readonly inside: bigint; readonly outside: bigint }>
}

interface OwnerCell {
  readonly share: Share
  /** Absent where no criterion looks at it. */
  readonly turnover: Turnover | undefined
}

/** A share of exactly `percent`, or where there is room of more than that and less than that with the room. */
interface Share {
  readonly place: number
  readonly percent: number
  readonly room: number
}

type Turnover = 'zero' | { readonly scale: AmountScale; readonly place: number }

/** What tells one criterion about owners from another: all but its id. */
export function ownersText({ share, turnover, rate }: Owners): string {
  return JSON.stringify([share, turnover, rate], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  )
}

export function ownersAttribute(criteria: readonly Owners[], index: number, moment: Moment): OwnersAttribute {
  const limits = [...new Set(criteria.map(({ share }) => share.limit))].sort((a, b) => a - b)
  const asked = criteria.map(({ share, turnover, rate, ...criterion }) => ({
    text: ownersText({ ...criterion, share, rate, ...(turnover && { turnover }) }),
    share: boundOf({ kind: 'number', id: '', fact: 'ownFundsPercent', bound: share }, moment),
    turnover: turnover && boundOf({ kind: 'money', id: '', fact: 'fundingRaised', bound: turnover, rate }, moment),
  }))
  const turnovers = turnoversOf(asked.flatMap(({ turnover }) => turnover?.test ?? []))
  const cells = sharesOf(limits).flatMap((share) => turnovers.map((turnover): OwnerCell => ({ share, turnover })))
  const readings = asked.map(({ text, share, turnover }) => {
    const answers = cells.map((cell) => {
      const each = [
        keepsShare(share, cell.share, limits),
        ...(turnover ? [keepsTurnover(turnover, cell.turnover)] : []),
      ]
      return each.includes(false) ? false : each.includes(undefined) ? undefined : true
    })
    return [text, { inside: bitsOf(answers, true), outside: bitsOf(answers, false) }] as const
  })
  return { kind: 'owners', index, name: 'owners', cells, readings: new Map(readings) }
}

function bitsOf(answers: readonly (boolean | undefined)[], answer: boolean): bigint {
  return answers.reduce((bits, each, at) => (each === answer ? bits | (1n << BigInt(at)) : bits), 0n)
}

/** A bound on its own, as grounding reads it: a test, and whether passing or failing it keeps the bound. */
interface Bare {
  readonly test: GroundTest
  readonly keeps: boolean
}

function boundOf(criterion: Criterion, { on, rates }: Moment): Bare {
  const made = ground(plainRule(criterion), on, rates)
  return made.kind === 'not' ? { test: made.of as GroundTest, keeps: false } : { test: made as GroundTest, keeps: true }
}

function sharesOf(limits: readonly number[]): readonly Share[] {
  const shares = limits.flatMap((limit, at): readonly Share[] => [
    { place: at * 2 + 1, percent: limit, room: 0 },
    { place: at * 2 + 2, percent: limit, room: (limits[at + 1] ?? 100) - limit },
  ])
  const within = shares.filter(
    ({ percent, room, place }) => percent >= 0 && percent <= 100 && (room > 0 || place % 2 === 1),
  )
  return (limits[0] ?? 0) > 0 ? [{ place: 0, percent: 0, room: 0 }, ...within] : within
}

function turnoversOf(tests: readonly GroundTest[]): readonly (Turnover | undefined)[] {
  if (tests.length === 0) return [undefined]
  const placed = amountScales(tests).flatMap((scale) => {
    const first = placeOf(scale.limits, 1n)
    return Array.from({ length: scale.limits.length - first + 1 }, (_, at) => ({ scale, place: first + at }))
  })
  return ['zero', ...placed]
}

function keepsShare({ test, keeps }: Bare, { place }: Share, limits: readonly number[]): boolean {
  return test.kind === 'number' && place <= lastUnder(limits, test) === keeps
}

/** Undefined where the currency has no rate. */
function keepsTurnover({ test, keeps }: Bare, turnover: Turnover | undefined): boolean | undefined {
  if (test.kind !== 'amount' || turnover === undefined) return undefined
  if (turnover === 'zero') return (test.zero === 2) === keeps
  const limit = test.under.get(turnover.scale.currency)
  return limit === undefined ? undefined : turnover.place <= turnover.scale.limits.indexOf(limit) === keeps
}

/**
 * Owners that leave none of the wanted sets of cells without one, none of them in a forbidden cell; undefined where they
 * would own more than all of the company.
 */
export function ownersIn(
  { cells }: OwnersAttribute,
  forbidden: bigint,
  wanted: readonly bigint[],
): readonly Owner[] | undefined {
  const chosen = chosenCells(cells, forbidden, wanted, [])
  if (!chosen) return undefined
  const left = 100 - chosen.reduce((sum, { share }) => sum + share.percent, 0)
  const open = chosen.filter(({ share }) => share.room > 0).length
  return chosen.map(({ share, turnover }, at) => ({
    name: `Holding ${at + 1}`,
    percent: share.percent + Math.min(share.room, left / Math.max(1, open)) / 2,
    ...(turnover && { turnover: amountIn(turnover) }),
  }))
}

function amountIn(turnover: Turnover) {
  if (turnover === 'zero') return { minor: 0n, currency: 'MAD' }
  const { scale, place } = turnover
  const begins = scale.limits[place - 1] ?? 1n
  return { minor: begins < 1n ? 1n : begins, currency: scale.currency }
}

function chosenCells(
  cells: readonly OwnerCell[],
  forbidden: bigint,
  wanted: readonly bigint[],
  chosen: readonly OwnerCell[],
): readonly OwnerCell[] | undefined {
  const percent = chosen.reduce((sum, { share }) => sum + share.percent, 0)
  if (percent > 100 || (percent === 100 && chosen.some(({ share }) => share.room > 0))) return undefined
  const [first, ...others] = wanted
  if (first === undefined) return chosen
  const tried = new Set<string>()
  for (const [at, cell] of cells.entries()) {
    const bit = 1n << BigInt(at)
    if ((first & ~forbidden & bit) === 0n) continue
    const rest = others.filter((each) => (each & bit) === 0n)
    // Cells come with the least share first: of two that serve the same wishes the first is enough.
    const serves = rest.map(String).join()
    if (tried.has(serves)) continue
    tried.add(serves)
    const found = chosenCells(cells, forbidden, rest, [...chosen, cell])
    if (found) return found
  }
  return undefined
}
