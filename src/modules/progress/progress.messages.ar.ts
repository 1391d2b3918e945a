import { plural, showDate, showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { ProgressWords } from './progress.messages.ts'

export const ar: ProgressWords = {
  title: (granted) =>
    plural('ar', granted, {
      zero: 'لم يُمنح بعدُ أي طلب في عروضكم',
      one: 'طلب واحد مُنح في عروضكم',
      two: 'طلبان مُنحا في عروضكم',
      few: '# طلبات مُنحت في عروضكم',
      many: '# طلبًا مُنحت في عروضكم',
      other: '# طلب مُنحت في عروضكم',
    }),
  detail: (day) => `بتاريخ ${showDate('ar', day)}. أعداد فقط: هوية من يطلب تبقى بين المقاولة والفضاء.`,
  none: 'لا يوجد أي من عروضكم في هذا الفضاء',
  noneDetail: 'إدارة الفضاء هي التي تفتح العروض. راسلوها لفتح عرضكم.',
  offers: 'إلى أين وصلت عروضكم',
  offer: 'العرض',
  steps: {
    asked: 'المطلوبة',
    open: 'في انتظار البت',
    granted: 'الممنوحة',
    activated: 'المفعَّلة',
    used: 'المستعملة',
    returned: 'المستردَّة',
  },
  closed: 'مغلق',
  waiting: (grants) =>
    plural('ar', grants, {
      zero: 'لا شيء ينتظر التفعيل',
      one: 'طلب ممنوح واحد ينتظر التفعيل',
      two: 'طلبان ممنوحان ينتظران التفعيل',
      few: '# طلبات ممنوحة تنتظر التفعيل',
      many: '# طلبًا ممنوحًا تنتظر التفعيل',
      other: '# طلب ممنوح تنتظر التفعيل',
    }),
  waitingDetail: 'يتعرف الفضاء على المقاولة من رقم الطلب: أعطوه الرقم إن تعثر شيء عندكم.',
  number: 'الرقم',
  code: 'الرمز',
  codeNumber: (number) => `رقم ${isolate(showNumber('ar', number))}`,
  noCode: 'دون رمز',
  grantedOn: 'تاريخ المنح',
  activateBy: 'يُفعَّل قبل نهاية',
  noLimit: 'دون أجل',
  codes: 'رموزكم',
  codesDetail: 'أرسلوا رموزًا أخرى إلى الفضاء قبل أن يقل المخزون.',
  codesLeft: (free, total) =>
    `${plural('ar', free, { zero: 'لا رمز متاح', one: 'رمز واحد متاح', two: 'رمزان متاحان', few: '# رموز متاحة', many: '# رمزًا متاحًا', other: '# رمز متاح' })} من أصل ${isolate(showNumber('ar', total))}`,
  low: (lowAt) => `قليلة: ${isolate(showNumber('ar', lowAt))} أو أقل`,
  lowFrom: (lowAt) => `تُعد قليلة عند ${isolate(showNumber('ar', lowAt))}`,
  lowOn: (day) => `بوتيرة آخر 90 يومًا، تقل في حدود ${showDate('ar', day)}`,
  noPace: 'لم يُسلَّم أي رمز في آخر 90 يومًا',
  byMonth: 'الممنوحة حسب الشهر',
  byMonthDetail: 'على مدى اثني عشر شهرًا، سواء استُردت بعد ذلك أم لا.',
  bySite: 'الممنوحة حسب الموقع',
  bySector: 'الممنوحة حسب القطاع',
  smallDetail: (least) => `ما يقل عن ${isolate(showNumber('ar', least))} يُجمع معًا حتى لا يُعرَف أحد.`,
  others: 'أخرى',
}
