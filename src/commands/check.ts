import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type CivilDate, dayIn, firstDay, lastDay, parseCivilDate } from '../kernel/civil-date.ts'
import { type Language, isLanguage } from '../kernel/language.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { type Judgement, describe, judge } from '../modules/eligibility/index.ts'
import { type FactKey, type Facts, type Rule, type Stay, hostedSince } from '../modules/rules/index.ts'
import {
  type CompanyDraft,
  type Interpreted,
  type Problem,
  fileRefusalText,
  interpret,
  problemText,
  readFile as readWorkbook,
  understand,
} from '../modules/workbook/index.ts'
import { type Catalogue, readCatalogue, versionOn } from '../modules/partners/index.ts'
import { checkHelp } from './check-help.ts'
import { checkWords, withHelp } from './check.messages.ts'
import { checkTable } from './check-table.ts'

/** What a command may touch of the world. */
export interface CommandWorld {
  readonly stdout: (text: string) => void
  readonly stderr: (text: string) => void
  readonly now: Date
  /** Where the command was typed: npm runs it in the project's own folder. */
  readonly folder: string
}

/** The process that a person started. */
export function theWorld(): CommandWorld {
  /** Whoever reads the output may stop before its end (`| head`). */
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    now: new Date(),
    folder: process.env['INIT_CWD'] ?? process.cwd(),
  }
}

interface Wish {
  readonly file: string
  readonly offers: readonly string[] | 'all'
  readonly on: CivilDate
  readonly language: Language
  readonly json: boolean
}

/** An offer's rule on the day asked. */
export interface CheckedOffer {
  readonly id: string
  readonly rule: Rule
  /** The offer has no terms on the day asked: these began then. */
  readonly otherTermsOf?: CivilDate
}

export interface CheckResult {
  readonly company: CompanyDraft
  readonly offer: CheckedOffer
  readonly judgement: Judgement
}

const MOST_BYTES = 64 * 1024 * 1024

/**
 * `check FILE --offer ID --on DAY`: the verdict of every company of a workbook for offers of the catalogue, without
 * server or database. Answers 0, or 2 with a sentence where the arguments or the file are wrong.
 */
export async function check(
  args: readonly string[],
  { stdout, stderr, now, folder }: CommandWorld = theWorld(),
): Promise<number> {
  const language = languageOf(args)
  const words = checkWords[language]
  const no = (sentence: string) => {
    stderr(withHelp(sentence, language))
    return 2
  }

  const catalogue = await readCatalogue()
  if (!catalogue.ok)
    throw new Error(
      catalogue.refusal.problems.map(({ file, path, sentence }) => `${file} ${path}: ${sentence}`).join('\n'),
    )
  if (args.includes('--help') || args.includes('-h')) {
    stdout(checkHelp(catalogue.value, language))
    return 0
  }
  const wish = readArguments(args, now, language)
  if (!wish.ok) return no(wish.refusal.sentence)
  const { file, on, json } = wish.value
  const offers = offersOf(catalogue.value, wish.value)
  if (!offers.ok) return no(offers.refusal.sentence)
  const bytes = await readBytes(resolve(folder, file), language)
  if (!bytes.ok) return no(bytes.refusal.sentence)

  const sheets = readWorkbook(bytes.value, file)
  if (!sheets.ok) return no(fileRefusalText(sheets.refusal, language))
  const understanding = understand(sheets.value, on)
  const read = interpret(sheets.value, understanding, { on, currency: 'MAD' })
  if (understanding.sheets.every(({ tables }) => tables.length === 0)) return no(words.noCompanies(file))

  for (const { id, otherTermsOf } of offers.value) {
    if (otherTermsOf) stderr(`${words.otherTerms(id, on, otherTermsOf)}\n`)
  }
  const source = basename(file)
  const results = read.companies.flatMap((company) => {
    const facts = factsOf(company, on, source)
    return offers.value.map((offer): CheckResult => ({ company, offer, judgement: judge(offer.rule, facts, on, []) }))
  })
  stdout(json ? asJson(on, read, results, language) : checkTable(on, read, offers.value, results, language))
  return 0
}

/** The language asked for among some arguments, French where none is. */
export function languageOf(args: readonly string[]): Language {
  const at = args.indexOf('--lang')
  const told = at === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice(7) : args[at + 1]
  return isLanguage(told) ? told : 'fr'
}

type Refusal = { readonly code: 'wrong-arguments'; readonly sentence: string }

