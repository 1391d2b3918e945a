import { html } from 'hono/html'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Content, type Html, type Proof, proofList, swapping } from '../../ui/index.ts'
import { type Explanation, type Finding, describe } from '../eligibility/index.ts'
import { type FactKey, type Rule, factLabel, groupText, isFromTheRegister, requirement } from '../rules/index.ts'
import type { OpenOffer } from '../partners/index.ts'
import { opportunityWords } from './opportunities.messages.ts'
import type { Grounds, Opportunity } from './opportunity.ts'

/** What can be done with an offer beside looking at it. */
export type OfferAction = (opportunity: Opportunity) => Content

/** For whom a proof is shown, and how sites are called. */
export interface Telling {
  readonly language: Language
  readonly on: CivilDate
  readonly companyId: Id<'company'>
  readonly siteName: (code: string) => string
  /** What is worth asking for: the facts that may still settle a verdict. */
  readonly asked: ReadonlySet<FactKey>
  /** What verdicts stand on, to tell what would change them. */
  readonly grounds: Grounds
  /** Where a question of this page is asked, with what the reader has filtered and put off. */
  readonly askHref: (key: FactKey) => string
  /** The button that says that the company already has an offer. */
  readonly holdForm: (offer: OpenOffer) => Content
  /** What another module lets the company do with an offer, in place of the way to its page; undefined where nothing. */
  readonly actionOf: OfferAction
  /** The reader works for the operator: what a person must decide is for them to decide. */
  readonly staff: boolean
}

/** The same for the proof of one rule, which has the words of what is its own. */
interface RuleTelling extends Telling {
  readonly rule: Rule
}

/** The proof of a verdict, a line for each criterion in the shape of the rule, each with a way to correct what was seen. */
export function proofs(explanation: Explanation, rule: Rule, told: Telling): Html {
  const telling = { ...told, rule }
  const parts = explanation.kind === 'all' ? explanation.of : [explanation]
  return proofList(
    telling.language,
    parts.map((part) => proofOf(part, telling)),
  )
}

function proofOf(part: Explanation, telling: RuleTelling): Proof {
  const { language, rule } = telling
  if (part.kind === 'criterion') return criterionProof(part.finding, telling)
  const detail = proofList(
    language,
    part.of.map((each) => proofOf(each, telling)),
  )
  return { answer: part.answer, title: groupText(part, language, rule), detail }
}

function criterionProof(finding: Finding, telling: RuleTelling): Proof {
  const { language, on, siteName, rule } = telling
  return {
    answer: finding.answer,
    title: requirement(finding.criterion, language, siteName, rule),
    detail: html`<p>${describe(finding, language, on, siteName, rule)}</p>${remedy(finding, telling)}`,
  }
}

/** Where the reader can change what was seen: give the missing fact, correct the known one, decide what is to be decided. */
function remedy({ criterion, seen, missing, reason }: Finding, telling: RuleTelling): Content {
  const { language, companyId, asked, staff, rule } = telling
  const words = opportunityWords[language]
  const to = (key: FactKey) => href(language, `/companies/${companyId}/facts/${encodeURIComponent(key)}`)
  if (reason?.code === 'no-rate') return undefined
  if (criterion.kind === 'decision') {
    const label = seen.kind === 'fact' ? words.decideAgain : words.decide
    return staff ? html`<p><a class="link" href="${to(`decision:${criterion.key}`)}">${label}</a></p>` : undefined
  }
  const [lacking] = missing
  const shown = seen.kind === 'fact' ? seen.key : lacking
  if (shown !== undefined && isFromTheRegister(shown)) {
    const path = href(language, `/companies/${companyId}/move`)
    return staff ? html`<p><a class="link" href="${path}">${words.enterStay}</a></p>` : undefined
  }
  if (seen.kind === 'fact') {
    const label =
      'asks' in criterion || criterion.kind === 'flag'
        ? words.changeAnswer
        : words.correct(factLabel(seen.key, language, rule))
    return html`<p><a class="link" href="${to(seen.key)}">${label}</a></p>`
  }
  const key = missing.find((each) => asked.has(each))
  return key && html`<p>${questionLink(key, words.answerHere, telling)}</p>`
}

/** Leads to a question of this page, in place of the one that is asked. */
export function questionLink(key: FactKey, label: string, { askHref }: Telling): Html {
  const href = askHref(key)
  return html`<a class="link" href="${href}"${swapping('get', href, 'content')}>${label}</a>`
}
