import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CivilDate, day, firstDay } from '../kernel/civil-date.ts'
import { parseRate } from '../kernel/money.ts'
import { judge } from '../modules/eligibility/index.ts'
import {
  type Criterion,
  type FactKey,
  type Facts,
  type Rates,
  criteriaOf,
  factKeyOf,
  onceKeys,
} from '../modules/rules/index.ts'
import { type Catalogue, readCatalogue, versionOn } from '../modules/partners/index.ts'
import { readIce } from '../kernel/ice.ts'
import { ENDED_SINCE } from './past.ts'
import { type ToldStory, storyOf2017, storyOfToday } from './story.ts'
import type { ToldCompany } from './told.ts'

const november = day('2026-11-23')

const stories: readonly (readonly [title: string, tell: () => ToldStory, today: CivilDate])[] = [
  ...['2026-11-23', '2026-12-31', '2027-01-01', '2027-03-31', '2028-02-29']
    .map(day)
    .map((today) => [`today, begun on ${today},`, () => storyOfToday(today), today] as const),
  ['2017', storyOf2017, day('2017-08-21')],
]

for (const [title, tell, today] of stories) {
  const told = tell()

  test(`the story of ${title} is the same each time it is told`, () => {
    const { offersOf: _, ...first } = tell()
    const { offersOf: __, ...second } = tell()

    assert.deepEqual(first, second)
  })

  test(`in the story of ${title} no two companies have one name, ICE, room or address`, () => {
    const { companies, sites } = told

    for (const [what, of] of [
      ['name', ({ name }: ToldCompany) => name],
      ['ICE', ({ identity }: ToldCompany) => identity?.ice],
      ['web site', ({ identity }: ToldCompany) => identity?.website],
      ['room', ({ stays }: ToldCompany) => stays.find(({ endedOn }) => !endedOn)?.unit],
    ] as const) {
      const held = companies.flatMap((company) => of(company) ?? [])
      assert.equal(new Set(held).size, held.length, what)
    }
    const rooms = sites.flatMap(({ units }) => units.map(({ name }) => name))
    assert.equal(new Set(rooms).size, rooms.length)
  })

  test(`in the story of ${title} every ICE passes the check, but for the one that tells of a doubtful one`, () => {
    for (const { name, identity } of told.companies) {
      if (!identity?.ice) continue
      const { warning } = readIce(identity.ice)
      assert.equal(warning, identity.iceOverridden ? 'bad-ice' : undefined, name)
    }
  })

  test(`in the story of ${title} nothing is known before it happened`, () => {
    for (const { name, facts, stays, knownSince = today } of told.companies) {
      for (const { key, value, validOn, recordedOn = today } of facts) {
        assert.ok(value.kind !== 'date' || firstDay(value.date) <= today, `${name}: ${key} in the future`)
        assert.ok(recordedOn <= today && recordedOn >= knownSince, `${name}: ${key} recorded on ${recordedOn}`)
        assert.ok(!validOn || firstDay(validOn) <= recordedOn, `${name}: ${key} of ${validOn}`)
      }
      for (const { startedOn, endedOn } of stays) {
        assert.ok(!startedOn || firstDay(startedOn) <= today, `${name} came on ${startedOn}`)
        assert.ok(!startedOn || !endedOn || firstDay(startedOn) < endedOn, `${name} left before it came`)
      }
    }
  })

  test(`in the story of ${title} every company told by hand has the verdicts that its sentence promises`, async () => {
    const catalogue = await theCatalogue()
    const story = told

    for (const { name, promises, ...company } of story.tales) {
      for (const { offer, verdict, changesOn } of promises) {
        const judgement = judged(catalogue, story, { name, ...company }, offer, today)
        assert.equal(judgement.verdict, verdict, `${name}, ${offer}`)
        if (changesOn) assert.equal(judgement.change?.on, changesOn, `${name}, ${offer}`)
      }
    }
  })

  test(`in the story of ${title} whoever tells of the women tells of everybody, and they are among them`, () => {
    for (const { name, facts } of told.companies) {
      for (const { key, value, validOn } of facts) {
        if (key !== 'womenHeadcount' || value.kind !== 'number') continue
        const everybody = facts.find((fact) => fact.key === 'headcount' && fact.validOn === validOn)?.value
        assert.ok(everybody?.kind === 'number' && value.number <= everybody.number, name)
      }
    }
  })

  test(`in the story of ${title} what the workbook of a quarter counts is of that quarter`, () => {
    for (const { name, facts } of told.companies) {
      for (const { key, source, validOn } of facts) {
        const [, quarter, year] = / ([1-4])e?r? trimestre (\d{4})$/.exec(source ?? '') ?? []
        if (quarter === undefined || validOn === undefined) continue
        const lastMonth = `${year}-${String(Number(quarter) * 3).padStart(2, '0')}`
        assert.equal(validOn, lastMonth, `${name}: ${key} from ${source}`)
      }
    }
  })

  test(`in the story of ${title} every fact is one that can be known, and nobody is younger than the law allows`, () => {
    for (const { name, facts } of told.companies) {
      for (const { key, value } of facts) {
        assert.equal(factKeyOf(key), key)
        assert.ok(key !== 'meanAge' || (value.kind === 'number' && value.number > 20), name)
      }
    }
  })
}

