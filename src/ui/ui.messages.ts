import { type Language, type PluralForms, plural, showNumber } from '../kernel/language.ts'
import { type InLanguages, french } from '../kernel/messages.ts'

export interface UiWords {
  readonly skip: string
  readonly menu: string
  readonly mainNavigation: string
  readonly languages: string
  readonly demo: string
  readonly version: string
  readonly verdicts: Readonly<Record<'eligible' | 'act-before' | 'undetermined' | 'ineligible', string>>
  readonly answers: Readonly<Record<'met' | 'unmet' | 'unknown', string>>
  readonly notices: Readonly<Record<'info' | 'success' | 'warning' | 'error', string>>
  readonly why: string
  readonly optional: string
  readonly toCorrect: (count: number) => string
  readonly range: (from: number, to: number, total: number) => string
  readonly pages: string
  readonly page: (page: number) => string
  readonly previous: string
  readonly next: string
  readonly sortBy: string
  readonly roughDateHint: string
  readonly currency: string
  readonly dropFile: string
  readonly chooseFile: string
  readonly fileChosen: string
  readonly apply: string
}

/** The languages by the names their readers give them, and the short mark in the header. */
export const languageNames: InLanguages<{ readonly name: string; readonly mark: string }> = {
  fr: { name: 'Français', mark: 'FR' },
  ar: { name: 'العربية', mark: 'ع' },
  en: { name: 'English', mark: 'EN' },
}

const fr: UiWords = french({
  skip: 'Aller au contenu',
  menu: 'Menu',
  mainNavigation: 'Navigation principale',
  languages: 'Langue',
  demo: 'Parc de démonstration : tous les noms sont inventés.',
  version: 'version',
  verdicts: { eligible: 'Oui', 'act-before': 'À saisir avant', undetermined: 'À préciser', ineligible: 'Non' },
  answers: { met: 'Condition remplie', unmet: 'Condition non remplie', unknown: 'Impossible à dire' },
  notices: { info: 'Information', success: 'C’est fait', warning: 'Attention', error: 'Erreur' },
  why: 'Pourquoi',
  optional: 'facultatif',
  toCorrect: counted('fr', { one: 'Une réponse est à corriger', other: '# réponses sont à corriger' }),
  range: (from: number, to: number, total: number) => `${span('fr', from, to)} sur ${showNumber('fr', total)}`,
  pages: 'Pages',
  page: (page: number) => `Page ${showNumber('fr', page)}`,
  previous: 'Précédent',
  next: 'Suivant',
  sortBy: 'Trier par',
  roughDateHint: 'Jour, mois ou année, selon ce que vous savez : 05/03/2016, 03/2016 ou 2016.',
  currency: 'Devise',
  dropFile: 'Déposez le fichier ici',
  chooseFile: 'ou choisissez-le sur votre appareil',
  fileChosen: 'Fichier choisi',
  apply: 'Afficher',
})

const ar: UiWords = {
  skip: 'الانتقال إلى المحتوى',
  menu: 'القائمة',
  mainNavigation: 'التصفح الرئيسي',
  languages: 'اللغة',
  demo: 'فضاء تجريبي: جميع الأسماء مختلقة.',
  version: 'الإصدار',
  verdicts: { eligible: 'نعم', 'act-before': 'قبل فوات الأجل', undetermined: 'تحتاج توضيحًا', ineligible: 'لا' },
  answers: { met: 'شرط مستوفى', unmet: 'شرط غير مستوفى', unknown: 'يتعذر الجزم' },
  notices: { info: 'معلومة', success: 'تم', warning: 'تنبيه', error: 'خطأ' },
  why: 'لماذا؟',
  optional: 'اختياري',
  toCorrect: counted('ar', {
    one: 'هناك جواب واحد يحتاج إلى تصحيح',
    two: 'هناك جوابان يحتاجان إلى تصحيح',
    few: 'هناك # أجوبة تحتاج إلى تصحيح',
    many: 'هناك # جوابًا يحتاج إلى تصحيح',
    other: 'هناك # جواب يحتاج إلى تصحيح',
  }),
  range: (from, to, total) => `${span('ar', from, to)} من أصل ${showNumber('ar', total)}`,
  pages: 'الصفحات',
  page: (page) => `الصفحة ${showNumber('ar', page)}`,
  previous: 'السابق',
  next: 'التالي',
  sortBy: 'الترتيب حسب',
  roughDateHint: 'اليوم أو الشهر أو السنة، حسب ما تعرفونه: 05/03/2016 أو 03/2016 أو 2016.',
  currency: 'العملة',
  dropFile: 'ضعوا الملف هنا',
  chooseFile: 'أو اختاروه من جهازكم',
  fileChosen: 'تم اختيار الملف',
  apply: 'عرض',
}

const en: UiWords = {
  skip: 'Skip to content',
  menu: 'Menu',
  mainNavigation: 'Main navigation',
  languages: 'Language',
  demo: 'Demonstration park: every name is invented.',
  version: 'version',
  verdicts: { eligible: 'Yes', 'act-before': 'Act before', undetermined: 'Tell us more', ineligible: 'No' },
  answers: { met: 'Condition met', unmet: 'Condition not met', unknown: 'Cannot say' },
  notices: { info: 'Information', success: 'Done', warning: 'Warning', error: 'Error' },
  why: 'Why',
  optional: 'optional',
  toCorrect: counted('en', { one: 'One answer needs correcting', other: '# answers need correcting' }),
  range: (from, to, total) => `${span('en', from, to)} of ${showNumber('en', total)}`,
  pages: 'Pages',
  page: (page) => `Page ${showNumber('en', page)}`,
  previous: 'Previous',
  next: 'Next',
  sortBy: 'Sort by',
  roughDateHint: 'A day, a month or a year, as exactly as you know it: 05/03/2016, 03/2016 or 2016.',
  currency: 'Currency',
  dropFile: 'Drop the file here',
  chooseFile: 'or choose it on your device',
  fileChosen: 'File chosen',
  apply: 'Show',
}

export const uiWords: InLanguages<UiWords> = { fr, ar, en }

function counted(language: Language, forms: PluralForms): (count: number) => string {
  return (count) => plural(language, count, forms)
}

function span(language: Language, from: number, to: number): string {
  return `${showNumber(language, from)}–${showNumber(language, to)}`
}
