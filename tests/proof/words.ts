import { LANGUAGES, type Language } from '../../src/kernel/language.ts'
import { readCatalogue } from '../../src/modules/partners/index.ts'
import type { App } from '../hostile-park.ts'
import { type SeenForm, type SeenPage, formsSeen } from './pages.ts'
import type { ProofPark } from './park.ts'
import { routesOf } from './routes.ts'
import { textsOf } from './texts.ts'
import { formOf } from './values.ts'

/** Names and codes that are the same in every language, and why they are. */
const names: readonly (readonly [string, RegExp])[] = [
  ['what we are called and what our licence is', /\bTremplin\b|\bApache\b/g],
  ['names within a sentence of the other direction, which it sets apart', /\u2068[^\u2068\u2069]*\u2069/g],
  [
    'addresses of the web and of mail, and what they end in',
    /\b[\w.+-]+@[\w.-]+|\b(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?/g,
  ],
  ['the folder of letters and the scheme of an address, as they are typed', /«mail»|\bhttps\b/g],
  ['keys, as they are printed on the keyboard', /\bCtrl \+ P\b/g],
  ['numbers of requests, as they are read out', /\b[0-9A-F]{4}-[0-9A-F]{4}\b/g],
  ['kinds of file', /\b(?:CSV|XLSX|DOCX|Excel|PDF|Word|JSON)\b/g],
  ['Moroccan registers, by the letters that stand on their papers', /\b(?:ICE|RC|IF|CNSS)\b/g],
  ['currencies, by their ISO codes', /\b[A-Z]{3}\b/g],
  ['languages, by the names their readers give them', /Français|العربية|English/g],
  ['time zones, by their names of the zone data', /\b(?:[A-Z]\w+\/)+[A-Z]\w+|\bUTC\b/g],
]

/** Words that French and English share. A longer text that is the same in both has not been translated. */
const shared = new Set(
  [
    ['version menu import information contact e-mail question source code catalogue site sites verdict'],
    ['expert organisation convention programme licences labels candidate mobile'],
    ['cloud blockchain fintech'],
    ['prototype services distribution'],
    ['document documents budget association auto-entrepreneur'],
  ].flatMap(([line = '']) => line.split(' ')),
).add('big data')

/** The texts of the park that are no words of ours, by the language they are for: names, addresses, what offers say. */
export async function textsOfPark({ platform }: ProofPark): Promise<Readonly<Record<Language, readonly string[]>>> {
  const found = { fr: new Set<string>(), ar: new Set<string>(), en: new Set<string>() }
  const put = (text: string, languages: readonly Language[]) => {
    // A word of code, such as a state or a role, is nobody's name: shown as it is, it has not been translated.
    if (!/\p{L}/u.test(text) || /^[a-z][\w:-]*$/.test(text)) return
    for (const part of text.split(/\n+/)) for (const language of languages) found[language].add(spaced(part))
  }
  const walk = (value: unknown): void => {
    if (typeof value === 'string') put(value, LANGUAGES)
    if (typeof value !== 'object' || value === null) return
    if (isLocalized(value)) for (const language of LANGUAGES) put(value[language], [language])
    else for (const inner of Object.values(value)) walk(inner)
  }
  const { rows: tables } = await platform.pool.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and (table_schema = 'public' or table_name = 'users')
       and table_schema in ('public', 'auth') and table_name not in ('answered_requests', 'migrations', 'audit_lines')`,
  )
  for (const { name } of tables) {
    const { rows } = await platform.pool.query<{ row: unknown }>(`select to_jsonb(t) - 'bytes' as row from ${name} t`)
    for (const { row } of rows) walk(row)
  }
  const { rows: files } = await platform.pool.query<{ bytes: Buffer }>('select bytes from intakes')
  for (const { bytes } of files) walk(bytes.toString().split(/[;\n]/))
  walk(await readCatalogue())
  for (const language of LANGUAGES) for (const country of countriesIn(language)) found[language].add(spaced(country))
  const longestFirst = (language: Language) =>
    [...found[language]].filter((text) => text.length > 1).toSorted((a, b) => b.length - a.length)
  return { fr: longestFirst('fr'), ar: longestFirst('ar'), en: longestFirst('en') }
}

/** Countries as the language calls them: the runtime's words, not ours. */
function countriesIn(language: Language): readonly string[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(65 + at))
  return letters.flatMap((one) => letters.flatMap((two) => names.of(one + two) ?? []))
}

/** One page in all languages. */
export type Triple = { readonly name: string } & Readonly<Record<Language, string>>

/**
 * What of these pages has not been translated: Latin words in Arabic, Arabic ones elsewhere, the same in French and
 * English. Each text once, with the first page that says it.
 */
export function untranslated(
  triples: readonly Triple[],
  data: Readonly<Record<Language, readonly string[]>>,
): readonly string[] {
  const found = new Map<string, string>()
  const note = (fault: string, { name }: Triple) => found.set(fault, found.get(fault) ?? name)
  for (const triple of triples) {
    const [fr, ar, en] = [leftOf(triple.fr, data.fr), leftOf(triple.ar, data.ar), leftOf(triple.en, data.en)]
    const english = new Set(en.values())
    for (const [text, left] of ar) if (/[A-Za-zÀ-ÿ]{2,}/.test(left)) note(`In Arabic: “${text}”`, triple)
    for (const [text, left] of [...fr, ...en]) {
      if (/\p{Script=Arabic}/u.test(left)) note(`In French or English: “${text}”`, triple)
    }
    for (const [text, left] of fr) {
      const alike = /\p{L}{2,}/u.test(left) && english.has(left) && !shared.has(left.toLowerCase())
      if (alike) note(`In French as in English: “${text}”`, triple)
    }
  }
  return [...found].map(([fault, page]) => `${fault}, for ${page}`)
}

/** The texts of a page, each with what is left of it once the park's own texts and the names are out. */
function leftOf(html: string, data: readonly string[]): ReadonlyMap<string, string> {
  return new Map(textsOf(html).map((text) => [text, leftOfText(text, data)]))
}

function leftOfText(text: string, data: readonly string[]): string {
  const known = lefts.get(data) ?? new Map<string, string>()
  lefts.set(data, known)
  const before = known.get(text)
  if (before !== undefined) return before
  let left = spaced(text)
  for (const own of data) if (left.includes(own)) left = left.replace(wholly(own), ' ')
  for (const [, name] of names) {
    // One set apart may hold another.
    for (let whole = ''; whole !== left; ) [whole, left] = [left, left.replace(name, ' ')]
  }
  const words = left.replace(/[^\p{L}\p{M}’'-]+/gu, ' ').trim()
  known.set(text, words)
  return words
}

/** What was left of a text before: most stand on many pages. */
const lefts = new WeakMap<readonly string[], Map<string, string>>()

const patterns = new Map<string, RegExp>()

/** A text where it stands as words of its own. */
function wholly(text: string): RegExp {
  const known = patterns.get(text)
  if (known) return known
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const made = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu')
  patterns.set(text, made)
  return made
}

/** Spaces of every kind made alike. */
function spaced(text: string): string {
  return text
    .replace(/[\u200e\u200f]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
}

function isLocalized(value: object): value is Record<Language, string> {
  return LANGUAGES.every((language) => typeof (value as Record<string, unknown>)[language] === 'string')
}

/** Each page in its three languages. */
export async function pagesInAll(
  park: ProofPark,
  pages: readonly SeenPage[],
  app: Pick<App, 'request'> = park.app,
): Promise<readonly Triple[]> {
  const triples: Triple[] = []
  for (const { visitor, address } of pages) {
    const html = await inAll(async (language) => {
      const at = `http://localhost:3000${address.replace(/^\/fr/, `/${language}`)}`
      return (await app.request(at, { headers: { cookie: park.cookieOf(visitor) } })).text()
    })
    triples.push({ name: `${visitor} ${address}`, ...html })
  }
  return triples
}

