import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { anOperator } from '../../../tests/operator.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { money } from '../../kernel/money.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { criteriaOf, parseRule, ruleText, standalone } from '../rules/index.ts'
import { addOffer } from './add-offer.ts'
import { adoptOffers } from './adopt-offers.ts'
import type { Catalogue, CatalogueVersion } from './catalogue.ts'
import { closeOffer } from './close-offer.ts'
import { openOn } from './offer.ts'
import { previewRule, readOffer } from './offer-form.ts'
import { listOffers, listPartners, offersOn } from './partners.store.ts'
import { publishVersion } from './publish-version.ts'
import { readCatalogue } from './read-catalogue.ts'
import { reopenOffer } from './reopen-offer.ts'

async function theCatalogue(): Promise<Catalogue> {
  const catalogue = await readCatalogue()
  assert.ok(catalogue.ok)
  return catalogue.value
}

async function aDirector(platform: Platform): Promise<Actor> {
  return { ...systemActor(await anOperator(platform)), role: { kind: 'director' } }
}

function offersOf(platform: Platform, actor: Actor) {
  return read(platform, actor, (db) => listOffers(db))
}

test('the convention of 2017 is adopted with its partner and its terms, and adopting it again changes nothing', async () => {
  const platform = await aPlatform()
  const director = await aDirector(platform)
  const catalogue = await theCatalogue()

  const first = await adoptOffers(platform, director, { codes: ['technopark-2017'], catalogue })
  const again = await adoptOffers(platform, director, { codes: ['technopark-2017', 'technopark-2017'], catalogue })

  assert.ok(first.ok && again.ok)
  assert.deepEqual(first.value, again.value)
  const [offer, ...others] = await read(platform, director, (db) => offersOn(db, day('2017-08-21')))
  assert.deepEqual(others, [])
  assert.equal(offer?.code, 'technopark-2017')
  assert.equal(offer.partner.code, 'technopark')
  assert.equal(offer.versions.length, 1)
  assert.deepEqual(offer.version.rule, catalogue.offers.find(({ id }) => id === 'technopark-2017')?.versions[0]?.rule)
  assert.deepEqual(await read(platform, director, (db) => offersOn(db, day('2017-08-13'))), [])
})

test('whatever the catalogue offers is kept with its rule, benefits and kept terms, and read again as it was', async () => {
  const platform = await aPlatform()
  const director = await aDirector(platform)
  const catalogue = await theCatalogue()

  const adopted = await adoptOffers(platform, director, { codes: catalogue.offers.map(({ id }) => id), catalogue })

  assert.ok(adopted.ok)
  const kept = new Map((await offersOf(platform, director)).map((offer) => [offer.code, offer]))
  for (const { id, versions } of catalogue.offers) {
    const terms = kept.get(id)?.versions.map(termsOf)
    const written = versions.map((version) => termsOf({ ...version, rule: standalone(version.rule) }))
    assert.deepEqual(terms, written, id)
  }
})

/** What a version says, without where it is kept. */
function termsOf({ from, until, keeps, rule, benefits, source, certainty, notes }: CatalogueVersion) {
  return { from, until, keeps, rule, benefits, source, certainty, notes }
}

test('one offer that the catalogue does not have refuses the whole choice', async () => {
  const platform = await aPlatform()
  const director = await aDirector(platform)

  const wish = { codes: ['technopark-2017', 'nowhere'], catalogue: await theCatalogue() }
  const result = await adoptOffers(platform, director, wish)

  assert.deepEqual(result, { ok: false, refusal: { code: 'not-in-catalogue', offer: 'nowhere' } })
  assert.deepEqual(await offersOf(platform, director), [])
})

