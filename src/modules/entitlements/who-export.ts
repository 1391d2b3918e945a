import { type Language, showList } from '../../kernel/language.ts'
import { verdictText } from '../eligibility/index.ts'
import { factLabel } from '../rules/index.ts'
import type { CompanyTable } from '../registry/index.ts'
import { offerWords } from './offers.messages.ts'
import type { Who } from './who.ts'

/** Who is entitled to an offer, as a table for spreadsheets. */
export function whoTable({ companies, open }: Who, language: Language): CompanyTable {
  const words = offerWords[language].who
  return {
    headings: [
      words.company,
      words.ice,
      words.site,
      words.verdict,
      words.reason,
      words.missingFacts,
      words.changesOn,
      words.verdictThen,
    ],
    rows: companies.map(({ name, ice, site, verdict, reason, missing, changesOn, changesTo, held }) => {
      if (held)
        return [name, ice ?? undefined, site ?? undefined, words.held, ...Array.from({ length: 4 }, () => undefined)]
      return [
        name,
        ice ?? undefined,
        site ?? undefined,
        verdictText(verdict, language),
        reason || undefined,
        showList(
          language,
          missing.map((key) => factLabel(key, language, open?.version.rule)),
        ) || undefined,
        changesOn ?? undefined,
        changesTo ? words.becomes[changesTo] : undefined,
      ]
    }),
  }
}
