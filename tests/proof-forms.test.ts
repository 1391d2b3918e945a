import { test } from 'node:test'
import { badForm, filledForms, formsToTry } from './proof/forms.ts'
import { pagesSeen } from './proof/pages.ts'
import { aProofPark } from './proof/park.ts'
import { settle } from './proof/verdict.ts'

const park = await aProofPark()
const pages = await pagesSeen(park)

test('every form that a page shows is granted to whom it is shown, without script, and ends in a page that says so', async (t) => {
  const { asked, faults } = await filledForms(park, pages)

  settle(t, asked, faults)
})

for (const [name, form] of formsToTry(pages, park.app)) {
  test(`nothing that is typed into the form of ${name} fails, runs or is lost`, async (t) => {
    const { asked, faults } = await badForm(park, form)

    settle(t, asked, faults)
  })
}
