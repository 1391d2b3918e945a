import { plural, showNumber } from '../kernel/language.ts'
import { type InLanguages, french } from '../kernel/messages.ts'

export interface AuditWords {
  readonly title: (lines: number) => string
  readonly detail: string
  readonly above: string
  readonly keep: string
  readonly keepDetail: string
  readonly download: string
  readonly check: string
  readonly caption: (heads: number) => string
  readonly on: string
  readonly line: string
  readonly hash: string
  readonly number: (line: number) => string
  /** On the account's page. */
  readonly section: { readonly title: string; readonly detail: string; readonly link: string }
}

const fr: AuditWords = french<AuditWords>({
  title: (lines) =>
    plural('fr', lines, { zero: 'Le journal est vide', one: 'Le journal a # ligne', other: 'Le journal a # lignes' }),
  detail: 'Tout ce qui change dans le parc y est noté. Chaque ligne tient à la précédente par une empreinte.',
  above: 'Votre compte',
  keep: 'Gardez la fin du journal ailleurs',
  keepDetail:
    'Chaque jour, la dernière ligne est notée dans un fichier. Gardez-en une copie hors de ce serveur : elle montre si quelqu’un a réécrit le journal ou remis une ancienne sauvegarde.',
  download: 'Télécharger les fins du journal',
  check: 'Pour vérifier le journal avec ce fichier, la personne qui s’occupe du serveur écrit :',
  caption: (heads) => plural('fr', heads, { one: '# fin exportée', other: '# fins exportées, les dernières d’abord' }),
  on: 'Notée le',
  line: 'Ligne',
  hash: 'Empreinte',
  number: (line) => showNumber('fr', line),
  section: {
    title: 'Journal',
    detail: 'Qui a fait quoi, sans que personne puisse le changer en silence.',
    link: 'Voir le journal et l’emporter',
  },
})

const ar: AuditWords = {
  title: (lines) =>
    plural('ar', lines, {
      zero: 'سجل التتبع فارغ',
      one: 'في سجل التتبع سطر واحد',
      two: 'في سجل التتبع سطران',
      few: 'في سجل التتبع # أسطر',
      many: 'في سجل التتبع # سطرًا',
      other: 'في سجل التتبع # سطر',
    }),
  detail: 'يُسجَّل فيه كل ما يتغير في الفضاء، ويرتبط كل سطر بما قبله ببصمة.',
  above: 'حسابكم',
  keep: 'احفظوا نهاية السجل في مكان آخر',
  keepDetail:
    'يُدوَّن آخر سطر كل يوم في ملف. احتفظوا بنسخة منه خارج هذا الخادم: فهي تُظهر ما إذا أعاد أحد كتابة السجل أو استرجع نسخة احتياطية قديمة.',
  download: 'تحميل نهايات السجل',
  check: 'للتحقق من السجل بهذا الملف، يكتب المكلف بالخادم:',
  caption: (heads) =>
    plural('ar', heads, {
      one: 'نهاية مصدّرة واحدة',
      two: 'نهايتان مصدّرتان، الأحدث أولًا',
      few: '# نهايات مصدّرة، الأحدث أولًا',
      many: '# نهاية مصدّرة، الأحدث أولًا',
      other: '# نهاية مصدّرة، الأحدث أولًا',
    }),
  on: 'دُوّنت في',
  line: 'السطر',
  hash: 'البصمة',
  number: (line) => showNumber('ar', line),
  section: {
    title: 'سجل التتبع',
    detail: 'من فعل ماذا، دون أن يستطيع أحد تغييره خفية.',
    link: 'الاطلاع على السجل وأخذ نسخة منه',
  },
}

const en: AuditWords = {
  title: (lines) =>
    plural('en', lines, {
      zero: 'The audit trail is empty',
      one: 'The audit trail has # line',
      other: 'The audit trail has # lines',
    }),
  detail: 'Whatever changes in the park is noted there. Each line is tied to the one before by a fingerprint.',
  above: 'Your account',
  keep: 'Keep the end of the trail elsewhere',
  keepDetail:
    'Every day the last line is noted in a file. Keep a copy away from this server: it shows whether somebody wrote the trail anew or put an old backup back.',
  download: 'Download the ends of the trail',
  check: 'To check the trail with this file, whoever looks after the server types:',
  caption: (heads) => plural('en', heads, { one: '# exported end', other: '# exported ends, the latest first' }),
  on: 'Noted on',
  line: 'Line',
  hash: 'Fingerprint',
  number: (line) => showNumber('en', line),
  section: {
    title: 'Audit trail',
    detail: 'Who did what, so that nobody can change it quietly.',
    link: 'See the trail and take it away',
  },
}

export const auditWords: InLanguages<AuditWords> = { fr, ar, en }
