import { HTTPException } from 'hono/http-exception'
import type { Language } from '../../kernel/language.ts'
import { sentenceFor } from '../../kernel/messages.ts'
import { type Actor, isDirector, isStaff } from '../../platform/actor.ts'
import { type WebContext, actorOf, query } from '../../platform/web.ts'
import type { FieldError } from '../../ui/index.ts'
import type { SiteName } from '../rules/index.ts'
import type { SiteLabel } from './adopt-offer.view.ts'
import { draftWords } from './drafts.messages.ts'
import type { DraftDone } from './drafts.view.ts'
import { MOST_DRAFTS } from './offer-draft.ts'
import { partnerWords } from './partners.messages.ts'
import type { FieldProblem, TypedOffer } from './typed-reader.ts'

/** Who is signed in and runs the whole park; a 403 for anybody else. */
export function directorOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isDirector(actor)) throw new HTTPException(403)
  return actor
}

/** Who is signed in and works for the operator; a 403 for anybody else. */
export function staffOf(c: WebContext): Actor {
  const actor = actorOf(c)
  if (!isStaff(actor)) throw new HTTPException(403)
  return actor
}

/** What is wrong with a form, a sentence at each field. */
export function errorsOf(problems: readonly FieldProblem[], language: Language): readonly FieldError[] {
  return problems.map((problem) => ({
    field: problem.field,
    message: sentenceFor(partnerWords[language].problems, problem),
  }))
}

/** How rules call the sites of the park. */
export function siteNameAmong(sites: readonly SiteLabel[]): SiteName {
  const names = new Map(sites.map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}

/** A form that nobody has filled in yet. */
export const nothingTyped: TypedOffer = { text: () => '', all: () => [] }

/** What the address says was just done with the draft that is shown. */
export function draftDoneIn(c: WebContext): DraftDone | undefined {
  return (['saved', 'not-discarded'] as const).find((done) => done === query(c, 'done'))
}

/** Why a form was not taken, above it; what another hand did to its draft is told beside the draft. */
export function draftRefusalText(code: string, language: Language): string | undefined {
  const words = draftWords[language]
  if (code === 'key-reused') return partnerWords[language].form.usedAlready
  if (code === 'too-many-drafts') return words.tooMany(MOST_DRAFTS)
  return code === 'draft-too-large' ? words.tooLarge : undefined
}
