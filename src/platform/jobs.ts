import { PgBoss, fromKysely } from 'pg-boss'
import type pg from 'pg'
import type { Transaction } from './database.ts'
import type { Log } from './log.ts'

/** What each job is told. The module that does a job adds it here by declaration merging; data is plain JSON. */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by the modules
export interface JobData {}

export type JobName = keyof JobData

export type JobHandlers = { readonly [Name in JobName]: (data: JobData[Name]) => Promise<void> }

/** Work for later, written in the transaction that causes it: it exists if and only if its cause does. */
export interface Jobs {
  enqueue<Name extends JobName>(tx: Transaction, name: Name, data: JobData[Name], options?: JobWish): Promise<void>
  /** Does the jobs in the background until `stop`. */
  start(handlers: JobHandlers): Promise<void>
  /** Does every job that waits, and those they cause, now. For tests and short commands. */
  runAll(handlers: JobHandlers): Promise<number>
  stop(): Promise<void>
}

export interface JobWish {
  /** While a job with this key waits, another one is not added: what it would do is done anyway. */
  readonly once?: string
}

/** Every queue, and how it behaves. A name without an entry does not compile. */
export type Queues = Readonly<
  Record<JobName, { readonly retries: number; readonly everyHour?: boolean; readonly forgetDone?: boolean }>
>

const SCHEMA = 'pgboss'

/** Opens the queues on the given pool, making or migrating pg-boss's own schema. */
export async function openJobs(pool: pg.Pool, queues: Queues, log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: SCHEMA,
    supervise: true,
    schedule: true,
  })
  boss.on('error', (error) => log.error('jobs.failed', error))
  await boss.start()
  const names = Object.keys(queues) as JobName[]
  const known = new Set((await boss.getQueues()).map(({ name }) => name))
  for (const name of names) {
    if (!known.has(name))
      await boss.createQueue(name, {
        policy: 'short',
        retryLimit: queues[name].retries,
        retryBackoff: true,
        ...(queues[name].forgetDone && { deleteAfterSeconds: 60, retentionSeconds: 86_400 }),
      })
    if (queues[name].everyHour) await boss.schedule(name, '7 * * * *', {})
  }
  await pool.query(`grant usage on schema ${SCHEMA} to tremplin_app;
    grant select, insert, update, delete on all tables in schema ${SCHEMA} to tremplin_app;
    grant execute on all functions in schema ${SCHEMA} to tremplin_app`)

  return {
    enqueue: async (tx, name, data, { once } = {}) => {
      await boss.send(name, data, { singletonKey: once ?? crypto.randomUUID(), db: fromKysely(tx.withoutPlugins()) })
    },
    start: async (handlers) => {
      for (const name of names) {
        await boss.work(name, { pollingIntervalSeconds: 0.5 }, async (jobs) => {
          for (const job of jobs) await handlers[name](job.data as never)
        })
      }
    },
    runAll: async (handlers) => {
      for (let done = 0; ; ) {
        const before = done
        for (const name of names) {
          for (const job of await boss.fetch(name, { batchSize: 100 })) {
            await handlers[name](job.data as never)
            await boss.complete(name, job.id)
            done += 1
          }
        }
        if (done === before) return done
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}
