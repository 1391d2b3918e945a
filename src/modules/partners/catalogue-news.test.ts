import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { anOperator } from '../../../tests/operator.ts'
import { addDays, day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Criterion, criteriaOf, parseRule, ruleText, writeRule } from '../rules/index.ts'
import { addOffer } from './add-offer.ts'
import { adoptOffers } from './adopt-offers.ts'
import { acceptNews, keepOwnTerms } from './answer-news.ts'
import type { Catalogue, CatalogueVersion } from './catalogue.ts'
import { newsAmong, newsOn } from './catalogue-news.ts'
import { closeOffer } from './close-offer.ts'
import { withLocal, withoutLocal } from './local-conditions.ts'
import type { Offer } from './offer.ts'
import { findOffer, listOffers } from './partners.store.ts'
import { publishVersion } from './publish-version.ts'
import { readCatalogue } from './read-catalogue.ts'
import { takeOver } from './take-over.ts'

const CODE = 'github-for-startups'
const catalogue = await theCatalogue()

test('a park that has adopted all of the catalogue as it is has no news', async () => {
  const { offers } = await aParkWith(catalogue.offers.map(({ id }) => id))

  assert.deepEqual(newsAmong(await offers(), catalogue), [])
})

test('new terms of an adopted offer are news, and so are corrected ones that begin on the same day', async () => {
  const { offer } = await aParkWith([CODE])

  const later = newsOn(await offer(), withTerms({ from: day('2027-01-01') }))
  const corrected = newsOn(await offer(), withTerms({ rule: stricter(termsOf(catalogue).rule) }))
  const reread = newsOn(await offer(), withTerms({ certainty: 'high', source: { url: 'https://github.com/other' } }))

  assert.equal(later?.terms.from, '2027-01-01')
  assert.ok(corrected)
  assert.equal(reread, undefined)
})

test('that the catalogue holds an adopted offer to be ended is news, but not where it was adopted as ended', async () => {
  const { offer, offers } = await aParkWith([CODE, 'technopark-2017'])

  assert.equal(newsOn(await offer(), withStatus('ended'))?.ended, true)
  assert.deepEqual(newsAmong(await offers(), withStatus('unconfirmed')), [])
})

test('a park is told nothing of offers that it made itself, closed, or never adopted', async () => {
  const { platform, director, offer, offers } = await aParkWith([CODE])
  await addOffer(platform, director, {
    partner: { name: 'Miro', website: undefined },
    kind: 'programme',
    title: { fr: 'Miro startups', ar: 'Miro', en: 'Miro startups' },
    summary: { fr: 'Un tableau.', ar: 'لوحة.', en: 'A board.' },
    terms: { ...termsOf(catalogue), rule: writeRule(termsOf(catalogue).rule) },
  })
  await closeOffer(platform, director, (await offer()).id)

  assert.deepEqual(newsAmong(await offers(), withTerms({ from: day('2027-01-01') })), [])
})

test('accepted terms become a version that begins when the catalogue says, and the old ones stay on record', async () => {
  const { platform, director, offer } = await aParkWith([CODE])
  const newer = withTerms({ from: day('2027-01-01'), keeps: true })
  const news = newsOn(await offer(), newer)
  assert.ok(news)

  const accepted = await acceptNews(platform, director, {
    offerId: news.offer.id,
    digest: news.digest,
    catalogue: newer,
  })

  assert.ok(accepted.ok)
  const { versions } = await offer()
  assert.deepEqual(
    versions.map(({ number, from, keeps, origin }) => [number, from, keeps, origin]),
    [
      [1, termsOf(catalogue).from, undefined, 'catalogue'],
      [2, '2027-01-01', true, 'catalogue'],
    ],
  )
  assert.equal(newsOn(await offer(), newer), undefined)
})

