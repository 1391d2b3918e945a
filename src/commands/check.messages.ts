import { type Language, plural, showDate } from '../kernel/language.ts'
import { type InLanguages, french, isolate } from '../kernel/messages.ts'
import type { CivilDate } from '../kernel/civil-date.ts'
import type { Verdict } from '../modules/eligibility/index.ts'

interface CheckWords {
  readonly noFile: string
  readonly oneFile: string
  readonly noOffer: string
  readonly badOption: (detail: string) => string
  readonly badDay: (text: string) => string
  readonly badLanguage: (text: string) => string
  readonly unreadable: (file: string) => string
  readonly notAFile: (file: string) => string
  readonly tooLarge: (file: string, megabytes: number) => string
  readonly noCompanies: (file: string) => string
  readonly unknownOffer: (id: string, known: readonly string[]) => string
  /** The offer asked for has no terms on the day; those of another day are applied. */
  readonly otherTerms: (id: string, on: CivilDate, from: CivilDate) => string
  readonly seeHelp: string
  readonly title: (on: CivilDate, companies: number) => string
  readonly columns: readonly [company: string, ice: string, verdict: string, changes: string, because: string]
  readonly counts: (counts: Readonly<Record<Verdict, number>>) => string
  readonly unknown: (facts: string) => string
  readonly problems: (count: number) => string
}

