import { fold } from '../../kernel/text.ts'
import { plainText } from './sheet.ts'

/** A text as headings, codes and words are compared: western digits, no accents, no case, no punctuation. */
export function folded(text: string): string {
  return fold(plainText(text))
}

const none = new Set(
  ['néant', 'neant', 'nil', 'none', 'zero', 'zéro', 'rien', 'aucun', 'aucune', 'nul', 'nulle', '0', 'nothing']
    .concat(['لا شيء', 'لا يوجد', 'صفر', 'منعدم', 'معدوم', 'بدون', 'لاشيء', 'ø'])
    .map(folded),
)

const unknown = new Set(
  ['', 'nc', 'n c', 'nd', 'n d', 'na', 'n a', 'nr', 'n r', 'ns', 'n s', 'so', 's o', 'x', 'xx', 'xxx', 'null', 'nan']
    .concat(
      [
        'non communiqué',
        'non communiquée',
        'non connu',
        'non connue',
        'non disponible',
        'non renseigné',
        'non renseignée',
      ],
      ['non déclaré', 'non déclarée', 'inconnu', 'inconnue', 'confidentiel', 'confidentielle', 'secret', 'à compléter'],
      [
        'à préciser',
        'à vérifier',
        'à renseigner',
        'en attente',
        'indisponible',
        'manquant',
        'pas de données',
        'sans objet',
      ],
      [
        'unknown',
        'not known',
        'not available',
        'not applicable',
        'not disclosed',
        'undisclosed',
        'not given',
        'missing',
      ],
      [
        'confidential',
        'tbd',
        'tbc',
        'tba',
        'to be confirmed',
        'pending',
        'no data',
        'private',
        'withheld',
        'vide',
        'blank',
      ],
      [
        'غير متوفر',
        'غير متوفرة',
        'غير متاح',
        'غير معروف',
        'غير معروفة',
        'غير محدد',
        'غير مصرح به',
        'غير مصرح',
        'سري',
        'سرية',
      ],
      ['مجهول', 'غير مذكور', 'في الانتظار', 'غ م', 'غير معلن', 'لا ينطبق', 'قيد الانتظار', 'لم يصرح به'],
    )
    .map(folded),
)

/** "néant", "nil", "0", "لا شيء": none, which is a value. */
export function saysNone(text: string): boolean {
  return none.has(folded(text))
}

/** Blank, "-", "n.c.", "?", "confidentiel", "غير متوفر": nobody says. */
export function saysUnknown(text: string): boolean {
  return unknown.has(folded(text))
}

const about =
  /^(?:[~≈±<>≤≥]|\+\/-|env(?:iron)?\b\.?|approx\w*\.?|about|around|circa|ca\.? (?=\d)|vers|plus de|moins de|près de|pres de|over|under|more than|less than|nearly|au moins|at least|max\.?|min\.?|حوالي|تقريبا|نحو|أكثر من|أقل من|قرابة|ما يقارب)/iu
const aboutAfter = /(?:\+|±|~|\benv(?:iron)?\b\.?|approx\w*\.?|\(est[^)]*\)|\bestim\w*|تقريبا|مقدر)$/iu
const span = /\d\s*(?:-|à|a|to|et|إلى|الى)\s*\d/u

/** "~12", "env. 10", "10-15", "10+": a value that is not exact enough to be kept as one. */
export function saysAbout(text: string): boolean {
  const plain = plainText(text)
  return about.test(plain) || aboutAfter.test(plain) || span.test(plain.replace(/^-/, ''))
}
