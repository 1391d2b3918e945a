import { dayFrom } from '../../kernel/civil-date.ts'
import type { Facts, Stay } from '../rules/index.ts'
import { staysOf } from './cells.ts'

/** The stays of all companies, one after another. */
export interface StayTable {
  readonly bytes: number
  readonly sites: readonly string[]
  /** For every company the sites where it is on a day, as a number by its place in `sets`; kept for the last day asked. */
  on(day: number): { readonly places: Uint16Array; readonly sets: readonly (readonly string[])[] }
  /** The stays of one company. Days of rough dates are the earliest they can be. */
  at(row: number): readonly Stay[]
}

/** Before all days, and after them. */
const ALWAYS = -0x80000000
const FOREVER = 0x7fffffff

/** Gathers the stays of companies in their order. */
export function gatherStays(): { note(facts: Facts): void; table(): StayTable } {
  const ends: number[] = []
  const [places, firsts, lasts]: readonly [number[], number[], number[]] = [[], [], []]
  const sites: string[] = []
  return {
    note(facts) {
      for (const { site, from, to } of staysOf(facts)) {
        const known = sites.indexOf(site)
        places.push(known === -1 ? sites.push(site) - 1 : known)
        firsts.push(from === -Infinity ? ALWAYS : from)
        lasts.push(to === Infinity ? FOREVER : to)
      }
      ends.push(places.length)
    },
    table: () =>
      stayTable({
        ends: Uint32Array.from(ends),
        places: sites.length <= 0xff ? Uint8Array.from(places) : Uint16Array.from(places),
        firsts: Int32Array.from(firsts),
        lasts: Int32Array.from(lasts),
        sites,
      }),
  }
}

/** The stays of company n end at `ends[n]`; each has its site, its first day and the first day after it. */
interface Stays {
  readonly ends: Uint32Array
  readonly places: Uint8Array | Uint16Array
  readonly firsts: Int32Array
  readonly lasts: Int32Array
  readonly sites: readonly string[]
}

function stayTable(stays: Stays): StayTable {
  const { ends, places, firsts, lasts, sites } = stays
  let kept: ({ readonly day: number } & ReturnType<StayTable['on']>) | undefined
  return {
    bytes: ends.byteLength + places.byteLength + firsts.byteLength + lasts.byteLength,
    sites,
    on(day) {
      kept = kept?.day === day ? kept : { day, ...sitesOn(stays, day) }
      return kept
    },
    at(row) {
      const found: Stay[] = []
      for (let at = row === 0 ? 0 : (ends[row - 1] ?? 0); at < (ends[row] ?? 0); at += 1) {
        const site = sites[places[at] ?? 0] ?? ''
        const [from, to] = [firsts[at] ?? ALWAYS, lasts[at] ?? FOREVER]
        found.push({
          site,
          siteName: site,
          ...(from !== ALWAYS && { from: dayFrom(from) }),
          ...(to !== FOREVER && { to: dayFrom(to) }),
        })
      }
      return found
    },
  }
}

/** A set of sites is found by its number among the sites where there is one, as nearly always, and by its text elsewhere. */
function sitesOn({ ends, places, firsts, lasts, sites }: Stays, day: number) {
  const sets: (readonly string[])[] = [[], ...sites.map((site) => [site])]
  const several = new Map<string, number>()
  const found = new Uint16Array(ends.length)
  let at = 0
  for (let row = 0; row < ends.length; row += 1) {
    const end = ends[row] ?? 0
    let here = -1
    let more: Set<number> | undefined
    for (; at < end; at += 1) {
      if ((firsts[at] ?? 0) > day || day >= (lasts[at] ?? 0)) continue
      const site = places[at] ?? 0
      if (here === -1 || here === site) here = site
      else more = (more ?? new Set([here])).add(site)
    }
    found[row] = more ? placeOf([...more].sort((a, b) => a - b)) : here + 1
  }
  return { places: found, sets }

  function placeOf(held: readonly number[]): number {
    const key = held.join(' ')
    let place = several.get(key)
    if (place === undefined) {
      place = sets.push(held.map((site) => sites[site] ?? '')) - 1
      several.set(key, place)
    }
    return place
  }
}
