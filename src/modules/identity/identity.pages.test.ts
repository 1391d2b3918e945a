import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPlatform } from '../../../tests/database.ts'
import { demoAccounts } from './demo-door.ts'
import { GOOD_PASSWORD, aBrowser, aMember, aPark, someSurroundings } from './identity.testing.ts'
import { aMailServer } from './mail-server.testing.ts'

test('a person with two roles chooses one, on this device only', async () => {
  const { platform, operatorId, browser, member, casablanca } = await aPark()
  await member()
  await aMember(platform, operatorId, { kind: 'site-manager', siteIds: [casablanca.id] }, { actsFor: 'Casablanca' })
  const [phone, laptop] = [browser(), browser()]
  for (const device of [phone, laptop]) await device.signIn('amina@example.ma')
  const page = await (await phone.visit('/fr/account')).text()
  const other = /name="membership" value="([^"]+)"/.exec(page)?.[1] ?? ''

  const chosen = await phone.send('/fr/account/membership', { membership: other })
  const foreign = await phone.send('/fr/account/membership', { membership: platform.newId() })

  assert.match(page, /Responsable de site, Casablanca/)
  assert.deepEqual([chosen.status, foreign.status], [303, 422])
  assert.deepEqual([await phone.role(), await laptop.role()], ['site-manager', 'director'])
})

test('a director invites from the page; the invited person makes an account there and is in', async () => {
  const { letters, smtpUrl } = await aMailServer()
  const { platform, browser, member, atlas } = await aPark({ smtpUrl })
  await member()
  const [director, karim] = [browser(), browser()]
  await director.signIn('amina@example.ma')
  const fields = { email: 'karim@atlas.ma', role: 'company-owner', company: atlas.id, letters: 'en' }

  const incomplete = await director.send('/fr/people/invitations', { ...fields, company: '' })
  const sent = await director.send('/fr/people/invitations', fields)
  await platform.work()
  const path = /http:\/\/localhost:3000(\/en\/invitations\/\S+)/.exec(letters[0] ?? '')?.[1] ?? ''
  const shown = await (await karim.visit(path)).text()
  const weak = await karim.send(path, { name: 'Karim Alaoui', password: 'short' })
  const joined = await karim.send(path, { name: 'Karim Alaoui', password: GOOD_PASSWORD })
  const people = await (await director.visit('/fr/people')).text()

  assert.equal(incomplete.status, 422)
  assert.match(await incomplete.text(), /value="karim@atlas.ma"/)
  assert.equal(sent.status, 303)
  assert.match(shown, /Technopark invites you/)
  assert.match(shown, /Company owner, Atlas Robotics/)
  assert.equal(weak.status, 422)
  assert.match(await weak.text(), /value="Karim Alaoui"/)
  assert.equal(joined.status, 303)
  assert.equal(await karim.role(), 'company-owner')
  assert.match(people, /2 personnes ont un accès/)
  assert.equal((await karim.visit(path)).status, 404)
})

test('where there are too many companies to choose from, one is named, or told by the address of its page', async () => {
  const { platform, surroundings, member, atlas } = await aPark()
  await member()
  const others = Array.from({ length: 400 }, (_, index) => ({
    ...atlas,
    id: platform.newId<'company'>(),
    name: `No ${index % 399}`,
  }))
  const many = aBrowser(platform, {
    ...surroundings,
    companies: async (_db, _actor, most) => [atlas, ...others].slice(0, most),
  })
  await many.signIn('amina@example.ma')
  const invite = (companyName: string, email: string) =>
    many.send('/fr/people/invitations', { email, role: 'company-owner', companyName })

  const form = await (await many.visit('/fr/people')).text()
  const byName = await invite('atlas  ROBOTICS', 'karim@atlas.ma')
  const byPage = await invite(`http://localhost:3000/fr/companies/${others[0]?.id}`, 'salma@no.ma')
  const twice = await invite('No 0', 'nadia@no.ma')
  const nobody = await invite('Zagora', 'nadia@no.ma')

  assert.doesNotMatch(form, /No 7/)
  assert.deepEqual([byName.status, byPage.status, twice.status, nobody.status], [303, 303, 422, 422])
  assert.match(await nobody.text(), /Aucune entreprise ne s’appelle «\u00a0Zagora\u00a0»/)
  const people = await (await many.visit('/fr/people')).text()
  assert.match(people, /karim@atlas.ma/)
  assert.match(people, /Atlas Robotics/)
})

test('a long list of people is shown a page at a time, and counts them all', async () => {
  const { platform, operatorId, browser, member } = await aPark()
  await member()
  for (let count = 1; count <= 60; count += 1) {
    const email = `buyer${count}@example.ma`
    const role = { kind: 'buyer', organisation: 'Régie' } as const
    await aMember(platform, operatorId, role, {
      name: `Buyer ${String(count).padStart(2, '0')}`,
      email,
      actsFor: 'Régie',
    })
  }
  const director = browser()
  await director.signIn('amina@example.ma')

  const first = await (await director.visit('/fr/people')).text()
  const second = await (await director.visit('/fr/people?page=2')).text()

  assert.match(first, /61 personnes ont un accès/)
  assert.match(first, /Amina Berrada/)
  assert.match(first, /Buyer 49/)
  assert.doesNotMatch(first, /Buyer 50/)
  assert.match(second, /Buyer 50/)
  assert.match(second, /Buyer 60/)
  assert.doesNotMatch(second, /Buyer 49/)
})

