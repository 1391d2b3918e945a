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
  readonly offersDetail: string
  readonly offers: string
  readonly offersCaption: string
  readonly ofCompanies: (entitled: number, companies: number) => string
  readonly allOffers: string
  readonly bySite: string
  readonly site: string
  readonly hosted: string
  readonly entitled: string
  readonly missing: string
  readonly missingDetail: string
  readonly lost: (rights: number) => string
  readonly lostDetail: string
  readonly gained: (rights: number) => string
  readonly gainedDetail: string
  readonly none: string
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
      one: 'sans # entreprise à l’effectif inconnu',
      other: 'sans # entreprises à l’effectif inconnu',
    }),
  meanAge: 'd’âge moyen, pondéré par l’effectif',
  ageMissing: (companies) =>
    plural('fr', companies, { one: 'inconnu pour # entreprise', other: 'inconnu pour # entreprises' }),
  years: (age) => `${showNumber('fr', age, { maximumFractionDigits: 1 })} ans`,
  nothingMissing: 'connu pour chaque entreprise',
  openOffers: 'offres ouvertes',
  offersDetail: 'Entreprises qui y ont droit aujourd’hui.',
  offers: 'Qui a droit à quoi',
  offersCaption: 'Nombre d’entreprises ayant droit à chaque offre',
  ofCompanies: (entitled, companies) => `${showNumber('fr', entitled)} sur ${showNumber('fr', companies)}`,
  allOffers: 'Voir toutes les offres',
  bySite: 'Par site',
  site: 'Site',
  hosted: 'Hébergées',
  entitled: 'Ayant droit à une offre',
  missing: 'Ce qui manque le plus',
  missingDetail: 'L’information dont le plus d’entreprises attendent une réponse.',
  lost: (rights) =>
    plural('fr', rights, { zero: 'Aucun droit perdu', one: 'Un droit se perd', other: '# droits se perdent' }),
  lostDetail: 'dans les 90 jours, si rien d’autre ne change',
  gained: (rights) =>
    plural('fr', rights, { zero: 'Aucun droit gagné', one: 'Un droit s’ouvre', other: '# droits s’ouvrent' }),
  gainedDetail: 'dans les 90 jours, si rien d’autre ne change',
  none: 'Aucune date ne change de verdict dans cette période.',
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

const companiesAr: PluralForms = { one: 'شركة واحدة', two: 'شركتان', few: '# شركات', many: '# شركة', other: '# شركة' }
const rightsAr: PluralForms = { one: 'حق واحد', two: 'حقان', few: '# حقوق', many: '# حقًا', other: '# حق' }

const ar: OverviewWords = {
  pageTitle: 'نظرة عامة',
  title: (entitled, companies) => {
    const total = isolate(showNumber('ar', companies))
    if (entitled === 0) return `لا يحق بعدُ لأي شركة من أصل ${total} الاستفادة من عرض`
    return `${plural('ar', entitled, companiesAr)} من أصل ${total} يحق لها الاستفادة من عرض واحد على الأقل`
  },
  titleWithoutOffers: (companies) => `${plural('ar', companies, companiesAr)}، ولا عرض بعد`,
  detail: (on) => `بتاريخ ${isolate(showDate('ar', on))}`,
  companies: () => 'عدد الشركات المحتضَنة',
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
    `دون احتساب ${plural('ar', companies, { ...companiesAr, two: 'شركتين' })} لم يُعرف عدد عامليها`,
  meanAge: 'متوسط العمر، مرجَّحًا بعدد العاملين',
  ageMissing: (companies) => `غير معروف لدى ${plural('ar', companies, { ...companiesAr, two: 'شركتين' })}`,
  years: (age) => `${isolate(showNumber('ar', age, { maximumFractionDigits: 1 }))} سنة`,
  nothingMissing: 'معروف لدى كل الشركات',
  openOffers: 'عدد العروض المفتوحة',
  offersDetail: 'عدد الشركات التي يحق لها الاستفادة اليوم.',
  offers: 'من يحق له ماذا',
  offersCaption: 'عدد الشركات التي يحق لها الاستفادة من كل عرض',
  ofCompanies: (entitled, companies) =>
    `${isolate(showNumber('ar', entitled))} من أصل ${isolate(showNumber('ar', companies))}`,
  allOffers: 'الاطلاع على جميع العروض',
  bySite: 'حسب الموقع',
  site: 'الموقع',
  hosted: 'المحتضَنة',
  entitled: 'يحق لها عرض',
  missing: 'أكثر ما ينقص',
  missingDetail: 'المعلومة التي ينتظر أكبر عدد من الشركات جوابًا بسببها.',
  lost: (rights) => (rights === 0 ? 'لا حق سينتهي' : `حقوق قريبة الانتهاء: ${plural('ar', rights, rightsAr)}`),
  lostDetail: 'خلال 90 يومًا، إذا لم يتغير شيء آخر',
  gained: (rights) => (rights === 0 ? 'لا حق جديد' : `حقوق جديدة قريبًا: ${plural('ar', rights, rightsAr)}`),
  gainedDetail: 'خلال 90 يومًا، إذا لم يتغير شيء آخر',
  none: 'لا يتغير أي جواب في هذه الفترة.',
  more: (rights) => `وكذلك ${plural('ar', rights, rightsAr)}`,
  empty: {
    title: 'لنبدأ بشركاتكم',
    detail: 'ضعوا الملف الذي تحتفظون به: يقرؤه Tremplin، وتصححونه، فترى كل شركة حقوقها.',
    action: 'وضع ملف',
  },
  emptyManager: {
    title: 'لا توجد شركات في مواقعكم',
    detail: 'ستظهر هنا حالما تُسجَّل. ويمكنكم وضع ملفكم.',
  },
  noOffers: {
    title: 'ليس للفضاء أي عرض بعد',
    detail: 'اختاروا برامج من الدليل: ستعرف كل شركة ما يحق لها.',
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
      one: 'without # company whose headcount is unknown',
      other: 'without # companies whose headcount is unknown',
    }),
  meanAge: 'mean age, weighted by headcount',
  ageMissing: (companies) =>
    plural('en', companies, { one: 'unknown for # company', other: 'unknown for # companies' }),
  years: (age) => `${showNumber('en', age, { maximumFractionDigits: 1 })} years`,
  nothingMissing: 'known for every company',
  openOffers: 'open offers',
  offersDetail: 'Companies entitled today.',
  offers: 'Who is entitled to what',
  offersCaption: 'Number of companies entitled to each offer',
  ofCompanies: (entitled, companies) => `${showNumber('en', entitled)} of ${showNumber('en', companies)}`,
  allOffers: 'See all offers',
  bySite: 'By site',
  site: 'Site',
  hosted: 'Hosted',
  entitled: 'Entitled to an offer',
  missing: 'What is missing most',
  missingDetail: 'The fact that most companies need before they have an answer.',
  lost: (rights) => plural('en', rights, { zero: 'No right ends', one: 'One right ends', other: '# rights end' }),
  lostDetail: 'within 90 days, if nothing else changes',
  gained: (rights) => plural('en', rights, { zero: 'No right opens', one: 'One right opens', other: '# rights open' }),
  gainedDetail: 'within 90 days, if nothing else changes',
  none: 'No date changes a verdict in this time.',
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
