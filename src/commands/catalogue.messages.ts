import { plural, showList } from '../kernel/language.ts'
import { type InLanguages, french, isolate } from '../kernel/messages.ts'
import type { CatalogueOffer } from '../modules/partners/index.ts'

interface CatalogueWords {
  readonly counts: (offers: number, providers: number, parts: readonly string[]) => string
  readonly counted: Readonly<Record<CatalogueOffer['status'], (offers: number) => string>>
  readonly status: Readonly<Record<CatalogueOffer['status'], string>>
  readonly decided: string
  /** Above what should be read again. */
  readonly again: (offers: number) => string
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
    decided: 'Une personne décide',
    again: (offers) =>
      plural('fr', offers, {
        zero: 'Aucune règle n’est à relire aujourd’hui',
        one: 'Une règle à relire',
        other: '# règles à relire, la plus ancienne et la moins sûre d’abord',
      }),
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
    decided: 'القرار لشخص',
    again: (offers) =>
      plural('ar', offers, {
        zero: 'لا توجد اليوم قاعدة تستوجب إعادة القراءة',
        one: 'قاعدة واحدة تستوجب إعادة القراءة',
        two: 'قاعدتان تستوجبان إعادة القراءة، الأقدم والأقل يقينًا أولًا',
        few: '# قواعد تستوجب إعادة القراءة، الأقدم والأقل يقينًا أولًا',
        many: '# قاعدة تستوجب إعادة القراءة، الأقدم والأقل يقينًا أولًا',
        other: '# قاعدة تستوجب إعادة القراءة، الأقدم والأقل يقينًا أولًا',
      }),
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
    decided: 'A person decides',
    again: (offers) =>
      plural('en', offers, {
        zero: 'No rule is to be read again today',
        one: 'One rule to read again',
        other: '# rules to read again, the oldest and least certain first',
      }),
    badOption: (detail) => `This command is not understood (${detail}). Help: catalogue --help`,
  },
}
