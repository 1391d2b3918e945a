import { plural, showDate, showNumber } from '../kernel/language.ts'
import type { CivilDate } from '../kernel/civil-date.ts'
import { type InLanguages, french, isolate } from '../kernel/messages.ts'

export interface HomeWords {
  readonly partner: {
    readonly title: (partner: string, entitled: number) => string
    readonly none: string
    readonly noneDetail: string
    /** Of all that are judged, and how many of them the park hosts. */
    readonly asOn: (day: CivilDate, companies: number, hosted: number) => string
    readonly offers: string
    readonly verdicts: (counts: Readonly<Record<'eligible' | 'undetermined' | 'ineligible' | 'held', number>>) => string
  }
  readonly expert: { readonly title: (companies: number) => string; readonly detail: string }
  readonly buyer: { readonly title: (companies: number) => string; readonly detail: string }
  readonly member: { readonly title: string; readonly detail: string }
  readonly bySector: string
  readonly bySectorDetail: (unknown: number) => string
  readonly bySite: string
  readonly asOn: (day: CivilDate) => string
  readonly write: (park: string) => string
}

const fr: HomeWords = french<HomeWords>({
  partner: {
    title: (partner, entitled) =>
      plural('fr', entitled, {
        zero: `Aucune entreprise du parc n’a encore droit aux offres de ${partner}`,
        one: `# entreprise du parc a droit aux offres de ${partner}`,
        other: `# entreprises du parc ont droit aux offres de ${partner}`,
      }),
    none: 'Aucune de vos offres n’est ouverte dans ce parc',
    noneDetail: 'La direction du parc ouvre les offres. Écrivez-lui pour ouvrir la vôtre.',
    asOn: (day, companies, hosted) =>
      `sur ${plural('fr', companies, { one: '# entreprise suivie', other: '# entreprises suivies' })}, dont ${plural('fr', hosted, { one: '# hébergée', other: '# hébergées' })} au ${showDate('fr', day)}`,
    offers: 'Vos offres dans ce parc',
    verdicts: ({ eligible, undetermined, ineligible, held }) =>
      `${showNumber('fr', eligible)} oui · ${showNumber('fr', undetermined)} à préciser · ${showNumber('fr', ineligible)} non · ${plural('fr', held, { one: '# l’a déjà', other: '# l’ont déjà' })}`,
  },
  expert: {
    title: (companies) =>
      plural('fr', companies, { one: '# entreprise à accompagner', other: '# entreprises à accompagner' }),
    detail: 'Ce que font les entreprises du parc, pour préparer vos interventions.',
  },
  buyer: {
    title: (companies) =>
      plural('fr', companies, {
        one: '# entreprise technologique à votre portée',
        other: '# entreprises technologiques à votre portée',
      }),
    detail: 'Ce que font les entreprises du parc, par secteur et par site.',
  },
  member: {
    title: 'Votre accès a pris fin',
    detail: 'Vous n’êtes plus rattaché à un parc. Si c’est une erreur, écrivez à la personne qui vous avait invité.',
  },
  bySector: 'Par secteur',
  bySectorDetail: (unknown) =>
    plural('fr', unknown, {
      zero: 'Secteur connu pour toutes',
      one: '# entreprise sans secteur connu',
      other: '# entreprises sans secteur connu',
    }),
  bySite: 'Par site',
  asOn: (day) => `au ${showDate('fr', day)}`,
  write: (park) => `Pour entrer en relation avec une entreprise, écrivez à l’équipe de ${park}.`,
})

