import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../../app.ts'
import { aPlatform } from '../../../tests/database.ts'
import { aFullPark } from '../../../tests/hostile-park.ts'

const platform = await aPlatform()
const app = await createApp(platform)
const park = await aFullPark(platform, app, 'Canari')
const path = `/fr/agreements/${park.ids.agreements}`

async function attach(content: Uint8Array<ArrayBuffer>, name: string, cookie = park.director) {
  const body = new FormData()
  body.set('_key', crypto.randomUUID())
  body.set('file', new File([content], name))
  return app.request(`${path}/documents`, { method: 'POST', body, headers: { cookie } })
}

test('a paper leaves as a file to keep and never as a page, whatever it holds and is called', async () => {
  const content = new TextEncoder().encode('%PDF-1.7\n<script>alert(1)</script>')
  const attached = await attach(content, 'Convention "signée" – زليج\r\nx: y.html')
  assert.equal(attached.status, 303)
  const page = await (await app.request(path, { headers: { cookie: park.director } })).text()
  const address = [...page.matchAll(/href="(\/fr\/agreements\/[0-9a-f-]+\/documents\/[0-9a-f-]+)"/g)].at(-1)?.[1]
  assert.ok(address)

  const answer = await app.request(address, { headers: { cookie: park.director } })

  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.match(answer.headers.get('content-security-policy') ?? '', /sandbox/)
  const disposition = answer.headers.get('content-disposition') ?? ''
  assert.match(disposition, /^attachment; filename="[\w.-]+\.pdf"; filename\*=UTF-8''[\w.%-]+$/)
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), content)
  const stranger = await park.enter({ kind: 'buyer', organisation: 'Canari Works' })
  assert.equal((await app.request(address, { headers: { cookie: stranger } })).status, 403)
})

test('a paper that is too large is refused, by its size or before it is read', async () => {
  const large = new Uint8Array(5 * 1024 * 1024 + 1)
  large.set(new TextEncoder().encode('%PDF-1.7'))

  assert.equal((await attach(large, 'large.pdf')).status, 413)
  assert.equal((await attach(new Uint8Array(7 * 1024 * 1024), 'huge.pdf')).status, 413)
  assert.equal((await attach(new TextEncoder().encode('GIF89a'), 'image.png')).status, 422)
})

test('what an agreement brought counts the companies that its offers reach, for a partner too, who sees no other', async () => {
  const partner = await park.enter({ kind: 'partner', partnerId: park.ids.partners })
  const other = await park.enter({ kind: 'partner', partnerId: platform.newId() })

  const seen = await app.request(path.replace('/fr/', '/en/'), { headers: { cookie: partner } })
  const html = await seen.text()

  assert.equal(seen.status, 200)
  const text = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  assert.match(text, /What it has brought so far/)
  // The full park's company has said that it has the offer already.
  assert.match(text, /entitled 0 already have it 1/)
  assert.doesNotMatch(text, /Canari Robotics/)
  assert.equal((await app.request(path, { headers: { cookie: other } })).status, 404)
})

test('the director ends an agreement early on its page: the history tells it, the form keeps what was typed, the quota stands beside', async () => {
  const own = await aFullPark(platform, app, 'Merle')
  const at = `/en/agreements/${own.ids.agreements}`
  const post = (fields: Readonly<Record<string, string>>) =>
    app.request(`${at}/end`, {
      method: 'POST',
      headers: { cookie: own.director },
      body: new URLSearchParams({ _key: crypto.randomUUID(), ...fields }),
    })
  const textOf = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  const see = async () => textOf(await app.request(at, { headers: { cookie: own.director } }))

  const before = await see()
  const wrong = await post({ endDay: '2019-01-01', endReason: 'Merle has left' })
  const html = await wrong.text()
  const ended = await post({ endDay: '2017-08-21', endReason: 'Merle has left' })
  const after = await see()

  assert.match(before, /Places taken, all offers together 0 of 80/)
  assert.match(before, /Companies that hold one 0 of 40/)
  assert.equal(wrong.status, 422)
  assert.match(html, /The agreement does not run on that day/)
  assert.match(html, /value="Merle has left"/)
  assert.equal(ended.status, 303)
  assert.match(after, /This agreement was ended before its last day: it has not run since 21.August.2017/)
  assert.match(after, /Ended early: Merle has left/)
  assert.doesNotMatch(after, /End this agreement early/)
})
