import type { CivilDate } from '../../kernel/civil-date.ts'
import { type Language, showDate } from '../../kernel/language.ts'
import { type InLanguages, type Messages, french, isolate, sentenceFor } from '../../kernel/messages.ts'
import { type Criterion, type Rule, criteriaOf, factLabel, requirement } from '../rules/index.ts'
import type { RuleFinding } from './finding.ts'

/** A finding whose criteria and facts are told by their words. */
type Told = RuleFinding extends infer Finding
  ? Finding extends { readonly code: infer Code }
    ? {
        readonly code: Code
        readonly criteria: readonly string[]
        readonly fact: string
        readonly value: string
        readonly other: string
        readonly on: CivilDate
      }
    : never
  : never

const fr: Messages<Told> = french<Messages<Told>>({
  'never-true': ({ criteria }) =>
    `Aucune entreprise ne peut remplir cette règle. En cause : ${criteria.join(' · ')}. Changez ce qui s’y oppose.`,
  'always-true': () =>
    'Toute entreprise remplit cette règle. Ajoutez une condition, ou dites qu’elle est ouverte à toutes.',
  'changes-nothing': ({ criteria }) =>
    `Cette condition ne change rien, les autres suffisent : ${criteria.join()}. Vous pouvez la supprimer.`,
  'outside-domain': ({ criteria, value }) =>
    `La valeur « ${value} » n’existe pas pour ce renseignement : ${criteria.join()}. Personne ne l’aura jamais : corrigez-la.`,
  'dead-from': ({ on }) =>
    `À partir du ${showDate('fr', on)}, aucune entreprise ne peut plus remplir cette règle. Prévoyez une nouvelle version.`,
  'nobody-collects': ({ fact }) =>
    `Personne n’est interrogé sur ce point : ${fact}. Demandez-le, ou retirez la condition.`,
  implies: ({ other }) => `Qui remplit cette règle remplit aussi celle de « ${other} ».`,
  'implied-by': ({ other }) => `Qui remplit la règle de « ${other} » remplit aussi celle-ci.`,
  'same-as': ({ other }) => `Cette règle et celle de « ${other} » acceptent les mêmes entreprises.`,
  overlaps: ({ other }) => `Certaines entreprises remplissent cette règle et celle de « ${other} ».`,
  'disjoint-from': ({ other }) => `Aucune entreprise ne peut remplir à la fois cette règle et celle de « ${other} ».`,
  'not-decided': () =>
    'Cette règle n’a pas pu être examinée en entier : elle laisse trop de choix, ou renvoie à une règle qui manque. Simplifiez-la si vous le pouvez.',
})

const ar: Messages<Told> = {
  'never-true': ({ criteria }) =>
    `لا يمكن لأي مقاولة أن تستوفي هذه القاعدة بسبب ما يلي: ${criteria.join('، ')}. غيروا ما يحول دون ذلك.`,
  'always-true': () => 'كل المقاولات تستوفي هذه القاعدة. أضيفوا شرطا، أو صرحوا بأنها مفتوحة للجميع.',
  'changes-nothing': ({ criteria }) => `هذا الشرط لا يغير شيئا، فالشروط الأخرى كافية: ${criteria.join()}. يمكنكم حذفه.`,
  'outside-domain': ({ criteria, value }) =>
    `القيمة ${isolate(value)} غير موجودة لهذه المعلومة: ${criteria.join()}. لن تكون لأي مقاولة، فصححوها.`,
  'dead-from': ({ on }) =>
    `ابتداء من ${showDate('ar', on)} لا يعود بإمكان أي مقاولة أن تستوفي هذه القاعدة. هيئوا صيغة جديدة.`,
  'nobody-collects': ({ fact }) => `لا يُسأل أحد عن هذه النقطة: ${fact}. اطلبوها أو احذفوا الشرط.`,
  implies: ({ other }) => `من يستوفي هذه القاعدة يستوفي أيضا قاعدة «${isolate(other)}».`,
  'implied-by': ({ other }) => `من يستوفي قاعدة «${isolate(other)}» يستوفي هذه القاعدة أيضا.`,
  'same-as': ({ other }) => `هذه القاعدة وقاعدة «${isolate(other)}» تقبلان المقاولات نفسها.`,
  overlaps: ({ other }) => `بعض المقاولات تستوفي هذه القاعدة وقاعدة «${isolate(other)}» معا.`,
  'disjoint-from': ({ other }) => `لا يمكن لأي مقاولة أن تستوفي هذه القاعدة وقاعدة «${isolate(other)}» معا.`,
  'not-decided': () =>
    'تعذر فحص هذه القاعدة كاملة: خياراتها أكثر من أن تفحص كلها، أو تحيل على قاعدة غير متوفرة. بسطوها إن أمكن.',
}

const en: Messages<Told> = {
  'never-true': ({ criteria }) =>
    `No company can meet this rule, because of: ${criteria.join(' · ')}. Change what stands in the way.`,
  'always-true': () => 'Every company meets this rule. Add a condition, or say that it is open to all.',
  'changes-nothing': ({ criteria }) =>
    `This condition changes nothing, the others are enough: ${criteria.join()}. You may remove it.`,
  'outside-domain': ({ criteria, value }) =>
    `There is no value “${value}” for this fact: ${criteria.join()}. Nobody will ever have it: correct it.`,
  'dead-from': ({ on }) => `From ${showDate('en', on)} on, no company can meet this rule any more. Plan a new version.`,
  'nobody-collects': ({ fact }) => `Nobody is asked about this: ${fact}. Ask for it, or take the condition out.`,
  implies: ({ other }) => `Whoever meets this rule meets that of “${other}” too.`,
  'implied-by': ({ other }) => `Whoever meets the rule of “${other}” meets this one too.`,
  'same-as': ({ other }) => `This rule and that of “${other}” let in the same companies.`,
  overlaps: ({ other }) => `Some companies meet this rule and that of “${other}”.`,
  'disjoint-from': ({ other }) => `No company can meet both this rule and that of “${other}”.`,
  'not-decided': () =>
    'This rule could not be looked at in full: it has too many choices, or refers to a rule that is missing. Simplify it if you can.',
}

const words: InLanguages<Messages<Told>> = { fr, ar, en }

/** A finding in a sentence that says what to do; criteria are told as the rule words them. */
export function ruleFindingText(finding: RuleFinding, rule: Rule, language: Language): string {
  const ids = 'criteria' in finding ? finding.criteria : 'criterion' in finding ? [finding.criterion] : []
  const criteria = criteriaOf(rule.where).filter(({ id }) => ids.includes(id))
  const told = {
    code: finding.code,
    criteria: criteria.map((criterion: Criterion) => requirement(criterion, language, undefined, rule)),
    fact: 'fact' in finding ? factLabel(finding.fact, language, rule) : '',
    value: 'value' in finding ? finding.value : '',
    other: 'other' in finding ? finding.other : '',
    on: 'on' in finding ? finding.on : ('' as CivilDate),
  } as Told
  return sentenceFor(words[language], told)
}
