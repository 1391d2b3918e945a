import assert from 'node:assert/strict'
import { type TestPlatform, aPlatform } from '../../../tests/database.ts'
import { anOperator } from '../../../tests/operator.ts'
import { type CivilDate, day } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { type Actor, systemActor } from '../../platform/actor.ts'
import { read } from '../../platform/change.ts'
import type { Counts, GoneChoice, Intake, SiteChoice } from './intake.ts'
import { findIntake } from './intake.store.ts'
import type { LayoutMapping } from './mapping.ts'
import { decideAndPreview } from './prepare-preview.ts'
import { type PreviewRow, listPreview } from './preview.store.ts'
import { startApplying } from './start-applying.ts'
import { uploadWorkbook } from './upload-workbook.ts'

export const HEADINGS = ['Raison sociale', 'ICE', 'Site', 'Date de création', 'Effectif', 'CA 2016 (KDH)'] as const

/** A workbook as text: the usual headings, a row for each company. */
export function aWorkbook(rows: readonly (readonly string[])[], headings: readonly string[] = HEADINGS): Uint8Array {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  return new TextEncoder().encode([headings, ...rows].map((row) => row.map(quoted).join(';')).join('\n'))
}

interface Bringing {
  readonly asOn?: CivilDate
  readonly name?: string
  readonly mappings?: readonly LayoutMapping[]
  readonly siteChoices?: Readonly<Record<string, SiteChoice>>
  readonly gone?: GoneChoice
}

/** One person who brings workbooks, from the file to the register. */
export function aTaker(platform: TestPlatform, actor: Actor) {
  const taker = {
    async upload(bytes: Uint8Array, name = 'registre.csv'): Promise<Id<'intake'>> {
      const uploaded = await uploadWorkbook(platform, actor, { name, bytes })
      assert.ok(uploaded.ok, JSON.stringify(uploaded))
      return uploaded.value
    },
    async preview(
      bytes: Uint8Array,
      { asOn = day('2017-08-21'), name, mappings = [], siteChoices = {} }: Bringing = {},
    ): Promise<{ readonly intakeId: Id<'intake'>; readonly counts: Counts }> {
      const intakeId = await taker.upload(bytes, name)
      const decisions = { asOn, mappings, corrected: mappings, siteChoices }
      const previewed = await decideAndPreview(platform, actor, { intakeId, decisions })
      assert.ok(previewed.ok, JSON.stringify(previewed))
      return { intakeId, counts: previewed.value }
    },
    async start(intakeId: Id<'intake'>, gone: GoneChoice = 'keep'): Promise<void> {
      const started = await startApplying(platform, actor, { intakeId, gone })
      assert.ok(started.ok, JSON.stringify(started))
    },
    async bring(bytes: Uint8Array, options: Bringing = {}) {
      const { intakeId, counts } = await taker.preview(bytes, options)
      await taker.start(intakeId, options.gone)
      await platform.work()
      assert.equal((await taker.intake(intakeId)).state, 'applied')
      return { intakeId, counts }
    },
    async intake(intakeId: Id<'intake'>): Promise<Intake> {
      const intake = await read(platform, actor, (db) => findIntake(db, actor, intakeId))
      assert.ok(intake)
      return intake
    },
    rows(intakeId: Id<'intake'>): Promise<readonly PreviewRow[]> {
      return read(platform, actor, (db) => listPreview(db, intakeId, { offset: 0, limit: 1_000 }))
    },
    /** Everything in the register, row by row, as the database writes it. */
    async register(): Promise<Readonly<Record<string, readonly string[]>>> {
      const found: Record<string, readonly string[]> = {}
      for (const table of ['sites', 'units', 'companies', 'company_versions', 'residencies', 'facts']) {
        const { rows } = await platform.pool.query<{ line: string }>(
          `select to_jsonb(t)::text as line from ${table} t where operator_id = $1 order by 1`,
          [actor.operatorId],
        )
        found[table] = rows.map(({ line }) => line)
      }
      return found
    },
  }
  return taker
}

/** Three companies at three sites. */
export const three = aWorkbook([
  ['Atlas Robotics', '', 'Rabat', '2015-10-22', '7', '4161'],
  ['Souk Labs', '', 'Casa', '2016', '12', 'néant'],
  ['طنجة ميديا', '', 'طنجة', '2017-03', '3', 'n.c.'],
])
export const nobodyBelongs = async () => []

/** A park with an empty register and somebody who brings workbooks. */
export async function aPark({ platform, actor }: { platform?: TestPlatform; actor?: Actor } = {}) {
  const ground = platform ?? (await aPlatform())
  const director = actor ?? systemActor(await anOperator(ground))
  return { platform: ground, director, ...aTaker(ground, director) }
}
