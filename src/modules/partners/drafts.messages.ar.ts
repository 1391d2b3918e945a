import { plural, showNumber } from '../../kernel/language.ts'
import { isolate } from '../../kernel/messages.ts'
import type { DraftWords } from './drafts.messages.ts'

export const ar: DraftWords = {
  save: 'حفظ المسودة',
  saved: 'تم حفظ المسودة',
  savedDetail: 'لا تراها إلا إدارة الفضاء. لم يُنشر أي شيء، ولا تُقيَّم أي مقاولة على أساسها.',
  lastSaved: (by, on) => `مسودة، آخر حفظ لها من طرف ${isolate(by)} بتاريخ ${isolate(on)}`,
  listed: (by, on) => `آخر حفظ من طرف ${isolate(by)} بتاريخ ${isolate(on)}`,
  somebody: 'شخص آخر',
  changed: (by, on) => `حُفظت هذه المسودة من طرف ${isolate(by)} بتاريخ ${isolate(on)} أثناء كتابتكم`,
  changedDetail:
    'ما كتبتموه لا يزال في الاستمارة. وحيثما اختلف النصان، يظهر المحفوظ عند الخانة. احفظوا أو انشروا لوضع نصكم مكانه، أو افتحوا المحفوظ وتابعوا منه.',
  openSaved: 'فتح ما هو محفوظ',
  theirs: (by, text) => `المحفوظ من طرف ${isolate(by)}: «${isolate(text)}»`,
  theirsEmpty: (by) => `تُركت هذه الخانة فارغة من طرف ${isolate(by)}.`,
  gone: 'نُشرت هذه المسودة أو حُذفت أثناء كتابتكم',
  goneDetail: 'ما كتبتموه لا يزال في الاستمارة. اطلعوا أولًا على العروض، ثم احفظوه مسودة جديدة أو انشروه.',
  tooMany: (most) =>
    `بلغ عدد مسودات الفضاء ${isolate(showNumber('ar', most))}، لذلك لم تُحفظ هذه المسودة. انشروا مسودة أخرى أو احذفوها، ثم احفظوا من جديد.`,
  tooLarge: 'هذا النص أطول مما تسعه مسودة، لذلك لم يُحفظ. اختصروه ثم احفظوا من جديد.',
  olderTerms: 'صارت للعرض شروط أخرى منذ بدء هذه المسودة',
  olderTermsDetail: 'الامتيازات أدناه هي التي بُدئت المسودة منها. قارنوها بالشروط الحالية قبل النشر.',
  seePresent: 'الاطلاع على الشروط الحالية',
  discard: 'حذف هذه المسودة',
  discardDetail: 'يضيع ما كُتب نهائيًا. وتبقى العروض المنشورة كما هي.',
  notDiscarded: 'لم تُحذف المسودة لأن شخصًا آخر حفظها في هذه الأثناء',
  notDiscardedDetail: 'هذا هو المحفوظ الآن. اقرؤوه، ثم احذفوه إن كنتم لا تزالون تريدون ذلك.',
  list: (drafts) =>
    plural('ar', drafts, {
      one: 'مسودة واحدة',
      two: 'مسودتان',
      few: '# مسودات',
      many: '# مسودة',
      other: '# مسودة',
    }),
  listDetail: 'لا تراها إلا الإدارة. لم يُنشر أي شيء، ولا تُقيَّم أي مقاولة على أساسها.',
  listOfTerms: (drafts) =>
    plural('ar', drafts, {
      one: 'مسودة واحدة لشروط جديدة',
      two: 'مسودتان لشروط جديدة',
      few: '# مسودات لشروط جديدة',
      many: '# مسودة لشروط جديدة',
      other: '# مسودة لشروط جديدة',
    }),
  untitled: 'عرض بلا عنوان بعد',
  untitledTerms: 'شروط جديدة',
  newOffer: 'عرض جديد',
  newOfferOf: (partner) => `عرض جديد من ${isolate(partner)}`,
  termsOf: (offer) => `شروط جديدة للعرض ${isolate(offer)}`,
  ticked: 'مؤشَّر عليه',
  live: {
    noCondition: 'املؤوا شرطًا واحدًا على الأقل دون أخطاء: يظهر هنا عدد المقاولات.',
    unreadable: 'لا يمكن قراءة القاعدة بعد. يظهر هنا عدد المقاولات بمجرد أن تصبح مقروءة.',
  },
}
