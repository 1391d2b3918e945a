/** The languages in which a rule can be written as a text. */
export type TextLanguage = 'en' | 'fr'

/** A word or a few of them, as the text form writes them in each language. */
export type Phrase = Readonly<Record<TextLanguage, string>>

/**
 * Every keyword of the text form. Where several phrases may come next the longest that fits is meant, so that "at the rate
 * of the day" is not read as "at the rate of" and a date.
 */
export const KEYWORDS = {
  rule: { en: 'rule', fr: 'règle' },

  all: { en: 'all of', fr: 'toutes' },
  any: { en: 'any of', fr: 'au moins une' },
  not: { en: 'not', fr: 'non' },
  'at-least-group': { en: 'at least', fr: 'au moins' },
  'of-group': { en: 'of', fr: 'parmi' },
  if: { en: 'if', fr: 'si' },
  must: { en: 'then', fr: 'alors' },
  require: { en: 'require', fr: 'exiger' },
  unless: { en: 'unless', fr: 'sauf' },
  reference: { en: 'conditions of', fr: 'conditions de' },

  under: { en: 'under', fr: 'moins de' },
  'at-most': { en: 'at most', fr: 'au plus' },
  'at-least': { en: 'at least', fr: 'au moins' },
  over: { en: 'over', fr: 'plus de' },
  before: { en: 'before', fr: 'avant le' },
  'on-or-after': { en: 'on or after', fr: 'à partir du' },
  'any-of': { en: 'any of', fr: 'parmi' },
  'all-of': { en: 'all of', fr: 'tous parmi' },
  'none-of': { en: 'none of', fr: 'aucun parmi' },
  list: { en: 'list', fr: 'liste' },
  exceeds: { en: 'exceeds', fr: 'dépasse' },

  'time-since': { en: 'time since', fr: 'temps depuis' },
  'at-application': { en: 'at application', fr: 'à la demande' },
  'at-opening': { en: 'at opening', fr: "à l'ouverture" },
  month: { en: 'month', fr: 'mois' },
  months: { en: 'months', fr: 'mois' },
  percent: { en: '%', fr: '%' },

  'last-closed-year': { en: 'turnover of the last closed year', fr: "chiffre d'affaires du dernier exercice clos" },
  'best-of-three': {
    en: 'turnover of the best of three years',
    fr: "chiffre d'affaires du meilleur de trois exercices",
  },
  'turnover-of': { en: 'turnover of', fr: "chiffre d'affaires de" },
  'rate-dated': { en: 'at the rate of the day', fr: 'au taux du jour' },
  'rate-period-end': { en: 'at the period-end rate', fr: "au taux de fin d'exercice" },
  'rate-fixed': { en: 'at the rate of', fr: 'au taux du' },
  'rate-own': { en: 'at the rate', fr: 'au taux' },
  by: { en: 'by', fr: 'selon' },

  hosted: { en: 'hosted', fr: 'hébergée' },
  'at-sites': { en: 'at', fr: 'à' },
  answer: { en: 'answer to', fr: 'réponse à' },
  yes: { en: 'is yes', fr: 'est oui' },
  no: { en: 'is no', fr: 'est non' },
  decision: { en: 'decision on', fr: 'décision sur' },
  'decided-by': { en: 'by the', fr: 'par' },
  operator: { en: 'operator', fr: "l'opérateur" },
  partner: { en: 'partner', fr: 'le partenaire' },
  'third-party': { en: 'third party', fr: 'un tiers' },
  because: { en: 'for', fr: 'pour' },
  'external-evidence': { en: 'external evidence', fr: 'preuve externe' },
  discretion: { en: 'discretion', fr: 'libre appréciation' },
  'judgement-of-quality': { en: 'judgement of quality', fr: 'jugement de qualité' },
  commitment: { en: 'commitment to', fr: 'engagement à' },
  within: { en: 'within', fr: 'sous' },
  window: { en: 'open', fr: 'ouverte' },
  from: { en: 'from', fr: 'dès le' },
  until: { en: 'until', fr: "jusqu'au" },
  once: { en: 'once', fr: 'une fois' },
  per: { en: 'per', fr: 'par' },
  organisation: { en: 'organisation', fr: 'organisation' },
  founder: { en: 'founder', fr: 'fondateur' },
  group: { en: 'group', fr: 'groupe' },
  predecessor: { en: 'predecessor', fr: 'prédécesseur' },
  share: { en: 'share of an owner', fr: "part d'un actionnaire" },
  'with-turnover': { en: 'with turnover', fr: "avec chiffre d'affaires" },

  asks: { en: 'asks', fr: 'demande' },
  requires: { en: 'requires', fr: 'exige' },

  parameter: { en: 'parameter', fr: 'paramètre' },
  checked: { en: 'checked', fr: 'vérifiée' },
  throughout: { en: 'throughout', fr: 'en continu' },
  'at-entry': { en: 'at entry', fr: "à l'entrée" },
  every: { en: 'every', fr: 'tous les' },
  places: { en: 'places', fr: 'places' },
  'first-come': { en: 'first come', fr: 'premiers arrivés' },
  ranked: { en: 'ranked', fr: 'au classement' },
  prefer: { en: 'prefer by', fr: 'préférer de' },
  point: { en: 'point', fr: 'point' },
  points: { en: 'points', fr: 'points' },
  name: { en: 'name', fr: 'nom' },
  declare: { en: 'declare', fr: 'déclarer' },
  label: { en: 'label', fr: 'libellé' },
  code: { en: 'code', fr: 'code' },

  'in-fr': { en: 'fr', fr: 'fr' },
  'in-ar': { en: 'ar', fr: 'ar' },
  'in-en': { en: 'en', fr: 'en' },
} as const satisfies Readonly<Record<string, Phrase>>

export type Keyword = keyof typeof KEYWORDS

export function phraseOf(keyword: Keyword, language: TextLanguage): string {
  return KEYWORDS[keyword][language]
}

/** The words of a phrase, as they are compared: see `bare`. */
export function wordsOf(phrase: string): readonly string[] {
  let words = split.get(phrase)
  if (!words) split.set(phrase, (words = phrase.split(' ').map(bare)))
  return words
}

const split = new Map<string, readonly string[]>()

/** A word as keywords are compared: however it is composed, capitals as small letters, either apostrophe. */
export function bare(word: string): string {
  return word.normalize('NFC').toLowerCase().replaceAll('’', "'")
}
