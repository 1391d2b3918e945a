import assert from 'node:assert/strict'
import { type KyselyPlugin, type OperationNode, type RootOperationNode, TableNode } from 'kysely'
import type { Platform } from '../src/platform/platform.ts'
import type { TestPlatform } from './database.ts'

/** Does the work as two processes: neither goes on past its first such query before the other is there, or waits for it. */
export async function twice(
  platform: TestPlatform,
  kind: RootOperationNode['kind'],
  table: string,
  work: (process: Platform, index: number) => Promise<unknown>,
): Promise<void> {
  const both = Promise.withResolvers<void>()
  let there = 0
  const meeting = (): KyselyPlugin => {
    const met = new WeakSet<object>()
    return {
      transformQuery: ({ node, queryId }) => {
        if (node.kind === kind && tableOf(node) === table) met.add(queryId)
        return node
      },
      transformResult: async ({ result, queryId }) => {
        if (!met.has(queryId)) return result
        there += 1
        if (there === 2) both.resolve()
        await Promise.race([both.promise, waitingForALock(platform)])
        return result
      },
    }
  }
  const process = (): Platform => ({ ...platform, database: platform.database.withPlugin(meeting()) })
  await Promise.all([work(process(), 0), work(process(), 1)])
  assert.ok(there > 0, 'Neither came to the query.')
}

/** The table that a query is about. */
function tableOf(node: RootOperationNode): string | undefined {
  const about = tableNodeOf(node)
  return about && TableNode.is(about) ? about.table.identifier.name : undefined
}

function tableNodeOf(node: RootOperationNode): OperationNode | undefined {
  if (node.kind === 'InsertQueryNode') return node.into
  if (node.kind === 'UpdateQueryNode') return node.table
  if (node.kind === 'DeleteQueryNode') return node.from.froms[0]
  return node.kind === 'SelectQueryNode' ? node.from?.froms[0] : undefined
}

/** Until somebody waits for a lock of this database. */
export async function waitingForALock({ pool }: TestPlatform): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