/** How each form comes back in the three languages when nothing is filled in. */
export async function refusalsInAll(
  park: ProofPark,
  pages: readonly SeenPage[],
  app: Pick<App, 'request' | 'routes'> = park.app,
): Promise<readonly Triple[]> {
  const triples: Triple[] = []
  for (const { form, page } of formsSeen(routesOf(app), pages)) {
    for (const fields of [emptied(form), spoilt(form)]) {
      const html = await inAll(async (language) => {
        const at = `http://localhost:3000${form.action.replace(/^\/fr/, `/${language}`)}`
        const headers = { cookie: park.cookieOf(page.visitor) }
        const answer = await app.request(at, { method: 'POST', headers, body: formOf(fields) })
        await park.restore()
        return answer.status < 400 ? '' : answer.text()
      })
      triples.push({ name: `${page.visitor} sends ${form.action}`, ...html })
    }
  }
  return triples
}

function emptied({ fields }: SeenForm['form']) {
  return fields.map(({ name, kind, value }) => [name, kind === 'hidden' ? value : ''] as const)
}

/** With something nowhere right: no date, number, address or choice. */
function spoilt({ fields }: SeenForm['form']) {
  return fields.map(({ name, kind, value }) => [name, kind === 'hidden' ? value : '?!'] as const)
}

async function inAll(ask: (language: Language) => Promise<string>): Promise<Record<Language, string>> {
  return { fr: await ask('fr'), ar: await ask('ar'), en: await ask('en') }
}
