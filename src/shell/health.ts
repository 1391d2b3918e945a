import about from '../../package.json' with { type: 'json' }
import type { Platform } from '../platform/platform.ts'
import { compareZoneData } from '../platform/zone-data.ts'

/** What `/healthz` tells: whether the server can do its work, and the time zone data it works with. */
export async function health(platform: Platform): Promise<{ readonly status: 200 | 503; readonly body: object }> {
  try {
    const [{ rows }, zones, waiting] = await Promise.all([
      platform.pool.query<{ version: string }>(`select current_setting('server_version') as version`),
      compareZoneData(platform.pool),
      platform.pool.query<{ count: number }>(
        `select count(*)::int as count from pgboss.job where state in ('created', 'retry', 'active')`,
      ),
    ])
    return {
      status: 200,
      body: {
        status: 'ok',
        version: about.version,
        database: { version: rows[0]?.version, embedded: platform.settings.databaseUrl === undefined },
        zoneData: { node: zones.node, databaseAgrees: zones.differences.length === 0, differences: zones.differences },
        jobs: { waiting: waiting.rows[0]?.count ?? 0 },
      },
    }
  } catch (error) {
    platform.log.error('health.failed', error)
    return {
      status: 503,
      body: { status: 'unavailable', version: about.version, detail: 'The database does not answer.' },
    }
  }
}
