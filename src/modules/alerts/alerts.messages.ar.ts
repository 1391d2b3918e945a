import { type PluralForms, plural, showDate, showList } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { AlertWords } from './alerts.messages.ts'

const left: PluralForms = {
  one: 'بقي يوم واحد',
  two: 'بقي يومان',
  few: 'بقيت # أيام',
  many: 'بقي # يومًا',
  other: 'بقي # يوم',
}

const closing: PluralForms = {
  one: 'عرض واحد يوشك على الانتهاء',
  two: 'عرضان يوشكان على الانتهاء',
  few: '# عروض توشك على الانتهاء',
  many: '# عرضًا توشك على الانتهاء',
  other: '# عرض توشك على الانتهاء',
}

export const ar: AlertWords = {
  weekly: {
    subject: (company, { gained, lost, askable, fresh }) => {
      const parts = [
        gained > 0 &&
          plural('ar', gained, {
            one: 'حق جديد',
            two: 'حقان جديدان',
            few: '# حقوق جديدة',
            many: '# حقًا جديدًا',
            other: '# حق جديد',
          }),
        lost > 0 &&
          plural('ar', lost, {
            one: 'حق لم يعد قائمًا',
            two: 'حقان لم يعودا قائمين',
            few: '# حقوق لم تعد قائمة',
            many: '# حقًا لم تعد قائمة',
            other: '# حق لم تعد قائمة',
          }),
        askable > 0 &&
          plural('ar', askable, {
            one: 'عرض يحسمه جواب واحد',
            two: 'عرضان يحسم كلًّا منهما جواب واحد',
            few: '# عروض يحسم كلًّا منها جواب واحد',
            many: '# عرضًا يحسم كلًّا منها جواب واحد',
            other: '# عرض يحسم كلًّا منها جواب واحد',
          }),
        fresh > 0 &&
          plural('ar', fresh, {
            one: 'عرض جديد يحتاج توضيحًا',
            two: 'عرضان جديدان يحتاجان توضيحًا',
            few: '# عروض جديدة تحتاج توضيحًا',
            many: '# عرضًا جديدًا تحتاج توضيحًا',
            other: '# عرض جديد تحتاج توضيحًا',
          }),
      ]
      const told = parts.filter((part) => typeof part === 'string')
      return `${isolate(company)}: ${showList('ar', told)}`
    },
    lead: (company) => `إليكم ما تغير في الأيام الأخيرة بالنسبة إلى مقاولة ${isolate(company)}.`,
    sections: {
      gained: 'أصبح من حقكم',
      lost: 'لم يعد من حقكم',
      askable: 'جواب واحد يكفي للحسم',
      fresh: 'عروض جديدة نحتاج فيها إلى توضيحاتكم',
    },
    ended: 'انتهى هذا العرض.',
    toConfirm: 'ينقصنا ما نؤكد به هذا الحق.',
    decides: (offers) => `من أجل: ${offers.map(isolate).join(' · ')}`,
    others: (items) =>
      plural('ar', items, {
        one: 'والمزيد في صفحتكم: عنصر واحد.',
        two: 'والمزيد في صفحتكم: عنصران.',
        few: 'والمزيد في صفحتكم: # عناصر.',
        many: 'والمزيد في صفحتكم: # عنصرًا.',
        other: 'والمزيد في صفحتكم: # عنصر.',
      }),
    answersMissing: (answers) =>
      plural('ar', answers, {
        one: 'ينقصنا جواب واحد.',
        two: 'ينقصنا جوابان.',
        few: 'تنقصنا # أجوبة.',
        many: 'ينقصنا # جوابًا.',
        other: 'ينقصنا # جواب.',
      }),
  },
  closing: {
    subject: (company, offer, days) => `${isolate(company)}: ${plural('ar', days, left)} لاغتنام «${isolate(offer)}»`,
    subjectOfMany: (company, offers, days) =>
      `${isolate(company)}: ${plural('ar', offers, closing)}، ${plural('ar', days, left)} لاغتنام أولها`,
    lead: (company, offers) =>
      plural('ar', offers, {
        one: `هذا العرض من حق مقاولة ${isolate(company)} اليوم، لكن ليس لوقت طويل. للاستفادة منه، اطلبوه قبل انقضاء آخر يوم.`,
        two: `هذان العرضان من حق مقاولة ${isolate(company)} اليوم، لكن ليس لوقت طويل. للاستفادة منهما، اطلبوهما قبل انقضاء آخر يوم.`,
        other: `هذه العروض من حق مقاولة ${isolate(company)} اليوم، لكن ليس لوقت طويل. للاستفادة منها، اطلبوها قبل انقضاء آخر يوم.`,
      }),
    section: 'اغتنموا الفرصة قبل فوات أجلها',
    lastDay: (day, days) => `آخر يوم: ${isolate(showDate('ar', day))} (${plural('ar', days, left)})`,
    onlyWhile: (requirement) => `بعد ذلك لن يبقى هذا الشرط مستوفى: ${requirement}.`,
    ends: 'بعد ذلك ينتهي العرض.',
    notice: (offers, days) =>
      `${plural('ar', offers, closing)} بالنسبة إليكم، و${plural('ar', days, left)} لاغتنام أولها`,
    noticeOne: (offer, days) => `${plural('ar', days, left)} لاغتنام «${isolate(offer)}»`,
    see: 'الاطلاع على ما ينبغي اغتنامه',
  },
  letter: {
    greeting: (name) => `تحية طيبة ${isolate(name)}،`,
    open: 'الاطلاع على الفرص المتاحة لنا',
    answer: 'الإجابة عن هذا السؤال',
    why: (company, park) => `يراسلكم ${isolate(park)} لأنكم تمثلون مقاولة ${isolate(company)}.`,
    stop: {
      weekly: 'إيقاف هذه الرسالة الأسبوعية',
      closing: 'إيقاف هذه التنبيهات',
    },
  },
  account: {
    title: 'رسائل حول حقوقكم',
    detail: 'تصلكم على بريد حسابكم، بلغة رسائلكم.',
    choose: 'الرسائل التي تودون التوصل بها',
    kinds: {
      weekly: {
        label: 'الرسالة الأسبوعية',
        detail: 'ما تغير بالنسبة إلى مقاولتكم. لا نرسل شيئًا ما لم يتغير شيء.',
      },
      closing: {
        label: 'التنبيه قبل انتهاء الأجل',
        detail: 'قبل انتهاء حقكم في عرض بثلاثين يومًا ثم بسبعة أيام.',
      },
    },
    save: 'حفظ هذه الاختيارات',
    saved: 'تم حفظ اختياراتكم.',
  },
  stop: {
    title: 'هل تودون إيقاف هذه الرسائل؟',
    detail: {
      weekly: 'يتعلق الأمر بالرسالة الأسبوعية حول حقوق مقاولتكم. لن يتغير شيء ما لم تؤكدوا.',
      closing: 'يتعلق الأمر بالتنبيهات التي تسبق انتهاء حق مقاولتكم في عرض. لن يتغير شيء ما لم تؤكدوا.',
    },
    confirm: 'إيقاف هذه الرسائل',
    done: 'لن تصلكم هذه الرسائل بعد الآن',
    doneDetail: 'يمكنكم استئنافها في أي وقت من حسابكم.',
    account: 'فتح حسابي',
  },
}
