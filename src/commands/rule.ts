import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type CivilDate, dayIn, parseCivilDate } from '../kernel/civil-date.ts'
import { type Language, isLanguage } from '../kernel/language.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { readText, textProblemText, writeText } from '../modules/notation/index.ts'
import { type Rule, parseRule, ruleProblemText, writeRule } from '../modules/rules/index.ts'
import { type CommandWorld, languageOf, optionProblem, theWorld } from './check.ts'
import { type KnownCompany, readCompany } from './rule-company.ts'
import { companyLines, ruleLines } from './rule-report.ts'
import { ruleCommandWords } from './rule.messages.ts'

const help = `Usage: npm run --silent tremplin -- rule FILE [--company FILE] [--on 2017-08-21] [--lang fr|ar|en] [--as text-fr|text-en|json]

Reads a rule, as text or as JSON (docs/rule-language.md), and tells what it asks for and what its author should look at.

  --company FILE  a company to hold against it: its verdict, why, until when, and what would change it. JSON:
                  {"known": {"headcount": {"number": 7}}, "stays": [{"site": "rabat", "from": "2016-03-01"}],
                   "rates": [{"from": "USD", "to": "MAD", "value": "9.7", "on": "2017-08-01", "source": "Bank Al-Maghrib"}]}
                  Since when it is hosted ("hostedSince") is read from its stays, unless "known" says it.
  --on DAY        the day of the verdict; today unless given
  --lang          the language of the sentences; fr unless given
  --as FORM       only writes the rule in another form: as text in French or English, or as JSON

Exit: 0; 1 where the rule cannot be read, with every problem and its place; 2 for wrong arguments or files.
`

const FORMS = ['text-fr', 'text-en', 'json'] as const

interface Wish {
  readonly file: string
  readonly company: string | undefined
  readonly on: CivilDate
  readonly form: (typeof FORMS)[number] | undefined
}

type No = { readonly code: 'no'; readonly status: 1 | 2; readonly sentences: readonly string[] }

/** `rule FILE`: what a rule says, what is odd about it, and what it makes of a company. Answers 0, 1 or 2 as its help says. */
export async function rule(args: readonly string[], world: CommandWorld = theWorld()): Promise<number> {
  const { stdout, stderr, folder, now } = world
  if (args.includes('--help') || args.includes('-h')) {
    stdout(help)
    return 0
  }
  const language = languageOf(args)
  const answered = await answer()
  if (answered.ok) stdout(`${answered.value.join('\n')}\n`)
  else stderr(`${answered.refusal.sentences.join('\n')}\n`)
  return answered.ok ? 0 : answered.refusal.status

  async function answer(): Promise<Result<readonly string[], No>> {
    const wish = readArguments(args, now, language)
    if (!wish.ok) return wish
    const { file, company, form, on } = wish.value
    const text = await contentOf(file)
    if (!text.ok) return text
    const read = readEither(text.value, language)
    if (!read.ok) return no(1, read.refusal.sentences)
    if (form) return ok([written(read.value, form)])

    const known = company === undefined ? undefined : await companyIn(company, on)
    if (known && !known.ok) return known
    return ok([
      ...ruleLines(read.value, { language, on, rates: known?.value.rates ?? [] }),
      ...(known ? ['', ...companyLines(read.value, known.value, on, language)] : []),
    ])
  }

  async function companyIn(file: string, on: CivilDate): Promise<Result<KnownCompany, No>> {
    const text = await contentOf(file)
    if (!text.ok) return text
    const company = readCompany(text.value, on, language)
    return company.ok ? company : no(2, company.refusal.sentences)
  }

  async function contentOf(file: string): Promise<Result<string, No>> {
    try {
      return ok(await readFile(resolve(folder, file), 'utf8'))
    } catch {
      return no(2, [ruleCommandWords[language].unreadable(file)])
    }
  }
}

/** JSON begins with a brace; everything else is text. */
function readEither(
  content: string,
  language: Language,
): Result<Rule, { readonly code: 'unread'; readonly sentences: readonly string[] }> {
  if (!content.trimStart().startsWith('{')) {
    const read = readText(content)
    if (read.ok) return read
    return refuse({ code: 'unread', sentences: read.refusal.problems.map((each) => textProblemText(each, language)) })
  }
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    return refuse({ code: 'unread', sentences: [ruleCommandWords[language].notJson((error as SyntaxError).message)] })
  }
  const read = parseRule(json)
  if (read.ok) return read
  return refuse({
    code: 'unread',
    sentences: read.refusal.problems.map((each) => ruleProblemText(each, language)),
  })
}

function written(rule: Rule, form: (typeof FORMS)[number]): string {
  if (form === 'json') return JSON.stringify(writeRule(rule), null, 2)
  return writeText(rule, form === 'text-fr' ? 'fr' : 'en').trimEnd()
}

function readArguments(args: readonly string[], now: Date, language: Language): Result<Wish, No> {
  const words = ruleCommandWords[language]
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return no(2, [words.badOption(optionProblem(error))])
  }
  const { values, positionals } = parsed
  const [file, ...others] = positionals
  if (file === undefined || file === '' || others.length > 0) return no(2, [words.oneFile])
  if (values.lang !== undefined && !isLanguage(values.lang)) return no(2, [words.badOption(`--lang ${values.lang}`)])
  const day = values.on === undefined ? ok(dayIn('Africa/Casablanca', now)) : parseCivilDate(values.on)
  if (!day.ok) return no(2, [words.badDay(values.on ?? '')])
  const form = FORMS.find((each) => each === values.as)
  if (values.as !== undefined && !form) return no(2, [words.badOption(`--as ${values.as}`)])
  return ok({ file, company: values.company, on: day.value, form })
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      company: { type: 'string' },
      on: { type: 'string' },
      lang: { type: 'string' },
      as: { type: 'string' },
    },
  })
}

function no(status: 1 | 2, sentences: readonly string[]): Result<never, No> {
  return refuse({ code: 'no', status, sentences })
}
