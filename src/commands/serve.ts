import { serve as listen } from '@hono/node-server'
import type { Server } from 'node:http'
import { catchUp, createApp, modules } from '../app.ts'
import { jsonLog } from '../platform/log.ts'
import { FolderTaken, type OpenPlatform, openPlatform } from '../platform/open-platform.ts'
import type { Platform } from '../platform/platform.ts'
import { type Settings, UnusableSetting } from '../platform/settings.ts'
import { buildAssets } from '../ui/build.ts'
import { giveBackMemory } from './give-back.ts'

export interface Running {
  readonly platform: Platform
  readonly address: string
  /** Answers what is under way, then ends jobs, connections and the embedded database. */
  stop(): Promise<void>
}

/** Opens the platform and listens. `prepare` runs before the first visitor is let in. */
export async function serve(
  settings: Settings,
  prepare: (platform: Platform) => Promise<void> = async () => {},
): Promise<Running> {
  const log = jsonLog()
  const [{ platform, close }] = await Promise.all([
    openPlatform(settings, modules, log).catch((error: unknown) => {
      throw error instanceof FolderTaken ? new UnusableSetting(error.message, { cause: error }) : error
    }),
    buildAssets(),
  ])
  try {
    await prepare(platform)
    await catchUp(platform)
    const server = await listening(settings, (await createApp(platform)).fetch)
    await platform.jobs.start(modules.handlersOf(platform))
    setTimeout(giveBackMemory, 1000).unref()
    return { platform, address: settings.baseUrl, stop: () => stop(server, close) }
  } catch (error) {
    await close()
    throw error
  }
}

/** Waits for Ctrl-C or a polite end from outside, stops in good order, and gives the exit status. */
export function untilStopped(running: Running): Promise<number> {
  return new Promise((resolve) => {
    let stopping = false
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (stopping) return
        stopping = true
        void running.stop().then(() => resolve(0))
      })
    }
  })
}

function listening(
  { port, host }: Settings,
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname: host }, () => resolve(server)) as Server
    server.headersTimeout = 10_000
    server.requestTimeout = 60_000
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new UnusableSetting(
              `Port ${port} is in use by another program. Set PORT to a free one, such as PORT=${port + 1}.`,
            )
          : error,
      )
    })
  })
}

async function stop(server: Server, close: OpenPlatform['close']): Promise<void> {
  await new Promise<void>((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 3_000).unref()
  })
  await close()
}