const ar: HomeWords = {
  partner: {
    title: (partner, entitled) =>
      plural('ar', entitled, {
        zero: `لا تستوفي أي مقاولة بعدُ شروط عروض ${isolate(partner)}`,
        one: `مقاولة واحدة يحق لها الاستفادة من عروض ${isolate(partner)}`,
        two: `مقاولتان يحق لهما الاستفادة من عروض ${isolate(partner)}`,
        few: `# مقاولات يحق لها الاستفادة من عروض ${isolate(partner)}`,
        many: `# مقاولة يحق لها الاستفادة من عروض ${isolate(partner)}`,
        other: `# مقاولة يحق لها الاستفادة من عروض ${isolate(partner)}`,
      }),
    none: 'لا يوجد أي عرض مفتوح لكم في هذا الفضاء',
    noneDetail: 'إدارة الفضاء هي التي تفتح العروض. راسلوها لفتح عرضكم.',
    asOn: (day, companies, hosted) =>
      `من أصل ${plural('ar', companies, { one: 'مقاولة مُتتبَّعة واحدة', two: 'مقاولتين مُتتبَّعتين', few: '# مقاولات مُتتبَّعة', many: '# مقاولة مُتتبَّعة', other: '# مقاولة مُتتبَّعة' })}، ${plural('ar', hosted, { zero: 'لا يحتضن الفضاء أيًّا منها', one: 'منها مقاولة محتضنة واحدة', two: 'منها مقاولتان محتضنتان', few: 'منها # مقاولات محتضنة', many: 'منها # مقاولة محتضنة', other: 'منها # مقاولة محتضنة' })} بتاريخ ${showDate('ar', day)}`,
    offers: 'عروضكم في هذا الفضاء',
    verdicts: ({ eligible, undetermined, ineligible, held }) =>
      `${showNumber('ar', eligible)} نعم · ${showNumber('ar', undetermined)} تحتاج توضيحًا · ${showNumber('ar', ineligible)} لا · ${showNumber('ar', held)} استفادت منه`,
  },
  expert: {
    title: (companies) =>
      plural('ar', companies, {
        one: 'مقاولة واحدة للمواكبة',
        two: 'مقاولتان للمواكبة',
        few: '# مقاولات للمواكبة',
        many: '# مقاولة للمواكبة',
        other: '# مقاولة للمواكبة',
      }),
    detail: 'مجالات عمل مقاولات الفضاء، لتحضير تدخلاتكم.',
  },
  buyer: {
    title: (companies) =>
      plural('ar', companies, {
        one: 'مقاولة تكنولوجية واحدة في متناولكم',
        two: 'مقاولتان تكنولوجيتان في متناولكم',
        few: '# مقاولات تكنولوجية في متناولكم',
        many: '# مقاولة تكنولوجية في متناولكم',
        other: '# مقاولة تكنولوجية في متناولكم',
      }),
    detail: 'مجالات عمل مقاولات الفضاء حسب القطاع والموقع.',
  },
  member: {
    title: 'انتهت صلاحية دخولكم',
    detail: 'لم تعودوا مرتبطين بأي فضاء. إن كان ذلك خطأً فراسلوا الشخص الذي دعاكم.',
  },
  bySector: 'حسب القطاع',
  bySectorDetail: (unknown) =>
    plural('ar', unknown, {
      zero: 'القطاع معروف للجميع',
      one: 'مقاولة واحدة دون قطاع معروف',
      two: 'مقاولتان دون قطاع معروف',
      few: '# مقاولات دون قطاع معروف',
      many: '# مقاولة دون قطاع معروف',
      other: '# مقاولة دون قطاع معروف',
    }),
  bySite: 'حسب الموقع',
  asOn: (day) => `بتاريخ ${showDate('ar', day)}`,
  write: (park) => `للتواصل مع إحدى المقاولات، راسلوا فريق ${isolate(park)}.`,
}

const en: HomeWords = {
  partner: {
    title: (partner, entitled) =>
      plural('en', entitled, {
        zero: `No company of the park is entitled to what ${partner} offers yet`,
        one: `# company of the park is entitled to what ${partner} offers`,
        other: `# companies of the park are entitled to what ${partner} offers`,
      }),
    none: 'None of your offers is open in this park',
    noneDetail: 'The park’s management opens offers. Write to them to open yours.',
    asOn: (day, companies, hosted) =>
      `of ${plural('en', companies, { one: '# company followed', other: '# companies followed' })}, ${showNumber('en', hosted)} of them hosted, on ${showDate('en', day)}`,
    offers: 'Your offers in this park',
    verdicts: ({ eligible, undetermined, ineligible, held }) =>
      `${showNumber('en', eligible)} yes · ${showNumber('en', undetermined)} to be clarified · ${showNumber('en', ineligible)} no · ${plural('en', held, { one: '# has it already', other: '# have it already' })}`,
  },
  expert: {
    title: (companies) => plural('en', companies, { one: '# company to work with', other: '# companies to work with' }),
    detail: 'What the companies of the park do, to prepare your days on site.',
  },
  buyer: {
    title: (companies) =>
      plural('en', companies, {
        one: '# technology company within reach',
        other: '# technology companies within reach',
      }),
    detail: 'What the companies of the park do, by sector and by site.',
  },
  member: {
    title: 'Your access has ended',
    detail: 'You no longer belong to a park. If that is a mistake, write to the person who had invited you.',
  },
  bySector: 'By sector',
  bySectorDetail: (unknown) =>
    plural('en', unknown, {
      zero: 'Every company’s sector is known',
      one: '# company without a known sector',
      other: '# companies without a known sector',
    }),
  bySite: 'By site',
  asOn: (day) => `on ${showDate('en', day)}`,
  write: (park) => `To get in touch with a company, write to the team of ${park}.`,
}

export const homeWords: InLanguages<HomeWords> = { fr, ar, en }
