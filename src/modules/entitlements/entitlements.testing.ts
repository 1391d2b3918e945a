import assert from 'node:assert/strict'
import { anOperator } from '../../../tests/operator.ts'
import { parseRoughDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { change, changed, read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { factKeyOf, parseFactValue } from '../rules/index.ts'
import { adoptOffers, readCatalogue } from '../partners/index.ts'
import { type Statement, identityOf, keepCompanies, keepResidencies, keepSite, recordFacts } from '../registry/index.ts'
import { whenFactsChanged } from './recompute.ts'

/** A company as a test writes it: facts by key in their JSON form. */
export interface CompanySample {
  readonly name?: string
  /** The code of its site; null for one that is not hosted. */
  readonly site?: string | null
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A park with three sites and the offers of the catalogue that the test names. */
export async function aParkWith(platform: Platform, offers: readonly string[], name = 'Technopark') {
  const operatorId = await anOperator(platform, { name })
  const director: Actor = { operatorId, userId: platform.newId<'user'>(), role: { kind: 'director' }, language: 'fr' }
  const sites = new Map(['casablanca', 'rabat', 'tanger'].map((code) => [code, platform.newId<'site'>()]))
  await change(platform, systemActor(operatorId), async (tx) => {
    for (const [code, id] of sites) await keepSite(tx, { id, code, name: capital(code), aliases: [], address: null })
    return changed(undefined, { event: 'park.made', subjectId: operatorId })
  })
  if (offers.length > 0) await adopt(platform, director, offers)

  return {
    operatorId,
    director,
    siteId: (code: string): Id<'site'> => {
      const id = sites.get(code)
      assert.ok(id)
      return id
    },
    manager: (...codes: readonly string[]): Actor => ({
      ...director,
      role: { kind: 'site-manager', siteIds: codes.map((code) => sites.get(code) ?? platform.newId()) },
    }),
    owner: (companyId: Id<'company'>): Actor => ({ ...director, role: { kind: 'company-owner', companyId } }),
    adopt: (codes: readonly string[]) => adopt(platform, director, codes),
    company: async (sample: CompanySample = {}): Promise<Id<'company'>> => {
      const [id] = await keepSamples(platform, director, sites, [sample])
      assert.ok(id)
      return id
    },
    companies: (samples: readonly CompanySample[]) => keepSamples(platform, director, sites, samples),
    verdicts: () =>
      read(platform, director, (db) =>
        db
          .selectFrom('entitlements')
          .innerJoin('offers', 'offers.id', 'entitlements.offerId')
          .select(['companyId', 'offers.code as offer', 'verdict', 'changesOn', 'changesTo', 'missing'])
          .orderBy('companyId')
          .orderBy('offers.code')
          .execute(),
      ),
  }
}

async function adopt(platform: Platform, director: Actor, codes: readonly string[]): Promise<readonly Id<'offer'>[]> {
  const catalogue = valueOf(await readCatalogue())
  return valueOf(await adoptOffers(platform, director, { codes, catalogue }))
}

async function keepSamples(
  platform: Platform,
  actor: Actor,
  sites: ReadonlyMap<string, Id<'site'>>,
  samples: readonly CompanySample[],
): Promise<readonly Id<'company'>[]> {
  const at = platform.now()
  const recording = { at, by: actor.userId }
  const made = samples.map((sample) => ({ ...sample, id: platform.newId<'company'>() }))
  const companyIds = made.map(({ id }) => id)
  await change(platform, systemActor(actor.operatorId), async (tx) => {
    await keepCompanies(
      tx,
      made.map(({ id, name }, index) => ({ id, identity: identityOf(name ?? `Company ${index + 1}`), createdAt: at })),
    )
    const stays = made.flatMap(({ id, site = 'casablanca' }) => {
      const siteId = sites.get(site ?? '')
      if (!siteId) return []
      const startedOn = valueOf(parseRoughDate('2016-02'))
      const none = { unitId: null, endedOn: null, areaSqm: null, terms: null }
      return [{ id: platform.newId<'residency'>(), companyId: id, siteId, startedOn, ...none }]
    })
    await keepResidencies(tx, stays, recording)
    const statements = made.flatMap(({ id, facts = {} }) => Object.entries(facts).map((fact) => statementOf(id, fact)))
    await recordFacts(platform, tx, statements, recording)
    await whenFactsChanged(platform, tx, actor, { companyIds })
    return changed(undefined, { event: 'companies.made', subjectId: actor.operatorId })
  })
  return companyIds
}

function statementOf(companyId: Id<'company'>, [name, written]: readonly [string, unknown]): Statement {
  const key = factKeyOf(name)
  assert.ok(key, `${name} is no fact`)
  const value = valueOf(parseFactValue(key, written))
  return { companyId, key, value, source: 'workbook.xlsx', sourceKind: 'workbook' }
}

/** The value of a wish that a test knows to be granted. */
export function valueOf<Value>(result: Result<Value, unknown>): Value {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusal))
  return result.value
}

function capital(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1)
}
