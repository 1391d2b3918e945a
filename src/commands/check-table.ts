import type { CivilDate } from '../kernel/civil-date.ts'
import { type Language, showList, showShortDate } from '../kernel/language.ts'
import { type Judgement, type Verdict, verdictText } from '../modules/eligibility/index.ts'
import { type Rule, factLabel, requirement } from '../modules/rules/index.ts'
import { type Interpreted, problemText } from '../modules/workbook/index.ts'
import { checkWords } from './check.messages.ts'
import type { CheckResult, CheckedOffer } from './check.ts'

/** The results for people: a table for each offer, its counts by verdict, then what was not read as it stands. */
export function checkTable(
  on: CivilDate,
  read: Interpreted,
  offers: readonly CheckedOffer[],
  results: readonly CheckResult[],
  language: Language,
): string {
  const words = checkWords[language]
  const lines = [words.title(on, read.companies.length), '']
  const byOffer = Map.groupBy(results, ({ offer }) => offer.id)
  for (const { id, rule } of offers) {
    const own = byOffer.get(id) ?? []
    lines.push(id, '')
    lines.push(
      ...aligned([
        words.columns,
        ...own.map(({ company, judgement }) => [
          company.name,
          company.ice ?? '–',
          verdictText(judgement.verdict, language),
          judgement.change ? showShortDate(language, judgement.change.on) : '–',
          reason(judgement, rule, language),
        ]),
      ]),
    )
    lines.push('', words.counts(countsOf(own)), '')
  }
  if (read.problems.length > 0) {
    lines.push(words.problems(read.problems.length), '')
    for (const problem of read.problems) {
      lines.push(`${problem.sheet}!${problem.column}${problem.row}  ${problem.code}  ${problemText(problem, language)}`)
    }
    lines.push('')
  }
  return lines.join('\n')
}

/** What decided against, or what is missing. */
function reason({ verdict, findings, missing }: Judgement, rule: Rule, language: Language): string {
  if (verdict === 'undetermined') {
    return checkWords[language].unknown(
      showList(
        language,
        missing.map((key) => factLabel(key, language, rule)),
      ),
    )
  }
  const unmet = verdict === 'ineligible' ? findings.filter(({ answer }) => answer === 'unmet') : []
  return unmet.map(({ criterion }) => requirement(criterion, language, undefined, rule)).join(' · ')
}

function countsOf(results: readonly CheckResult[]): Readonly<Record<Verdict, number>> {
  const counts = { eligible: 0, ineligible: 0, undetermined: 0 }
  for (const { judgement } of results) counts[judgement.verdict] += 1
  return counts
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  return rows.map((row) =>
    row
      .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - widthOf(text)))
      .join('  ')
      .trimEnd(),
  )
}

/** The places a text takes on a terminal: marks and invisible signs take none. */
function widthOf(text: string): number {
  return text.replace(/[\p{M}\p{Cf}]/gu, '').replace(/\P{ASCII}/gu, '.').length
}
