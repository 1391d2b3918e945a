import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { crc32, deflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import readWithLibrary from 'read-excel-file/node'
import { day } from '../../kernel/civil-date.ts'
import { interpret } from './interpret.ts'
import { decode, readFile } from './read-file.ts'
import { type Cell, columnIndex, columnLetters, textOf } from './sheet.ts'
import { understand } from './understand.ts'
import { referenceFolder, xlsxOf } from './workbook.testing.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function codeOf(bytes: Uint8Array, name = 'file.xlsx'): string {
  const read = readFile(bytes, name)
  return read.ok ? 'ok' : read.refusal.code
}

function textsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const read = readFile(bytes, 'list.csv')
  assert.ok(read.ok)
  return read.value[0]?.rows.map(({ cells }) => cells.map(textOf)) ?? []
}

/** An archive as a hostile hand may write it: sizes as told, content as given. */
function zipOf(files: Readonly<Record<string, string | Uint8Array>>, lie?: { readonly unpacked: number }): Uint8Array {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const raw = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    const packed = deflateRawSync(raw)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc32(raw), 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(lie?.unpacked ?? raw.length, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(lie?.unpacked ?? raw.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(head, Buffer.from(name), packed)
    central.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(Buffer.concat(central).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, ...central, end])
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`

/** A workbook of one sheet, by its XML. */
function workbook(sheet: string, styles = '', head = ''): Uint8Array {
  return zipOf({
    '_rels/.rels': `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${head}<x:workbook xmlns:x="m" xmlns:r="n"><x:sheets><x:sheet name="A &amp; B" r:id="r1"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('r1', 'worksheet', '/xl/worksheets/sheet1.xml')}${relation('r2', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheet,
  })
}

function cellsOf(bytes: Uint8Array): readonly (Cell | undefined)[] {
  const read = readFile(bytes, 'a.xlsx')
  assert.ok(read.ok, JSON.stringify(read))
  return read.value[0]?.rows.flatMap(({ cells }) => cells) ?? []
}

test('columns are named as spreadsheets name them', () => {
  fc.assert(fc.property(fc.nat(16_383), (index) => assert.equal(columnIndex(columnLetters(index)), index)))
  assert.equal(columnLetters(27), 'AB')
})

test('a sheet keeps its values, failed formulas, formats, gaps and merged cells', () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="#,##0\\ &quot;KDH&quot;"/><numFmt numFmtId="166" formatCode="[>1]mmm\\-yy"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>'
  const sheet =
    '<worksheet><sheetData><row r="3"><c r="A3" t="inlineStr"><is><r><t>Mé</t></r><r><t>dina</t></r></is></c><c r="C3" s="1"><v>42299</v></c>' +
    '<c r="D3" s="2"><f>1+1</f><v>4161</v></c><c r="E3" s="3"><v>42430</v></c><c r="F3" t="e"><v>#REF!</v></c><c r="G3" t="str"><f>A1</f><v>a &lt; b</v></c></row></sheetData>' +
    '<mergeCells><mergeCell ref="A1:G1"/></mergeCells></worksheet>'

  const read = readFile(workbook(sheet, styles), 'a.xlsx')

  assert.ok(read.ok)
  assert.deepEqual(read.value, [
    {
      name: 'A & B',
      merged: [{ top: 1, left: 0, bottom: 1, right: 6 }],
      rows: [
        {
          number: 3,
          cells: [
            { kind: 'text', text: 'Médina' },
            undefined,
            { kind: 'date', date: '2015-10-22' },
            { kind: 'number', number: 4161, shownAs: 'KDH' },
            { kind: 'date', date: '2016-03' },
            { kind: 'error', text: '#REF!' },
            { kind: 'text', text: 'a < b' },
          ],
        },
      ],
    },
  ])
})

