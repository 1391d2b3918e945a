import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import { LANGUAGES, type Localized } from '../../kernel/language.ts'
import { judge } from '../eligibility/index.ts'
import { type Criterion, criteriaOf, mapRule, parseRule, ruleText, standalone, writeRule } from '../rules/index.ts'
import { type CatalogueProblem, type CatalogueVersion, parseCatalogue, versionOn } from './catalogue.ts'
import { readCatalogue } from './read-catalogue.ts'

const catalogue = await theCatalogue()

test('the catalogue that comes with the product holds the convention of 2017, fifty programmes of today and those that ended', () => {
  const today = day('2026-11-23')
  const open = catalogue.offers.filter((offer) => offer.status === 'open' && versionOn(offer, today))
  const ended = catalogue.offers.filter(({ status }) => status === 'ended').map(({ id }) => id)

  assert.ok(open.length >= 50, `only ${open.length} offers are open`)
  assert.ok(
    ended.includes('technopark-2017') && ended.includes('microsoft-bizspark') && ended.includes('segment-startup'),
  )
})

test('every offer has a name of its own', () => {
  const ids = catalogue.offers.map(({ id }) => id)

  assert.equal(new Set(ids).size, ids.length)
})

test('every text is written in each language, and no language stands in for another', () => {
  for (const { where, text } of textsOf()) {
    for (const language of LANGUAGES) assert.notEqual(text[language].trim(), '', where)
    assert.equal(new Set(LANGUAGES.map((language) => plain(text[language]))).size, LANGUAGES.length, where)
    assert.match(text.ar, /\p{Script=Arabic}/u, where)
    assert.doesNotMatch(text.fr + text.en, /\p{Script=Arabic}/u, where)
    assert.doesNotMatch(text.fr + text.en, /'/, where)
  }
})

test('what is asked is a question, and what is required is not', () => {
  const rules = catalogue.offers.flatMap(({ versions }) => versions.map(({ rule }) => rule))
  for (const criterion of rules.flatMap(({ where }) => criteriaOf(where))) {
    if (!('asks' in criterion)) continue
    const { asks, requires, key } = criterion
    areQuestions(asks, key)
    for (const language of LANGUAGES) assert.doesNotMatch(requires[language], /[?؟]|\.$/, key)
  }
  for (const [key, { asks }] of rules.flatMap(({ declares }) => [...declares])) areQuestions(asks, key)
})

function areQuestions(asks: Localized, key: string) {
  assert.match(asks.fr, /\?$/, key)
  assert.match(asks.ar, /؟$/, key)
  assert.match(asks.en, /\?$/, key)
}

test('every rule is told in three languages without a code that has no name', () => {
  for (const { id, versions } of catalogue.offers) {
    for (const { rule } of versions) {
      for (const language of LANGUAGES) {
        const text = ruleText(rule, language).join('\n')
        assert.doesNotMatch(text, /undefined|\[object/, id)
        for (const code of [...rule.names.keys(), ...rule.declares.keys()]) {
          if (code.includes('-')) assert.ok(!text.includes(code), `${id}, ${language}: ${code}`)
        }
      }
    }
  }
})

test('every rule can be kept by itself and is read again as it was, whatever other rules it refers to', () => {
  for (const { id, versions, examples } of catalogue.offers) {
    const rules = versions.map(({ rule }) => standalone(rule))
    for (const [index, rule] of rules.entries()) {
      const again = parseRule(JSON.parse(JSON.stringify(writeRule(rule))))
      assert.deepEqual(again, { ok: true, value: rule }, `${id}, version ${index}`)
    }
    for (const { facts, rates, on, verdict } of examples) {
      const kept = rules[versions.findIndex((version) => version === versionOn({ versions }, on))]
      assert.equal(kept && judge(kept, facts, on, rates).verdict, verdict, id)
    }
  }
})

test('every version of an offer says on which https page its rule stands', () => {
  for (const offer of catalogue.offers) {
    for (const { source } of offer.versions) assert.equal(new URL(source.url).protocol, 'https:', offer.id)
  }
})

test('no offer repeats the value that the press gave to the convention of 2017', () => {
  const convention = catalogue.offers.find(({ id }) => id === 'technopark-2017')

  assert.deepEqual(
    convention?.versions.flatMap(({ benefits }) => benefits.filter(({ upTo }) => upTo)),
    [],
  )
  for (const { where, text } of textsOf()) {
    for (const language of LANGUAGES) assert.doesNotMatch(text[language], /\b62\b/, where)
  }
})

test('the convention of 2017 asks to be hosted, under 36 months of activity and under 1,000,000 USD in 2016 at its own rate', () => {
  const rule = catalogue.offers.find(({ id }) => id === 'technopark-2017')?.versions[0]?.rule

  assert.deepEqual(rule?.where, {
    kind: 'all',
    of: [
      { kind: 'hosted', id: 'hosted' },
      { kind: 'age', id: 'activity-age', since: 'activity', bound: { op: 'under', limit: 36 }, at: 'asked' },
      {
        kind: 'money',
        id: 'turnover',
        fact: 'turnover',
        period: { fiscalYear: 2016 },
        bound: { op: 'under', limit: { minor: 100_000_000n, currency: 'USD' } },
        rate: { from: 'USD', to: 'MAD', numerator: 10n, denominator: 1n, source: 'Convention Technopark 2017' },
      },
    ],
  })
})

for (const offer of catalogue.offers) {
  test(`${offer.id}: a yes, a no and a “cannot say” come out as its examples expect`, () => {
    assert.deepEqual(
      new Set(offer.examples.map(({ verdict }) => verdict)),
      new Set(['eligible', 'ineligible', 'undetermined']),
    )
    for (const [index, { facts, rates, on, verdict }] of offer.examples.entries()) {
      const version = versionOn(offer, on)
      assert.ok(version, `example ${index} is on a day without version`)
      const judgement = judge(version.rule, facts, on, rates)
      assert.equal(judgement.verdict, verdict, `example ${index}`)
      assert.equal(judgement.missing.length > 0, verdict === 'undetermined', `example ${index}`)
    }
  })
}

test('every limit of every rule is tried by a company that is exactly at it', () => {
  const untried = catalogue.offers.flatMap((offer) =>
    offer.versions.flatMap((version) => {
      const examples = offer.examples.filter(({ on }) => versionOn(offer, on) === version)
      return ownCriteria(version.rule).flatMap((criterion) => {
        const beyond = mapRule(version.rule, (each) => (each.id === criterion.id ? turned(each) : each))
        const tells = examples.some(
          ({ facts, on, rates }) =>
            judge(beyond, facts, on, rates).verdict !== judge(version.rule, facts, on, rates).verdict,
        )
        return tells ? [] : [`${offer.id} from ${version.from}: ${criterion.id}`]
      })
    }),
  )

  assert.deepEqual(untried, [])
})

/** The criteria with a limit, without those of rules that are referred to, which are tried in their own offer. */
function ownCriteria({ where }: CatalogueVersion['rule']): readonly Criterion[] {
  return criteriaOf(where).filter((criterion) => turned(criterion) !== criterion && !criterion.id.includes('.'))
}

/** The criterion with its limit on the other side: "under 36" as "at most 36". */
function turned(criterion: Criterion): Criterion {
  if (criterion.kind === 'age' || criterion.kind === 'number') {
    return { ...criterion, bound: { ...criterion.bound, op: otherSide[criterion.bound.op] } }
  }
  if (criterion.kind === 'money') {
    return { ...criterion, bound: { ...criterion.bound, op: otherSide[criterion.bound.op] } }
  }
  if (criterion.kind === 'order') {
    return { ...criterion, bound: { ...criterion.bound, op: otherSide[criterion.bound.op] } }
  }
  return criterion
}

const otherSide = { under: 'at-most', 'at-most': 'under', 'at-least': 'over', over: 'at-least' } as const

test('every version that a rule ever had has examples of its own: a yes, a no and a “cannot say”', () => {
  for (const offer of catalogue.offers) {
    for (const version of offer.versions) {
      const verdicts = offer.examples.filter(({ on }) => versionOn(offer, on) === version).map(({ verdict }) => verdict)
      assert.equal(new Set(verdicts).size, 3, `${offer.id} from ${version.from}`)
    }
  }
})

test('the version that holds on a day is the one whose days cover it', () => {
  const versions = [
    aVersion({ from: day('2026-01-01'), until: day('2026-03-31') }),
    aVersion({ from: day('2026-04-07') }),
  ]

  const fromOn = (on: string) => versionOn({ versions }, day(on))?.from

  assert.equal(fromOn('2025-12-31'), undefined)
  assert.equal(fromOn('2026-01-01'), '2026-01-01')
  assert.equal(fromOn('2026-03-31'), '2026-01-01')
  assert.equal(fromOn('2026-04-01'), undefined)
  assert.equal(fromOn('2026-04-07'), '2026-04-07')
  assert.equal(fromOn('2030-01-01'), '2026-04-07')
})

test('a file that says something the catalogue does not know is refused, with the place', () => {
  const cases: readonly (readonly [written: string, changed: string, path: string])[] = [
    ['"offers":', '"credit":1,"offers":', ''],
    ['"name":"Acme"', '"name":"Acme","phone":"+212"', 'provider'],
    ['"kind":"programme"', '"kind":"gift"', 'offers[0].kind'],
    ['"status":"open"', '"status":"open","price":3', 'offers[0]'],
    ['"ar":"ورق",', '', 'offers[0].title.ar'],
    ['"fr":"Papier"', '"fr":" \u00a0"', 'offers[0].title.fr'],
    ['https://acme.example/rules', 'http://acme.example/rules', 'offers[0].versions[0].source.url'],
    ['"from":"2026-01-01"', '"from":"2026-02-30"', 'offers[0].versions[0].from'],
    ['"until":"2026-03-31"', '"until":"2025-12-31"', 'offers[0].versions[0].until'],
    ['"from":"2026-04-07"', '"from":"2026-03-31"', 'offers[0].versions[1].from'],
    ['"fact":"headcount"', '"fact":"mood"', 'offers[0].versions[0].rule.where.number.fact'],
    ['"headcount":{"number":7}', '"mood":{"number":7}', 'offers[0].examples[0].facts.known.mood'],
    ['"headcount":{"number":7}', '"headcount":{"yes":true}', 'offers[0].examples[0].facts.known.headcount'],
    ['"value":"9.2"', '"value":"0"', 'offers[0].examples[0].rates[0]'],
    ['"upTo":{"amount":"50"', '"inKind":true,"upTo":{"amount":"50"', 'offers[0].versions[0].benefits[0].inKind'],
    ['"kind":"licences"', '"per":["week"],"kind":"licences"', 'offers[0].versions[0].benefits[0].per[0]'],
    ['"kind":"licences"', '"percent":101,"kind":"licences"', 'offers[0].versions[0].benefits[0].percent'],
    ['"kind":"licences"', '"useWithin":{"weeks":3},"kind":"licences"', 'offers[0].versions[0].benefits[0].useWithin'],
    ['"kind":"licences"', '"companyPays":true,"kind":"licences"', 'offers[0].versions[0].benefits[0].companyPays'],
    [
      '"kind":"licences"',
      '"byYear":[{"year":2,"percent":50},{"year":1,"percent":25}],"kind":"licences"',
      'offers[0].versions[0].benefits[0].byYear',
    ],
    ['"until":"2026-03-31"', '"until":"2026-03-31","keeps":"no"', 'offers[0].versions[0].keeps'],
  ]

  for (const [written, changed, path] of cases) {
    const text = aFile()
    assert.ok(text.includes(written), written)
    const problems = problemsOf({ 'acme.json': text.replace(written, changed) })
    assert.ok(
      problems.some((problem) => problem.file === 'acme.json' && problem.path === path && problem.sentence !== ''),
      `${changed}: ${JSON.stringify(problems)}`,
    )
  }
  assert.deepEqual(problemsOf({ 'acme.json': aFile() }), [])
})

test('a file that is not JSON, or not called after its provider, is refused', () => {
  assert.deepEqual(problemsOf({ 'acme.json': '{' }), [
    { file: 'acme.json', path: '', sentence: 'This file is not JSON.' },
  ])
  assert.deepEqual(problemsOf({ 'other.json': aFile() }), [
    { file: 'other.json', path: 'provider.id', sentence: 'This file must be called acme.json.' },
  ])
})

test('two offers with one id are refused, wherever they stand', () => {
  const problems = problemsOf({ 'acme.json': aFile(), 'bolt.json': aFile({ provider: 'bolt' }) })

  assert.deepEqual(problems, [{ file: 'bolt.json', path: 'offers[0].id', sentence: 'Another offer has the id paper.' }])
})

test('a question that two offers ask under one key is asked in the same words', () => {
  const asking = (words: string) => ({
    id: 'has-office',
    question: {
      key: 'has-office',
      expects: true,
      asks: { fr: 'Un bureau ?', ar: 'مكتب؟', en: words },
      requires: { fr: 'Avoir un bureau', ar: 'التوفر على مكتب', en: 'Have an office' },
    },
  })
  const acme = aFile({ where: asking('An office?') })

  const same = problemsOf({ 'acme.json': acme, 'bolt.json': aBolt({ where: asking('An office?') }) })
  const other = problemsOf({ 'acme.json': acme, 'bolt.json': aBolt({ where: asking('A desk?') }) })

  assert.deepEqual(same, [])
  assert.deepEqual(placesOf(other), ['bolt.json offers[0]'])
})

test('a provider, a programme or a list that two rules name is called the same', () => {
  const where = { id: 'no-paper', flag: { fact: 'received:paper', expects: false } }
  const acme = aFile({ where, names: { paper: 'Acme Paper' } })

  const same = problemsOf({ 'acme.json': acme, 'bolt.json': aBolt({ where, names: { paper: 'Acme Paper' } }) })
  const other = problemsOf({ 'acme.json': acme, 'bolt.json': aBolt({ where, names: { paper: 'Paper' } }) })

  assert.deepEqual(same, [])
  assert.deepEqual(placesOf(other), ['bolt.json offers[0]'])
})

test('a rule that refers to another has its conditions, as they hold when it begins', () => {
  const pencils = aBolt({ where: { rule: 'paper' }, names: { paper: 'Acme Paper' } })

  const read = parseCatalogue([
    { name: 'acme.json', text: aFile() },
    { name: 'bolt.json', text: pencils },
  ])

  const rule = read.ok ? read.value.offers[1]?.versions[0]?.rule : undefined
  assert.deepEqual(rule && criteriaOf(rule.where).map(({ id }) => id), ['paper.headcount'])
})

test('a rule that refers to none, or back to itself, is refused', () => {
  const unknown = problemsOf({ 'bolt.json': aBolt({ where: { rule: 'paper' }, names: { paper: 'Acme Paper' } }) })
  const names = { paper: 'Acme Paper', pencils: 'Bolt Pencils' }
  const circular = problemsOf({
    'acme.json': aFile({ where: { rule: 'pencils' }, names }),
    'bolt.json': aBolt({ where: { rule: 'paper' }, names }),
  })

  assert.deepEqual(new Set(placesOf(unknown)), new Set([0, 1].map(placeOfRule('bolt.json'))))
  assert.ok(placesOf(circular).includes(placeOfRule('acme.json')(0)))
})

function placeOfRule(file: string) {
  return (version: number) => `${file} offers[0].versions[${version}].rule.where`
}

function placesOf(problems: readonly CatalogueProblem[]): readonly string[] {
  return problems.map(({ file, path }) => `${file} ${path}`)
}

test('authors write plain text: French spaces are set, and Latin names in Arabic keep to themselves', () => {
  const text = aFile()
    .replace('"fr":"Papier"', '"fr":"Papier : 5 000 USD"')
    .replace('"ar":"ورق"', '"ar":"Kiro Pro+: ورق"')

  const read = parseCatalogue([{ name: 'acme.json', text }])

  assert.equal(read.ok && read.value.offers[0]?.title.fr, 'Papier\u00a0: 5\u202f000\u00a0USD')
  assert.equal(read.ok && read.value.offers[0]?.title.ar, '\u2068Kiro Pro+\u2069: ورق')
})

async function theCatalogue() {
  const read = await readCatalogue()
  assert.ok(read.ok, read.ok ? undefined : JSON.stringify(read.refusal))
  return read.value
}

function textsOf(): readonly { readonly where: string; readonly text: Localized }[] {
  return catalogue.offers.flatMap(({ id, title, summary, versions }) => [
    { where: `${id} title`, text: title },
    { where: `${id} summary`, text: summary },
    ...versions.flatMap(({ rule, benefits, notes }) => [
      ...benefits.map(({ text }) => ({ where: `${id} benefit`, text })),
      ...(notes ? [{ where: `${id} notes`, text: notes }] : []),
      ...[...rule.declares].flatMap(([key, { label, asks }]) => [
        { where: `${id} ${key}`, text: label },
        { where: `${id} ${key} asks`, text: asks },
      ]),
      ...criteriaOf(rule.where).flatMap((criterion) => {
        if (!('asks' in criterion)) return []
        const asks = { where: `${id} ${criterion.key} asks`, text: criterion.asks }
        return [asks, { where: `${id} ${criterion.key} requires`, text: criterion.requires }]
      }),
    ]),
  ])
}

function plain(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '')
}

function aVersion(days: Pick<CatalogueVersion, 'from' | 'until'>): CatalogueVersion {
  const version = catalogue.offers[0]?.versions[0]
  assert.ok(version)
  const { until: _, ...terms } = version
  return { ...terms, ...days }
}

interface Written {
  readonly provider?: string
  readonly offer?: string
  readonly where?: object
  readonly names?: object
}

/** A small sound file, as its author writes it. */
function aFile({ provider = 'acme', offer = 'paper', where, names = {} }: Written = {}): string {
  const terms = {
    benefits: [
      {
        kind: 'licences',
        text: { fr: 'Du papier', ar: 'أوراق', en: 'Paper' },
        upTo: { amount: '50', currency: 'EUR' },
      },
    ],
    rule: { version: 1, names, where: where ?? { id: 'headcount', number: { fact: 'headcount', under: 50 } } },
    source: { url: 'https://acme.example/rules' },
    certainty: 'low',
  }
  return JSON.stringify({
    provider: { id: provider, name: 'Acme', website: 'https://acme.example' },
    offers: [
      {
        id: offer,
        title: { fr: 'Papier', ar: 'ورق', en: 'Paper' },
        summary: { fr: 'Du papier', ar: 'أوراق', en: 'Some paper' },
        kind: 'programme',
        status: 'open',
        versions: [
          { from: '2026-01-01', until: '2026-03-31', ...terms },
          { from: '2026-04-07', ...terms },
        ],
        examples: [
          {
            facts: { stays: [{ site: 'rabat', from: '2016' }], known: { headcount: { number: 7 } } },
            rates: [{ from: 'USD', to: 'MAD', value: '9.2', on: '2026-01-01', source: 'example' }],
            on: '2026-05-01',
            verdict: 'eligible',
          },
        ],
      },
    ],
  })
}

function aBolt(written: Pick<Written, 'where' | 'names'>): string {
  return aFile({ provider: 'bolt', offer: 'pencils', ...written })
}

function problemsOf(files: Readonly<Record<string, string>>): readonly CatalogueProblem[] {
  const read = parseCatalogue(Object.entries(files).map(([name, text]) => ({ name, text })))
  return read.ok ? [] : read.refusal.problems
}
