import { test } from 'node:test'
import { badForms, filledForms } from './proof/forms.ts'
import { pagesSeen } from './proof/pages.ts'
import { aProofPark } from './proof/park.ts'
import { settle } from './proof/verdict.ts'

const park = await aProofPark()
const pages = await pagesSeen(park)

test('every form that a page shows is granted to whom it is shown, without script, and ends in a page that says so', async (t) => {
  const { asked, faults } = await filledForms(park, pages)

  settle(t, asked, faults)
})

test('no form fails on anything that is typed into it, runs it or loses it', async (t) => {
  const { asked, faults } = await badForms(park, pages)

  settle(t, asked, faults)
})
