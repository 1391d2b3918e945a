import { z } from 'zod'
import { type CivilDate, parseCivilDate, parseRoughDate } from '../kernel/civil-date.ts'
import type { Language } from '../kernel/language.ts'
import { type Rate, isCurrency, parseRate } from '../kernel/money.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import {
  type Fact,
  type FactKey,
  type Facts,
  type Rates,
  factKeyOf,
  factValueProblemText,
  hostedSince,
  parseFactValue,
} from '../modules/rules/index.ts'
import { readBy } from '../platform/read-by.ts'
import { ruleCommandWords } from './rule.messages.ts'

/** A company written down to be held against a rule, and the rates to do it with. */
export interface KnownCompany {
  readonly facts: Facts
  readonly rates: Rates
}

const day = readBy(z.string(), parseCivilDate)

const company = z.strictObject({
  known: z.record(z.string(), z.unknown()).default({}),
  stays: z
    .array(
      z.strictObject({
        site: z.string().min(1),
        from: readBy(z.string(), parseRoughDate).optional(),
        to: day.optional(),
      }),
    )
    .default([]),
  rates: z
    .array(
      readBy(
        z.strictObject({ from: z.string(), to: z.string(), value: z.string(), on: day, source: z.string().min(1) }),
        ({ value, ...quoted }): Result<Rate, unknown> => {
          const ratio = parseRate(value)
          if (!ratio.ok) return ratio
          return isCurrency(quoted.from) && isCurrency(quoted.to)
            ? ok({ ...quoted, ...ratio.value })
            : refuse({ code: 'not-a-rate' })
        },
      ),
    )
    .default([]),
})

/**
 * Reads a company from JSON, or says of every value what is wrong with it. Since when it is hosted is read from its stays,
 * as on a day, where the text does not say it.
 */
export function readCompany(
  text: string,
  on: CivilDate,
  language: Language,
): Result<KnownCompany, { readonly code: 'bad-company'; readonly sentences: readonly string[] }> {
  const words = ruleCommandWords[language]
  const bad = (...sentences: readonly string[]) => refuse({ code: 'bad-company' as const, sentences })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return bad(words.notJson((error as SyntaxError).message))
  }
  const read = company.safeParse(json)
  if (!read.success) return bad(...read.error.issues.map(({ path }) => words.badField(path.join('.') || 'company')))

  const known = new Map<FactKey, Fact>()
  const sentences = Object.entries(read.data.known).flatMap(([name, input]) => {
    const key = factKeyOf(name)
    if (!key) return [words.noFact(name)]
    const value = parseFactValue(key, input)
    if (!value.ok) return [`${name}: ${factValueProblemText(value.refusal, language)}`]
    known.set(key, { value: value.value })
    return []
  })
  if (sentences.length > 0) return bad(...sentences)
  const stays = read.data.stays.map(({ site, from, to }) => ({
    site,
    siteName: site,
    ...(from && { from }),
    ...(to && { to }),
  }))
  const since = known.has('hostedSince') ? undefined : hostedSince(stays, on)
  if (since) known.set('hostedSince', { value: { kind: 'date', date: since } })
  return ok({ facts: { known, stays }, rates: read.data.rates })
}
