import { sentenceFor } from '../../kernel/messages.ts'
import type { Language } from '../../kernel/language.ts'
import type { Form } from '../../platform/web.ts'
import type { FieldError } from '../../ui/index.ts'
import { type TypedFact, readTypedFact, registryWords, typedFactFrom } from '../registry/index.ts'
import { type FactKey, type FactValue, holdsMany, isChoiceKey, kindOf } from '../rules/index.ts'

/** What somebody typed for one of the facts asked. */
export interface TypedAnswer extends TypedFact {
  readonly key: FactKey
  /** The name of its field. */
  readonly name: string
  /** "Nothing of this", where a choice of several offers it. */
  readonly none: boolean
}

/** The name of the field of the fact at this place of the inquiry. */
export function fieldName(index: number): string {
  return `f${index}`
}

/** The answers to the facts of an inquiry as a form sends them; nothing at first. */
export function typedAnswers(keys: readonly FactKey[], form: Form | undefined): readonly TypedAnswer[] {
  return keys.map((key, index) => {
    const name = fieldName(index)
    const typed = form ? typedFactFrom(form, name) : { value: '', values: [], currency: '' }
    return { ...typed, key, name, none: form?.text(noneName(name)) === 'yes' }
  })
}

export function noneName(name: string): string {
  return `${name}None`
}

/** Whether "nothing of this" is an answer that its field cannot give by itself. */
export function offersNone(key: FactKey): boolean {
  return isChoiceKey(key) && holdsMany(key)
}

/** The fields that carry an answer on to the next page, as they were typed. */
export function carried({ key, name, value, values, currency, owners = [], none }: TypedAnswer): [string, string][] {
  switch (kindOf(key)) {
    case 'choices':
      return [
        ...values.map((code): [string, string] => [name, code]),
        ...(none ? [[noneName(name), 'yes'] as [string, string]] : []),
      ]
    case 'money':
      return [
        [name, value],
        [`${name}Currency`, currency],
      ]
    case 'owners':
      return owners.filter(isFilledIn).flatMap((owner): [string, string][] => [
        ['ownerName', owner.name],
        ['ownerGroup', owner.group],
        ['ownerPercent', owner.percent],
        ['ownerTurnover', owner.turnover],
        ['ownerTurnoverCurrency', owner.currency],
      ])
    case 'date':
    case 'number':
    case 'answer':
      return [[name, value]]
  }
}

export interface ReadAnswers {
  readonly values: ReadonlyMap<FactKey, FactValue>
  readonly errors: readonly FieldError[]
}

/** The answers as values; those left empty are none, those that cannot be read say why. */
export function readAnswers(answers: readonly TypedAnswer[], language: Language): ReadAnswers {
  const values = new Map<FactKey, FactValue>()
  const errors: FieldError[] = []
  for (const answer of answers) {
    if (!isGiven(answer)) continue
    const read = readTypedFact(answer.key, answer)
    const negative = read.ok && read.value.kind === 'money' && read.value.money.minor < 0n
    if (read.ok && !negative) values.set(answer.key, read.value)
    else {
      const refusal = read.ok ? ({ code: 'bad-fact-value', expects: 'money' } as const) : read.refusal
      errors.push({ field: answer.name, message: sentenceFor(registryWords[language].refusals, refusal) })
    }
  }
  return { values, errors }
}

function isGiven({ key, value, values, owners = [], none }: TypedAnswer): boolean {
  switch (kindOf(key)) {
    case 'choices':
      return none || values.length > 0
    case 'owners':
      return owners.some(isFilledIn)
    case 'date':
    case 'money':
    case 'number':
    case 'answer':
      return value !== ''
  }
}

function isFilledIn({ name, group, percent, turnover }: NonNullable<TypedFact['owners']>[number]): boolean {
  return [name, group, percent, turnover].some((text) => text !== '')
}
