import { COUNTRIES } from '../rules/index.ts'
import type { LegalForm, Sector, Stage } from '../rules/index.ts'
import { folded } from './words.ts'

const sectors: Readonly<Record<Sector, string>> = {
  software:
    'logiciel|logiciels|software|editeur|editeur de logiciels|edition de logiciels|developpement|developpement informatique|developpement logiciel|saas|برمجيات|البرمجيات|تطوير البرمجيات|برامج|web|developpement web|it|informatique|معلوميات|المعلوميات|erp|digital|numerique',
  'it-consulting':
    'conseil ti|conseil it|conseil|consulting|it consulting|conseil en ti|conseil en technologies|conseil informatique|ssii|esn|it services|services it|services informatiques|integration|integrateur|outsourcing|offshoring|استشارات|الاستشارات|استشارات معلوماتية|خدمات معلوماتية|استشارة|conseil et ingenierie',
  cloud:
    'cloud|cloud computing|hebergement|hosting|infogerance|data center|السحابة|الحوسبة السحابية|سحابة|حوسبة سحابية',
  cybersecurity:
    'cybersecurite|cyber securite|securite|securite informatique|cybersecurity|security|it security|infosec|الأمن السيبراني|أمن سيبراني|أمن المعلومات|الأمن المعلوماتي',
  'big-data':
    'big data|data|analytics|data analytics|data science|bi|business intelligence|donnees|analyse de donnees|البيانات الضخمة|بيانات ضخمة|تحليل البيانات|علم البيانات|البيانات',
  ai: 'ia|ai|intelligence artificielle|artificial intelligence|machine learning|deep learning|apprentissage automatique|الذكاء الاصطناعي|ذكاء اصطناعي|systemes cognitifs',
  iot: 'iot|internet des objets|objets connectes|internet of things|connected objects|m2m|embarque|systemes embarques|embedded|إنترنت الأشياء|انترنت الاشياء|الأشياء المتصلة',
  blockchain: 'blockchain|block chain|web3|سلسلة الكتل|بلوك تشين|بلوكشين|البلوك تشين',
  fintech:
    'fintech|fin tech|finance|paiement|paiements|payment|payments|banque|banking|assurtech|insurtech|assurance|monetique|التكنولوجيا المالية|تكنولوجيا مالية|الخدمات المالية|الأداء الإلكتروني|مالية',
  health:
    'e sante|esante|sante|health|e health|healthtech|health tech|medtech|medical|biotech|sante numerique|digital health|healthcare|pharma|الصحة|الصحة الإلكترونية|صحة|الصحة الرقمية|التكنولوجيا الصحية|طب',
  edtech:
    'edtech|ed tech|education|formation|e learning|elearning|learning|training|enseignement|التعليم|تعليم|التكوين|التعليم الإلكتروني|تكنولوجيا التعليم|تربية',
  agritech:
    'agritech|agri tech|agtech|agriculture|agro|agroalimentaire|agri|agriculture intelligente|الفلاحة|فلاحة|الزراعة|التكنولوجيا الفلاحية|التكنولوجيا الزراعية|فلاحة ذكية',
  'green-tech':
    'green tech|greentech|cleantech|clean tech|energie|energies|energies renouvelables|environnement|energy|renewable energy|renewables|environment|climate|climate tech|developpement durable|الطاقة|الطاقات المتجددة|البيئة|التكنولوجيا الخضراء|تكنولوجيا خضراء|طاقات متجددة|طاقة|eau',
  logistics:
    'logistique|transport|transports|mobilite|logistics|supply chain|mobility|اللوجستيك|لوجستيك|النقل|الخدمات اللوجستية|اللوجستيات|نقل|transport et logistique|delivery|livraison',
  robotics: 'robotique|robotics|drones|drone|automatisme|automation|الروبوتات|روبوتات|الروبوتيك|روبوتيك',
  hardware:
    'materiel|electronique|hardware|electronics|impression 3d|3d printing|الإلكترونيات|إلكترونيات|العتاد|عتاد|equipements|microelectronique',
  mobile:
    'mobile|mobiles|applications mobiles|application mobile|apps|mobile apps|mobile applications|developpement mobile|تطبيقات الهاتف|الهاتف المحمول|تطبيقات الجوال|الجوال|تطبيقات|المحمول|الهواتف المحمولة|التطبيقات المحمولة|موبايل',
  games:
    'jeux video|jeux|jeu video|gaming|games|video games|esport|e sport|ألعاب الفيديو|العاب الفيديو|ألعاب|الألعاب الإلكترونية|الألعاب',
  'creative-industries':
    'industries culturelles et creatives|icc|industries creatives|industries culturelles|creative industries|cultural and creative industries|creative|design|culture|audiovisuel|animation|الصناعات الثقافية والإبداعية|الصناعات الإبداعية|صناعات إبداعية|صناعات ثقافية وابداعية|التصميم|artisanat',
  media:
    'media|medias|presse|communication|marketing|marketing digital|digital marketing|publicite|advertising|adtech|الإعلام|إعلام|التسويق|التواصل|التسويق الرقمي|الإشهار|communication digitale',
  'e-commerce':
    'e commerce|ecommerce|commerce electronique|commerce en ligne|retail|marketplace|commerce|retail tech|التجارة الإلكترونية|تجارة إلكترونية|vente en ligne',
  telecom:
    'telecom|telecoms|telecommunications|telecommunication|reseaux|reseaux et telecoms|networks|الاتصالات|اتصالات|الشبكات',
  'legal-tech': 'legaltech|legal tech|juridique|droit|legal|التكنولوجيا القانونية|تكنولوجيا قانونية',
  tourism: 'tourisme|travel|tourism|traveltech|travel tech|hotellerie|voyage|السياحة|سياحة|السفر',
  'crypto-mining':
    'crypto mining|minage|mining de cryptomonnaies|minage de cryptomonnaies|cryptocurrency mining|تعدين العملات المشفرة|تعدين العملات الرقمية',
  other: 'autre|autres|other|others|divers|misc|أخرى|اخرى|غير ذلك|آخر|multisectoriel',
}