test('only a director chooses, closes and publishes', async () => {
  const platform = await aPlatform()
  const director = await aDirector(platform)
  const manager: Actor = { ...director, role: { kind: 'site-manager', siteIds: [] } }
  const catalogue = await theCatalogue()
  const adopted = await adoptOffers(platform, director, { codes: ['technopark-2017'], catalogue })
  const [offerId] = adopted.ok ? adopted.value : []
  assert.ok(offerId)
  const terms = { from: day('2017-09-01'), rule: {}, benefits: [], source: { url: 'https://example.org' } } as const

  const results = [
    await adoptOffers(platform, manager, { codes: ['technopark-2017'], catalogue }),
    await closeOffer(platform, manager, offerId),
    await publishVersion(platform, manager, { offerId, terms: { ...terms, certainty: 'low' } }),
  ]

  assert.deepEqual(
    results.map((result) => !result.ok && result.refusal.code),
    Array(3).fill('not-allowed'),
  )
})

test('a closed offer is open no more, cannot be closed twice, and is taken up again from the catalogue', async () => {
  const platform = await aPlatform()
  const director = await aDirector(platform)
  const catalogue = await theCatalogue()
  const adopted = await adoptOffers(platform, director, { codes: ['technopark-2017'], catalogue })
  const [offerId] = adopted.ok ? adopted.value : []
  assert.ok(offerId)

  assert.ok((await closeOffer(platform, director, offerId)).ok)
  const twice = await closeOffer(platform, director, offerId)
  assert.deepEqual(await read(platform, director, (db) => offersOn(db, day('2017-08-21'))), [])
  await adoptOffers(platform, director, { codes: ['technopark-2017'], catalogue })

  assert.equal(!twice.ok && twice.refusal.code, 'offer-closed')
  assert.equal((await read(platform, director, (db) => offersOn(db, day('2017-08-21')))).length, 1)
})

test('an archived offer is opened again with the terms that it had, once, and only by the director', async () => {
  const platform = await aPlatform()
  const director = await aDirector(platform)
  const adopted = await adoptOffers(platform, director, { codes: ['technopark-2017'], catalogue: await theCatalogue() })
  const [offerId] = adopted.ok ? adopted.value : []
  assert.ok(offerId)
  const before = await read(platform, director, (db) => offersOn(db, day('2017-08-21')))
  await closeOffer(platform, director, offerId)
  const manager: Actor = { ...director, role: { kind: 'site-manager', siteIds: [] } }

  const results = [
    await reopenOffer(platform, manager, offerId),
    await reopenOffer(platform, director, platform.newId()),
    await reopenOffer(platform, director, offerId),
    await reopenOffer(platform, director, offerId),
  ]

  assert.deepEqual(
    results.map((result) => (result.ok ? 'opened' : result.refusal.code)),
    ['not-allowed', 'offer-not-found', 'opened', 'offer-open'],
  )
  assert.deepEqual(await read(platform, director, (db) => offersOn(db, day('2017-08-21'))), before)
  const { rows } = await platform.pool.query(`select event from audit_lines where subject_id = $1 order by number`, [
    offerId,
  ])
  assert.deepEqual(
    rows.map(({ event }) => event),
    ['offer.closed', 'offer.reopened'],
  )
})

test('the offers of another park are not found', async () => {
  const platform = await aPlatform({ ownCondition: false })
  const ours = await aDirector(platform)
  const theirs = await aDirector(platform)
  const adopted = await adoptOffers(platform, ours, { codes: ['technopark-2017'], catalogue: await theCatalogue() })
  const [offerId] = adopted.ok ? adopted.value : []
  assert.ok(offerId)

  const foreign = await closeOffer(platform, theirs, offerId)
  const missing = await closeOffer(platform, theirs, platform.newId())

  assert.deepEqual(foreign, missing)
  assert.deepEqual(await offersOf(platform, theirs), [])
})

