import type { CivilDate } from '../../kernel/civil-date.ts'
import { plural, showDate, showList, showMoney, showNumber } from '../../kernel/language.ts'
import { duration } from './duration.ts'
import type { Decision, OnceScope } from './rule.ts'
import type { BoundOp, RuleWords } from './rules.messages.ts'

const bounded: Readonly<Record<BoundOp, string>> = {
  under: 'Less than',
  'at-most': 'At most',
  'at-least': 'At least',
  over: 'More than',
}

/** The same within a sentence. */
const limited: Readonly<Record<BoundOp, (limit: string) => string>> = {
  under: (limit) => `less than ${limit}`,
  'at-most': (limit) => `at most ${limit}`,
  'at-least': (limit) => `at least ${limit}`,
  over: (limit) => `more than ${limit}`,
}

const counted: Readonly<Record<BoundOp, string>> = { ...bounded, under: 'Fewer than' }

const ranked: Readonly<Record<BoundOp, (name: string) => string>> = {
  under: (name) => `before ${name}`,
  'at-most': (name) => `${name} at most`,
  'at-least': (name) => `${name} at least`,
  over: (name) => `after ${name}`,
}

const deciders: Readonly<Record<Decision['by'], string>> = {
  operator: 'the park',
  partner: 'the partner',
  'third-party': 'a third party',
}

const reasons: Readonly<Record<Decision['because'], string>> = {
  'external-evidence': 'evidence is asked for',
  discretion: 'at their discretion',
  'judgement-of-quality': 'quality must be judged',
}

const scopes: Readonly<Record<OnceScope, string>> = {
  organisation: 'the company',
  founder: 'its founders',
  group: 'its group',
  predecessor: 'the companies it took over',
}

function between(opensOn: CivilDate | undefined, closesOn: CivilDate | undefined): string {
  if (!opensOn) return closesOn ? `until ${showDate('en', closesOn)}` : ''
  return closesOn
    ? `from ${showDate('en', opensOn)} to ${showDate('en', closesOn)}`
    : `from ${showDate('en', opensOn)} on`
}

