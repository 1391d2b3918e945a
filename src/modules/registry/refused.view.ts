import { HTTPException } from 'hono/http-exception'
import type { Language } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import type { FieldError } from '../../ui/index.ts'
import type { RegistryRefusal } from './refusal.ts'
import { registryWords } from './registry.messages.ts'

/** What the actor may not know of; the page answers as if it were not there. */
export function isHidden({ code }: RegistryRefusal): boolean {
  return code === 'company-not-found' || code === 'fact-not-found'
}

/** The refusal as a form shows it: a sentence that leads to the field. What the role forbids is a 403. */
export function errorsOf(language: Language, refusal: RegistryRefusal): readonly FieldError[] {
  if (refusal.code === 'not-allowed') throw new HTTPException(403)
  return [{ field: fieldOf(refusal), message: sentenceFor(registryWords[language].refusals, refusal) }]
}

/** The error of one field, where it stands. */
export function errorAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message
}

function fieldOf(refusal: RegistryRefusal): string {
  switch (refusal.code) {
    case 'too-long':
    case 'not-a-number':
    case 'not-a-date':
    case 'date-missing':
    case 'day-to-come':
    case 'currency-malformed':
      return refusal.field
    case 'name-missing':
    case 'unit-name-taken':
      return 'name'
    case 'ice-malformed':
    case 'ice-doubtful':
    case 'ice-taken':
      return 'ice'
    case 'email-malformed':
      return 'email'
    case 'website-malformed':
      return 'website'
    case 'site-missing':
    case 'site-not-found':
    case 'unit-not-found':
      return 'place'
    case 'site-code-malformed':
    case 'site-code-taken':
      return 'code'
    case 'bad-fact-value':
    case 'fact-missing':
    case 'decision-of-the-park':
    case 'fact-of-the-register':
    case 'not-a-rate':
      return 'value'
    case 'source-missing':
      return 'source'
    case 'already-moved':
    case 'ends-before-start':
      return 'startedOn'
    case 'within-other-stay':
      return 'enteredOn'
    case 'no-open-residency':
    case 'rate-taken':
      return 'on'
    case 'same-currency':
      return 'to'
    case 'key-reused':
    case 'not-allowed':
    case 'company-not-found':
    case 'fact-not-found':
    case 'still-hosted':
      return 'content'
  }
}
