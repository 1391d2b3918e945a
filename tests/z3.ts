import { init } from 'z3-solver'
import { civilDate, dayNumber } from '../src/kernel/civil-date.ts'
import { type Money, type Rate, factorBetween } from '../src/kernel/money.ts'
import type { Moment } from '../src/modules/analysis/index.ts'
import { rateFor } from '../src/modules/eligibility/index.ts'
import { type Bound, type Exceeds, type Owners, holdsMany, isChoiceKey } from '../src/modules/rules/index.ts'
import { type Ground, type GroundTest, testsOf } from '../src/modules/screening/index.ts'

type Api = Awaited<ReturnType<typeof init>>
type Context = ReturnType<Api['Context']>
type Bool = ReturnType<Context['Bool']['const']>
type Arith = ReturnType<Context['Int']['const']>

/** What a part asks of a company: that it certainly holds, and that it certainly does not. */
interface Sides {
  readonly yes: Bool
  readonly no: Bool
}

/** What is asked of some rules, together: that a company certainly passes each, or certainly fails it. */
export interface Asked {
  readonly ground: Ground
  readonly holds: boolean
}

/**
 * A theorem prover that is asked whether a company can be found. It knows rules only by the words of this file, which owe
 * nothing to the analysis they are held against: real numbers, whole numbers and booleans, no places between limits.
 */
export async function prover(): Promise<Prover> {
  const api = await init()
  const z3 = api.Context('main') as Context
  const satisfies = async (asked: readonly Asked[], moment: Moment, unknowns: boolean): Promise<boolean> => {
    const solver = new z3.Solver()
    const grounds = asked.map(({ ground }) => ground)
    const names = new Names(z3, moment, unknowns, grounds.flatMap(testsOf))
    for (const { ground, holds } of asked) {
      const { yes, no } = names.sides(ground)
      solver.add(holds ? yes : no)
    }
    solver.add(...names.world())
    const answer = await solver.check()
    if (answer === 'unknown') throw new Error('The prover does not know.')
    return answer === 'sat'
  }
  return {
    async possible(asked, moment) {
      if (await satisfies(asked, moment, false)) return true
      const isVague = asked.some(({ ground }) => hasUnknown(ground))
      return isVague && (await satisfies(asked, moment, true)) ? 'undecided' : false
    },
    stop: () => api.em.PThread.terminateAllThreads(),
  }
}

interface Prover {
  /** Undecided where it hangs on a part of which nothing is known. */
  possible(asked: readonly Asked[], moment: Moment): Promise<boolean | 'undecided'>
  stop(): void
}

function hasUnknown(ground: Ground): boolean {
  if (ground.kind === 'not') return hasUnknown(ground.of)
  return 'of' in ground ? ground.of.some(hasUnknown) : ground.kind === 'constant' && ground.value === 1
}

/** One question's rules in the prover's words. */
class Names {
  readonly #z3: Context
  readonly #moment: Moment
  /** Whether a part of which nothing is known may come out as it likes, or never comes out. */
  readonly #unknowns: boolean
  readonly #tests: readonly GroundTest[]
  readonly #groups: readonly number[]

  constructor(z3: Context, moment: Moment, unknowns: boolean, tests: readonly GroundTest[]) {
    this.#z3 = z3
    this.#moment = moment
    this.#unknowns = unknowns
    this.#tests = tests
    // A group of owners for each test that may want one.
    this.#groups = tests.filter(isOfOwners).map((_, group) => group)
  }

  sides(ground: Ground): Sides {
    const z3 = this.#z3
    switch (ground.kind) {
      case 'all':
      case 'any': {
        const of = ground.of.map((part) => this.sides(part))
        const every = (name: keyof Sides) => z3.And(...of.map((part) => part[name]))
        const some = (name: keyof Sides) => z3.Or(...of.map((part) => part[name]))
        return ground.kind === 'all' ? { yes: every('yes'), no: some('no') } : { yes: some('yes'), no: every('no') }
      }
      case 'not': {
        const { yes, no } = this.sides(ground.of)
        return { yes: no, no: yes }
      }
      case 'at-least': {
        const of = ground.of.map((part) => this.sides(part))
        const count = (name: keyof Sides) =>
          z3.Sum(z3.Int.val(0), ...of.map((part) => z3.If(part[name], z3.Int.val(1), z3.Int.val(0)) as never))
        return {
          yes: count('yes').ge(ground.count),
          no: count('no').gt(ground.of.length - ground.count),
        }
      }
      case 'constant': {
        const either = ground.value === 1 && this.#unknowns
        return { yes: z3.Bool.val(ground.value === 2 || either), no: z3.Bool.val(ground.value === 0 || either) }
      }
      case 'day':
      case 'number':
      case 'amount':
      case 'codes':
      case 'flag':
      case 'hosted':
      case 'other':
        return this.#test(ground)
    }
  }

