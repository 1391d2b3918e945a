import { plural } from '../kernel/language.ts'
import { type InLanguages, french } from '../kernel/messages.ts'

export interface ShellWords {
  readonly nav: {
    readonly overview: string
    readonly companies: string
    readonly intake: string
    readonly offers: string
    readonly claims: string
    readonly agreements: string
    readonly sites: string
    readonly rates: string
    readonly people: string
    readonly opportunities: string
    readonly ourCompany: string
    readonly team: string
    readonly home: string
    readonly progress: string
  }
  /** Of the bell that leads to the notices. */
  readonly notices: (unread: number) => string
  readonly account: string
  readonly signIn: string
  readonly errors: Readonly<
    Record<'401' | '403' | '404' | '405' | '413' | '400' | '500', { readonly title: string; readonly next: string }>
  >
  readonly errorNumber: (id: string) => string
  readonly backHome: string
  readonly welcome: {
    readonly title: string
    readonly lead: string
    readonly steps: readonly { readonly title: string; readonly text: string }[]
    readonly demoTitle: string
    readonly demoDetail: string
    readonly source: string
  }
}

const fr: ShellWords = french<ShellWords>({
  nav: {
    overview: 'Vue d’ensemble',
    companies: 'Entreprises',
    intake: 'Import',
    offers: 'Offres',
    claims: 'Demandes',
    agreements: 'Conventions',
    sites: 'Sites',
    rates: 'Taux',
    people: 'Personnes',
    opportunities: 'Opportunités',
    ourCompany: 'Notre entreprise',
    team: 'Équipe',
    home: 'Accueil',
    progress: 'Suivi',
  },
  notices: (unread) =>
    plural('fr', unread, { zero: 'Avis : tout est lu', one: 'Avis : # à lire', other: 'Avis : # à lire' }),
  account: 'Mon compte',
  signIn: 'Se connecter',
  errors: {
    '400': {
      title: 'Cette adresse ou ce formulaire n’a pas pu être lu',
      next: 'Revenez en arrière, vérifiez ce que vous avez saisi et recommencez.',
    },
    '401': {
      title: 'Connectez-vous pour continuer',
      next: 'Votre session est terminée ou vous n’êtes pas encore connecté.',
    },
    '403': {
      title: 'Cette page ne fait pas partie de votre rôle',
      next: 'Si vous devez y accéder, demandez une invitation à la direction de votre parc.',
    },
    '404': {
      title: 'Rien à cette adresse',
      next: 'La page a changé de place, n’existe plus ou n’est pas la vôtre. Repartez de l’accueil.',
    },
    '405': { title: 'Cette page ne se demande pas ainsi', next: 'Repartez de l’accueil et suivez les liens.' },
    '413': {
      title: 'L’envoi est trop lourd',
      next: 'Un classeur peut peser 10 Mo au plus, un document 5 Mo, un formulaire 1 Mo. Allégez-le puis recommencez.',
    },
    '500': {
      title: 'Une erreur de notre côté',
      next: 'Rien de ce qui était enregistré n’est perdu. Réessayez dans un instant ; si cela continue, donnez ce numéro à la personne qui s’occupe de Tremplin.',
    },
  },
  errorNumber: (id: string) => `Numéro de l’erreur : ${id}`,
  backHome: 'Revenir à l’accueil',
  welcome: {
    title: 'Ce à quoi chaque entreprise a droit, et pourquoi',
    lead: 'Tremplin part de la liste des entreprises que votre parc tient déjà. Chaque entreprise voit ce que les conventions et les programmes lui ouvrent, ce qui lui manque et jusqu’à quand.',
    steps: [
      {
        title: 'Déposez votre classeur',
        text: 'Tremplin le lit tel qu’il est, montre ce qu’il a compris et ce qu’il n’a pas pu lire. Rien n’est deviné en silence.',
      },
      {
        title: 'Chaque droit a sa preuve',
        text: 'Oui, non, ou « dites-nous ceci » : chaque réponse montre la condition, ce qui a été vu, sa source et sa date.',
      },
      {
        title: 'Agissez avant que la porte ne se ferme',
        text: 'La date à laquelle un droit change est connue à l’avance, pour l’entreprise comme pour vous.',
      },
    ],
    demoTitle: 'Entrer dans le parc de démonstration',
    demoDetail: 'Un compte par rôle, en un clic. Toutes les entreprises et toutes les personnes sont inventées.',
    source: 'Logiciel libre, licence Apache 2.0',
  },
})

