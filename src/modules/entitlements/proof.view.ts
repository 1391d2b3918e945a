import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Content, type Html, type Proof, proofList, swapping } from '../../ui/index.ts'
import {
  type Explanation,
  type FactKey,
  type Finding,
  describe,
  factLabel,
  groupText,
  requirement,
} from '../eligibility/index.ts'
import { opportunityWords } from './opportunities.messages.ts'

/** For whom a proof is shown, and how sites are called. */
export interface Telling {
  readonly language: Language
  readonly on: CivilDate
  readonly companyId: Id<'company'>
  readonly siteName: (code: string) => string
  /** What is worth asking for: the facts that may still settle a verdict. */
  readonly asked: ReadonlySet<FactKey>
}

/** The proof of a verdict, a line for each criterion in the shape of the rule, each with a way to correct what was seen. */
export function proofs(explanation: Explanation, telling: Telling): Html {
  const parts = explanation.kind === 'all' ? explanation.of : [explanation]
  return proofList(
    telling.language,
    parts.map((part) => proofOf(part, telling)),
  )
}

function proofOf(part: Explanation, telling: Telling): Proof {
  const { language } = telling
  if (part.kind === 'criterion') return criterionProof(part.finding, telling)
  const inner = part.kind === 'not' ? [part.of] : part.of
  const detail = proofList(
    language,
    inner.map((each) => proofOf(each, telling)),
  )
  return { answer: part.answer, title: groupText(part.kind, language), detail }
}

function criterionProof(finding: Finding, telling: Telling): Proof {
  const { language, on, siteName } = telling
  return {
    answer: finding.answer,
    title: requirement(finding.criterion, language, siteName),
    detail: html`<p>${describe(finding, language, on, siteName)}</p>${remedy(finding, telling)}`,
  }
}

/** Where the reader can change what was seen: give the missing fact, correct the known one, record the rate. */
function remedy({ criterion, seen, missing, reason }: Finding, { language, companyId, asked }: Telling): Content {
  const words = opportunityWords[language]
  const to = (key: FactKey) => href(language, `/companies/${companyId}/facts/${encodeURIComponent(key)}`)
  if (reason?.code === 'no-rate') return undefined
  if (seen.kind === 'fact') {
    return html`<p><a class="link" href="${to(seen.key)}">${criterion.kind === 'question' ? words.changeAnswer : words.correct(factLabel(seen.key, language))}</a></p>`
  }
  const key = missing.find((each) => asked.has(each))
  return key && html`<p>${questionLink(key, words.answerHere)}</p>`
}

/** Leads to a question of this page, in place of the one that is asked. */
export function questionLink(key: FactKey, label: string): Html {
  const href = `?ask=${encodeURIComponent(key)}#question`
  return html`<a class="link" href="${href}"${swapping('get', href, 'content')}>${label}</a>`
}
