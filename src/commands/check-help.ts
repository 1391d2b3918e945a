import type { Language } from '../kernel/language.ts'
import {
  CHOICE_FACTS,
  DATE_FACTS,
  type FactKey,
  MONEY_FACTS,
  NUMBER_FACTS,
  RELATION_FLAGS,
  criteriaOf,
  factLabel,
} from '../modules/rules/index.ts'
import { PROBLEM_CODES, problemCodeText } from '../modules/workbook/index.ts'
import type { Catalogue } from '../modules/partners/index.ts'

const FACTS: readonly FactKey[] = [...DATE_FACTS, ...MONEY_FACTS, ...NUMBER_FACTS, ...CHOICE_FACTS, 'owners']

/** The help of `check`: its options, and every code that its output may hold. */
export function checkHelp({ offers }: Catalogue, language: Language): string {
  const kinds = offers.flatMap(({ versions }) => versions.flatMap(({ rule }) => criteriaOf(rule.where)))
  const criteria = offers.map(({ id, versions }) => {
    const ids = versions.flatMap(({ rule }) => criteriaOf(rule.where).map(({ id, kind }) => `${id} (${kind})`))
    return `  ${id}: ${[...new Set(ids)].join(', ')}`
  })
  return `Usage: npm run --silent tremplin -- check FILE --offer ID [--offer ID…|--all] [--on 2017-08-21] [--lang fr|ar|en] [--json]

Reads a workbook of hosted companies (.xlsx, .csv) and gives each company's verdict for offers of the catalogue.
No server and no database are needed.

  --offer ID   the offer to check; may be repeated
  --all        every offer that has terms on the day
  --on DAY     the day of the verdict; today unless given
  --lang       the language of the texts; fr unless given
  --json       one JSON object instead of a table

Exit: 0; 2 for wrong arguments or an unreadable file, with a sentence that says what to do.

Verdicts: eligible, ineligible, undetermined. Answers of a criterion: met, unmet, unknown.
Kinds of criteria: ${[...new Set(kinds.map(({ kind }) => kind))].join(', ')}.

Offers and their criteria ("criterion" in findings):
${criteria.join('\n')}

Facts ("missing"):
${FACTS.map((key) => `  ${key}: ${factLabel(key, language)}`).join('\n')}
  turnover:YEAR: ${factLabel('turnover:2016', language).replace('2016', 'YEAR')}
  answer:KEY, decision:KEY: the answer to a question, what a person decided; the criteria of those kinds name it
  ${RELATION_FLAGS.map((name) => `${name}:CODE`).join(', ')}: yes or no, of the provider, programme or list

Problems ("code"):
${PROBLEM_CODES.map((code) => `  ${code}: ${problemCodeText(code, language)}`).join('\n')}
`
}
