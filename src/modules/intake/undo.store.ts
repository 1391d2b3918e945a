import { sql } from 'kysely'
import type { Id } from '../../kernel/id.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { forgetCompanies, replaceIdentity } from '../registry/index.ts'
import { effectsOf } from './effects.store.ts'
import type { Dependent } from './intake.ts'
import { idList } from './intake.store.ts'
import { changeStay } from './register.store.ts'

/** The companies that a workbook brought into the register. */
export async function broughtCompanies(db: Database, intakeId: Id<'intake'>): Promise<readonly Id<'company'>[]> {
  return (await effectsOf(db, intakeId, 'company-added')).map(({ subjectId }) => subjectId)
}

/** What was done since to the companies that a workbook brought or changed, each company once for each kind of work. */
export async function laterWork(db: Database, intakeId: Id<'intake'>): Promise<readonly Dependent[]> {
  const found = await sql<Dependent>`
    with added as (
      select e.operator_id, e.subject_id as company_id from intake_effects e
      where e.operator_id = current_operator() and e.intake_id = ${intakeId} and e.kind = 'company-added'
    ), later as (
      -- Statements of ours that something has taken the place of.
      select f.operator_id, f.company_id, 'facts' as because
      from intake_effects e join facts f on f.operator_id = e.operator_id and f.id = e.subject_id
      where e.operator_id = current_operator() and e.intake_id = ${intakeId} and e.kind = 'fact-recorded' and f.superseded_at is not null
      union
      -- Statements of others on companies that would go.
      select f.operator_id, f.company_id, 'facts'
      from added a join facts f on f.operator_id = a.operator_id and f.company_id = a.company_id
      where not exists (
        select from intake_effects e
        where e.operator_id = f.operator_id and e.intake_id = ${intakeId} and e.kind = 'fact-recorded' and e.subject_id = f.id)
      union
      select v.operator_id, v.company_id, 'identity'
      from added a join company_versions v on v.operator_id = a.operator_id and v.company_id = a.company_id
      union
      select c.operator_id, c.id, 'identity'
      from added a join companies c on c.operator_id = a.operator_id and c.id = a.company_id
      where c.archived_at is not null
      union
      -- Companies of ours that somebody has renamed or identified otherwise since.
      select c.operator_id, c.id, 'identity'
      from intake_effects e join companies c on c.operator_id = e.operator_id and c.id = e.company_id
      where e.operator_id = current_operator() and e.intake_id = ${intakeId} and e.kind = 'company-edited'
        and exists (
          select from company_versions v
          where v.operator_id = e.operator_id and v.company_id = e.company_id and v.id > e.subject_id)
      union
      -- Stays of others in companies that would go.
      select r.operator_id, r.company_id, 'residency'
      from added a join residencies r on r.operator_id = a.operator_id and r.company_id = a.company_id
      where not exists (
        select from intake_effects e
        where e.operator_id = r.operator_id and e.intake_id = ${intakeId} and e.kind = 'residency-started' and e.subject_id = r.id)
      union
      -- Stays of ours whose beginning or end is known otherwise since.
      select r.operator_id, r.company_id, 'residency'
      from intake_effects e join residencies r on r.operator_id = e.operator_id and r.id = e.subject_id
      where e.operator_id = current_operator() and e.intake_id = ${intakeId} and e.kind = 'residency-started'
        and (r.start_corrected_at is not null or (r.end_recorded_at is not null and r.end_recorded_at <> r.recorded_at))
      union
      select r.operator_id, r.company_id, 'residency'
      from intake_effects e join residencies r on r.operator_id = e.operator_id and r.id = e.subject_id
      where e.operator_id = current_operator() and e.intake_id = ${intakeId} and e.kind = 'residency-changed'
        and (r.ended_on is distinct from (e.before #>> '{after,endedOn}')::date
          or r.started_on is distinct from e.before #>> '{after,startedOn}')
      union
      -- A company that we ended somewhere and that has begun anew since.
      select r.operator_id, r.company_id, 'residency'
      from intake_effects e join residencies r on r.operator_id = e.operator_id and r.company_id = e.company_id
      where e.operator_id = current_operator() and e.intake_id = ${intakeId} and e.kind = 'residency-changed' and r.id > e.subject_id
        and not exists (
          select from intake_effects o
          where o.operator_id = r.operator_id and o.intake_id = ${intakeId} and o.kind = 'residency-started' and o.subject_id = r.id)
    )
    select distinct later.company_id as "companyId", c.name, later.because
    from later join companies c on c.operator_id = later.operator_id and c.id = later.company_id
    order by c.name, later.because`.execute(db)
  return found.rows
}