const written: Readonly<Record<string, string>> = {
  titleFr: 'Convention IBM 2027',
  titleAr: 'اتفاقية IBM لسنة 2027',
  titleEn: 'IBM convention 2027',
  summaryFr: 'Crédits et formation.',
  summaryAr: 'أرصدة وتكوين.',
  summaryEn: 'Credits and training.',
  kind: 'convention',
  partnerName: 'IBM',
  partnerWebsite: 'https://www.ibm.com',
  benefitKind: 'credits',
  benefitFr: 'Crédits',
  benefitAr: 'أرصدة',
  benefitEn: 'Credits',
  upTo: '12 000',
  upToCurrency: 'USD',
  hosted: 'yes',
  ageMonths: '60',
  ageSince: 'activity',
  turnover: '1000000',
  turnoverCurrency: 'USD',
  rate: '10,5',
  rateCurrency: 'MAD',
  headcountUnder: '50',
  asksFr: 'Votre produit est-il en vente ?',
  asksAr: 'هل منتجكم معروض للبيع؟',
  asksEn: 'Is your product on sale?',
  requiresFr: 'Vendre un produit',
  requiresAr: 'بيع منتج',
  requiresEn: 'Sell a product',
  expects: 'yes',
  from: '2017-09-01',
  until: '2018-08-31',
  sourceUrl: 'https://example.org/convention',
  certainty: 'high',
}

function typed(
  changes: Readonly<Record<string, string>> = {},
  sectors: readonly string[] = [],
  ticked: Readonly<Record<string, readonly string[]>> = {},
) {
  const fields = { ...written, ...changes }
  const all = { sectors, ...ticked }
  return { text: (name: string) => fields[name] ?? '', all: (name: string) => all[name as keyof typeof all] ?? [] }
}

test('a convention typed into the form becomes an offer with a rule as data', async () => {
  const platform = await aPlatform()
  const director = await aDirector(platform)
  const wish = readOffer(typed({}, ['cloud', 'ai']))
  assert.ok(wish.ok)

  const first = await addOffer(platform, director, wish.value)
  const second = await addOffer(platform, director, wish.value)

  assert.ok(first.ok && second.ok)
  const offers = await offersOf(platform, director)
  assert.deepEqual(
    offers.map(({ code }) => code),
    ['ibm-convention-2027', 'ibm-convention-2027-2'],
  )
  const open = offers[0] && openOn(offers[0], day('2018-08-31'))
  assert.deepEqual(open?.version.benefits[0]?.upTo, money(12_000, 'USD'))
  assert.deepEqual(open.turn, { on: '2018-09-01', version: undefined })
  const lines = ruleText(open.version.rule, 'en').join('\n')
  assert.match(lines, /5 years/)
  assert.match(lines, /1,000,000\sUSD/)
  assert.match(lines, /Sell a product/)
  assert.equal((await read(platform, director, (db) => listPartners(db))).length, 1)
})

test('every condition of the form is a condition of the rule, and reads as one', () => {
  const more = { ageAtLeast: '6', raised: '2 000 000', raisedCurrency: 'MAD' }

  const rule = previewRule(typed(more, ['ai'], { stages: ['seed', 'no-such-stage'], legalForms: ['sarl', 'sas'] }))

  const read = parseRule(rule)
  assert.ok(read.ok)
  const ids = criteriaOf(read.value.where).map(({ id }) => id)
  assert.deepEqual(ids, [
    'hosted',
    'activity-age',
    'activity-age-least',
    'turnover',
    'raised',
    'headcount',
    'sector',
    'stage',
    'legalform',
    'question',
  ])
  const lines = ruleText(read.value, 'en').join('\n')
  for (const part of [/6 months/, /2,000,000\sMAD/, /SARL/]) assert.match(lines, part)
})

