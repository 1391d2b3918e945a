import { isolate } from '../../kernel/messages.ts'
import type { IntakeWords } from './workbook.messages.ts'
import type { Difference } from './problem.ts'

export const ar: IntakeWords = {
  refusals: {
    'empty-file': () => 'هذا الملف فارغ. المرجو اختيار الملف الذي يضم لائحة المقاولات.',
    'too-large': ({ megabytes }) =>
      `حجم هذا الملف بعد فتحه يتجاوز ${megabytes} ميغابايت. المرجو الاحتفاظ فيه بأوراق اللائحة فقط.`,
    'too-many-rows': ({ most }) => `يضم هذا الملف أكثر من ${most} سطر. المرجو تقسيمه إلى عدة ملفات.`,
    'too-many-columns': ({ most }) => `تضم إحدى الأوراق أكثر من ${most} عمود. المرجو حذف الأعمدة غير الضرورية.`,
    'password-protected': () => 'هذا الملف محمي بكلمة سر. المرجو حفظه بدون كلمة سر.',
    damaged: () => `هذا الملف معطوب. المرجو فتحه في برنامج الجداول ثم حفظه من جديد بصيغة ${isolate('.xlsx')}.`,
    'old-excel': () => `هذا ملف قديم من Excel ‏(${isolate('.xls')}). المرجو حفظه بصيغة ${isolate('.xlsx')}.`,
    'binary-excel': () => `هذا مصنف ثنائي من Excel ‏(${isolate('.xlsb')}). المرجو حفظه بصيغة ${isolate('.xlsx')}.`,
    'open-document': () =>
      `هذا مصنف بصيغة ${isolate('.ods')}. المرجو حفظه بصيغة ${isolate('.xlsx')} أو ${isolate('.csv')}.`,
    pdf: () => `هذا ملف ${isolate('PDF')}. المرجو تقديم المصنف الأصلي بصيغة ${isolate('.xlsx')} أو ${isolate('.csv')}.`,
    'web-page': () =>
      `هذه صفحة ويب أو ملف ${isolate('XML')}. المرجو فتحها في برنامج الجداول وحفظها بصيغة ${isolate('.xlsx')}.`,
    'not-a-table': () =>
      `هذا الملف ليس جدولا يمكننا قراءته. المرجو حفظه بصيغة ${isolate('.xlsx')} أو ${isolate('.csv')}.`,
  },
  problems: {
    'duplicate-company': ({ firstSheet, firstRow, sheet, differences }) =>
      `هذه هي المقاولة الواردة في السطر ${firstRow}${firstSheet === sheet ? '' : ` من الورقة ${quoted(firstSheet)}`}، وتُحتسب مرة واحدة. ${differ(differences)}`,
    'assumed-currency': ({ currency, value }) =>
      `لا يحدد العمود ${quoted(value)} عملته، لذلك قُرئت مبالغه بعملة ${isolate(currency)}.`,
    'unreadable-date': ({ value }) => `${quoted(value)} ليس تاريخا مقروءا. لم تؤخذ الخانة في الحسبان.`,
    'unreadable-number': ({ value }) => `${quoted(value)} ليس عددا مقروءا. لم تؤخذ الخانة في الحسبان.`,
    approximate: ({ value }) =>
      `${quoted(value)} قيمة تقريبية. لم تؤخذ الخانة في الحسبان؛ المرجو إدخال القيمة الدقيقة.`,
    negative: ({ value }) => `${quoted(value)} قيمة سالبة، وهذا غير ممكن. لم تؤخذ الخانة في الحسبان.`,
    'implausible-date': ({ value }) => `${quoted(value)} تاريخ غير معقول. لم تؤخذ الخانة في الحسبان.`,
    'implausible-number': ({ value }) => `${quoted(value)} عدد غير معقول. لم تؤخذ الخانة في الحسبان.`,
    'ambiguous-date': ({ value }) =>
      `يمكن قراءة ${quoted(value)} بطريقتين، لأن العمود يخلط بين اليوم/الشهر والشهر/اليوم. لم تؤخذ الخانة في الحسبان.`,
    'wider-date': ({ value }) => `${quoted(value)} فترة زمنية: لم يُحتفظ إلا بالشهر أو بالسنة.`,
    'error-cell': ({ value }) =>
      `الصيغة الحسابية في هذه الخانة لا تعمل (${isolate(value)}). لم تؤخذ الخانة في الحسبان.`,
    'bad-ice': ({ value }) => `رقما المراقبة في التعريف الموحد ${quoted(value)} غير صحيحين. المرجو التحقق منه.`,
    'not-an-ice': ({ value }) =>
      `${quoted(value)} ليس تعريفا موحدا للمقاولة، إذ يتكون من 15 رقما. لم تؤخذ الخانة في الحسبان.`,
    'lost-digits': ({ value }) => `قرّب برنامج الجداول التعريف الموحد ${quoted(value)}. المرجو إدخاله كنص.`,
    'unknown-sector': ({ value }) =>
      `القطاع ${quoted(value)} غير موجود في لائحتنا: صُنف ضمن القطاعات الأخرى مع الاحتفاظ باسمه.`,
    'unknown-legal-form': ({ value }) =>
      `الشكل القانوني ${quoted(value)} غير موجود في لائحتنا: صُنف ضمن الأشكال الأخرى مع الاحتفاظ باسمه.`,
    'unknown-stage': ({ value }) => `المرحلة ${quoted(value)} غير موجودة في لائحتنا. لم تؤخذ الخانة في الحسبان.`,
    'unknown-country': ({ value }) => `لم نتعرف على البلد ${quoted(value)}. لم تؤخذ الخانة في الحسبان.`,
    'same-name-other-ice': ({ value }) =>
      `تحمل ${quoted(value)} اسم مقاولة في سطر آخر لكن بتعريف موحد مختلف: احتُفظ بالاثنتين.`,
    'no-name': () => 'يصف هذا السطر مقاولة دون ذكر اسمها. المرجو إدخال الاسم كي تُحتسب.',
    'only-a-name': ({ value }) =>
      `${quoted(value)} نص وحيد في سطره، فقُرئ كعنوان. إذا كان اسم مقاولة فالمرجو إدخال موقعها أو تاريخ تأسيسها.`,
    'no-year': ({ value }) =>
      `لا يحدد العمود ${quoted(value)} السنة، فلم يؤخذ في الحسبان. المرجو إضافة السنة، مثل «رقم المعاملات 2016».`,
    'column-twice': ({ value }) => `يتضمن عمود آخر المعلومة نفسها، فلم يؤخذ العمود ${quoted(value)} في الحسبان.`,
    'assumed-day-first': ({ value }) => `لا شيء في العمود ${quoted(value)} يبين ترتيب اليوم والشهر: قُرئ اليوم أولا.`,
    'assumed-groups': ({ value }) =>
      `في العمود ${quoted(value)} يُقرأ عدد مثل ${isolate('4,161')} على أنه أربعة آلاف ومئة وواحد وستون.`,
    'unit-from-title': ({ value }) => `وحدة العمود ${quoted(value)} مأخوذة من العنوان الموجود فوق الجدول.`,
    'no-company-list': ({ sheet }) => `لا تضم الورقة ${quoted(sheet)} لائحة مقاولات، فلم تُقرأ.`,
  },
  codes: {
    'duplicate-company': 'مقاولة وردت من قبل',
    'assumed-currency': 'عمود مبالغ بدون عملة',
    'unreadable-date': 'تاريخ غير مقروء',
    'unreadable-number': 'عدد غير مقروء',
    approximate: 'قيمة تقريبية',
    negative: 'قيمة سالبة',
    'implausible-date': 'تاريخ غير معقول',
    'implausible-number': 'عدد غير معقول',
    'ambiguous-date': 'تاريخ يُقرأ بطريقتين',
    'wider-date': 'تاريخ معبر عنه بفترة',
    'error-cell': 'صيغة حسابية لا تعمل',
    'bad-ice': 'تعريف موحد غير صحيح',
    'not-an-ice': 'قيمة ليست تعريفا موحدا',
    'lost-digits': 'تعريف موحد قرّبه برنامج الجداول',
    'unknown-sector': 'قطاع خارج اللائحة',
    'unknown-legal-form': 'شكل قانوني خارج اللائحة',
    'unknown-stage': 'مرحلة خارج اللائحة',
    'unknown-country': 'بلد غير معروف',
    'same-name-other-ice': 'الاسم نفسه بتعريف موحد آخر',
    'no-name': 'سطر مقاولة بدون اسم',
    'only-a-name': 'نص وحيد في سطره',
    'no-year': 'عمود رقم معاملات بدون سنة',
    'column-twice': 'عمود يكرر عمودا آخر',
    'assumed-day-first': 'عمود تواريخ قُرئ فيه اليوم أولا دون دليل',
    'assumed-groups': `عمود قُرئ فيه ${isolate('4,161')} على أنه ${isolate('4161')} دون دليل`,
    'unit-from-title': 'وحدة مأخوذة من العنوان',
    'no-company-list': 'ورقة بدون لائحة مقاولات',
  },
  meanings: {
    name: 'اسم المقاولة',
    ice: 'التعريف الموحد للمقاولة',
    rc: 'السجل التجاري',
    if: 'التعريف الضريبي',
    cnss: 'رقم الضمان الاجتماعي',
    legalForm: 'الشكل القانوني',
    site: 'الموقع',
    office: 'المكتب',
    areaSqm: 'المساحة (متر مربع)',
    sector: 'القطاع',
    incorporatedOn: 'تاريخ التأسيس',
    activityStartedOn: 'بداية النشاط',
    enteredOn: 'تاريخ الدخول',
    leftOn: 'تاريخ المغادرة',
    headcount: 'عدد العاملين',
    womenHeadcount: 'عدد العاملات',
    meanAge: 'متوسط العمر',
    turnover: 'رقم المعاملات (مع تحديد السنة)',
    email: 'البريد الإلكتروني',
    phone: 'الهاتف',
    website: 'الموقع الإلكتروني',
    contactName: 'جهة الاتصال',
    stage: 'مرحلة التمويل',
    fundingRaised: 'مجموع التمويلات',
    country: 'البلد',
    ignored: 'عدم القراءة',
  },
  turnoverOf: (year) => `رقم معاملات سنة ${year}`,
}

function quoted(text: string): string {
  return `«${isolate(text)}»`
}

function differ(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'السطران متطابقان.'
  const list = differences.map(
    ({ heading, first, second }) =>
      `${isolate(heading)} (${first ? quoted(first) : 'فارغ'} ثم ${second ? quoted(second) : 'فارغ'})`,
  )
  return `ما يختلف: ${list.join('، ')}. احتُفظ بالسطر الأول.`
}
