import type { CivilDate } from '../../kernel/civil-date.ts'
import { type PluralForms, plural, showDate, showList, showMoney, showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import { duration } from './duration.ts'
import type { Decision, OnceScope } from './rule.ts'
import type { BoundOp, RuleWords } from './rules.messages.ts'

const bounded: Readonly<Record<BoundOp, (limit: string) => string>> = {
  under: (limit) => `يقل عن ${limit}`,
  'at-most': (limit) => `لا يتجاوز ${limit}`,
  'at-least': (limit) => `لا يقل عن ${limit}`,
  over: (limit) => `يتجاوز ${limit}`,
}

/** The same without a verb, after whatever is limited. */
const limited: Readonly<Record<BoundOp, (limit: string) => string>> = {
  under: (limit) => `أقل من ${limit}`,
  'at-most': (limit) => `${limit} على الأكثر`,
  'at-least': (limit) => `${limit} على الأقل`,
  over: (limit) => `أكثر من ${limit}`,
}

const ranked: Readonly<Record<BoundOp, (name: string) => string>> = {
  under: (name) => `قبل ${name}`,
  'at-most': (name) => `${name} على الأكثر`,
  'at-least': (name) => `${name} على الأقل`,
  over: (name) => `بعد ${name}`,
}

const deciders: Readonly<Record<Decision['by'], string>> = {
  operator: 'للمجمع',
  partner: 'للشريك',
  'third-party': 'لطرف ثالث',
}

const reasons: Readonly<Record<Decision['because'], string>> = {
  'external-evidence': 'المطلوب إثبات',
  discretion: 'حسب تقديره',
  'judgement-of-quality': 'يلزم تقدير الجودة',
}

const scopes: Readonly<Record<OnceScope, string>> = {
  organisation: 'للمقاولة',
  founder: 'لمؤسسيها',
  group: 'لمجموعتها',
  predecessor: 'للمقاولات التي أخذت نشاطها',
}

function between(opensOn: CivilDate | undefined, closesOn: CivilDate | undefined): string {
  if (!opensOn) return closesOn ? `إلى غاية ${showDate('ar', closesOn)}` : ''
  return closesOn
    ? `من ${showDate('ar', opensOn)} إلى ${showDate('ar', closesOn)}`
    : `ابتداء من ${showDate('ar', opensOn)}`
}

export const ar: RuleWords = {
  problems: {
    'not-an-object': ({ path }) => `${isolate(path)}: المطلوب كائن.`,
    'not-a-list': ({ path }) => `${isolate(path)}: المطلوب قائمة.`,
    'unknown-key': ({ path, key }) => `${isolate(path)}: المفتاح ${isolate(key)} غير معروف. احذفوه أو صححوا اسمه.`,
    'missing-key': ({ path, key }) => `${isolate(path)}: المفتاح ${isolate(key)} ناقص.`,
    'not-exactly-one': ({ path, keys }) =>
      `${isolate(path)}: اكتبوا مفتاحا واحدا فقط من هذه المفاتيح: ${isolate(keys.join(', '))}.`,
    'unsupported-version': ({ path }) => `${isolate(path)}: الإصدار الوحيد المعروف هو 1.`,
    empty: ({ path }) => `${isolate(path)}: القائمة فارغة. أضيفوا عنصرا واحدا على الأقل.`,
    'too-long': ({ path, most }) => `${isolate(path)}: عدد عناصر القائمة يتجاوز ${most}.`,
    'too-deep': ({ path, limit }) => `${isolate(path)}: عدد مستويات تداخل الشروط يتجاوز ${limit}.`,
    'too-many-conditions': ({ path, limit }) => `${isolate(path)}: عدد شروط القاعدة يتجاوز ${limit}.`,
    'bad-code-form': ({ path }) =>
      `${isolate(path)}: اكتبوا رمزا بحروف لاتينية صغيرة وشرطات، مثل ${isolate('owns-software')}.`,
    'duplicate-id': ({ path, id }) => `${isolate(path)}: المعرف ${isolate(id)} مستعمل. لكل شرط معرفه الخاص.`,
    'unknown-fact': ({ path, facts }) => `${isolate(path)}: اكتبوا إحدى هذه المعلومات: ${isolate(facts.join(', '))}.`,
    'unknown-code': ({ path, fact, value }) =>
      `${isolate(path)}: القيمة ${isolate(value)} ليست من رموز ${isolate(fact)}.`,
    'duplicate-code': ({ path, value }) => `${isolate(path)}: القيمة ${isolate(value)} مكررة.`,
    'not-allowed-value': ({ path, values }) =>
      `${isolate(path)}: اكتبوا إحدى هذه القيم: ${isolate(values.join(', '))}.`,
    'bad-number': ({ path, least, most, whole }) =>
      `${isolate(path)}: اكتبوا عددا${whole ? ' صحيحا' : ''} من ${least} إلى ${most}.`,
    'bad-amount': ({ path }) => `${isolate(path)}: اكتبوا مبلغا موجبا بين علامتي اقتباس، مثل ${isolate('"1000000"')}.`,
    'bad-currency': ({ path }) =>
      `${isolate(path)}: اكتبوا رمز عملة حسب معيار ${isolate('ISO 4217')}، مثل ${isolate('MAD')} أو ${isolate('USD')}.`,
    'bad-rate': ({ path }) => `${isolate(path)}: اكتبوا سعر صرف موجبا بين علامتي اقتباس، مثل ${isolate('"10.81"')}.`,
    'rate-misses-limit': ({ path, currency }) =>
      `${isolate(path)}: يجب أن يشمل سعر الصرف عملة الحد، وهي ${isolate(currency)}.`,
    'bad-date': ({ path }) => `${isolate(path)}: اكتبوا تاريخا موجودا، مثل ${isolate('"2020-01-01"')}.`,
    'bad-text': ({ path, most }) => `${isolate(path)}: اكتبوا نصا لا يتجاوز طوله ${most} حرف ولا يكون فارغا.`,
    'unnamed-code': ({ path, value }) =>
      `${isolate(path)}: الرمز ${isolate(value)} بلا اسم. أضيفوه إلى أسماء القاعدة (${isolate('names')}).`,
    'undeclared-fact': ({ path, fact }) =>
      `${isolate(path)}: المعلومة ${isolate(fact)} غير موصوفة. أضيفوها تحت ${isolate('declares')}.`,
    'unknown-parameter': ({ path, parameters }) =>
      parameters.length === 0
        ? `${isolate(path)}: لا معامل لهذه القاعدة. أضيفوه تحت ${isolate('parameters')}.`
        : `${isolate(path)}: اكتبوا أحد هذه المعاملات: ${isolate(parameters.join(', '))}.`,
    'wrong-parameter': ({ path, parameter }) =>
      `${isolate(path)}: قيمة المعامل ${isolate(parameter)} لا يقبلها هذا الحد.`,
    'no-period': ({ path }) =>
      `${isolate(path)}: ليست لهذه المعلومة سنة مالية. اكتبوا ${isolate('"dated"')} أو يوما محددا.`,
    'closes-before-it-opens': ({ path }) => `${isolate(path)}: تنتهي المدة قبل أن تبدأ. صححوا التاريخين.`,
    'no-opening': ({ path }) =>
      `${isolate(path)}: لا مدة في القاعدة لها يوم افتتاح. أضيفوا شرط ${isolate('window')} مع ${isolate('opensOn')}.`,
    'circular-reference': ({ path, rules }) =>
      `${isolate(path)}: هذه القواعد يحيل بعضها على بعض بلا نهاية: ${isolate(rules.join(', '))}. احذفوا إحالة.`,
    'unknown-rule': ({ path, rule }) => `${isolate(path)}: القاعدة ${isolate(rule)} غير موجودة. صححوا رمزها.`,
  },
  badFactValues: {
    date: `المطلوب تاريخ: ${isolate('2016-03-05')} أو ${isolate('2016-03')} أو ${isolate('2016')}.`,
    money: 'المطلوب مبلغ موجب مع عملته.',
    number: 'المطلوب عدد موجب.',
    choices: 'المطلوب اختيارات من القائمة، كل واحد منها مرة واحدة.',
    answer: 'المطلوب جواب بنعم أو لا.',
    owners: 'المطلوب ملاك بأسمائهم وحصصهم، من 0 إلى 100 بالمئة.',
  },
  groups: {
    all: 'جميع هذه الشروط',
    any: 'شرط واحد على الأقل من هذه الشروط',
    not: 'ألا يتحقق ما يلي',
    atLeast: (count) => `${plural('ar', count, conditions)} على الأقل من هذه الشروط`,
    implies: 'إذا كان الشرط الأول مستوفى، وجب أن يكون الثاني مستوفى أيضا',
    unless: 'يجب أن يكون الشرط الأول مستوفى، إلا إذا كان الثاني مستوفى',
    rule: (name) => `شروط «${isolate(name)}»`,
    whole: 'القاعدة',
    checked: (when) =>
      when === 'at-entry'
        ? 'تُفحص الشروط عند الانضمام فقط'
        : `تُفحص الشروط عند الانضمام، ثم ${plural('ar', when.everyMonths, everyMonths)}`,
    prefers: (points) =>
      `أولوية لا تقصي أحدا (${plural('ar', points, { one: 'نقطة واحدة', two: 'نقطتان', few: '# نقط', many: '# نقطة', other: '# نقطة' })})`,
    places: (count, order) =>
      `${plural('ar', count, { one: 'مقعد واحد', two: 'مقعدان', few: '# مقاعد', many: '# مقعدا', other: '# مقعد' })}، ${order === 'ranked' ? 'حسب ترتيب الأولوية' : 'حسب ترتيب الطلبات'}`,
  },
  requirements: {
    age: {
      activity: (op, months) => `عمر النشاط ${bounded[op](age(op, months))}`,
      incorporation: (op, months) => `تأسست منذ ${limited[op](age(op, months))}`,
    },
    turnover: (op, amount, year) =>
      `رقم معاملات ${year === undefined ? 'آخر سنة مالية مختتمة' : `سنة ${year}`} ${bounded[op](showMoney('ar', amount))}`,
    fundingRaised: (op, amount) => `مجموع التمويلات ${bounded[op](showMoney('ar', amount))}`,
    number: {
      headcount: (op, limit) => `عدد العاملين ${bounded[op](plural('ar', limit, peopleAfter))}`,
      womenHeadcount: (op, limit) => `عدد العاملات ${bounded[op](plural('ar', limit, { other: '#' }))}`,
      meanAge: (op, limit) => `متوسط العمر ${bounded[op](plural('ar', limit, yearsAfter))}`,
    },
    date: {
      incorporatedOn: (op, limit) => `تأسست ${placed(op, showDate('ar', limit))}`,
      activityStartedOn: (op, limit) => `بدأ نشاطها ${placed(op, showDate('ar', limit))}`,
      hostedSince: (op, limit) => `بدأت إقامتها الحالية ${placed(op, showDate('ar', limit))}`,
      lastRoundOn: (op, limit) => `كانت آخر جولة تمويل لها ${placed(op, showDate('ar', limit))}`,
    },
    anyOf: (label, names) => `${label}: ${showList('ar', names.map(isolate), 'disjunction')}`,
    noneOf: (label, names) => `${label}، باستثناء: ${showList('ar', names.map(isolate))}`,
    hosted: (siteNames) => (siteNames ? `محتضنة في ${sites(siteNames)}` : 'محتضنة في الفضاء'),
    applicantAge: (op, months) => `عمر صاحب الطلب ${bounded[op](age(op, months))}`,
    stay: (op, months) => `محتضنة دون انقطاع منذ ${limited[op](age(op, months))}`,
    ageSince: (label, op, months) => `${label}: منذ ${limited[op](age(op, months))}`,
    countedAt: { asked: '', application: '، يوم تقديم الطلب', 'window-opening': '، يوم افتتاح الطلبات' },
    bestTurnover: (op, amount) =>
      `رقم معاملات أفضل السنوات المالية الثلاث الأخيرة المختتمة ${bounded[op](showMoney('ar', amount))}`,
    amount: (label, op, amount) => `${label}: ${limited[op](showMoney('ar', amount))}`,
    atPeriodEnd: '، حسب سعر الصرف في نهاية السنة المالية',
    atRateOf: (day) => `، حسب سعر الصرف ليوم ${showDate('ar', day)}`,
    figure: (label, op, limit) => `${label}: ${limited[op](limit)}`,
    dated: (label, op, limit) => `${label}: ${placed(op, showDate('ar', limit))}`,
    allOf: (label, names) => `${label}: ${showList('ar', names.map(isolate))}${names.length > 1 ? ' معا' : ''}`,
    onList: (label, name) => `${label}: ضمن لائحة «${isolate(name)}»`,
    offList: (label, name) => `${label}: خارج لائحة «${isolate(name)}»`,
    order: (label, op, name) => `${label}: ${ranked[op](isolate(name))}`,
    decided: (requires, by, because) => `${requires} (القرار ${deciders[by]}: ${reasons[because]})`,
    committed: (requires, months) =>
      `الالتزام: ${requires}${months === undefined ? '' : `، في غضون ${duration('ar', months, 'after-preposition')} من الانضمام`}`,
    window: (opensOn, closesOn) => `تقديم الطلب ${between(opensOn, closesOn)}`,
    once: (name, per) =>
      `لم يسبق منح «${isolate(name)}» ${showList(
        'ar',
        per.map((scope) => scopes[scope]),
        'disjunction',
      )}`,
    exceeds: (label, other) => `${label}، أكثر مما يلي: ${other}`,
    owners: (op, percent, turnover) =>
      `مالك واحد، وحده أو مع مجموعته، يملك ${limited[op](share(percent))} من الرأسمال${
        turnover ? `، ورقم معاملاته ${bounded[turnover.op](showMoney('ar', turnover.limit))}` : ''
      }`,
  },
  values: {
    people,
    years: (count) => plural('ar', count, years),
    percent: share,
    owner: ({ name, percent, group, turnover }) => {
      const notes = [
        share(percent),
        group && `مجموعة ${isolate(group)}`,
        turnover && `رقم المعاملات ${showMoney('ar', turnover)}`,
      ]
      return `${isolate(name)} (${notes.filter(Boolean).join('، ')})`
    },
    none: 'لا شيء',
    yes: 'نعم',
    no: 'لا',
  },
}

const conditions: PluralForms = {
  one: 'شرط واحد',
  two: 'شرطان',
  few: '# شروط',
  many: '# شرطا',
  other: '# شرط',
}

const everyMonths: PluralForms = {
  one: 'كل شهر',
  two: 'كل شهرين',
  few: 'كل # أشهر',
  many: 'كل # شهرا',
  other: 'كل # شهر',
}

const years: PluralForms = { one: 'سنة واحدة', two: 'سنتان', few: '# سنوات', many: '# سنة', other: '# سنة' }

const persons: PluralForms = {
  one: 'شخص واحد',
  two: 'شخصان',
  few: '# أشخاص',
  many: '# شخصا',
  other: '# شخص',
}

/** The same after a preposition, where the dual turns. */
const yearsAfter: PluralForms = { ...years, two: 'سنتين' }
const peopleAfter: PluralForms = { ...persons, two: 'شخصين' }
const completedMonthsAfter: PluralForms = {
  one: 'شهر واحد كامل',
  two: 'شهرين كاملين',
  few: '# أشهر كاملة',
  many: '# شهرا كاملا',
  other: '# شهر كامل',
}

/** Bounds that count completed months say so; the others turn on the very day and may speak of years. */
function age(op: BoundOp, count: number): string {
  return op === 'under' || op === 'at-least'
    ? duration('ar', count, 'after-preposition')
    : plural('ar', count, completedMonthsAfter)
}

function share(percent: number): string {
  return isolate(`${showNumber('ar', percent)} %`)
}

function people(count: number): string {
  return plural('ar', count, persons)
}

function sites(siteNames: readonly string[]): string {
  return showList('ar', siteNames.map(isolate), 'disjunction')
}

function placed(op: 'before' | 'on-or-after', date: string): string {
  return op === 'before' ? `قبل ${date}` : `في ${date} أو بعده`
}
