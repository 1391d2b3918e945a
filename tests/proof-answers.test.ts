import { beforeEach, test } from 'node:test'
import { expectations } from './proof/expectations.ts'
import { badForm, filledForms, formsToTry } from './proof/forms.ts'
import { type SeenPage, oneOfEach, pagesSeen } from './proof/pages.ts'
import { aProofPark } from './proof/park.ts'
import { faultsOfReach } from './proof/reach-faults.ts'
import { reachOf } from './proof/reach.ts'
import { routesOf } from './proof/routes.ts'
import { partOf, sampleOf, settle } from './proof/verdict.ts'
import { pagesInAll, refusalsInAll, textsOfPark, untranslated } from './proof/words.ts'

const park = await aProofPark()
const pages = await pagesSeen(park)
const data = await textsOfPark(park)

const nameOf = ({ visitor, route }: SeenPage) => `${visitor} ${route.name}`

beforeEach(() => park.restore())

test('every address answers everybody as the table says: one’s own, other people’s, another park’s and missing things', async (t) => {
  const routes = new Set(routesOf(park.app).map(({ name }) => name))
  const asked = new Set(partOf([...routes]))
  const lines = Object.entries(expectations).filter(([name]) => asked.has(name) || !routes.has(name))

  const reach = await reachOf(park, { pages, asks: ({ name }) => asked.has(name) })

  settle(t, reach.asked, faultsOfReach(reach, Object.fromEntries(lines)))
})

test('every page says in French, Arabic and English what is not the park’s own', async (t) => {
  const triples = await pagesInAll(park, sampleOf(pages, nameOf))

  settle(t, triples.length * 3, untranslated(triples, data))
})

test('every form that comes back says in French, Arabic and English what is to be corrected', async (t) => {
  const triples = await refusalsInAll(park, sampleOf(oneOfEach(pages), nameOf))

  settle(t, triples.length * 3, untranslated(triples, data))
})

test('every form that a page shows is granted to whom it is shown, without script, and ends in a page that says so', async (t) => {
  const { asked, faults } = await filledForms(park, sampleOf(pages, nameOf))

  settle(t, asked, faults)
})

for (const [name, form] of sampleOf([...formsToTry(pages, park.app)], ([each]) => each)) {
  test(`nothing that is typed into the form of ${name} fails, runs or is lost`, async (t) => {
    const { asked, faults } = await badForm(park, form)

    settle(t, asked, faults)
  })
}