function readArguments(args: readonly string[], now: Date, language: Language): Result<Wish, Refusal> {
  const words = checkWords[language]
  const no = (sentence: string) => refuse({ code: 'wrong-arguments', sentence })
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(args)
  } catch (error) {
    return no(words.badOption(optionProblem(error)))
  }
  const { values, positionals } = parsed
  const [file] = positionals
  if (file === undefined || file === '') return no(words.noFile)
  if (positionals.length > 1) return no(words.oneFile)
  if (values.lang !== undefined && !isLanguage(values.lang)) return no(words.badLanguage(values.lang))
  if (!values.all && values.offer === undefined) return no(words.noOffer)
  const day = values.on === undefined ? ok(dayIn('Africa/Casablanca', now)) : parseCivilDate(values.on)
  if (!day.ok) return no(words.badDay(values.on ?? ''))
  const offers = values.all ? 'all' : [...new Set(values.offer)]
  return ok({ file, offers, on: day.value, language, json: values.json ?? false })
}

/** What `parseArgs` found wrong, in its first sentence. */
export function optionProblem(error: unknown): string {
  return error instanceof Error ? (error.message.split('. ')[0] ?? '') : ''
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      offer: { type: 'string', multiple: true },
      all: { type: 'boolean' },
      on: { type: 'string' },
      lang: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
}

/** The rules in force on the day, in the order asked. With `--all`, offers without terms on that day are left out. */
function offersOf(
  { offers }: Catalogue,
  { offers: asked, on, language }: Wish,
): Result<readonly CheckedOffer[], Refusal> {
  const checked: CheckedOffer[] = []
  for (const id of asked === 'all' ? offers.map(({ id }) => id) : asked) {
    const offer = offers.find((offer) => offer.id === id)
    if (!offer) {
      const known = offers.map(({ id }) => id)
      return refuse({ code: 'wrong-arguments', sentence: checkWords[language].unknownOffer(id, known) })
    }
    const version = versionOn(offer, on)
    // Asked by name, an offer is judged by its nearest terms: what if it had been signed earlier, or went on?
    const nearest = version ?? (asked === 'all' ? undefined : nearestTo(offer.versions, on))
    if (nearest) checked.push({ id, rule: nearest.rule, ...(version ? {} : { otherTermsOf: nearest.from }) })
  }
  return ok(checked)
}

function nearestTo<Version extends { readonly from: CivilDate }>(versions: readonly Version[], on: CivilDate) {
  return versions.findLast(({ from }) => from <= on) ?? versions[0]
}

async function readBytes(file: string, language: Language): Promise<Result<Uint8Array, Refusal>> {
  const words = checkWords[language]
  const no = (sentence: string) => refuse({ code: 'wrong-arguments', sentence })
  try {
    const about = await stat(file)
    if (!about.isFile()) return no(words.notAFile(file))
    if (about.size > MOST_BYTES) return no(words.tooLarge(file, MOST_BYTES / 1024 / 1024))
    return ok(await readFile(file))
  } catch {
    return no(words.unreadable(file))
  }
}

/** All that a row tells, each fact with the cell it comes from. Whoever is in the register is hosted, until it has left. */
export function factsOf(company: CompanyDraft, on: CivilDate, source: string): Facts {
  const { site, enteredOn, leftOn } = company
  const from = enteredOn && firstDay(enteredOn) <= on ? enteredOn : undefined
  const stay: Stay = {
    site: site?.code ?? '',
    siteName: site?.name ?? source,
    ...(from ? { from } : {}),
    ...(leftOn ? { to: lastDay(leftOn) } : {}),
  }
  const known = [...company.facts].map(
    ([key, { value, place }]): [FactKey, Facts['known'] extends ReadonlyMap<FactKey, infer One> ? One : never] => [
      key,
      { value, source: `${source}, ${place.sheet}, ${place.column}${place.row}` },
    ],
  )
  const since = hostedSince([stay], on)
  if (since) known.push(['hostedSince', { value: { kind: 'date', date: since }, source }])
  return { known: new Map(known), stays: [stay] }
}

function asJson(on: CivilDate, read: Interpreted, results: readonly CheckResult[], language: Language): string {
  const answer = {
    on,
    companies: read.companies.length,
    results: results.map(({ company: { sheet, row, name, ice }, offer, judgement }) => ({
      company: { sheet, row, name, ice },
      offer: offer.id,
      verdict: judgement.verdict,
      findings: judgement.findings.map((finding) => ({
        criterion: finding.criterion.id,
        answer: finding.answer,
        text: describe(finding, language, on, undefined, offer.rule),
      })),
      missing: judgement.missing,
      changesOn: judgement.change?.on ?? null,
    })),
    problems: read.problems.map((problem) => writtenProblem(problem, language)),
  }
  return `${JSON.stringify(answer)}\n`
}

function writtenProblem(problem: Problem, language: Language) {
  const { sheet, row, column, value, code } = problem
  const told = { sheet, row, column, value, code, problem: problemText(problem, language) }
  if (problem.code !== 'duplicate-company') return told
  const { firstRow, firstSheet } = problem
  return firstSheet === sheet ? { ...told, firstRow } : { ...told, firstRow, firstSheet }
}
