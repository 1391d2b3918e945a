import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * The live processes that work in a database folder, found by their working directory. The pid file alone does not tell:
 * its pid may be a zombie that nobody reaped, or another program that got the same number after a restart.
 */
export function processesIn(folder: string): readonly number[] {
  const found: number[] = []
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      if (readlinkSync(`/proc/${entry}/cwd`) === folder && stateOf(entry) !== 'Z') found.push(Number(entry))
    } catch {
      // The process has ended since, or belongs to somebody else.
    }
  }
  return found
}

/** The postmaster among them: the one whose pid the pid file names. */
export function postmasterOf(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(`${folder}/postmaster.pid`, 'utf8').split('\n', 1)[0])
    return processesIn(folder).includes(pid) ? pid : undefined
  } catch {
    return undefined
  }
}

/** Waits until nothing works in the folder any more; false when the time (in ms) ran out first. */
export async function quiet(folder: string, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited <= withinMs; waited += 20) {
    if (processesIn(folder).length === 0) return true
    await wait(20)
  }
  return false
}

function stateOf(pid: string): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2)[0]
}
