import { type CivilDate, type RoughDate, firstDay } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import { refuse } from '../../kernel/result.ts'
import { type Actor, isStaff } from '../../platform/actor.ts'
import { announce } from '../../platform/announce.ts'
import { change, changed } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  type FactKey,
  type FactValue,
  isFromTheRegister,
  parseFactValue,
  splitKey,
  writeFactValue,
} from '../rules/index.ts'
import { findCompany } from './companies.store.ts'
import { MOST, type SourceKind } from './company.ts'
import { type Statement, findFact, recordFacts, supersede, takeTurn, withdrawFacts } from './facts.store.ts'
import { parkOf } from './operator.store.ts'
import type { RegistryRefusal } from './refusal.ts'
import './registry.news.ts'

export interface FactWish {
  readonly companyId: Id<'company'>
  readonly key: FactKey
  readonly value: FactValue
  readonly validOn?: RoughDate | undefined
  /** What a company says of itself is declared, whatever is asked for here. */
  readonly sourceKind?: SourceKind | undefined
  readonly source?: string | undefined
}

/** Records what is so of a company; what was held before on the same point and day becomes history. */
export function recordFact(platform: Platform, actor: Actor, wish: FactWish) {
  return change<{ readonly recorded: boolean }, RegistryRefusal>(platform, actor, async (tx) => {
    if (!(await findCompany(tx, actor, wish.companyId))) return refuse({ code: 'company-not-found' })
    if (isFromTheRegister(wish.key)) return refuse({ code: 'fact-of-the-register' })
    if (isDecision(wish.key) && !isStaff(actor)) return refuse({ code: 'decision-of-the-park' })
    const statement = statementFrom(actor, wish)
    const objection = objectionTo(statement, (await parkOf(platform, tx, actor)).today)
    if (objection) return refuse(objection)

    const [factId] = await recordFacts(platform, tx, [statement], { at: platform.now(), by: actor.userId })
    if (factId) {
      await announce(platform, tx, actor, 'company.facts-changed', { companyIds: [wish.companyId] })
    }
    return changed(
      { recorded: factId !== undefined },
      {
        event: factId ? 'company.fact-recorded' : 'company.fact-confirmed',
        subjectId: wish.companyId,
        detail: { key: wish.key, ...(factId && { factId }) },
      },
    )
  })
}

/** A person's answer on its company: declared by the company itself, or noted by the operator. */
export function declareFact(
  platform: Platform,
  actor: Actor,
  { companyId, key, value, validOn }: Pick<FactWish, 'companyId' | 'key' | 'value' | 'validOn'>,
) {
  return recordFact(platform, actor, { companyId, key, value, validOn, sourceKind: 'operator' })
}

/** Corrects one recorded fact: the value, its day or its source. What was recorded stays as history. */
export function correctFact(
  platform: Platform,
  actor: Actor,
  { factId, ...wish }: Omit<FactWish, 'key'> & { readonly factId: Id<'fact'> },
) {
  return change<{ readonly key: FactKey }, RegistryRefusal>(platform, actor, async (tx) => {
    if (!(await findCompany(tx, actor, wish.companyId))) return refuse({ code: 'company-not-found' })
    await takeTurn(tx, [wish.companyId])
    const before = await findFact(tx, wish.companyId, factId)
    if (!before || before.supersededAt) return refuse({ code: 'fact-not-found' })
    if (isDecision(before.key) && !isStaff(actor)) return refuse({ code: 'decision-of-the-park' })

    const statement = statementFrom(actor, { ...wish, key: before.key })
    if (!parseFactValue(before.key, writeFactValue(wish.value)).ok) {
      return refuse({ code: 'bad-fact-value', expects: before.value.kind })
    }
    const objection = objectionTo(statement, (await parkOf(platform, tx, actor)).today)
    if (objection) return refuse(objection)

    const at = platform.now()
    if (statement.validOn !== before.validOn) await supersede(tx, [factId], at)
    await recordFacts(platform, tx, [statement], { at, by: actor.userId })
    await announce(platform, tx, actor, 'company.facts-changed', { companyIds: [wish.companyId] })
    return changed(
      { key: before.key },
      { event: 'company.fact-corrected', subjectId: wish.companyId, detail: { key: before.key, factId } },
    )
  })
}

/** Takes back a fact that was recorded by mistake; what it had taken the place of holds again. */
export function withdrawFact(
  platform: Platform,
  actor: Actor,
  { companyId, factId }: { readonly companyId: Id<'company'>; readonly factId: Id<'fact'> },
) {
  return change<{ readonly key: FactKey }, RegistryRefusal>(platform, actor, async (tx) => {
    if (!(await findCompany(tx, actor, companyId))) return refuse({ code: 'company-not-found' })
    await takeTurn(tx, [companyId])
    const fact = await findFact(tx, companyId, factId)
    if (!fact || fact.supersededAt) return refuse({ code: 'fact-not-found' })
    if (isDecision(fact.key) && !isStaff(actor)) return refuse({ code: 'decision-of-the-park' })

    await withdrawFacts(platform, tx, [factId], { at: platform.now(), by: actor.userId })
    await announce(platform, tx, actor, 'company.facts-changed', { companyIds: [companyId] })
    return changed(
      { key: fact.key },
      { event: 'company.fact-withdrawn', subjectId: companyId, detail: { key: fact.key, factId } },
    )
  })
}

/** What a person decides about a company. The company may not decide it for itself. */
function isDecision(key: FactKey): boolean {
  return splitKey(key).name === 'decision'
}

function statementFrom(actor: Actor, wish: FactWish): Statement {
  const { companyId, key, value, validOn, source, sourceKind = 'operator' } = wish
  return {
    companyId,
    key,
    value,
    sourceKind: isStaff(actor) ? sourceKind : 'declared',
    ...(source && { source }),
    ...(validOn && { validOn }),
  }
}

/** What stands in the way of recording a statement, if anything does. */
function objectionTo(statement: Statement, today: CivilDate): RegistryRefusal | undefined {
  const { key, value, source, sourceKind, validOn } = statement
  if (!parseFactValue(key, writeFactValue(value)).ok) return { code: 'bad-fact-value', expects: value.kind }
  if (!source && (sourceKind === 'workbook' || sourceKind === 'document')) return { code: 'source-missing' }
  if (source && source.length > MOST.source) return { code: 'too-long', field: 'source', most: MOST.source }
  if (validOn && firstDay(validOn) > today) return { code: 'day-to-come', field: 'validOn' }
  return undefined
}
