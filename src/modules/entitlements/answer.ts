import type { CivilDate } from '../../kernel/civil-date.ts'
import { type FactKey, type FactValue, kindOf } from '../rules/index.ts'
import { readTypedFact } from '../registry/index.ts'

/** What a person typed or touched to answer the question on the page. */
export interface TypedAnswer {
  readonly text: string
  readonly currency: string
  readonly codes: readonly string[]
  /** "yes", "no" or "none"; empty for the form's own button. */
  readonly button: string
}

/** The answer as a value of the fact, or undefined where it is none. "None" is a value; nothing at all is not. */
export function readAnswer(key: FactKey, { text, currency, codes, button }: TypedAnswer): FactValue | undefined {
  const kind = kindOf(key)
  const none = button === 'none'
  if (kind === 'choices' && codes.length === 0 && !none) return undefined
  const value = kind === 'answer' ? button : none ? '0' : text
  const read = readTypedFact(key, { value, values: none ? [] : codes, currency })
  if (!read.ok || (read.value.kind === 'money' && read.value.money.minor < 0n)) return undefined
  return read.value
}

/** The day an answer is true of: what changes from day to day holds on the day it is told. */
export function validOnFor(key: FactKey, today: CivilDate): CivilDate | undefined {
  return kindOf(key) === 'number' || key === 'stage' ? today : undefined
}