test('in 2017 the park hosts 260 companies: 171 in Casablanca, 50 in Rabat, 39 in Tangier', () => {
  const { companies } = storyOf2017()

  const sites = companies.map(({ stays }) => stays.find(({ endedOn }) => !endedOn)?.site)
  const shares = ['casablanca', 'rabat', 'tanger'].map((code) => sites.filter((site) => site === code).length)
  assert.equal(companies.length, 260)
  assert.deepEqual(shares, [171, 50, 39])
})

test('in 2017 some two thousand people work in the park, and their mean age is under thirty', () => {
  const { companies } = storyOf2017()

  const people = companies.map((company) => numberOf(company, 'headcount') ?? 0)
  const years = companies.map((company, index) => (people[index] ?? 0) * (numberOf(company, 'meanAge') ?? Number.NaN))
  const total = sum(people)
  assert.ok(people.every((count) => count >= 1))
  assert.ok(total >= 1_950 && total <= 2_050, `${total} people`)
  assert.ok(sum(years) / total < 30, `mean age ${sum(years) / total}`)
})

test('in 2017 the conventions of that summer are the only offers; today one of theirs is among them, of which news tells that it ended', async () => {
  const catalogue = await theCatalogue()

  const then = ['technopark-2017', 'microsoft-bizspark', 'ibm-global-entrepreneur', 'salesforce-technopark-2017']
  assert.deepEqual(storyOf2017().offersOf(catalogue), then)
  const now = storyOfToday(november).offersOf(catalogue)
  assert.ok(now.length >= 20)
  assert.deepEqual(
    then.filter((code) => now.includes(code)),
    [ENDED_SINCE],
  )
})

test('today the register holds 260 companies, six of which have left, and Atlas Robotics is entitled to six offers or more', async () => {
  const catalogue = await theCatalogue()
  const story = storyOfToday(november)
  const [atlas] = story.tales
  assert.ok(atlas)

  const left = story.companies.filter(({ stays }) => stays.every(({ endedOn }) => endedOn !== undefined))
  const granted = story
    .offersOf(catalogue)
    .filter((id) => versionOn(offerOf(catalogue, id), november))
    .filter((id) => judged(catalogue, story, atlas, id, november).verdict === 'eligible')
  assert.equal(story.companies.length, 260)
  assert.equal(left.length, 6)
  assert.ok(granted.length >= 6, granted.join(', '))
})

test('whatever the story says of questions, relations and decisions, the catalogue asks for it', async () => {
  const catalogue = await theCatalogue()
  const rules = catalogue.offers.flatMap(({ versions }) => versions.map(({ rule }) => rule))
  const asked = new Set(rules.flatMap(({ where }) => criteriaOf(where)).flatMap(factsOfCriterion))

  const said = new Set(storyOfToday(november).companies.flatMap(({ facts }) => facts.map(({ key }) => key)))
  for (const key of said) if (key.includes(':') && !key.startsWith('turnover:')) assert.ok(asked.has(key), key)
})

