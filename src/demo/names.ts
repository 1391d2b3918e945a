import type { Sector } from '../modules/rules/index.ts'
import type { Dice } from './dice.ts'

/** Rivers, lakes, trees, winds, birds and crafts of Morocco: what invented companies are named after. */
const places =
  'Ourika Ammelne Dadès Todgha Imilchil Tislit Isli Ouzoud Saghro Siroua Azegza Tafraout Talassemtane Akchour Bouhachem ' +
  'Tidirhine Jbala Ghomara Loukkos Tensift Draa Moulouya Nfis Rdat Lakhdar Aguelmane Mischliffen Oukaïmeden Tamda ' +
  'Cèdre Argane Thuya Genévrier Amandier Crocus Romarin Lavande Caroubier Figuier Laurier Alfa Tamaris Jujubier ' +
  'Sirocco Chergui Gharbi Alizé Embrun Zellige Tadelakt Moucharabieh Mosaïque Houdhoud Fennec Ibis Outarde Faucon ' +
  'Magot Cigogne Hirondelle Goéland Caravelle Astrolabe Sextant Boussole Noria Khettara Seguia Agadir Ksar Igoudar'

/** What a company of each sector calls its trade. */
const trades: Readonly<Partial<Record<Sector, readonly [string, ...string[]]>>> = {
  software: ['Logiciels', 'Applications', 'Progiciels'],
  'it-consulting': ['Conseil', 'Systèmes', 'Ingénierie'],
  cloud: ['Cloud', 'Hébergement'],
  cybersecurity: ['Cyber', 'Sûreté Numérique'],
  'big-data': ['Données', 'Analytique'],
  ai: ['Cognition', 'Apprentissage'],
  iot: ['Capteurs', 'Objets Connectés'],
  fintech: ['Paiements', 'Finance'],
  health: ['Santé', 'Diagnostic'],
  edtech: ['Éducation', 'Savoirs'],
  agritech: ['Récoltes', 'Agri'],
  'green-tech': ['Énergies', 'Solaire'],
  logistics: ['Logistique', 'Fret'],
  robotics: ['Drones', 'Automates'],
  hardware: ['Électronique', 'Circuits'],
  mobile: ['Mobile'],
  games: ['Jeux', 'Studio'],
  'creative-industries': ['Création', 'Ateliers'],
  media: ['Médias', 'Images'],
  'e-commerce': ['Commerce', 'Boutiques'],
  telecom: ['Réseaux', 'Liaisons'],
  'legal-tech': ['Droit'],
  tourism: ['Voyages', 'Séjours'],
}

const arabicFirst = ['سنابل', 'أطياف', 'مرافئ', 'نسائم', 'ضفاف', 'قوافل', 'بساتين', 'أشرعة', 'ينابيع', 'زخارف'] as const
const arabicTrades: Readonly<Partial<Record<Sector, string>>> = {
  software: 'للبرمجيات',
  fintech: 'للأداء الإلكتروني',
  health: 'للتقنيات الصحية',
  edtech: 'للتعليم الرقمي',
  media: 'للإنتاج الرقمي',
}

/** Which sectors the park hosts, the frequent ones several times. */
export const FREQUENT_SECTORS: readonly [Sector, ...Sector[]] = [
  ...(['software', 'software', 'software', 'it-consulting', 'it-consulting', 'it-consulting'] as const),
  ...(['mobile', 'mobile', 'e-commerce', 'e-commerce', 'fintech', 'fintech', 'big-data', 'big-data'] as const),
  ...(['cloud', 'cybersecurity', 'cybersecurity', 'ai', 'ai', 'iot', 'iot', 'health', 'health', 'edtech'] as const),
  ...(['edtech', 'agritech', 'agritech', 'green-tech', 'green-tech', 'logistics', 'robotics', 'hardware'] as const),
  ...(['games', 'creative-industries', 'creative-industries', 'media', 'telecom', 'legal-tech', 'tourism'] as const),
]

/** Gives each company a name of its own, fit for its sector; every fifteenth or so an Arabic one where there is one left. */
export function namesFrom(dice: Dice, taken: readonly string[]): (sector: Sector) => string {
  const used = new Set(taken)
  const firsts = dice.shuffled(places.split(' '))
  let next = 0
  const latin = (sector: Sector) => {
    const [one, ...more] = trades[sector] ?? ['Numérique']
    const first = firsts[next++ % firsts.length] ?? ''
    return `${first} ${dice.pick([one, ...more])}`
  }
  const named = (sector: Sector): string => {
    const trade = arabicTrades[sector]
    const name = trade && dice.chance(22) ? `${dice.pick(arabicFirst)} ${trade}` : latin(sector)
    if (used.has(name)) return named(sector)
    used.add(name)
    return name
  }
  return named
}

const firstNames: readonly [string, ...string[]] = [
  ...(['Amina', 'Yassine', 'Salma', 'Hamza', 'Imane', 'Othmane', 'Kenza', 'Réda', 'Ghita', 'Anas', 'Hajar'] as const),
  ...(['Soufiane', 'Meryem', 'Ayoub', 'Zineb', 'Younes', 'Nada', 'Ilyas', 'Chaimae', 'Badr', 'Loubna'] as const),
]
const lastNames: readonly [string, ...string[]] = [
  ...(['Benhima', 'Tazi Chraïbi', 'El Ouafi', 'Lahrichi', 'Boutaleb', 'Ait Lahcen', 'Zerouali', 'Bennis'] as const),
  ...(['El Khattabi', 'Mernissi Alami', 'Oulhaj', 'Sefrioui', 'Amrani', 'Belkadi', 'Ouazzani', 'Hjiaj'] as const),
]

export function personName(dice: Dice): string {
  return `${dice.pick(firstNames)} ${dice.pick(lastNames)}`
}

/** What an address may hold of a name: “Ourika Santé” → “ourika-sante”; undefined for a name without Latin letters. */
export function domainOf(name: string): string | undefined {
  const latin = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return latin === '' ? undefined : `${latin}.example`
}