export const checkWords: InLanguages<CheckWords> = {
  fr: french<CheckWords>({
    noFile: 'Dites quel fichier lire : check FICHIER --offer technopark-2017 --on 2017-08-21.',
    oneFile: 'Donnez un seul fichier à la fois.',
    noOffer: 'Dites pour quelle offre : --offer technopark-2017, ou --all pour toutes.',
    badOption: (detail) => `Cette commande n’est pas comprise (${detail}).`,
    badDay: (text) => `« ${text} » n’est pas un jour. Écrivez-le ainsi : --on 2017-08-21.`,
    badLanguage: (text) => `« ${text} » n’est pas une langue connue. Choisissez --lang fr, ar ou en.`,
    unreadable: (file) => `Le fichier ${file} ne peut pas être lu. Vérifiez son nom et vos droits.`,
    notAFile: (file) => `${file} n’est pas un fichier. Donnez un classeur .xlsx ou un fichier .csv.`,
    tooLarge: (file, megabytes) =>
      `Le fichier ${file} dépasse ${megabytes} Mo. Gardez-y seulement les feuilles de la liste.`,
    noCompanies: (file) =>
      `Aucune liste d’entreprises n’a été trouvée dans ${file}. Il faut une ligne d’en-têtes avec le nom de l’entreprise et au moins une autre colonne connue (site, ICE, date de création, effectif, CA 2016…).`,
    unknownOffer: (id, known) => `L’offre « ${id} » n’existe pas. Offres connues : ${known.join(', ')}.`,
    otherTerms: (id, on, from) =>
      `L’offre « ${id} » n’a pas de conditions connues le ${showDate('fr', on)} : celles du ${showDate('fr', from)} sont appliquées.`,
    seeHelp: 'Aide : check --help',
    title: (on, companies) =>
      `Le ${showDate('fr', on)}, ${plural('fr', companies, { one: '# entreprise', other: '# entreprises' })}`,
    columns: ['Entreprise', 'ICE', 'Verdict', 'Change le', 'Raison'],
    counts: ({ eligible, ineligible, undetermined }) =>
      `${plural('fr', eligible, { one: '# éligible', other: '# éligibles' })}, ${plural('fr', ineligible, { one: '# non éligible', other: '# non éligibles' })}, ${plural('fr', undetermined, { one: '# indéterminée', other: '# indéterminées' })}`,
    unknown: (facts) => `Inconnu : ${facts}`,
    problems: (count) => plural('fr', count, { one: '# point à vérifier', other: '# points à vérifier' }),
  }),
  ar: {
    noFile: `المرجو تحديد الملف: ${isolate('check FILE --offer technopark-2017 --on 2017-08-21')}`,
    oneFile: 'المرجو تحديد ملف واحد في كل مرة.',
    noOffer: `المرجو تحديد العرض: ${isolate('--offer technopark-2017')}، أو ${isolate('--all')} لجميع العروض.`,
    badOption: (detail) => `لم يُفهم هذا الأمر (${isolate(detail)}).`,
    badDay: (text) => `«${isolate(text)}» ليس يوما. المرجو كتابته هكذا: ${isolate('--on 2017-08-21')}.`,
    badLanguage: (text) =>
      `«${isolate(text)}» ليست لغة معروفة. المرجو اختيار ${isolate('--lang fr')} أو ${isolate('ar')} أو ${isolate('en')}.`,
    unreadable: (file) => `تعذرت قراءة الملف ${isolate(file)}. المرجو التحقق من اسمه ومن الأذونات.`,
    notAFile: (file) => `${isolate(file)} ليس ملفا. المرجو تقديم مصنف ${isolate('.xlsx')} أو ملف ${isolate('.csv')}.`,
    tooLarge: (file, megabytes) =>
      `حجم الملف ${isolate(file)} يتجاوز ${megabytes} ميغابايت. المرجو الاحتفاظ فيه بأوراق اللائحة فقط.`,
    noCompanies: (file) =>
      `لم نجد أي لائحة مقاولات في ${isolate(file)}. يلزم سطر عناوين يضم اسم المقاولة وعمودا معروفا آخر على الأقل (الموقع، التعريف الموحد، تاريخ التأسيس، عدد المستخدمين، رقم المعاملات 2016…).`,
    unknownOffer: (id, known) => `العرض «${isolate(id)}» غير موجود. العروض المعروفة: ${isolate(known.join(', '))}.`,
    otherTerms: (id, on, from) =>
      `ليست للعرض «${isolate(id)}» شروط معروفة يوم ${showDate('ar', on)}، لذلك تُطبَّق شروط ${showDate('ar', from)}.`,
    seeHelp: `المساعدة: ${isolate('check --help')}`,
    title: (on, companies) =>
      `يوم ${showDate('ar', on)}، ${plural('ar', companies, { zero: 'لا مقاولة', one: 'مقاولة واحدة', two: 'مقاولتان', few: '# مقاولات', many: '# مقاولة', other: '# مقاولة' })}`,
    columns: ['المقاولة', 'التعريف الموحد', 'الحكم', 'يتغير يوم', 'السبب'],
    counts: ({ eligible, ineligible, undetermined }) =>
      `مؤهلة: ${eligible}، غير مؤهلة: ${ineligible}، غير محسومة: ${undetermined}`,
    unknown: (facts) => `غير معروف: ${facts}`,
    problems: (count) =>
      plural('ar', count, {
        one: 'نقطة واحدة للتحقق',
        two: 'نقطتان للتحقق',
        few: '# نقاط للتحقق',
        many: '# نقطة للتحقق',
        other: '# نقطة للتحقق',
      }),
  },
  en: {
    noFile: 'Say which file to read: check FILE --offer technopark-2017 --on 2017-08-21.',
    oneFile: 'Give one file at a time.',
    noOffer: 'Say for which offer: --offer technopark-2017, or --all for every one.',
    badOption: (detail) => `This command is not understood (${detail}).`,
    badDay: (text) => `“${text}” is not a day. Write it like this: --on 2017-08-21.`,
    badLanguage: (text) => `“${text}” is not a language we know. Choose --lang fr, ar or en.`,
    unreadable: (file) => `The file ${file} cannot be read. Check its name and your permissions.`,
    notAFile: (file) => `${file} is not a file. Give an .xlsx workbook or a .csv file.`,
    tooLarge: (file, megabytes) =>
      `The file ${file} is larger than ${megabytes} MB. Keep only the sheets of the list in it.`,
    noCompanies: (file) =>
      `No list of companies was found in ${file}. It takes a row of headings with the company’s name and at least one other known column (site, ICE, date of creation, headcount, turnover 2016…).`,
    unknownOffer: (id, known) => `There is no offer “${id}”. Known offers: ${known.join(', ')}.`,
    otherTerms: (id, on, from) =>
      `The offer “${id}” has no known terms on ${showDate('en', on)}; those of ${showDate('en', from)} are applied.`,
    seeHelp: 'Help: check --help',
    title: (on, companies) =>
      `On ${showDate('en', on)}, ${plural('en', companies, { one: '# company', other: '# companies' })}`,
    columns: ['Company', 'ICE', 'Verdict', 'Changes on', 'Reason'],
    counts: ({ eligible, ineligible, undetermined }) =>
      `${eligible} eligible, ${ineligible} not eligible, ${undetermined} undetermined`,
    unknown: (facts) => `Unknown: ${facts}`,
    problems: (count) => plural('en', count, { one: '# point to check', other: '# points to check' }),
  },
}

/** The sentence for wrong arguments and where to find help. */
export function withHelp(sentence: string, language: Language): string {
  return `${sentence}\n${checkWords[language].seeHelp}\n`
}
