import { type Language, type PluralForms, plural } from '../../kernel/language.ts'

/** "3 ans et 2 mois". In Arabic a preposition before it turns the dual: "من سنتين". */
export function duration(language: Language, months: number, place: 'alone' | 'after-preposition' = 'alone'): string {
  const words = language === 'ar' && place === 'after-preposition' ? arabicAfter : forms[language]
  const left = plural(language, months % 12, words.months)
  if (months < 12) return left
  const years = plural(language, Math.floor(months / 12), words.years)
  return months % 12 === 0 ? years : `${years}${words.and}${left}`
}

interface DurationWords {
  readonly months: PluralForms
  readonly years: PluralForms
  readonly and: string
}

const arabic: DurationWords = {
  months: { one: 'شهر واحد', two: 'شهران', few: '# أشهر', many: '# شهرا', other: '# شهر' },
  years: { one: 'سنة واحدة', two: 'سنتان', few: '# سنوات', many: '# سنة', other: '# سنة' },
  and: ' و',
}

/** The same after a preposition, where the dual turns. */
const arabicAfter: DurationWords = {
  months: { ...arabic.months, two: 'شهرين' },
  years: { ...arabic.years, two: 'سنتين' },
  and: ' و',
}

const forms: Readonly<Record<Language, DurationWords>> = {
  fr: { months: { other: '# mois' }, years: { one: '# an', other: '# ans' }, and: ' et ' },
  ar: arabic,
  en: {
    months: { one: '# month', other: '# months' },
    years: { one: '# year', other: '# years' },
    and: ' and ',
  },
}
