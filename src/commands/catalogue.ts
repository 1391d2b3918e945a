import { parseArgs } from 'node:util'
import { type CivilDate, dayIn } from '../kernel/civil-date.ts'
import { type Language, isLanguage } from '../kernel/language.ts'
import {
  type Catalogue,
  type CatalogueOffer,
  certaintyText,
  readCatalogue,
  readText,
  readingsDue,
  shownVersion,
} from '../modules/partners/index.ts'
import { criteriaOf, requirement } from '../modules/rules/index.ts'
import { catalogueWords } from './catalogue.messages.ts'
import { type CommandWorld, optionProblem, theWorld } from './check.ts'

const help = `Usage: npm run --silent catalogue -- [--lang fr|ar|en]

Lists the offers of the catalogue by provider: whether each is open, how sure its rule is, when it was last read, and the
conditions that a person decides, with the reason why no data can. What should be read again comes at the end.

Exit: 0; 2 for wrong arguments.
`

/** `catalogue --lang fr`: what the catalogue holds and how far it can be relied upon. Answers 0, or 2 with a sentence. */
export async function catalogue(args: readonly string[], world: CommandWorld = theWorld()): Promise<number> {
  const { stdout, stderr, now } = world
  const asked = languageIn(args)
  if (typeof asked === 'object') {
    stderr(`${catalogueWords.fr.badOption(asked.problem)}\n`)
    return 2
  }
  if (asked === 'help') {
    stdout(help)
    return 0
  }
  const read = await readCatalogue()
  if (!read.ok) {
    throw new Error(read.refusal.problems.map(({ file, path, sentence }) => `${file} ${path}: ${sentence}`).join('\n'))
  }
  stdout(`${linesOf(read.value, asked, dayIn('Africa/Casablanca', now)).join('\n')}\n`)
  return 0
}

function languageIn(args: readonly string[]): Language | 'help' | { readonly problem: string } {
  try {
    const options = { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const
    const { lang = 'fr', help: asksHelp } = parseArgs({ args: [...args], options, strict: true }).values
    if (asksHelp) return 'help'
    return isLanguage(lang) ? lang : { problem: `--lang ${lang}` }
  } catch (error) {
    return { problem: optionProblem(error) }
  }
}

const statuses = ['open', 'unconfirmed', 'ended'] as const

function linesOf(catalogue: Catalogue, language: Language, on: CivilDate): readonly string[] {
  const { providers, offers } = catalogue
  const due = readingsDue(catalogue, on)
  const words = catalogueWords[language]
  const parts = statuses.map((status) =>
    words.counted[status](offers.filter((offer) => offer.status === status).length),
  )
  return [
    words.counts(offers.length, providers.length, parts),
    ...providers.flatMap(({ id, name }) => [
      '',
      name[language],
      ...offers.filter(({ providerId }) => providerId === id).flatMap((offer) => offerLines(offer, language, on)),
    ]),
    '',
    words.again(due.length),
    ...due.map(
      ({ offer, version }) =>
        `  ${offer.id} · ${readText(version, language, on)} · ${certaintyText(version.certainty, language)} · ${version.source.url}`,
    ),
  ]
}

function offerLines(offer: CatalogueOffer, language: Language, on: CivilDate): readonly string[] {
  const version = shownVersion(offer, on)
  if (!version) return []
  const words = catalogueWords[language]
  return [
    `  ${offer.title[language]} (${offer.id})`,
    `    ${[words.status[offer.status], certaintyText(version.certainty, language), readText(version, language, on)].join(' · ')}`,
    ...[...decisionsOf(offer, language)].map(
      (text) => `    ${words.decided}${language === 'fr' ? '\u00a0' : ''}: ${text}`,
    ),
  ]
}

/** "Être invitée par AWS (décision du partenaire : à sa libre appréciation)", of any of the offer's terms. */
function decisionsOf({ versions }: CatalogueOffer, language: Language): ReadonlySet<string> {
  const texts = versions.flatMap(({ rule }) =>
    criteriaOf(rule.where)
      .filter(({ kind }) => kind === 'decision')
      .map((criterion) => requirement(criterion, language, undefined, rule)),
  )
  return new Set(texts)
}
