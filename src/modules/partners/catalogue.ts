import type { CivilDate, RoughDate } from '../../kernel/civil-date.ts'
import { LANGUAGES, type Localized } from '../../kernel/language.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Verdict } from '../eligibility/index.ts'
import { type Facts, type Rates, type Rule, criteriaOf, resolveReferences, ruleProblemText } from '../rules/index.ts'
import type { Benefit } from './benefit.ts'
import { type CERTAINTIES, type OFFER_KINDS, type STATUSES, parseProviderFile } from './catalogue-file.ts'

export type OfferKind = (typeof OFFER_KINDS)[number]
export type OfferStatus = (typeof STATUSES)[number]

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
  readonly status: OfferStatus
  /** By date, without overlap. */
  readonly versions: readonly CatalogueVersion[]
  readonly examples: readonly Example[]
}

export interface CatalogueVersion {
  /** The first day on which these terms are known to hold. */
  readonly from: CivilDate
  /** The last day. */
  readonly until?: CivilDate
  /** Companies that entered under these terms keep them when others follow, or none. */
  readonly keeps?: true
  readonly benefits: readonly Benefit[]
  readonly rule: Rule
  readonly source: Source
  readonly certainty: Certainty
  /** What the rule cannot say: discretion of the provider, readings that differ. */
  readonly notes?: Localized
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

/**
 * Reads the files as one catalogue, every rule with the conditions of those it refers to. One problem in one file refuses
 * the whole.
 */
export function parseCatalogue(files: readonly CatalogueFile[]): Result<Catalogue, BadCatalogue> {
  const problems: CatalogueProblem[] = []
  const providers: Provider[] = []
  const placed: Placed[] = []
  for (const { name, text } of files) {
    const read = parseProviderFile(text)
    if (!read.ok) {
      problems.push(...read.refusal.problems.map((problem) => ({ file: name, ...problem })))
      continue
    }
    const { provider, offers } = read.value
    if (name !== `${provider.id}.json`) {
      problems.push({ file: name, path: 'provider.id', sentence: `This file must be called ${provider.id}.json.` })
    }
    providers.push(provider)
    for (const [index, offer] of offers.entries()) {
      placed.push({ file: name, index, offer: { ...offer, providerId: provider.id } })
    }
  }
  const complete = placed.map((one) => completed(one, placed))
  problems.push(...namesakes(placed), ...differentWords(placed), ...complete.flatMap((one) => one.problems))
  const offers = complete.map(({ offer }) => offer)
  return problems.length === 0 ? ok({ providers, offers }) : refuse({ code: 'bad-catalogue', problems })
}

/** An offer and where it was read. */
interface Placed {
  readonly file: string
  readonly index: number
  readonly offer: CatalogueOffer
}

/** The version whose terms hold on the day; none before the first, after the last, or in between. */
export function versionOn(offer: Pick<CatalogueOffer, 'versions'>, on: CivilDate): CatalogueVersion | undefined {
  return offer.versions.findLast(({ from, until }) => from <= on && (until === undefined || on <= until))
}

function namesakes(placed: readonly Placed[]): readonly CatalogueProblem[] {
  const taken = new Set<string>()
  return placed.flatMap(({ file, index, offer: { id } }) => {
    if (!taken.has(id)) {
      taken.add(id)
      return []
    }
    return [{ file, path: `offers[${index}].id`, sentence: `Another offer has the id ${id}.` }]
  })
}

/**
 * One answer is kept under one key, and one relation under one code, so that each has the same words wherever it stands.
 * What is asked otherwise than before is a problem.
 */
function differentWords(placed: readonly Placed[]): readonly CatalogueProblem[] {
  const known = new Map<string, Localized>()
  return placed.flatMap(({ file, index, offer }) => {
    const otherwise = new Set<string>()
    for (const [key, words] of offer.versions.flatMap(({ rule }) => wordsOf(rule))) {
      const before = known.get(key)
      if (before && LANGUAGES.some((language) => before[language] !== words[language])) otherwise.add(key)
      known.set(key, before ?? words)
    }
    return [...otherwise].map((key) => ({
      file,
      path: `offers[${index}]`,
      sentence: `${key} has other words elsewhere.`,
    }))
  })
}

function wordsOf({ where, names, declares }: Rule): readonly (readonly [key: string, words: Localized])[] {
  return [
    ...criteriaOf(where).flatMap((criterion) =>
      'asks' in criterion ? [[`The ${criterion.kind} ${criterion.key}`, criterion.asks] as const] : [],
    ),
    ...[...names].map(([code, name]) => [`The code ${code}`, name] as const),
    ...[...declares].map(([key, { asks }]) => [`The fact ${key}`, asks] as const),
  ]
}

/** The offer with the rules it refers to, each as it held when the referring terms began. */
function completed({ file, index, offer }: Placed, placed: readonly Placed[]) {
  const problems: CatalogueProblem[] = []
  const versions = offer.versions.map((version, at) => {
    const resolved = resolveReferences(version.rule, (code) => {
      const other = placed.find(({ offer: { id } }) => id === code)?.offer
      return other && (versionOn(other, version.from) ?? other.versions.at(-1))?.rule
    })
    if (resolved.ok) return { ...version, rule: resolved.value }
    for (const problem of resolved.refusal.problems) {
      const path = `offers[${index}].versions[${at}].${problem.path}`
      problems.push({ file, path, sentence: ruleProblemText(problem, 'en') })
    }
    return version
  })
  return { offer: { ...offer, versions }, problems }
}
