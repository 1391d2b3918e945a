import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formsOf } from '../../../tests/hostile-html.ts'
import { cookieOf } from '../../../tests/session.ts'
import { createApp } from '../../app.ts'
import type { MemberRole } from '../identity/index.ts'
import { aParkWithCodes, manyCodes } from './codes.testing.ts'

async function aShownPark(text: string) {
  const park = await aParkWithCodes(text)
  const app = await createApp(park.platform)
  const enter = async (role: MemberRole) => {
    const cookie = await cookieOf(park, app, role)
    return {
      get: async (path: string) => answered(await app.request(path, { headers: { cookie } })),
      post: async (path: string, fields: Readonly<Record<string, string | File>>) => {
        const body = new FormData()
        for (const [name, value] of Object.entries({ _key: crypto.randomUUID(), ...fields })) body.set(name, value)
        return answered(await app.request(path, { method: 'POST', headers: { cookie }, body }))
      },
    }
  }
  return { ...park, enter, inside: await enter({ kind: 'director' }), address: `/fr/offers/${park.offerId}/codes` }
}

async function answered(response: Response) {
  const html = await response.text()
  const text = (/<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html)
    .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/[\s\u00a0\u202f\u2068\u2069]+/g, ' ')
    .trim()
  const { status, headers } = response
  return { status, location: headers.get('location') ?? '', cache: headers.get('cache-control'), html, text }
}

test('a director pastes codes or chooses a file, and sees how many are left, never one of them', async () => {
  const { inside, address } = await aShownPark('')
  assert.match((await inside.get(address)).text, /Cette offre ne remet pas de codes/)

  const pasted = await inside.post(address, { codes: 'Code\tFin\nPASTED-1\t31/12/2017\r\nPASTED-2\n' })
  const file = new File(['FILED-1;2017-09-01\nFILED-2'], 'codes.csv')
  const filed = await inside.post(address, { list: file })
  const shown = await inside.get(filed.location)

  assert.deepEqual([pasted.status, filed.status], [303, 303])
  assert.match(shown.text, /Il reste 4 codes/)
  assert.match(shown.text, /2 codes ont été ajoutés/)
  assert.match(shown.text, /N° 1 libre 31 déc\. 2017/)
  assert.match(shown.text, /1 code libre expire bientôt, à partir du 1er septembre 2017/)
  assert.equal(shown.cache, 'no-store')
  assert.doesNotMatch(shown.html + pasted.html + filed.html, /PASTED|FILED/)
})

test('what is wrong with an upload is told by its lines, and what was sent does not come back', async () => {
  const { inside, address } = await aShownPark('KNOWN')

  const refused = await inside.post(address, { codes: 'FRESH\nKNOWN\nOTHER;hier' })
  const again = await inside.post(address, { codes: 'FRESH\nKNOWN' })
  const nothing = await inside.post(address, { codes: ' ' })
  const workbook = await inside.post(address, { list: new File(['PK\u0003\u0004 FRESH'], 'codes.xlsx') })

  assert.deepEqual([refused.status, again.status, nothing.status, workbook.status], [422, 422, 422, 422])
  assert.match(refused.text, /1 ligne est à corriger.*Ligne 3 : ce qui suit le code n’est pas une date/)
  assert.match(again.text, /Ligne 2 : la réserve a, ou a eu, déjà ce code/)
  assert.match(nothing.text, /Collez au moins un code/)
  assert.match(workbook.text, /Enregistrez-le en CSV/)
  assert.doesNotMatch([refused, again, workbook].map(({ html }) => html).join(), /FRESH|KNOWN|OTHER/)
})

