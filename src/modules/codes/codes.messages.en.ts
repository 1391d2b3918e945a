import { type PluralForms, plural, showDate, showNumber } from '../../kernel/language.ts'
import type { CodeWords } from './codes.messages.ts'

const codes: PluralForms = { zero: 'no code', one: 'one code', other: '# codes' }
const left: PluralForms = { zero: 'No code is left', one: 'One code is left', other: '# codes are left' }

export const en: CodeWords = {
  refusals: {
    'key-reused': () => 'This form was used for something else. Reload the page and start again.',
    'not-allowed': () => 'Only directors manage codes. Ask one of them.',
    'offer-not-found': () => 'This offer cannot be found. Go back to the list of offers.',
    'code-not-found': () => 'This code cannot be found, or it is out of use already. Go back to the list of codes.',
    'no-codes-left': () => 'No free code is left to replace this one. Add codes first, then replace it.',
    'text-too-long': ({ most }) =>
      `This text is longer than ${showNumber('en', most)} characters. Shorten it; nothing was done yet.`,
    'reason-missing': () => 'Say why the code does not work, in a few words.',
    'not-a-number': ({ most }) => `Type a whole number from 0 to ${showNumber('en', most)}.`,
    'key-missing': () =>
      'The key of these codes is missing on this server. Ask whoever runs it to bring back TREMPLIN_CODE_KEYS or the file code-keys.',
    'nothing-uploaded': () => 'Paste at least one code, or choose a file.',
    'not-text': () => 'This file is no text. Save it as CSV and choose it again.',
    'too-many-codes': ({ most }) => `Add ${showNumber('en', most)} codes at most at once. Make several parts of them.`,
    'lines-refused': ({ problems }) =>
      `Nothing was added: ${plural('en', problems.length, { one: 'one line is not right', other: '# lines are not right' })}. Correct it in your list and add the list again.`,
  },
  problems: {
    'too-long': ({ line, most }) => `Line ${showNumber('en', line)}: longer than ${showNumber('en', most)} characters.`,
    'not-a-date': ({ line }) =>
      `Line ${showNumber('en', line)}: what follows the code is no date. Write 2027-06-30 or 30/06/2027.`,
    'too-many-cells': ({ line }) => `Line ${showNumber('en', line)}: a code and its date, nothing else.`,
    past: ({ line }) => `Line ${showNumber('en', line)}: its last day has passed.`,
    repeated: ({ line, of }) => `Line ${showNumber('en', line)}: the same code as line ${showNumber('en', of)}.`,
    known: ({ line }) => `Line ${showNumber('en', line)}: the pool has, or had, this code already.`,
  },
  moreProblems: (others) => plural('en', others, { one: 'And one more line.', other: 'And # more lines.' }),
  states: {
    free: 'free',
    expired: 'expired',
    given: 'given, not seen',
    seen: 'given and seen',
    spent: 'used up',
    dead: 'dead',
  },
  counted: {
    free: () => 'free',
    expired: () => 'expired',
    given: () => 'given, not seen',
    seen: () => 'given and seen',
    spent: () => 'used up',
    dead: () => 'dead',
  },
  numbered: (number) => `No. ${showNumber('en', number)}`,
  pool: {
    link: 'Codes of the offer',
    title: (free) => plural('en', free, left),
    none: 'This offer hands out no codes',
    noneDetail: 'Add the codes that the partner gave you: from then on each granted claim gets one.',
    noneForManager: 'A director can add the codes that the partner gave.',
    sealed: 'Codes are kept sealed. Nobody sees one here: the company it is given to sees it, and that is recorded.',
    free: 'Free',
    given: 'Given',
    givenDetail: 'one for each claim',
    expired: 'Expired',
    dead: 'Dead',
    of: (total) => `of ${showNumber('en', total)}`,
    lowDetail: (lowAt) => `Directors are told at ${showNumber('en', lowAt)}.`,
    low: 'Few codes are left: ask the partner for more.',
    endSoon: (count, first) =>
      `${plural('en', count, { one: 'One free code ends', other: '# free codes end' })} soon, from ${showDate('en', first)} on.`,
    keyMissing: 'The key of some codes is missing on this server',
    keyMissingDetail:
      'They cannot be seen until whoever runs the server brings back TREMPLIN_CODE_KEYS or the file code-keys.',
    added: (count) => plural('en', count, { one: 'One code was added.', other: '# codes were added.' }),
    thresholdSet: 'The threshold is set.',
    died: 'The code is out of use.',
    replaced: 'The code is out of use, and the company has another one.',
    tabs: 'What became of the codes',
    all: 'All',
    caption: 'Codes of this offer',
    code: 'Code',
    state: 'State',
    ends: 'Last day',
    noEnd: 'no end',
    noneSuch: 'There is no such code',
  },
  upload: {
    title: 'Add codes',
    detail: 'All are added, or none. A code that the pool has already is refused.',
    paste: 'Codes to add',
    pasteHint: 'One on a line. Behind a semicolon its last day, if it has one: 2027-06-30.',
    file: 'CSV file',
    fileHint: 'One code on a line, its last day in a second column if it has one. 1 MB at most.',
    byFile: 'From a file',
    add: 'Add the codes',
  },
  threshold: {
    title: 'When few are left',
    label: 'Tell the directors at so many free codes',
    hint: 'By a letter, once until codes are added.',
    save: 'Save',
  },
  one: {
    title: (number, state) => {
      const name = `Code no. ${showNumber('en', number)}`
      const told = {
        free: 'is free',
        expired: 'has expired',
        given: 'is given, nobody has seen it',
        seen: 'is given and was seen',
        spent: 'is used up',
        dead: 'is dead',
      }
      return `${name} ${told[state]}`
    },
    ends: (on) => `last day ${showDate('en', on)}`,
    broughtIn: 'Added',
    by: (name) => `by ${name}`,
    givenTo: (company) => `Given to ${company}`,
    seenBy: (name) => `Seen by ${name}`,
    spent: 'Used up: the claim is over and the code was seen',
    died: (reason) => `Dead: ${reason}`,
    replacedBy: 'Replaced by:',
    replaces: 'Takes the place of:',
    story: 'What happened',
    doesNotWork: 'This code does not work',
    doesNotWorkDetail: 'The company gets the next free code at once. The old one goes out of use for good.',
    doesNotWorkFree: 'It goes out of use for good. Nobody gets it.',
    reason: 'Why',
    declare: 'Replace the code',
    declareFree: 'Take it out of use',
  },
  trace: {
    link: 'Who saw what',
    title: (acts) =>
      plural('en', acts, { zero: 'Nobody has seen a code', one: 'One act is recorded', other: '# acts are recorded' }),
    detail: 'Whoever adds codes has had them before their eyes; whoever looks at one is recorded each time.',
    caption: 'Who saw which code, and when',
    when: 'When',
    who: 'Who',
    what: 'What',
    brought: (count) => `added ${plural('en', count, codes)}`,
    saw: (number) => `saw code no. ${showNumber('en', number)}`,
    system: 'the system',
    none: 'Nothing to show',
    noneDetail: 'Each look at a code will be recorded here.',
  },
  letter: {
    greeting: 'Hello,',
    lowSubject: (offer, free) => `${plural('en', free, left)}: ${offer}`,
    low: (offer, free, lowAt) =>
      `${plural('en', free, left)} for “${offer}”. You are told at ${showNumber('en', lowAt)}.`,
    lowNext: 'Ask the partner for more codes and add them here:',
    endingSubject: (count) => `${plural('en', count, { one: 'One free code ends', other: '# free codes end' })} soon`,
    ending: 'These codes are free and will soon be of no use to anybody:',
    endingLine: (offer, count, first) =>
      `${offer}: ${plural('en', count, codes)}, the first on ${showDate('en', first)}`,
    endingNext: 'Point them out to companies that are entitled to them, or ask the partner for others.',
    why: (park) => `You get this letter because you are a director of ${park}.`,
  },
  notice: {
    title: (offers) =>
      plural('en', offers, { one: 'Few codes are left for one offer', other: 'Few codes are left for # offers' }),
    line: (offer, free) => `${offer}: ${plural('en', free, { zero: 'none left', one: 'one left', other: '# left' })}`,
  },
}