for (const today of stories.flatMap(([title, , day]) => (title === '2017' ? [] : day))) {
  const story = storyOfToday(today)
  const { companies, people, past } = story
  const events = past?.events ?? []
  const told = (name: string) => companies.find((company) => company.name === name)

  test(`on ${today} what happened in the park is told in the order of time, by people who are in it`, () => {
    const days = events.map(({ on }) => on)
    assert.deepEqual(days, days.toSorted())
    assert.ok((days[0] ?? '') > (past?.adoptedOn ?? '9') && (days.at(-1) ?? '9') < today)
    for (const event of events) {
      if ('by' in event) assert.ok(people.some(({ email }) => email === event.by))
      if ('company' in event) assert.ok((told(event.company)?.knownSince ?? '9') <= event.on, event.company)
    }
  })

  test(`on ${today} one inquiry waits for some of its answers and one for none`, () => {
    const asked = events.filter((event) => event.kind === 'asks')
    const waiting = asked.map(({ inquiry, companies: all }) => {
      const done = events.filter((event) => event.kind === 'answers' || event.kind === 'closes-link')
      return all.length - done.filter((event) => event.inquiry === inquiry).length
    })

    assert.deepEqual(waiting, [0, 7])
  })

  test(`on ${today} whoever is asked is at the asker's site, and answers what was asked and nobody knew, while the link is open`, () => {
    const asked = events.filter((event) => event.kind === 'asks')
    for (const { by, inquiry, keys, companies: names } of asked) {
      const site = by.startsWith('rabat') ? 'rabat' : 'casablanca'
      for (const name of names) {
        assert.ok(told(name)?.stays.some((stay) => stay.site === site && stay.endedOn === undefined))
        assert.ok(told(name)?.identity?.email && !told(name)?.facts.some(({ key }) => key === keys[0]), name)
      }
      for (const answer of events.filter((event) => event.kind === 'answers')) {
        if (answer.inquiry !== inquiry) continue
        assert.ok(names.includes(answer.company) && [...answer.values.keys()].every((key) => keys.includes(key)))
        assert.ok(answer.values.has(keys[0] ?? 'headcount'))
      }
    }
  })

  test(`on ${today} the catalogue has news on two of the park's offers, and somebody gains and somebody loses`, async () => {
    const catalogue = await theCatalogue()
    const then = past?.catalogueThen(catalogue)
    assert.ok(then)
    const changed = catalogue.offers.filter((offer, at) => offer !== then.offers[at])
    const verdicts = (of: Catalogue) =>
      companies.map((company) => judged(of, story, company, 'retool-startup', today).verdict)

    const [before, after] = [verdicts(then), verdicts(catalogue)]

    assert.deepEqual(
      changed.map(({ id, status }) => [id, status]),
      [
        ['ibm-global-entrepreneur', 'ended'],
        ['retool-startup', 'open'],
      ],
    )
    assert.ok(after.some((verdict, at) => verdict === 'eligible' && before[at] === 'ineligible'))
    assert.ok(after.some((verdict, at) => verdict === 'ineligible' && before[at] === 'eligible'))
  })

  test(`on ${today} some companies have an offer already, each said once`, () => {
    const held = events.flatMap((event) => (event.kind === 'holds' ? [`${event.company}: ${event.offer}`] : []))
    assert.ok(held.length > 6 && held.includes('Atlas Robotics: akamai-rise'))
    assert.equal(new Set(held).size, held.length)
  })
}

/** The facts with a code after a colon that a criterion looks at. */
function factsOfCriterion(criterion: Criterion): readonly FactKey[] {
  switch (criterion.kind) {
    case 'question':
    case 'commitment':
      return [`answer:${criterion.key}`]
    case 'decision':
      return [`decision:${criterion.key}`]
    case 'once':
      return onceKeys(criterion)
    case 'set':
      return criterion.list === undefined ? [criterion.fact] : [criterion.fact, `onList:${criterion.list}`]
    case 'exceeds':
      return [criterion.fact, criterion.other]
    case 'age':
      return criterion.since === 'activity' || criterion.since === 'incorporation' ? [] : [criterion.since]
    case 'money':
      return criterion.fact === 'turnover' ? [] : [criterion.fact]
    case 'number':
    case 'date':
    case 'order':
    case 'flag':
      return [criterion.fact]
    case 'hosted':
    case 'window':
    case 'owners':
      return []
  }
}

async function theCatalogue(): Promise<Catalogue> {
  const read = await readCatalogue()
  assert.ok(read.ok)
  return read.value
}

function offerOf(catalogue: Catalogue, id: string) {
  const offer = catalogue.offers.find((one) => one.id === id)
  assert.ok(offer, `There is no offer ${id}.`)
  return offer
}

function judged(catalogue: Catalogue, story: ToldStory, company: ToldCompany, offer: string, on: CivilDate) {
  const version = versionOn(offerOf(catalogue, offer), on)
  assert.ok(version, `The offer ${offer} has no terms on ${on}.`)
  return judge(version.rule, factsOf(company), on, ratesOf(story))
}

function factsOf({ facts, stays }: ToldCompany): Facts {
  return {
    known: new Map<FactKey, ToldCompany['facts'][number]>(facts.map((fact) => [fact.key, fact])),
    stays: stays.map(({ site, startedOn, endedOn }) => ({
      site,
      siteName: site,
      ...(startedOn && { from: startedOn }),
      ...(endedOn && { to: endedOn }),
    })),
  }
}

function ratesOf({ rates }: ToldStory): Rates {
  return rates.map(({ from, to, value, on, source }) => {
    const ratio = parseRate(value)
    assert.ok(ratio.ok)
    return { from, to, ...ratio.value, on, source }
  })
}

/** The latest number told under a key. */
function numberOf({ facts }: ToldCompany, key: FactKey): number | undefined {
  const [latest] = facts
    .filter((fact) => fact.key === key)
    .toSorted((a, b) => ((a.validOn ?? '') < (b.validOn ?? '') ? 1 : -1))
  return latest?.value.kind === 'number' ? latest.value.number : undefined
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
