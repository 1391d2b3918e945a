import { plural, showDate, showList, showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { ClaimWords } from './claims.messages.ts'
import type { ClaimState } from './claim.ts'

const states: Readonly<Record<ClaimState, string>> = {
  requested: 'مُقدَّم',
  verified: 'تم التحقق منه',
  granted: 'ممنوح',
  activated: 'مُفعَّل',
  used: 'مُستعمَل',
  ended: 'منتهٍ',
  refused: 'مرفوض',
  withdrawn: 'مسحوب',
  expired: 'فات أجله',
  revoked: 'مُسترجَع',
}
const day = (on: Parameters<typeof showDate>[1]) => isolate(showDate('ar', on))
const mb = (bytes: number) => isolate(showNumber('ar', Math.floor(bytes / 1024 / 1024)))

export const ar: ClaimWords = {
  refusals: {
    'key-reused': () => 'سبق أن استُعملت هذه الاستمارة لغرض آخر. أعيدوا تحميل الصفحة وابدؤوا من جديد.',
    'not-allowed': () => 'لا يسمح دوركم بذلك. تواصلوا مع فريق الفضاء.',
    'company-not-found': () => 'تعذر العثور على هذه المقاولة. عودوا إلى لائحتكم.',
    'offer-not-found': () => 'تعذر العثور على هذا العرض. عودوا إلى لائحة الفرص.',
    'claim-not-found': () => 'تعذر العثور على هذا الطلب. عودوا إلى لائحة الطلبات.',
    'offer-closed': () => 'هذا العرض مغلق. اطلعوا على العروض الأخرى المفتوحة لكم.',
    'opens-later': ({ on }) => `يمكن طلب هذا العرض ابتداءً من ${day(on)}. عودوا في ذلك اليوم.`,
    'closed-on': ({ on }) => `كان يمكن طلب هذا العرض إلى غاية ${day(on)}. اطلعوا على العروض الأخرى المفتوحة.`,
    'agreement-not-running': () => 'لم تبدأ بعدُ الاتفاقية التي يقوم عليها هذا العرض. اسألوا فريق الفضاء متى تبدأ.',
    'agreement-suspended': () =>
      'الاتفاقية التي يقوم عليها هذا العرض معلقة، ولا يُمنح شيء حاليًا. أعيدوا الطلب عند استئنافها.',
    'agreement-ended': ({ on }) =>
      `انتهت الاتفاقية التي يقوم عليها هذا العرض${on ? ` بتاريخ ${day(on)}` : ''}. اسألوا فريق الفضاء هل ستُجدَّد.`,
    'not-eligible': () =>
      'وفقًا لقاعدة العرض لا يحق للمقاولة الاستفادة منه اليوم. تبين لائحة الفرص السبب وما من شأنه أن يغير الجواب.',
    'cannot-say': ({ missing }) =>
      missing === 0
        ? 'لا يمكن القول بعدُ هل يحق للمقاولة الاستفادة: على شخص من الفضاء أن يبت أولًا.'
        : `لا يمكن القول بعدُ هل يحق للمقاولة الاستفادة. الأجوبة الناقصة: ${isolate(showNumber('ar', missing))}. قدموها في لائحة الفرص.`,
    'not-with': ({ other, freeOn }) =>
      `لا يُمنح هذا العرض مع «${isolate(other.ar)}» الذي تستفيد منه المقاولة. ${freeOn ? `يُفتح يوم ${day(freeOn)}.` : 'أعيدوا الطلب بعد انتهائه.'}`,
    'only-after': ({ other, openOn }) =>
      openOn
        ? `يأتي هذا العرض بعد «${isolate(other.ar)}». يُفتح للمقاولة يوم ${day(openOn)}.`
        : `يأتي هذا العرض بعد «${isolate(other.ar)}». ابدؤوا بذلك العرض.`,
    'already-claimed': () => 'تستفيد المقاولة من هذا العرض. تجدون طلبها في لائحة الطلبات.',
    'already-requested': () => 'سبق للمقاولة أن طلبت هذا العرض. انتظروا القرار أو اسحبوا ذلك الطلب.',
    'offer-full': () => 'كل أماكن هذا العرض محجوزة. اسألوا فريق الفضاء هل ستُضاف أماكن أخرى.',
    'budget-spent': () => 'استُنفدت ميزانية هذا العرض. اسألوا فريق الفضاء هل ستُرفع.',
    'site-full': () => 'كل الأماكن المخصصة لموقعكم محجوزة. اسألوا مسؤول الموقع هل ستُضاف أماكن أخرى.',
    'company-full': () => 'أخذت المقاولة كل الأماكن التي يحق لها أخذها. أنهوا واحدًا منها لتأخذوا غيره.',
    'person-full': () => 'أخذتم كل الأماكن المخصصة للشخص الواحد. يمكن لشخص آخر من المقاولة أن يطلب.',
    'agreement-full': () => 'كل الأماكن التي تمنحها الاتفاقية لمجموع عروضها محجوزة. اسألوا فريق الفضاء هل ستُوسَّع.',
    'agreement-companies-full': () =>
      'بلغ عدد المقاولات المستفيدة من الاتفاقية التي يقوم عليها هذا العرض الحد المنصوص عليه. اسألوا فريق الفضاء هل ستُوسَّع.',
    'no-codes-left': () => 'سُلِّمت كل رموز هذا العرض. فريق الفضاء على علم بذلك؛ أعيدوا الطلب بعد أيام.',
    'for-the-director': () => 'إدارة الفضاء وحدها تبت في هذا العرض. اتركوا لها الطلب.',
    'not-now': ({ state }) => `لا يمكن ذلك الآن: حالة الطلب «${states[state]}». أعيدوا تحميل الصفحة لمعرفة وضعه.`,
    'documents-missing': ({ names }) =>
      `تنقص هذه الوثائق: ${isolate(showList('ar', names))}. اطلبوها من المقاولة، أو امنحوا العرض استثناءً مع ذكر السبب.`,
    'text-too-long': ({ most }) => `يتجاوز هذا النص ${showNumber('ar', most)} حرف. اختصروه، ولم يُنفَّذ شيء بعد.`,
    'reason-missing': () => 'اذكروا السبب: ستحتاج المقاولة والفضاء إلى معرفته لاحقًا.',
    'amount-not-understood': () => 'تعذر فهم هذا المبلغ. اكتبوه بالأرقام، مثل 12500.',
    'code-not-found': () => 'لا رمز يُعرض هنا. إذا كان العرض يسلم رموزًا فتواصلوا مع فريق الفضاء.',
    'key-missing': () => 'لا يمكن فتح هذا الرمز على هذا الخادم. أخبروا من يتولاه بأن مفتاحًا للرموز ناقص.',
    'no-file': () => 'اختاروا ملفًا أولًا.',
    'file-too-large': ({ most }) => `حجم هذا الملف يفوق ${mb(most)} ميغابايت. أرسلوا ملفًا أصغر.`,
    'not-a-document': () => 'هذا الملف ليس PDF ولا وثيقة Word ولا صورة. أرسلوا واحدًا من هذه.',
    'not-asked-for': () => 'هذه الوثيقة غير مطلوبة. اختاروا واحدة من الوثائق المطلوبة.',
    'too-many-documents': ({ most }) => `أقصى عدد للوثائق في الطلب الواحد: ${isolate(showNumber('ar', most))}.`,
    'document-there-already': () => 'هذا الملف موجود مسبقًا.',
  },
  states,
  acts: {
    request: 'قُدِّم الطلب',
    verify: 'تم التحقق: كل شيء سليم',
    grant: 'مُنح',
    refuse: 'رُفض',
    withdraw: 'سُحب',
    activate: 'فُعِّل',
    use: 'استُعمل',
    end: 'انتهى',
    expire: 'فات أجله: لم يُفعَّل في الوقت',
    revoke: 'استرجعه الفضاء',
    'take-over': 'تولى شخص أمره',
    escalate: 'رُفع إلى الإدارة: طال انتظاره',
    'replace-code': 'سُلِّم رمز جديد: القديم لا يعمل',
  },
  verifiers: { nobody: 'لا أحد: يُمنح فورًا', 'site-manager': 'مسؤول الموقع', director: 'الإدارة' },
  verdicts: { eligible: 'يحق لها', ineligible: 'لا يحق لها', undetermined: 'لا يمكن الجزم' },
  values: {
    declared: { name: 'المعلنة', meaning: 'أقصى ما يعلنه الشريك' },
    granted: { name: 'الممنوحة', meaning: 'ما مُنح لهذه المقاولة' },
    activated: { name: 'المفعَّلة', meaning: 'ما فعّلته المقاولة' },
    used: { name: 'المستعملة', meaning: 'ما استُعمل فعلًا' },
  },
  told: ({ act, company, reason, withCode, papers }, offer) => {
    const because = reason ? { detail: `السبب: ${isolate(reason)}` } : {}
    const name = isolate(company)
    const title = `«${isolate(offer)}»`
    switch (act) {
      case 'request':
        return { title: `تطلب ${name} الاستفادة من ${title}`, detail: 'اطلعوا على الطلب وقرروا.' }
      case 'verify':
        return { title: `طلبكم بشأن ${title} سليم`, detail: 'بقي اتخاذ القرار.' }
      case 'grant':
        return {
          title: `مُنح ${title} لمقاولة ${name}`,
          detail: withCode ? 'رمزكم جاهز. افتحوا الطلب للاطلاع عليه.' : 'افتحوا الطلب لمعرفة ما يلي.',
        }
      case 'refuse':
        return { title: `رُفض طلبكم بشأن ${title}`, ...because }
      case 'withdraw':
        return { title: `سحبت ${name} طلبها بشأن ${title}`, ...because }
      case 'expire':
        return { title: `فات أجل ${title}`, detail: 'لم يُفعَّل في الوقت. يمكنكم طلبه من جديد ما دام مفتوحًا.' }
      case 'revoke':
        return { title: `استُرجع ${title}`, ...because }
      case 'escalate':
        return {
          title: `ما زالت ${name} تنتظر قرارًا بشأن ${title}`,
          detail: 'تجاوز انتظارها أيام العمل التي حددها الفضاء. اطلعوا على الطلب وقرروا.',
        }
      case 'replace-code':
        return {
          title: `لديكم رمز جديد خاص بالعرض ${title}`,
          detail: 'الرمز القديم لا يعمل. افتحوا الطلب للاطلاع على الجديد.',
        }
      case 'activate':
      case 'use':
      case 'end':
      case 'take-over':
        return { title: `جديد بشأن ${title}`, ...(papers > 0 && { detail: 'افتحوا الطلب للاطلاع عليه.' }) }
    }
  },
  ask: {
    button: 'طلب الاستفادة',
    buttonFor: 'طلب باسم المقاولة',
    spoken: (offer) => `طلب الاستفادة – ${isolate(offer)}`,
    running: (state) => (state === 'requested' || state === 'verified' ? 'طلب قيد البت' : 'محصل عليه'),
    exception: 'منح على سبيل الاستثناء',
  },
  list: {
    ours: (open, granted) =>
      open + granted === 0
        ? 'لا طلب إلى الآن'
        : [
            granted > 0 && `العروض المحصل عليها: ${isolate(showNumber('ar', granted))}`,
            open > 0 && `الطلبات المنتظرة: ${isolate(showNumber('ar', open))}`,
          ]
            .filter(Boolean)
            .join('، '),
    oursDetail: 'ما طلبته مقاولتكم وما آل إليه.',
    toDecide: (claims) =>
      claims === 0 ? 'لا طلب ينتظر قرارًا' : `الطلبات التي تنتظر قرارًا: ${isolate(showNumber('ar', claims))}`,
    toDecideDetail: 'الأطول انتظارًا أولًا.',
    none: 'لا طلب إلى الآن',
    noneDetail: 'اختاروا عرضًا يحق لمقاولتكم الاستفادة منه واطلبوه بنقرة واحدة.',
    noneOf: {
      open: { title: 'لا شيء يتطلب قرارًا', detail: 'تصل طلبات المقاولات إلى هنا فور تقديمها.' },
      running: { title: 'لا شيء ممنوح إلى الآن', detail: 'يظهر هنا ما تحصل عليه المقاولات ما دام مستعملًا.' },
      over: {
        title: 'لا شيء مغلق إلى الآن',
        detail: 'تظهر هنا الطلبات المرفوضة والمسحوبة والمسترجعة والمنتهية والتي فات أجلها.',
      },
    },
    seeOpportunities: 'الاطلاع على الفرص المتاحة لنا',
    tabs: 'الطلبات حسب الحالة',
    tab: { open: () => 'تنتظر قرارًا', running: () => 'ممنوحة', over: () => 'مغلقة' },
    company: 'المقاولة',
    offer: 'العرض',
    site: 'الموقع',
    state: 'الحالة',
    asked: 'تاريخ الطلب',
    waits: 'مدة الانتظار',
    owner: 'لدى',
    nobody: 'لا أحد بعد',
    workingDays: (days) =>
      plural('ar', days, {
        zero: 'منذ اليوم',
        one: 'يوم عمل واحد',
        two: 'يوما عمل',
        few: '# أيام عمل',
        many: '# يوم عمل',
        other: '# يوم عمل',
      }),
    overdue: 'طال الانتظار',
    holidays: 'أيام العطلة',
  },
  claim: {
    title: (state, company, offer) => {
      const name = isolate(company)
      const title = `«${isolate(offer)}»`
      const sentences: Readonly<Record<ClaimState, string>> = {
        requested: `تطلب ${name} الاستفادة من ${title}`,
        verified: `طلب ${name} بشأن ${title} سليم وينتظر قرارًا`,
        granted: `حصلت ${name} على ${title}`,
        activated: `فعّلت ${name} العرض ${title}`,
        used: `تستعمل ${name} العرض ${title}`,
        ended: `استفادت ${name} من ${title}`,
        refused: `رُفض طلب ${name} بشأن ${title}`,
        withdrawn: `سحبت ${name} طلبها بشأن ${title}`,
        expired: `لم تفعّل ${name} العرض ${title} في الوقت`,
        revoked: `استُرجع ${title} من ${name}`,
      }
      return sentences[state]
    },
    above: 'الطلبات',
    done: {
      asked: 'قُدِّم طلبكم. سيجيبكم الفضاء.',
      granted: 'تم المنح.',
      decided: 'سُجِّل قراركم وأُخبرت المقاولة.',
      followed: 'تم التسجيل.',
      document: 'أُضيفت الوثيقة.',
      'taken-over': 'أصبح الطلب لديكم.',
      replaced: 'لدى المقاولة رمز جديد وقد أُخبرت بذلك.',
    },
    facts: 'الطلب',
    by: 'لدى',
    decides: 'من يقرر',
    decideBy: 'يُبت فيه قبل نهاية',
    escalatedOn: 'أمام الإدارة منذ',
    overdue: (days) =>
      plural('ar', days, {
        one: 'ينتظر هذا الطلب منذ يوم عمل واحد',
        two: 'ينتظر هذا الطلب منذ يومي عمل',
        few: 'ينتظر هذا الطلب منذ # أيام عمل',
        many: 'ينتظر هذا الطلب منذ # يوم عمل',
        other: 'ينتظر هذا الطلب منذ # يوم عمل',
      }),
    overdueDetail: (by, escalatedOn) =>
      `كان يجب البت فيه قبل نهاية ${day(by)}.${escalatedOn ? ` رُفع إلى الإدارة بتاريخ ${day(escalatedOn)}.` : ''}`,
    rule: 'ما قالته القاعدة',
    exception: 'مُنح على سبيل الاستثناء',
    number: 'الرقم',
    grantedOn: 'تاريخ المنح',
    activateBy: 'يُفعَّل قبل نهاية',
    activateBefore: (on) => `فعّلوه في أجل أقصاه ${day(on)}، وبعد ذلك يفوت أجله.`,
    decide: 'قراركم',
    decideDetail: 'يُعاد تقييم المقاولة لحظة المنح.',
    reason: 'السبب',
    reasonHint: 'تقرؤه المقاولة. لا بد منه عند الرفض وعند الاستثناء.',
    asException: 'منح على سبيل الاستثناء، رغم أن القاعدة لا تقول نعم أو أن وثيقة تنقص',
    verify: 'تسجيل أنه تم التحقق',
    grant: 'منح',
    refuse: 'رفض',
    takeOver: 'تولي الطلب',
    waitsFor: (whom) => (whom === 'director' ? 'ينتظر الطلب قرار إدارة الفضاء.' : 'ينتظر الطلب قرار مسؤول الموقع.'),
    documents: 'الوثائق المطلوبة',
    documentsDetail: 'ينظر فيها شخص من الفضاء قبل القرار.',
    documentsDone: 'كل الوثائق متوفرة.',
    missing: 'ناقصة',
    add: (name) => `إضافة: ${isolate(name)}`,
    upload: 'إضافة الوثيقة',
    fileHint: 'PDF أو Word أو صورة، 5 ميغابايت على الأكثر.',
    code: 'الرمز',
    codeReady: 'رمزكم جاهز. لم يره أحد بعد.',
    codeSeen: (on) => `اطُّلع عليه أول مرة بتاريخ ${day(on)}.`,
    codeForCompany: 'المقاولة وحدها ترى رمزها.',
    codeSpent: 'لم يعد الرمز صالحًا للاستعمال.',
    codeEnds: (on) => `يُستعمل في أجل أقصاه ${day(on)}.`,
    reveal: 'عرض الرمز',
    revealAgain: 'عرض الرمز من جديد',
    revealHint: 'يُسجَّل من اطلع عليه ومتى.',
    shownOnce: 'انسخوه الآن. لا تُحفظ هذه الصفحة.',
    codeNumber: (number) => `الرمز رقم ${isolate(String(number))}`,
    back: 'العودة إلى الطلب',
    dead: 'الرمز لا يعمل',
    deadHint: 'اذكروا ما حدث. تتوصل المقاولة بالرمز التالي.',
    replace: 'تسليم رمز جديد',
    values: 'القيمة',
    valuesDetail: 'أربعة أرقام لا تُجمع أبدًا.',
    unknownValue: 'غير معروفة',
    value: 'القيمة',
    amount: 'المبلغ',
    on: 'بتاريخ',
    source: 'المصدر',
    history: 'ما حدث',
    system: 'Tremplin',
    next: 'ما يلي',
    follow: {
      withdraw: 'سحب الطلب',
      activate: 'فعّلناه',
      use: 'نستعمله',
      end: 'انتهى',
      revoke: 'استرجاع',
    },
    followFor: {
      withdraw: 'تتخلى عنه المقاولة',
      activate: 'فعّلته المقاولة',
      use: 'تستعمله المقاولة',
      end: 'انتهى',
      revoke: 'استرجاعه',
    },
    followHint: {
      withdraw: 'يعود المكان إلى المقاولة التالية.',
      activate: 'بمجرد فتح الحساب لدى الشريك.',
      use: 'عندما يُستعمل شيء فعلًا.',
      end: 'عندما لا يبقى شيء، أو تنقضي المدة.',
      revoke: 'تُخبر المقاولة بالسبب، ويعود المكان إلى التالية.',
    },
    amountOf: { activate: 'المبلغ المفعَّل', use: 'المبلغ المستعمل إلى الآن' },
    amountHint: 'اتركوه فارغًا إن لم تعرفوه.',
    sourceHint: 'أين يُقرأ المبلغ، مثل لوحة الشريك.',
    afterwards: {
      refused: 'إذا زال هذا السبب أمكن للمقاولة أن تطلب العرض من جديد ما دام مفتوحًا.',
      withdrawn: 'يمكن للمقاولة أن تطلب العرض من جديد ما دام مفتوحًا.',
      expired: 'يمكن للمقاولة أن تطلب العرض من جديد ما دام مفتوحًا، وأن تفعّله هذه المرة في الوقت.',
      revoked: 'لم يعد بإمكان المقاولة استعمال هذا العرض. لأي سؤال تتواصل مع فريق الفضاء.',
    },
  },
  refused: {
    title: 'لا يمكن طلب هذا العرض الآن',
    back: 'العودة إلى الفرص',
    yours: 'الاطلاع على الطلبات',
  },
  exception: {
    title: (company) => `منح عرض لمقاولة ${isolate(company)} على سبيل الاستثناء`,
    detail: 'تبقى القاعدة كما هي. يُسجَّل السبب إلى جانب هذا المنح وحده. وتُحتسب الأماكن والرموز كالعادة.',
    says: (verdict) =>
      ({
        eligible: 'تقول القاعدة نعم: لا حاجة إلى استثناء.',
        ineligible: 'تقول القاعدة لا اليوم.',
        undetermined: 'لا يمكن للقاعدة أن تجزم: تنقص أجوبة.',
      })[verdict],
    reason: 'السبب',
    reasonHint: 'لماذا هذه المقاولة، ومن وافق.',
    grant: 'منح على سبيل الاستثناء',
    cancel: 'إلغاء',
  },
}
