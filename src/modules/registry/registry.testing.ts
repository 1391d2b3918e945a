import assert from 'node:assert/strict'
import { anOperator } from '../../../tests/operator.ts'
import { type CivilDate, type RoughDate, parseRoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import type { Actor, Role } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { factKeyOf, parseFactValue } from '../rules/index.ts'
import { addCompany } from './add-company.ts'
import { type TypedIdentity, identityOf } from './company.ts'
import { typedFromIdentity } from './company-form.view.ts'
import { endResidency } from './move-company.ts'
import { recordFact } from './record-fact.ts'
import { keepSite } from './sites.store.ts'

/** Numbers that pass the check of the ICE. */
export const someIces = ['001561191000066', '002136093000040', '000036794000036'] as const

export interface CompanySample extends Partial<TypedIdentity> {
  /** The code of its site; null for one that is not hosted. */
  readonly site?: string | null
  readonly startedOn?: string
  readonly endedOn?: CivilDate
  /** Facts by key in their JSON form. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A register with the sites casablanca, rabat and tanger, and people in every role. */
export async function aRegister(platform: Platform, { name = 'Technopark' } = {}) {
  const operatorId = await anOperator(platform, { name })
  const as = (role: Role): Actor => ({ operatorId, userId: platform.newId<'user'>(), role, language: 'fr' })
  const director = as({ kind: 'director' })
  const sites = new Map(['casablanca', 'rabat', 'tanger'].map((code) => [code, platform.newId<'site'>()]))
  const siteId = (code: string): Id<'site'> => {
    const id = sites.get(code)
    assert.ok(id, `There is no site ${code}.`)
    return id
  }
  await change(platform, director, async (tx) => {
    for (const [code, id] of sites) {
      await keepSite(tx, { id, code, name: code.charAt(0).toUpperCase() + code.slice(1), aliases: [], address: null })
    }
    return changed(undefined, { event: 'park.made', subjectId: operatorId })
  })

  return {
    operatorId,
    director,
    siteId,
    as,
    manager: (...codes: readonly string[]) => as({ kind: 'site-manager', siteIds: codes.map(siteId) }),
    owner: (companyId: Id<'company'>) => as({ kind: 'company-owner', companyId }),
    member: (companyId: Id<'company'>) => as({ kind: 'company-member', companyId }),
    see: <Value>(work: (db: Database) => Promise<Value>) => read(platform, director, work),
    company: async (sample: CompanySample = {}): Promise<Id<'company'>> => {
      const { site = 'casablanca', startedOn, endedOn, facts = {}, ...identity } = sample
      const stay = site === null ? undefined : { siteId: siteId(site), startedOn: startedOn && roughly(startedOn) }
      const id = valueOf(
        await addCompany(platform, director, {
          identity: typed(identity),
          stay: stay && { siteId: stay.siteId, startedOn: stay.startedOn || undefined },
        }),
      )
      for (const [name, written] of Object.entries(facts)) {
        const key = factKeyOf(name)
        assert.ok(key, `${name} is no fact.`)
        const value = valueOf(parseFactValue(key, written))
        valueOf(await recordFact(platform, director, { companyId: id, key, value }))
      }
      if (endedOn) valueOf(await endResidency(platform, director, { companyId: id, on: endedOn }))
      return id
    },
  }
}

export type Register = Awaited<ReturnType<typeof aRegister>>

/** An identity as typed, with a name where the test does not care. */
export function typed(given: Partial<TypedIdentity> = {}): TypedIdentity {
  return { ...typedFromIdentity(identityOf('Atlas Robotics')), ...given }
}

/** A date as a test writes it. */
export function roughly(text: string): RoughDate {
  return valueOf(parseRoughDate(text))
}

/** What was asked for, or the refusal as a failed test. */
export function valueOf<Value>(result: Result<Value, unknown>): Value {
  assert.ok(result.ok, result.ok ? '' : `Refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** The code of a refusal. */
export function refusalOf(result: Result<unknown, { readonly code: string }>): string | undefined {
  return result.ok ? undefined : result.refusal.code
}
