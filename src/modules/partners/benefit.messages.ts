import { type Language, plural, showList, showMoney, showNumber } from '../../kernel/language.ts'
import { type InLanguages, french } from '../../kernel/messages.ts'
import type { Money } from '../../kernel/money.ts'
import type { Benefit, BenefitYear, Contribution, Per, Span } from './benefit.ts'

/** The words for what a benefit comes to, each a part of one line. */
interface BenefitWords {
  readonly upTo: (amount: string) => string
  readonly atLeast: (amount: string) => string
  readonly per: Readonly<Record<Per, string>>
  readonly and: string
  readonly off: (percent: string) => string
  readonly companyPays: (share: string) => string
  readonly months: (count: number) => string
  readonly seats: (count: number) => string
  readonly year: (year: number, text: string) => string
  readonly span: (span: Span) => string
  readonly activateWithin: (span: string) => string
  readonly useWithin: (span: string) => string
}

const fr: BenefitWords = french<BenefitWords>({
  upTo: (amount) => `jusqu’à ${amount}`,
  atLeast: (amount) => `au moins ${amount}`,
  per: { month: 'par mois', year: 'par an', developer: 'par développeur', 'square-metre': 'par mètre carré' },
  and: ' et ',
  off: (percent) => `${percent} %`,
  companyPays: (share) => `l’entreprise paie ${share}`,
  months: (count) => `pendant ${plural('fr', count, { other: '# mois' })}`,
  seats: (count) => `pour ${plural('fr', count, { one: '# personne', other: '# personnes' })} au plus`,
  year: (year, text) => `${year === 1 ? '1re' : `${year}e`} année : ${text}`,
  span: (span) =>
    'months' in span ? `${span.months} mois` : plural('fr', span.days, { one: '# jour', other: '# jours' }),
  activateWithin: (span) => `à activer dans les ${span}`,
  useWithin: (span) => `à utiliser dans les ${span}`,
})

const ar: BenefitWords = {
  upTo: (amount) => `إلى غاية ${amount}`,
  atLeast: (amount) => `${amount} على الأقل`,
  per: { month: 'في الشهر', year: 'في السنة', developer: 'لكل مطوّر', 'square-metre': 'للمتر المربع' },
  and: ' و',
  off: (percent) => `${percent}%`,
  companyPays: (share) => `تؤدي الشركة ${share}`,
  months: (count) => `لمدة ${arabicMonths(count)}`,
  seats: (count) =>
    `لفائدة ${plural('ar', count, {
      one: 'شخص واحد',
      two: 'شخصين',
      few: '# أشخاص',
      many: '# شخصًا',
      other: '# شخص',
    })} على الأكثر`,
  year: (year, text) => `السنة ${year}: ${text}`,
  span: (span) =>
    'months' in span
      ? arabicMonths(span.months)
      : plural('ar', span.days, { one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' }),
  activateWithin: (span) => `يُفعَّل في غضون ${span}`,
  useWithin: (span) => `يُستعمل في غضون ${span}`,
}

function arabicMonths(count: number): string {
  return plural('ar', count, { one: 'شهر واحد', two: 'شهرين', few: '# أشهر', many: '# شهرًا', other: '# شهر' })
}

const en: BenefitWords = {
  upTo: (amount) => `up to ${amount}`,
  atLeast: (amount) => `at least ${amount}`,
  per: { month: 'a month', year: 'a year', developer: 'for each developer', 'square-metre': 'a square metre' },
  and: ' and ',
  off: (percent) => `${percent}%`,
  companyPays: (share) => `the company pays ${share}`,
  months: (count) => `for ${plural('en', count, { one: '# month', other: '# months' })}`,
  seats: (count) => `for at most ${plural('en', count, { one: '# person', other: '# people' })}`,
  year: (year, text) => `year ${year}: ${text}`,
  span: (span) =>
    'months' in span
      ? plural('en', span.months, { one: '# month', other: '# months' })
      : plural('en', span.days, { one: '# day', other: '# days' }),
  activateWithin: (span) => `to be activated within ${span}`,
  useWithin: (span) => `to be used within ${span}`,
}

const benefitWords: InLanguages<BenefitWords> = { fr, ar, en }

/** A benefit in one line: "Crédits Scaleway · jusqu’à 1 500 EUR par mois · pendant 6 mois". */
export function benefitLine(benefit: Benefit, language: Language): string {
  return [benefit.text[language], ...termsOf(benefit, language)].join(' · ')
}

function termsOf(benefit: Benefit, language: Language): readonly string[] {
  const { upTo, atLeast, per = [], percent, months, seats, byYear = [], companyPays } = benefit
  const words = benefitWords[language]
  const counted = (text: string) => [text, per.map((each) => words.per[each]).join(words.and)].filter(Boolean).join(' ')
  const pays = companyPays && words.companyPays(contribution(companyPays, language))
  const { activateWithin, useWithin } = benefit
  return [
    percent !== undefined && words.off(showNumber(language, percent)),
    upTo && counted(words.upTo(showMoney(language, upTo))),
    atLeast && words.atLeast(showMoney(language, atLeast)),
    ...byYear.map((year) => words.year(year.year, yearText(year, language))),
    pays && (upTo ? pays : counted(pays)),
    seats !== undefined && words.seats(seats),
    months !== undefined && words.months(months),
    activateWithin && words.activateWithin(words.span(activateWithin)),
    useWithin && words.useWithin(words.span(useWithin)),
  ].filter((part) => typeof part === 'string')
}

function yearText({ upTo, percent, companyPays }: BenefitYear, language: Language): string {
  const words = benefitWords[language]
  const parts = [
    percent !== undefined && words.off(showNumber(language, percent)),
    upTo && words.upTo(showMoney(language, upTo)),
    companyPays && words.companyPays(contribution(companyPays, language)),
  ]
  return showList(
    language,
    parts.filter((part) => typeof part === 'string'),
  )
}

function contribution(given: Contribution | Money, language: Language): string {
  return 'percent' in given
    ? benefitWords[language].off(showNumber(language, given.percent))
    : showMoney(language, given)
}
