import { type CivilDate, parseCivilDate } from '../../kernel/civil-date.ts'
import { fieldsOf, numberAt, required } from './parse-fields.ts'
import { type Reading, choiceAt, kebabAt, wordsAt } from './reading.ts'
import type { Commitment, Decision, Question, Window } from './rule.ts'

export function readQuestion({ problems }: Reading, input: unknown, path: string): Omit<Question, 'id'> | undefined {
  const fields = fieldsOf(problems, input, path, ['key', 'expects', 'asks', 'requires'])
  if (!fields) return undefined
  const key = kebabAt(problems, required(problems, fields, path, 'key'), `${path}.key`)
  const expects = fields.get('expects')
  const words = wordsAt(problems, fields, path)
  if (typeof expects !== 'boolean') {
    return problems.note(`${path}.expects`, { code: 'not-allowed-value', values: ['true', 'false'] })
  }
  return key === undefined || !words ? undefined : { kind: 'question', key, expects, ...words }
}

const deciders = ['operator', 'partner', 'third-party'] as const
const grounds = ['external-evidence', 'discretion', 'judgement-of-quality'] as const

export function readDecision({ problems }: Reading, input: unknown, path: string): Omit<Decision, 'id'> | undefined {
  const fields = fieldsOf(problems, input, path, ['key', 'by', 'because', 'asks', 'requires'])
  if (!fields) return undefined
  const key = kebabAt(problems, required(problems, fields, path, 'key'), `${path}.key`)
  const by = choiceAt(problems, fields.get('by'), `${path}.by`, deciders)
  const because = choiceAt(problems, fields.get('because'), `${path}.because`, grounds)
  const words = wordsAt(problems, fields, path)
  return key === undefined || !by || !because || !words ? undefined : { kind: 'decision', key, by, because, ...words }
}

export function readCommitment(
  { problems }: Reading,
  input: unknown,
  path: string,
): Omit<Commitment, 'id'> | undefined {
  const fields = fieldsOf(problems, input, path, ['key', 'withinMonths', 'asks', 'requires'])
  if (!fields) return undefined
  const key = kebabAt(problems, required(problems, fields, path, 'key'), `${path}.key`)
  const months = fields.has('withinMonths')
    ? numberAt(problems, fields.get('withinMonths'), `${path}.withinMonths`, { least: 1, most: 1200, whole: true })
    : undefined
  const words = wordsAt(problems, fields, path)
  if (key === undefined || !words) return undefined
  return { kind: 'commitment', key, ...(months !== undefined && { withinMonths: months }), ...words }
}

export function readWindow(reading: Reading, input: unknown, path: string): Omit<Window, 'id'> | undefined {
  const { problems } = reading
  const fields = fieldsOf(problems, input, path, ['opensOn', 'closesOn'])
  if (!fields) return undefined
  if (fields.size === 0) return problems.note(path, { code: 'empty' })
  const dayAt = (name: string): CivilDate | undefined => {
    const written = fields.get(name)
    if (written === undefined) return undefined
    const read = typeof written === 'string' ? parseCivilDate(written) : undefined
    return read?.ok ? read.value : problems.note(`${path}.${name}`, { code: 'bad-date' })
  }
  const [opensOn, closesOn] = [dayAt('opensOn'), dayAt('closesOn')]
  if (opensOn && closesOn && closesOn < opensOn) return problems.note(path, { code: 'closes-before-it-opens' })
  if (opensOn) reading.opening = true
  return { kind: 'window', ...(opensOn && { opensOn }), ...(closesOn && { closesOn }) }
}
