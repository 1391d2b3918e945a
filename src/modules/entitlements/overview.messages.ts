import type { CivilDate } from '../../kernel/civil-date.ts'
import { type PluralForms, plural, showDate, showNumber } from '../../kernel/language.ts'
import { type InLanguages, french, isolate } from '../../kernel/messages.ts'

export interface OverviewWords {
  readonly pageTitle: string
  readonly title: (entitled: number, companies: number) => string
  readonly titleWithoutOffers: (companies: number) => string
  readonly detail: (on: CivilDate) => string
  readonly companies: (companies: number) => string
  readonly sites: (sites: number) => string
  readonly people: string
  readonly peopleMissing: (companies: number) => string
  readonly meanAge: string
  readonly ageMissing: (companies: number) => string
  readonly years: (age: number) => string
  readonly nothingMissing: string
  readonly openOffers: string
  readonly offers: string
  /** The offer that most companies are entitled to. */
  readonly offersFinding: (offer: string, companies: number) => string
  readonly offersWithoutFinding: string
  readonly offersCaption: string
  readonly allOffers: string
  readonly bySite: string
  readonly missing: string
  readonly missingDetail: string
  /** How many companies wait for the answer that is missing most. */
  readonly missingFinding: (companies: number) => string
  /** The site where the largest share of companies is entitled to something. */
  readonly siteFinding: (site: string, entitled: number, companies: number) => string
  /** The companies to call for one answer. */
  readonly waiting: {
    readonly title: (companies: number) => string
    readonly caption: string
    readonly company: string
    readonly site: string
    readonly offers: string
    readonly nobody: string
    readonly nobodyDetail: string
  }
  readonly lost: (rights: number) => string
  readonly lostDetail: string
  readonly gained: (rights: number) => string
  readonly gainedDetail: string
  readonly noChange: string
  readonly none: string
  readonly seeAll: (rights: number) => string
  readonly more: (rights: number) => string
  readonly empty: { readonly title: string; readonly detail: string; readonly action: string }
  readonly emptyManager: { readonly title: string; readonly detail: string }
  readonly noOffers: { readonly title: string; readonly detail: string; readonly action: string }
}

