import { type PluralForms, plural, showDate, showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { InquiryWords } from './inquiries.messages.ts'

const companies: PluralForms = {
  one: 'مقاولة واحدة',
  two: 'مقاولتان',
  few: '# مقاولات',
  many: '# مقاولة',
  other: '# مقاولة',
}
const toCompanies: PluralForms = { ...companies, two: 'مقاولتين' }
const messages: PluralForms = {
  one: 'رسالة واحدة',
  two: 'رسالتان',
  few: '# رسائل',
  many: '# رسالة',
  other: '# رسالة',
}
const questions: PluralForms = { one: 'سؤال واحد', two: 'سؤالان', few: '# أسئلة', many: '# سؤالًا', other: '# سؤال' }

export const ar: InquiryWords = {
  refusals: {
    'key-reused': () => 'سبق أن استُعملت هذه الاستمارة لغرض آخر. أعيدوا تحميل الصفحة وابدؤوا من جديد.',
    'not-allowed': () => 'لا يسمح دوركم بسؤال المقاولات. اطلبوا ذلك من فريق الفضاء.',
    'inquiry-not-found': () => 'تعذر العثور على هذا الطلب. عودوا إلى لائحة الطلبات.',
    'nothing-to-ask': () => 'اختاروا سؤالًا واحدًا على الأقل.',
    'nobody-to-ask': () => 'لا يمكن سؤال أي من هذه المقاولات الآن: إما لا عنوان لها، وإما سُئلت خلال هذا الأسبوع.',
    'too-many-companies': ({ most }) =>
      `لا يوجَّه الطلب الواحد إلى أكثر من ${plural('ar', most, companies)}. أرسلوا عدة طلبات.`,
    'reminded-lately': () => 'لا أحد يحتاج إلى تذكير: كل مقاولة أجابت أو توصلت برسالة منذ أقل من أسبوع.',
    'link-closed': () => 'لم يعد هذا الرابط مفتوحًا.',
    'nothing-answered': () => 'أجيبوا عن سؤال واحد على الأقل، واتركوا ما لا تعرفونه فارغًا.',
  },
  list: {
    title: 'الأسئلة المرسلة',
    detail: 'ما طلبه الفضاء من مقاولاته ومن أجاب عنه.',
    caption: 'الأسئلة المرسلة',
    asked: 'المعلومات المطلوبة',
    on: 'تاريخ الإرسال',
    by: 'المرسِل',
    answers: 'الأجوبة',
    of: (answered, asked) => `${isolate(showNumber('ar', answered))} من أصل ${isolate(showNumber('ar', asked))}`,
    none: 'لم تُرسل أسئلة إلى الآن',
    noneDetail: 'تبين النظرة العامة أي جواب هو الأكثر حسمًا، وممن ينبغي طلبه.',
    begin: 'اختيار المقاولات',
    above: 'نظرة عامة',
  },
  preview: {
    title: (count) =>
      count === 0
        ? 'لن تتوصل أي مقاولة برسالة'
        : `عدد المقاولات التي ستتوصل بهذه الرسالة: ${isolate(showNumber('ar', count))}`,
    nobody: 'لم تُختر أي مقاولة',
    nobodyDetail: 'اختاروا المقاولات من لائحة الأجوبة الناقصة.',
    questions: 'المعلومات المطلوبة',
    questionsHint: 'أزيلوا العلامة عما لا تريدون السؤال عنه.',
    otherFact: 'السؤال أيضًا عن',
    noOther: 'لا شيء آخر',
    letter: 'نص الرسالة',
    letterDetail: 'يتوصل بها كل شخص بلغته، مع رابط شخصي صالح لمدة 30 يومًا.',
    linkHere: '[رابط شخصي]',
    caption: 'المقاولات المسؤولة',
    company: 'المقاولة',
    site: 'الموقع',
    to: 'من يتوصل بالرسالة',
    lately: 'سُئلت خلال هذا الأسبوع',
    unreachable: 'لا بريد إلكتروني: اتصلوا بها هاتفيًا',
    leftOut: (count) => `مقاولات لن تُراسَل: ${isolate(showNumber('ar', count))}`,
    send: (count) => `إرسال إلى ${plural('ar', count, toCompanies)}`,
    again: 'تحديث المعاينة',
    cancel: 'إلغاء',
  },
  shown: {
    title: (answered, asked) =>
      answered === 0
        ? `لم تجب بعدُ أي مقاولة من أصل ${isolate(showNumber('ar', asked))}`
        : `عدد المقاولات التي أجابت: ${isolate(showNumber('ar', answered))} من أصل ${isolate(showNumber('ar', asked))}`,
    detail: (on) => `طلب أُرسل بتاريخ ${isolate(showDate('ar', on))}`,
    sent: (count) => `أُرسل الطلب إلى ${plural('ar', count, toCompanies)}.`,
    reminded: 'أُرسل التذكير.',
    revoked: 'أُغلق رابط هذه المقاولة.',
    caption: 'المقاولات المسؤولة',
    state: 'الحالة',
    answered: (on) => `أجابت بتاريخ ${isolate(showDate('ar', on))}`,
    waiting: (on) => `آخر رسالة بتاريخ ${isolate(showDate('ar', on))}`,
    closed: (on) => `أُغلق الرابط بتاريخ ${isolate(showDate('ar', on))}`,
    letters: (letters) => plural('ar', letters, messages),
    close: 'إغلاق الرابط',
    closeFor: (company) => `إغلاق الرابط الخاص بمقاولة ${isolate(company)}`,
    remind: (count) => `تذكير ${plural('ar', count, toCompanies)}`,
    remindFrom: (on) => `يمكن إرسال التذكير القادم ابتداءً من ${isolate(showDate('ar', on))}.`,
    allAnswered: 'لم يبق أي جواب يُنتظر.',
  },
  letter: {
    subject: (park, reminder) =>
      reminder ? `ما زال ${isolate(park)} ينتظر جوابكم` : `سؤال من ${isolate(park)} حول مقاولتكم`,
    greeting: 'تحية طيبة،',
    text: (park, company, count) =>
      `يحتاج ${isolate(park)} إلى ${count > 1 ? 'بعض المعلومات' : 'معلومة واحدة'} عن ${isolate(company)} لمعرفة العروض التي يحق لها الاستفادة منها:`,
    how: 'أجيبوا في دقيقة، دون حساب ولا كلمة سر، عبر هذا الرابط الخاص بكم:',
    until: (until) => `يُستعمل الرابط مرة واحدة، إلى غاية ${isolate(showDate('ar', until))}.`,
    ignore: (park) => `لم تعودوا تمثلون هذه المقاولة؟ لا تجيبوا وأخبروا فريق ${isolate(park)}.`,
  },
  answer: {
    title: (company, count) => `${isolate(company)}: ${plural('ar', count, questions)}`,
    detail: (park) =>
      `يسأل ${isolate(park)} عن ذلك لمعرفة العروض التي يحق لكم الاستفادة منها. لا يُسجَّل أي شيء قبل تأكيدكم.`,
    hint: 'اتركوا ما لا تعرفونه فارغًا.',
    tick: 'ضعوا علامة على كل ما ينطبق',
    noneOfThese: 'لا شيء مما ذُكر',
    check: 'مراجعة أجوبتي',
    checkTitle: 'هل هذا صحيح؟',
    checkDetail: (company, park) => `هذا ما سيسجله ${isolate(park)} عن ${isolate(company)}، بتصريح من المقاولة.`,
    on: (day) => `بتاريخ ${isolate(showDate('ar', day))}`,
    leftOpen: 'بقي دون جواب',
    confirm: 'تأكيد وإرسال',
    correct: 'تصحيح',
    thanks: 'شكرًا لكم، سُجلت أجوبتكم',
    thanksDetail: 'أُعيد للتو حساب ما يحق لكم من عروض الفضاء. يمكنكم إغلاق هذه الصفحة.',
    signIn: 'الاطلاع على عروضنا',
    closed: 'لم يعد هذا الرابط صالحًا',
    closedDetail:
      'ربما سبق استعماله أو انقضى أجله. أجوبتكم المسجلة محفوظة. لتقديم أجوبة أخرى، سجلوا الدخول أو راسلوا فريق الفضاء ليبعث إليكم رابطًا جديدًا.',
  },
}
