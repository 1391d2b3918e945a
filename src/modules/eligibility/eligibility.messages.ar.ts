import { type RoughDate, precisionOf } from '../../kernel/civil-date.ts'
import { type PluralForms, plural, showDate, showList, showMoney } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { Money } from '../../kernel/money.ts'
import type { BoundOp, EligibilityWords, Origin } from './eligibility.messages.ts'
import { showRate } from './show-rate.ts'

const bounded: Readonly<Record<BoundOp, (limit: string) => string>> = {
  under: (limit) => `يقل عن ${limit}`,
  'at-most': (limit) => `لا يتجاوز ${limit}`,
  'at-least': (limit) => `لا يقل عن ${limit}`,
  over: (limit) => `يتجاوز ${limit}`,
}

const incorporatedSince: Readonly<Record<BoundOp, (age: string) => string>> = {
  under: (age) => `تأسست منذ أقل من ${age}`,
  'at-most': (age) => `تأسست منذ ${age} على الأكثر`,
  'at-least': (age) => `تأسست منذ ${age} على الأقل`,
  over: (age) => `تأسست منذ أكثر من ${age}`,
}

export const ar: EligibilityWords = {
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
  },
  badFactValues: {
    date: `المطلوب تاريخ: ${isolate('2016-03-05')} أو ${isolate('2016-03')} أو ${isolate('2016')}.`,
    money: 'المطلوب مبلغ موجب مع عملته.',
    number: 'المطلوب عدد موجب.',
    choices: 'المطلوب اختيارات من القائمة، كل واحد منها مرة واحدة.',
    answer: 'المطلوب جواب بنعم أو لا.',
  },
  verdicts: { eligible: 'مؤهلة', ineligible: 'غير مؤهلة', undetermined: 'تحتاج إلى توضيح' },
  answers: { met: 'مستوفى', unmet: 'غير مستوفى', unknown: 'يحتاج إلى توضيح' },
  groups: { all: 'جميع هذه الشروط', any: 'شرط واحد على الأقل من هذه الشروط', not: 'ألا يتحقق ما يلي' },
  requirements: {
    age: {
      activity: (op, months) => `عمر النشاط ${bounded[op](age(op, months))}`,
      incorporation: (op, months) => incorporatedSince[op](age(op, months)),
    },
    turnover: (op, amount, year) =>
      `رقم معاملات ${year === undefined ? 'آخر سنة مالية مختتمة' : `سنة ${year}`} ${bounded[op](sum(amount))}`,
    fundingRaised: (op, amount) => `مجموع التمويلات ${bounded[op](sum(amount))}`,
    number: {
      headcount: (op, limit) => `عدد العاملين ${bounded[op](plural('ar', limit, peopleAfter))}`,
      womenHeadcount: (op, limit) => `عدد العاملات ${bounded[op](plural('ar', limit, { other: '#' }))}`,
      meanAge: (op, limit) => `متوسط العمر ${bounded[op](plural('ar', limit, yearsAfter))}`,
    },
    date: {
      incorporatedOn: (op, limit) => `تأسست ${placed(op, showDate('ar', limit))}`,
      activityStartedOn: (op, limit) => `بدأ نشاطها ${placed(op, showDate('ar', limit))}`,
      lastRoundOn: (op, limit) => `كانت آخر جولة تمويل لها ${placed(op, showDate('ar', limit))}`,
    },
    anyOf: (label, names) => `${label}: ${showList('ar', names.map(isolate), 'disjunction')}`,
    noneOf: (label, names) => `${label}، باستثناء: ${showList('ar', names.map(isolate))}`,
    hosted: (siteNames) => (siteNames ? `محتضنة في ${sites(siteNames)}` : 'محتضنة في المجمع'),
  },
  values: {
    people,
    years: (count) => plural('ar', count, years),
    none: 'لا شيء',
    yes: 'نعم',
    no: 'لا',
  },
  findings: {
    line: (label, value, more, origin) => `${label}: ${value}${noted(origin)}${more}.`,
    ages: (least, most, on) => {
      return `، أي ${ageRange(least, most)} بتاريخ ${showDate('ar', on)}`
    },
    notBegun: (on) => `، أي بعد ${showDate('ar', on)}`,
    converted: (amount, rate) =>
      `، أي ${sum(amount)} حسب سعر الصرف ${rate.on ? `ليوم ${showDate('ar', rate.on)}` : 'المحدد في القاعدة'} (${isolate(`1 ${rate.from} = ${showRate('ar', rate)} ${rate.to}`)}، ${isolate(rate.source)})`,
    standIn: 'اعتُمد تاريخ التأسيس بدل تاريخ بداية النشاط لأنه غير معروف.',
    noTurnoverYet: (year) => `بدأ النشاط بعد سنة ${year}، فلا رقم معاملات للمقاولة في تلك السنة.`,
    answerTo: (question, answer, origin) => `${question} الجواب: ${answer}${noted(origin)}.`,
    unanswered: (question) => `ينقص جواب عن هذا السؤال: ${question}`,
    unknown: (label) => `${label}: معلومة ناقصة، وهي لازمة للجواب.`,
    tooRough: (labels, settledOn) =>
      `الجواب رهين باليوم المحدد. المطلوب تدقيقه: ${showList('ar', labels, 'disjunction')}.${
        settledOn ? ` وإلا فلن يكون مؤكدا إلا في ${showDate('ar', settledOn)}.` : ''
      }`,
    noRate: (from, to, on) =>
      on
        ? `لا يوجد سعر صرف معروف بين ${isolate(from)} و${isolate(to)} إلى غاية ${showDate('ar', on)}، والمطلوب تسجيله.`
        : `لا تحدد القاعدة سعر صرف بين ${isolate(from)} و${isolate(to)}، والمطلوب المبلغ بعملة ${isolate(to)}.`,
    metUntil: (lastDay, certain) =>
      `يظل الشرط مستوفى إلى غاية ${showDate('ar', lastDay)}${certain ? '' : ' على الأقل'}.`,
    metFrom: (day, certain) => `يصبح الشرط مستوفى ابتداء من ${showDate('ar', day)}${certain ? '' : ' على أقرب تقدير'}.`,
    tooLate: 'لن يغير مرور الوقت هذا الجواب، فالعمر لا ينقص.',
    onlyCorrection: 'لن يتغير الجواب إلا بتصحيح هذه المعلومة.',
    nextFiscalYear: (day, year) => `سيراجع الجواب في ${showDate('ar', day)} حسب السنة المالية ${year}.`,
    newRound: 'من شأن جولة تمويل جديدة أن تغير الجواب.',
    mayChange: 'إذا تغيرت هذه المعلومة، فالمرجو تحيينها، فقد يتغير الجواب.',
    hostedAt: (siteName, from, lastDay) =>
      `الاحتضان: ${isolate(siteName)}${from ? `، منذ ${showDate('ar', from)}` : ''}${lastDay ? `، إلى غاية ${showDate('ar', lastDay)}` : ''}.`,
    notHosted: (on) => `الاحتضان: لا إقامة جارية بتاريخ ${showDate('ar', on)}.`,
    stayNeeded: (siteNames) => `من شأن الإقامة في ${siteNames ? sites(siteNames) : 'المجمع'} أن تغير الجواب.`,
  },
}