const legalForms: Readonly<Record<LegalForm, string>> = {
  sarl: 'sarl|s a r l|societe a responsabilite limitee|llc|ltd|limited|limited liability company|شركة ذات مسؤولية محدودة|ش م م|شركة ذات المسؤولية المحدودة|ش ذ م م|ذات مسؤولية محدودة|private limited company',
  'sarl-au':
    'sarl au|s a r l au|sarl a u|s a r l a u|sarlau|sarl unipersonnelle|sarl associe unique|sarl a associe unique|societe a responsabilite limitee a associe unique|شركة ذات مسؤولية محدودة لشريك وحيد|شركة ذات مسؤولية محدودة بشريك وحيد|شركة ذات مسؤولية محدودة ذات شريك وحيد|شركة ذات المسؤولية المحدودة لشريك وحيد|شركة ذات مسؤولية محدودة شريك وحيد|ش ذ م م ش و|ش م م ش و|single member llc|single member limited company|llc single member',
  sa: 'sa|s a|societe anonyme|public limited company|plc|joint stock company|شركة مساهمة|شركة المساهمة|شركة مجهولة الاسم|ش م',
  sas: 'sas|s a s|societe par actions simplifiee|sasu|sas u|simplified joint stock company|شركة مساهمة مبسطة|شركة أسهم مبسطة|شركة المساهمة المبسطة|شركة الأسهم المبسطة',
  snc: 'snc|s n c|societe en nom collectif|general partnership|partnership|شركة التضامن|شركة تضامن',
  ei: 'ei|e i|entreprise individuelle|personne physique|pp|sole proprietorship|sole trader|sole proprietor|individual enterprise|مقاولة فردية|شخص ذاتي|شخص طبيعي|patente',
  'auto-entrepreneur':
    'auto entrepreneur|autoentrepreneur|ae|a e|auto entrepreneuse|self employed|self entrepreneur|مقاول ذاتي|المقاول الذاتي|مقاولة ذاتية|freelance|freelancer',
  cooperative: 'cooperative|coop|co operative|تعاونية|التعاونية',
  association: 'association|ong|ngo|non profit|nonprofit|جمعية|الجمعية|asso',
  'project-holder':
    'porteur de projet|porteuse de projet|porteur|projet|project holder|project|en cours de creation|en creation|in formation|حامل مشروع|صاحب مشروع|حاملة مشروع|pp en cours de creation|قيد التأسيس|قيد الإنشاء',
  other:
    'autre|autres|other|gie|groupement d interet economique|sca|scs|societe civile|succursale|branch|etablissement public|أخرى|اخرى|فرع',
}

