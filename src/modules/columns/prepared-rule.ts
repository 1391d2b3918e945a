import { type Ground, type GroundTest, type Opaque, opposite, pushed, type Truth } from '../screening/index.ts'
import { CodeColumn, type PlaneMask } from './code-column.ts'
import { CodeSets } from './code-sets.ts'
import { KeyColumn } from './key-column.ts'
import { type ColumnName, type Population, lastDayOfTurnover } from './population.ts'
import { type Falling, fallingFor } from './scale-point.ts'
import { type KeyAnswer, type Step, type Steps, ASK, combined, inverted, joined } from './steps.ts'

/** A rule in terms of a population's keys. "Not" is gone: the tests say the contrary. */
export type ColumnRule =
  | { readonly kind: 'all' | 'any'; readonly of: readonly ColumnRule[] }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly ColumnRule[] }
  | { readonly kind: 'constant'; readonly value: Truth }
  | Lookup
  | Held
  /** Nothing that a key could say: asked of each company that the rest leaves undecided. */
  | { readonly kind: 'asked'; readonly test: Ground }

/** What one column says of one test, or of several together. */
export interface Lookup {
  readonly kind: 'lookup'
  readonly column: KeyColumn
  readonly steps: Steps
  /** The same for those that are to be asked. */
  readonly test: Ground
}

/** Whether some code of a column of codes is held, or none of them is. */
export interface Held {
  readonly kind: 'held'
  readonly masks: readonly PlaneMask[]
  readonly denied: boolean
  /** Some company's codes are not known. */
  readonly missing: boolean
}

/** A rule made ready for a population. */
export function ruleFor(ground: Ground, population: Population, opaque: Opaque): ColumnRule {
  const { columns } = population
  return prepare(pushed(ground, false))

  function prepare(part: Ground): ColumnRule {
    switch (part.kind) {
      case 'all':
      case 'any':
        return grouped(part.kind, part.of.map(prepare))
      case 'not':
        return settled(denied(prepare(part.of)))
      case 'at-least':
        return counted(part.count, part.of.map(prepare))
      case 'constant':
        return part
      case 'hosted':
      case 'other':
      case 'day':
      case 'number':
      case 'amount':
      case 'codes':
      case 'flag':
        return settled(test(part))
    }
  }

  function test(part: GroundTest): ColumnRule {
    switch (part.kind) {
      case 'hosted':
        return hosted(part)
      case 'other':
        return other(part)
      case 'codes': {
        const column = columns.get(part.slot)
        if (column instanceof CodeColumn)
          return { kind: 'held', masks: column.masks(part.any), denied: false, missing: column.missing > 0 }
        if (!(column?.domain instanceof CodeSets)) return { kind: 'constant', value: 1 }
        return lookup(column, column.domain.steps(part.any), 1, part)
      }
      case 'day':
      case 'number':
      case 'amount':
      case 'flag': {
        const scale = onScale(part.slot, (mark) => fallingFor(part, mark), 1, part)
        return scale ?? (part.kind === 'amount' ? notYetActive(part) : { kind: 'constant', value: 1 })
      }
    }
  }

  function onScale(
    name: ColumnName,
    answers: (mark: string) => Falling,
    missing: Truth,
    part: Ground,
  ): Lookup | undefined {
    const column = columns.get(name)
    if (!(column instanceof KeyColumn) || column.domain instanceof CodeSets) return undefined
    return lookup(column, column.domain.steps(answers), missing, part)
  }

  /** Nobody has the turnover of a year: all that can be known is that there was none yet. */
  function notYetActive(part: Extract<GroundTest, { kind: 'amount' }>): ColumnRule {
    const lastDay = lastDayOfTurnover(part.slot)
    if (lastDay === undefined) return { kind: 'constant', value: 1 }
    const active = { kind: 'day', slot: 'start', before: lastDay + 1 } as const
    const start = onScale('start', (mark) => fallingFor(active, mark), 1, part)
    if (!start) return { kind: 'constant', value: 1 }
    const none = (answer: KeyAnswer): KeyAnswer => (answer === 0 ? part.zero : answer === ASK ? ASK : 1)
    return { ...start, steps: joined(start.steps.map(({ to, answer }) => ({ to, answer: none(answer) }))) }
  }

  /** A stay at the site, from a day on, and not until one; whoever had several is asked. */
  function hosted(part: Extract<GroundTest, { kind: 'hosted' }>): ColumnRule {
    const column = columns.get('stay:site')
    if (column instanceof CodeColumn || !(column?.domain instanceof CodeSets)) return { kind: 'constant', value: 0 }
    const sites = part.sites ? column.domain.steps(part.sites) : [{ to: column.domain.count, answer: 2 } as const]
    const begun = (day: number): Truth => (day <= part.on ? 2 : 0)
    const from = onScale('stay:from', () => begun, 0, part)
    const until = onScale('stay:until', () => begun, 2, { kind: 'not', of: part })
    return grouped('all', [lookup(column, sites, 0, part), ...(from ? [from] : []), ...(until ? [denied(until)] : [])])
  }

  /** Whoever lacks a fact that is looked at answers as somebody who lacks all of them; the others are asked. */
  function other(part: Extract<GroundTest, { kind: 'other' }>): ColumnRule {
    const without = opaque(part.criterion, { known: new Map(), stays: [] })
    if (without !== 1) return { kind: 'asked', test: part }
    const known = part.keys.map((key) => columns.get(key)).filter((column) => column instanceof KeyColumn)
    if (known.length < part.keys.length) return { kind: 'constant', value: without }
    return grouped(
      'all',
      known.map((column) => lookup(column, [{ to: column.domain.count, answer: ASK }], without, part)),
    )
  }
}

