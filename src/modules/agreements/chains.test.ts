import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Chains, NO_CHAINS, circleThrough, objectionFromChains, orderAdvice } from './chains.ts'

const [azure, globix, cloud, dynamics] = ['azure', 'globix', 'cloud', 'dynamics'] as unknown as readonly [
  Id<'offer'>,
  Id<'offer'>,
  Id<'offer'>,
  Id<'offer'>,
]

function notWith(offerId: Id<'offer'>, months = 0): Chains {
  return { ...NO_CHAINS, notWith: [{ offerId, months }] }
}

function onlyAfter(offerId: Id<'offer'>, months = 0): Chains {
  return { ...NO_CHAINS, onlyAfter: [{ offerId, months }] }
}

test('an offer is not given beside another one, nor until the wait after it is over', () => {
  const chains = notWith(globix, 6)
  const ended = { offerId: globix, from: day('2017-01-01'), until: day('2017-12-31') }

  assert.equal(objectionFromChains(chains, [], day('2018-01-01')), undefined)
  assert.deepEqual(objectionFromChains(chains, [{ offerId: globix, from: day('2017-01-01') }], day('2018-01-01')), {
    code: 'not-with',
    other: globix,
    freeOn: undefined,
  })
  assert.deepEqual(objectionFromChains(chains, [ended], day('2018-06-30')), {
    code: 'not-with',
    other: globix,
    freeOn: '2018-07-01',
  })
  assert.equal(objectionFromChains(chains, [ended], day('2018-07-01')), undefined)
})

test('what is given only after another offer waits for it, and for the months it asks', () => {
  const chains = onlyAfter(azure, 3)
  const had = [{ offerId: azure, from: day('2017-11-30') }]

  assert.deepEqual(objectionFromChains(chains, [], day('2018-01-01')), {
    code: 'only-after',
    other: azure,
    openOn: undefined,
  })
  assert.deepEqual(objectionFromChains(chains, had, day('2018-02-27')), {
    code: 'only-after',
    other: azure,
    openOn: '2018-02-28',
  })
  assert.equal(objectionFromChains(chains, had, day('2018-02-28')), undefined)
})

test('the advice takes what opens others first and what closes others last', () => {
  const chains = new Map([
    [globix, notWith(azure)],
    [dynamics, onlyAfter(azure)],
  ])

  assert.deepEqual(orderAdvice([azure, dynamics, globix, cloud], chains), [
    { offerId: globix, blocks: [], after: [] },
    { offerId: azure, blocks: [], after: [] },
    { offerId: dynamics, blocks: [], after: [azure] },
    { offerId: cloud, blocks: [], after: [] },
  ])
})

test('where two offers close each other the first says which one it costs', () => {
  const chains = new Map([
    [azure, notWith(globix)],
    [globix, notWith(azure)],
  ])

  assert.deepEqual(orderAdvice([azure, globix], chains), [
    { offerId: azure, blocks: [globix], after: [] },
    { offerId: globix, blocks: [], after: [] },
  ])
})

const offers = Array.from({ length: 6 }, (_, index) => `offer-${index}` as Id<'offer'>)
const anyChains = fc
  .array(
    fc.record({
      of: fc.constantFrom(...offers),
      to: fc.constantFrom(...offers),
      kind: fc.constantFrom('notWith', 'onlyAfter'),
    }),
    { maxLength: 12 },
  )
  .map((links) => {
    const chains = new Map<Id<'offer'>, Chains>()
    for (const { of, to, kind } of links) {
      if (of === to) continue
      const own = chains.get(of) ?? NO_CHAINS
      const link = { offerId: to, months: 0 }
      chains.set(
        of,
        kind === 'notWith'
          ? { ...own, notWith: [...own.notWith, link] }
          : { ...own, onlyAfter: [...own.onlyAfter, link] },
      )
    }
    return chains
  })

test('the advice names every offer once and, where no circle is, nothing before what opens it', () => {
  fc.assert(
    fc.property(anyChains, fc.shuffledSubarray(offers), (chains, asked) => {
      const order = orderAdvice(asked, chains).map(({ offerId }) => offerId)
      assert.deepEqual(order.toSorted(), asked.toSorted())
      if (asked.some((id) => circleThrough(id, chains))) return
      for (const [at, id] of order.entries()) {
        for (const { offerId } of chains.get(id)?.onlyAfter ?? []) {
          if (asked.includes(offerId)) assert.ok(order.indexOf(offerId) < at)
        }
      }
    }),
  )
})

test('what the advice says that a step blocks is what stands in the way once it is taken', () => {
  fc.assert(
    fc.property(anyChains, (chains) => {
      const steps = orderAdvice(offers, chains)
      for (const [at, { offerId, blocks }] of steps.entries()) {
        const later = steps.slice(at + 1).map((step) => step.offerId)
        const taken = [{ offerId, from: day('2017-01-01') }]
        const blocked = later.filter(
          (id) =>
            objectionFromChains({ ...(chains.get(id) ?? NO_CHAINS), onlyAfter: [] }, taken, day('2018-01-01')) !==
            undefined,
        )
        assert.deepEqual(blocks.toSorted(), blocked.toSorted())
      }
    }),
  )
})

test('offers that are each given only after the other are a circle', () => {
  const chains = new Map([
    [azure, onlyAfter(globix)],
    [globix, onlyAfter(cloud)],
  ])

  assert.equal(circleThrough(azure, chains), false)
  assert.equal(circleThrough(azure, new Map([...chains, [cloud, onlyAfter(azure)]])), true)
})
