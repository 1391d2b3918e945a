import { test } from 'node:test'
import { oneOfEach, pagesSeen } from './proof/pages.ts'
import { aProofPark } from './proof/park.ts'
import { settle } from './proof/verdict.ts'
import { pagesInAll, refusalsInAll, textsOfPark, untranslated } from './proof/words.ts'

const park = await aProofPark()
const pages = await pagesSeen(park)
const data = await textsOfPark(park)

test('every page says in French, Arabic and English what is not the park’s own', async (t) => {
  const triples = await pagesInAll(park, pages)

  settle(t, triples.length * 3, untranslated(triples, data))
})

test('every form that comes back says in French, Arabic and English what is to be corrected', async (t) => {
  const triples = await refusalsInAll(park, oneOfEach(pages))

  settle(t, triples.length * 3, untranslated(triples, data))
})
