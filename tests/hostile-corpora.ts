import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Dice, diceFrom } from '../src/demo/dice.ts'

const folder = join(
  process.env['TREMPLIN_REFERENCE_DATA'] ?? join(import.meta.dirname, '../../shared/data'),
  'bad-input',
)

/** Why the hostile corpora are not tried, where they are not at hand. */
export const noCorpora: string | false = existsSync(folder)
  ? false
  : `There is no ${folder}. Name the reference data by TREMPLIN_REFERENCE_DATA.`

/**
 * Whether every string goes into every field; otherwise one of them for each. It takes long: raise the limit of each test
 * with TREMPLIN_TEST_TIMEOUT.
 */
export const everything = process.env['TREMPLIN_ALL_BAD_INPUT'] === '1'

export function readCorpus(name: string): string {
  return noCorpora ? '' : readFileSync(join(folder, name), 'utf8')
}

export function linesOf(name: string): readonly string[] {
  return readCorpus(name)
    .split('\n')
    .filter((line) => line !== '')
}

export function jsonFiles(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  if (noCorpora) return []
  const place = join(folder, 'json')
  return readdirSync(place).map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(place, name))) }))
}

/** Strings that run as script where a page fails to escape them. */
export const scripts: readonly string[] = ['xss.txt', 'xss-polyglots.txt', 'xss-detection.txt'].flatMap(linesOf)

/** Every hostile string, and some of our own that no list has. */
export const hostile: readonly string[] = noCorpora
  ? []
  : [
      ...scripts,
      ...readdirSync(folder)
        .filter((name) => name.endsWith('.txt') && !name.startsWith('xss'))
        .flatMap(linesOf),
      ...stringsIn(readCorpus('naughty-strings.json')),
      ...stringsIn(readCorpus('must-survive-roundtrip.json')),
      ...stringsIn(readCorpus('time-cases.json')),
      ...linesOf('prototype-pollution.json').flatMap((line) => /"(.*)",?$/.exec(line)?.[1] ?? []),
      '',
      ' ',
      '\u0000',
      '\ud800',
      '\u202e',
      '__proto__',
      'constructor',
      'toString',
      '{}',
      '[]',
      'null',
      'undefined',
      '-1',
      '0',
      '1e999',
      '9'.repeat(400),
      '9223372036854775808',
      '2147483648',
      '-0',
      '٣',
      '1,5',
      '0x10',
      '0000-00-00',
      '2017-02-30',
      '99999-01-01',
      '275760-09-14',
      '31/12/0001',
      'x'.repeat(20_000),
      'é'.repeat(5_001),
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
      'turnover:99999',
      'answer:__proto__',
    ]

/** Strings by turns, each as often as the others, in an order that is always the same. */
export function inTurn(strings: readonly string[], seed: number): () => string {
  const dice: Dice = diceFrom(seed)
  let waiting: string[] = []
  return () => {
    if (waiting.length === 0) waiting = [...dice.shuffled(strings)]
    return waiting.pop() ?? ''
  }
}

function stringsIn(json: string): readonly string[] {
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value)
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) walk(inner)
  }
  walk(JSON.parse(json))
  return found
}
