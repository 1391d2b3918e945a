import { createHash } from 'node:crypto'
import { type Result, ok, refuse } from '../kernel/result.ts'
import type { WebContext } from './web.ts'

/** The kinds of papers that are kept, known by how their bytes begin. */
export const DOCUMENT_KINDS = ['pdf', 'docx', 'png', 'jpeg', 'webp'] as const

export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const MOST_BYTES = 5 * 1024 * 1024

export const contentTypes: Readonly<Record<DocumentKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
}

/** What a paper is by its own bytes, whatever its name says; undefined for what is not kept. */
export function kindOf(bytes: Uint8Array): DocumentKind | undefined {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')
  if (text(0, 5) === '%PDF-') return 'pdf'
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (text(0, 3) === '\xff\xd8\xff') return 'jpeg'
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp'
  // A DOCX is a ZIP that holds a Word document; any other ZIP is not.
  if (text(0, 4) === 'PK\x03\x04' && holdsWordDocument(bytes)) return 'docx'
  return undefined
}

function holdsWordDocument(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Names of entries stand uncompressed in the ZIP's directory, which is at its end.
  return all.includes('[Content_Types].xml') && all.lastIndexOf('word/document.xml') > 0
}

/** The name under which a paper is handed out: without folders, ending as its kind does. */
export function fileName(name: string, kind: DocumentKind): string {
  const base = name
    .replace(/^.*[/\\]/, '')
    .replace(/["<>:|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const endings = kind === 'jpeg' ? ['jpg', 'jpeg'] : [kind]
  const right = endings.some((ending) => base.toLowerCase().endsWith(`.${ending}`))
  return right ? base.slice(-200) : `${base.slice(0, 190) || 'document'}.${kind}`
}

/** Why a file is not kept as a paper. */
export type DocumentRefusal =
  | { readonly code: 'no-file' }
  | { readonly code: 'file-too-large'; readonly most: number }
  | { readonly code: 'not-a-document' }

/** A paper that somebody has sent, as it is kept. */
export interface SentDocument {
  readonly name: string
  readonly kind: DocumentKind
  readonly bytes: number
  readonly sha256: string
  readonly content: Buffer
}

/** What of a file is kept: known by its bytes, named as it is handed out, with the digest that knows it again. */
export function readSentDocument(name: string, content: Buffer): Result<SentDocument, DocumentRefusal> {
  if (content.byteLength === 0) return refuse({ code: 'no-file' })
  if (content.byteLength > MOST_BYTES) return refuse({ code: 'file-too-large', most: MOST_BYTES })
  const kind = kindOf(content)
  if (!kind) return refuse({ code: 'not-a-document' })
  const sha256 = createHash('sha256').update(content).digest('hex')
  return ok({ name: fileName(name, kind), kind, bytes: content.byteLength, sha256, content })
}

/** Hands a paper out: always a file to keep, never a page of ours, whatever it holds. */
export function handOut(c: WebContext, { name, kind, content }: Pick<SentDocument, 'name' | 'kind' | 'content'>) {
  const plain = name.replace(/[^\w.-]+/g, '-')
  return c.body(new Uint8Array(content), 200, {
    'content-type': contentTypes[kind],
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`,
    'x-content-type-options': 'nosniff',
  })
}

/** A name as a header carries it, percent-encoded where it is not plain. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
