import assert from 'node:assert/strict'
import { day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { NO_QUOTA } from './agreement.ts'
import { type AgreementWish, writeAgreement } from './write-agreement.ts'

/** An agreement as a test writes it, days as text; what it leaves out does not matter to it. */
export interface AgreementSample extends Partial<Omit<AgreementWish, 'signedOn' | 'beginsOn' | 'until'>> {
  /** Null for a draft. */
  readonly signedOn?: string | null
  readonly beginsOn?: string
  readonly until?: string | null
}

let count = 0

/** The wish for an agreement with Canari Cloud that was signed in August 2017 for a year. */
export function aWish({ signedOn, beginsOn, until, ...given }: AgreementSample = {}): AgreementWish {
  count += 1
  return {
    partner: { name: 'Canari Cloud', website: undefined },
    number: `C-${count}`,
    title: 'Convention de partenariat',
    rate: undefined,
    quota: NO_QUOTA,
    signatories: [],
    ...given,
    signedOn: signedOn === null ? undefined : day(signedOn ?? '2017-08-15'),
    beginsOn: day(beginsOn ?? '2017-08-15'),
    until: until === null ? undefined : day(until ?? '2018-08-14'),
  }
}

/** An agreement that is there. */
export async function anAgreement(
  platform: Platform,
  director: Actor,
  sample: AgreementSample = {},
): Promise<Id<'agreement'>> {
  const written = await writeAgreement(platform, director, aWish(sample))
  assert.ok(written.ok, written.ok ? '' : written.refusal.code)
  return written.value
}
