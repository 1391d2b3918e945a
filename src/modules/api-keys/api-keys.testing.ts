import assert from 'node:assert/strict'
import type { aPark } from '../../../tests/park.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { MemberRole, Surroundings } from '../identity/index.ts'
import { keyToken } from './api-key.ts'
import { makeApiKey } from './make-api-key.ts'

/** A key for a program in a role, as a director makes one; points at nothing that has to be there. */
export async function aKey(
  { platform, director }: Pick<Awaited<ReturnType<typeof aPark>>, 'platform' | 'director'>,
  role: MemberRole,
  { name = 'A program', expiresOn }: { readonly name?: string; readonly expiresOn?: CivilDate } = {},
) {
  const actor = { ...director(), userId: undefined }
  const ids = 'siteIds' in role ? role.siteIds : []
  const surroundings: Surroundings = {
    sites: () => Promise.resolve(ids.map((id) => ({ id, name: 'A site' }))),
    companies: () =>
      Promise.resolve('companyId' in role ? [{ id: role.companyId, name: 'A company', siteId: undefined }] : []),
    partners: () =>
      Promise.resolve('partnerId' in role && role.partnerId ? [{ id: role.partnerId, name: 'A partner' }] : []),
  }
  const made = await makeApiKey(platform, actor, surroundings, { name, role, expiresOn })
  assert.ok(made.ok, 'No key was made.')
  const { keyId } = made.value
  const token = keyToken(platform.settings.secret, actor.operatorId, keyId)
  return { keyId, token, headers: { authorization: `Bearer ${token}` } }
}
