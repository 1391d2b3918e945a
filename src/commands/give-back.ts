import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** How often we look, in milliseconds, and the share of that time from which on the process was at work. */
const LOOK_EVERY = 2_000
const AT_WORK = 0.2

/**
 * Gives back to the machine what a start, or a job among thousands of companies, has left behind, as soon as the process is
 * at rest again: often more than half of what it holds then. V8 does so by itself only when memory is short.
 */
export function giveBackAtRest(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as (options: object) => void
  let worked = true
  let before = performance.eventLoopUtilization()
  setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(before)
    if (utilization >= AT_WORK) worked = true
    else if (worked) {
      worked = false
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    }
    before = performance.eventLoopUtilization()
  }, LOOK_EVERY).unref()
}
