import { find, shadowedIn, subjectOf, whoever } from '../src/modules/analysis/index.ts'
import { criteriaOf } from '../src/modules/rules/index.ts'
import { median, timed } from './clock.ts'
import type { Figure } from './report.ts'
import { RATES, TODAY, offers } from './workload.ts'

/** Questions about rules, each asked of many: how long one takes. Making the rules ready is told apart. */
export function analysisFigures(): readonly Figure[] {
  const moment = { on: TODAY, rates: RATES }
  const rules = offers(3000, 41)
  const subjects = rules.map((rule) => subjectOf([rule], moment))
  const pairs = rules.slice(1).map((rule, index) => subjectOf([rules[index] ?? rule, rule], moment))
  const criteria = rules.reduce((sum, { where }) => sum + criteriaOf(where).length, 0)
  const questions: readonly (readonly [string, number, () => void])[] = [
    ['can anybody pass', subjects.length, () => subjects.forEach((each) => whoever(each, ['passes']))],
    ['does everybody pass', subjects.length, () => subjects.forEach((each) => whoever(each, ['fails']))],
    ['is one rule within another', pairs.length, () => pairs.forEach((each) => whoever(each, ['passes', 'fails']))],
    ['can both be passed', pairs.length, () => pairs.forEach((each) => whoever(each, ['passes', 'passes']))],
    ['does a criterion change anything', criteria, () => subjects.forEach((each) => shadowedIn(each))],
    ['who passes, with a company', subjects.length, () => subjects.forEach((each) => find(each, ['passes']))],
  ]
  const each = questions.map(([name, count, ask]): Figure => {
    for (let warm = 0; warm < 3; warm += 1) ask()
    const times = Array.from({ length: 5 }, () => timed(ask) / count)
    return { name: `analysis: ${name}`, value: median(times) * 1000, unit: ' µs', most: 20 }
  })
  const ready = timed(() => rules.forEach((rule) => subjectOf([rule], moment))) / rules.length
  return [...each, { name: 'analysis: making a rule ready, once', value: ready * 1000, unit: ' µs' }]
}
