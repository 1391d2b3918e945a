import { showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { TextWords } from './notation.messages.ts'

export const ar: TextWords = {
  place: (line, column) => `السطر ${line}، العمود ${column}`,
  quote: (text) => `«${isolate(text)}»`,
  things: {
    number: 'عددا',
    one: `«${isolate('1')}»`,
    amount: `مبلغا تقبله عملته، مثل ${isolate('1 000 000')}`,
    currency: `رمز عملة، مثل ${isolate('MAD')}`,
    date: `يوما موجودا، مثل ${isolate('2026-01-31')}`,
    year: 'سنة، مثل 2025',
    code: `رمزا، مثل ${isolate('aws-activate')}`,
    id: `معرفا بين معقوفين، مثل ${isolate('[young]')}`,
    text: 'نصا بين علامتي اقتباس',
    fact: 'معلومة',
    'fact-key': `معلومة خاصة بالقاعدة، مثل ${isolate('number:stable-jobs')}`,
    'end-of-line': 'نهاية السطر',
  },
  expected: (at, due, found) =>
    found === undefined ? `${at}: اكتبوا هنا ${due}.` : `${at}: اكتبوا ${due} بدل ${found}.`,
  surplus: (at, found) => `${at}: لا يمكن أن يتبع هنا شيء. احذفوا ${found} وما بعده.`,
  missing: {
    'unnamed-code': ({ path, value }) =>
      `${path}: ليس للرمز «${isolate(value)}» اسم. أضيفوا إلى القاعدة سطرا: ${isolate(`name ${value} "…"`)}.`,
    'undeclared-fact': ({ path, fact }) =>
      `${path}: المعلومة «${isolate(fact)}» غير موصوفة. أضيفوا سطر ${isolate(`declare ${fact}`)} مع عباراتها.`,
    'unknown-parameter': ({ path }) =>
      `${path}: ليس للقاعدة معامل بهذا الاسم. أضيفوا إليها سطرا، مثل: ${isolate('parameter max-age = 36')}.`,
  },
  problems: {
    'unknown-condition': ({ at, found, nearest }) =>
      `${at}: لا يبدأ أي شرط بعبارة «${isolate(found)}». ${nearest === undefined ? 'تجدون كل الشروط في صفحة لغة القواعد.' : `هل تقصدون «${isolate(nearest)}»؟`}`,
    'unclosed-text': ({ at }) => `${at}: النص الذي يبدأ هنا غير مغلق. أضيفوا ${isolate('"')} في نهايته.`,
    'bad-escape': ({ at }) =>
      `${at}: اكتبوا داخل النص ${isolate('\\"')} لعلامة الاقتباس و${isolate('\\\\')} للشرطة المائلة العكسية.`,
    tab: ({ at }) => `${at}: أزيحوا الأسطر بمسافات لا بعلامات الجدولة.`,
    'uneven-indentation': ({ at }) => `${at}: السطر غير محاذ لأي سطر فوقه. أزيحوه مثل جيرانه.`,
    'nothing-beneath': ({ at }) => `${at}: ليس للسطر السابق أجزاء. قللوا إزاحة هذا السطر.`,
    'one-condition-beneath': ({ at }) =>
      `${at}: ضعوا شرطا واحدا بالضبط تحت هذا السطر. الشروط المتعددة تجمع تحت ${isolate('all of')} أو ${isolate('any of')}.`,
    'missing-line': ({ at, phrase }) => `${at}: يجب أن يأتي بعد ما يتبع هذا السطر سطر «${isolate(phrase)}». أضيفوه.`,
    'second-rule': ({ at }) => `${at}: يحتوي النص على قاعدة واحدة. أزيحوا هذا السطر أو احذفوه.`,
    twice: ({ at, found }) => `${at}: «${isolate(found)}» مكرر. احذفوا أحدهما.`,
    'text-too-long': ({ at, most }) => `${at}: يتجاوز طول النص ${showNumber('ar', most)} حرف.`,
    'nested-too-deep': ({ at, limit }) => `${at}: عدد مستويات تداخل الشروط يتجاوز ${limit}.`,
  },
}
