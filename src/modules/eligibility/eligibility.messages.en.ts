import { type RoughDate, precisionOf } from '../../kernel/civil-date.ts'
import { plural, showDate, showList, showMoney } from '../../kernel/language.ts'
import type { BoundOp, EligibilityWords, Origin } from './eligibility.messages.ts'
import { showRate } from './show-rate.ts'

const bounded: Readonly<Record<BoundOp, string>> = {
  under: 'Less than',
  'at-most': 'At most',
  'at-least': 'At least',
  over: 'More than',
}

const counted: Readonly<Record<BoundOp, string>> = { ...bounded, under: 'Fewer than' }

export const en: EligibilityWords = {
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
  },
  badFactValues: {
    date: 'A date is expected: 2016-03-05, 2016-03 or 2016.',
    money: 'A positive amount and its currency are expected.',
    number: 'A positive number is expected.',
    choices: 'Choices from the list are expected, each once.',
    answer: 'A yes or a no is expected.',
  },
  verdicts: { eligible: 'Eligible', ineligible: 'Not eligible', undetermined: 'Cannot say yet' },
  answers: { met: 'Met', unmet: 'Not met', unknown: 'Cannot say yet' },
  groups: { all: 'All of these conditions', any: 'At least one of these conditions', not: 'Without this being true' },
  requirements: {
    age: {
      activity: (op, months) => `${bounded[op]} ${age(op, months)} of activity`,
      incorporation: (op, months) => `Incorporated ${bounded[op].toLowerCase()} ${age(op, months)} ago`,
    },
    turnover: (op, amount, year) =>
      `${bounded[op]} ${showMoney('en', amount)} of turnover in ${year ?? 'the last closed fiscal year'}`,
    fundingRaised: (op, amount) => `${bounded[op]} ${showMoney('en', amount)} of funding raised`,
    number: {
      headcount: (op, limit) => `${counted[op]} ${people(limit)} in the headcount`,
      womenHeadcount: (op, limit) =>
        `${counted[op]} ${plural('en', limit, { one: '# woman', other: '# women' })} in the headcount`,
      meanAge: (op, limit) => `Mean age: ${bounded[op].toLowerCase()} ${years(limit)}`,
    },
    date: {
      incorporatedOn: (op, limit) => `Incorporated ${placed(op, showDate('en', limit))}`,
      activityStartedOn: (op, limit) => `Activity started ${placed(op, showDate('en', limit))}`,
      lastRoundOn: (op, limit) => `Last funding round ${placed(op, showDate('en', limit))}`,
    },
    anyOf: (label, names) => `${label}: ${showList('en', names, 'disjunction')}`,
    noneOf: (label, names) => `${label} other than: ${showList('en', names, 'disjunction')}`,
    hosted: (siteNames) => (siteNames ? `Hosted at ${showList('en', siteNames, 'disjunction')}` : 'Hosted by the park'),
  },
  values: { people, years, none: 'none', yes: 'yes', no: 'no' },
  findings: {
    line: (label, value, more, origin) => `${label}: ${value}${noted(origin)}${more}.`,
    ages: (least, most, on) => {
      return `, which is ${ageRange(least, most)} on ${showDate('en', on)}`
    },
    notBegun: (on) => `, which is after ${showDate('en', on)}`,
    converted: (amount, rate) =>
      `, which is ${showMoney('en', amount)} at the rate ${rate.on ? `of ${showDate('en', rate.on)}` : 'fixed by the rule'} (${showRate('en', rate)} ${rate.to} for 1 ${rate.from}, ${rate.source})`,
    standIn: 'The date of incorporation stands in for the start of activity, which is not given.',
    noTurnoverYet: (year) => `Activity started after ${year}: there was no turnover that year.`,
    answerTo: (question, answer, origin) => `${question} Answer: ${answer}${noted(origin)}.`,
    unanswered: (question) => `This question has no answer yet: ${question}`,
    unknown: (label) => `${label}: missing, and needed to answer.`,
    tooRough: (labels, settledOn) =>
      `The answer depends on the exact day. Needed more exactly: ${showList('en', labels, 'disjunction')}.${
        settledOn ? ` Otherwise it is certain only from ${showDate('en', settledOn)}.` : ''
      }`,
    noRate: (from, to, on) =>
      on
        ? `No rate between ${from} and ${to} is known on ${showDate('en', on)}: one must be recorded.`
        : `The rule gives no rate between ${from} and ${to}: the amount is needed in ${to}.`,
    metUntil: (lastDay, certain) =>
      `The condition is met until ${certain ? '' : 'at least '}${showDate('en', lastDay)}.`,
    metFrom: (day, certain) => `The condition is met from ${showDate('en', day)}${certain ? '' : ' at the earliest'}.`,
    tooLate: 'Time cannot change this: age only grows.',
    onlyCorrection: 'Only a correction of this information would change the answer.',
    nextFiscalYear: (day, year) => `The answer will be reviewed on ${showDate('en', day)}, for fiscal year ${year}.`,
    newRound: 'A new funding round would change the answer.',
    mayChange: 'If this information has changed, update it: the answer may change.',
    hostedAt: (siteName, from, lastDay) =>
      `Hosted at: ${siteName}${from ? `, since ${showDate('en', from)}` : ''}${lastDay ? `, until ${showDate('en', lastDay)}` : ''}.`,
    notHosted: (on) => `Hosted at: no current stay on ${showDate('en', on)}.`,
    stayNeeded: (siteNames) =>
      `A stay ${siteNames ? `at ${showList('en', siteNames, 'disjunction')}` : 'in the park'} would change the answer.`,
  },
}

/** Bounds that count completed months say so; the others turn on the very day and may speak of years. */
function age(op: BoundOp, months: number): string {
  return op === 'under' || op === 'at-least'
    ? duration(months)
    : plural('en', months, { one: '# completed month', other: '# completed months' })
}

function ageRange(least: number, most: number): string {
  if (most === 0) return 'less than a month'
  if (least === 0) return `${duration(most)} at most`
  return least === most ? duration(least) : `${duration(least)} to ${duration(most)}`
}

function duration(months: number): string {
  const left = plural('en', months % 12, { one: '# month', other: '# months' })
  if (months < 12) return left
  const years = plural('en', Math.floor(months / 12), { one: '# year', other: '# years' })
  return months % 12 === 0 ? years : `${years} and ${left}`
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

function noted({ validOn, source }: Origin): string {
  const notes = [validOn && at(validOn), source && `source: ${source}`].filter(Boolean)
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}

function at(date: RoughDate): string {
  return `${precisionOf(date) === 'day' ? 'on' : 'in'} ${showDate('en', date)}`
}