function lookup(column: KeyColumn, meant: Iterable<Step>, missing: Truth, test: Ground): Lookup {
  return { kind: 'lookup', column, steps: column.answers(meant, missing), test }
}

function denied(rule: ColumnRule): ColumnRule {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return { kind: rule.kind === 'all' ? 'any' : 'all', of: rule.of.map(denied) }
    case 'at-least':
      return { kind: 'at-least', count: rule.of.length - rule.count + 1, of: rule.of.map(denied) }
    case 'constant':
      return { kind: 'constant', value: opposite(rule.value) }
    case 'lookup':
      return { ...rule, steps: inverted(rule.steps), test: { kind: 'not', of: rule.test } }
    case 'held':
      return { ...rule, denied: !rule.denied }
    case 'asked':
      return { kind: 'asked', test: { kind: 'not', of: rule.test } }
  }
}

/** Parts of which all or one must hold, without those that say nothing and with what one column says said at once. */
function grouped(kind: 'all' | 'any', parts: readonly ColumnRule[]): ColumnRule {
  const [settles, idle] = kind === 'all' ? [0, 2] : [2, 0]
  const of: ColumnRule[] = []
  const places = new Map<KeyColumn, number>()
  for (const part of parts.flatMap((each) => (each.kind === kind ? each.of : [each])).map(settled)) {
    if (part.kind === 'constant' && part.value === settles) return part
    if (part.kind === 'constant' && part.value === idle) continue
    const place = part.kind === 'lookup' ? places.get(part.column) : undefined
    const before = place === undefined ? undefined : of[place]
    if (part.kind === 'lookup' && place !== undefined && before?.kind === 'lookup') {
      of[place] = {
        ...part,
        steps: combined(before.steps, part.steps, kind),
        test: { kind, of: [before.test, part.test] },
      }
      continue
    }
    if (part.kind === 'lookup') places.set(part.column, of.length)
    of.push(part)
  }
  const [only, ...others] = of
  if (!only) return { kind: 'constant', value: idle as Truth }
  return others.length === 0 ? only : { kind, of }
}

function counted(count: number, parts: readonly ColumnRule[]): ColumnRule {
  const known = parts.map(settled)
  const sure = known.filter((part) => part.kind === 'constant' && part.value === 2).length
  const of = known.filter((part) => part.kind !== 'constant' || part.value === 1)
  const left = count - sure
  if (left <= 0) return { kind: 'constant', value: 2 }
  if (left > of.length) return { kind: 'constant', value: 0 }
  if (left === 1) return grouped('any', of)
  return left === of.length ? grouped('all', of) : { kind: 'at-least', count: left, of }
}

/** What answers all keys alike is a constant. */
function settled(rule: ColumnRule): ColumnRule {
  const only = rule.kind === 'lookup' && rule.steps.length === 1 ? rule.steps[0]?.answer : undefined
  return only === undefined || only === ASK ? rule : { kind: 'constant', value: only }
}
