import { init } from 'z3-solver'
import { civilDate, dayNumber } from '../src/kernel/civil-date.ts'
import { holdsMany, isChoiceKey } from '../src/modules/rules/index.ts'
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
export async function prover(): Promise<{ possible(asked: readonly Asked[]): Promise<boolean>; stop(): void }> {
  const api = await init()
  const z3 = api.Context('main') as Context
  return {
    async possible(asked) {
      const solver = new z3.Solver()
      const names = new Names(z3)
      for (const { ground, holds } of asked) {
        const { yes, no } = names.sides(ground)
        solver.add(holds ? yes : no)
      }
      solver.add(...names.world(asked.map(({ ground }) => ground)))
      const answer = await solver.check()
      if (answer === 'unknown') throw new Error('The prover does not know.')
      return answer === 'sat'
    },
    stop: () => api.em.PThread.terminateAllThreads(),
  }
}

/** One question's rules in the prover's words. */
class Names {
  readonly #z3: Context

  constructor(z3: Context) {
    this.#z3 = z3
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
      case 'constant':
        return { yes: z3.Bool.val(ground.value === 2), no: z3.Bool.val(ground.value === 0) }
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
        const minor = z3.Int.const(test.slot)
        const currency = z3.Int.const(`${test.slot} currency`)
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
        throw new Error('Owners and comparisons of amounts are not asked about.')
    }
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
  world(grounds: readonly Ground[]): Bool[] {
    const z3 = this.#z3
    const tests = grounds.flatMap((ground) => [...testsOf(ground)])
    const starts = tests.some(
      (test) => test.kind === 'day' && (test.slot === 'start' || test.slot === 'activityStartedOn'),
    )
    return tests.flatMap((test): Bool[] => {
      if (test.kind === 'day') {
        const day = this.#day(test.slot)
        return [day.le(dayNumber(civilDate(9999, 12, 31)))]
      }
      if (test.kind === 'number') return [z3.Real.const(test.slot).ge(0)]
      if (test.kind !== 'amount') return []
      const minor = z3.Int.const(test.slot)
      const year = test.slot.startsWith('turnover:') ? Number(test.slot.slice('turnover:'.length)) : undefined
      const before =
        year === undefined || !starts
          ? []
          : [z3.Implies(this.#day('start').gt(dayNumber(civilDate(year, 12, 31))), minor.eq(0))]
      return [minor.ge(0), ...before]
    })
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
