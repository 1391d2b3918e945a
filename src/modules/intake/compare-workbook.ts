import { createHash } from 'node:crypto'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import { type Actor, siteLimit } from '../../platform/actor.ts'
import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Site, listSites, parkOf } from '../registry/index.ts'
import { type Counts, type IntakeRefusal, MOST_COMPANIES } from './intake.ts'
import type { IntakeWork } from './intake.store.ts'
import { registerOf } from './known-company.ts'
import { type Plan, planOf } from './plan.ts'
import { LISTED_STATES } from './preview.ts'
import { type ReadDocument, readDocument } from './read-document.ts'
import { findChoices } from './preview.store.ts'
import { knownCompanies } from './register.store.ts'
import { type SiteInFile, siteOfRows, sitesInFile } from './sites-in-file.ts'
import { storedJson } from './stored-json.ts'
import type { Phase } from './progress.ts'

/** A workbook compared with the register as it is at this moment. */
export interface Comparison {
  readonly document: ReadDocument
  readonly sites: readonly Site[]
  readonly inFile: readonly SiteInFile[]
  readonly plan: Plan
  readonly counts: Counts
  /** The same for two comparisons that would do the same. */
  readonly digest: string
}

/** Reads a workbook anew and compares it with the register: what the preview shows and what applying does. */
export async function compareWorkbook(
  platform: Platform,
  db: Database,
  actor: Actor,
  work: IntakeWork,
  tell: (phase: Phase) => void = () => {},
): Promise<Result<Comparison, IntakeRefusal>> {
  tell('reading')
  const { currency } = await parkOf(platform, db, actor)
  const document = readDocument({ ...work, currency })
  if (!document.ok) return document
  const { drafts, problems } = document.value
  if (drafts.length === 0) return refuse({ code: 'no-companies' })
  if (drafts.length > MOST_COMPANIES) return refuse({ code: 'too-many-companies', most: MOST_COMPANIES })

  tell('matching')
  const sites = await listSites(db)
  const inFile = sitesInFile(drafts, sites, work.siteChoices)
  const plan = planOf({
    drafts,
    problems,
    register: registerOf(await knownCompanies(db)),
    siteOf: siteOfRows(inFile, sites),
    ownSites: siteLimit(actor),
    choices: await findChoices(db, work.id),
    asOn: work.asOn,
    fileName: work.fileName,
  })
  return ok({ document: document.value, sites, inFile, plan, counts: countsOf(plan), digest: digestOf(plan) })
}

function countsOf({ rows, gone }: Plan): Counts {
  const counted = Object.fromEntries(LISTED_STATES.map((state) => [state, 0])) as Record<keyof Counts, number>
  for (const { state } of rows) counted[state] += 1
  return { ...counted, gone: gone.length }
}

/** Covers what would be written and what the preview shows of it. */
function digestOf({ rows, gone }: Plan): string {
  const digest = createHash('sha256')
  for (const { sheet, row, state, companyId, details, act } of rows) {
    const { alterations, choice } = details
    digest.update(storedJson([sheet, row, state, companyId, alterations, choice, act?.company, act?.stay]))
  }
  digest.update(storedJson(gone.map(({ id }) => id)))
  return digest.digest('hex')
}
