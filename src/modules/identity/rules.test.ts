import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as holds, property, string } from 'fast-check'
import type { Id } from '../../kernel/id.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import type { Actor, Role } from '../../platform/actor.ts'
import { newId } from '../../platform/new-id.ts'
import { COMMON_PASSWORDS } from './common-passwords.ts'
import { deviceName } from './device.ts'
import { roleName } from './identity.messages.ts'
import { type Invitation, expiryOf, invitationToken, mayGiveRole, objectionTo, placeOf } from './invitation.ts'
import { MEMBER_ROLES, type MemberRole, actingAs, columnsOf, roleFrom } from './membership.ts'
import { objectionToPassword } from './password.ts'

const [here, there] = [newId<'site'>(), newId<'site'>()]
const [ours, theirs] = [newId<'company'>(), newId<'company'>()]

function anActor(role: Role): Actor {
  return { operatorId: newId(), userId: newId(), role, language: 'fr' }
}

const everyRole: readonly MemberRole[] = [
  { kind: 'director' },
  { kind: 'site-manager', siteIds: [here] },
  { kind: 'company-owner', companyId: ours },
  { kind: 'company-member', companyId: ours },
  { kind: 'partner', partnerId: newId() },
  { kind: 'expert', partnerId: undefined },
  { kind: 'buyer', organisation: 'Bank' },
]

test('a director gives every role', () => {
  for (const role of everyRole) assert.ok(mayGiveRole(anActor({ kind: 'director' }), role, undefined), role.kind)
})

test('a site manager gives the roles of companies at its sites, and no other', () => {
  const manager = anActor({ kind: 'site-manager', siteIds: [here] })

  const given = everyRole.filter((role) => mayGiveRole(manager, role, here)).map(({ kind }) => kind)

  assert.deepEqual(given, ['company-owner', 'company-member'])
  assert.equal(mayGiveRole(manager, { kind: 'company-member', companyId: ours }, there), false)
  assert.equal(mayGiveRole(manager, { kind: 'company-member', companyId: ours }, undefined), false)
})

test('a company owner gives membership of its own company only', () => {
  const owner = anActor({ kind: 'company-owner', companyId: ours })

  const given = everyRole.filter((role) => mayGiveRole(owner, role, here)).map(({ kind }) => kind)

  assert.deepEqual(given, ['company-member'])
  assert.equal(mayGiveRole(owner, { kind: 'company-member', companyId: theirs }, here), false)
})

test('nobody else gives any role', () => {
  for (const own of everyRole.filter(({ kind }) => !['director', 'site-manager', 'company-owner'].includes(kind))) {
    for (const role of everyRole)
      assert.equal(mayGiveRole(anActor(own), role, here), false, `${own.kind}: ${role.kind}`)
  }
})

test('an invitation opens for fourteen days, once, unless it was taken back', () => {
  const invitedAt = new Date('2017-08-21T09:00:00Z')
  const open: Invitation = {
    id: newId(),
    email: 'amina@example.ma',
    language: 'fr',
    role: { kind: 'director' },
    actsFor: '',
    invitedAt,
    expiresAt: expiryOf(invitedAt),
    acceptedAt: undefined,
    revokedAt: undefined,
  }

  assert.equal(objectionTo(open, new Date('2017-09-04T08:59:59Z')), undefined)
  assert.equal(objectionTo(open, new Date('2017-09-04T09:00:00Z'))?.code, 'invitation-expired')
  assert.equal(objectionTo({ ...open, acceptedAt: invitedAt }, invitedAt)?.code, 'invitation-accepted')
  assert.equal(objectionTo({ ...open, revokedAt: invitedAt }, invitedAt)?.code, 'invitation-revoked')
  assert.equal(objectionTo(undefined, invitedAt)?.code, 'invitation-not-found')
})

test('an invitation’s token says where to look and differs with the server, the operator and the invitation', () => {
  const [operatorId, id] = [newId<'operator'>(), newId<'invitation'>()]
  const token = invitationToken('server', operatorId, id)

  assert.equal(placeOf(token)?.operatorId, operatorId)
  assert.doesNotMatch(token.slice(36), new RegExp(id))
  const others = [
    invitationToken('another server', operatorId, id),
    invitationToken('server', newId(), id),
    invitationToken('server', operatorId, newId()),
  ]
  assert.equal(new Set([token, ...others].map((each) => each.slice(37))).size, 4)
})

test('no text that is not a token is taken for one', () => {
  holds(property(string(), (text) => placeOf(text) === undefined))
  assert.equal(placeOf(`${newId()}.short`), undefined)
})

test('a password is refused when it is short, long, evident, or built on a name', () => {
  const names = ['Amina Berrada', 'amina.berrada@atlas.ma', 'Technopark']
  const codeOf = (password: string) => objectionToPassword(password, names)?.code

  assert.equal(codeOf('ninechars'), 'password-too-short')
  assert.equal(codeOf('x7'.repeat(101)), 'password-too-long')
  for (const evident of ['Motdepasse123', 'mot de passe', 'AZERTYUIOP', '1234567890', 'abababababab', 'Pässword1234']) {
    assert.equal(codeOf(evident), 'password-common', evident)
  }
  for (const named of ['Berrada2017!', 'amina.berrada1', 'technopark!!', 'TECHNOPARK2017']) {
    assert.match(codeOf(named) ?? '', /password-(names-you|common)/, named)
  }
  for (const good of [
    'olive kayak lantern',
    'كلمة مرور طويلة وجيدة',
    'xK9#mQ2$vL',
    'the technopark roof leaks again',
  ]) {
    assert.equal(codeOf(good), undefined, good)
  }
})

test('the list of evident passwords holds only what could otherwise pass', () => {
  for (const password of COMMON_PASSWORDS) {
    assert.match(password, /^[a-z0-9]{10,}$/)
  }
  assert.ok(COMMON_PASSWORDS.size >= 200)
})

test('a role survives being stored, and has a name in every language', () => {
  for (const role of everyRole) {
    assert.deepEqual(roleFrom(columnsOf(role)), role)
    assert.equal(new Set(LANGUAGES.map((language) => roleName(role, language))).size > 1, true, role.kind)
  }
  assert.deepEqual(
    everyRole.map(({ kind }) => kind),
    MEMBER_ROLES,
  )
})

test('a person acts as the chosen membership while it lasts, then as the oldest', () => {
  const [first, second] = ['2016-01-01', '2017-01-01'].map((day) => ({
    id: newId<'membership'>(),
    operatorId: newId<'operator'>(),
    operatorName: 'Technopark',
    role: { kind: 'director' } as const,
    actsFor: '',
    since: new Date(day),
  }))
  assert.ok(first && second)

  assert.equal(actingAs([first, second], second.id), second)
  assert.equal(actingAs([first], second.id), first)
  assert.equal(actingAs([], second.id satisfies Id<'membership'>), undefined)
})

test('a device is named as its owner knows it', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0'
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1'
  assert.deepEqual(deviceName(edge), { browser: 'Edge', system: 'Windows' })
  assert.deepEqual(deviceName(phone), { browser: 'Safari', system: 'iPhone' })
  assert.deepEqual(deviceName('curl'), { browser: undefined, system: undefined })
})
