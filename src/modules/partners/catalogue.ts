import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import { LANGUAGES, type Localized } from '../../kernel/language.ts'
import type { Money } from '../../kernel/money.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Verdict } from '../eligibility/index.ts'
import { type Facts, type Rates, type Rule, criteriaOf } from '../rules/index.ts'
import { type BENEFIT_KINDS, type CERTAINTIES, type OFFER_KINDS, parseProviderFile } from './catalogue-file.ts'

export type OfferKind = (typeof OFFER_KINDS)[number]
export type BenefitKind = (typeof BENEFIT_KINDS)[number]

/** high: the provider's own text was seen; medium: a dated reading of it by others; low: an old or second-hand source. */
export type Certainty = (typeof CERTAINTIES)[number]

/** What partners and public programmes are known to give, as kept in the files of `catalogue/`. */
export interface Catalogue {
  readonly providers: readonly Provider[]
  readonly offers: readonly CatalogueOffer[]
}

export interface Provider {
  readonly id: string
  readonly name: Localized
  readonly website: string
}

export interface CatalogueOffer {
  readonly id: string
  readonly providerId: string
  readonly title: Localized
  readonly summary: Localized
  readonly kind: OfferKind
  /** As of the day the file was last edited: an ended offer takes no new requests, whatever its rule says. */
  readonly status: 'open' | 'ended'
  /** By date, without overlap. */
  readonly versions: readonly CatalogueVersion[]
  readonly examples: readonly Example[]
}

export interface CatalogueVersion {
  /** The first day on which these terms are known to hold. */
  readonly from: CivilDate
  /** The last day. */
  readonly until?: CivilDate
  readonly benefits: readonly Benefit[]
  readonly rule: Rule
  readonly source: Source
  readonly certainty: Certainty
  /** What the rule cannot say: discretion of the provider, readings that differ. */
  readonly notes?: Localized
}

export interface Benefit {
  readonly kind: BenefitKind
  readonly text: Localized
  readonly upTo?: Money
  readonly months?: number
}

export interface Source {
  readonly url: string
  readonly title?: string
  /** When somebody last read it; absent where that is not known. */
  readonly readOn?: RoughDate
  /** Whose reading of the page this is, where it is not ours. */
  readonly via?: { readonly name: string; readonly url: string; readonly licence: string }
}

/** A company and the verdict that the version of that day must give on it. */
export interface Example {
  readonly facts: Facts
  readonly rates: Rates
  readonly on: CivilDate
  readonly verdict: Verdict
}

export interface CatalogueFile {
  /** "microsoft.json" */
  readonly name: string
  readonly text: string
}

/** What is wrong, and where, for the person who edits the file. */
export interface CatalogueProblem {
  readonly file: string
  /** "offers[0].versions[0].from"; empty for the whole file. */
  readonly path: string
  readonly sentence: string
}

export interface BadCatalogue {
  readonly code: 'bad-catalogue'
  readonly problems: readonly CatalogueProblem[]
}

/** Reads the files as one catalogue. One problem in one file refuses the whole. */
export function parseCatalogue(files: readonly CatalogueFile[]): Result<Catalogue, BadCatalogue> {
  const problems: CatalogueProblem[] = []
  const providers: Provider[] = []
  const offers: CatalogueOffer[] = []
  const asked = new Map<string, Localized>()
  for (const { name, text } of files) {
    const read = parseProviderFile(text)
    if (!read.ok) {
      problems.push(...read.refusal.problems.map((problem) => ({ file: name, ...problem })))
      continue
    }
    const { provider, offers: own } = read.value
    if (name !== `${provider.id}.json`) {
      problems.push({ file: name, path: 'provider.id', sentence: `This file must be called ${provider.id}.json.` })
    }
    for (const [index, offer] of own.entries()) {
      if (offers.some(({ id }) => id === offer.id)) {
        problems.push({ file: name, path: `offers[${index}].id`, sentence: `Another offer has the id ${offer.id}.` })
      }
      for (const key of questionsAskedOtherwise(offer, asked)) {
        problems.push({
          file: name,
          path: `offers[${index}]`,
          sentence: `The question ${key} is asked in other words elsewhere.`,
        })
      }
      offers.push({ ...offer, providerId: provider.id })
    }
    providers.push(provider)
  }
  return problems.length === 0 ? ok({ providers, offers }) : refuse({ code: 'bad-catalogue', problems })
}

/** The version whose terms hold on the day; none before the first, after the last, or in between. */
export function versionOn(offer: Pick<CatalogueOffer, 'versions'>, on: CivilDate): CatalogueVersion | undefined {
  return offer.versions.findLast(({ from, until }) => from <= on && (until === undefined || on <= until))
}

/** One answer is kept per question key, so a key asks one thing wherever it stands. Adds the offer's to those asked. */
function questionsAskedOtherwise(
  { versions }: Pick<CatalogueOffer, 'versions'>,
  asked: Map<string, Localized>,
): ReadonlySet<string> {
  const otherwise = new Set<string>()
  for (const criterion of versions.flatMap(({ rule }) => criteriaOf(rule.where))) {
    if (criterion.kind !== 'question') continue
    const { key, asks } = criterion
    const before = asked.get(key)
    if (before && LANGUAGES.some((language) => before[language] !== asks[language])) otherwise.add(key)
    asked.set(key, before ?? asks)
  }
  return otherwise
}
