import { type Result, ok, refuse } from '../../kernel/result.ts'
import { readCsv } from './csv.ts'
import type { Sheet } from './sheet.ts'
import { MOST_COLUMNS, MOST_ROWS, NotAWorkbook, TooManyColumns, TooManyRows, readXlsx } from './xlsx.ts'
import { type Archive, TooLarge, openZip } from './zip.ts'

/** Why a file cannot be read at all. */
export type FileRefusal =
  | { readonly code: 'empty-file' }
  | { readonly code: 'too-large'; readonly megabytes: number }
  | { readonly code: 'too-many-rows'; readonly most: number }
  | { readonly code: 'too-many-columns'; readonly most: number }
  | { readonly code: 'password-protected' }
  | { readonly code: 'damaged' }
  | { readonly code: 'old-excel' }
  | { readonly code: 'binary-excel' }
  | { readonly code: 'open-document' }
  | { readonly code: 'pdf' }
  | { readonly code: 'web-page' }
  | { readonly code: 'not-a-table' }

const MOST_BYTES = 64 * 1024 * 1024

/** Reads a workbook or a text of separated values by what it holds, whatever its name. Never throws. */
export function readFile(bytes: Uint8Array, name: string): Result<readonly Sheet[], FileRefusal> {
  if (bytes.length === 0) return refuse({ code: 'empty-file' })
  if (bytes.length > MOST_BYTES) return refuse({ code: 'too-large', megabytes: MOST_BYTES / 1024 / 1024 })
  if (startsWith(bytes, [0x50, 0x4b])) return readArchive(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refuse({ code: holds(bytes, 'EncryptedPackage') ? 'password-protected' : 'old-excel' })
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return refuse({ code: 'pdf' })
  return readText(bytes, name)
}

function readArchive(bytes: Uint8Array): Result<readonly Sheet[], FileRefusal> {
  const opened = openZip(bytes, MOST_BYTES)
  if (!opened.ok) {
    return opened.refusal.code === 'too-large' ? tooLarge() : refuse({ code: opened.refusal.code })
  }
  const archive = opened.value
  try {
    const other = otherKindOf(archive)
    if (other) return refuse({ code: other })
    const sheets = readXlsx(archive)
    return sheets.some(({ rows }) => rows.length > 0) ? ok(sheets) : refuse({ code: 'empty-file' })
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge()
    if (error instanceof TooManyRows) return refuse({ code: 'too-many-rows', most: MOST_ROWS })
    if (error instanceof TooManyColumns) return refuse({ code: 'too-many-columns', most: MOST_COLUMNS })
    if (error instanceof NotAWorkbook) return refuse({ code: 'not-a-table' })
    return refuse({ code: 'damaged' })
  }
}

function otherKindOf({ names, read }: Archive): 'binary-excel' | 'open-document' | undefined {
  if (names.some((name) => name.toLowerCase() === 'xl/workbook.bin')) return 'binary-excel'
  const kind = names.includes('mimetype') ? new TextDecoder().decode(read('mimetype')) : ''
  return kind.includes('opendocument') ? 'open-document' : undefined
}

function readText(bytes: Uint8Array, name: string): Result<readonly Sheet[], FileRefusal> {
  const text = decode(bytes)
  if (text === undefined) return refuse({ code: 'not-a-table' })
  if (/^\s*<(!doctype|html|table|\?xml|\?mso)/i.test(text.slice(0, 500))) return refuse({ code: 'web-page' })
  const rows = readCsv(text)
  if (rows.length === 0) return refuse({ code: 'empty-file' })
  if (rows.length > MOST_ROWS) return refuse({ code: 'too-many-rows', most: MOST_ROWS })
  if (rows.some(({ cells }) => cells.length > MOST_COLUMNS && cells.findLastIndex(Boolean) >= MOST_COLUMNS)) {
    return refuse({ code: 'too-many-columns', most: MOST_COLUMNS })
  }
  return ok([{ name: name.replace(/^.*[/\\]/, '').replace(/\.[a-z]{2,5}$/i, ''), rows, merged: [] }])
}

/** The text of a file: UTF-8 or UTF-16, with or without a mark, else the Windows code page of its likeliest language. */
export function decode(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  const zeros = [0, 0]
  const sample = bytes.subarray(0, 4_000)
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 4 && even < odd / 8) return new TextDecoder('utf-16le').decode(bytes)
  if (even > sample.length / 4 && odd < even / 8) return new TextDecoder('utf-16be').decode(bytes)
  if (even + odd > 0) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(looksArabic(bytes) ? 'windows-1256' : 'windows-1252').decode(bytes)
  }
}

/** French text has few letters beyond ASCII, mostly alone; Arabic text in windows-1256 has runs of them. */
function looksArabic(bytes: Uint8Array): boolean {
  let inRuns = 0
  let all = 0
  let run = 0
  for (const byte of bytes.subarray(0, 50_000)) {
    if (byte >= 0xc0) {
      all += 1
      run += 1
      if (run === 3) inRuns += 3
      else if (run > 3) inRuns += 1
    } else run = 0
  }
  return inRuns > all / 2
}

function tooLarge() {
  return refuse({ code: 'too-large', megabytes: MOST_BYTES / 1024 / 1024 })
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

/** Whether a compound file names a stream so; its names are UTF-16. */
function holds(bytes: Uint8Array, stream: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, 'utf16le'))
}
