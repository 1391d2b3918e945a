import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import { type Language, showDate } from '../../kernel/language.ts'
import { type InLanguages, french } from '../../kernel/messages.ts'
import { duration } from '../rules/index.ts'
import type { CatalogueVersion, Certainty } from './catalogue.ts'
import { monthsSinceRead } from './reading.ts'

interface ReadingWords {
  readonly certainty: Readonly<Record<Certainty, string>>
  /** In front of the day on which something was read: "lue en juillet 2026". */
  readonly read: (on: RoughDate, ago: string) => string
  readonly ago: (span: string) => string
  readonly thisMonth: string
  readonly unknown: string
}

const words: InLanguages<ReadingWords> = {
  fr: french<ReadingWords>({
    certainty: { high: 'certitude élevée', medium: 'certitude moyenne', low: 'certitude faible' },
    read: (on, ago) => `lue ${on.length === 10 ? 'le' : 'en'} ${showDate('fr', on)}, ${ago}`,
    ago: (span) => `il y a ${span}`,
    thisMonth: 'ce mois-ci',
    unknown: 'date de lecture inconnue',
  }),
  ar: {
    certainty: { high: 'يقين عالٍ', medium: 'يقين متوسط', low: 'يقين ضعيف' },
    read: (on, ago) => `قُرئت القاعدة في ${showDate('ar', on)}، ${ago}`,
    ago: (span) => `قبل ${span}`,
    thisMonth: 'خلال هذا الشهر',
    unknown: 'تاريخ القراءة غير معروف',
  },
  en: {
    certainty: { high: 'high certainty', medium: 'medium certainty', low: 'low certainty' },
    read: (on, ago) => `read ${on.length === 10 ? 'on' : 'in'} ${showDate('en', on)}, ${ago}`,
    ago: (span) => `${span} ago`,
    thisMonth: 'this month',
    unknown: 'date of reading unknown',
  },
}

/** How sure a rule is: "certitude moyenne". */
export function certaintyText(certainty: Certainty, language: Language): string {
  return words[language].certainty[certainty]
}

/** When a rule was last read, and how long ago that is: "lue en septembre 2025, il y a 1 an et 2 mois". */
export function readText({ source }: Pick<CatalogueVersion, 'source'>, language: Language, on: CivilDate): string {
  const { read, ago, thisMonth, unknown } = words[language]
  const months = monthsSinceRead(source, on)
  if (source.readOn === undefined || months === undefined) return unknown
  return read(source.readOn, months === 0 ? thisMonth : ago(duration(language, months, 'after-preposition')))
}
