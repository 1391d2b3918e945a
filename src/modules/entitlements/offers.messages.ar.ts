import { type PluralForms, plural, showDate, showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { OfferWords } from './offers.messages.ts'

const companies: PluralForms = {
  one: 'مقاولة واحدة',
  two: 'مقاولتان',
  few: '# مقاولات',
  many: '# مقاولة',
  other: '# مقاولة',
}

export const ar: OfferWords = {
  list: {
    title: (offers) =>
      plural('ar', offers, {
        zero: 'لا يوجد أي عرض مفتوح',
        one: 'عرض مفتوح واحد',
        two: 'عرضان مفتوحان',
        few: '# عروض مفتوحة',
        many: '# عرضًا مفتوحًا',
        other: '# عرض مفتوح',
      }),
    detail: (count, on) =>
      `لفائدة ${plural('ar', count, { ...companies, two: 'مقاولتين' })}، بتاريخ ${isolate(showDate('ar', on))}`,
    caption: 'العروض وعدد المقاولات حسب الجواب',
    offer: 'العرض',
    kind: 'النوع',
    worth: 'القيمة',
    since: (day) => `منذ ${isolate(showDate('ar', day))}`,
    until: (day) => `إلى غاية ${isolate(showDate('ar', day))}`,
    from: (day) => `ابتداء من ${isolate(showDate('ar', day))}`,
    counting: 'الحساب جارٍ',
    waiting: (offers) =>
      plural('ar', offers, {
        one: 'عرض واحد بلا شروط سارية اليوم',
        two: 'عرضان بلا شروط سارية اليوم',
        few: '# عروض بلا شروط سارية اليوم',
        many: '# عرضًا بلا شروط سارية اليوم',
        other: '# عرض بلا شروط سارية اليوم',
      }),
    archived: (offers) =>
      plural('ar', offers, {
        one: 'عرض واحد مؤرشف',
        two: 'عرضان مؤرشفان',
        few: '# عروض مؤرشفة',
        many: '# عرضًا مؤرشفًا',
        other: '# عرض مؤرشف',
      }),
    archivedDetail: 'هي مغلقة ولم يعد يحق لأحد الاستفادة منها. وما حصلت عليه المقاولات يبقى لها.',
    gave: (count) =>
      plural('ar', count, {
        zero: 'لم تستفد منه أي مقاولة.',
        one: 'استفادت منه مقاولة واحدة.',
        two: 'استفادت منه مقاولتان.',
        few: 'استفادت منه # مقاولات.',
        many: 'استفادت منه # مقاولة.',
        other: 'استفادت منه # مقاولة.',
      }),
    closedOn: (day) => `أُغلق يوم ${isolate(showDate('ar', day))}`,
    notInForce: 'لا شروط سارية اليوم',
    none: 'ليس للفضاء أي عرض بعد',
    noneDetail: 'اختاروا برامج من الدليل، أو أضيفوا الاتفاقية التي وقعتموها.',
    noneForManager: 'إدارة الفضاء هي التي تختار العروض.',
    catalogue: 'الاختيار من الدليل',
    add: 'إضافة عرض',
  },
  kinds: { convention: 'اتفاقية', programme: 'برنامج', 'public-aid': 'دعم عمومي' },
  standings: {
    eligible: 'نعم',
    'act-before': 'قبل فوات الأجل',
    undetermined: 'تحتاج توضيحًا',
    ineligible: 'لا',
    held: 'استفادت منه',
  },
  sheet: {
    link: 'ورقة للطباعة',
    detail: (park, on) => `لفائدة مقاولات ${isolate(park)}، بتاريخ ${isolate(showDate('ar', on))}`,
    forWhom: 'لمن',
    others: (conditions) =>
      plural('ar', conditions, {
        one: 'وشرط آخر',
        two: 'وشرطان آخران',
        few: 'و# شروط أخرى',
        many: 'و# شرطًا آخر',
        other: 'و# شرط آخر',
      }),
  },
  who: {
    above: 'العروض',
    title: (entitled, count) => {
      const total = isolate(showNumber('ar', count))
      if (entitled === 0) return `لا تستفيد منه أي مقاولة من أصل ${total}`
      return `${plural('ar', entitled, companies)} من أصل ${total} يحق لها الاستفادة منه`
    },
    noneYet: 'لم تُحتسب أي مقاولة بعد',
    noneYetDetail: 'تظهر الأجوبة هنا حالما يضم السجل مقاولات ويكتمل الحساب.',
    closed: (day) => `هذا العرض مغلق منذ ${isolate(showDate('ar', day))}`,
    kept: 'وما حصلت عليه المقاولات يبقى لها.',
    reopen: 'إعادة فتح هذا العرض',
    reopenDetail: 'عند إعادة فتحه تسري شروطه السابقة، وتُقيَّم كل المقاولات من جديد.',
    detail: (offer, partner, on) => `${isolate(offer)} · ${isolate(partner)} · بتاريخ ${isolate(showDate('ar', on))}`,
    tabs: 'المقاولات حسب الجواب',
    all: 'الكل',
    caption: 'المقاولات وجوابها بخصوص هذا العرض',
    company: 'المقاولة',
    site: 'الموقع',
    noSite: 'بدون موقع',
    allSites: 'جميع المواقع',
    verdict: 'الجواب',
    reason: 'السبب',
    changes: 'تاريخ التغير',
    search: 'الاسم أو المعرف',
    waitingFor: (fact) => `في انتظار: ${fact}`,
    clear: 'عرض جميع المقاولات',
    nobody: 'لا توجد مقاولة مطابقة',
    nobodyDetail: 'وسّعوا البحث أو اختاروا جوابًا آخر.',
    missing: 'أكثر ما ينقص',
    missingDetail: 'المعلومة التي ينتظر أكبر عدد من المقاولات جوابه بسببها.',
    waiting: (count) => plural('ar', count, companies),
    alone: (verdicts) => `منها ${isolate(showNumber('ar', verdicts))} لا ينقصها شيء آخر`,
    nothingMissing: 'لا ينقص شيء: لكل مقاولة جوابها.',
    rule: 'القاعدة',
    versions: 'الصيغ',
    version: (number) => `الصيغة ${isolate(String(number))}`,
    current: 'سارية',
    xlsx: 'تصدير بصيغة XLSX',
    csv: 'تصدير بصيغة CSV',
    close: 'إغلاق هذا العرض',
    closeDetail: 'لن يحق لأي مقاولة الاستفادة منه. وتبقى شروطه محفوظة، ويمكنكم إعادة فتحه.',
    becomes: {
      eligible: 'يصبح الجواب نعم',
      ineligible: 'يصبح الجواب لا',
      undetermined: 'يحتاج إلى تأكيد',
      ended: 'انتهاء العرض',
    },
    ice: 'ICE',
    changesOn: 'تاريخ التغير',
    verdictThen: 'الجواب بعد ذلك',
    missingFacts: 'المعلومات الناقصة',
    held: 'سبق أن استفادت منه',
  },
}