test('a correction of terms already begun holds from the day they began', async () => {
  const { platform, director, offer } = await aParkWith([CODE])
  const newer = withTerms({ from: addDays(termsOf(catalogue).from, -30), rule: stricter(termsOf(catalogue).rule) })
  const news = newsOn(await offer(), newer)
  assert.ok(news)

  await acceptNews(platform, director, { offerId: news.offer.id, digest: news.digest, catalogue: newer })

  const { versions } = await offer()
  assert.deepEqual(
    versions.map(({ from }) => from),
    [termsOf(catalogue).from, termsOf(catalogue).from],
  )
  assert.deepEqual(versions.at(-1)?.rule, stricter(termsOf(catalogue).rule))
})

test('to accept that an offer has ended closes it', async () => {
  const { platform, director, offer } = await aParkWith([CODE])
  const newer = withStatus('ended')
  const news = newsOn(await offer(), newer)
  assert.ok(news)

  await acceptNews(platform, director, { offerId: news.offer.id, digest: news.digest, catalogue: newer })

  assert.ok((await offer()).closedAt)
  assert.equal((await offer()).versions.length, 1)
})

test('a park that keeps its own terms says why, and is asked again at the next version', async () => {
  const { platform, director, offer } = await aParkWith([CODE])
  const newer = withTerms({ from: day('2027-01-01') })
  const news = newsOn(await offer(), newer)
  assert.ok(news)
  const answer = { offerId: news.offer.id, digest: news.digest, catalogue: newer }

  const silent = await keepOwnTerms(platform, director, { ...answer, reason: ' ' })
  const kept = await keepOwnTerms(platform, director, { ...answer, reason: 'Our agreement says otherwise.' })

  assert.equal(!silent.ok && silent.refusal.code, 'no-reason')
  assert.ok(kept.ok)
  assert.equal((await offer()).versions.length, 1)
  assert.equal((await offer()).kept?.reason, 'Our agreement says otherwise.')
  assert.equal(newsOn(await offer(), newer), undefined)
  assert.ok(newsOn(await offer(), withTerms({ from: day('2027-06-01') })))
})

test('an answer to terms that are not news any more is refused', async () => {
  const { platform, director, offer } = await aParkWith([CODE])
  const newer = withTerms({ from: day('2027-01-01') })
  const news = newsOn(await offer(), newer)
  assert.ok(news)
  const answer = { offerId: news.offer.id, digest: news.digest, catalogue: newer }
  const evenNewer = withTerms({ from: day('2027-06-01') })

  const stale = await acceptNews(platform, director, { ...answer, catalogue: evenNewer })
  const first = await acceptNews(platform, director, answer)
  const second = await keepOwnTerms(platform, director, { ...answer, reason: 'Too late.' })
  const nowhere = await acceptNews(platform, director, { ...answer, offerId: platform.newId() })

  assert.ok(first.ok)
  assert.deepEqual(
    [stale, second, nowhere].map((result) => !result.ok && result.refusal.code),
    ['no-such-news', 'no-such-news', 'offer-not-found'],
  )
})

test('only a director answers the catalogue’s news, and only that of the own park', async () => {
  const { platform, director, offer } = await aParkWith([CODE])
  const stranger: Actor = { ...systemActor(await anOperator(platform)), role: { kind: 'director' } }
  const manager: Actor = { ...director, role: { kind: 'site-manager', siteIds: [] } }
  const newer = withTerms({ from: day('2027-01-01') })
  const news = newsOn(await offer(), newer)
  assert.ok(news)
  const answer = { offerId: news.offer.id, digest: news.digest, catalogue: newer }

  const results = [
    await acceptNews(platform, manager, answer),
    await keepOwnTerms(platform, manager, { ...answer, reason: 'Ours.' }),
    await acceptNews(platform, stranger, answer),
    await keepOwnTerms(platform, stranger, { ...answer, reason: 'Ours.' }),
  ]

  assert.deepEqual(
    results.map((result) => !result.ok && result.refusal.code),
    ['not-allowed', 'not-allowed', 'offer-not-found', 'offer-not-found'],
  )
})

