import { type Criterion, type FactKey, splitKey } from '../rules/index.ts'
import type { Cursor } from './cursor.ts'
import { quoted } from './lines.ts'
import { type Piece, bound, counted, field, limit, named, nested, oneOf, optional, word } from './pieces.ts'
import {
  NAMED_FACTS,
  NAMED_FLAGS,
  type Value,
  amount,
  code,
  currency,
  date,
  decimal,
  fact,
  factKindAhead,
  list,
  number,
} from './values.ts'
import { KEYWORDS, type Keyword, type Phrase, phraseOf } from './words.ts'

const months = counted(number, 'months', 'month')
const monthLimit = counted(limit(number), 'months', 'month')
const dates = { before: 'before', onOrAfter: 'on-or-after' } as const

/** What an age is counted from: a date fact, two of which have shorter names in the JSON. */
const since: Value<string> = {
  read: (at) => {
    const key = fact.read(at)
    return key === 'activityStartedOn' ? 'activity' : key === 'incorporatedOn' ? 'incorporation' : key
  },
  write: (json, language) => {
    const key = json === 'activity' ? 'activityStartedOn' : json === 'incorporation' ? 'incorporatedOn' : json
    return fact.write(key, language)
  },
}

/** The day on which an age is counted; nothing is said of the day asked. */
const moment: Piece = {
  read: (at, body, places) => {
    const { place } = at
    const keyword = at.any(['at-application', 'at-opening'])
    if (keyword) places.put(body, 'at', keyword === 'at-application' ? 'application' : 'window-opening', place)
  },
  write: ({ at }, language) =>
    at === undefined ? '' : phraseOf(at === 'application' ? 'at-application' : 'at-opening', language),
}

/** `turnover of 2016`, or a money fact without a period. */
const amountFact: Piece = {
  read: (at, body, places) => {
    const { place } = at
    const period = at.any(['last-closed-year', 'best-of-three'])
    if (!period && factKindAhead(at) !== undefined) return field('fact', fact).read(at, body, places)
    places.put(body, 'fact', 'turnover', place)
    if (period) return places.put(body, 'period', period, place)
    at.take(['turnover-of'])
    const year = at.place
    const digits = at.word(/^\d{4}$/) ?? at.expected([], ['year'])
    return places.put(body, 'fiscalYear', digits === undefined ? undefined : Number(digits), year)
  },
  write: ({ fact: key, fiscalYear, period }, language) => {
    if (key !== 'turnover') return fact.write(key as string, language)
    if (period !== undefined) return phraseOf(period as Keyword, language)
    return `${phraseOf('turnover-of', language)} ${String(fiscalYear)}`
  },
}

interface OwnRate {
  readonly from: string
  readonly to: string
  readonly value: string
  readonly source: string
}

/** `at the rate 1 USD = 10 MAD by "Convention 2017"`, or a rate that is looked up. */
const rate: Value<string | OwnRate | { readonly fixedOn: string }> = {
  read: (at) => {
    switch (at.take(['rate-dated', 'rate-period-end', 'rate-fixed', 'rate-own'])) {
      case 'rate-dated':
        return 'dated'
      case 'rate-period-end':
        return 'period-end'
      case 'rate-fixed': {
        const fixedOn = date.read(at)
        return fixedOn === undefined ? undefined : { fixedOn }
      }
      case 'rate-own':
        return ownRate(at)
      case undefined:
        return undefined
    }
  },
  write: (json, language) => {
    if (json === 'dated' || json === 'period-end') return phraseOf(`rate-${json}`, language)
    if (typeof json === 'string') return json
    if ('fixedOn' in json) return `${phraseOf('rate-fixed', language)} ${json.fixedOn}`
    const equation = `1 ${json.from} = ${decimal.write(json.value, language)} ${json.to}`
    return `${phraseOf('rate-own', language)} ${equation} ${phraseOf('by', language)} ${quoted(json.source)}`
  },
}

function ownRate(at: Cursor): OwnRate | undefined {
  if (at.word(/^1$/) === undefined) return at.expected([], ['one'])
  const from = currency.read(at)
  at.takeMark('=')
  const value = decimal.read(at)
  const to = currency.read(at)
  at.take(['by'])
  const source = at.text()
  if (from === undefined || to === undefined || value === undefined || source === undefined) return undefined
  return { from, to, value, source }
}

/** `any of fintech, ai`, or the name of a list kept elsewhere: `any of list aws-partners`. */
const codes: Value<readonly string[] | { readonly list: string }> = {
  read: (at) => {
    const ahead = at.copy()
    if (!ahead.any(['list']) || ahead.peek()?.kind !== 'word') return list(code).read(at)
    at.take(['list'])
    const name = code.read(at)
    return name === undefined ? undefined : { list: name }
  },
  write: (json, language) =>
    'list' in json ? `${phraseOf('list', language)} ${json.list}` : list(code).write(json, language),
}