test('sites, stays, days, countries and what is shut out are conditions of the form as well', () => {
  const more = {
    hosted: '',
    stayAtLeast: '6',
    begunFrom: '2014-01-01',
    begunBefore: '2017-01-01',
    turnoverAtLeast: '100000',
    turnoverAtLeastCurrency: 'USD',
    raisedAtLeast: '50000',
    raisedAtLeastCurrency: 'MAD',
    headcountAtLeast: '3',
    otherCountries: 'sn, FR',
    ...emptyQuestion,
  }
  const ticked = {
    sites: ['rabat', 'elsewhere'],
    sectorsNot: ['crypto-mining'],
    productStages: ['mvp', 'launched'],
    businessModels: ['product'],
    countries: ['MA', 'africa', 'nowhere'],
  }

  const rule = previewRule(typed(more, [], ticked), ['casablanca', 'rabat'])

  const read = parseRule(rule)
  assert.ok(read.ok)
  const criteria = criteriaOf(read.value.where)
  assert.deepEqual(
    criteria.map(({ id }) => id),
    [
      'hosted',
      'stay',
      'activity-age',
      'activity-from',
      'activity-before',
      'turnover',
      'turnover-least',
      'raised-least',
      'headcount',
      'headcount-least',
      'sector-none',
      'productstage',
      'businessmodel',
      'country',
    ],
  )
  assert.deepEqual(criteria[0], { kind: 'hosted', id: 'hosted', sites: ['rabat'] })
  const country = criteria.at(-1)
  assert.deepEqual(country?.kind === 'set' && country.codes, ['MA', 'africa', 'SN', 'FR'])
})

test('a length of the stay alone asks that the company is hosted', () => {
  const rule = parseRule(previewRule(typed({ ...noCondition, stayAtLeast: '12' })))

  assert.ok(rule.ok)
  assert.deepEqual(
    criteriaOf(rule.value.where).map(({ id }) => id),
    ['hosted', 'stay'],
  )
})

test('countries that do not exist and days in the wrong order are told at their fields', () => {
  const read = readOffer(typed({ otherCountries: 'MA, XX', begunFrom: '2016-01-01', begunBefore: '2015-01-01' }))

  assert.deepEqual(!read.ok && read.refusal.problems, [
    { code: 'ends-before-it-begins', field: 'begunBefore' },
    { code: 'not-countries', field: 'otherCountries' },
  ])
})

test('everything that is wrong with a typed offer is said at once, each at its field', () => {
  const wrong = {
    titleAr: '',
    from: '2017-02-30',
    ageMonths: 'cinq',
    turnover: '-3',
    rateCurrency: 'USD',
    sourceUrl: 'javascript:alert(1)',
    kind: 'gift',
  }

  const read = readOffer(typed(wrong))

  assert.ok(!read.ok)
  const fields = read.refusal.problems.map(({ field }) => field)
  assert.deepEqual(fields.toSorted(), ['ageMonths', 'from', 'kind', 'sourceUrl', 'titleAr', 'turnover'])
  const rate = readOffer(typed({ rateCurrency: 'USD' }))
  assert.deepEqual(!rate.ok && rate.refusal.problems, [{ code: 'not-a-rate', field: 'rate' }])
})

test('a typed offer without any condition is for nobody, so it is refused', () => {
  const read = readOffer(typed(noCondition))

  assert.deepEqual(!read.ok && read.refusal.problems, [{ code: 'no-condition', field: 'hosted' }])
  assert.equal(previewRule(typed(noCondition)), undefined)
})

const emptyQuestion = { asksFr: '', asksAr: '', asksEn: '', requiresFr: '', requiresAr: '', requiresEn: '' }
const noCondition = { hosted: '', ageMonths: '', turnover: '', headcountUnder: '', ...emptyQuestion }

test('a partner that is chosen must be one of the park’s own', async () => {
  const platform = await aPlatform()
  const director = await aDirector(platform)
  const wish = readOffer(typed({ partner: platform.newId<'partner'>() satisfies Id<'partner'> }))
  assert.ok(wish.ok)

  const result = await addOffer(platform, director, wish.value)

  assert.equal(!result.ok && result.refusal.code, 'partner-not-found')
})