test('of ten directors who accept and keep at once, one is heard', async () => {
  const { platform, director, offer } = await aParkWith([CODE])
  const newer = withTerms({ from: day('2027-01-01') })
  const news = newsOn(await offer(), newer)
  assert.ok(news)
  const answer = { offerId: news.offer.id, digest: news.digest, catalogue: newer }

  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      index % 2 === 0
        ? acceptNews(platform, director, answer)
        : keepOwnTerms(platform, director, { ...answer, reason: 'Ours.' }),
    ),
  )

  assert.equal(results.filter(({ ok }) => ok).length, 1)
  const { versions, kept } = await offer()
  assert.equal(versions.length, kept ? 1 : 2)
})

test('without the lock on the offer several of them are heard, or fail (the twin of the test above)', async () => {
  const { platform, director, offer } = await aParkWith([CODE])
  const newer = withTerms({ from: day('2027-01-01') })
  const entry = newer.offers.find(({ id }) => id === CODE)
  assert.ok(entry)
  const offerId = (await offer()).id
  let waiting = 0
  let letGo: () => void = () => {}
  const allHaveRead = new Promise<void>((resolve) => (letGo = resolve))

  const results = await Promise.allSettled(
    Array.from({ length: 3 }, () =>
      change(platform, director, async (tx) => {
        const found = await findOffer(tx, offerId)
        waiting += 1
        if (waiting === 3) letGo()
        await allHaveRead
        assert.ok(found && newsOn(found, newer))
        await takeOver(platform, tx, { offerId, entry, on: day('2026-11-26') })
        return changed(offerId, { event: 'offer.news-accepted', subjectId: offerId })
      }),
    ),
  )

  const heard = results.filter(({ status }) => status === 'fulfilled').length
  assert.ok(heard > 1 || heard < results.length, 'Each of them was refused as if there were a lock.')
})

test('the park’s own conditions are asked for beside the catalogue’s, and stay when these move on', async () => {
  const { platform, director, offer } = await aParkWith([CODE], localConditions())
  const newer = withTerms({ from: day('2027-01-01'), rule: stricter(termsOf(catalogue).rule) })
  const news = newsOn(await offer(), newer)
  assert.ok(news)

  await acceptNews(platform, director, { offerId: news.offer.id, digest: news.digest, catalogue: newer })

  for (const { rule, local } of (await offer()).versions) {
    assert.deepEqual(local, localConditions())
    assert.match(ruleText(rule, 'en').join('\n'), /Casablanca/)
  }
  assert.ok(!newsOn(await offer(), newer))
})

test('an offer that is opened again has the conditions it had, unless the park says others, which hold from that day', async () => {
  const { platform, director, offer } = await aParkWith([CODE], localConditions())
  const wish = { codes: [CODE], catalogue }
  const rabat: Criterion = { kind: 'hosted', id: 'park-hosted', sites: ['rabat'] }

  await closeOffer(platform, director, (await offer()).id)
  await adoptOffers(platform, director, wish)
  const again = (await offer()).versions
  await closeOffer(platform, director, (await offer()).id)
  await adoptOffers(platform, director, { ...wish, local: [rabat] })
  const otherwise = (await offer()).versions

  assert.equal(again.length, 1)
  assert.deepEqual(
    otherwise.map(({ from, local }) => [from, local]),
    [
      [termsOf(catalogue).from, localConditions()],
      ['2026-11-26', [rabat]],
    ],
  )
})

test('a rule without the park’s conditions is the rule that they were added to', () => {
  for (const { versions } of catalogue.offers) {
    for (const { rule } of versions) {
      assert.deepEqual(withoutLocal(withLocal(rule, localConditions()), localConditions()).where, unwrapped(rule))
      assert.ok(parseRule(writeRule(withLocal(termsOf(catalogue).rule, localConditions()))).ok)
    }
  }
})

/** A group of a single condition says what the condition says. */
function unwrapped({ where }: CatalogueVersion['rule']) {
  return where.kind === 'all' && where.of.length === 1 ? where.of[0] : where
}

