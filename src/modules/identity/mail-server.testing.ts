import type { AddressInfo, Socket } from 'node:net'
import { after } from 'node:test'
import { SMTPServer } from 'smtp-server'

/** A letter as its reader's mail program shows it. */
export interface Received {
  readonly to: string
  readonly subject: string
  /** The header lines, unfolded. */
  readonly head: string
  readonly text: string
  readonly html: string
}

/** A mail server that keeps what it is given. Of the first ones, as many as are told, it loses the connection. */
export async function aMailServer({ cuts = 0 }: { readonly cuts?: number } = {}) {
  const letters: string[] = []
  const received: Received[] = []
  const lost: Received[] = []
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const to = session.envelope.rcptTo.map(({ address }) => address).join()
        if (lost.length < cuts) {
          lost.push({ to, ...readLetter(raw) })
          for (const socket of sockets) socket.destroy()
          return
        }
        letters.push(decoded(raw))
        received.push({ to, ...readLetter(raw) })
        done()
      })
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = server.server.address() as AddressInfo
  return { letters, received, lost, smtpUrl: `smtp://127.0.0.1:${port}` }
}

function readLetter(raw: string): Omit<Received, 'to'> {
  const head = (raw.split('\r\n\r\n', 1)[0] ?? '').replace(/\r\n[ \t]+/g, ' ')
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1]
  const parts = boundary === undefined ? [raw] : raw.split(`--${boundary}`).slice(1, -1)
  const part = (type: string) => {
    const found = parts.find((each) => each.trimStart().toLowerCase().includes(`content-type: ${type}`))
    const body = found === undefined ? '' : decoded(found.trimStart())
    return body.slice(body.search(/\r?\n\r?\n/)).trimStart()
  }
  const subject = /^subject: (.*)$/im.exec(head)?.[1] ?? ''
  return { head, subject: words(subject), text: part('text/plain'), html: part('text/html') }
}

/** Undoes the encoding of a header (RFC 2047). */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, given: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(given, 'base64').toString('latin1') : bytesOf(given.replaceAll('_', ' ')),
    )
    .replace(/[\s\S]*/, (bytes) =>
      /[\u0080-\u00ff]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes,
    )
}

/** Undoes the transfer encoding of a letter of one part. */
function decoded(raw: string): string {
  const at = raw.indexOf('\r\n\r\n')
  const [head, body] = [raw.slice(0, at), raw.slice(at + 4)]
  if (/transfer-encoding: base64/i.test(head)) return `${head}\n\n${Buffer.from(body, 'base64').toString('utf8')}`
  if (!/transfer-encoding: quoted-printable/i.test(head)) return raw
  return `${head}\n\n${Buffer.from(bytesOf(body.replace(/=\r\n/g, '')), 'latin1').toString('utf8')}`
}

function bytesOf(text: string): string {
  return text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
