import { type Criterion, type Rule, writeRule } from '../rules/index.ts'
import { CRITERION_LINES, HAS_WORDS } from './criteria.ts'
import { quoted } from './lines.ts'
import { writePieces } from './pieces.ts'
import type { Body } from './places.ts'
import { type WrittenAmount, amount, number } from './values.ts'
import { type Keyword, type TextLanguage, phraseOf } from './words.ts'

/** A rule as a text that `readText` reads back as the same rule: one condition a line, two spaces for each level. */
export function writeText(rule: Rule, language: TextLanguage): string {
  const { where, parameters, names, declares, checked, places, prefers } = writeRule(rule) as Body
  const top = line(phraseOf('rule', language), [
    ...entriesOf(parameters).map(([name, value]) => line(`${say('parameter')} ${name} = ${parameterText(value)}`)),
    ...conditionLines(where as Body, language),
    ...(checked === undefined ? [] : [line(`${say('checked')} ${checkedText(checked)}`)]),
    ...(places === undefined ? [] : [line(placesText(places as Body))]),
    ...((prefers ?? []) as readonly Body[]).map((each) => preferenceLine(each)),
    ...entriesOf(names).map(([code, name]) => nameLine(`${say('name')} ${code}`, name, language)),
    ...entriesOf(declares).map(([key, declaration]) => declarationLine(key, declaration as Body)),
  ])
  return `${indented(top, '').join('\n')}\n`

  function say(keyword: Keyword): string {
    return phraseOf(keyword, language)
  }

  function checkedText(when: unknown): string {
    if (when === 'at-entry') return say('at-entry')
    const { everyMonths } = when as { readonly everyMonths: number }
    return `${say('every')} ${everyMonths} ${say(everyMonths === 1 ? 'month' : 'months')}`
  }

  function placesText({ count, order }: Body): string {
    return `${say('places')} ${number.write(count as number, language)}, ${say(order as 'ranked' | 'first-come')}`
  }

  function preferenceLine({ id, weight, when }: Body): Line {
    const points = say(weight === 1 ? 'point' : 'points')
    return line(`${say('prefer')} ${String(weight)} ${points} [${String(id)}]`, conditionLines(when as Body, language))
  }

  function declarationLine(key: string, { label, asks, codes }: Body): Line {
    return line(`${say('declare')} ${key}`, [
      line(say('label'), localizedLines(label as Body, language)),
      line(say('asks'), localizedLines(asks as Body, language)),
      ...entriesOf(codes).map(([code, name]) => nameLine(`${say('code')} ${code}`, name, language)),
    ])
  }

  function parameterText(value: unknown): string {
    if (typeof value === 'number') return number.write(value, language)
    const written = value as WrittenAmount | { readonly date: string }
    return 'date' in written ? written.date : amount.write(written, language)
  }
}

/** A line and those beneath it. */
interface Line {
  readonly text: string
  readonly beneath: readonly Line[]
}

function line(text: string, beneath: readonly Line[] = []): Line {
  return { text, beneath }
}

function indented({ text, beneath }: Line, indent: string): readonly string[] {
  return [indent + text, ...beneath.flatMap((each) => indented(each, `${indent}  `))]
}

function entriesOf(object: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries((object ?? {}) as Body)
}

function conditionLines(condition: Body, language: TextLanguage): readonly Line[] {
  const say = (keyword: Keyword) => phraseOf(keyword, language)
  const lines = (part: unknown) => conditionLines(part as Body, language)
  const all = (parts: unknown) => (parts as readonly unknown[]).flatMap(lines)
  if ('all' in condition) return [line(say('all'), all(condition['all']))]
  if ('any' in condition) return [line(say('any'), all(condition['any']))]
  if ('not' in condition) return [line(say('not'), lines(condition['not']))]
  if ('atLeast' in condition) {
    return [line(`${say('at-least-group')} ${String(condition['atLeast'])} ${say('of-group')}`, all(condition['of']))]
  }
  if ('if' in condition) return [line(say('if'), lines(condition['if'])), line(say('must'), lines(condition['must']))]
  if ('require' in condition) {
    return [line(say('require'), lines(condition['require'])), line(say('unless'), lines(condition['unless']))]
  }
  if ('rule' in condition) return [line(`${say('reference')} ${String(condition['rule'])}`)]
  return [criterionLine(condition, language)]
}

function criterionLine({ id, ...criterion }: Body, language: TextLanguage): Line {
  const kind = Object.keys(criterion)[0] as Criterion['kind']
  const body = (criterion[kind] === true ? {} : criterion[kind]) as Body
  const text = `${writePieces(CRITERION_LINES[kind], body, language)} [${String(id)}]`
  if (!HAS_WORDS.has(kind)) return line(text)
  return line(text, [
    line(phraseOf('asks', language), localizedLines(body['asks'] as Body, language)),
    line(phraseOf('requires', language), localizedLines(body['requires'] as Body, language)),
  ])
}

/** A name on the line where it serves for every language, else one for each beneath it. */
function nameLine(text: string, name: unknown, language: TextLanguage): Line {
  return typeof name === 'string' ? line(`${text} ${quoted(name)}`) : line(text, localizedLines(name as Body, language))
}

function localizedLines(texts: Body, language: TextLanguage): readonly Line[] {
  return (['fr', 'ar', 'en'] as const).map((each) =>
    line(`${phraseOf(`in-${each}`, language)} ${quoted(String(texts[each]))}`),
  )
}
