import { clean } from '../../kernel/text.ts'
import { folded } from './words.ts'

/** Where a company is hosted, as its workbook says it; the code where it is a town we know. */
export interface Town {
  readonly code?: string
  readonly name: string
}

const towns: readonly (readonly [code: string, name: string, aliases: string])[] = [
  [
    'casablanca',
    'Casablanca',
    'casa|casablanca|cas|dar el beida|dar beida|dar al baida|الدار البيضاء|الدار البيضا|كازابلانكا|كازا|البيضاء',
  ],
  ['rabat', 'Rabat', 'rabat|rba|الرباط|رباط'],
  ['tanger', 'Tanger', 'tanger|tangier|tangiers|tng|tanja|طنجة'],
  ['agadir', 'Agadir', 'agadir|اكادير|أكادير|أكدير|agadir souss massa'],
  ['fes', 'Fès', 'fes|fez|فاس'],
  ['meknes', 'Meknès', 'meknes|مكناس'],
  ['marrakech', 'Marrakech', 'marrakech|marrakesh|kech|مراكش'],
  ['oujda', 'Oujda', 'oujda|وجدة'],
  ['essaouira', 'Essaouira', 'essaouira|mogador|الصويرة|صويرة'],
  ['tiznit', 'Tiznit', 'tiznit|تيزنيت'],
  ['tetouan', 'Tétouan', 'tetouan|tetuan|تطوان'],
  ['kenitra', 'Kénitra', 'kenitra|القنيطرة|قنيطرة'],
  ['sale', 'Salé', 'sale|سلا'],
  ['mohammedia', 'Mohammédia', 'mohammedia|mohammadia|المحمدية'],
  ['el-jadida', 'El Jadida', 'el jadida|jadida|الجديدة'],
  ['settat', 'Settat', 'settat|سطات'],
  ['khouribga', 'Khouribga', 'khouribga|خريبكة'],
  ['beni-mellal', 'Béni Mellal', 'beni mellal|بني ملال'],
  ['benguerir', 'Benguérir', 'benguerir|ben guerir|ابن جرير|بنجرير|بن جرير'],
  ['safi', 'Safi', 'safi|آسفي|اسفي'],
  ['nador', 'Nador', 'nador|الناظور|ناظور'],
  ['al-hoceima', 'Al Hoceïma', 'al hoceima|hoceima|الحسيمة'],
  ['errachidia', 'Errachidia', 'errachidia|الرشيدية|الراشيدية'],
  ['ouarzazate', 'Ouarzazate', 'ouarzazate|ورزازات'],
  ['laayoune', 'Laâyoune', 'laayoune|el aaiun|العيون'],
  ['dakhla', 'Dakhla', 'dakhla|الداخلة'],
  ['guelmim', 'Guelmim', 'guelmim|كلميم'],
  ['taza', 'Taza', 'taza|تازة'],
  ['ifrane', 'Ifrane', 'ifrane|إفران|افران'],
  ['berrechid', 'Berrechid', 'berrechid|برشيد'],
  ['larache', 'Larache', 'larache|العرائش'],
  ['taroudant', 'Taroudant', 'taroudant|تارودانت'],
  ['temara', 'Témara', 'temara|تمارة'],
  ['bouskoura', 'Bouskoura', 'bouskoura|بوسكورة'],
]

const byAlias = new Map(
  towns.flatMap(([code, name, aliases]) =>
    aliases.split('|').map((alias): [string, Town] => [folded(alias), { code, name }]),
  ),
)

const noise = new Set(
  (
    'technopark technoparc technopole parc park site sites de du des d la le l of the at in a au ville city campus centre center incubateur hub ' +
    'antenne region section entreprises entreprise societes companies tenants liste list startups hebergees heberges n ' +
    'تكنوبارك التكنوبارك موقع مدينة حظيرة فضاء مركز مقاولات شركات المقاولات الشركات ب في بمدينة maroc morocco المغرب'
  )
    .split(' ')
    .map(folded),
)

/** The town that a text is about and nothing else: "Casa", "Technopark Rabat", "SITE DE TANGER (22 entreprises)", "طنجة". */
export function findTown(text: string): Town | undefined {
  const whole = byAlias.get(folded(text))
  if (whole) return whole
  const words = folded(text)
    .split(' ')
    .filter((word) => !noise.has(word) && !/^\d+$/.test(word))
  return words.length === 0 ? undefined : byAlias.get(words.join(' '))
}

/** The only town that a longer text speaks of, such as a title; undefined where it speaks of none or of several. */
export function onlyTownIn(text: string): Town | undefined {
  const words = ` ${folded(text)} `
  const found = new Map<string, Town>()
  for (const [alias, town] of byAlias) {
    if (alias.length > 3 && words.includes(` ${alias} `)) found.set(town.name, town)
  }
  return found.size === 1 ? [...found.values()][0] : undefined
}

/** A site as a cell says it: a town we know, else the text as it stands. */
export function readTown(text: string): Town {
  const town = findTown(text)
  if (town) return town
  const code = folded(text).replaceAll(' ', '-')
  return /^[a-z0-9-]{1,60}$/.test(code) ? { code, name: clean(text) } : { name: clean(text) }
}