export const en: RuleWords = {
  problems: {
    'not-an-object': ({ path }) => `${path}: an object is expected.`,
    'not-a-list': ({ path }) => `${path}: a list is expected.`,
    'unknown-key': ({ path, key }) => `${path}: there is no key “${key}”. Remove it or correct its name.`,
    'missing-key': ({ path, key }) => `${path}: “${key}” is missing.`,
    'not-exactly-one': ({ path, keys }) => `${path}: write exactly one of these keys: ${keys.join(', ')}.`,
    'unsupported-version': ({ path }) => `${path}: the only known version is 1.`,
    empty: ({ path }) => `${path}: the list is empty. Add at least one entry.`,
    'too-long': ({ path, most }) => `${path}: the list has more than ${most} entries.`,
    'too-deep': ({ path, limit }) => `${path}: conditions are nested more than ${limit} levels deep.`,
    'too-many-conditions': ({ path, limit }) => `${path}: the rule has more than ${limit} conditions.`,
    'bad-code-form': ({ path }) => `${path}: write a code in lower case with hyphens, such as “owns-software”.`,
    'duplicate-id': ({ path, id }) => `${path}: the id “${id}” is taken. Each criterion has its own.`,
    'unknown-fact': ({ path, facts }) => `${path}: write one of these facts: ${facts.join(', ')}.`,
    'unknown-code': ({ path, fact, value }) => `${path}: “${value}” is not a code of “${fact}”.`,
    'duplicate-code': ({ path, value }) => `${path}: “${value}” is there twice.`,
    'not-allowed-value': ({ path, values }) => `${path}: write one of these values: ${values.join(', ')}.`,
    'bad-number': ({ path, least, most, whole }) =>
      `${path}: write a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`,
    'bad-amount': ({ path }) => `${path}: write a positive amount in quotes, such as "1000000".`,
    'bad-currency': ({ path }) => `${path}: write an ISO 4217 currency code, such as MAD or USD.`,
    'bad-rate': ({ path }) => `${path}: write a positive rate in quotes, such as "10.81".`,
    'rate-misses-limit': ({ path, currency }) => `${path}: the rate must convert the limit’s currency, ${currency}.`,
    'bad-date': ({ path }) => `${path}: write a date that exists, such as "2020-01-01".`,
    'bad-text': ({ path, most }) => `${path}: write a text of 1 to ${most} characters.`,
    'unnamed-code': ({ path, value }) => `${path}: the code “${value}” has no name. Add it to the rule’s “names”.`,
    'undeclared-fact': ({ path, fact }) => `${path}: the fact “${fact}” is not described. Add it under “declares”.`,
    'unknown-parameter': ({ path, parameters }) =>
      parameters.length === 0
        ? `${path}: this rule has no parameter. Add it under “parameters”.`
        : `${path}: write one of these parameters: ${parameters.join(', ')}.`,
    'wrong-parameter': ({ path, parameter }) =>
      `${path}: the parameter “${parameter}” has a value that this limit cannot take.`,
    'no-period': ({ path }) => `${path}: this fact has no fiscal year. Write "dated" or a fixed day.`,
    'closes-before-it-opens': ({ path }) => `${path}: the window closes before it opens. Correct the days.`,
    'no-opening': ({ path }) =>
      `${path}: no window of the rule has an opening day. Add a “window” criterion with “opensOn”.`,
    'circular-reference': ({ path, rules }) =>
      `${path}: these rules refer to one another without end: ${rules.join(', ')}. Remove a reference.`,
    'unknown-rule': ({ path, rule }) => `${path}: there is no rule “${rule}”. Correct its code.`,
  },
  badFactValues: {
    date: 'A date is expected: 2016-03-05, 2016-03 or 2016.',
    money: 'A positive amount and its currency are expected.',
    number: 'A positive number is expected.',
    choices: 'Choices from the list are expected, each once.',
    answer: 'A yes or a no is expected.',
    owners: 'Holders with their name and their share, from 0 to 100 %, are expected.',
  },
  groups: {
    all: 'All of these conditions',
    any: 'At least one of these conditions',
    not: 'Without this being true',
    atLeast: (count) => `At least ${count} of these conditions`,
    implies: 'If the first condition is met, then the second must be met too',
    unless: 'The first condition must be met, unless the second is',
    rule: (name) => `The conditions of “${name}”`,
    whole: 'The rule',
    checked: (when) =>
      when === 'at-entry'
        ? 'Conditions checked at entry only'
        : `Conditions checked at entry, then ${plural('en', when.everyMonths, { one: 'every month', other: 'every # months' })}`,
    prefers: (points) =>
      `Preference that excludes nobody (${plural('en', points, { one: '# point', other: '# points' })})`,
    places: (count, order) =>
      `${plural('en', count, { one: '# place', other: '# places' })}, ${order === 'ranked' ? 'by order of preference' : 'first come, first served'}`,
  },
  requirements: {
    age: {
      activity: (op, months) => `${bounded[op]} ${age(op, months)} of activity`,
      incorporation: (op, months) => `Incorporated ${limited[op](age(op, months))} ago`,
    },
    turnover: (op, amount, year) =>
      `${bounded[op]} ${showMoney('en', amount)} of turnover in ${year ?? 'the last closed fiscal year'}`,
    fundingRaised: (op, amount) => `${bounded[op]} ${showMoney('en', amount)} of funding raised`,
    number: {
      headcount: (op, limit) => `${counted[op]} ${people(limit)} in the headcount`,
      womenHeadcount: (op, limit) =>
        `${counted[op]} ${plural('en', limit, { one: '# woman', other: '# women' })} in the headcount`,
      meanAge: (op, limit) => `Mean age: ${limited[op](years(limit))}`,
    },
    date: {
      incorporatedOn: (op, limit) => `Incorporated ${placed(op, showDate('en', limit))}`,
      activityStartedOn: (op, limit) => `Activity started ${placed(op, showDate('en', limit))}`,
      hostedSince: (op, limit) => `Present stay begun ${placed(op, showDate('en', limit))}`,
      lastRoundOn: (op, limit) => `Last funding round ${placed(op, showDate('en', limit))}`,
    },
    anyOf: (label, names) => `${label}: ${showList('en', names, 'disjunction')}`,
    noneOf: (label, names) => `${label} other than: ${showList('en', names, 'disjunction')}`,
    hosted: (siteNames) => (siteNames ? `Hosted at ${showList('en', siteNames, 'disjunction')}` : 'Hosted by the park'),
    applicantAge: (op, months) => `Applicant’s age: ${limited[op](age(op, months))}`,
    stay: (op, months) => `Hosted without a break for ${limited[op](age(op, months))}`,
    ageSince: (label, op, months) => `${label}: ${limited[op](age(op, months))} ago`,
    countedAt: {
      asked: '',
      application: ', on the day of the request',
      'window-opening': ', on the day requests open',
    },
    bestTurnover: (op, amount) =>
      `${bounded[op]} ${showMoney('en', amount)} of turnover in the best of the last three closed fiscal years`,
    amount: (label, op, amount) => `${label}: ${limited[op](showMoney('en', amount))}`,
    atPeriodEnd: ', at the rate of the fiscal year’s end',
    atRateOf: (day) => `, at the rate of ${showDate('en', day)}`,
    figure: (label, op, limit) => `${label}: ${limited[op](limit)}`,
    dated: (label, op, limit) => `${label}: ${placed(op, showDate('en', limit))}`,
    allOf: (label, names) => `${label}: ${names.length > 1 ? 'all of ' : ''}${showList('en', names)}`,
    onList: (label, name) => `${label}: on the list “${name}”`,
    offList: (label, name) => `${label}: not on the list “${name}”`,
    order: (label, op, name) => `${label}: ${ranked[op](name)}`,
    decided: (requires, by, because) => `${requires} (decided by ${deciders[by]}: ${reasons[because]})`,
    committed: (requires, months) =>
      `Commitment: ${requires}${months === undefined ? '' : `, within ${duration('en', months)} of entry`}`,
    window: (opensOn, closesOn) => `Request ${between(opensOn, closesOn)}`,
    once: (name, per) =>
      `“${name}” never received by ${showList(
        'en',
        per.map((scope) => scopes[scope]),
        'disjunction',
      )}`,
    exceeds: (label, other) => `${label}, more than this: ${other}`,
    owners: (op, percent, turnover) =>
      `One owner, alone or with its group, holds ${limited[op](share(percent))} of the capital${
        turnover ? ` and turns over ${limited[turnover.op](showMoney('en', turnover.limit))}` : ''
      }`,
  },
  values: {
    people,
    years,
    percent: share,
    owner: ({ name, percent, group, turnover }) => {
      const notes = [share(percent), group && `group ${group}`, turnover && `turnover of ${showMoney('en', turnover)}`]
      return `${name} (${notes.filter(Boolean).join(', ')})`
    },
    none: 'none',
    yes: 'yes',
    no: 'no',
  },
}

/** Bounds that count completed months say so; the others turn on the very day and may speak of years. */
function age(op: BoundOp, months: number): string {
  return op === 'under' || op === 'at-least'
    ? duration('en', months)
    : plural('en', months, { one: '# completed month', other: '# completed months' })
}

function share(percent: number): string {
  return `${showNumber('en', percent)}%`
}

function people(count: number): string {
  return plural('en', count, { one: '# person', other: '# people' })
}

function years(count: number): string {
  return plural('en', count, { one: '# year', other: '# years' })
}

function placed(op: 'before' | 'on-or-after', date: string): string {
  return op === 'before' ? `before ${date}` : `on or after ${date}`
}
