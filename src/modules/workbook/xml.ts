/** What a reader of XML is told, in the order of the text. Names come without prefix. */
export interface XmlReader {
  open?(name: string, attribute: (name: string) => string | undefined): void
  text?(text: string): void
  close?(name: string): void
}

/** A tag, whose attribute values may hold ">". */
const tag = /<[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*>/y

/**
 * Reads the small XML of a spreadsheet. It knows the five named entities and numeric ones and no others: a document
 * type, and so every external or growing entity, makes it throw.
 */
export function readXml(xml: string, reader: XmlReader): void {
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    if (start === -1) return
    if (start > at) reader.text?.(decode(xml.slice(at, start)))
    if (xml.startsWith('<!--', start)) at = after(xml, '-->', start + 4)
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start + 9)
      reader.text?.(xml.slice(start + 9, at - 3))
    } else if (xml.startsWith('<?', start)) at = after(xml, '?>', start + 2)
    else if (xml.startsWith('<!', start)) throw new SyntaxError('A document type is not allowed.')
    else {
      tag.lastIndex = start
      const found = tag.exec(xml)?.[0]
      if (found === undefined) throw new SyntaxError('A tag is not closed.')
      readTag(found.slice(1, -1), reader)
      at = start + found.length
    }
  }
}

function readTag(tag: string, reader: XmlReader): void {
  if (tag.startsWith('/')) return reader.close?.(localName(tag.slice(1)))
  const closed = tag.endsWith('/')
  const name = localName(/^[^\s/]*/.exec(tag)?.[0] ?? '')
  reader.open?.(name, (wanted) => attributeOf(tag, wanted))
  if (closed) reader.close?.(name)
}

/** The value of an attribute by its name without prefix. */
function attributeOf(tag: string, wanted: string): string | undefined {
  for (const [, name = '', double, single] of tag.matchAll(/\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (localName(name) === wanted) return decode(double ?? single ?? '')
  }
  return undefined
}

function localName(name: string): string {
  const trimmed = name.trim()
  return trimmed.slice(trimmed.indexOf(':') + 1)
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  if (found === -1) throw new SyntaxError(`${mark} is missing.`)
  return found + mark.length
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decode(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return named[String(name).toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
