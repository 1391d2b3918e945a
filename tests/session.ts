import assert from 'node:assert/strict'
import type { createApp } from '../src/app.ts'
import { type MemberRole, addMembership, createUser } from '../src/modules/identity/index.ts'
import { change, changed } from '../src/platform/change.ts'
import type { aPark } from './park.ts'

const PASSWORD = 'seven green zebras dance'

/** Makes a person with a role, signs in by the form, and gives the session's cookie. */
export async function cookieOf(
  park: Pick<Awaited<ReturnType<typeof aPark>>, 'platform' | 'system'>,
  app: Awaited<ReturnType<typeof createApp>>,
  role: MemberRole,
): Promise<string> {
  const { platform } = park
  const email = `${platform.newId()}@people.example`
  const userId = await createUser(platform, { name: 'Amina Berrada', email, password: PASSWORD })
  await change(platform, park.system(), async (tx) => {
    const began = await addMembership(platform, tx, { userId, role, actsFor: '' })
    assert.ok(began)
    return changed(undefined, began)
  })
  const answer = await app.request('/fr/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ email, password: PASSWORD }),
  })
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0])
  assert.ok(cookies.length > 0, `Signing in answered ${answer.status}.`)
  return cookies.join('; ')
}
