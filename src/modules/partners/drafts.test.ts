import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestPlatform, aPlatform } from '../../../tests/database.ts'
import { anOperator } from '../../../tests/operator.ts'
import { twice } from '../../../tests/twice.ts'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { addOffer } from './add-offer.ts'
import { closeOffer } from './close-offer.ts'
import { discardDraft } from './discard-draft.ts'
import { findDraft, keepDraft, listDrafts } from './drafts.store.ts'
import { MOST_DRAFTS, type ReadDraft, type TypedFields } from './offer-draft.ts'
import { listOffers } from './partners.store.ts'
import { publishVersion } from './publish-version.ts'
import { saveDraft } from './save-draft.ts'

/** What somebody has begun to type, not all of it right. */
const begun: TypedFields = { titleFr: ['Crédits'], ageMonths: ['cinq'], sectors: ['ai', 'cloud'], from: ['hier'] }

async function aPark(options: Parameters<typeof aPlatform>[0] = {}) {
  const platform = await aPlatform(options)
  const operatorId = await anOperator(platform)
  const person = async (name: string): Promise<Actor> => {
    const userId = platform.newId<'user'>()
    await platform.pool.query('insert into auth.users (id, name, email) values ($1, $2, $3)', [
      userId,
      name,
      `${userId}@people.example`,
    ])
    return { ...systemActor(operatorId), userId, role: { kind: 'director' } }
  }
  const director = await person('Amal Bennani')
  const rule = { version: 1, where: { id: 'hosted', hosted: true } }
  const terms = {
    from: day('2017-09-01'),
    rule,
    benefits: [{ kind: 'support', text: { fr: 'Aide', ar: 'دعم', en: 'Help' } }],
    source: { url: 'https://example.org' },
    certainty: 'high',
  } as const
  const named = { fr: 'Aide IBM', ar: 'دعم IBM', en: 'IBM help' }
  const partner = { name: 'IBM', website: undefined }
  const wish = { partner, kind: 'convention', title: named, summary: named, terms } as const
  return {
    platform,
    director,
    person,
    wish,
    terms,
    offer: async () => valueOf(await addOffer(platform, director, wish)),
    offers: () => read(platform, director, (db) => listOffers(db)),
    draft: (offerId?: Id<'offer'>) => aDraft(platform, director, offerId),
    drafts: (actor = director) => read(platform, actor, (db) => listDrafts(db, actor)),
    find: (draft: ReadDraft, actor = director) => read(platform, actor, (db) => findDraft(db, actor, draft)),
    events: async (subject: string) => {
      const { rows } = await platform.pool.query<{ text: string }>(
        'select text from audit_lines where subject_id = $1 order by number',
        [subject],
      )
      return rows.map(({ text }) => {
        const { event, detail } = JSON.parse(text) as { event: string; detail: object }
        return [event, detail]
      })
    },
  }
}

async function aDraft(platform: Platform, actor: Actor, offerId?: Id<'offer'>): Promise<ReadDraft> {
  const wish = { draft: undefined, offerId, title: 'Crédits', typed: begun }
  return { id: valueOf(await saveDraft(platform, actor, wish)), offerId, revision: 1 }
}

