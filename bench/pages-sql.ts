import { Pool } from 'pg'
import type { Hono } from 'hono'
import type { WebEnv } from '../src/platform/web.ts'
import { type Answers, CALLERS, called } from './pages-callers.ts'

/** One statement as it was sent. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

interface Querying {
  query: (...given: readonly unknown[]) => unknown
}

/** Notes what a pool's clients are asked from now on. */
export function recorder(pool: Pool): { taken(): readonly Statement[] } {
  let noted: Statement[] = []
  pool.on('connect', (client) => {
    const asking = client as unknown as Querying
    const query = asking.query.bind(client)
    asking.query = (...given) => {
      const [first, values] = given
      const statement = isStatement(first)
        ? first
        : { text: String(first), values: Array.isArray(values) ? values : [] }
      // The queue looks for work all the time, whatever page is asked for.
      if (!statement.text.includes('pgboss')) noted.push({ text: statement.text, values: statement.values ?? [] })
      return query(...given)
    }
  })
  return {
    taken: () => {
      const taken = noted
      noted = []
      return taken
    },
  }
}

function isStatement(given: unknown): given is { readonly text: string; readonly values?: readonly unknown[] } {
  return typeof given === 'object' && given !== null && 'text' in given && typeof given.text === 'string'
}

/** The statements that one request for a page sends. */
export async function statementsOf(
  app: Hono<WebEnv>,
  { taken }: ReturnType<typeof recorder>,
  path: string,
  cookie: string,
): Promise<readonly Statement[]> {
  taken()
  const answer = await app.request(path, { headers: { cookie } })
  await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
  return taken()
}

/** The same statements sent bare, on a connection for each caller. */
export async function replayed(
  connectionString: string,
  statements: readonly Statement[],
  seconds: number,
): Promise<Answers> {
  const pool = new Pool({ connectionString, max: CALLERS })
  try {
    return await called(
      async () => {
        const client = await pool.connect()
        try {
          for (const { text, values } of statements) await client.query(text, [...values])
        } finally {
          client.release()
        }
      },
      { seconds },
    )
  } finally {
    await pool.end()
  }
}
