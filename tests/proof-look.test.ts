import { test } from 'node:test'
import { noBrowser } from './journeys/browser.ts'
import { faultsOfLook } from './proof/look.ts'
import { oneOfEach, pagesSeen } from './proof/pages.ts'
import { aProofPark } from './proof/park.ts'
import { settle } from './proof/verdict.ts'

test('every page can be read and used by everybody: axe finds nothing, nothing scrolls sideways, no script fails', {
  skip: noBrowser,
}, async (t) => {
  const park = await aProofPark()
  const pages = oneOfEach(await pagesSeen(park))

  const { asked, faults } = await faultsOfLook(park, pages)

  settle(t, asked, faults)
})