function valueOf<Value>(result: Result<Value, { readonly code: string }>): Value {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

function codeOf(result: Result<unknown, { readonly code: string }>): string {
  return result.ok ? 'done' : result.refusal.code
}

test('what was typed is kept as a draft, right or wrong, and comes back as it was', async () => {
  const park = await aPark()
  const offerId = await park.offer()

  const [ofNew, ofTerms] = [await park.draft(), await park.draft(offerId)]
  const again = { ...begun, titleFr: ['Crédits 2018'] }
  await saveDraft(park.platform, park.director, {
    draft: ofNew,
    offerId: undefined,
    title: 'Crédits 2018',
    typed: again,
  })

  assert.deepEqual((await park.find(ofTerms))?.typed, begun)
  assert.deepEqual((await park.find(ofNew))?.typed, again)
  assert.deepEqual(
    (await park.drafts()).map(({ title, offerId: of, revision, savedBy }) => ({ title, of, revision, savedBy })),
    [
      { title: 'Crédits', of: offerId, revision: 1, savedBy: park.director.userId },
      { title: 'Crédits 2018', of: undefined, revision: 2, savedBy: park.director.userId },
    ],
  )
  assert.deepEqual(await park.events(ofNew.id), [
    ['offer-draft.saved', { revision: 1 }],
    ['offer-draft.saved', { revision: 2 }],
  ])
})

test('nobody but the director keeps, sees or discards a draft', async () => {
  const park = await aPark()
  const draft = await park.draft()
  const roles: readonly Actor['role'][] = [
    { kind: 'site-manager', siteIds: [] },
    { kind: 'company-owner', companyId: park.platform.newId() },
    { kind: 'partner', partnerId: park.platform.newId() },
    { kind: 'buyer', organisation: 'Works' },
  ]

  for (const role of roles) {
    const other: Actor = { ...park.director, role }
    const wish = { draft, offerId: undefined, title: '', typed: {} }
    assert.equal(codeOf(await saveDraft(park.platform, other, wish)), 'not-allowed')
    assert.equal(codeOf(await discardDraft(park.platform, other, draft)), 'not-allowed')
    assert.deepEqual(await park.drafts(other), [])
    assert.equal(await park.find(draft, other), undefined)
  }
  assert.equal((await park.find(draft))?.revision, 1)
})

test('a draft of another park is neither seen nor saved over, published or discarded', async () => {
  const park = await aPark({ ownCondition: false })
  const draft = await park.draft()
  const stranger: Actor = { ...systemActor(await anOperator(park.platform)), role: { kind: 'director' } }

  const results = [
    await saveDraft(park.platform, stranger, { draft, offerId: undefined, title: '', typed: {} }),
    await addOffer(park.platform, stranger, { ...park.wish, draft }),
    await discardDraft(park.platform, stranger, draft),
  ]

  assert.deepEqual(results.map(codeOf), Array(3).fill('draft-gone'))
  assert.deepEqual(await park.drafts(stranger), [])
  assert.deepEqual((await park.find(draft))?.typed, begun)
})

test('a draft is saved over only where it belongs: terms of one offer do not become those of another', async () => {
  const park = await aPark()
  const [offerId, otherId] = [await park.offer(), await park.offer()]
  const draft = await park.draft(offerId)

  const results = [
    await saveDraft(park.platform, park.director, { draft, offerId: otherId, title: '', typed: {} }),
    await saveDraft(park.platform, park.director, { draft, offerId: undefined, title: '', typed: {} }),
    await saveDraft(park.platform, park.director, {
      draft: undefined,
      offerId: park.platform.newId(),
      title: '',
      typed: {},
    }),
  ]

  assert.deepEqual(results.map(codeOf), ['draft-gone', 'draft-gone', 'offer-not-found'])
  assert.deepEqual((await park.find(draft))?.typed, begun)
})

for (const guarded of [true, false]) {
  const title = guarded
    ? 'of two who save the same draft at the same moment one is told that it has changed, and nothing is overwritten'
    : 'without asking for the revision that was read the second overwrites the first and both are told that it is saved'
  test(title, async () => {
    const park = await aPark({ maxConnections: 6 })
    const draft = await park.draft()
    const results: string[] = []
    const save = async (process: Platform, index: number) => {
      const typed = { titleFr: [`Version ${index}`] }
      const wish = { draft, offerId: undefined, title: `Version ${index}`, typed }
      results.push(
        codeOf(
          guarded ? await saveDraft(process, park.director, wish) : await saveUnguarded(process, park.director, wish),
        ),
      )
    }

    await twice(park.platform, guarded ? 'UpdateQueryNode' : 'SelectQueryNode', 'offer_drafts', save)

    assert.deepEqual(results.toSorted(), guarded ? ['done', 'draft-changed'] : ['done', 'done'])
    assert.equal((await park.find(draft))?.revision, 2)
  })
}

/** Looks at the revision, then saves: between the two somebody else may. */
function saveUnguarded(platform: Platform, actor: Actor, { draft, title, typed }: Parameters<typeof saveDraft>[2]) {
  return change(platform, actor, async (tx) => {
    assert.ok(draft)
    const { revision } = await tx
      .selectFrom('offerDrafts')
      .select('revision')
      .where('id', '=', draft.id)
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('offerDrafts')
      .set({ revision: revision + 1, title, typed: JSON.stringify(typed) })
      .where('id', '=', draft.id)
      .execute()
    return changed(draft.id, { event: 'offer-draft.saved', subjectId: draft.id })
  })
}

test('publishing a draft makes the offer and removes the draft; a refusal keeps it', async () => {
  const park = await aPark()
  const draft = await park.draft()

  const refused = await addOffer(park.platform, park.director, {
    ...park.wish,
    partner: { id: park.platform.newId<'partner'>() },
    draft,
  })
  const kept = await park.find(draft)
  const published = valueOf(await addOffer(park.platform, park.director, { ...park.wish, draft }))
  const twiceOver = await addOffer(park.platform, park.director, { ...park.wish, draft })

  assert.equal(codeOf(refused), 'partner-not-found')
  assert.deepEqual(kept?.typed, begun)
  assert.equal(codeOf(twiceOver), 'draft-gone')
  assert.deepEqual(await park.drafts(), [])
  assert.deepEqual(
    (await park.offers()).map(({ id }) => id),
    [published],
  )
  assert.deepEqual(await park.events(published), [['offer.added', { code: 'ibm-help', draft: draft.id }]])
})

test('publishing a draft of terms makes the version and removes the draft; a refusal keeps it', async () => {
  const park = await aPark()
  const offerId = await park.offer()
  const draft = await park.draft(offerId)
  const wish = { offerId, terms: { ...park.terms, from: day('2017-10-01') }, note: 'More', draft }

  const early = await publishVersion(park.platform, park.director, {
    ...wish,
    terms: { ...park.terms, from: day('2017-08-01') },
  })
  const elsewhere = await publishVersion(park.platform, park.director, {
    ...wish,
    draft: { ...draft, offerId: undefined },
  })
  const kept = await park.find(draft)
  await publishVersion(park.platform, park.director, wish)
  const again = await publishVersion(park.platform, park.director, wish)

  assert.deepEqual([early, elsewhere, again].map(codeOf), ['before-last-version', 'draft-gone', 'draft-gone'])
  assert.deepEqual(kept?.typed, begun)
  assert.deepEqual(await park.drafts(), [])
  assert.equal((await park.offers())[0]?.versions.length, 2)
})

for (const guarded of [true, false]) {
  const title = guarded
    ? 'two who publish the same draft at the same moment publish one offer'
    : 'whoever looks for the draft, publishes and then removes it publishes two'
  test(title, async () => {
    const park = await aPark({ maxConnections: 6 })
    const draft = await park.draft()
    const results: string[] = []

    await twice(park.platform, guarded ? 'DeleteQueryNode' : 'SelectQueryNode', 'offer_drafts', async (process) => {
      if (!guarded) {
        const there = await read(process, park.director, (db) => findDraft(db, park.director, draft))
        if (!there) return
      }
      const wish = { ...park.wish, draft: guarded ? draft : undefined }
      results.push(codeOf(await addOffer(process, park.director, wish)))
      if (!guarded) await discardDraft(process, park.director, draft)
    })

    assert.deepEqual(results.toSorted(), guarded ? ['done', 'draft-gone'] : ['done', 'done'])
    assert.equal((await park.offers()).length, guarded ? 1 : 2)
    assert.deepEqual(await park.drafts(), [])
  })
}

test('whoever publishes a draft that somebody saved meanwhile is told so, and nothing is published', async () => {
  const park = await aPark()
  const draft = await park.draft()
  const other = await park.person('Yassine Idrissi')
  await saveDraft(park.platform, other, { draft, offerId: undefined, title: 'Theirs', typed: { titleFr: ['Theirs'] } })

  const published = await addOffer(park.platform, park.director, { ...park.wish, draft })

  assert.equal(codeOf(published), 'draft-changed')
  assert.deepEqual(await park.offers(), [])
  assert.equal((await park.find(draft))?.savedBy, other.userId)
})

test('discarding throws away what was read, and not what somebody has saved since', async () => {
  const park = await aPark()
  const offerId = await park.offer()
  const draft = await park.draft(offerId)
  await saveDraft(park.platform, park.director, { draft, offerId, title: 'Newer', typed: begun })

  const results = [
    await discardDraft(park.platform, park.director, draft),
    await discardDraft(park.platform, park.director, { ...draft, revision: 2 }),
    await discardDraft(park.platform, park.director, { ...draft, revision: 2 }),
  ]

  assert.deepEqual(results.map(codeOf), ['draft-changed', 'done', 'draft-gone'])
  assert.deepEqual((await park.events(draft.id)).at(-1), ['offer-draft.discarded', { revision: 2, offerId }])
})

test('terms of an archived offer can be kept as a draft, and are published only once it is open again', async () => {
  const park = await aPark()
  const offerId = await park.offer()
  await closeOffer(park.platform, park.director, offerId)

  const draft = await park.draft(offerId)
  const published = await publishVersion(park.platform, park.director, { offerId, terms: park.terms, draft })

  assert.equal(codeOf(published), 'offer-closed')
  assert.equal((await park.drafts()).length, 1)
})

test('more text than a draft keeps is refused with a reason', async () => {
  const park = await aPark()
  const typed = { summaryFr: ['é'.repeat(50_000)] }

  const refused = await saveDraft(park.platform, park.director, {
    draft: undefined,
    offerId: undefined,
    title: '',
    typed,
  })

  assert.equal(codeOf(refused), 'draft-too-large')
})

for (const guarded of [true, false]) {
  const title = guarded
    ? 'for the last place among the drafts of a park two come at the same moment, and one is told that there is none'
    : 'whoever counts the drafts and then keeps one more makes room for more than there is'
  test(title, async () => {
    const park = await aPark({ maxConnections: 6 })
    await fill(park.platform, park.director, MOST_DRAFTS - 1)
    if (!guarded) {
      await park.platform.pool.query(
        'alter table offer_drafts drop constraint offer_drafts_operator_id_number_key, drop constraint offer_drafts_number_check',
      )
    }
    const results: string[] = []
    const wish = { draft: undefined, offerId: undefined, title: '', typed: begun }

    await twice(park.platform, guarded ? 'InsertQueryNode' : 'SelectQueryNode', 'offer_drafts', async (process) => {
      const result = guarded ? await saveDraft(process, park.director, wish) : await keepCounted(process, park.director)
      results.push(codeOf(result))
    })

    assert.deepEqual(results.toSorted(), guarded ? ['done', 'too-many-drafts'] : ['done', 'done'])
    assert.equal((await park.drafts()).length, guarded ? MOST_DRAFTS : MOST_DRAFTS + 1)
  })
}

/** Counts the drafts, then keeps one more: between the two somebody else may. */
function keepCounted(platform: Platform, actor: Actor) {
  return change<Id<'offer-draft'>, { readonly code: 'too-many-drafts' }>(platform, actor, async (tx) => {
    const rows = await tx.selectFrom('offerDrafts').select('number').execute()
    if (rows.length >= MOST_DRAFTS) return refuse({ code: 'too-many-drafts' })
    const id = platform.newId<'offer-draft'>()
    const saved = { title: '', typed: '{}', revision: 1, savedAt: platform.now(), savedBy: null }
    await tx
      .insertInto('offerDrafts')
      .values({ id, offerId: null, number: rows.length + 1, ...saved })
      .execute()
    return changed(id, { event: 'offer-draft.saved', subjectId: id })
  })
}

async function fill(platform: TestPlatform, actor: Actor, drafts: number): Promise<void> {
  const saved = { offerId: undefined, title: '', typed: begun, savedAt: platform.now(), savedBy: undefined }
  await change(platform, actor, async (tx) => {
    for (let each = 0; each < drafts; each += 1) await keepDraft(tx, { id: platform.newId(), ...saved })
    return changed(undefined, { event: 'park.filled', subjectId: actor.operatorId })
  })
}
