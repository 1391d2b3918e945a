import type pg from 'pg'
import type { Id } from '../kernel/id.ts'
import type { Listeners } from './announce.ts'
import type { Database } from './database.ts'
import type { Jobs } from './jobs.ts'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'

/** The ground that every use case stands on. */
export interface Platform {
  readonly settings: Settings
  /** The business moment: the real clock, or the one that TREMPLIN_NOW fixes. */
  now(): Date
  /** A new id, in order of time (UUID version 7). */
  newId<Kind extends string>(): Id<Kind>
  /** The whole database, under its owner. Modules go through `change` and `read` instead, which speak for one operator. */
  readonly database: Database
  readonly pool: pg.Pool
  readonly jobs: Jobs
  readonly log: Log
  /** Who hears what the modules announce; joined by `app.ts`. */
  readonly listeners: Listeners
  /** False only in the test that proves row-level security alone: queries then lose their own operator condition. */
  readonly ownCondition: boolean
}