test('we read of the reference workbooks what another reader of XLSX reads', async (t) => {
  if (!referenceFolder) return t.skip('The reference workbooks are not on this machine (TREMPLIN_REFERENCE_DATA).')
  for (const name of ['technopark-fr.xlsx', 'three-sheets.xlsx']) {
    const bytes = readFileSync(join(referenceFolder, name))
    const ours = readFile(bytes, name)
    const theirs = await readWithLibrary(bytes)

    assert.ok(ours.ok)
    const shown = (value: unknown) =>
      value instanceof Date
        ? value.toISOString().slice(0, 10)
        : typeof value === 'number'
          ? String(value)
          : (value ?? '')
    for (const [at, sheet] of ours.value.entries()) {
      for (const { number, cells } of sheet.rows) {
        const row: readonly unknown[] = theirs[at]?.data[number - 1] ?? []
        assert.deepEqual(
          row.map((_, column) => textOf(cells[column])),
          row.map(shown),
        )
      }
    }
  }
})

test('text files are read whatever separates and encodes them', () => {
  const wanted = [
    ['Société', 'Site'],
    ['Médina, "Énergie"', 'Fès\nville'.replace('\n', ' ')],
    ['الأطلس', 'طنجة'],
  ]
  for (const separator of [';', ',', '\t', '|']) {
    const csv = `Société${separator}Site\r\n"Médina, ""Énergie"""${separator}"Fès\nville"\r\nالأطلس${separator}طنجة\r\n`
    assert.deepEqual(textsOf(bytesOf(csv)), wanted, separator)
    assert.deepEqual(textsOf(bytesOf(`\ufeff${csv}`)), wanted)
    assert.deepEqual(textsOf(Buffer.from(`\ufeff${csv}`, 'utf16le')), wanted)
    assert.deepEqual(textsOf(Buffer.from(`\ufeff${csv}`, 'utf16le').swap16()), wanted)
  }
  assert.deepEqual(textsOf(bytesOf('sep=|\na|b,c\n')), [['a', 'b,c']])
  assert.deepEqual(textsOf(Uint8Array.from([0x46, 0xe8, 0x73, 0x3b, 0x4c, 0x92, 0xe9, 0x74, 0xe9])), [['Fès', 'L’été']])
  assert.equal(decode(Uint8Array.from([0xc7, 0xe1, 0xd1, 0xc8, 0xc7, 0xd8, 0x3b, 0x31])), 'الرباط;1')
  assert.equal(decode(Buffer.from('Société;Site\n', 'utf16le')), 'Société;Site\n')
})

test('what is no table is refused for what it is, whatever its name', async () => {
  const ole = (name: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(name, 'utf16le')])
  assert.equal(codeOf(new Uint8Array()), 'empty-file')
  assert.equal(codeOf(bytesOf(' \n;;\n')), 'empty-file')
  assert.equal(codeOf(bytesOf('%PDF-1.7 …')), 'pdf')
  assert.equal(codeOf(ole('Workbook')), 'old-excel')
  assert.equal(codeOf(ole('EncryptedPackage')), 'password-protected')
  assert.equal(codeOf(bytesOf('<html><table><tr><td>a')), 'web-page')
  assert.equal(codeOf(Uint8Array.from([1, 0, 2, 9, 9, 0, 0, 0, 7])), 'not-a-table')
  assert.equal(codeOf(zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })), 'open-document')
  assert.equal(codeOf(zipOf({ 'xl/workbook.bin': 'x' })), 'binary-excel')
  assert.equal(codeOf(zipOf({ 'word/document.xml': '<a/>' })), 'not-a-table')
  assert.equal(codeOf((await xlsxOf([{ sheet: 'A', data: [['a']] }])).slice(0, 300)), 'damaged')
  assert.equal(codeOf(await xlsxOf([{ sheet: 'A', data: [['a']] }]), 'list.csv'), 'ok')
})

