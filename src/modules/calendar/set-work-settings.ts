import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import type { SettingsRefusal } from './refusal.ts'
import { tellOfCalendar } from './tell-of-calendar.ts'
import { type WorkSettings, WEEKDAYS, objectionToSettings } from './work-settings.ts'
import { keepWorkSettings } from './work-settings.store.ts'

/** Sets how long requests may wait, which days of the week are off, and whose public holidays are kept. */
export function setWorkSettings(platform: Platform, actor: Actor, { patience, weekend, country }: WorkSettings) {
  return change<Id<'operator'>, SettingsRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    const settings = { patience, weekend: WEEKDAYS.filter((each) => weekend.includes(each)), country }
    const objection = objectionToSettings(settings)
    if (objection) return refuse(objection)

    await keepWorkSettings(tx, settings)
    await tellOfCalendar(platform, tx, actor)
    const detail = { ...settings, country: country ?? null }
    return changed(actor.operatorId, { event: 'work-settings.changed', subjectId: actor.operatorId, detail })
  })
}