/** `customer of aws`, `never received aws-activate`: a phrase for yes and one for no. */
const flag: Piece = {
  read: (at, body, places) => {
    const { place } = at
    const relation = at.longest(NAMED_FLAGS)
    const of = code.read(at)
    if (!relation || of === undefined) return
    places.put(body, 'fact', `${relation.name}:${of}`, place)
    places.put(body, 'expects', relation.expects, place)
  },
  write: (body, language) => {
    const { name, of } = splitKey(body['fact'] as FactKey)
    const relation = NAMED_FLAGS.find((each) => each.name === name && each.expects === body['expects'])
    return `${relation?.phrase[language] ?? name} ${of ?? ''}`
  },
}

/** The line of each kind of criterion, but for the id in brackets that ends it. */
export const CRITERION_LINES: Readonly<Record<Criterion['kind'], readonly Piece[]>> = {
  age: [word('time-since'), field('since', since), bound(monthLimit), moment],
  money: [amountFact, bound(limit(amount)), field('rate', rate)],
  number: [field('fact', fact), bound(limit(number))],
  date: [field('fact', fact), bound(limit(date), dates)],
  set: [field('fact', fact), bound(codes, { anyOf: 'any-of', allOf: 'all-of', noneOf: 'none-of' })],
  order: [field('fact', fact), bound(limit(code))],
  flag: [flag],
  hosted: [word('hosted'), optional('sites', 'at-sites', field('sites', list(code)))],
  question: [word('answer'), field('key', code), field('expects', oneOf([true, 'yes'], [false, 'no']))],
  decision: [
    word('decision'),
    field('key', code),
    word('decided-by'),
    field('by', named('operator', 'partner', 'third-party')),
    word('because'),
    field('because', named('external-evidence', 'discretion', 'judgement-of-quality')),
  ],
  commitment: [
    word('commitment'),
    field('key', code),
    optional('withinMonths', 'within', field('withinMonths', months)),
  ],
  window: [
    word('window'),
    optional('opensOn', 'from', field('opensOn', date)),
    optional('closesOn', 'until', field('closesOn', date)),
  ],
  once: [
    word('once'),
    field('of', code),
    word('per'),
    field('per', list(named('organisation', 'founder', 'group', 'predecessor'))),
  ],
  exceeds: [field('fact', fact), word('exceeds'), field('other', fact)],
  owners: [
    word('share'),
    nested('share', [bound(counted(limit(number), 'percent'))]),
    optional('turnover', 'with-turnover', nested('turnover', [bound(limit(amount))]), field('rate', rate)),
  ],
}

/** The kinds whose line has texts beneath it. */
export const HAS_WORDS: ReadonlySet<Criterion['kind']> = new Set(['question', 'decision', 'commitment'])

/** How a criterion's line can begin, and which kind it then is, or that its fact has to tell. */
export const CRITERION_BEGINNINGS: readonly {
  readonly phrase: Phrase
  readonly kind: Criterion['kind'] | 'by-fact'
}[] = [
  ...(
    [
      ['time-since', 'age'],
      ['turnover-of', 'money'],
      ['last-closed-year', 'money'],
      ['best-of-three', 'money'],
      ['hosted', 'hosted'],
      ['answer', 'question'],
      ['decision', 'decision'],
      ['commitment', 'commitment'],
      ['window', 'window'],
      ['once', 'once'],
      ['share', 'owners'],
    ] as const
  ).map(([keyword, kind]) => ({ phrase: KEYWORDS[keyword], kind })),
  ...NAMED_FLAGS.map(({ phrase }) => ({ phrase, kind: 'flag' as const })),
  ...NAMED_FACTS.map(({ phrase }) => ({ phrase, kind: 'by-fact' as const })),
]

/** Which kind of criterion a line is that begins with a fact: its value tells, and where two kinds share it, the next word. */
export function kindByFact(at: Cursor): Criterion['kind'] | undefined {
  const kind = factKindAhead(at)
  if (kind === 'date' || kind === 'number') return kind
  if (kind !== 'money' && kind !== 'choices') return undefined
  const beyond = at.copy()
  fact.read(beyond)
  if (kind === 'money') return beyond.fits(KEYWORDS.exceeds) > 0 ? 'exceeds' : 'money'
  return beyond.any(['under', 'at-most', 'at-least', 'over']) ? 'order' : 'set'
}
