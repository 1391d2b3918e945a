import type { RoughDate } from '../kernel/civil-date.ts'
import { type Language, plural, showDate, showList } from '../kernel/language.ts'
import { type InLanguages, french, isolate } from '../kernel/messages.ts'
import type { CatalogueOffer, Certainty } from '../modules/partners/index.ts'
import { duration } from '../modules/rules/index.ts'

interface CatalogueWords {
  readonly counts: (offers: number, providers: number, parts: readonly string[]) => string
  readonly counted: Readonly<Record<CatalogueOffer['status'], (offers: number) => string>>
  readonly status: Readonly<Record<CatalogueOffer['status'], string>>
  readonly certainty: Readonly<Record<Certainty, string>>
  readonly read: (on: RoughDate, months: number) => string
  readonly readOnUnknown: string
  readonly decided: string
  readonly badOption: (detail: string) => string
}

/** The words of the command `catalogue`. */
export const catalogueWords: InLanguages<CatalogueWords> = {
  fr: french<CatalogueWords>({
    counts: (offers, providers, parts) =>
      `${plural('fr', offers, { one: '# offre', other: '# offres' })} de ${plural('fr', providers, { one: '# fournisseur', other: '# fournisseurs' })} : ${showList('fr', parts)}`,
    counted: {
      open: (offers) => plural('fr', offers, { one: '# ouverte', other: '# ouvertes' }),
      unconfirmed: (offers) => `${offers} à confirmer`,
      ended: (offers) => plural('fr', offers, { one: '# terminée', other: '# terminées' }),
    },
    status: { open: 'ouverte', unconfirmed: 'à confirmer', ended: 'terminée' },
    certainty: { high: 'certitude élevée', medium: 'certitude moyenne', low: 'certitude faible' },
    read: (on, months) => `lue en ${showDate('fr', on)}, ${ago('fr', months) ?? 'ce mois-ci'}`,
    readOnUnknown: 'date de lecture inconnue',
    decided: 'Une personne décide',
    badOption: (detail) => `Cette commande n’est pas comprise (${detail}). Aide : catalogue --help`,
  }),
  ar: {
    counts: (offers, providers, parts) =>
      `${plural('ar', offers, { one: 'عرض واحد', two: 'عرضان', few: '# عروض', many: '# عرضًا', other: '# عرض' })} من ${plural('ar', providers, { one: 'شريك واحد', two: 'شريكين', few: '# شركاء', many: '# شريكًا', other: '# شريك' })}: ${showList('ar', parts)}`,
    counted: {
      open: (offers) => `${offers} مفتوحة`,
      unconfirmed: (offers) => `${offers} في انتظار التأكيد`,
      ended: (offers) => `${offers} منتهية`,
    },
    status: { open: 'مفتوح', unconfirmed: 'في انتظار التأكيد', ended: 'منتهٍ' },
    certainty: { high: 'يقين عالٍ', medium: 'يقين متوسط', low: 'يقين ضعيف' },
    read: (on, months) => `قُرئت القاعدة في ${showDate('ar', on)}، ${ago('ar', months) ?? 'خلال هذا الشهر'}`,
    readOnUnknown: 'تاريخ القراءة غير معروف',
    decided: 'القرار لشخص',
    badOption: (detail) => `لم يُفهم هذا الأمر (${isolate(detail)}). المساعدة: ${isolate('catalogue --help')}`,
  },
  en: {
    counts: (offers, providers, parts) =>
      `${plural('en', offers, { one: '# offer', other: '# offers' })} of ${plural('en', providers, { one: '# provider', other: '# providers' })}: ${showList('en', parts)}`,
    counted: {
      open: (offers) => `${offers} open`,
      unconfirmed: (offers) => `${offers} to be confirmed`,
      ended: (offers) => `${offers} ended`,
    },
    status: { open: 'open', unconfirmed: 'to be confirmed', ended: 'ended' },
    certainty: { high: 'high certainty', medium: 'medium certainty', low: 'low certainty' },
    read: (on, months) => `read in ${showDate('en', on)}, ${ago('en', months) ?? 'this month'}`,
    readOnUnknown: 'date of reading unknown',
    decided: 'A person decides',
    badOption: (detail) => `This command is not understood (${detail}). Help: catalogue --help`,
  },
}

/** How long ago; undefined where it is less than a month. */
function ago(language: Language, months: number): string | undefined {
  if (months === 0) return undefined
  const span = duration(language, months, 'after-preposition')
  return { fr: `il y a ${span}`, ar: `قبل ${span}`, en: `${span} ago` }[language]
}
