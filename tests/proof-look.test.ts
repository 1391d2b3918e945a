import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noBrowser, openBrowser } from './journeys/browser.ts'
import { faultsOfLook, faultsOfRefused } from './proof/look.ts'
import { oneOfEach, pagesSeen } from './proof/pages.ts'
import { aProofPark } from './proof/park.ts'
import { everything, settle, turnOf } from './proof/verdict.ts'

// Opened here, so that the browser stays until the file ends.
if (!noBrowser) await openBrowser()
const park = noBrowser ? undefined : await aProofPark()
const pages = park ? oneOfEach(await pagesSeen(park)) : []

test('every page can be read and used by everybody: axe finds nothing, nothing scrolls sideways, no script fails', {
  skip: noBrowser,
}, async (t) => {
  assert.ok(park)
  // A sample looks at one page in six.
  const looked = pages.filter(
    ({ route, visitor }) => everything || turnOf(`${visitor} ${route.name}`, [true, false, false, false, false, false]),
  )
  const { asked, faults } = await faultsOfLook(park, looked)

  settle(t, asked, faults)
})

test('every form that comes back can be read and corrected by everybody', { skip: noBrowser }, async (t) => {
  assert.ok(park)
  const { asked, faults } = await faultsOfRefused(park, pages)

  settle(t, asked, faults)
})
