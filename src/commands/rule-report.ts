import type { CivilDate } from '../kernel/civil-date.ts'
import type { Language } from '../kernel/language.ts'
import { type RuleFinding, analyse, ruleFindingText, settle } from '../modules/analysis/index.ts'
import { answerText, describe, judge, nearestChanges, verdictText } from '../modules/eligibility/index.ts'
import { type Facts, type Rates, type Rule, factLabel, ruleText, showFactValue } from '../modules/rules/index.ts'
import type { KnownCompany } from './rule-company.ts'
import { ruleCommandWords } from './rule.messages.ts'

/** What the rule asks for, and what its author should look at, each with a company that shows it where there is one. */
export function ruleLines(
  rule: Rule,
  { language, on, rates }: { readonly language: Language; readonly on: CivilDate; readonly rates: Rates },
): readonly string[] {
  const words = ruleCommandWords[language]
  const findings = analyse(rule, { on, rates })
  return [
    ...ruleText(rule, language),
    '',
    words.findings(findings.length),
    ...findings.flatMap((finding) => [
      `  ${ruleFindingText(finding, rule, language)}`,
      ...witnessOf(finding, rule, language).map((line) => `    ${line}`),
    ]),
  ]
}

function witnessOf(finding: RuleFinding, rule: Rule, language: Language): readonly string[] {
  const company = 'company' in finding ? finding.company : undefined
  const facts = company ? factsIn(company, rule, language) : []
  return facts.length === 0 ? [] : [ruleCommandWords[language].example(facts)]
}

function factsIn({ known, stays }: Facts, rule: Rule, language: Language): readonly string[] {
  const words = ruleCommandWords[language]
  return [
    ...[...known].map(([key, { value }]) =>
      words.fact(factLabel(key, language, rule), showFactValue(key, value, language, rule)),
    ),
    ...stays.map(({ siteName }) => words.hosted(siteName)),
  ]
}

/** What the rule makes of a company: the verdict and the exact one, its proof, until when, and what would change it. */
export function companyLines(
  rule: Rule,
  { facts, rates }: KnownCompany,
  on: CivilDate,
  language: Language,
): readonly string[] {
  const words = ruleCommandWords[language]
  const { verdict, findings, missing, change } = judge(rule, facts, on, rates)
  const { verdict: exact, open } = settle(rule, facts, on, rates)
  // Where the missing facts come out alike, none of them is a change that would be enough.
  const nearest = exact === verdict ? nearestChanges(rule, facts, on, rates) : []
  const label = (key: (typeof missing)[number]) => factLabel(key, language, rule)
  return [
    words.verdict(on, verdictText(verdict, language)),
    ...(exact === verdict ? [] : [`  ${words.exact(verdictText(exact, language))}`]),
    ...findings.map(
      (finding) => `  ${answerText(finding.answer, language)} · ${describe(finding, language, on, undefined, rule)}`,
    ),
    ...(open.length > 0 ? [words.open(open.map(label))] : []),
    ...(change ? [words.changes(change.on, verdictText(change.to, language))] : []),
    ...nearest.map((each) =>
      each.kind === 'day'
        ? words.waiting(each.on, verdictText(each.verdict, language))
        : words.enough(
            words.fact(label(each.key), showFactValue(each.key, each.to, language, rule)),
            verdictText(each.verdict, language),
          ),
    ),
  ]
}
