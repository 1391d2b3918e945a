export type {
  ChoiceFact,
  ChoiceKey,
  DateFact,
  DateKey,
  DeclaredKey,
  Fact,
  FactDeclaration,
  FactKey,
  FactValue,
  Facts,
  FlagKey,
  MoneyFact,
  MoneyKey,
  NumberFact,
  NumberKey,
  Owner,
  Rates,
  RelationChoice,
  RelationDate,
  RelationFlag,
  RelationMoney,
  RelationNumber,
  Stay,
} from './facts.ts'
export {
  type Age,
  type AtLeast,
  type Bound,
  type Commitment,
  type Condition,
  type Criterion,
  type DateLimit,
  type Decision,
  type Exceeds,
  type Flag,
  type Group,
  type Hosted,
  type MoneyLimit,
  type NumberLimit,
  type Once,
  type Order,
  type Owners,
  type Parameter,
  type Preference,
  type Question,
  type RateRule,
  type Rule,
  type SetMembership,
  type Window,
  criteriaOf,
  isGroup,
  isOwnRate,
  onceKeys,
  partsIn,
  plainRule,
} from './rule.ts'
export { MOST_PROBLEMS, type RuleProblem } from './problem.ts'

export { type BadRule, parseRule } from './parse-rule.ts'
export { DEEPEST, MOST_CONDITIONS } from './parse-condition.ts'
export { shown } from './parse-fields.ts'
export { type WrittenRule, writeRule } from './write-rule.ts'
export { RULE_SCHEMA } from './rule-schema.ts'
export { mapRule, resolveReferences, standalone, withLists } from './references.ts'
export { gathered } from './gather.ts'
export { withParameters } from './parameters.ts'
export { type BadFactValue, type WrittenFactValue, parseFactValue, writeFactValue } from './fact-value.ts'

export { firstUnbroken, hostedSince } from './hosted-since.ts'
export { duration } from './duration.ts'
export { type SiteName, nameFromCode, nameOf, ruleWords } from './names.ts'
export { requirement } from './requirement.ts'
export { type RuleText, groupText, ruleText, ruleTree } from './rule-tree.ts'
export { factValueProblemText, ruleProblemText } from './problem-texts.ts'

export {
  CHOICE_FACTS,
  COUNTRIES,
  DATE_FACTS,
  LEGAL_FORMS,
  type LegalForm,
  MONEY_FACTS,
  NUMBER_FACTS,
  RELATION_FLAGS,
  SECTORS,
  STAGES,
  type Sector,
  type Stage,
  codesOf,
  codesUnder,
  factKeyOf,
  groupsOf,
  holdsMany,
  isChoiceKey,
  isFromTheRegister,
  kindOf,
  scaleOf,
  splitKey,
  isFlagKey,
  isForTheCompany,
} from './vocabulary.ts'
export { choicesOf, codeLabel, factLabel, factQuestion, showFactValue } from './show-fact.ts'