  #test(test: GroundTest): Sides {
    const z3 = this.#z3
    switch (test.kind) {
      case 'day': {
        const before = this.#day(test.slot).lt(test.before)
        return { yes: before, no: z3.Not(before) }
      }
      case 'number': {
        const value = z3.Real.const(test.slot)
        const limit = z3.Real.val(String(test.limit))
        const keeps = test.op === 'under' ? value.lt(limit) : value.le(limit)
        return { yes: keeps, no: z3.Not(keeps) }
      }
      case 'amount': {
        const { minor, currency } = this.#amount(test.slot)
        const nothing = minor.eq(0)
        const side = (below: boolean): Bool => {
          const ways = [...test.under].map(([code, limit]) => {
            const is = currency.eq(currencyNumber(code))
            const kept = below ? minor.lt(limit) : minor.ge(limit)
            return z3.And(z3.Not(nothing), is, kept)
          })
          return z3.Or(z3.And(nothing, z3.Bool.val((test.zero === 2) === below)), ...ways)
        }
        return { yes: side(true), no: side(false) }
      }
      case 'codes': {
        const held = z3.Or(...test.any.map((code) => this.#code(test.slot, code)), z3.Bool.val(false))
        return { yes: held, no: z3.Not(held) }
      }
      case 'hosted': {
        const name = `hosted ${test.on}`
        const sites = test.sites ?? [...KNOWN_SITES, 'elsewhere']
        const here = z3.Or(...sites.map((site) => this.#code(name, site)))
        return { yes: here, no: z3.Not(here) }
      }
      case 'flag': {
        const flag = z3.Bool.const(test.slot)
        return { yes: flag, no: z3.Not(flag) }
      }
      case 'other':
        if (test.criterion.kind === 'exceeds') return this.#exceeds(test.criterion)
        if (test.criterion.kind === 'owners') return this.#owners(test.criterion)
        throw new Error(`${test.criterion.kind} is not known to the prover.`)
    }
  }

  #exceeds({ fact, other }: Exceeds): Sides {
    const z3 = this.#z3
    const [a, b] = [this.#amount(fact), this.#amount(other)]
    const nothing = { yes: z3.Bool.val(false), no: a.minor.eq(0) }
    const rest = { yes: z3.And(a.minor.gt(0), b.minor.eq(0)), no: z3.Bool.val(false) }
    const ways = [
      nothing,
      rest,
      ...this.#pairs().map(({ from, to, up, down }) => {
        const both = z3.And(a.minor.gt(0), b.minor.gt(0), from(a.currency), to(b.currency, a.currency))
        const [left, right] = [a.minor.mul(up), b.minor.mul(down)]
        return { yes: z3.And(both, left.gt(right)), no: z3.And(both, left.le(right)) }
      }),
    ]
    return { yes: z3.Or(...ways.map(({ yes }) => yes)), no: z3.Or(...ways.map(({ no }) => no)) }
  }

  /** Every two currencies between which amounts compare, and how; any currency compares with itself. */
  #pairs(): readonly Pair[] {
    const { on, rates } = this.#moment
    const currencies = [...new Set(rates.flatMap(({ from, to }) => [from, to]))]
    const pairs = currencies.flatMap((from) =>
      currencies.flatMap((to): readonly Pair[] => {
        const rate = from === to ? undefined : rateFor('dated', [from, to], { on, rates })
        const is = (code: string) => (currency: Arith) => currency.eq(currencyNumber(code))
        return rate ? [{ from: is(from), to: is(to), ...factorBetween(from, to, rate) }] : []
      }),
    )
    return [...pairs, { from: () => this.#z3.Bool.val(true), to: (b, a) => b.eq(a), up: 1n, down: 1n }]
  }

  #owners({ share, turnover, rate }: Owners): Sides {
    const z3 = this.#z3
    const groups = this.#groups.map((group) => {
      const { present, percent, minor, currency } = this.#group(group)
      const within = bounded(share.op, percent, z3.Real.val(String(share.limit)))
      const sold = turnover ? this.#bounded(turnover, rate, minor, currency) : always(z3)
      return {
        yes: z3.And(present, within, sold.yes),
        no: z3.Or(z3.Not(present), z3.Not(within), sold.no),
      }
    })
    return { yes: z3.Or(...groups.map(({ yes }) => yes)), no: z3.And(...groups.map(({ no }) => no)) }
  }

  #group(group: number) {
    const z3 = this.#z3
    return {
      present: z3.Bool.const(`owner ${group}`),
      percent: z3.Real.const(`owner ${group} percent`),
      minor: z3.Int.const(`owner ${group} turnover`),
      currency: z3.Int.const(`owner ${group} currency`),
    }
  }

  /** An amount against a bound: exactly, in every currency that a rate reaches. */
  #bounded({ op, limit }: Bound<Money>, rate: Owners['rate'], minor: Arith, currency: Arith): Sides {
    const z3 = this.#z3
    const { on, rates } = this.#moment
    const quoted: readonly Rate[] = typeof rate === 'object' && 'from' in rate ? [rate] : rates
    const codes = new Set([limit.currency, ...quoted.flatMap(({ from, to }) => [from, to])])
    const side = (keeps: boolean): Bool => {
      const measured = [...codes].flatMap((code) => {
        const known = code === limit.currency ? undefined : rateFor(rate, [code, limit.currency], { on, rates })
        if (code !== limit.currency && !known) return []
        const { up, down } = known ? factorBetween(code, limit.currency, known) : { up: 1n, down: 1n }
        const kept = bounded(op, minor.mul(up), z3.Int.val(limit.minor * down))
        return [z3.And(minor.gt(0), currency.eq(currencyNumber(code)), keeps ? kept : z3.Not(kept))]
      })
      const kept = bounded(op, z3.Int.val(0), z3.Int.val(limit.minor))
      return z3.Or(z3.And(minor.eq(0), keeps ? kept : z3.Not(kept)), ...measured)
    }
    return { yes: side(true), no: side(false) }
  }

  #amount(slot: string): { readonly minor: Arith; readonly currency: Arith } {
    return { minor: this.#z3.Int.const(slot), currency: this.#z3.Int.const(`${slot} currency`) }
  }

  #day(slot: string): Arith {
    return this.#z3.Int.const(slot === 'activityStartedOn' ? 'start' : slot)
  }

  /** A fact of one code is a number, of several a boolean for each. */
  #code(slot: string, code: string): Bool {
    const one = isChoiceKey(slot as never) && !slot.startsWith('hosted') && !holdsMany(slot as never)
    if (one) return this.#z3.Int.const(slot).eq(codeNumber(code))
    return this.#z3.Bool.const(`${slot} ${code}`)
  }

  /** What is so of every company: days there are, numbers not below zero, no turnover before the start. */
  world(): Bool[] {
    const z3 = this.#z3
    const starts = this.#tests.some(
      (test) => test.kind === 'day' && (test.slot === 'start' || test.slot === 'activityStartedOn'),
    )
    const owned = this.#groups.map((group) => {
      const { present, percent } = this.#group(group)
      return z3.If(present, percent, z3.Real.val(0)) as Arith
    })
    const owners = this.#groups.flatMap((group) => {
      const { percent, minor } = this.#group(group)
      return [percent.ge(0), percent.le(100), minor.ge(0)]
    })
    if (owned.length > 0) owners.push(z3.Sum(z3.Real.val(0), ...owned).le(100))
    const facts = this.#tests.flatMap((test): Bool[] => {
      if (test.kind === 'other')
        return test.keys.filter((key) => key !== 'owners').map((key) => z3.Int.const(key).ge(0))
      if (test.kind === 'day') {
        const day = this.#day(test.slot)
        return [day.le(dayNumber(civilDate(9999, 12, 31)))]
      }
      if (test.kind === 'number') {
        const value = z3.Real.const(test.slot)
        return [value.ge(0), ...(test.slot === 'ownFundsPercent' ? [value.le(100)] : [])]
      }
      if (test.kind !== 'amount') return []
      const minor = z3.Int.const(test.slot)
      const year = test.slot.startsWith('turnover:') ? Number(test.slot.slice('turnover:'.length)) : undefined
      const before =
        year === undefined || !starts
          ? []
          : [z3.Implies(this.#day('start').gt(dayNumber(civilDate(year, 12, 31))), minor.eq(0))]
      return [minor.ge(0), ...before]
    })
    return [...facts, ...owners]
  }
}

interface Pair {
  readonly from: (currency: Arith) => Bool
  readonly to: (currency: Arith, other: Arith) => Bool
  readonly up: bigint
  readonly down: bigint
}

function isOfOwners(test: GroundTest): boolean {
  return test.kind === 'other' && test.criterion.kind === 'owners'
}

function always(z3: Context): Sides {
  return { yes: z3.Bool.val(true), no: z3.Bool.val(false) }
}

function bounded(op: Bound<unknown>['op'], value: Arith, limit: Arith): Bool {
  switch (op) {
    case 'under':
      return value.lt(limit)
    case 'at-most':
      return value.le(limit)
    case 'at-least':
      return value.ge(limit)
    case 'over':
      return value.gt(limit)
  }
}

const KNOWN_SITES = ['casablanca', 'rabat', 'fes', 'oujda'] as const

const numbers = new Map<string, number>()

function codeNumber(code: string): number {
  const known = numbers.get(code) ?? numbers.size + 1
  numbers.set(code, known)
  return known
}

function currencyNumber(code: string): number {
  return codeNumber(`currency ${code}`)
}
