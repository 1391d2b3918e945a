import assert from 'node:assert/strict'
import type { TestPlatform } from '../../../tests/database.ts'
import { type CivilDate, addDays, day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { change, changed } from '../../platform/change.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { addMembership, companyMembers, createUser } from '../identity/index.ts'
import { closeMembership, membershipsOf } from '../identity/memberships.store.ts'
import { tellDue } from './tell-due.ts'

/** A member of a company with an account. */
export async function aMember(
  platform: Platform,
  director: Actor,
  companyId: Id<'company'>,
  {
    name = 'Salma Benhima',
    language = 'fr',
    kind = 'company-owner',
  }: {
    readonly name?: string
    readonly language?: Language
    readonly kind?: 'company-owner' | 'company-member'
  } = {},
) {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@people.example`
  const userId = await createUser(platform, { name, email, language })
  await change(platform, director, async (tx) => {
    const began = await addMembership(platform, tx, { userId, role: { kind, companyId }, actsFor: '' })
    assert.ok(began)
    return changed(undefined, began)
  })
  return {
    userId,
    email,
    actor: { ...director, userId, role: { kind, companyId } } satisfies Actor,
    leave: async () => {
      for (const { id } of await membershipsOf(platform.database, userId)) {
        await change(platform, director, async (tx) => {
          await closeMembership(tx, id, platform.now())
          return changed(undefined, { event: 'membership.ended', subjectId: id })
        })
      }
    },
  }
}

/** Does what the queue does every hour, and hands over the letters. */
export async function anHour(platform: TestPlatform): Promise<void> {
  await platform.work()
  await tellDue(platform, companyMembers)
  await platform.work()
}

/** Lives through the days that begin with one, several hours of each, so that what would go twice shows. */
export async function live(
  platform: TestPlatform,
  {
    from,
    days,
    meanwhile,
    afterwards,
  }: {
    readonly from: string
    readonly days: number
    readonly meanwhile?: (on: CivilDate) => Promise<void>
    readonly afterwards?: (on: CivilDate) => void
  },
): Promise<void> {
  for (let passed = 0; passed < days; passed += 1) {
    const on = addDays(day(from), passed)
    platform.moveTo(on)
    await meanwhile?.(on)
    await anHour(platform)
    await anHour(platform)
    afterwards?.(on)
  }
}
