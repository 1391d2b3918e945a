import type { Id } from '../../kernel/id.ts'
import { fold } from '../../kernel/text.ts'
import type { Site } from '../registry/index.ts'
import type { SiteChoice } from './intake.ts'
import { type CompanyDraft, type Town, findTown } from '../workbook/index.ts'

/** A site that rows name, with what it is taken for. */
export interface SiteInFile {
  /** The same for every way of writing it. */
  readonly key: string
  readonly name: string
  readonly rows: number
  /** The site of the register that it plainly is. */
  readonly known?: Site
  readonly choice: SiteChoice
}

/** The key of rows that name no site. */
export const NO_SITE = ''

export function siteKeyOf(town: Town | undefined): string {
  return town ? (town.code ?? fold(town.name)) : NO_SITE
}

/** The sites that a workbook names, each once, and what was chosen or is proposed for those the register does not know. */
export function sitesInFile(
  drafts: readonly CompanyDraft[],
  sites: readonly Site[],
  chosen: Readonly<Record<string, SiteChoice>>,
): readonly SiteInFile[] {
  const found = new Map<string, { readonly name: string; rows: number }>()
  for (const { site } of drafts) {
    const key = siteKeyOf(site)
    const met = found.get(key)
    if (met) met.rows += 1
    else found.set(key, { name: site?.name ?? '', rows: 1 })
  }
  return [...found].map(([key, { name, rows }]) => {
    const known = key === NO_SITE ? undefined : knownAs(key, name, sites)
    return { key, name, rows, ...(known ? { known } : {}), choice: known?.id ?? choiceOf(key, sites, chosen) }
  })
}

function choiceOf(key: string, sites: readonly Site[], chosen: Readonly<Record<string, SiteChoice>>): SiteChoice {
  const choice = Object.hasOwn(chosen, key) ? chosen[key] : undefined
  if (choice === 'none' || (choice === 'create' && key !== NO_SITE)) return choice
  if (choice && sites.some(({ id }) => id === choice)) return choice
  if (key !== NO_SITE) return 'create'
  // A park with one site keeps its register without saying where.
  return sites.length === 1 && sites[0] ? sites[0].id : 'none'
}

/** The site with this code, name or alias. */
function knownAs(key: string, name: string, sites: readonly Site[]): Site | undefined {
  const wanted = fold(name)
  const called = (site: Site) => [site.name, ...site.aliases]
  return (
    sites.find(({ code }) => code === key) ??
    sites.find((site) => called(site).some((one) => fold(one) === wanted)) ??
    sites.find((site) => called(site).some((one) => findTown(one)?.code === key))
  )
}

/** The code of a site to be added: its own where it has one, else made from its name, and one that is free. */
export function freeSiteCode(key: string, name: string, taken: ReadonlySet<string>): string {
  const plain = (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(key) ? key : fold(name).replace(/[^a-z0-9]+/g, '-'))
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '')
  const base = plain || 'site'
  for (let number = plain ? 1 : 2; ; number++) {
    const code = number === 1 ? base : `${base}-${number}`
    if (!taken.has(code)) return code
  }
}

/** The site that a row is at once the sites of the file are settled; undefined where it has none. */
export type SiteOf = (draft: CompanyDraft) => PlannedSite | undefined

export interface PlannedSite {
  /** Absent where applying has to add the site first. */
  readonly id?: Id<'site'>
  readonly key: string
  readonly name: string
}

export function siteOfRows(inFile: readonly SiteInFile[], sites: readonly Site[]): SiteOf {
  const planned = new Map<string, PlannedSite | undefined>(
    inFile.map(({ key, name, choice }) => {
      if (choice === 'none') return [key, undefined]
      if (choice === 'create') return [key, { key, name }]
      return [key, { key, id: choice, name: sites.find(({ id }) => id === choice)?.name ?? name }]
    }),
  )
  return ({ site }) => planned.get(siteKeyOf(site))
}
