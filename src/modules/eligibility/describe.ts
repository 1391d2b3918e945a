import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import {
  type Owners,
  type Rule,
  type SiteName,
  factLabel,
  factQuestion,
  isFromTheRegister,
  nameFromCode,
  ruleWords,
  showFactValue,
  splitKey,
} from '../rules/index.ts'
import { tellAge, tellDate, tellHosted, tellWindow } from './describe-days.ts'
import { noRate, tellExceeds, tellMoney } from './describe-money.ts'
import { eligibilityWords } from './eligibility.messages.ts'
import type { Finding } from './judgement.ts'
import { type SeenFact, type Telling, distance, factLine, factLines, originOf } from './telling.ts'

/**
 * What a criterion saw on a day, in sentences: the value, its date and source; how far it is from the limit; until when it
 * holds; what is missing; what would change a "no", and honestly when nothing would. It does not repeat the requirement.
 * The rule it is of gives the names of providers and the words of its own facts. `on` is the day it was judged as on.
 */
export function describe(
  finding: Finding,
  language: Language,
  on: CivilDate,
  siteName: SiteName = nameFromCode,
  rule?: Rule,
): string {
  return sentences(finding, { language, words: eligibilityWords[language].findings, on, siteName, rule }).join(' ')
}

function sentences(finding: Finding, told: Telling): readonly string[] {
  const { criterion, seen } = finding
  const { words, language, rule } = told
  if (criterion.kind === 'hosted') return tellHosted(criterion, finding, told)
  if (criterion.kind === 'window') return [tellWindow(criterion, finding, told)]
  if (seen.kind === 'nothing') return tellNothing(finding, told)
  if (criterion.kind === 'money') return tellMoney(criterion, finding, told)
  if (seen.kind === 'facts') {
    if (criterion.kind === 'exceeds') return tellExceeds(criterion, finding, seen, told)
    return [...factLines(seen, told), ...ifUnmet(finding, words.onlyCorrection)]
  }
  if (seen.kind !== 'fact') return []
  switch (criterion.kind) {
    case 'age':
      return tellAge(criterion, finding, seen, told)
    case 'date':
      return tellDate(criterion, finding, seen, told)
    case 'number':
      return [
        factLine(seen.key, seen.fact, '', told),
        ...distance(finding, criterion.bound, seen.key, told),
        ...ifUnmet(finding, words.mayChange),
      ]
    case 'order':
      return [
        factLine(seen.key, seen.fact, '', told),
        ...distance(finding, criterion.bound, seen.key, told),
        ...ifUnmet(finding, words.mayChange),
      ]
    case 'set':
      return [factLine(seen.key, seen.fact, '', told), ...ifUnmet(finding, words.mayChange)]
    case 'owners':
      return tellOwners(criterion, finding, seen, told)
    case 'question':
    case 'commitment':
      return [answerLine(ruleWords(criterion.asks, language), seen, told), ...ifUnmet(finding, words.mayChange)]
    case 'decision':
      return [answerLine(ruleWords(criterion.asks, language), seen, told), ...ifUnmet(finding, words.newDecision)]
    case 'flag': {
      const isPast = !criterion.expects && splitKey(criterion.fact).name.startsWith('received')
      const change = isPast ? words.onlyCorrection : words.mayChange
      return [answerLine(factQuestion(seen.key, language, rule), seen, told), ...ifUnmet(finding, change)]
    }
    case 'once':
    case 'exceeds':
      return []
  }
}

function answerLine(question: string, { key, fact }: SeenFact, { language, words }: Telling): string {
  return words.answerTo(question, showFactValue(key, fact.value, language), originOf(fact))
}

function ifUnmet({ answer }: Finding, text: string): readonly string[] {
  return answer === 'unmet' ? [text] : []
}

function tellNothing({ criterion, missing, reason }: Finding, { language, words, rule }: Telling): readonly string[] {
  if (criterion.kind === 'decision') return [words.notDecided(ruleWords(criterion.asks, language))]
  if (criterion.kind === 'question' || criterion.kind === 'commitment') {
    return [words.unanswered(ruleWords(criterion.asks, language))]
  }
  if (reason?.code === 'no-list') return missing.map((key) => words.listNotAtHand(factQuestion(key, language, rule)))
  if (criterion.kind === 'flag') return missing.map((key) => words.unanswered(factQuestion(key, language, rule)))
  return missing.map((key) => {
    const label = factLabel(key, language, rule)
    return isFromTheRegister(key) ? words.notInTheRegister(label) : words.unknown(label)
  })
}

function tellOwners(
  { rate, share }: Owners,
  finding: Finding,
  { key, fact }: SeenFact,
  told: Telling,
): readonly string[] {
  const { words } = told
  const { reason } = finding
  const line = factLine(key, fact, '', told)
  if (reason?.code === 'owner-turnover-unknown') return [line, words.ownerTurnoverUnknown(reason.owner)]
  return [
    line,
    ...distance(finding, share, key, told),
    ...(noRate(finding, rate, told) ?? []),
    ...ifUnmet(finding, words.mayChange),
  ]
}