const months: PluralForms = {
  one: 'شهر واحد',
  two: 'شهران',
  few: '# أشهر',
  many: '# شهرا',
  other: '# شهر',
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
const monthsAfter: PluralForms = { ...months, two: 'شهرين' }
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
  return op === 'under' || op === 'at-least' ? durationAfter(count) : plural('ar', count, completedMonthsAfter)
}

function ageRange(least: number, most: number): string {
  if (most === 0) return 'أقل من شهر'
  if (least === 0) return `${duration(most)} على الأكثر`
  return least === most ? duration(least) : `من ${durationAfter(least)} إلى ${durationAfter(most)}`
}

function duration(count: number): string {
  return lasting(count, years, months)
}

function durationAfter(count: number): string {
  return lasting(count, yearsAfter, monthsAfter)
}

function lasting(count: number, years: PluralForms, months: PluralForms): string {
  const left = plural('ar', count % 12, months)
  if (count < 12) return left
  const whole = plural('ar', Math.floor(count / 12), years)
  return count % 12 === 0 ? whole : `${whole} و${left}`
}

function people(count: number): string {
  return plural('ar', count, persons)
}

function sum(amount: Money): string {
  return isolate(showMoney('ar', amount))
}

function sites(siteNames: readonly string[]): string {
  return showList('ar', siteNames.map(isolate), 'disjunction')
}

function placed(op: 'before' | 'on-or-after', date: string): string {
  return op === 'before' ? `قبل ${date}` : `في ${date} أو بعده`
}

function noted({ validOn, source }: Origin): string {
  const notes = [validOn && at(validOn), source && `المصدر: ${isolate(source)}`].filter(Boolean)
  return notes.length === 0 ? '' : ` (${notes.join('، ')})`
}

function at(date: RoughDate): string {
  return `${precisionOf(date) === 'day' ? 'بتاريخ' : 'في'} ${showDate('ar', date)}`
}
