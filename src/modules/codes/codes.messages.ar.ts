import { type PluralForms, plural, showDate, showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { CodeWords } from './codes.messages.ts'

const codes: PluralForms = {
  zero: 'لا رمز',
  one: 'رمز واحد',
  two: 'رمزان',
  few: '# رموز',
  many: '# رمزا',
  other: '# رمز',
}
const someCodes: PluralForms = { ...codes, one: 'رمزا واحدا', two: 'رمزين' }
const left: PluralForms = {
  zero: 'لم يبق أي رمز',
  one: 'بقي رمز واحد',
  two: 'بقي رمزان',
  few: 'بقيت # رموز',
  many: 'بقي # رمزا',
  other: 'بقي # رمز',
}
const lines: PluralForms = { one: 'سطر واحد', two: 'سطران', few: '# أسطر', many: '# سطرا', other: '# سطر' }

const n = (number: number) => isolate(showNumber('ar', number))

export const ar: CodeWords = {
  refusals: {
    'key-reused': () => 'سبق أن استُعملت هذه الاستمارة لغرض آخر. أعيدوا تحميل الصفحة وابدؤوا من جديد.',
    'not-allowed': () => 'تدبير الرموز من اختصاص الإدارة وحدها. تواصلوا معها.',
    'offer-not-found': () => 'تعذر العثور على هذا العرض. عودوا إلى لائحة العروض.',
    'code-not-found': () => 'تعذر العثور على هذا الرمز، أو لم يعد صالحا للاستعمال. عودوا إلى لائحة الرموز.',
    'no-codes-left': () => 'لم يبق أي رمز متاح ليعوض هذا الرمز. أضيفوا رموزا أولا ثم عوضوه.',
    'text-too-long': ({ most }) => `يتجاوز هذا النص ${showNumber('ar', most)} حرف. اختصروه، ولم يُنفَّذ شيء بعد.`,
    'reason-missing': () => 'بينوا ببضع كلمات لماذا لا يعمل هذا الرمز.',
    'not-a-number': ({ most }) => `اكتبوا عددا صحيحا من 0 إلى ${n(most)}.`,
    'key-missing': () =>
      `مفتاح هذه الرموز غير موجود على هذا الخادم. اطلبوا ممن يشغله إرجاع ${isolate('TREMPLIN_CODE_KEYS')} أو الملف ${isolate('code-keys')}.`,
    'nothing-uploaded': () => 'ألصقوا رمزا واحدا على الأقل، أو اختاروا ملفا.',
    'not-text': () => `هذا الملف ليس نصا. احفظوه بصيغة ${isolate('CSV')} واختاروه من جديد.`,
    'too-many-codes': ({ most }) => `أقصى عدد للرموز في كل مرة هو ${n(most)}. وزعوها على عدة دفعات.`,
    'lines-refused': ({ problems }) =>
      `لم يُضف أي شيء. عدد الأسطر التي ينبغي تصحيحها: ${n(problems.length)}. صححوا لائحتكم وأضيفوها من جديد.`,
  },
  problems: {
    'too-long': ({ line, most }) => `السطر ${n(line)}: أطول من ${n(most)} حرف.`,
    'not-a-date': ({ line }) =>
      `السطر ${n(line)}: ما بعد الرمز ليس تاريخا. اكتبوا ${isolate('30/06/2027')} أو ${isolate('2027-06-30')}.`,
    'too-many-cells': ({ line }) => `السطر ${n(line)}: رمز وتاريخه، لا غير.`,
    past: ({ line }) => `السطر ${n(line)}: انقضى آخر يوم لاستعماله.`,
    repeated: ({ line, of }) => `السطر ${n(line)}: الرمز نفسه في السطر ${n(of)}.`,
    known: ({ line }) => `السطر ${n(line)}: هذا الرمز موجود في الرصيد أو سبق أن كان فيه.`,
  },
  moreProblems: (others) => `وأيضا ${plural('ar', others, lines)}.`,
  states: {
    free: 'متاح',
    expired: 'منتهي الصلاحية',
    given: 'سُلم ولم يُطلع عليه',
    seen: 'سُلم واطُّلع عليه',
    spent: 'مستهلك',
    dead: 'خارج الاستعمال',
  },
  counted: {
    free: () => 'متاح',
    expired: () => 'منتهي الصلاحية',
    given: () => 'سُلم ولم يُطلع عليه',
    seen: () => 'سُلم واطُّلع عليه',
    spent: () => 'مستهلك',
    dead: () => 'خارج الاستعمال',
  },
  numbered: (number) => `رقم ${n(number)}`,
  pool: {
    link: 'رموز العرض',
    title: (free) => plural('ar', free, left),
    none: 'لا تُسلَّم رموز في هذا العرض',
    noneDetail: 'أضيفوا الرموز التي سلمها لكم الشريك: كل طلب مقبول يحصل بعد ذلك على رمز.',
    noneForManager: 'يمكن للإدارة إضافة الرموز التي سلمها الشريك.',
    sealed: 'تُحفظ الرموز مختومة. لا يراها أحد هنا: المقاولة التي سُلم إليها الرمز هي التي تراه، ويُسجَّل ذلك.',
    free: 'المتاحة',
    given: 'المسلَّمة',
    givenDetail: 'رمز لكل طلب',
    expired: 'المنتهية الصلاحية',
    dead: 'خارج الاستعمال',
    of: (total) => `من أصل ${n(total)}`,
    lowDetail: (lowAt) => `تُخبَر الإدارة عند بقاء ${n(lowAt)}.`,
    low: 'بقي القليل من الرموز: اطلبوا رموزا أخرى من الشريك.',
    endSoon: (count, first) =>
      `عدد الرموز المتاحة التي تنتهي صلاحيتها قريبا: ${n(count)}، ابتداء من ${isolate(showDate('ar', first))}.`,
    keyMissing: 'مفتاح بعض الرموز غير موجود على هذا الخادم',
    keyMissingDetail: `لا يمكن الاطلاع عليها إلى أن يُرجع من يشغل الخادم ${isolate('TREMPLIN_CODE_KEYS')} أو الملف ${isolate('code-keys')}.`,
    added: (count) => `أضيف إلى الرصيد ${plural('ar', count, codes)}.`,
    thresholdSet: 'حُفظ الحد.',
    died: 'صار الرمز خارج الاستعمال.',
    replaced: 'صار الرمز خارج الاستعمال، وللمقاولة رمز آخر.',
    tabs: 'مآل الرموز',
    all: 'الكل',
    caption: 'رموز هذا العرض',
    code: 'الرمز',
    state: 'الحالة',
    ends: 'آخر يوم',
    noEnd: 'بلا نهاية',
    noneSuch: 'لا رمز من هذا النوع',
  },
  upload: {
    title: 'إضافة رموز',
    detail: 'تضاف كلها أو لا يضاف شيء منها. ويُرفض كل رمز موجود في الرصيد.',
    paste: 'الرموز المراد إضافتها',
    pasteHint: `رمز في كل سطر، وبعد فاصلة منقوطة آخر يوم لاستعماله إن وُجد: ${isolate('30/06/2027')}.`,
    file: `ملف ${isolate('CSV')}`,
    fileHint: `رمز في كل سطر، وآخر يوم لاستعماله في العمود الثاني إن وُجد. الحجم الأقصى ${isolate('1 MB')}.`,
    byFile: 'من ملف',
    add: 'إضافة الرموز',
  },
  threshold: {
    title: 'عندما يبقى القليل',
    label: 'إخبار الإدارة عند بقاء هذا العدد من الرموز المتاحة',
    hint: 'برسالة واحدة، إلى حين إضافة رموز.',
    save: 'حفظ',
  },
  one: {
    title: (number, state) => {
      const told = {
        free: 'متاح',
        expired: 'انتهت صلاحيته',
        given: 'سُلم ولم يطلع عليه أحد',
        seen: 'سُلم واطُّلع عليه',
        spent: 'مستهلك',
        dead: 'خارج الاستعمال',
      }
      return `الرمز رقم ${n(number)} ${told[state]}`
    },
    ends: (on) => `آخر يوم: ${isolate(showDate('ar', on))}`,
    broughtIn: 'أضيف إلى الرصيد',
    by: (name) => `أضافه ${isolate(name)}`,
    givenTo: (company) => `سُلم إلى ${isolate(company)}`,
    seenBy: (name) => `اطلع عليه ${isolate(name)}`,
    spent: 'استُهلك: انتهى الطلب وسبق الاطلاع على الرمز',
    died: (reason) => `صار خارج الاستعمال: ${isolate(reason)}`,
    replacedBy: 'عوضه الرمز:',
    replaces: 'عوض الرمز:',
    story: 'ما حدث',
    doesNotWork: 'هذا الرمز لا يعمل',
    doesNotWorkDetail: 'تحصل المقاولة فورا على الرمز المتاح الموالي، ويُسحب القديم نهائيا.',
    doesNotWorkFree: 'يُسحب نهائيا ولا يحصل عليه أحد.',
    reason: 'السبب',
    declare: 'تعويض الرمز',
    declareFree: 'سحب الرمز',
  },
  trace: {
    link: 'من اطلع على ماذا',
    title: (acts) => (acts === 0 ? 'لم يطلع أحد على أي رمز' : `عدد الاطلاعات المسجلة: ${n(acts)}`),
    detail: 'من يضيف رموزا يكون قد رآها، ومن يطلع على رمز يُسجَّل ذلك في كل مرة.',
    caption: 'من اطلع على أي رمز، ومتى',
    when: 'متى',
    who: 'من',
    what: 'ماذا',
    brought: (count) => `أضاف ${plural('ar', count, someCodes)}`,
    saw: (number) => `اطلع على الرمز رقم ${n(number)}`,
    system: 'النظام',
    none: 'لا شيء لعرضه',
    noneDetail: 'سيُسجَّل هنا كل اطلاع على رمز.',
  },
  letter: {
    greeting: 'تحية طيبة،',
    lowSubject: (offer, free) => `${plural('ar', free, left)}: ${isolate(offer)}`,
    low: (offer, free, lowAt) =>
      `${plural('ar', free, left)} في عرض «${isolate(offer)}». تُخبَرون عندما يبقى ${n(lowAt)} أو أقل.`,
    lowNext: 'اطلبوا رموزا أخرى من الشريك وأضيفوها هنا:',
    endingSubject: (count) => `رموز متاحة تنتهي صلاحيتها قريبا: ${n(count)}`,
    ending: 'هذه الرموز متاحة، ولن تفيد أحدا بعد قليل:',
    endingLine: (offer, count, first) =>
      `${isolate(offer)}: ${plural('ar', count, codes)}، ابتداء من ${isolate(showDate('ar', first))}`,
    endingNext: 'أخبروا بها المقاولات التي لها الحق فيها، أو اطلبوا غيرها من الشريك.',
    why: (park) => `تتوصلون بهذه الرسالة لأنكم من إدارة ${isolate(park)}.`,
  },
  notice: {
    title: (offers) => `عروض بقي فيها القليل من الرموز: ${n(offers)}`,
    line: (offer, free) => `${isolate(offer)}: ${plural('ar', free, left)}`,
  },
}
