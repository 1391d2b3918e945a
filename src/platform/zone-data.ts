import type pg from 'pg'

/** Whether Node and the database know the same time zones. Local time is reckoned in Node alone; this tells when they differ. */
export interface ZoneData {
  readonly node: string
  /** Zones and instants on which the database is off, in minutes; empty when they agree. */
  readonly differences: readonly { readonly zone: string; readonly at: string; readonly minutes: number }[]
}

/** Instants at which old zone data is known to be wrong: Morocco left UTC+1 for good on 2026-09-20. */
const probes = [
  { zone: 'Africa/Casablanca', at: '2026-06-01T12:00:00Z' },
  { zone: 'Africa/Casablanca', at: '2026-11-23T12:00:00Z' },
  { zone: 'Africa/Casablanca', at: '2027-06-01T12:00:00Z' },
  { zone: 'Europe/Paris', at: '2026-07-01T12:00:00Z' },
] as const

export async function compareZoneData(pool: pg.Pool): Promise<ZoneData> {
  const differences = []
  for (const { zone, at } of probes) {
    const { rows } = await pool.query<{ minutes: number }>(
      `select extract(epoch from ($1::timestamptz at time zone $2) - ($1::timestamptz at time zone 'UTC'))::int / 60 as minutes`,
      [at, zone],
    )
    const minutes = (rows[0]?.minutes ?? 0) - offsetIn(zone, new Date(at))
    if (minutes !== 0) differences.push({ zone, at, minutes })
  }
  return { node: process.versions['tz'] ?? 'unknown', differences }
}

/** Minutes east of UTC, by Node's own zone data. */
export function offsetIn(zone: string, instant: Date): number {
  const text = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' }).format(instant)
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text)
  const minutes = Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0)
  return match?.[1] === '-' ? -minutes : minutes
}
