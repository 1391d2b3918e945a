import { createHash } from 'node:crypto'
import { type WrittenRule, standalone, writeRule } from '../rules/index.ts'
import { writeBenefit } from './benefit.ts'
import type { Catalogue, CatalogueOffer, CatalogueVersion } from './catalogue.ts'
import { withoutLocal } from './local-conditions.ts'
import type { Offer, OfferVersion } from './offer.ts'

/** What the catalogue says of an offer that the park has, where nobody of the park has taken a stand on it yet. */
export interface CatalogueNews {
  readonly offer: Offer
  readonly entry: CatalogueOffer
  /** The newest terms in the catalogue, their rule by itself. */
  readonly terms: CatalogueVersion
  /** The offer's own newest terms. */
  readonly own: OfferVersion
  /** Names the terms, so that an answer is given to those that were read. */
  readonly digest: string
  /** The catalogue holds the offer to be ended. */
  readonly ended: boolean
}

/** What is new in the catalogue on the park's offers, those of its own making and those it closed left aside. */
export function newsAmong(offers: readonly Offer[], catalogue: Catalogue): readonly CatalogueNews[] {
  return offers.flatMap((offer) => newsOn(offer, catalogue) ?? [])
}

/** What is new in the catalogue on one offer. */
export function newsOn(offer: Offer, catalogue: Catalogue): CatalogueNews | undefined {
  const beside = besideOf(offer, catalogue)
  if (!beside || offer.closedAt) return undefined
  const adopted = offer.versions.findLast(({ origin }) => origin === 'catalogue')
  const seen = offer.seenDigest ?? (adopted && digestOf(adopted, beside.ended))
  return seen === beside.digest ? undefined : beside
}

/** What the catalogue says of an offer that was taken from it, new or not. */
export function besideOf(offer: Offer, catalogue: Catalogue): CatalogueNews | undefined {
  const [first] = offer.versions
  const own = offer.versions.at(-1)
  const entry = catalogue.offers.find(({ id }) => id === offer.code)
  if (!entry || !own || first?.origin !== 'catalogue') return undefined
  return { offer, entry, own, ...standOf(entry) }
}

/** The terms that an entry of the catalogue ends with, their rule by itself. */
export function newestTerms({ id, versions }: CatalogueOffer): CatalogueVersion {
  const newest = versions.at(-1)
  if (!newest) throw new Error(`The offer ${id} has no terms in the catalogue.`)
  return { ...newest, rule: standalone(newest.rule) }
}

type Stand = Pick<CatalogueNews, 'terms' | 'ended' | 'digest'>

const stands = new WeakMap<CatalogueOffer, Stand>()

/** Where an entry stands, worked out once: every page about offers asks. */
function standOf(entry: CatalogueOffer): Stand {
  const known = stands.get(entry)
  if (known) return known
  const terms = newestTerms(entry)
  const ended = entry.status === 'ended'
  const stand = { terms, ended, digest: digestOf(terms, ended) }
  stands.set(entry, stand)
  return stand
}

/** The digest of the newest terms of an entry. */
export function entryDigest(entry: CatalogueOffer): string {
  return standOf(entry).digest
}

/** Whether two terms give the same to the same companies on the same days, whoever read them and in whatever words. */
export function sameTerms(a: Terms, b: Terms): boolean {
  return digestOf(a, false) === digestOf(b, false)
}

type Terms = Pick<CatalogueVersion, 'from' | 'until' | 'keeps' | 'rule' | 'benefits'> &
  Partial<Pick<OfferVersion, 'local'>>

/** One text for the same terms: what a rule is called by and who read it when does not count. */
function digestOf({ from, until, keeps, rule, benefits, local = [] }: Terms, ended: boolean): string {
  const { names: _, declares: __, ...said } = writeRule(withoutLocal(rule, local)) as WrittenRule & Named
  const terms = { from, until, keeps: keeps ?? false, ended, rule: said, benefits: benefits.map(writeBenefit) }
  return createHash('sha256')
    .update(JSON.stringify(sorted(terms)))
    .digest('hex')
}

interface Named {
  readonly names?: unknown
  readonly declares?: unknown
}

/** The words of a question are no part of what it decides. */
const words: ReadonlySet<string> = new Set(['asks', 'requires'])

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([key, part]) => part !== undefined && !words.has(key))
  return Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]))
}