test('somebody with an account accepts as themselves and acts in the new role at once', async () => {
  const { browser, member, atlas } = await aPark()
  await member()
  await member('fr', 'karim@atlas.ma')
  const [director, karim] = [browser(), browser()]
  await director.signIn('amina@example.ma')
  await karim.signIn('karim@atlas.ma')
  await director.send('/fr/people/invitations', { email: 'karim@atlas.ma', role: 'company-owner', company: atlas.id })
  const people = await (await director.visit('/fr/people')).text()
  const path = /http:\/\/localhost:3000(\/fr\/invitations\/[\w.-]+)/.exec(people)?.[1] ?? ''

  const byAnother = await director.send(path, {})
  const anonymous = await (await browser().visit(path)).text()
  const accepted = await karim.send(path, {})

  assert.equal(byAnother.status, 422)
  assert.match(anonymous, /sign-in\?next=%2Ffr%2Finvitations%2F/)
  assert.equal(accepted.status, 303)
  assert.equal(await karim.role(), 'company-owner')
})

test('members, partners, experts and buyers have no page of people', async () => {
  const { platform, operatorId, browser, atlas } = await aPark()
  await aMember(platform, operatorId, { kind: 'company-member', companyId: atlas.id })
  const visitor = browser()
  await visitor.signIn('amina@example.ma')

  assert.equal((await visitor.visit('/fr/people')).status, 403)
  assert.equal((await visitor.send('/fr/people/invitations', { email: 'x@example.ma', role: 'director' })).status, 403)
})

test('the first visit is led to the set-up, which opens the park and then closes', async () => {
  const platform = await aPlatform()
  const { surroundings } = someSurroundings(platform)
  const visitor = aBrowser(platform, surroundings)
  const fields = {
    park: 'Technopark',
    zone: 'Africa/Casablanca',
    currency: 'MAD',
    country: 'MA',
    name: 'Amina',
    email: 'amina@example.ma',
  }

  const led = await visitor.visit('/fr/sign-in')
  const weak = await visitor.send('/fr/setup', { ...fields, password: 'short' })
  const made = await visitor.send('/fr/setup', { ...fields, password: GOOD_PASSWORD })

  assert.equal(led.headers.get('location'), '/fr/setup')
  assert.equal(weak.status, 422)
  assert.match(await weak.text(), /value="Technopark"/)
  assert.equal(made.status, 303)
  assert.equal(await visitor.role(), 'director')
  assert.equal((await visitor.visit('/fr/setup')).headers.get('location'), '/fr/sign-in')
})

test('one click enters the demonstration; the real thing has no such door', async () => {
  const demo = await aPark({ demo: true })
  await demo.platform.pool.query('update operators set demo = true')
  await demo.member()
  const real = await aPark()
  await real.member()
  const [guest, stranger] = [demo.browser(), real.browser()]

  const accounts = await demoAccounts(demo.platform)
  const entered = await guest.send('/fr/demo/sign-in', { account: 'amina@example.ma' })
  const refused = await demo.browser().send('/fr/demo/sign-in', { account: 'nobody@example.ma' })
  const knocked = await stranger.send('/fr/demo/sign-in', { account: 'amina@example.ma' })

  assert.deepEqual(
    accounts.map(({ membership }) => membership.role.kind),
    ['director'],
  )
  assert.equal(entered.status, 303)
  assert.equal(await guest.role(), 'director')
  assert.equal(refused.headers.getSetCookie().length, 0)
  assert.equal(knocked.status, 404)
  assert.equal(await stranger.role(), null)
  assert.deepEqual(await demoAccounts(real.platform), [])
})

test('hostile forms and addresses get an answer below 500', async () => {
  const { browser, member } = await aPark()
  await member()
  const visitor = browser()
  const texts = ['', '\u0000', '<script>', '😀'.repeat(3_000), '../../etc', "' or 1=1 --", '\ud800', '%E0%A4%A', 'a@b']
  const send = async (path: string, fields: Record<string, string>) => {
    const { status } = await visitor.send(path, fields)
    assert.ok(status < 500, `${path}: ${status}`)
  }

  for (const text of texts) {
    await send('/fr/sign-in', { email: text, password: text, way: text })
    await send('/fr/sign-in', { email: text, way: 'link' })
    await send('/fr/sign-in/finish', { token: text })
    await send('/fr/setup', { park: text, name: text, email: text, password: text, zone: text })
    await send(`/fr/invitations/${encodeURIComponent(text.toWellFormed())}`, { name: text, password: text })
  }
  await visitor.signIn('amina@example.ma')
  for (const text of texts) {
    await send('/fr/account', { name: text, letters: text })
    await send('/fr/account/password', { old: text, password: text })
    await send('/fr/account/membership', { membership: text })
    await send('/fr/people/invitations', { email: text, role: text, company: text, organisation: text })
    await send('/fr/people/invitations', { email: 'x@example.ma', role: 'buyer', organisation: text })
    await send(`/fr/people/${encodeURIComponent(text.toWellFormed())}/end`, {})
  }
})
