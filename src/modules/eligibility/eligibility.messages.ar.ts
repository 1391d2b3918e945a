import { type RoughDate, precisionOf } from '../../kernel/civil-date.ts'
import { plural, showDate, showList, showMoney } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import { duration } from '../rules/index.ts'
import type { EligibilityWords, Origin } from './eligibility.messages.ts'
import { showRate } from './show-rate.ts'

export const ar: EligibilityWords = {
  verdicts: { eligible: 'مؤهلة', ineligible: 'غير مؤهلة', undetermined: 'تحتاج إلى توضيح' },
  answers: { met: 'مستوفى', unmet: 'غير مستوفى', unknown: 'يحتاج إلى توضيح' },
  findings: {
    line: (label, value, more, origin) => `${label}: ${value}${noted(origin)}${more}.`,
    ages: (least, most, on) => {
      return `، أي ${ageRange(least, most)} بتاريخ ${showDate('ar', on)}`
    },
    notBegun: (on) => `، أي بعد ${showDate('ar', on)}`,
    converted: (amount, rate) =>
      `، أي ${showMoney('ar', amount)} حسب سعر الصرف ${rate.on ? `ليوم ${showDate('ar', rate.on)}` : rate.fixedBy === 'agreement' ? 'المحدد في الاتفاقية' : 'المحدد في القاعدة'} (${isolate(`1 ${rate.from} = ${showRate('ar', rate)} ${rate.to}`)}، ${isolate(rate.source)})`,
    standIn: 'اعتُمد تاريخ التأسيس بدل تاريخ بداية النشاط لأنه غير معروف.',
    noTurnoverYet: (year) => `بدأ النشاط بعد سنة ${year}، فلا رقم معاملات للمقاولة في تلك السنة.`,
    answerTo: (question, answer, origin) => `${question} الجواب: ${answer}${noted(origin)}.`,
    unanswered: (question) => `ينقص جواب عن هذا السؤال: ${question}`,
    unknown: (label) => `${label}: معلومة ناقصة، وهي لازمة للجواب.`,
    notInTheRegister: (label) => `${label}: لا يذكر السجل ذلك. تسجل إدارة الفضاء أول يوم من الإقامة.`,
    tooRough: (labels, settledOn) =>
      `الجواب رهين باليوم المحدد. المطلوب تدقيقه: ${showList('ar', labels, 'disjunction')}.${
        settledOn ? ` وإلا فلن يكون مؤكدا إلا في ${showDate('ar', settledOn)}.` : ''
      }`,
    entryTooRough: (settledOn) =>
      `الجواب رهين باليوم المحدد، وتسجله إدارة الفضاء.${
        settledOn ? ` وإلا فلن يكون مؤكدا إلا في ${showDate('ar', settledOn)}.` : ''
      }`,
    noRate: (from, to, on) =>
      on
        ? `لا يوجد سعر صرف معروف بين ${isolate(from)} و${isolate(to)} إلى غاية ${showDate('ar', on)}، والمطلوب تسجيله.`
        : `لا تحدد القاعدة سعر صرف بين ${isolate(from)} و${isolate(to)}، والمطلوب المبلغ بعملة ${isolate(to)}.`,
    metUntil: (lastDay, certain) =>
      `يظل الشرط مستوفى إلى غاية ${showDate('ar', lastDay)}${certain ? '' : ' على الأقل'}.`,
    metFrom: (day, certain) => `يصبح الشرط مستوفى ابتداء من ${showDate('ar', day)}${certain ? '' : ' على أقرب تقدير'}.`,
    requestFrom: (day, certain) =>
      `كل طلب يقدم ابتداء من ${showDate('ar', day)}${certain ? '' : ' على أقرب تقدير'} يستوفي الشرط.`,
    tooLate: 'لن يغير مرور الوقت هذا الجواب، فالعمر لا ينقص.',
    onlyCorrection: 'لن يتغير الجواب إلا بتصحيح هذه المعلومة.',
    nextFiscalYear: (day, year) => `سيراجع الجواب في ${showDate('ar', day)} حسب السنة المالية ${year}.`,
    newRound: 'من شأن جولة تمويل جديدة أن تغير الجواب.',
    mayChange: 'إذا تغيرت هذه المعلومة، فالمرجو تحيينها، فقد يتغير الجواب.',
    hostedAt: (siteName, from, lastDay) =>
      `الاحتضان: ${isolate(siteName)}${from ? `، منذ ${showDate('ar', from)}` : ''}${lastDay ? `، إلى غاية ${showDate('ar', lastDay)}` : ''}.`,
    notHosted: (on) => `الاحتضان: لا إقامة جارية بتاريخ ${showDate('ar', on)}.`,
    stayNeeded: (siteNames) => `من شأن الإقامة في ${siteNames ? sites(siteNames) : 'الفضاء'} أن تغير الجواب.`,
    excess: (amount) => `الزيادة على الحد: ${amount}.`,
    shortfall: (amount) => `النقص عن الحد: ${amount}.`,
    stagesBeyond: (stages) => `الزيادة على الحد: ${stagesIn(stages)}.`,
    stagesShort: (stages) => `النقص عن الحد: ${stagesIn(stages)}.`,
    pointsAway: (points) =>
      `الفارق بين أقرب حصة والحد: ${plural('ar', points, { one: 'نقطة واحدة', two: 'نقطتان', few: '# نقط', many: '# نقطة', other: '# نقطة' })}.`,
    reached: 'بلغت القيمة الحد، والحد نفسه غير مقبول.',
    tooLateBy: (span) => `التأخر عن الحد: ${span}.`,
    tooEarlyBy: (span) => `السبق على الحد: ${span}.`,
    days: (count) =>
      plural('ar', count, { one: 'يوم واحد', two: 'يومان', few: '# أيام', many: '# يوما', other: '# يوم' }),
    among: (label, value, origin) => `${label}: ${value === undefined ? 'معلومة ناقصة' : `${value}${noted(origin)}`}.`,
    notOpenYet: (on, opensOn) =>
      `لم يفتح باب الطلبات بعد بتاريخ ${showDate('ar', on)}، وسيفتح في ${showDate('ar', opensOn)}.`,
    openUntil: (on, lastDay) =>
      `باب الطلبات مفتوح بتاريخ ${showDate('ar', on)}${lastDay ? `، إلى غاية ${showDate('ar', lastDay)}` : ''}.`,
    closed: (on, closedOn) =>
      `أغلق باب الطلبات قبل ${showDate('ar', on)}، وكان آخر يوم ${showDate('ar', closedOn)}. لن يتغير الجواب إلا بفترة جديدة لتقديم الطلبات.`,
    notDecided: (question) => `لم يتخذ هذا القرار بعد: ${question}`,
    newDecision: 'من شأن قرار جديد أن يغير الجواب.',
    listNotAtHand: (question) => `اللائحة غير متوفرة هنا. ${question}`,
    ownerTurnoverUnknown: (owner) => `ينقص رقم معاملات ${isolate(owner)}، وهو لازم للجواب.`,
  },
}

function ageRange(least: number, most: number): string {
  if (most === 0) return 'أقل من شهر'
  if (least === 0) return `${duration('ar', most)} على الأكثر`
  return least === most
    ? duration('ar', least)
    : `من ${duration('ar', least, 'after-preposition')} إلى ${duration('ar', most, 'after-preposition')}`
}

function sites(siteNames: readonly string[]): string {
  return showList('ar', siteNames.map(isolate), 'disjunction')
}

function noted({ validOn, source }: Origin): string {
  const notes = [validOn && at(validOn), source && `المصدر: ${isolate(source)}`].filter(Boolean)
  return notes.length === 0 ? '' : ` (${notes.join('، ')})`
}

function at(date: RoughDate): string {
  return `${precisionOf(date) === 'day' ? 'بتاريخ' : 'في'} ${showDate('ar', date)}`
}

function stagesIn(stages: number): string {
  return plural('ar', stages, {
    one: 'مرحلة واحدة',
    two: 'مرحلتان',
    few: '# مراحل',
    many: '# مرحلة',
    other: '# مرحلة',
  })
}
