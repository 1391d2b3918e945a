import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aPlatform } from '../../../tests/database.ts'
import { anOperator } from '../../../tests/operator.ts'
import type { Id } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { systemActor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import { acceptAsMyself, acceptAsNewPerson } from './accept-invitation.ts'
import { createUser } from './add-membership.ts'
import { endMembership, revokeInvitation } from './end-membership.ts'
import { GOOD_PASSWORD, aMember, someSurroundings } from './identity.testing.ts'
import { invitationToken } from './invitation.ts'
import { inviteMember } from './invite-member.ts'
import { listOpenInvitations } from './invitations.store.ts'
import { listMembers, membershipsOf } from './memberships.store.ts'
import { type FirstVisit, setUpOperator } from './set-up-operator.ts'
import { userNames } from './users.store.ts'

const firstVisit: FirstVisit = {
  park: 'Technopark',
  zone: 'Africa/Casablanca',
  currency: 'MAD',
  country: 'MA',
  name: 'Amina Berrada',
  email: 'Amina@Example.ma',
  password: GOOD_PASSWORD,
  language: 'fr',
}

async function anIdentity() {
  const platform = await aPlatform()
  const operatorId = await anOperator(platform)
  const around = someSurroundings(platform)
  const director = systemActor(operatorId)
  const invite = async (email: string, role: Parameters<typeof inviteMember>[3]['role']) => {
    const sent = await inviteMember(platform, director, around.surroundings, { email, language: 'fr', role })
    assert.ok(sent.ok, sent.ok ? '' : sent.refusal.code)
    const { invitationId } = sent.value
    return { invitationId, token: invitationToken(platform.settings.secret, operatorId, invitationId) }
  }
  const members = () => read(platform, director, (db) => listMembers(db, 'everybody'))
  return { platform, operatorId, director, invite, members, ...around }
}

function codeOf(result: Result<unknown, { readonly code: string }>): string {
  return result.ok ? 'ok' : result.refusal.code
}

test('the first visit makes the park and its director; a second one is refused', async () => {
  const platform = await aPlatform()

  const first = await setUpOperator(platform, firstVisit)
  const second = await setUpOperator(platform, { ...firstVisit, email: 'other@example.ma' })

  assert.ok(first.ok)
  const members = await read(platform, first.value, (db) => listMembers(db, 'everybody'))
  assert.deepEqual(
    members.map(({ name, email, role }) => ({ name, email, role })),
    [{ name: 'Amina Berrada', email: 'amina@example.ma', role: { kind: 'director' } }],
  )
  assert.equal(codeOf(second), 'already-set-up')
})

test('a first visit that says something wrong leaves nothing behind', async () => {
  const platform = await aPlatform()
  const wrong: Partial<FirstVisit>[] = [
    { park: '' },
    { zone: 'Africa/Nowhere' },
    { currency: 'XXL' },
    { country: 'QQ' },
    { name: '' },
    { name: 'x'.repeat(201) },
    { email: 'amina' },
    { password: 'technopark1' },
  ]

  for (const part of wrong) assert.notEqual(codeOf(await setUpOperator(platform, { ...firstVisit, ...part })), 'ok')

  const { rows } = await platform.pool.query('select from operators union all select from auth.users')
  assert.equal(rows.length, 0)
})

async function twoFirstVisits(prepare: string) {
  const platform = await aPlatform()
  await platform.pool.query(prepare)
  const visits = ['a@example.ma', 'b@example.ma'].map((email) => setUpOperator(platform, { ...firstVisit, email }))
  const codes = (await Promise.all(visits)).map(codeOf).sort()
  const { rows } = await platform.pool.query('select from operators')
  return { codes, parks: rows.length }
}

test('of two first visits at the same moment one wins', async () => {
  assert.deepEqual(await twoFirstVisits('select 1'), { codes: ['already-set-up', 'ok'], parks: 1 })
})

test('twin: without the key on first visits both would win', async () => {
  const unguarded = 'alter table first_visits drop constraint first_visit_happens_once'
  assert.deepEqual(await twoFirstVisits(unguarded), { codes: ['ok', 'ok'], parks: 2 })
})

test('an invited person makes an account and is a member; the audit trail tells both', async () => {
  const { platform, operatorId, invite, members, atlas } = await anIdentity()
  const role = { kind: 'company-owner', companyId: atlas.id } as const
  const { token } = await invite('Karim@Atlas.ma', role)

  const accepted = await acceptAsNewPerson(platform, {
    token,
    name: 'Karim Alaoui',
    password: GOOD_PASSWORD,
    language: 'ar',
  })

  assert.ok(accepted.ok)
  const [karim] = await members()
  assert.deepEqual([karim?.email, karim?.role, karim?.actsFor], ['karim@atlas.ma', role, 'Atlas Robotics'])
  const events = await read(platform, { operatorId }, (db) => db.selectFrom('auditLines').select('event').execute())
  assert.deepEqual(
    events.map(({ event }) => event),
    ['invitation.sent', 'invitation.accepted', 'membership.began'],
  )
})

test('an invitation is accepted once, in time, not after being taken back, and by nobody else', async () => {
  const { platform, director, invite, surroundings } = await anIdentity()
  const accept = (token: string) =>
    acceptAsNewPerson(platform, { token, name: 'Karim', password: GOOD_PASSWORD, language: 'fr' })
  const used = await invite('used@example.ma', { kind: 'director' })
  const revoked = await invite('revoked@example.ma', { kind: 'director' })
  const expired = await invite('expired@example.ma', { kind: 'director' })
  await revokeInvitation(platform, director, surroundings, revoked)

  assert.equal(codeOf(await accept(used.token)), 'ok')
  assert.equal(codeOf(await accept(used.token)), 'invitation-accepted')
  assert.equal(codeOf(await accept(revoked.token)), 'invitation-revoked')
  assert.equal(codeOf(await accept(`${used.token.slice(0, -1)}_`)), 'invitation-not-found')
  const person = {
    userId: await createUser(platform, { name: 'Eve', email: 'eve@example.ma' }),
    sessionId: platform.newId<'session'>(),
    email: 'eve@example.ma',
  }
  assert.equal(
    codeOf(await acceptAsMyself(platform, person, { token: expired.token, language: 'fr' })),
    'invitation-for-another',
  )
  platform.moveTo('2017-09-05')
  assert.equal(codeOf(await accept(expired.token)), 'invitation-expired')
})

test('inviting again replaces the earlier invitation; inviting a member is refused', async () => {
  const { platform, operatorId, director, invite, surroundings } = await anIdentity()
  const first = await invite('karim@example.ma', { kind: 'director' })
  const second = await invite('karim@example.ma', { kind: 'director' })

  const open = await read(platform, director, (db) => listOpenInvitations(db, 'everybody'))
  await aMember(platform, operatorId, { kind: 'director' }, { email: 'held@example.ma', name: 'Held' })
  const wish = { email: 'held@example.ma', language: 'fr', role: { kind: 'director' } } as const
  const again = await inviteMember(platform, director, surroundings, wish)

  assert.deepEqual(
    open.map(({ id }) => id),
    [second.invitationId],
  )
  assert.notEqual(first.invitationId, second.invitationId)
  assert.deepEqual(again, { ok: false, refusal: { code: 'already-member', name: 'Held' } })
})

test('a site manager invites for its own companies only, and ends nobody else’s access', async () => {
  const { platform, operatorId, casablanca, atlas, zellij, surroundings } = await anIdentity()
  const userId = await aMember(platform, operatorId, { kind: 'site-manager', siteIds: [casablanca.id] })
  await aMember(platform, operatorId, { kind: 'company-owner', companyId: zellij.id }, { email: 'owner@zellij.ma' })
  const manager = {
    operatorId,
    userId,
    role: { kind: 'site-manager', siteIds: [casablanca.id] },
    language: 'fr',
  } as const
  const invite = (companyId: Id<'company'>) =>
    inviteMember(platform, manager, surroundings, {
      email: 'new@example.ma',
      language: 'fr',
      role: { kind: 'company-owner', companyId },
    })
  const others = await read(platform, manager, (db) => listMembers(db, { companyIds: [zellij.id] }))

  assert.equal(codeOf(await invite(atlas.id)), 'ok')
  assert.equal(codeOf(await invite(zellij.id)), 'not-allowed')
  assert.equal(codeOf(await invite(platform.newId())), 'not-allowed')
  for (const { id } of others) {
    assert.equal(codeOf(await endMembership(platform, manager, surroundings, { membershipId: id })), 'member-not-found')
  }
  assert.equal(others.length, 1)
})

/** An invitation that two requests of its reader accept at the same moment. */
async function twoAcceptances(prepare: string) {
  const { platform, operatorId, invite } = await anIdentity()
  const email = 'karim@example.ma'
  const userId = await createUser(platform, { name: 'Karim', email })
  const { token } = await invite(email, { kind: 'director' })
  await platform.pool.query(prepare)
  const person = { userId, sessionId: platform.newId<'session'>(), email }
  const both = [1, 2].map(() => acceptAsMyself(platform, person, { token, language: 'fr' }))
  const codes = (await Promise.all(both)).map(codeOf).sort()
  const { rows } = await platform.pool.query('select from memberships where operator_id = $1', [operatorId])
  return { codes, memberships: rows.length }
}

test('of two acceptances of one invitation at the same moment one counts', async () => {
  assert.deepEqual(await twoAcceptances('select 1'), { codes: ['invitation-accepted', 'ok'], memberships: 1 })
})

test('twin: were an invitation not used up, both acceptances would count', async () => {
  const unguarded = `
    create function forget() returns trigger language plpgsql as $$
      begin new.accepted_at = null; new.accepted_by = null; return new; end $$;
    create trigger forget before update on invitations for each row execute function forget();
    drop index memberships_held`
  assert.deepEqual(await twoAcceptances(unguarded), { codes: ['ok', 'ok'], memberships: 2 })
})

test('a park never loses its last director, even when two are ended at the same moment', async () => {
  const { platform, operatorId, director, surroundings, members } = await anIdentity()
  for (const email of ['a@example.ma', 'b@example.ma'])
    await aMember(platform, operatorId, { kind: 'director' }, { email })
  const both = await members()

  const ended = await Promise.all(
    both.map(({ id }) => endMembership(platform, director, surroundings, { membershipId: id })),
  )

  assert.deepEqual(ended.map(codeOf).sort(), ['last-director', 'ok'])
  assert.equal((await members()).length, 1)
})

test('a person’s memberships are found with every operator, and each operator sees only its own', async () => {
  const { platform, operatorId, casablanca } = await anIdentity()
  const otherId = await anOperator(platform, { name: 'Other park' })
  const userId = await aMember(platform, operatorId, { kind: 'director' })
  await aMember(platform, otherId, { kind: 'site-manager', siteIds: [casablanca.id] })
  await aMember(platform, otherId, { kind: 'director' }, { email: 'somebody@else.ma', name: 'Somebody' })

  const mine = await membershipsOf(platform.database, userId)
  const seen = await read(platform, { operatorId }, (db) => listMembers(db, 'everybody'))
  const bare = await read({ ...platform, ownCondition: false }, { operatorId }, (db) => listMembers(db, 'everybody'))

  assert.deepEqual(mine.map(({ operatorName, role }) => `${operatorName}: ${role.kind}`).sort(), [
    'Other park: site-manager',
    'Technopark: director',
  ])
  assert.equal(seen.length, 1)
  assert.equal(bare.length, 1, 'row-level security alone')
})

test('the window onto one person’s memberships shuts behind the lookup', async () => {
  const { platform, operatorId } = await anIdentity()
  const userId = await aMember(platform, operatorId, { kind: 'director' })

  const left = await platform.database.transaction().execute(async (tx) => {
    await membershipsOf(tx, userId)
    await sql`set local role tremplin_app`.execute(tx)
    return tx.selectFrom('memberships').selectAll().execute()
  })

  assert.equal(left.length, 0)
})

test('names are given for ids, and only for those asked', async () => {
  const { platform } = await anIdentity()
  const amina = await createUser(platform, { name: 'Amina', email: 'amina@example.ma' })
  await createUser(platform, { name: 'Karim', email: 'karim@example.ma' })

  assert.deepEqual([...(await userNames(platform.database, [amina]))], [[amina, 'Amina']])
})
