import type { CivilDate } from '../../kernel/civil-date.ts'
import type { Id } from '../../kernel/id.ts'
import type { Transaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { standalone } from '../rules/index.ts'
import type { CatalogueOffer, CatalogueVersion } from './catalogue.ts'
import { newestTerms, sameTerms } from './catalogue-news.ts'
import { type LocalConditions, joined, writeLocal } from './local-conditions.ts'
import type { OfferVersion } from './offer.ts'
import { findOffer, keepVersion } from './partners.store.ts'

export interface Taking {
  readonly offerId: Id<'offer'>
  readonly entry: CatalogueOffer
  /** The park's own conditions; those of the terms before where nothing is said. */
  readonly local?: LocalConditions | undefined
  readonly on: CivilDate
}

/**
 * Gives an offer the terms of the catalogue that it lacks, each with the park's own conditions. The offer is locked by the
 * caller. How many versions were added.
 */
export async function takeOver(
  platform: Platform,
  tx: Transaction,
  { offerId, entry, local, on }: Taking,
): Promise<number> {
  const last = (await findOffer(tx, offerId))?.versions.at(-1)
  const added = local ?? last?.local ?? []
  const lacking = termsLacking(entry, last, added, on)
  for (const [index, terms] of lacking.entries()) {
    const number = (last?.number ?? 0) + index + 1
    const place = { id: platform.newId<'offer-version'>(), offerId, number, publishedAt: platform.now() }
    // The rule as it is today: what another offer changes later does not change these terms.
    const rule = joined(standalone(terms.rule), added)
    if (!rule.ok) throw new Error(`${entry.id} and what the park asks for are no rule: ${JSON.stringify(rule.refusal)}`)
    await keepVersion(tx, { ...place, origin: 'catalogue', local: added }, { ...terms, rule: rule.value })
  }
  return lacking.length
}

/**
 * Terms that begin after the last ones, or the newest where they correct what was taken for them. Such a correction holds
 * from the day the last ones began, because versions follow one another in time; other conditions of the park hold from the
 * day they are set.
 */
function termsLacking(
  entry: CatalogueOffer,
  last: OfferVersion | undefined,
  local: LocalConditions,
  on: CivilDate,
): readonly CatalogueVersion[] {
  if (!last) return entry.versions
  const later = entry.versions.filter(({ from }) => from > last.from)
  if (later.length > 0) return later
  const newest = newestTerms(entry)
  const corrected = !sameTerms(newest, last)
  const from = corrected || on < last.from ? last.from : on
  const over = newest.until !== undefined && newest.until < from
  return over || (!corrected && sameLocal(local, last.local)) ? [] : [{ ...newest, from }]
}

function sameLocal(a: LocalConditions, b: LocalConditions): boolean {
  return JSON.stringify(writeLocal(a)) === JSON.stringify(writeLocal(b))
}
