import { plural } from '../../kernel/language.ts'
import { type InLanguages, french, isolate } from '../../kernel/messages.ts'

export interface NoticeWords {
  readonly title: (unread: number) => string
  readonly detail: string
  readonly readAll: string
  readonly allRead: string
  readonly new: string
  readonly nobody: string
  readonly nobodyDetail: string
  /** Of a notice whose kind this version does not know. */
  readonly unknown: string
  readonly letter: {
    readonly greeting: (name: string) => string
    readonly open: string
    readonly why: (park: string) => string
  }
}

const fr: NoticeWords = french<NoticeWords>({
  title: (unread) => plural('fr', unread, { zero: 'Tout est lu', one: '# avis à lire', other: '# avis à lire' }),
  detail: 'Ce qui vous concerne, le plus récent d’abord.',
  readAll: 'Tout marquer comme lu',
  allRead: 'Tout est marqué comme lu.',
  new: 'Nouveau',
  nobody: 'Aucun avis pour l’instant',
  nobodyDetail: 'Quand quelque chose vous concerne, nous vous le disons ici.',
  unknown: 'Quelque chose a changé. Ouvrez pour voir.',
  letter: {
    greeting: (name) => `Bonjour ${name},`,
    open: 'Voir dans Tremplin :',
    why: (park) => `Vous recevez ce message parce que cela vous concerne à ${park}.`,
  },
})

const ar: NoticeWords = {
  title: (unread) =>
    plural('ar', unread, {
      zero: 'قرأتم كل الإشعارات',
      one: 'إشعار واحد لم يُقرأ',
      two: 'إشعاران لم يُقرآ',
      few: '# إشعارات لم تُقرأ',
      many: '# إشعارًا لم يُقرأ',
      other: '# إشعار لم يُقرأ',
    }),
  detail: 'كل ما يعنيكم، الأحدث أولًا.',
  readAll: 'تعليم الكل كمقروء',
  allRead: 'تم تعليم الكل كمقروء.',
  new: 'جديد',
  nobody: 'لا توجد إشعارات حاليًا',
  nobodyDetail: 'عندما يستجد ما يعنيكم نخبركم به هنا.',
  unknown: 'هناك جديد. افتحوا الإشعار للاطلاع عليه.',
  letter: {
    greeting: (name) => `السلام عليكم ${isolate(name)}،`,
    open: 'للاطلاع في Tremplin:',
    why: (park) => `تتوصلون بهذه الرسالة لأن الأمر يعنيكم في ${isolate(park)}.`,
  },
}

const en: NoticeWords = {
  title: (unread) => plural('en', unread, { zero: 'All is read', one: '# notice to read', other: '# notices to read' }),
  detail: 'What concerns you, the newest first.',
  readAll: 'Mark all as read',
  allRead: 'All is marked as read.',
  new: 'New',
  nobody: 'No notice yet',
  nobodyDetail: 'When something concerns you, we tell you here.',
  unknown: 'Something has changed. Open it to see.',
  letter: {
    greeting: (name) => `Hello ${name},`,
    open: 'See it in Tremplin:',
    why: (park) => `You get this message because it concerns you at ${park}.`,
  },
}

export const noticeWords: InLanguages<NoticeWords> = { fr, ar, en }