test('what the park corrects is a version of its own with its source, and the catalogue is not asked about again', async () => {
  const { platform, director, offer } = await aParkWith([CODE], localConditions())
  const { id } = await offer()
  const { from, benefits, rule } = termsOf(catalogue)
  const source = { url: 'https://example.org/letter', title: 'Letter of GitHub', readOn: day('2026-11-20') }
  const terms = { from, benefits, rule: writeRule(stricter(rule)), source, certainty: 'high' } as const

  const published = await publishVersion(platform, director, { offerId: id, terms, note: 'Ten people at most.' })

  assert.ok(published.ok)
  const own = (await offer()).versions.at(-1)
  assert.equal(own?.origin, 'own')
  assert.equal(own.change, 'Ten people at most.')
  assert.deepEqual(own.source, source)
  assert.deepEqual(criteriaOf(own.rule.where).slice(-1), localConditions())
  assert.equal(newsOn(await offer(), catalogue), undefined)
  assert.ok(newsOn(await offer(), withTerms({ from: day('2027-01-01') })))
})

test('a correction that takes the id of a condition of the park’s own is refused, and nothing is kept that cannot be read', async () => {
  const { platform, director, offer } = await aParkWith([CODE], localConditions())
  const { id } = await offer()
  const { from, benefits, source } = termsOf(catalogue)
  const rule = { version: 1, where: { id: 'park-sites', hosted: true } }
  const terms = { from, benefits, source, rule, certainty: 'low' } as const

  const published = await publishVersion(platform, director, { offerId: id, terms })

  assert.equal(!published.ok && published.refusal.code, 'bad-rule')
  assert.equal((await offer()).versions.length, 1)
})

test('offers adopted before answers were kept are compared by what was adopted', async () => {
  const { platform, offer } = await aParkWith([CODE])
  await platform.pool.query('update offers set catalogue_digest = null')

  assert.equal(newsOn(await offer(), catalogue), undefined)
  assert.ok(newsOn(await offer(), withTerms({ rule: stricter(termsOf(catalogue).rule) })))
})

async function aParkWith(codes: readonly string[], local: readonly Criterion[] = []) {
  const platform = await aPlatform({ now: '2026-11-26' })
  const director: Actor = { ...systemActor(await anOperator(platform)), role: { kind: 'director' } }
  const adopted = await adoptOffers(platform, director, { codes, catalogue, local })
  assert.ok(adopted.ok)
  const offers = () => offersOf(platform, director)
  const offer = async (): Promise<Offer> => {
    const found = (await offers()).find(({ code }) => code === CODE)
    assert.ok(found)
    return found
  }
  return { platform, director, offers, offer }
}

function offersOf(platform: Platform, actor: { readonly operatorId: Id<'operator'> }) {
  return read(platform, actor, (db) => listOffers(db))
}

async function theCatalogue(): Promise<Catalogue> {
  const found = await readCatalogue()
  assert.ok(found.ok)
  return found.value
}

function termsOf({ offers }: Catalogue): CatalogueVersion {
  const terms = offers.find(({ id }) => id === CODE)?.versions.at(-1)
  assert.ok(terms)
  return terms
}

/** The catalogue as a later edition has it: with one more version, or with the newest one corrected. */
function withTerms(terms: Partial<CatalogueVersion>): Catalogue {
  return edited((versions) => {
    const newest = { ...termsOf(catalogue), ...terms }
    return newest.from > termsOf(catalogue).from ? [...versions, newest] : [...versions.slice(0, -1), newest]
  })
}

function edited(edit: (versions: readonly CatalogueVersion[]) => readonly CatalogueVersion[]): Catalogue {
  const offers = catalogue.offers.map((offer) =>
    offer.id === CODE ? { ...offer, versions: edit(offer.versions) } : offer,
  )
  return { ...catalogue, offers }
}

function withStatus(status: 'ended' | 'unconfirmed'): Catalogue {
  return { ...catalogue, offers: catalogue.offers.map((offer) => (offer.id === CODE ? { ...offer, status } : offer)) }
}

function stricter(rule: CatalogueVersion['rule']): CatalogueVersion['rule'] {
  const small: Criterion = {
    kind: 'number',
    id: 'small',
    fact: 'headcount',
    bound: { op: 'at-most', limit: 10 },
  }
  return withLocal(rule, [small])
}

function localConditions(): readonly Criterion[] {
  return [{ kind: 'hosted', id: 'park-sites', sites: ['casablanca'] }]
}
