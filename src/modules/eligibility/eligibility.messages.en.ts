import { type RoughDate, precisionOf } from '../../kernel/civil-date.ts'
import { plural, showDate, showList, showMoney } from '../../kernel/language.ts'
import { duration } from '../rules/index.ts'
import type { EligibilityWords, Origin } from './eligibility.messages.ts'
import { showRate } from './show-rate.ts'

export const en: EligibilityWords = {
  verdicts: { eligible: 'Eligible', ineligible: 'Not eligible', undetermined: 'Cannot say yet' },
  answers: { met: 'Met', unmet: 'Not met', unknown: 'Cannot say yet' },
  findings: {
    line: (label, value, more, origin) => `${label}: ${value}${noted(origin)}${more}.`,
    ages: (least, most, on) => {
      return `, which is ${ageRange(least, most)} on ${showDate('en', on)}`
    },
    notBegun: (on) => `, which is after ${showDate('en', on)}`,
    converted: (amount, rate) =>
      `, which is ${showMoney('en', amount)} at the rate ${rate.on ? `of ${showDate('en', rate.on)}` : rate.fixedBy === 'agreement' ? 'fixed by the agreement' : 'fixed by the rule'} (${showRate('en', rate)} ${rate.to} for 1 ${rate.from}, ${rate.source})`,
    standIn: 'The date of incorporation stands in for the start of activity, which is not given.',
    noTurnoverYet: (year) => `Activity started after ${year}: there was no turnover that year.`,
    answerTo: (question, answer, origin) => `${question} Answer: ${answer}${noted(origin)}.`,
    unanswered: (question) => `This question has no answer yet: ${question}`,
    unknown: (label) => `${label}: missing, and needed to answer.`,
    notInTheRegister: (label) => `${label}: the register does not say. The park enters the first day of the stay.`,
    tooRough: (labels, settledOn) =>
      `The answer depends on the exact day. Needed more exactly: ${showList('en', labels, 'disjunction')}.${
        settledOn ? ` Otherwise it is certain only from ${showDate('en', settledOn)}.` : ''
      }`,
    entryTooRough: (settledOn) =>
      `The answer depends on the exact day, which the park enters.${
        settledOn ? ` Otherwise it is certain only from ${showDate('en', settledOn)}.` : ''
      }`,
    noRate: (from, to, on) =>
      on
        ? `No rate between ${from} and ${to} is known on ${showDate('en', on)}: one must be recorded.`
        : `The rule gives no rate between ${from} and ${to}: the amount is needed in ${to}.`,
    metUntil: (lastDay, certain) =>
      `The condition is met until ${certain ? '' : 'at least '}${showDate('en', lastDay)}.`,
    metFrom: (day, certain) => `The condition is met from ${showDate('en', day)}${certain ? '' : ' at the earliest'}.`,
    requestFrom: (day, certain) =>
      `A request made from ${showDate('en', day)}${certain ? '' : ' at the earliest'} would meet the condition.`,
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
    excess: (amount) => `Over by ${amount}.`,
    shortfall: (amount) => `Short by ${amount}.`,
    stagesBeyond: (stages) => `Past the limit by ${plural('en', stages, { one: '# stage', other: '# stages' })}.`,
    stagesShort: (stages) => `Short of the limit by ${plural('en', stages, { one: '# stage', other: '# stages' })}.`,
    pointsAway: (points) =>
      `The share nearest to the limit is ${plural('en', points, { one: '# point', other: '# points' })} away from it.`,
    reached: 'The limit is reached, and it is not included.',
    tooLateBy: (span) => `Too late by ${span}.`,
    tooEarlyBy: (span) => `Too early by ${span}.`,
    days: (count) => plural('en', count, { one: '# day', other: '# days' }),
    among: (label, value, origin) => `${label}: ${value === undefined ? 'missing' : `${value}${noted(origin)}`}.`,
    notOpenYet: (on, opensOn) =>
      `On ${showDate('en', on)} requests are not open yet: they open on ${showDate('en', opensOn)}.`,
    openUntil: (on, lastDay) =>
      `Requests are open on ${showDate('en', on)}${lastDay ? `, up to and including ${showDate('en', lastDay)}` : ''}.`,
    closed: (on, closedOn) =>
      `On ${showDate('en', on)} requests are closed: the last day was ${showDate('en', closedOn)}. Only a new period for requests would change the answer.`,
    notDecided: (question) => `This is still to be decided: ${question}`,
    newDecision: 'A new decision would change the answer.',
    listNotAtHand: (question) => `The list is not at hand here. ${question}`,
    ownerTurnoverUnknown: (owner) => `The turnover of ${owner} is missing, and needed to answer.`,
  },
}

function ageRange(least: number, most: number): string {
  if (most === 0) return 'less than a month'
  if (least === 0) return `${duration('en', most)} at most`
  return least === most ? duration('en', least) : `${duration('en', least)} to ${duration('en', most)}`
}

function noted({ validOn, source }: Origin): string {
  const notes = [validOn && at(validOn), source && `source: ${source}`].filter(Boolean)
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}

function at(date: RoughDate): string {
  return `${precisionOf(date) === 'day' ? 'on' : 'in'} ${showDate('en', date)}`
}
