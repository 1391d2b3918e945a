import { test } from 'node:test'
import { aProofPark } from './proof/park.ts'
import { faultsOfReach } from './proof/reach-faults.ts'
import { reachOf } from './proof/reach.ts'
import { settle } from './proof/verdict.ts'

test('every address answers everybody as the table says: one’s own, other people’s, another park’s and missing things', async (t) => {
  const park = await aProofPark()

  const reach = await reachOf(park)

  settle(t, reach.asked, faultsOfReach(reach))
})
