import { showNumber } from '../../kernel/language.ts'
import type { TextWords } from './notation.messages.ts'

export const en: TextWords = {
  place: (line, column) => `Line ${line}, column ${column}`,
  quote: (text) => `“${text}”`,
  things: {
    number: 'a number',
    one: '“1”',
    amount: 'an amount that its currency can have, such as 1 000 000',
    currency: 'a currency, such as MAD',
    date: 'a day that exists, such as 2026-01-31',
    year: 'a year, such as 2025',
    code: 'a code, such as aws-activate',
    id: 'an id in brackets, such as [young]',
    text: 'a text in quotes',
    fact: 'a fact',
    'fact-key': 'a fact of the rule’s own, such as number:stable-jobs',
    'end-of-line': 'the end of the line',
  },
  expected: (at, due, found) =>
    found === undefined ? `${at}: write ${due} here.` : `${at}: write ${due} instead of ${found}.`,
  surplus: (at, found) => `${at}: nothing may follow here. Remove ${found} and what comes after it.`,
  missing: {
    'unnamed-code': ({ path, value }) =>
      `${path}: the code “${value}” has no name. Add a line to the rule: name ${value} "…".`,
    'undeclared-fact': ({ path, fact }) =>
      `${path}: the fact “${fact}” is not described. Add a line “declare ${fact}” with its words.`,
    'unknown-parameter': ({ path }) =>
      `${path}: the rule has no parameter of this name. Add a line to it, such as: parameter max-age = 36.`,
  },
  problems: {
    'unknown-condition': ({ at, found, nearest }) =>
      `${at}: no condition begins with “${found}”. ${nearest === undefined ? 'The page on the rule language lists them all.' : `Do you mean “${nearest}”?`}`,
    'unclosed-text': ({ at }) => `${at}: the text that begins here has no closing quote. Add " at its end.`,
    'bad-escape': ({ at }) => `${at}: in a text write \\" for a quote and \\\\ for a backslash.`,
    tab: ({ at }) => `${at}: indent with spaces, not with tabs.`,
    'uneven-indentation': ({ at }) => `${at}: the line lines up with none above it. Indent it as its neighbours are.`,
    'nothing-beneath': ({ at }) => `${at}: the line above has no parts. Indent this line less.`,
    'one-condition-beneath': ({ at }) =>
      `${at}: indent exactly one condition beneath this line. Several go into “all of” or “any of”.`,
    'missing-line': ({ at, phrase }) => `${at}: after what belongs to this line comes a line “${phrase}”. Add it.`,
    'second-rule': ({ at }) => `${at}: a text holds one rule. Indent this line or remove it.`,
    twice: ({ at, found }) => `${at}: “${found}” is there twice. Remove one.`,
    'text-too-long': ({ at, most }) => `${at}: the text has more than ${showNumber('en', most)} characters.`,
    'nested-too-deep': ({ at, limit }) => `${at}: conditions are nested more than ${limit} levels deep.`,
  },
}
