import { createHash } from 'node:crypto'
import { mkdirSync, statSync, unlinkSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Who holds a data folder: shown to whoever comes second. */
export interface Holder {
  readonly pid: number
  /** Where it answers; empty where it does not. */
  readonly address: string
}

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Takes a data folder for this process, or says who has it. On Linux the lock is a name in the kernel's abstract socket
 * space: taken in one step, told apart by nobody, and gone the moment its holder dies, however it dies.
 */
export async function lockFolder(
  folder: string,
  holder: Holder,
): Promise<FolderLock | { readonly heldBy: Holder | undefined }> {
  mkdirSync(folder, { recursive: true })
  const name = lockName(folder)
  const server = createServer((caller) => {
    caller.on('error', () => {})
    caller.end(JSON.stringify(holder))
  })
  if (await listens(server, name)) return lockOf(server)
  const heldBy = await ask(name)
  if (heldBy === 'nobody' && !isAbstract(name)) {
    unlinkSync(name)
    if (await listens(server, name)) return lockOf(server)
  }
  return { heldBy: heldBy === 'nobody' ? undefined : heldBy }
}

function lockOf(server: Server): FolderLock {
  server.unref()
  return { release: () => new Promise((done) => server.close(() => done())) }
}

/** The same folder has one name however it is written: by device and inode. */
function lockName(folder: string): string {
  const { dev, ino } = statSync(folder)
  const name = `tremplin-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 16)}`
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name)
}

function isAbstract(name: string): boolean {
  return name.startsWith('\0')
}

function listens(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    })
    server.listen(name, () => resolve(true))
  })
}

function ask(name: string): Promise<Holder | 'nobody' | undefined> {
  return new Promise((resolve) => {
    const socket = connect(name)
    let answer = ''
    socket.setTimeout(1000, () => socket.destroy())
    socket.on('data', (piece) => (answer += piece.toString()))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'nobody' : undefined))
    socket.on('close', () => {
      try {
        resolve(JSON.parse(answer) as Holder)
      } catch {
        resolve(undefined)
      }
    })
  })
}
