import type { CivilDate } from '../kernel/civil-date.ts'
import { plural, showDate, showList } from '../kernel/language.ts'
import { type InLanguages, french, isolate } from '../kernel/messages.ts'

interface RuleCommandWords {
  readonly oneFile: string
  readonly badOption: (detail: string) => string
  readonly badDay: (text: string) => string
  readonly unreadable: (file: string) => string
  readonly notJson: (detail: string) => string
  readonly noFact: (name: string) => string
  readonly badField: (path: string) => string
  readonly findings: (count: number) => string
  readonly example: (facts: readonly string[]) => string
  readonly fact: (label: string, value: string) => string
  readonly hosted: (site: string) => string
  readonly verdict: (on: CivilDate, verdict: string) => string
  /** The verdict that comes out whatever is still to be learnt. */
  readonly exact: (verdict: string) => string
  readonly open: (facts: readonly string[]) => string
  readonly changes: (on: CivilDate, verdict: string) => string
  readonly waiting: (on: CivilDate, verdict: string) => string
  readonly enough: (fact: string, verdict: string) => string
}

/** The words of the command `rule`. */
export const ruleCommandWords: InLanguages<RuleCommandWords> = {
  fr: french<RuleCommandWords>({
    oneFile: 'Dites quelle règle lire, une à la fois : rule FICHIER. Aide : rule --help',
    badOption: (detail) => `Cette commande n’est pas comprise (${detail}). Aide : rule --help`,
    badDay: (text) => `« ${text} » n’est pas un jour. Écrivez-le ainsi : --on 2017-08-21.`,
    unreadable: (file) => `Le fichier ${file} ne peut pas être lu. Vérifiez son nom et vos droits.`,
    notJson: (detail) => `Ce fichier n’est pas du JSON correct (${detail}). Corrigez-le.`,
    noFact: (name) => `${name} : ce renseignement n’existe pas. Les noms sont dans docs/rule-language.md.`,
    badField: (path) => `${path} : ce champ est inconnu, manque ou n’a pas la bonne forme. Aide : rule --help`,
    findings: (count) =>
      plural('fr', count, {
        zero: 'Rien à revoir dans cette règle.',
        one: 'Un point à revoir :',
        other: '# points à revoir :',
      }),
    example: (facts) => `Par exemple : ${facts.join(' · ')}`,
    fact: (label, value) => `${label} : ${value}`,
    hosted: (site) => `hébergée à ${site}`,
    verdict: (on, verdict) => `Au ${showDate('fr', on)} : ${verdict}`,
    exact: (verdict) => `Quoi qu’on apprenne encore : ${verdict}`,
    open: (facts) => `Ce qui décidera : ${showList('fr', facts)}.`,
    changes: (on, verdict) => `Sans rien de nouveau, le ${showDate('fr', on)} : ${verdict}.`,
    waiting: (on, verdict) => `Il suffirait d’attendre le ${showDate('fr', on)} : ${verdict}.`,
    enough: (fact, verdict) => `Il suffirait de ce changement : ${fact}, et ce serait : ${verdict}.`,
  }),
  ar: {
    oneFile: `المرجو تحديد قاعدة واحدة: ${isolate('rule FILE')}. المساعدة: ${isolate('rule --help')}`,
    badOption: (detail) => `لم يُفهم هذا الأمر (${isolate(detail)}). المساعدة: ${isolate('rule --help')}`,
    badDay: (text) => `«${isolate(text)}» ليس يوما. المرجو كتابته هكذا: ${isolate('--on 2017-08-21')}.`,
    unreadable: (file) => `تعذرت قراءة الملف ${isolate(file)}. المرجو التحقق من اسمه ومن صلاحياتكم.`,
    notJson: (detail) => `هذا الملف ليس ${isolate('JSON')} سليما (${isolate(detail)}). المرجو تصحيحه.`,
    noFact: (name) => `${isolate(name)}: لا وجود لهذه المعلومة. الأسماء موجودة في ${isolate('docs/rule-language.md')}.`,
    badField: (path) =>
      `${isolate(path)}: هذا الحقل غير معروف أو ناقص أو شكله غير صحيح. المساعدة: ${isolate('rule --help')}`,
    findings: (count) =>
      plural('ar', count, {
        zero: 'لا شيء يستحق المراجعة في هذه القاعدة.',
        one: 'نقطة واحدة تستحق المراجعة:',
        two: 'نقطتان تستحقان المراجعة:',
        few: '# نقط تستحق المراجعة:',
        many: '# نقطة تستحق المراجعة:',
        other: '# نقطة تستحق المراجعة:',
      }),
    example: (facts) => `مثال: ${facts.join(' · ')}`,
    fact: (label, value) => `${label}: ${value}`,
    hosted: (site) => `محتضنة في ${isolate(site)}`,
    verdict: (on, verdict) => `بتاريخ ${showDate('ar', on)}: ${verdict}`,
    exact: (verdict) => `مهما كان ما سنعرفه لاحقا: ${verdict}`,
    open: (facts) => `ما سيحسم الجواب: ${showList('ar', facts)}.`,
    changes: (on, verdict) => `دون أي جديد، يوم ${showDate('ar', on)}: ${verdict}.`,
    waiting: (on, verdict) => `يكفي انتظار يوم ${showDate('ar', on)}: ${verdict}.`,
    enough: (fact, verdict) => `يكفي هذا التغيير: ${fact}، وسيصبح الجواب: ${verdict}.`,
  },
  en: {
    oneFile: 'Say which rule to read, one at a time: rule FILE. Help: rule --help',
    badOption: (detail) => `This command is not understood (${detail}). Help: rule --help`,
    badDay: (text) => `“${text}” is not a day. Write it like this: --on 2017-08-21.`,
    unreadable: (file) => `The file ${file} cannot be read. Check its name and your rights.`,
    notJson: (detail) => `This file is not proper JSON (${detail}). Correct it.`,
    noFact: (name) => `${name}: there is no such fact. The names are in docs/rule-language.md.`,
    badField: (path) => `${path}: this field is unknown, missing or not of the right form. Help: rule --help`,
    findings: (count) =>
      plural('en', count, {
        zero: 'Nothing to look at in this rule.',
        one: 'One thing to look at:',
        other: '# things to look at:',
      }),
    example: (facts) => `For example: ${facts.join(' · ')}`,
    fact: (label, value) => `${label}: ${value}`,
    hosted: (site) => `hosted at ${site}`,
    verdict: (on, verdict) => `On ${showDate('en', on)}: ${verdict}`,
    exact: (verdict) => `Whatever is still to be learnt: ${verdict}`,
    open: (facts) => `What will decide: ${showList('en', facts)}.`,
    changes: (on, verdict) => `With nothing new, on ${showDate('en', on)}: ${verdict}.`,
    waiting: (on, verdict) => `Waiting until ${showDate('en', on)} would be enough: ${verdict}.`,
    enough: (fact, verdict) => `This change would be enough: ${fact}, and it would be: ${verdict}.`,
  },
}
