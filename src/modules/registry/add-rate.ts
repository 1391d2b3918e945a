import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { isCurrency, parseRate } from '../../kernel/money.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isDirector } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { MOST } from './company.ts'
import { parkOf } from './operator.store.ts'
import { keepRate } from './rates.store.ts'
import type { RegistryRefusal } from './refusal.ts'
import './registry.news.ts'

export interface RateWish {
  readonly from: string
  readonly to: string
  /** Units of `to` for one unit of `from`, as a decimal text. */
  readonly value: string
  readonly on: CivilDate
  readonly source: string
}

/** Adds the exchange rate of a day, with its source. A kept rate is not changed afterwards. */
export function addRate(platform: Platform, actor: Actor, { from, to, value, on, source }: RateWish) {
  return change<Id<'rate'>, RegistryRefusal>(platform, actor, async (tx) => {
    if (!isDirector(actor)) return refuse({ code: 'not-allowed' })
    if (!isCurrency(from)) return refuse({ code: 'currency-malformed', field: 'from' })
    if (!isCurrency(to)) return refuse({ code: 'currency-malformed', field: 'to' })
    if (from === to) return refuse({ code: 'same-currency' })
    if (!parseRate(value).ok) return refuse({ code: 'not-a-rate' })
    if (source === '') return refuse({ code: 'source-missing' })
    if (source.length > MOST.source) return refuse({ code: 'too-long', field: 'source', most: MOST.source })
    if (on > (await parkOf(platform, tx, actor)).today) return refuse({ code: 'day-to-come', field: 'on' })

    const id = platform.newId<'rate'>()
    if (!(await keepRate(tx, { id, from, to, value, on, source }))) return refuse({ code: 'rate-taken' })
    await announce(platform, tx, actor, 'rates.changed', { on })
    return changed(id, { event: 'rate.added', subjectId: id, detail: { from, to, on } })
  })
}