const stages: Readonly<Record<Stage, string>> = {
  bootstrapped:
    'bootstrapped|bootstrap|autofinancement|autofinancee|autofinance|fonds propres|self funded|love money|تمويل ذاتي|التمويل الذاتي',
  'pre-seed': 'pre seed|preseed|pre amorcage|preamorcage|ideation|idee|prototype|ما قبل البذرة|ما قبل التأسيس',
  seed: 'seed|amorcage|البذرة|مرحلة البذرة|تمويل أولي',
  'series-a': 'series a|serie a|a|الجولة أ|السلسلة أ',
  'series-b': 'series b|serie b|b|الجولة ب|السلسلة ب',
  'series-c-plus':
    'series c|serie c|series d|serie d|series e|serie e|c|series c plus|growth|late stage|الجولة ج|السلسلة ج',
  listed: 'listed|cotee|cotee en bourse|ipo|public|مدرجة في البورصة|مدرجة',
  acquired: 'acquired|rachetee|acquise|exit|تم الاستحواذ عليها',
}

const countryNames: Readonly<Record<string, string>> = {
  GB: 'uk|england|grande bretagne|royaume uni|great britain',
  US: 'usa|us|etats unis|etats unis d amerique|united states of america',
  MA: 'marocaine|maroc|morocco|moroccan|المغرب|مغربية|المملكة المغربية',
}

/** Names of countries in our languages, made when the first country is read. */
let countries: ReadonlyMap<string, string> | undefined

function countriesByName(): ReadonlyMap<string, string> {
  if (countries) return countries
  const languages = ['fr', 'ar', 'en'].map((language) => new Intl.DisplayNames([language], { type: 'region' }))
  countries = new Map([
    ...COUNTRIES.flatMap((code) => languages.map((names): [string, string] => [folded(names.of(code) ?? code), code])),
    ...byName(countryNames),
    ...COUNTRIES.map((code): [string, string] => [code.toLowerCase(), code]),
  ])
  return countries
}

/** The choice facts that a workbook's columns hold. */
export type ReadChoice = 'sector' | 'legalForm' | 'stage' | 'country'

const codesByName: Readonly<Record<Exclude<ReadChoice, 'country'>, ReadonlyMap<string, string>>> = {
  sector: byName(sectors),
  legalForm: byName(legalForms),
  stage: byName(stages),
}

function byName(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([code, names]) =>
      [...names.split('|'), code].map((name): [string, string] => [folded(name), code]),
    ),
  )
}

/** The codes that a text names in the vocabulary; `known` is false where it names none of them. */
export function readCodes(
  fact: ReadChoice,
  text: string,
): { readonly codes: readonly string[]; readonly known: boolean } {
  const names = fact === 'country' ? countriesByName() : codesByName[fact]
  const whole = names.get(folded(text))
  if (whole) return { codes: [whole], known: true }
  if (fact === 'legalForm') {
    const bare = names.get(folded(text.replace(/\([^)]*\)/g, ' ')))
    return bare ? { codes: [bare], known: true } : { codes: ['other'], known: false }
  }
  const parts = text.split(/[/,;+&|،؛()]| - | et | and | و(?=ال)/).filter((part) => folded(part) !== '')
  const codes = parts.map((part) => names.get(folded(part)))
  const found = [...new Set(codes.filter((code) => code !== undefined))]
  return codes.length > 0 && codes.every((code) => code !== undefined)
    ? { codes: found, known: true }
    : { codes: fact === 'sector' ? [...new Set([...found, 'other'])] : found, known: false }
}