const ar: ShellWords = {
  nav: {
    overview: 'نظرة عامة',
    companies: 'المقاولات',
    intake: 'الاستيراد',
    offers: 'العروض',
    claims: 'الطلبات',
    agreements: 'الاتفاقيات',
    sites: 'المواقع',
    rates: 'أسعار الصرف',
    people: 'الأشخاص',
    opportunities: 'الفرص',
    ourCompany: 'مقاولتنا',
    team: 'الفريق',
    home: 'الرئيسية',
    progress: 'التقدم',
  },
  notices: (unread) =>
    plural('ar', unread, {
      zero: 'الإشعارات: قرأتم الكل',
      one: 'الإشعارات غير المقروءة: #',
      two: 'الإشعارات غير المقروءة: #',
      few: 'الإشعارات غير المقروءة: #',
      many: 'الإشعارات غير المقروءة: #',
      other: 'الإشعارات غير المقروءة: #',
    }),
  account: 'حسابي',
  signIn: 'تسجيل الدخول',
  errors: {
    '400': {
      title: 'تعذرت قراءة هذا العنوان أو هذه الاستمارة',
      next: 'عودوا إلى الصفحة السابقة، وتحققوا مما أدخلتموه، ثم أعيدوا المحاولة.',
    },
    '401': { title: 'سجلوا الدخول للمتابعة', next: 'انتهت جلستكم أو لم تسجلوا الدخول بعد.' },
    '403': { title: 'هذه الصفحة ليست من صلاحياتكم', next: 'إذا كنتم بحاجة إليها فاطلبوا دعوة من إدارة الفضاء.' },
    '404': {
      title: 'لا شيء في هذا العنوان',
      next: 'انتقلت الصفحة أو لم تعد موجودة أو ليست لكم. انطلقوا من الصفحة الرئيسية.',
    },
    '405': { title: 'لا تُطلب هذه الصفحة بهذه الطريقة', next: 'انطلقوا من الصفحة الرئيسية واتبعوا الروابط.' },
    '413': {
      title: 'حجم الملف كبير جدًا',
      next: 'الحد الأقصى 10 ميغابايت للجدول و5 ميغابايت للوثيقة وميغابايت واحد للاستمارة. خففوا الحجم ثم أعيدوا المحاولة.',
    },
    '500': {
      title: 'وقع خطأ من جهتنا',
      next: 'لم يضِع شيء مما سُجل. أعيدوا المحاولة بعد لحظات، وإذا تكرر الأمر فأعطوا هذا الرقم للشخص المكلف بالمنصة.',
    },
  },
  errorNumber: (id) => `رقم الخطأ: \u2068${id}\u2069`,
  backHome: 'العودة إلى الرئيسية',
  welcome: {
    title: 'ما يحق لكل مقاولة، ولماذا',
    lead: 'تنطلق المنصة من لائحة المقاولات التي يمسكها فضاؤكم أصلًا. ترى كل مقاولة ما تفتحه لها الاتفاقيات والبرامج، وما ينقصها، وإلى متى.',
    steps: [
      { title: 'ضعوا ملفكم', text: 'تقرؤه المنصة كما هو، وتبين ما فهمته وما تعذرت عليها قراءته. لا شيء يُخمَّن في صمت.' },
      {
        title: 'لكل حق دليله',
        text: 'نعم، أو لا، أو «أخبرونا بهذا»: كل جواب يبين الشرط وما تمت معاينته ومصدره وتاريخه.',
      },
      { title: 'بادروا قبل أن يُغلق الباب', text: 'التاريخ الذي يتغير فيه الحق معروف مسبقًا، للمقاولة ولكم.' },
    ],
    demoTitle: 'الدخول إلى الفضاء التجريبي',
    demoDetail: 'حساب لكل دور بنقرة واحدة. جميع المقاولات والأشخاص مختلقون.',
    source: 'برنامج حر برخصة Apache 2.0',
  },
}

const en: ShellWords = {
  nav: {
    overview: 'Overview',
    companies: 'Companies',
    intake: 'Import',
    offers: 'Offers',
    claims: 'Requests',
    agreements: 'Agreements',
    sites: 'Sites',
    rates: 'Rates',
    people: 'People',
    opportunities: 'Opportunities',
    ourCompany: 'Our company',
    team: 'Team',
    home: 'Home',
    progress: 'Progress',
  },
  notices: (unread) =>
    plural('en', unread, { zero: 'Notices: all read', one: 'Notices: # to read', other: 'Notices: # to read' }),
  account: 'My account',
  signIn: 'Sign in',
  errors: {
    '400': { title: 'This address or form could not be read', next: 'Go back, check what you typed and try again.' },
    '401': { title: 'Sign in to go on', next: 'Your session has ended, or you have not signed in yet.' },
    '403': {
      title: 'This page is not part of your role',
      next: 'If you need it, ask your park’s management for an invitation.',
    },
    '404': {
      title: 'Nothing at this address',
      next: 'The page has moved, is gone, or is not yours. Start again from the home page.',
    },
    '405': { title: 'This page is not asked for that way', next: 'Start from the home page and follow the links.' },
    '413': {
      title: 'What you sent is too large',
      next: 'A workbook may have 10 MB at most, a document 5 MB, a form 1 MB. Make it smaller and try again.',
    },
    '500': {
      title: 'An error on our side',
      next: 'Nothing that was saved is lost. Try again in a moment; if it goes on, give this number to whoever looks after Tremplin.',
    },
  },
  errorNumber: (id) => `Error number: ${id}`,
  backHome: 'Back to the home page',
  welcome: {
    title: 'What each company is entitled to, and why',
    lead: 'Tremplin starts from the list of companies your park already keeps. Each company sees what agreements and programmes open to it, what is missing, and until when.',
    steps: [
      {
        title: 'Drop your workbook',
        text: 'Tremplin reads it as it is, shows what it understood and what it could not read. Nothing is guessed silently.',
      },
      {
        title: 'Every right has its proof',
        text: 'Yes, no, or “tell us this”: each answer shows the condition, what was seen, its source and its date.',
      },
      {
        title: 'Act before the door closes',
        text: 'The day on which a right changes is known ahead, to the company and to you.',
      },
    ],
    demoTitle: 'Enter the demo park',
    demoDetail: 'One account per role, one click each. Every company and every person is invented.',
    source: 'Open source, Apache 2.0 licence',
  },
}

export const shellWords: InLanguages<ShellWords> = { fr, ar, en }
