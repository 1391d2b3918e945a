export type {
  ChoiceFact,
  DateFact,
  Fact,
  FactKey,
  FactValue,
  Facts,
  MoneyFact,
  NumberFact,
  Rates,
  Stay,
} from './facts.ts'
export type { Answer, Explanation, Finding, Judgement, Seen, UnknownReason, Verdict } from './judgement.ts'
export { type Condition, type Criterion, type Question, type Rule, criteriaOf } from './rule.ts'
export type { RuleProblem } from './problem.ts'

export { judge } from './judge.ts'
export { type BadRule, parseRule } from './parse-rule.ts'
export { type WrittenRule, writeRule } from './write-rule.ts'
export { type BadFactValue, type WrittenFactValue, parseFactValue, writeFactValue } from './fact-value.ts'

export { describe } from './describe.ts'
export { type RuleText, type SiteName, groupText, requirement, ruleText, ruleTree } from './requirement.ts'
export { answerText, factValueProblemText, ruleProblemText, verdictText } from './texts.ts'

export {
  CHOICE_FACTS,
  COUNTRIES,
  DATE_FACTS,
  LEGAL_FORMS,
  type LegalForm,
  MONEY_FACTS,
  NUMBER_FACTS,
  SECTORS,
  STAGES,
  type Sector,
  type Stage,
  codesOf,
  factKeyOf,
  kindOf,
} from './vocabulary.ts'
export { choicesOf, codeLabel, factLabel, factQuestion, showFactValue } from './show-fact.ts'
