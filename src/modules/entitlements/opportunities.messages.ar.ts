import { type PluralForms, plural, showDate, showMoney } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { OpportunityWords } from './opportunities.messages.ts'

const addedAr: PluralForms = {
  one: 'عرض إضافي',
  two: 'عرضان إضافيان',
  few: '# عروض إضافية',
  many: '# عرضًا إضافيًا',
  other: '# عرض إضافي',
}

export const ar: OpportunityWords = {
  pageTitle: 'الفرص المتاحة لنا',
  title: (company, entitled, soon) => {
    if (entitled === 0) return `لا يحق لمقاولة ${isolate(company)} الاستفادة من أي عرض بعد`
    const offers = plural('ar', entitled, {
      one: 'عرض واحد',
      two: 'عرضين',
      few: '# عروض',
      many: '# عرضًا',
      other: '# عرض',
    })
    const ending = plural('ar', soon, {
      zero: '',
      one: '، منها عرض واحد قريب الأجل',
      two: '، منها عرضان قريبا الأجل',
      few: '، منها # عروض قريبة الأجل',
      many: '، منها # عرضًا قريب الأجل',
      other: '، منها # عرض قريب الأجل',
    })
    return `يحق لمقاولة ${isolate(company)} الاستفادة من ${offers}${ending}`
  },
  detail: (offers, held, on) => {
    const open = plural('ar', offers, {
      one: 'من أصل عرض مفتوح واحد',
      two: 'من أصل عرضين مفتوحين',
      few: 'من أصل # عروض مفتوحة',
      many: 'من أصل # عرضًا مفتوحًا',
      other: 'من أصل # عرض مفتوح',
    })
    const had = plural('ar', held, {
      zero: '',
      one: '، منها عرض واحد لديكم مسبقًا',
      two: '، منها عرضان لديكم مسبقًا',
      few: '، منها # عروض لديكم مسبقًا',
      many: '، منها # عرضًا لديكم مسبقًا',
      other: '، منها # عرض لديكم مسبقًا',
    })
    return `${open}${had}، بتاريخ ${isolate(showDate('ar', on))}`
  },
  titleHeld: (company, held) =>
    `لدى مقاولة ${isolate(company)} مسبقًا ${plural('ar', held, {
      one: 'عرض واحد',
      two: 'عرضان',
      few: '# عروض',
      many: '# عرضًا',
      other: '# عرض',
    })}، ولا يحق لها اليوم غير ذلك`,
  asSeenBy: (company) => `ترون هذه الصفحة كما تراها مقاولة ${isolate(company)}.`,
  tabs: 'العروض حسب الجواب',
  tab: { eligible: 'نعم', 'act-before': 'قبل فوات الأجل', undetermined: 'تحتاج توضيحًا', ineligible: 'لا' },
  sections: {
    eligible: { title: 'عروض من حقكم' },
    'act-before': { title: 'عروض اغتنموها قبل فوات أجلها', detail: 'هي من حقكم، لكن لأقل من ستة أشهر.' },
    undetermined: {
      title: 'أخبرونا بالمزيد',
      detail: 'ينقصنا ما نجيب به بنعم أو لا. اختاروا سؤالًا للإجابة عنه.',
    },
    ineligible: { title: 'عروض لا تناسبكم اليوم', detail: 'مع السبب، وما من شأنه أن يغير الجواب.' },
  },
  actBefore: (day) => `اغتنموه قبل ${isolate(showDate('ar', day))}`,
  until: (lastDay) => `إلى غاية ${isolate(showDate('ar', lastDay))}`,
  unsureFrom: (day) => `يحتاج إلى تأكيد يوم ${isolate(showDate('ar', day))}`,
  opensOn: (day) => `يصبح من حقكم يوم ${isolate(showDate('ar', day))} إذا لم يتغير شيء آخر.`,
  noEnd: 'دون أجل معروف',
  upTo: (amount) => `إلى غاية ${isolate(showMoney('ar', amount))}`,
  months: (months) =>
    plural('ar', months, { one: 'شهر واحد', two: 'شهران', few: '# أشهر', many: '# شهرًا', other: '# شهر' }),
  by: (partner) => `من ${isolate(partner)}`,
  missing: (answers) =>
    plural('ar', answers, {
      one: 'ينقصنا جواب واحد:',
      two: 'ينقصنا جوابان:',
      few: 'تنقصنا # أجوبة:',
      many: 'ينقصنا # جوابًا:',
      other: 'ينقصنا # جواب:',
    }),
  seeOthers: (offers) =>
    plural('ar', offers, {
      one: 'عرض الباقي: عرض واحد',
      two: 'عرض الباقي: عرضان',
      few: 'عرض الباقي: # عروض',
      many: 'عرض الباقي: # عرضًا',
      other: 'عرض الباقي: # عرض',
    }),
  because: (requirement) => `شرط غير مستوفى: ${requirement}.`,
  correct: (fact) => `تصحيح: ${fact}`,
  changeAnswer: 'تغيير الجواب',
  wouldChange: (changes) => (changes === 1 ? 'يكفي تغيير واحد' : 'يكفي واحد من هذه التغييرات'),
  decide: 'اتخاذ القرار',
  decideAgain: 'مراجعة القرار',
  enterStay: 'الانتقال إلى الإقامة',
  answerHere: 'أجيبوا',
  benefits: 'ما تحصلون عليه',
  source: (name) => `القاعدة: ${isolate(name)}`,
  readOn: (date) => `تاريخ الاطلاع: ${isolate(showDate('ar', date))}`,
  readOnUnknown: 'تاريخ الاطلاع غير معروف',
  via: (name, licence) => `نقلًا عن ${isolate(name)}، ${isolate(licence)}`,
  certainty: {
    high: 'درجة اليقين عالية: اطُّلع على نص صاحب العرض',
    medium: 'درجة اليقين متوسطة: قراءة مؤرخة أنجزها آخرون',
    low: 'درجة اليقين ضعيفة: مصدر قديم أو غير مباشر',
  },
  visit: 'الاطلاع على العرض',
  visitOffer: (title) => `الاطلاع على العرض ${isolate(title)}`,
  list: {
    search: 'البحث عن عرض',
    searchHint: 'العنوان أو الشريك أو الامتياز',
    find: 'بحث',
    narrow: 'التصفية والترتيب',
    kind: 'الامتياز',
    allKinds: 'جميع الامتيازات',
    partner: 'الشريك',
    allPartners: 'جميع الشركاء',
    order: 'الترتيب حسب',
    usualOrder: 'الأقرب أجلًا ثم القيمة',
    orders: { value: 'القيمة', closing: 'تاريخ الإغلاق', nearest: 'الأقرب إلى جواب' },
    found: (company, offers, entitled) => {
      const name = isolate(company)
      if (offers === 0) return 'لا يوجد عرض مطابق'
      if (offers === 1)
        return `عُثر على عرض واحد: ${entitled === 1 ? `يحق لمقاولة ${name} الاستفادة منه` : `لا يحق لمقاولة ${name} الاستفادة منه اليوم`}`
      const count = plural('ar', offers, {
        two: 'عُثر على عرضين',
        few: 'عُثر على # عروض',
        many: 'عُثر على # عرضًا',
        other: 'عُثر على # عرض',
      })
      if (entitled === 0) return `${count}: لا يحق لمقاولة ${name} الاستفادة من أي منها`
      if (entitled === offers) return `${count}: يحق لمقاولة ${name} الاستفادة منها جميعًا`
      return `${count}: يحق لمقاولة ${name} الاستفادة من ${plural('ar', entitled, {
        one: 'واحد منها',
        two: 'اثنين منها',
        other: '# منها',
      })}`
    },
    quoted: (search) => `«${isolate(search)}»`,
    none: 'لا يوجد عرض مطابق',
    noneDetail: 'جربوا كلمة أخرى أو احذفوا أحد المرشحات.',
    noneOfVerdict: 'لا يوجد عرض بهذا الجواب',
    allVerdicts: 'جميع الأجوبة',
    all: 'جميع العروض',
  },
  held: {
    have: 'لدينا هذا العرض',
    haveForCompany: 'لدى المقاولة هذا العرض',
    title: (offers) =>
      plural('ar', offers, {
        one: 'عرض واحد لديكم مسبقًا',
        two: 'عرضان لديكم مسبقًا',
        few: '# عروض لديكم مسبقًا',
        many: '# عرضًا لديكم مسبقًا',
        other: '# عرض لديكم مسبقًا',
      }),
    told: (by, on) => `بإفادة من ${by === 'company' ? 'المقاولة' : 'فريق الفضاء'} يوم ${isolate(showDate('ar', on))}`,
    undo: 'تراجع',
    recorded: (offer) => `سُجِّل أن ${isolate(offer)} لديكم مسبقًا.`,
    recordedDetail: 'لن يُعرض عليكم من جديد، وتجدونه في أسفل الصفحة.',
    withdrawn: (offer) => `عاد ${isolate(offer)} إلى قائمتكم.`,
    usedAlready: 'سبق استعمال هذه الصفحة. أعيدوا المحاولة.',
    counted: (offers) =>
      plural('ar', offers, {
        one: 'عرض واحد لديها مسبقًا',
        two: 'عرضان لديها مسبقًا',
        few: '# عروض لديها مسبقًا',
        many: '# عرضًا لديها مسبقًا',
        other: '# عرض لديها مسبقًا',
      }),
  },
  sheet: {
    link: 'ورقة للطباعة',
    back: 'الرجوع إلى الفرص',
    toPrint: 'هذه الصفحة معدّة للورق: اطبعوها من قائمة المتصفح (Ctrl + P).',
    rights: 'عروض من حق المقاولة',
    offer: 'العرض',
    until: 'إلى متى',
    worth: 'القيمة',
    moreOffers: (offers) =>
      plural('ar', offers, {
        one: 'وعرض آخر يُطّلع عليه على الموقع',
        two: 'وعرضان آخران يُطّلع عليهما على الموقع',
        few: 'و# عروض أخرى يُطّلع عليها على الموقع',
        many: 'و# عرضًا آخر يُطّلع عليها على الموقع',
        other: 'و# عرض آخر يُطّلع عليها على الموقع',
      }),
    missing: 'ما ينقصنا للإجابة',
    question: 'السؤال',
    settles: 'العروض المعنية',
    moreQuestions: (questions) =>
      plural('ar', questions, {
        one: 'وسؤال آخر يُطّلع عليه على الموقع',
        two: 'وسؤالان آخران يُطّلع عليهما على الموقع',
        few: 'و# أسئلة أخرى يُطّلع عليها على الموقع',
        many: 'و# سؤالًا آخر يُطّلع عليها على الموقع',
        other: 'و# سؤال آخر يُطّلع عليها على الموقع',
      }),
    closed: (offers) =>
      plural('ar', offers, {
        one: 'عرض واحد ليس من حق المقاولة اليوم، والسبب مبيّن على الموقع.',
        two: 'عرضان ليسا من حق المقاولة اليوم، والأسباب مبيّنة على الموقع.',
        few: '# عروض ليست من حق المقاولة اليوم، والأسباب مبيّنة على الموقع.',
        many: '# عرضًا ليست من حق المقاولة اليوم، والأسباب مبيّنة على الموقع.',
        other: '# عرض ليست من حق المقاولة اليوم، والأسباب مبيّنة على الموقع.',
      }),
    held: (offers, others) =>
      `لدى المقاولة مسبقًا: ${isolate(offers)}${plural('ar', others, {
        zero: '',
        one: ' وعرض آخر',
        two: ' وعرضان آخران',
        few: ' و# عروض أخرى',
        many: ' و# عرضًا آخر',
        other: ' و# عرض آخر',
      })}.`,
    made: (on) => `حُرِّرت يوم ${isolate(showDate('ar', on))} بناءً على ما كان الفضاء يعلمه في ذلك اليوم.`,
  },
  question: {
    eyebrow: 'السؤال الأكثر حسمًا',
    asked: 'جوابكم',
    decides: (offers) => `يمكن لجوابكم أن يحسم ${settledOffers(offers)}.`,
    decidesWorth: (offers, worth) =>
      offers === 1
        ? `يمكن لجوابكم أن يحسم عرضًا واحدًا تصل قيمته إلى ${isolate(showMoney('ar', worth))}.`
        : `يمكن لجوابكم أن يحسم ${settledOffers(offers)}، تصل قيمة أحدها إلى ${isolate(showMoney('ar', worth))}.`,
    yes: 'نعم',
    no: 'لا',
    none: 'لا مبلغ إطلاقًا',
    noneOfThese: 'لا شيء مما سبق',
    answer: 'أجيبوا',
    later: 'لاحقًا',
    goTo: 'الإجابة عن السؤال الأكثر حسمًا',
    usedAlready: 'سبق استعمال هذه الصفحة. أجيبوا من جديد.',
    notAnAnswer: 'اختاروا جوابًا أو اكتبوه.',
    roughKnown: (date) => `كل ما نعرفه: ${isolate(showDate('ar', date))}. نحتاج إلى تاريخ أدق.`,
  },
  sources: {
    declared: 'تصريح المقاولة',
    workbook: 'ملف الفضاء',
    document: 'وثيقة',
    operator: 'فريق الفضاء',
  },
  changes: {
    title: 'ما سيتغير قريبًا',
    nothing: 'لا تاريخ يغير حقوقكم خلال السنتين المقبلتين.',
    closes: (offer) => `ينتهي حقكم في ${isolate(offer)}`,
    opens: (offer) => `يصبح ${isolate(offer)} من حقكم`,
    unsure: (offer) => `يحتاج ${isolate(offer)} إلى تأكيد`,
    ends: (offer) => `ينتهي أجل ${isolate(offer)}`,
  },
  empty: {
    noOffers: 'لا يوجد أي عرض مفتوح حاليًا',
    noOffersDetail: 'ستظهر العروض هنا بمجرد أن يفتحها الفضاء لمقاولاته.',
    nothingToAsk: 'لم يبق لدينا ما نسألكم عنه',
    nothingToAskDetail: 'لكل عرض جوابه. وسنخبركم إذا غيّر تاريخٌ ما أحدَ الأجوبة.',
    chooseOffers: 'اختيار العروض',
  },
  answered: 'شكرًا لكم، سُجِّل جوابكم.',
  brought: (more, settled) => {
    if (more > 0) return `بفضله صار من حقكم ${plural('ar', more, addedAr)}.`
    if (settled > 0) return `وقد حسم ${settledOffers(settled)}.`
    return 'وقد أُخذ به في هذه الصفحة.'
  },
  summary: { title: 'الفرص', all: 'الاطلاع على جميع الفرص' },
}

function settledOffers(offers: number): string {
  return plural('ar', offers, {
    one: 'عرضًا واحدًا',
    two: 'عرضين',
    few: '# عروض',
    many: '# عرضًا',
    other: '# عرض',
  })
}