/**
 * Takes back all that applying a workbook did. Returns the companies that stay and are known otherwise again; undefined
 * when an ICE that has to be given back is another company's by now.
 */
export async function takeBack(
  platform: Pick<Platform, 'newId'>,
  tx: Transaction,
  intakeId: Id<'intake'>,
  at: Date,
): Promise<readonly Id<'company'>[] | undefined> {
  const added = new Set(await broughtCompanies(tx, intakeId))
  const touched = new Set(await takeBackFacts(tx, intakeId))
  const begun = await effectsOf(tx, intakeId, 'residency-started')
  await tx
    .deleteFrom('residencies')
    .where((eb) => eb('id', '=', eb.fn.any(idList(begun.map(({ subjectId }) => subjectId)))))
    .execute()
  const changed = await effectsOf(tx, intakeId, 'residency-changed')
  for (const { subjectId, before } of changed) {
    await changeStay(tx, subjectId, before.stay, before.stay.endedOn === null ? null : undefined)
  }
  await forgetCompanies(tx, [...added])
  const edited = await effectsOf(tx, intakeId, 'company-edited')
  for (const { subjectId, companyId } of edited) {
    if (!(await takeBackEdit(platform, tx, companyId, subjectId, at))) return undefined
  }
  await forgetUnused(tx, intakeId)

  for (const { companyId } of [...begun, ...changed, ...edited]) touched.add(companyId)
  return [...touched].filter((companyId) => !added.has(companyId))
}

/** The statements were never made, and those they took the place of hold as they did. */
async function takeBackFacts(tx: Transaction, intakeId: Id<'intake'>): Promise<readonly Id<'company'>[]> {
  const ids = (await effectsOf(tx, intakeId, 'fact-recorded')).map(({ subjectId }) => subjectId)
  const gone = await tx
    .deleteFrom('facts')
    .where((eb) => eb('id', '=', eb.fn.any(idList(ids))))
    .returning(['companyId', 'supersedes'])
    .execute()
  await tx
    .updateTable('facts')
    .set({ supersededAt: null })
    .where((eb) => eb('id', '=', eb.fn.any(idList(gone.flatMap(({ supersedes }) => supersedes ?? [])))))
    .execute()
  return gone.map(({ companyId }) => companyId)
}

/** The company is called what it was, and was never called anything else; false when another one has its ICE since. */
async function takeBackEdit(
  platform: Pick<Platform, 'newId'>,
  tx: Transaction,
  companyId: Id<'company'>,
  versionId: Id<'company-version'>,
  at: Date,
): Promise<boolean> {
  const { identity } = await tx
    .deleteFrom('companyVersions')
    .where('id', '=', versionId)
    .where('companyId', '=', companyId)
    .returning('identity')
    .executeTakeFirstOrThrow()
  const passing = platform.newId<'company-version'>()
  if (!(await replaceIdentity(tx, companyId, identity, { at, by: undefined, versionId: passing }))) return false
  await tx.deleteFrom('companyVersions').where('id', '=', passing).execute()
  return true
}

/** Sites and offices that came with the workbook go with it, unless somebody has moved in since. */
async function forgetUnused(tx: Transaction, intakeId: Id<'intake'>): Promise<void> {
  const units = (await effectsOf(tx, intakeId, 'unit-added')).map(({ subjectId }) => subjectId)
  await tx
    .deleteFrom('units')
    .where((eb) => eb('units.id', '=', eb.fn.any(idList(units))))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('residencies').select('residencies.id').whereRef('residencies.unitId', '=', 'units.id'),
        ),
      ),
    )
    .execute()
  const sites = (await effectsOf(tx, intakeId, 'site-added')).map(({ subjectId }) => subjectId)
  await tx
    .deleteFrom('sites')
    .where((eb) => eb('sites.id', '=', eb.fn.any(idList(sites))))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('residencies').select('residencies.id').whereRef('residencies.siteId', '=', 'sites.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('units').select('units.id').whereRef('units.siteId', '=', 'sites.id'))),
    )
    .execute()
}