const fr: OverviewWords = french({
  pageTitle: 'Vue d’ensemble',
  title: (entitled, companies) => {
    if (entitled === 0) return `Aucune des ${showNumber('fr', companies)} entreprises n’a encore droit à une offre`
    const first = plural('fr', entitled, { one: 'Une entreprise', other: '# entreprises' })
    return `${first} sur ${showNumber('fr', companies)} ${entitled > 1 ? 'ont' : 'a'} droit à au moins une offre`
  },
  titleWithoutOffers: (companies) =>
    plural('fr', companies, {
      one: 'Une entreprise, et pas encore d’offre',
      other: '# entreprises, et pas encore d’offre',
    }),
  detail: (on) => `au ${showDate('fr', on)}`,
  companies: (companies) => plural('fr', companies, { one: 'entreprise hébergée', other: 'entreprises hébergées' }),
  sites: (sites) => plural('fr', sites, { one: 'sur un site', other: 'sur # sites' }),
  people: 'personnes y travaillent',
  peopleMissing: (companies) =>
    plural('fr', companies, {
      one: 'effectif inconnu pour # entreprise',
      other: 'effectif inconnu pour # entreprises',
    }),
  meanAge: 'd’âge moyen, pondéré par l’effectif',
  ageMissing: (companies) =>
    plural('fr', companies, { one: 'inconnu pour # entreprise', other: 'inconnu pour # entreprises' }),
  years: (age) => `${showNumber('fr', age, { maximumFractionDigits: 1 })} ans`,
  nothingMissing: 'connu pour chaque entreprise',
  openOffers: 'offres ouvertes',
  offers: 'Qui a droit à quoi',
  offersFinding: (offer, companies) =>
    plural('fr', companies, {
      one: `${offer} revient à une seule entreprise, et c’est l’offre la plus large`,
      other: `${offer} est l’offre la plus large : # entreprises y ont droit`,
    }),
  offersWithoutFinding: 'Aucune offre n’a encore d’entreprise qui y ait droit',
  offersCaption: 'Nombre d’entreprises ayant droit à chaque offre',
  allOffers: 'Voir toutes les offres',
  bySite: 'Par site',
  missing: 'Ce qui manque le plus',
  missingDetail: 'Chaque réponse peut trancher une offre. Ouvrez la liste des entreprises à appeler.',
  missingFinding: (companies) =>
    plural('fr', companies, {
      one: 'Une entreprise attend une réponse',
      other: 'Une même réponse manque à # entreprises',
    }),
  siteFinding: (site, entitled, companies) =>
    `${site} : ${showNumber('fr', entitled)} ${entitled > 1 ? 'entreprises' : 'entreprise'} sur ${showNumber('fr', companies)} ${entitled > 1 ? 'ont' : 'a'} droit à une offre`,
  waiting: {
    title: (companies) =>
      plural('fr', companies, {
        zero: 'Aucune entreprise à appeler',
        one: 'Une entreprise à appeler',
        other: '# entreprises à appeler',
      }),
    caption: 'Entreprises à appeler',
    company: 'Entreprise',
    site: 'Site',
    offers: 'Offres en attente',
    nobody: 'Aucune entreprise n’attend cette réponse',
    nobodyDetail: 'Elle est connue partout où une offre la demande.',
  },
  lost: (rights) =>
    plural('fr', rights, { zero: 'Aucun droit perdu', one: 'Un droit se perd', other: '# droits se perdent' }),
  lostDetail: 'dans les 90 jours, si rien d’autre ne change',
  gained: (rights) =>
    plural('fr', rights, { zero: 'Aucun droit gagné', one: 'Un droit s’ouvre', other: '# droits s’ouvrent' }),
  gainedDetail: 'dans les 90 jours, si rien d’autre ne change',
  noChange: 'Aucun droit ne se perd ni ne s’ouvre',
  none: 'Aucune date ne change de verdict dans cette période.',
  seeAll: (rights) => `Voir tout (${showNumber('fr', rights)})`,
  more: (rights) => plural('fr', rights, { one: 'et # autre', other: 'et # autres' }),
  empty: {
    title: 'Commençons par vos entreprises',
    detail:
      'Déposez le classeur que vous tenez déjà : Tremplin le lit, vous le corrigez, et chaque entreprise voit ses droits.',
    action: 'Déposer un classeur',
  },
  emptyManager: {
    title: 'Aucune entreprise sur vos sites',
    detail: 'Elles paraîtront ici dès que le registre en aura. Vous pouvez déposer votre classeur.',
  },
  noOffers: {
    title: 'Le parc n’a pas encore d’offre',
    detail: 'Choisissez des programmes dans le catalogue : chaque entreprise saura auxquels elle a droit.',
    action: 'Choisir des offres',
  },
} satisfies OverviewWords)

const companiesAr: PluralForms = {
  one: 'مقاولة واحدة',
  two: 'مقاولتان',
  few: '# مقاولات',
  many: '# مقاولة',
  other: '# مقاولة',
}
const rightsAr: PluralForms = { one: 'حق واحد', two: 'حقان', few: '# حقوق', many: '# حقًا', other: '# حق' }

