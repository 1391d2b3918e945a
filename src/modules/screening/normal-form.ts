import type { Ground, GroundTest, Truth } from './ground.ts'
import { isTest } from './layout.ts'
import { opposite } from './plain.ts'

/** A test, or its denial. */
export interface Leaf {
  readonly test: GroundTest
  readonly denied: boolean
}

/**
 * A rule as a list of parts that must all hold: single leaves, choices between leaves, and what is neither. Denials are
 * pushed down to the leaves, so that what is left of a rule reads in one direction.
 */
export interface NormalForm {
  readonly leaves: readonly Leaf[]
  readonly choices: readonly (readonly Leaf[])[]
  readonly rest: readonly Ground[]
  /** What holds or fails, or stays unknown, whoever is asked. */
  readonly constant: Truth
}

/** The rule in normal form; it answers exactly as the rule does. */
export function normalFormOf(ground: Ground): NormalForm {
  const leaves: Leaf[] = []
  const choices: (readonly Leaf[])[] = []
  const rest: Ground[] = []
  let constant: Truth = 2
  for (const part of conjuncts(pushed(ground, false))) {
    const leaf = leafIn(part)
    if (leaf && leaf.test.kind !== 'other') leaves.push(leaf)
    else if (part.kind === 'constant') constant = Math.min(constant, part.value) as Truth
    else {
      const choice = part.kind === 'any' ? part.of.map(leafIn) : []
      const plain = choice.length > 0 && choice.every((each) => each !== undefined && each.test.kind !== 'other')
      if (plain) choices.push(choice.filter((each) => each !== undefined))
      else rest.push(part)
    }
  }
  return { leaves, choices, rest, constant }
}

function leafIn(ground: Ground): Leaf | undefined {
  if (isTest(ground)) return { test: ground, denied: false }
  return ground.kind === 'not' && isTest(ground.of) ? { test: ground.of, denied: true } : undefined
}

function conjuncts(ground: Ground): readonly Ground[] {
  return ground.kind === 'all' ? ground.of.flatMap(conjuncts) : [ground]
}

/** The same with denials only on tests: "not all" is "some not", "not at least n of m" is "at least m - n + 1 not". */
export function pushed(ground: Ground, denied: boolean): Ground {
  switch (ground.kind) {
    case 'all':
    case 'any': {
      const kind = (ground.kind === 'all') === denied ? 'any' : 'all'
      const parts = ground.of.map((part) => pushed(part, denied))
      const of = parts.flatMap((part) => (part.kind === kind ? part.of : [part]))
      const [only] = of
      return of.length === 1 && only ? only : { kind, of }
    }
    case 'not':
      return pushed(ground.of, !denied)
    case 'at-least': {
      const count = denied ? ground.of.length - ground.count + 1 : ground.count
      const of = ground.of.map((part) => pushed(part, denied))
      if (count <= 1) return pushed({ kind: 'any', of }, false)
      return count === of.length ? pushed({ kind: 'all', of }, false) : { kind: 'at-least', count, of }
    }
    case 'constant':
      return { kind: 'constant', value: denied ? opposite(ground.value) : ground.value }
    case 'day':
    case 'number':
    case 'amount':
    case 'codes':
    case 'flag':
    case 'hosted':
    case 'other':
      return denied ? { kind: 'not', of: ground } : ground
  }
}
