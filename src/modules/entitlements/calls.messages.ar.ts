import { type PluralForms, plural, showDate, showMoney } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { CallsWords } from './calls.messages.ts'

const toCompanies: PluralForms = {
  one: 'مقاولة واحدة',
  two: 'مقاولتين',
  few: '# مقاولات',
  many: '# مقاولة',
  other: '# مقاولة',
}
const rights: PluralForms = { one: 'حق واحد', two: 'حقان', few: '# حقوق', many: '# حقًا', other: '# حق' }
const ofRights: PluralForms = { ...rights, two: 'حقين' }
const within = 'خلال 90 يومًا'

export const ar: CallsWords = {
  next: 'ما ينبغي فعله الآن',
  nothingNext: 'لا شيء مستعجل: لا جواب ناقص ولا حق يتغير خلال 90 يومًا.',
  ask: (companies) => `اطرحوا هذا السؤال على ${plural('ar', companies, toCompanies)}`,
  settles: (cases) => `يكفي الجواب وحده للحسم في ${plural('ar', cases, ofRights)}`,
  settlesNone: (offers) =>
    plural('ar', offers, {
      one: 'عرض واحد ينتظره',
      two: 'عرضان ينتظرانه',
      few: '# عروض تنتظره',
      many: '# عرضًا تنتظره',
      other: '# عرض تنتظره',
    }),
  worth: (amount) => `قد تصل قيمة الواحد إلى ${showMoney('ar', amount)}`,
  choose: 'اختيار المقاولات',
  warn: (count, until) =>
    `نبِّهوا المقاولات المعنية، حقوق ستنتهي قبل ${isolate(showDate('ar', until))}: ${plural('ar', count, rights)}`,
  tell: (count, until) =>
    `أخبروا المقاولات المعنية، حقوق جديدة قبل ${isolate(showDate('ar', until))}: ${plural('ar', count, rights)}`,
  seeList: 'عرض اللائحة',
  sent: 'الأسئلة المرسلة',
  site: 'الموقع',
  allSites: 'جميع المواقع',
  offer: 'العرض',
  entitled: 'يحق لها',
  oneAnswer: 'بعد جواب واحد',
  moreAnswers: 'بعد عدة أجوبة',
  notEntitled: 'لا يحق لها',
  offersCaption: 'المقاولات حسب العرض: من يحق له ومن قد يحق له بعد جواب واحد',
  missingCaption: 'الأجوبة الناقصة، وأولها أكثرها حسمًا',
  question: 'السؤال',
  companies: 'المقاولات',
  atOnce: 'حقوق يحسمها وحده',
  offers: 'العروض المعنية',
  upTo: 'القيمة القصوى',
  sitesCaption: 'المقاولات حسب الموقع',
  hosted: 'محتضَنة',
  entitledToSome: 'يحق لها عرض',
  awaited: 'يُنتظر جوابها',
  list: {
    oneAnswerOnly: 'من يكفي جواب واحد للحسم في أمرها',
    everyAnswer: 'كل من يُنتظر جوابها',
    forOffer: (offer) => `بخصوص ${isolate(offer)}`,
    answer: 'الجواب الناقص',
    more: (answers) =>
      plural('ar', answers, {
        one: 'وجواب آخر',
        two: 'وجوابان آخران',
        few: 'و# أجوبة أخرى',
        many: 'و# جوابًا آخر',
        other: 'و# جواب آخر',
      }),
    contact: 'من يُتصل به',
    noContact: 'لا أحد مذكور',
    day: 'التاريخ',
    choose: (name) => `اختيار ${isolate(name)}`,
    askChosen: 'سؤال المقاولات المختارة',
    askHint: 'سترون الرسالة قبل إرسالها.',
    exportXlsx: 'Excel',
    exportCsv: 'CSV',
  },
  changes: {
    title: {
      lost: (count) =>
        count === 0 ? `لا حق سينتهي ${within}` : `حقوق ستنتهي ${within}: ${plural('ar', count, rights)}`,
      gained: (count) =>
        count === 0 ? `لا حق جديد ${within}` : `حقوق جديدة ${within}: ${plural('ar', count, rights)}`,
    },
    caption: { lost: 'حقوق قريبة الانتهاء', gained: 'حقوق جديدة قريبًا' },
    becomes: 'بعد ذلك',
    nobody: 'لا يتغير أي جواب في هذه الفترة.',
  },
  exported: { answers: 'الأجوبة الناقصة', name: 'من يُتصل به', email: 'البريد الإلكتروني', phone: 'الهاتف' },
}
