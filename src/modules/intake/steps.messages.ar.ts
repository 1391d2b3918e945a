import { plural, showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { Counts } from './intake.ts'
import type { StepWords } from './steps.messages.ts'
import { meaningText } from '../workbook/index.ts'

export const ar: StepWords = {
  refusals: {
    'not-allowed': () => 'استيراد الملفات من صلاحيات الإدارة ومسؤولي المواقع فقط.',
    'intake-not-found': () => 'هذا الاستيراد غير موجود، أو ليس من ملفاتكم.',
    'no-file': () => 'المرجو اختيار ملف.',
    'file-too-big': ({ megabytes }) =>
      `حجم هذا الملف يتجاوز ${megabytes} ميغابايت. المرجو الاحتفاظ فيه بأوراق اللائحة فقط، دون صور.`,
    'day-malformed': () => `المرجو إدخال اليوم الذي يصفه الملف، مثل ${isolate('21/08/2017')}.`,
    'no-name-column': ({ sheet }) => `المرجو تحديد العمود الذي يسمي المقاولات في الورقة «${isolate(sheet)}».`,
    'meaning-twice': ({ meaning, headings }) =>
      `لا يمكن أن يكون لعمودين المحتوى نفسه (${meaningText(meaning, 'ar')}): ${headings.map((heading) => `«${isolate(heading)}»`).join(' و')}. المرجو الاحتفاظ بأحدهما وتجاهل الآخر.`,
    'no-companies': () =>
      'لم نعثر على أي لائحة للمقاولات. المرجو التأكد من وجود سطر عناوين يسمي عمود المقاولات، مثل «اسم المقاولة».',
    'too-many-companies': ({ most }) =>
      `يضم هذا الملف أكثر من ${showNumber('ar', most)} مقاولة. المرجو تقسيمه إلى عدة ملفات.`,
    'not-now': () => 'تغيرت حالة هذا الاستيراد في هذه الأثناء. المرجو إعادة تحميل الصفحة لمعرفة مآله.',
    'register-changed': () => 'تغير السجل في هذه الأثناء. المرجو إعادة المقارنة قبل التطبيق.',
    'built-upon': () => 'هناك معلومات أحدث مبنية على هذا الاستيراد، لذلك لم يعد إلغاؤه ممكنا.',
    'ice-given-away': () => 'أحد أرقام التعريف الموحد التي يجب إرجاعها صار لمقاولة أخرى. المرجو تصحيحه أولا.',
    'key-reused': () => 'سبق إرسال هذه الاستمارة بأجوبة أخرى. المرجو إعادة تحميل الصفحة ثم المحاولة من جديد.',
  },
  states: {
    understanding: 'ينتظر التحقق',
    previewed: 'ينتظر التطبيق',
    applying: 'قيد التطبيق',
    applied: 'مطبق',
    undone: 'ملغى',
    discarded: 'متروك',
  },
  rowStates: {
    new: 'جديدة',
    changed: 'معدلة',
    same: 'دون تغيير',
    doubtful: 'غير مؤكدة',
    refused: 'مرفوضة',
    gone: 'غائبة',
  },
  rowTabs: {
    new: 'جديدة',
    changed: 'معدلة',
    same: 'دون تغيير',
    doubtful: 'غير مؤكدة',
    refused: 'مرفوضة',
    gone: 'غائبة',
  },
  area: (squareMetres) => `${squareMetres}\u00a0م²`,
  doubts: {
    'bad-ice': ({ ice }) => `رقما المراقبة في التعريف الموحد ${isolate(ice)} غير صحيحين.`,
    'namesake-in-file': () => 'يحمل سطر آخر الاسم نفسه بتعريف موحد مختلف.',
    'name-with-other-ice': () => 'يعرف السجل هذا الاسم بتعريف موحد مختلف.',
    'ice-with-other-name': ({ holder }) => `هذا التعريف الموحد هو تعريف «${isolate(holder)}».`,
    'several-of-that-name': () => 'تحمل عدة مقاولات في السجل هذا الاسم.',
    'name-alike': ({ candidates }) => `هذا الاسم يشبه ${names(candidates)}.`,
    archived: () => 'هذه المقاولة محفوظة في الأرشيف. المرجو استرجاعها من صفحتها ثم إعادة المقارنة.',
    'only-a-name': () => 'هذا الاسم وحيد في سطره: هل هو مقاولة أم عنوان؟',
  },
  rowRefusals: {
    'no-name': () => 'لا يذكر هذا السطر اسم المقاولة.',
    'name-too-long': ({ most }) => `يتجاوز الاسم ${most} حرف.`,
    'twice-in-file': ({ firstSheet, firstRow }) =>
      `هذه هي المقاولة الواردة في السطر ${firstRow} من الورقة «${isolate(firstSheet)}»، وتُحتسب مرة واحدة.`,
    'same-company-as-row': ({ firstSheet, firstRow }) =>
      `هذه هي مقاولة السجل نفسها التي يخصها السطر ${firstRow} من الورقة «${isolate(firstSheet)}».`,
    'site-not-yours': ({ site }) => `الموقع «${isolate(site)}» ليس من مواقعكم.`,
    'site-missing': () => 'لا يحدد هذا السطر موقع المقاولة، وأنتم تسيرون مواقعكم فقط.',
    'hosted-elsewhere': () => 'هذه المقاولة مسجلة في موقع ليس من مواقعكم.',
  },
  laterWork: {
    facts: 'سُجلت أرقام جديدة بعد ذلك',
    identity: 'تغير اسمها أو أرقام تعريفها بعد ذلك',
    residency: 'تغيرت إقامتها بعد ذلك',
    people: 'هناك أشخاص مرتبطون بها',
    other: 'هناك معلومات أخرى مرتبطة بها',
  },
  phases: {
    waiting: 'في الانتظار',
    reading: 'قراءة الملف',
    matching: 'المقارنة مع السجل',
    writing: 'الكتابة في السجل',
  },
  setbacks: {
    'register-changed': 'لم يطبق أي شيء: تغير السجل بعد هذه المعاينة. المرجو إعادة المقارنة ثم التطبيق.',
    failed: 'لم يطبق أي شيء: وقع خلل من جهتنا. المرجو المحاولة من جديد.',
  },
  choice: (choice, name) => {
    if (choice === 'new') return 'إضافتها كمقاولة جديدة'
    if (choice === 'leave') return 'تركها جانبا'
    if (choice === 'with-ice') return 'الاحتفاظ بالمقاولة مع هذا التعريف الموحد'
    if (choice === 'without-ice') return 'الاحتفاظ بالمقاولة دون هذا التعريف الموحد'
    return `إنها «${isolate(name ?? '')}»`
  },
  list: {
    title: 'استيراد ملف',
    detail: 'ضعوا الملف الذي تمسكونه أصلا: سترون سطرا بسطر ما سيغيره قبل تطبيقه.',
    file: 'ملف المقاولات المحتضنة',
    fileHint: `صيغة ${isolate('XLSX')} أو ${isolate('CSV')}، في حدود 10 ميغابايت. لا ضرر من العناوين والمجاميع والأسطر الفارغة.`,
    fileName: 'الملف',
    upload: 'قراءة هذا الملف',
    earlier: 'عمليات الاستيراد السابقة',
    none: 'لم يُستورد أي ملف بعد',
    noneDetail: 'سيُنشئ الملف الأول السجل: المواقع والمقاولات والإقامات والأرقام.',
    asOn: 'الوضعية في',
    state: 'الحالة',
    broughtBy: 'بواسطة',
    broughtOn: 'تاريخ الإيداع',
    result: 'الأسطر',
    stepsTitle: 'ما سيحدث بعد ذلك',
    steps: [
      'نبين لكم كيف قرأنا كل عمود، وتصححون ما يلزم.',
      'ترون سطرا بسطر ما هو جديد أو معدل أو غير مؤكد.',
      'تطبقون حين يكون كل شيء صحيحا، ويبقى بإمكانكم الإلغاء بعد ذلك.',
    ],
  },
  columns: {
    title: 'هل هذا صحيح؟',
    found: (companies, file) =>
      `${plural('ar', companies, {
        zero: 'لم نعثر على أي مقاولة',
        one: 'عثرنا على مقاولة واحدة',
        two: 'عثرنا على مقاولتين',
        few: 'عثرنا على # مقاولات',
        many: 'عثرنا على # مقاولة',
        other: 'عثرنا على # مقاولة',
      })} في «${isolate(file)}».`,
    detail: 'صححوا ما يلزم، وسنتذكره في المرة المقبلة.',
    asOn: 'اليوم الذي يصفه الملف',
    asOnHint: 'تخص أعداد المستخدمين هذا اليوم.',
    layout: (sheets, count) =>
      count === 1 ? `الورقة ${sheets}` : count === 2 ? `الورقتان ${sheets}` : `الأوراق ${sheets}`,
    headingAt: (row) => `العناوين في السطر ${row}`,
    rows: (from, to) => `الأسطر من ${from} إلى ${to}`,
    column: 'العمود',
    samples: 'أمثلة',
    meaning: 'محتواه',
    unit: 'الوحدة',
    meaningOf: (heading) => `محتوى العمود ${isolate(heading)}`,
    scaleOf: (heading) => `مقياس العمود ${isolate(heading)}`,
    currencyOf: (heading) => `عملة العمود ${isolate(heading)}`,
    scales: { 0: 'بالوحدة', 3: 'بالآلاف', 6: 'بالملايين', 9: 'بالملايير' },
    assumed: (currency) => `${isolate(currency)} (افتراضا)`,
    noHeading: 'بدون عنوان',
    toCheck: 'للتحقق',
    notes: 'ما افترضناه',
    skipped: (titles, totals, duplicates) =>
      `أسطر لا تُحتسب: ${[
        titles > 0 &&
          plural('ar', titles, {
            one: 'سطر عنوان واحد',
            two: 'سطرا عنوان',
            few: '# أسطر عناوين',
            other: '# سطر عنوان',
          }),
        totals > 0 &&
          plural('ar', totals, {
            one: 'مجموع واحد',
            two: 'مجموعان',
            few: '# مجاميع',
            many: '# مجموعا',
            other: '# مجموع',
          }),
        duplicates > 0 &&
          plural('ar', duplicates, {
            one: 'تكرار واحد',
            two: 'تكراران',
            few: '# تكرارات',
            many: '# تكرارا',
            other: '# تكرار',
          }),
      ]
        .filter(Boolean)
        .join('، ')}.`,
    sites: 'المواقع',
    sitesDetail: 'ستُنشأ المواقع التي لا يعرفها السجل بعد، إلا إذا حددتم أي موقع هي.',
    sitesToName: 'لا يعرف السجل هذه المواقع. حددوا ما هو منها من مواقعكم، وستُرفض الأسطر الأخرى.',
    knownSites: (list) => `مواقع معروفة: ${list}.`,
    noSite: 'أسطر بدون موقع',
    site: (name, rows) =>
      `${isolate(name)} (${plural('ar', rows, { one: 'مقاولة واحدة', two: 'مقاولتان', few: '# مقاولات', many: '# مقاولة', other: '# مقاولة' })})`,
    isSite: (name) => `إنه ${isolate(name)}`,
    createSite: (name) => `إنشاء الموقع «${isolate(name)}»`,
    noStay: 'بدون موقع: المقاولة غير محتضنة',
    go: 'معاينة التغييرات',
    discard: 'ترك هذا الاستيراد',
  },
  preview: {
    title: (counts) => finding(counts),
    detail: (file, day) => `${isolate(file)}، الوضعية في ${day}. لم يُكتب أي شيء بعد.`,
    all: 'الكل',
    parts: 'الأسطر حسب الحالة',
    caption: 'أسطر الملف',
    company: 'المقاولة',
    place: (sheet, row) => `${isolate(sheet)}، السطر ${row}`,
    rowState: 'الحالة',
    means: 'ما يتغير',
    choose: 'اختياركم',
    becomes: 'تصبح',
    unknown: 'غير معروف',
    brings: (count) =>
      plural('ar', count, {
        one: 'معلومة واحدة',
        two: 'معلومتان',
        few: '# معلومات',
        many: '# معلومة',
        other: '# معلومة',
      }),
    confirmed: (labels) => `دون تغيير، مؤكد في هذا اليوم: ${labels}.`,
    older: (value) => `${isolate(value)} (محفوظ في التاريخ: في السجل قيمة أحدث)`,
    leftOut: (label, value) => `${label}: لا يمكن حفظ «${isolate(value)}».`,
    difference: (heading, first, second) =>
      `${isolate(heading)}: «${isolate(second)}» هنا، و«${isolate(first)}» في السطر الأول.`,
    blank: 'فارغ',
    nothing: 'لا شيء يتغير.',
    gone: 'محتضنة حسب السجل وغائبة عن الملف.',
    none: 'لا توجد أسطر من هذا النوع.',
    keepChoices: 'حفظ هذه الاختيارات',
    again: 'إعادة المقارنة',
    back: 'العودة إلى الأعمدة',
    apply: 'تطبيق على السجل',
    applyTitle: 'التطبيق',
    applyDetail: ({ new: added, changed, doubtful }) =>
      [
        plural('ar', added, {
          zero: 'لن تضاف أي مقاولة',
          one: 'ستضاف مقاولة واحدة',
          two: 'ستضاف مقاولتان',
          few: 'ستضاف # مقاولات',
          many: 'ستضاف # مقاولة',
          other: 'ستضاف # مقاولة',
        }),
        plural('ar', changed, {
          zero: 'ولن تعدل أي مقاولة.',
          one: 'وستعدل مقاولة واحدة.',
          two: 'وستعدل مقاولتان.',
          few: 'وستعدل # مقاولات.',
          many: 'وستعدل # مقاولة.',
          other: 'وستعدل # مقاولة.',
        }),
      ].join('، ') + (doubtful > 0 ? ' وتتبع الأسطر غير المؤكدة الاختيارات المعروضة.' : ''),
    goneChoice: (count) =>
      plural('ar', count, {
        one: 'مقاولة محتضنة واحدة لم تعد في الملف. ما العمل؟',
        two: 'مقاولتان محتضنتان لم تعودا في الملف. ما العمل؟',
        few: '# مقاولات محتضنة لم تعد في الملف. ما العمل؟',
        many: '# مقاولة محتضنة لم تعد في الملف. ما العمل؟',
        other: '# مقاولة محتضنة لم تعد في الملف. ما العمل؟',
      }),
    goneKeep: 'عدم تغيير أي شيء',
    goneEnd: (day) => `إنهاء إقامتها يوم ${day}`,
    choiceOf: (name) => `الاختيار الخاص بـ ${isolate(name)}`,
    chosen: 'تم حفظ اختياراتكم. اطلعوا على ما تغيره ثم طبقوا.',
  },
  result: {
    waiting: 'الملف يدخل إلى السجل',
    waitingDetail: 'تتجدد هذه الصفحة تلقائيا، ويمكنكم مغادرتها: إما أن يطبق كل شيء أو لا شيء.',
    reload: 'تحديث',
    done: (done, total) => `${showNumber('ar', done)} مقاولة من أصل ${showNumber('ar', total)}`,
    applied: ({ new: added, changed }) =>
      `${plural('ar', added, { zero: 'لم تضف أي مقاولة', one: 'أضيفت مقاولة واحدة', two: 'أضيفت مقاولتان', few: 'أضيفت # مقاولات', many: 'أضيفت # مقاولة', other: 'أضيفت # مقاولة' })}، ${plural('ar', changed, { zero: 'ولم تعدل أي مقاولة', one: 'وعدلت مقاولة واحدة', two: 'وعدلت مقاولتان', few: 'وعدلت # مقاولات', many: 'وعدلت # مقاولة', other: 'وعدلت # مقاولة' })}`,
    appliedOn: (instant) => `تم التطبيق في ${instant}.`,
    companies: 'عرض المقاولات',
    lines: 'عرض الأسطر',
    undo: 'إلغاء هذا الاستيراد',
    undone: 'تم إلغاء هذا الاستيراد',
    undoneDetail: 'عاد السجل كما كان قبله.',
    discarded: 'تم ترك هذا الاستيراد',
    discardedDetail: 'لم يدخل منه أي شيء إلى السجل.',
    another: 'استيراد ملف',
    next: 'والآن؟',
    steps: {
      overview: { text: 'الاطلاع على ما تستحقه مقاولاتكم', link: 'نظرة عامة' },
      offers: { text: 'اعتماد العروض وبرامج الدعم التي يمكن لمقاولاتكم طلبها', link: 'الدليل' },
      people: { text: 'دعوة المقاولات إلى استكمال أرقامها', link: 'دعوة' },
    },
    noOffers: 'لم يُعتمد أي عرض بعد',
    noOffersDetail: 'اختاروا من دليل العروض، وستعرفون فورا ما تستحقه كل مقاولة.',
    noOffersGo: 'فتح دليل العروض',
    undoTitle: 'هل في الملف خطأ؟',
    undoDetail: 'يزيل الإلغاء ما جاء به هذا الاستيراد بالضبط ويعيد القيم السابقة. وهو ممكن ما لم يُبن عليه شيء أحدث.',
  },
  undo: {
    title: (file) => `هل تريدون إلغاء استيراد «${isolate(file)}»؟`,
    detail: (added) =>
      `${plural('ar', added, { zero: 'لن تحذف أي مقاولة', one: 'ستحذف مقاولة واحدة', two: 'ستحذف مقاولتان', few: 'ستحذف # مقاولات', many: 'ستحذف # مقاولة', other: 'ستحذف # مقاولة' })}. وتعود القيم السابقة كما كانت.`,
    go: 'إلغاء هذا الاستيراد',
    back: 'الاحتفاظ به',
    impossible: 'لم يعد إلغاء هذا الاستيراد ممكنا',
    impossibleDetail: 'سيضيع ما أُنجز بعد ذلك. المرجو تصحيح هذه المقاولات واحدة واحدة:',
    more: (count) =>
      plural('ar', count, {
        one: 'ومقاولة أخرى',
        two: 'ومقاولتان أخريان',
        few: 'و# مقاولات أخرى',
        many: 'و# مقاولة أخرى',
        other: 'و# مقاولة أخرى',
      }),
  },
}

function names(candidates: readonly { readonly name: string }[]): string {
  return candidates.map(({ name }) => `«${isolate(name)}»`).join('، ')
}

function finding(counts: Counts): string {
  const parts = [
    counts.new > 0 &&
      plural('ar', counts.new, {
        one: 'مقاولة جديدة',
        two: 'مقاولتان جديدتان',
        few: '# مقاولات جديدة',
        many: '# مقاولة جديدة',
        other: '# مقاولة جديدة',
      }),
    counts.changed > 0 &&
      plural('ar', counts.changed, { one: 'واحدة معدلة', two: 'اثنتان معدلتان', few: '# معدلة', other: '# معدلة' }),
    counts.doubtful > 0 &&
      plural('ar', counts.doubtful, {
        one: 'واحدة غير مؤكدة',
        two: 'اثنتان غير مؤكدتين',
        few: '# غير مؤكدة',
        other: '# غير مؤكدة',
      }),
    counts.refused > 0 &&
      plural('ar', counts.refused, { one: 'واحدة مرفوضة', two: 'اثنتان مرفوضتان', few: '# مرفوضة', other: '# مرفوضة' }),
  ].filter((part) => part !== false)
  return parts.length > 0
    ? parts.join('، ')
    : `لا شيء يتغير: ${plural('ar', counts.same, { one: 'مقاولة واحدة مطابقة', two: 'مقاولتان مطابقتان', few: '# مقاولات مطابقة', many: '# مقاولة مطابقة', other: '# مقاولة مطابقة' })}`
}