const ar: OverviewWords = {
  pageTitle: 'نظرة عامة',
  title: (entitled, companies) => {
    const total = isolate(showNumber('ar', companies))
    if (entitled === 0) return `لا يحق بعدُ لأي مقاولة من أصل ${total} الاستفادة من عرض`
    return `${plural('ar', entitled, companiesAr)} من أصل ${total} يحق لها الاستفادة من عرض واحد على الأقل`
  },
  titleWithoutOffers: (companies) => `${plural('ar', companies, companiesAr)}، ولا عرض بعد`,
  detail: (on) => `بتاريخ ${isolate(showDate('ar', on))}`,
  companies: () => 'عدد المقاولات المحتضَنة',
  sites: (sites) =>
    plural('ar', sites, {
      one: 'في موقع واحد',
      two: 'في موقعين',
      few: 'في # مواقع',
      many: 'في # موقعًا',
      other: 'في # موقع',
    }),
  people: 'عدد العاملين فيها',
  peopleMissing: (companies) =>
    `عدد العاملين غير معروف لدى ${plural('ar', companies, { ...companiesAr, two: 'مقاولتين' })}`,
  meanAge: 'متوسط العمر، مرجَّحًا بعدد العاملين',
  ageMissing: (companies) => `غير معروف لدى ${plural('ar', companies, { ...companiesAr, two: 'مقاولتين' })}`,
  years: (age) => `${isolate(showNumber('ar', age, { maximumFractionDigits: 1 }))} سنة`,
  nothingMissing: 'معروف لدى كل المقاولات',
  openOffers: 'عدد العروض المفتوحة',
  offers: 'من يحق له ماذا',
  offersFinding: (offer, companies) =>
    `${plural('ar', companies, companiesAr)} يحق لها الاستفادة من ${isolate(offer)}، وهو أوسع العروض`,
  offersWithoutFinding: 'لا يحق بعدُ لأي مقاولة الاستفادة من عرض',
  offersCaption: 'عدد المقاولات التي يحق لها الاستفادة من كل عرض',
  allOffers: 'الاطلاع على جميع العروض',
  bySite: 'حسب الموقع',
  missing: 'أكثر ما ينقص',
  missingDetail: 'كل جواب قد يحسم عرضًا. افتحوا قائمة المقاولات التي ينبغي الاتصال بها.',
  missingFinding: (companies) => `جواب واحد ينقص لدى ${plural('ar', companies, { ...companiesAr, two: 'مقاولتين' })}`,
  siteFinding: (site, entitled, companies) =>
    `${isolate(site)}: ${plural('ar', entitled, { zero: 'لا مقاولة', ...companiesAr })} من أصل ${isolate(showNumber('ar', companies))} يحق لها عرض`,
  waiting: {
    title: (companies) =>
      companies === 0 ? 'لا مقاولة ينبغي الاتصال بها' : `${plural('ar', companies, companiesAr)} للاتصال`,
    caption: 'مقاولات للاتصال',
    company: 'المقاولة',
    site: 'الموقع',
    offers: 'عروض تنتظر الجواب',
    nobody: 'لا مقاولة تنتظر هذا الجواب',
    nobodyDetail: 'الجواب معروف حيثما طُلب.',
  },
  lost: (rights) => (rights === 0 ? 'لا حق سينتهي' : `حقوق قريبة الانتهاء: ${plural('ar', rights, rightsAr)}`),
  lostDetail: 'خلال 90 يومًا، إذا لم يتغير شيء آخر',
  gained: (rights) => (rights === 0 ? 'لا حق جديد' : `حقوق جديدة قريبًا: ${plural('ar', rights, rightsAr)}`),
  gainedDetail: 'خلال 90 يومًا، إذا لم يتغير شيء آخر',
  noChange: 'لا حق سينتهي ولا حق جديد',
  none: 'لا يتغير أي جواب في هذه الفترة.',
  seeAll: (rights) => `عرض الكل (${isolate(showNumber('ar', rights))})`,
  more: (rights) => `وكذلك ${plural('ar', rights, rightsAr)}`,
  empty: {
    title: 'لنبدأ بمقاولاتكم',
    detail: 'ضعوا الملف الذي تحتفظون به: يقرؤه Tremplin، وتصححونه، فترى كل مقاولة حقوقها.',
    action: 'وضع ملف',
  },
  emptyManager: {
    title: 'لا توجد مقاولات في مواقعكم',
    detail: 'ستظهر هنا حالما تُسجَّل. ويمكنكم وضع ملفكم.',
  },
  noOffers: {
    title: 'ليس للفضاء أي عرض بعد',
    detail: 'اختاروا برامج من الدليل: ستعرف كل مقاولة ما يحق لها.',
    action: 'اختيار العروض',
  },
}