test('a lost answer and a second try add the codes once; the same key with other codes is refused', async () => {
  const { inside, address, pool, platform } = await aShownPark('')
  const _key = crypto.randomUUID()

  const tries = [
    await inside.post(address, { _key, codes: 'A\nB' }),
    await inside.post(address, { _key, codes: 'A\nB' }),
  ]
  const other = await inside.post(address, { _key, codes: 'C\nD' })

  assert.deepEqual(
    tries.map(({ status, location }) => [status, location]),
    [1, 2].map(() => [303, `${address}?done=added&codes=2`]),
  )
  assert.equal(other.status, 422)
  assert.equal((await pool())?.total, 2)
  const { rows } = await platform.pool.query('select fingerprint from answered_requests where key = $1', [_key])
  assert.match(rows[0].fingerprint, /^[0-9a-f]{64}$/)
})

test('site managers see how many codes are left, and nothing to act on or to look into', async () => {
  const park = await aShownPark(manyCodes(3))
  const manager = await park.enter({ kind: 'site-manager', siteIds: [park.site('rabat')] })
  const { rows } = await park.platform.pool.query('select id from codes limit 1')

  const shown = await manager.get(park.address)

  assert.match(shown.text, /Il reste 3 codes/)
  assert.deepEqual(formsOf(shown.html.replace(/[\s\S]*<main/, '<main')), [])
  assert.doesNotMatch(shown.html, /\/codes\/trace|\/fr\/codes\//)
  for (const path of [`${park.address}/trace`, `/fr/codes/${rows[0].id}`])
    assert.equal((await manager.get(path)).status, 403)
  assert.equal((await manager.post(park.address, { codes: 'NEW' })).status, 403)
  assert.equal((await manager.post(`/fr/codes/${rows[0].id}/dead`, { reason: 'No' })).status, 403)
})

test('the threshold is set by a form, and nonsense comes back with a sentence', async () => {
  const { inside, address, pool } = await aShownPark(manyCodes(3))

  const wrong = await inside.post(`${address}/threshold`, { lowAt: '-1' })
  const right = await inside.post(`${address}/threshold`, { lowAt: '2' })

  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Indiquez un nombre entier/)
  assert.equal(right.status, 303)
  assert.equal((await pool())?.lowAt, 2)
})

test('a code that does not work is replaced from its page, whose story and the trace tell who saw what', async () => {
  const park = await aShownPark('BROKEN\nWORKS')
  const companyId = await park.company({ name: 'Atlas Robotics' })
  const claim = await park.claim(companyId)
  const code = await park.take(claim)
  const owner = await park.person({ kind: 'company-owner', companyId }, { name: 'Salma Benhima' })
  await park.look(owner, claim.claimId)
  const page = `/fr/codes/${code}`

  const without = await park.inside.post(`${page}/dead`, { reason: ' ' })
  const declared = await park.inside.post(`${page}/dead`, { reason: 'Le partenaire refuse broken' })
  const after = await park.inside.get(page)
  const list = await park.inside.get(declared.location)
  const none = await park.inside.post(`/fr/codes/${(await heldNow(park))[0]}/dead`, { reason: 'Refusé' })
  const trace = await park.inside.get(`${park.address}/trace`)

  assert.equal(without.status, 422)
  assert.match(without.text, /Dites en quelques mots/)
  assert.match(list.text, /l’entreprise en a un autre/)
  assert.match(after.text, /Le code n° 1 est hors d’usage/)
  assert.match(after.text, /Remis à Atlas Robotics Vu par Salma Benhima/)
  assert.match(after.text, /Hors d’usage : Le partenaire refuse … Remplacé par : N° 2/)
  assert.equal(none.status, 422)
  assert.match(none.text, /Ajoutez d’abord des codes/)
  assert.match(trace.text, /Salma Benhima a vu le code n° 1 Atlas Robotics/)
  assert.match(trace.text, /Amina Berrada a ajouté 2 codes/)
  assert.doesNotMatch(after.html + list.html + trace.html, /BROKEN|WORKS/i)
})

async function heldNow({ platform }: Awaited<ReturnType<typeof aParkWithCodes>>): Promise<readonly string[]> {
  const { rows } = await platform.pool.query('select id from codes where claim_id is not null and dead_at is null')
  return rows.map(({ id }) => id)
}
