import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { compareWorkbook } from './compare-workbook.ts'
import { type Counts, type IntakeRefusal, type SiteChoice, mayTakeIn } from './intake.ts'
import { type IntakeWork, findWork, keepDecisions, keepPromise, takeOn } from './intake.store.ts'
import type { LayoutMapping } from './mapping.ts'
import { doubtfulRows, keepChoices, keepPreview, rememberMappings } from './preview.store.ts'
import { storedJson } from './stored-json.ts'

/** What a person said of a workbook's columns and sites. */
export interface Decisions {
  readonly asOn: CivilDate
  readonly mappings: readonly LayoutMapping[]
  /** The layouts whose mapping differs from what was proposed, to be remembered. */
  readonly corrected: readonly LayoutMapping[]
  readonly siteChoices: Readonly<Record<string, SiteChoice>>
}

/** Keeps what a person said of a workbook and shows what it would change; nothing of it reaches the register yet. */
export function decideAndPreview(
  platform: Platform,
  actor: Actor,
  { intakeId, decisions }: { readonly intakeId: Id<'intake'>; readonly decisions: Decisions },
) {
  return change<Counts, IntakeRefusal>(platform, actor, async (tx) => {
    const { asOn, mappings, corrected, siteChoices } = decisions
    const refusal = await openForPreview(tx, actor, intakeId)
    if (refusal) return refuse(refusal)

    await keepDecisions(tx, intakeId, { asOn, mapping: storedJson(mappings), siteChoices: storedJson(siteChoices) })
    await rememberMappings(tx, corrected, platform.now())
    return preview(platform, tx, actor, intakeId)
  })
}

/** Compares a workbook with the register as it is now. */
export function previewAgain(platform: Platform, actor: Actor, intakeId: Id<'intake'>) {
  return change<Counts, IntakeRefusal>(platform, actor, async (tx) => {
    const refusal = await openForPreview(tx, actor, intakeId)
    return refusal ? refuse(refusal) : preview(platform, tx, actor, intakeId)
  })
}

/** Keeps what a person chose about doubtful rows, by their number in the preview, and compares anew. */
export function chooseForRows(
  platform: Platform,
  actor: Actor,
  { intakeId, choices }: { readonly intakeId: Id<'intake'>; readonly choices: ReadonlyMap<number, string> },
) {
  return change<Counts, IntakeRefusal>(platform, actor, async (tx) => {
    const refusal = await openForPreview(tx, actor, intakeId)
    if (refusal) return refuse(refusal)

    const rows = await doubtfulRows(tx, intakeId)
    const chosen = rows.flatMap(({ number, sheet, row, details }) => {
      const choice = details.choices?.find((one) => one === choices.get(number))
      return choice ? [{ sheet, row, choice }] : []
    })
    await keepChoices(tx, intakeId, chosen)
    return preview(platform, tx, actor, intakeId)
  })
}

/** Takes hold of a workbook's row; what stands in the way of previewing it, if anything does. */
async function openForPreview(tx: Transaction, actor: Actor, id: Id<'intake'>): Promise<IntakeRefusal | undefined> {
  if (!mayTakeIn(actor)) return { code: 'not-allowed' }
  const work = await findWork(tx, actor, id)
  if (!work) return { code: 'intake-not-found' }
  const taken = await takeOn(tx, id, ['understanding', 'previewed'], 'previewed', { setback: null })
  return taken ? undefined : { code: 'not-now', state: work.state }
}

async function preview(platform: Platform, tx: Transaction, actor: Actor, id: Id<'intake'>) {
  const work: IntakeWork | undefined = await findWork(tx, actor, id)
  if (!work) return refuse({ code: 'intake-not-found' as const })
  const compared = await compareWorkbook(platform, tx, actor, work)
  if (!compared.ok) return compared
  const { plan, counts, digest } = compared.value
  await keepPreview(tx, id, plan)
  await keepPromise(tx, id, { counts, digest })
  return changed(counts, { event: 'intake.previewed', subjectId: id, detail: { ...counts } })
}