const en: OverviewWords = {
  pageTitle: 'Overview',
  title: (entitled, companies) => {
    if (entitled === 0) return `None of the ${showNumber('en', companies)} companies is entitled to an offer yet`
    const first = plural('en', entitled, { one: 'One company', other: '# companies' })
    return `${first} of ${showNumber('en', companies)} ${entitled > 1 ? 'are' : 'is'} entitled to at least one offer`
  },
  titleWithoutOffers: (companies) =>
    plural('en', companies, { one: 'One company, and no offer yet', other: '# companies, and no offer yet' }),
  detail: (on) => `on ${showDate('en', on)}`,
  companies: (companies) => plural('en', companies, { one: 'hosted company', other: 'hosted companies' }),
  sites: (sites) => plural('en', sites, { one: 'on one site', other: 'on # sites' }),
  people: 'people work there',
  peopleMissing: (companies) =>
    plural('en', companies, {
      one: 'headcount unknown for # company',
      other: 'headcount unknown for # companies',
    }),
  meanAge: 'mean age, weighted by headcount',
  ageMissing: (companies) =>
    plural('en', companies, { one: 'unknown for # company', other: 'unknown for # companies' }),
  years: (age) => `${showNumber('en', age, { maximumFractionDigits: 1 })} years`,
  nothingMissing: 'known for every company',
  openOffers: 'open offers',
  offers: 'Who is entitled to what',
  offersFinding: (offer, companies) =>
    plural('en', companies, {
      one: `${offer} reaches furthest: one company is entitled to it`,
      other: `${offer} reaches furthest: # companies are entitled to it`,
    }),
  offersWithoutFinding: 'No company is entitled to any offer yet',
  offersCaption: 'Number of companies entitled to each offer',
  allOffers: 'See all offers',
  bySite: 'By site',
  missing: 'What is missing most',
  missingDetail: 'Each answer may settle an offer. Open the list of companies to call.',
  missingFinding: (companies) =>
    plural('en', companies, {
      one: 'One company waits for an answer',
      other: 'The same answer is missing from # companies',
    }),
  siteFinding: (site, entitled, companies) =>
    `${site}: ${showNumber('en', entitled)} of ${showNumber('en', companies)} companies ${entitled === 1 ? 'is' : 'are'} entitled to an offer`,
  waiting: {
    title: (companies) =>
      plural('en', companies, { zero: 'No company to call', one: 'One company to call', other: '# companies to call' }),
    caption: 'Companies to call',
    company: 'Company',
    site: 'Site',
    offers: 'Offers waiting',
    nobody: 'No company waits for this answer',
    nobodyDetail: 'It is known wherever an offer asks for it.',
  },
  lost: (rights) => plural('en', rights, { zero: 'No right ends', one: 'One right ends', other: '# rights end' }),
  lostDetail: 'within 90 days, if nothing else changes',
  gained: (rights) => plural('en', rights, { zero: 'No right opens', one: 'One right opens', other: '# rights open' }),
  gainedDetail: 'within 90 days, if nothing else changes',
  noChange: 'No right ends and none opens',
  none: 'No date changes a verdict in this time.',
  seeAll: (rights) => `See all (${showNumber('en', rights)})`,
  more: (rights) => plural('en', rights, { one: 'and # more', other: 'and # more' }),
  empty: {
    title: 'Let us begin with your companies',
    detail: 'Drop the workbook you already keep: Tremplin reads it, you correct it, and every company sees its rights.',
    action: 'Drop a workbook',
  },
  emptyManager: {
    title: 'No company on your sites',
    detail: 'They appear here once the register has some. You can drop your workbook.',
  },
  noOffers: {
    title: 'The park has no offer yet',
    detail: 'Choose programmes from the catalogue: every company will know which it is entitled to.',
    action: 'Choose offers',
  },
}

export const overviewWords: InLanguages<OverviewWords> = { fr, ar, en }
