import { plural, showInstant, showNumber } from '../kernel/language.ts'
import { type InLanguages, french, isolate } from '../kernel/messages.ts'
import type { AuditFault } from '../platform/audit.ts'

interface DoctorWords {
  readonly help: string
  readonly seeHelp: string
  readonly badOption: (detail: string) => string
  readonly badLanguage: (text: string) => string
  readonly unreadable: (file: string) => string
  readonly notAHead: (file: string, line: number) => string
  readonly noPark: (where: string) => string
  readonly unreachable: string
  readonly migrationsAhead: string
  readonly wholeTrail: (park: string, lines: number) => string
  readonly asExported: (heads: number, last: string) => string
  readonly noHeads: string
  readonly fault: (park: string, fault: AuditFault) => string
  readonly parkMissing: (operatorId: string) => string
  readonly allHold: (invariants: number) => string
  readonly broken: (name: string, means: string, places: number, examples: string) => string
  readonly verdict: (findings: number) => string
}

/** An instant as the files have it, in the time of the world: whoever reads it may be anywhere. */
const at = (language: 'fr' | 'ar' | 'en', instant: string) => `${showInstant(language, new Date(instant), 'UTC')} UTC`

/** The words of the command `doctor`. */
export const doctorWords: InLanguages<DoctorWords> = {
  fr: french<DoctorWords>({
    help: `Usage : npm run --silent tremplin -- doctor [--heads FICHIER]… [--lang fr|ar|en]

Vérifie que les données du parc tiennent ensemble et que son journal est entier. Rien n’est changé ; Tremplin peut tourner.

  --heads FICHIER   des fins de journal exportées, gardées ailleurs ; peut être répété
  --lang            la langue des phrases ; fr sans cela

Le parc est celui de TREMPLIN_DATA ou de DATABASE_URL, comme pour npm start. Les fins exportées qui sont dans le dossier
des données sont toujours comparées.

Fin : 0 si tout tient ; 1 si quelque chose ne va pas, chaque chose en une phrase ; 2 si la commande ne peut pas répondre.
`,
    seeHelp: 'Aide : doctor --help',
    badOption: (detail) => `Cette commande n’est pas comprise (${detail}).`,
    badLanguage: (text) => `« ${text} » n’est pas une langue connue. Choisissez --lang fr, ar ou en.`,
    unreadable: (file) => `Le fichier ${file} ne peut pas être lu. Vérifiez son nom et vos droits.`,
    notAHead: (file, line) =>
      `La ligne ${showNumber('fr', line)} du fichier ${file} n’est pas une fin de journal exportée. Donnez un fichier tel que Tremplin l’a écrit.`,
    noPark: (where) => `Il n’y a pas de parc dans ${where}. Vérifiez TREMPLIN_DATA ou DATABASE_URL.`,
    unreachable: 'La base de données ne répond pas. Vérifiez DATABASE_URL et que la base est démarrée.',
    migrationsAhead: 'La base est d’une version plus ancienne. Démarrez Tremplin une fois, puis recommencez.',
    wholeTrail: (park, lines) =>
      `${park} : le journal est entier (${plural('fr', lines, { one: '# ligne', other: '# lignes' })}).`,
    asExported: (heads, last) =>
      `  Il passe par ${plural('fr', heads, { one: 'la fin exportée', other: 'les # fins exportées' })}, la dernière du ${at('fr', last)}.`,
    noHeads: '  Aucune fin exportée pour comparer : un journal entièrement réécrit ne se verrait pas.',
    fault: (park, fault) => {
      const line = showNumber('fr', Number(fault.number))
      switch (fault.code) {
        case 'line-broken':
          return `${park} : la ligne ${line} du journal n’est pas la suite de la précédente. Elle a été modifiée, ajoutée, déplacée, ou une ligne a été enlevée.`
        case 'end-differs':
          return `${park} : le journal ne finit pas où il le dit. Des lignes ont été enlevées ou ajoutées à partir de la ligne ${line}.`
        case 'not-as-exported':
          return `${park} : la ligne ${line} n’est plus celle qui a été exportée le ${at('fr', fault.exportedAt)}. Le journal a été réécrit, ou c’est celui d’un autre parc.`
        case 'shorter-than-exported':
          return `${park} : le journal allait jusqu’à la ligne ${line} le ${at('fr', fault.exportedAt)}. Il est plus court : des lignes ont été enlevées, ou une sauvegarde plus ancienne a été remise.`
      }
    },
    parkMissing: (id) => `Une fin de journal a été exportée pour le parc ${id}, qui n’est plus dans la base.`,
    allHold: (count) =>
      plural('fr', count, {
        one: '# chose qui doit tenir tient.',
        other: '# choses qui doivent tenir tiennent.',
      }),
    broken: (name, means, places, examples) =>
      `${name} : ${means} (${plural('fr', places, { one: '# endroit', other: '# endroits' })}, par exemple ${examples})`,
    verdict: (findings) =>
      plural('fr', findings, { zero: 'Tout tient.', one: '# chose ne va pas.', other: '# choses ne vont pas.' }),
  }),
  ar: {
    help: `الاستعمال: npm run --silent tremplin -- doctor [--heads FILE]… [--lang fr|ar|en]

يتحقق من تماسك معطيات الفضاء ومن أن سجل التتبع كامل. لا يغير شيئًا، ويمكن أن يكون Tremplin مشغلًا.

  --heads FILE   نهايات السجل المصدّرة والمحفوظة في مكان آخر؛ يمكن تكراره
  --lang         لغة الجمل؛ fr ما لم تُحدد

الفضاء هو الذي في TREMPLIN_DATA أو DATABASE_URL، كما في npm start. تُقارن دائمًا النهايات المصدّرة الموجودة في مجلد المعطيات.

النتيجة: 0 إذا كان كل شيء سليمًا؛ 1 إذا وُجد خلل، ولكل خلل جملة؛ 2 إذا تعذر الجواب.
`,
    seeHelp: `المساعدة: ${isolate('doctor --help')}`,
    badOption: (detail) => `لم يُفهم هذا الأمر (${isolate(detail)}).`,
    badLanguage: (text) =>
      `«${isolate(text)}» ليست لغة معروفة. المرجو اختيار ${isolate('--lang fr')} أو ${isolate('ar')} أو ${isolate('en')}.`,
    unreadable: (file) => `تعذرت قراءة الملف ${isolate(file)}. المرجو التحقق من اسمه ومن الأذونات.`,
    notAHead: (file, line) =>
      `السطر ${showNumber('ar', line)} من الملف ${isolate(file)} ليس نهاية سجل مصدّرة. المرجو تقديم الملف كما كتبه Tremplin.`,
    noPark: (where) =>
      `لا يوجد فضاء في ${isolate(where)}. المرجو التحقق من ${isolate('TREMPLIN_DATA')} أو ${isolate('DATABASE_URL')}.`,
    unreachable: `قاعدة المعطيات لا تجيب. المرجو التحقق من ${isolate('DATABASE_URL')} ومن أن القاعدة مشغلة.`,
    migrationsAhead: 'قاعدة المعطيات من إصدار أقدم. المرجو تشغيل Tremplin مرة واحدة ثم إعادة المحاولة.',
    wholeTrail: (park, lines) =>
      `${isolate(park)}: سجل التتبع كامل (${plural('ar', lines, { zero: 'لا سطر', one: 'سطر واحد', two: 'سطران', few: '# أسطر', many: '# سطرًا', other: '# سطر' })}).`,
    asExported: (heads, last) =>
      `  يطابق ${plural('ar', heads, { one: 'النهاية المصدّرة', two: 'النهايتين المصدّرتين', few: '# نهايات مصدّرة', many: '# نهاية مصدّرة', other: '# نهاية مصدّرة' })}، آخرها ${isolate(at('ar', last))}.`,
    noHeads: '  لا توجد نهاية مصدّرة للمقارنة: إذا أُعيدت كتابة السجل كله فلن يظهر ذلك.',
    fault: (park, fault) => {
      const line = showNumber('ar', Number(fault.number))
      switch (fault.code) {
        case 'line-broken':
          return `${isolate(park)}: السطر ${line} من السجل لا يتبع ما قبله. عُدل أو أُضيف أو نُقل، أو حُذف سطر.`
        case 'end-differs':
          return `${isolate(park)}: لا ينتهي السجل حيث يقول. حُذفت أسطر أو أُضيفت ابتداءً من السطر ${line}.`
        case 'not-as-exported':
          return `${isolate(park)}: لم يعد السطر ${line} كما صُدّر في ${isolate(at('ar', fault.exportedAt))}. أُعيدت كتابة السجل، أو هو سجل فضاء آخر.`
        case 'shorter-than-exported':
          return `${isolate(park)}: كان السجل يصل إلى السطر ${line} في ${isolate(at('ar', fault.exportedAt))}. صار أقصر: حُذفت أسطر، أو أُعيدت نسخة احتياطية أقدم.`
      }
    },
    parkMissing: (id) => `صُدّرت نهاية سجل للفضاء ${isolate(id)}، ولم يعد هذا الفضاء في القاعدة.`,
    allHold: (count) =>
      plural('ar', count, {
        one: 'أمر واحد يجب أن يصح، وهو صحيح.',
        two: 'أمران يجب أن يصحا، وهما صحيحان.',
        few: '# أمور يجب أن تصح، وكلها صحيحة.',
        many: '# أمرًا يجب أن يصح، وكلها صحيحة.',
        other: '# أمر يجب أن يصح، وكلها صحيحة.',
      }),
    broken: (name, means, places, examples) =>
      `${isolate(name)}: ${means} (${plural('ar', places, { one: 'موضع واحد', two: 'موضعان', few: '# مواضع', many: '# موضعًا', other: '# موضع' })}، مثلًا ${isolate(examples)})`,
    verdict: (findings) =>
      plural('ar', findings, {
        zero: 'كل شيء سليم.',
        one: 'وُجد خلل واحد.',
        two: 'وُجد خللان.',
        few: 'وُجدت # أمور مختلة.',
        many: 'وُجد # أمرًا مختلًا.',
        other: 'وُجد # أمر مختل.',
      }),
  },
  en: {
    help: `Usage: npm run --silent tremplin -- doctor [--heads FILE]… [--lang fr|ar|en]

Looks whether the park's data hold together and whether its audit trail is whole. Nothing is changed; Tremplin may be running.

  --heads FILE   exported heads of the trail, kept elsewhere; may be repeated
  --lang         the language of the sentences; fr unless given

The park is that of TREMPLIN_DATA or DATABASE_URL, as for npm start. Exported heads that are in the data folder are always
compared.

Exit: 0 if all holds; 1 if something does not, each told in a sentence; 2 if the command cannot answer.
`,
    seeHelp: 'Help: doctor --help',
    badOption: (detail) => `This command is not understood (${detail}).`,
    badLanguage: (text) => `“${text}” is not a language we know. Choose --lang fr, ar or en.`,
    unreadable: (file) => `The file ${file} cannot be read. Check its name and your permissions.`,
    notAHead: (file, line) =>
      `Line ${showNumber('en', line)} of the file ${file} is no exported head. Give a file as Tremplin wrote it.`,
    noPark: (where) => `There is no park in ${where}. Check TREMPLIN_DATA or DATABASE_URL.`,
    unreachable: 'The database does not answer. Check DATABASE_URL, and that the database runs.',
    migrationsAhead: 'The database is of an earlier version. Start Tremplin once, then try again.',
    wholeTrail: (park, lines) =>
      `${park}: the audit trail is whole (${plural('en', lines, { one: '# line', other: '# lines' })}).`,
    asExported: (heads, last) =>
      `  It passes through ${plural('en', heads, { one: 'the exported head', other: 'the # exported heads' })}, the last of ${at('en', last)}.`,
    noHeads: '  There is no exported head to compare with: a trail that was written anew as a whole would not show.',
    fault: (park, fault) => {
      const line = showNumber('en', Number(fault.number))
      switch (fault.code) {
        case 'line-broken':
          return `${park}: line ${line} of the audit trail does not follow from the one before. It was changed, added or moved, or a line was removed.`
        case 'end-differs':
          return `${park}: the audit trail does not end where it says. Lines were removed or added from line ${line} on.`
        case 'not-as-exported':
          return `${park}: line ${line} is no longer the one that was exported on ${at('en', fault.exportedAt)}. The trail was written anew, or is another park’s.`
        case 'shorter-than-exported':
          return `${park}: the audit trail reached line ${line} on ${at('en', fault.exportedAt)}. It is shorter now: lines were removed, or an older backup was put back.`
      }
    },
    parkMissing: (id) => `A head was exported for the park ${id}, which is no longer in the database.`,
    allHold: (count) =>
      plural('en', count, { one: '# thing that must hold holds.', other: '# things that must hold hold.' }),
    broken: (name, means, places, examples) =>
      `${name}: ${means} (${plural('en', places, { one: '# place', other: '# places' })}, for example ${examples})`,
    verdict: (findings) =>
      plural('en', findings, {
        zero: 'All holds.',
        one: '# thing is not as it should be.',
        other: '# things are not as they should be.',
      }),
  },
}
