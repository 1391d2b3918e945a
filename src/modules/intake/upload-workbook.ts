import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import type { Actor } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { parkOf } from '../registry/index.ts'
import { type IntakeRefusal, MOST_MEGABYTES, fileNameOf, mayTakeIn } from './intake.ts'
import { keepDecisions, keepIntake } from './intake.store.ts'
import { layoutsOf } from './mapping.ts'
import { rememberedMappings } from './preview.store.ts'
import { storedJson } from './stored-json.ts'
import { readFile, understand } from '../workbook/index.ts'

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Takes in a workbook as it is: nothing of it reaches the register before somebody has seen what it would change. */
export function uploadWorkbook(platform: Platform, actor: Actor, { name, bytes }: Upload) {
  return change<Id<'intake'>, IntakeRefusal>(platform, actor, async (tx) => {
    if (!mayTakeIn(actor)) return refuse({ code: 'not-allowed' })
    if (bytes.length > MOST_MEGABYTES * 1024 * 1024) {
      return refuse({ code: 'file-too-big', megabytes: MOST_MEGABYTES })
    }

    const fileName = fileNameOf(name)
    const { today } = await parkOf(platform, tx, actor)
    const sheets = readFile(bytes, fileName)
    if (!sheets.ok) return sheets
    const understanding = understand(sheets.value, today)
    const signatures = layoutsOf(understanding).map(({ signature }) => signature)
    if (signatures.length === 0) return refuse({ code: 'no-companies' })

    const id = platform.newId<'intake'>()
    const asOn = understanding.asOf ?? today
    await keepIntake(tx, { id, fileName, bytes, uploadedBy: actor.userId, uploadedAt: platform.now(), asOn })
    const remembered = await rememberedMappings(tx, signatures)
    if (remembered.length > 0) await keepDecisions(tx, id, { asOn, mapping: storedJson(remembered), siteChoices: '{}' })
    return changed(id, { event: 'intake.uploaded', subjectId: id, detail: { bytes: bytes.length } })
  })
}
