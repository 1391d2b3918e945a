import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Facts, Rates, Rule } from '../rules/index.ts'
import type { Occasion } from './judgement.ts'
import { viewOf } from './view.ts'
import { answerOf } from './weigh.ts'

/** The points that a company's preferences earn: at least what is known, at most what may still come out. */
export interface Rank {
  readonly least: number
  readonly most: number
}

/** Adds up the weights of the preferences a company meets. It orders companies and never shuts one out. */
export function rankOf(rule: Rule, facts: Facts, on: CivilDate, rates: Rates, occasion: Occasion = {}): Rank {
  const view = viewOf(rule, facts, on, rates, occasion)
  let [least, most] = [0, 0]
  for (const { weight, when } of rule.prefers) {
    const answer = answerOf(when, view)
    if (answer === 'met') least += weight
    if (answer !== 'unmet') most += weight
  }
  return { least, most }
}
