import assert from 'node:assert/strict'
import { catchUp, modules } from '../src/app.ts'
import { keepOperator, keepPlaces } from '../src/demo/builders.ts'
import { threeSites } from '../src/demo/sites.ts'
import { day } from '../src/kernel/civil-date.ts'
import type { Id } from '../src/kernel/id.ts'
import { decideAndPreview, startApplying, undoIntake, uploadWorkbook } from '../src/modules/intake/index.ts'
import { type Actor, systemActor } from '../src/platform/actor.ts'
import { verifyAudit } from '../src/platform/audit.ts'
import { change, changed, read } from '../src/platform/change.ts'
import { jsonLog } from '../src/platform/log.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import { readSettings } from '../src/platform/settings.ts'

/**
 * One life of a server on the data folder of TREMPLIN_DATA, told to the parent step by step: what it found, what became
 * of it once the work left over was done, then the next workbook (of as many rows as the argument says) being applied.
 * The parent ends it as it likes.
 */
export type Told = { readonly [Step in keyof Steps]: { readonly step: Step } & Steps[Step] }[keyof Steps]

export interface Steps {
  readonly found: { readonly register: Register }
  /** With the time that the work left over took, where there was some. */
  readonly settled: { readonly register: Register; readonly ms?: number }
  readonly cleared: { readonly register: Register }
  /** The work left over goes on. */
  readonly resuming: object
  readonly applying: object
  readonly applied: { readonly ms: number; readonly register: Register }
}

/** What the database holds of the latest workbook. */
export interface Register {
  readonly state: string | null
  readonly companies: number
  readonly facts: number
  readonly residencies: number
  readonly effects: number
  /** One value for the contents of all of them, apart from ids and moments. */
  readonly contents: string | null
  readonly appliedLines: number
  readonly auditBrokenAt: string | null
}

const rows = Number(process.argv[2])
await live()

async function live(): Promise<void> {
  const opened = await openPlatform(readSettings(process.env, { demo: false, name: 'park' }), modules, jsonLog())
  const { platform } = opened
  process.on('message', () => void opened.close().then(() => process.disconnect()))
  const actor = systemActor(await operatorOf(platform))
  const found = await registerOf(platform, actor)
  tell({ step: 'found', register: found })

  const ended = watched()
  const handlers = modules.handlersOf(platform)
  await catchUp(platform)
  await platform.jobs.start({ ...handlers, 'intake.apply': ended.watch(handlers['intake.apply']) })
  const ms = found.state === 'applying' ? { ms: await ended.next() } : {}
  const settled = await registerOf(platform, actor)
  tell({ step: 'settled', register: settled, ...ms })

  if (settled.state === 'applied') {
    const undone = await undoIntake(platform, actor, {
      intakeId: await latestIntake(platform),
      whoBelongs: async () => [],
    })
    assert.ok(undone.ok, JSON.stringify(undone))
  }
  tell({ step: 'cleared', register: await registerOf(platform, actor) })

  await bring(platform, actor)
  tell({ step: 'applied', ms: await ended.next({ fresh: true }), register: await registerOf(platform, actor) })
}

function tell(told: Told): void {
  process.send?.(told)
}

/** Watches applications from outside the job: when each begins and how long it took. */
function watched() {
  let fresh = false
  let heard: PromiseWithResolvers<number> = Promise.withResolvers()
  return {
    watch:
      <Data>(apply: (data: Data) => Promise<void>) =>
      async (data: Data) => {
        const from = performance.now()
        tell({ step: fresh ? 'applying' : 'resuming' })
        await apply(data)
        heard.resolve(performance.now() - from)
      },
    /** How long the next application takes, once it is over; a fresh one is of this life's own workbook. */
    async next(wish: { readonly fresh: boolean } = { fresh: false }): Promise<number> {
      fresh = wish.fresh
      const ms = await heard.promise
      heard = Promise.withResolvers()
      return ms
    },
  }
}

/** The park of this folder, made in its first life. */
async function operatorOf(platform: Platform): Promise<Id<'operator'>> {
  const known = await platform.database.selectFrom('operators').select('id').executeTakeFirst()
  if (known) return known.id
  const id = platform.newId<'operator'>()
  await change(platform, systemActor(id), async (tx) => {
    await keepOperator(tx, { id, name: 'Technopark', demo: false })
    await keepPlaces(platform, tx, threeSites({ casablanca: 4, rabat: 3, tanger: 2 }))
    return changed(undefined, { event: 'park.made', subjectId: id })
  })
  return id
}

async function bring(platform: Platform, actor: Actor): Promise<void> {
  const headings = ['Raison sociale', 'Site', 'Date de création', 'Effectif', 'CA 2016 (KDH)', 'Secteur']
  const companies = Array.from({ length: rows }, (_, at) => [
    `Société numéro ${at}`,
    ['Casa', 'Rabat', 'Tanger'][at % 3] ?? '',
    `${2000 + (at % 17)}-03-0${1 + (at % 9)}`,
    1 + (at % 40),
    100 + at,
    ['Fintech', 'Cloud', 'Mobile'][at % 3] ?? '',
  ])
  const bytes = new TextEncoder().encode([headings, ...companies].map((row) => row.join(';')).join('\n'))
  const uploaded = await uploadWorkbook(platform, actor, { name: 'registre.csv', bytes })
  assert.ok(uploaded.ok, JSON.stringify(uploaded))
  const intakeId = uploaded.value
  const decisions = { asOn: day('2017-08-21'), mappings: [], corrected: [], siteChoices: {} }
  const previewed = await decideAndPreview(platform, actor, { intakeId, decisions })
  assert.ok(previewed.ok && previewed.value.new === rows, JSON.stringify(previewed))
  const started = await startApplying(platform, actor, { intakeId, gone: 'keep' })
  assert.ok(started.ok, JSON.stringify(started))
}

async function latestIntake(platform: Platform): Promise<Id<'intake'>> {
  const { id } = await platform.database
    .selectFrom('intakes')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

/** Counted by the owner of the database, in one statement: nothing can happen between two counts. */
async function registerOf(platform: Platform, actor: Actor): Promise<Register> {
  const counted = await platform.pool.query<Omit<Register, 'auditBrokenAt'>>(`
    with latest as (select operator_id, id, state from intakes order by id desc limit 1)
    select
      (select state from latest) as state,
      (select count(*)::int from companies) as companies,
      (select count(*)::int from facts) as facts,
      (select count(*)::int from residencies) as residencies,
      (select count(*)::int from intake_effects e join latest l on (l.operator_id, l.id) = (e.operator_id, e.intake_id)) as effects,
      (select md5(string_agg(concat_ws('|', c.name, s.code, r.started_on, f.key, f.value, f.valid_on), E'\\n'
          order by c.name, s.code, r.started_on, f.key, f.value::text))
        from companies c
        left join residencies r on (r.operator_id, r.company_id) = (c.operator_id, c.id)
        left join sites s on (s.operator_id, s.id) = (r.operator_id, r.site_id)
        left join facts f on (f.operator_id, f.company_id) = (c.operator_id, c.id)) as contents,
      (select count(*)::int from audit_lines a join latest l on (l.operator_id, l.id::text) = (a.operator_id, a.subject_id)
        where a.event = 'intake.applied') as "appliedLines"`)
  const [row] = counted.rows
  assert.ok(row)
  const { brokenAt } = await read(platform, actor, verifyAudit)
  return { ...row, auditBrokenAt: brokenAt?.toString() ?? null }
}