test('a small file that unpacks into a huge one is refused, whether it says so or lies', () => {
  const huge = Buffer.alloc(80 * 1024 * 1024, 0x20)
  assert.equal(codeOf(zipOf({ 'xl/workbook.xml': huge })), 'too-large')
  assert.equal(codeOf(zipOf({ 'xl/workbook.xml': huge }, { unpacked: 10 })), 'too-large')
})

test('a sheet with too many columns or rows is refused', () => {
  assert.equal(
    codeOf(workbook('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>')),
    'too-many-columns',
  )
  assert.equal(codeOf(bytesOf('a\n'.repeat(200_001))), 'too-many-rows')
  assert.equal(codeOf(bytesOf(`${'a;'.repeat(600)}\n`)), 'too-many-columns')
})

test('no document may call for another one or grow by entities', () => {
  const entity = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
  assert.equal(codeOf(workbook('<worksheet/>', '', entity)), 'damaged')
  assert.deepEqual(
    cellsOf(workbook('<worksheet><sheetData><row r="1"><c t="str"><v>&e;&#65;</v></c></row></sheetData></worksheet>')),
    [{ kind: 'text', text: '&e;A' }],
  )
})

test('no bytes whatever break the reading, the understanding or the interpreting', async () => {
  const on = day('2017-08-21')
  const whole = (bytes: Uint8Array) => {
    const read = readFile(bytes, 'x')
    if (read.ok) interpret(read.value, understand(read.value, on), { on, currency: 'MAD' })
  }
  const sound = await xlsxOf([
    {
      sheet: 'A',
      data: [
        ['Société', 'Site', 'CA 2016'],
        ['Alpha', 'Rabat', 5],
      ],
    },
  ])

  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), whole))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) =>
      whole(bytesOf(`Société;Site;CA 2016;Date de création\n${text}`)),
    ),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      (changes) => {
        const bytes = Uint8Array.from(sound)
        for (const [at, value] of changes) bytes[at] = value
        whole(bytes)
      },
    ),
  )
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) =>
      whole(workbook(`<worksheet><sheetData><row r="1"><c r="A1" ${text}><v>${text}</v></c></row>`)),
    ),
  )
})

test('hostile texts of the reference data pass through as texts', (t) => {
  const folder = referenceFolder && join(referenceFolder, '../bad-input')
  if (!folder || !existsSync(folder))
    return t.skip('The hostile inputs are not on this machine (TREMPLIN_REFERENCE_DATA).')
  const on = day('2017-08-21')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(txt|json)$/.test(name),
  )) {
    const bytes = readFileSync(join(folder, name))
    for (const content of [bytes, Buffer.concat([bytesOf('Société;Site;CA 2016\n'), bytes])]) {
      const read = readFile(content, name)
      if (read.ok) interpret(read.value, understand(read.value, on), { on, currency: 'MAD' })
    }
  }
})

test('ten thousand rows of fourteen columns are read and understood, every one of them', async () => {
  const headings = [
    'N°',
    'Raison sociale',
    'ICE',
    'Forme juridique',
    'Site',
    'Secteur',
    'Date de création',
    'Date d’entrée',
    'Effectif',
    'Femmes',
    'Âge moyen',
    'CA 2015 (KDH)',
    'CA 2016 (KDH)',
    'm²',
  ]
  const rows = Array.from({ length: 10_000 }, (_, at) => [
    at,
    `Société ${at}`,
    String(at * 97).padStart(15, '0'),
    'SARL',
    'Casa',
    'Fintech',
    '22/10/2015',
    'mars 2016',
    `${at % 50} pers.`,
    3,
    28,
    '2 577',
    '3,2 MDH',
    40,
  ])
  const bytes = await xlsxOf([{ sheet: 'A', data: [headings, ...rows] }])
  const on = day('2017-08-21')

  const read = readFile(bytes, 'a.xlsx')
  assert.ok(read.ok)
  const { companies } = interpret(read.value, understand(read.value, on), { on, currency: 'MAD' })

  assert.equal(companies.length, 10_000)
})
