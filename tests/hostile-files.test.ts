import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../src/app.ts'
import { aPlatform } from './database.ts'
import { assertUnpolluted, faultsOf, standOf, written } from './hostile-answers.ts'
import { inFull } from './sample.ts'
import { everything, hostile, jsonFiles, linesOf, noCorpora, scripts } from './hostile-corpora.ts'
import { csvText, sheetXml, workbookParts, zipOf } from './hostile-files.ts'
import { formsOf } from './hostile-html.ts'
import { aFullPark } from './hostile-park.ts'

const platform = await aPlatform()
const app = await createApp(platform)
const park = await aFullPark(platform, app, 'Canari')
const skip = noCorpora

const headings = [
  'Raison sociale',
  'ICE',
  'Site',
  'Date de création',
  'Effectif',
  'CA 2016 (KDH)',
  'Secteur',
  'Email',
  'Contact',
]
const MEGABYTE = 1024 * 1024

test('hostile cells, headings and names of sheets cross every step of the intake without harm', { skip }, async () => {
  const cells = hostile.filter((text) => text.length < 6_000)
  const rows = cells.map((text, at) => [`${text} ${at}`, text, text, text, text, text, text, text, text])
  const shy = cells.map((text, at) => [`Société ${at}`, '', 'Casa', text, text, text, text, text, text])
  const cut = (text: string) => text.slice(0, 200)
  const strange = [scripts.slice(0, 30).map(cut), headings, ...shy.slice(0, 5)]
  const files = [
    new File([csvText([headings, ...rows])], 'cells.csv'),
    new File([csvText([headings, ...rows], ',')], 'comma.csv'),
    new File([bytesOf(zipOf(workbookParts(sheetXml([headings, ...rows]))))], 'cells.xlsx'),
    new File(
      [bytesOf(zipOf(workbookParts(sheetXml([headings, ...shy]), { sheetName: scripts[1] ?? '' })))],
      'sheet.xlsx',
    ),
    new File([csvText(strange)], 'headings.csv'),
    new File([csvText([[...headings, ...scripts.slice(0, 40).map(cut)], ...shy.slice(0, 20)])], 'more-headings.csv'),
  ]

  const faults: string[] = []
  for (const file of files) faults.push(...(await taken(file)))

  assert.deepEqual(faults, [])
  assertUnpolluted()
})

test('files that are no workbook are refused with a sentence and kept nowhere', { skip }, async () => {
  const whole = zipOf(workbookParts(sheetXml([headings, ['Atlas', '', 'Rabat', '2015', '7', '41', '', '', '']])))
  const shortened = Array.from({ length: everything ? whole.length : 24 }, (_, at) =>
    whole.slice(0, Math.floor((at * whole.length) / (everything ? whole.length : 24))),
  )
  const turned = Array.from({ length: everything ? whole.length : 40 }, (_, at) => {
    const bytes = whole.slice()
    const place = (at * 97) % bytes.length
    bytes[place] = (bytes[place] ?? 0) ^ 0xff
    return bytes
  })
  const files = [
    ...shortened.map((bytes) => new File([bytesOf(bytes)], 'short.xlsx')),
    ...turned.map((bytes) => new File([bytesOf(bytes)], 'turned.xlsx')),
    ...jsonFiles().flatMap(({ name, bytes }, at) =>
      !inFull && at % 4 > 0
        ? []
        : new File([bytesOf(bytes)], at % 3 === 0 ? name : `${name}.${at % 3 === 1 ? 'csv' : 'xlsx'}`),
    ),
    ...linesOf('xxe.txt').map((text) => new File([text], 'xxe.xlsx')),
    ...['MZ', '%PDF-1.7', '\u0000'.repeat(5_000), '\ud800', '"', '"\n"', ';'.repeat(100_000)].map(
      (text) => new File([text], 'x.csv'),
    ),
    new File([bytesOf(Uint8Array.from({ length: 50_000 }, (_, at) => (at * 7919) % 256))], 'noise.csv'),
    new File([], 'empty.csv'),
  ]

  const faults: string[] = []
  for (const file of files) faults.push(...(await uploaded(file)).faults)

  assert.deepEqual(faults, [])
  assertUnpolluted()
})

test('archives that unpack to far more than they are, or say less than they hold, are refused quickly', async () => {
  const spaces = (megabytes: number) => Buffer.alloc(megabytes * MEGABYTE, ' ')
  const head = `<?xml version="1.0"?><worksheet><sheetData><row><c t="inlineStr"><is><t>`
  const bomb = Buffer.concat([Buffer.from(head), spaces(64)])
  const [types, ...others] = workbookParts('')
  assert.ok(types)
  const without = others.filter(({ name }) => !name.includes('sheet1'))
  const sheetOf = (content: Uint8Array, claims?: number) => ({
    name: 'xl/worksheets/sheet1.xml',
    content,
    ...(claims === undefined ? {} : { claims }),
  })
  const rows = `<row><c><v>1</v></c></row>`.repeat(400_000)
  const bombs: readonly (readonly [string, Uint8Array])[] = [
    ['says what it holds', zipOf([types, ...without, sheetOf(bomb)])],
    ['says less', zipOf([types, ...without, sheetOf(bomb, 1_000)])],
    [
      'many rows',
      zipOf([types, ...without, sheetOf(Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`))]),
    ],
    [
      'far columns',
      zipOf(
        workbookParts(
          `<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`,
        ),
      ),
    ],
    ['many files', zipOf(Array.from({ length: 20_000 }, (_, at) => ({ name: `xl/${at}.xml`, content: 'x' })))],
    ['nested', zipOf(workbookParts(`<worksheet>${'<a>'.repeat(500_000)}</worksheet>`))],
    [
      'merged',
      zipOf(
        workbookParts(
          `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
        ),
      ),
    ],
  ]

  for (const [name, bytes] of bombs) {
    const from = performance.now()
    const { faults, status } = await uploaded(new File([bytesOf(bytes)], 'bomb.xlsx'))
    assert.deepEqual(faults, [], name)
    assert.equal(status, 422, name)
    assert.ok(performance.now() - from < 10_000, `${name} took ${performance.now() - from} ms.`)
  }
  assert.equal((await app.request('/fr/companies', { headers: { cookie: park.director } })).status, 200)
})

test('a workbook reads no file and calls nobody, whatever its XML says', async () => {
  const entities = `<!DOCTYPE worksheet [<!ENTITY xxe SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>`
  const xml = sheetXml([headings, ['ENTITY Robotics', '', 'Rabat', '2015-10-22', '7', '41', '', '', 'ENTITY']])
  const hostileXml = xml.replace('?>', `?>${entities}`).replaceAll('ENTITY', '&xxe;&d;')
  const climbing = workbookParts(hostileXml).map((part) =>
    part.name.endsWith('workbook.xml.rels')
      ? { ...part, content: String(part.content).replace('worksheets/sheet1.xml', '../../../../../etc/passwd') }
      : part,
  )

  for (const parts of [workbookParts(hostileXml), climbing]) {
    const { faults, address, text } = await uploaded(new File([bytesOf(zipOf(parts))], 'entities.xlsx'))
    const pages = address === '' ? [text] : [await pageOf(address), await pageOf(`${address}/preview`)]
    assert.deepEqual(faults, [])
    for (const page of pages) assert.doesNotMatch(page, /root:x|a{200}/)
  }
})

test('names of files are shown as text, kept short, and lead nowhere', { skip }, async () => {
  const content = csvText([headings, ['Atlas', '', 'Rabat', '2015-10-22', '7', '41', '', '', '']])
  const names = [
    ...linesOf('path-traversal.txt'),
    ...scripts,
    '\u202excsv.exe',
    `${'x'.repeat(5_000)}.csv`,
    '.csv',
    '..',
    '\u0000.csv',
  ]
  const tried = everything ? names : names.filter((_, at) => at % 5 === 0 || at > names.length - 6)

  const faults: string[] = []
  for (const name of tried) faults.push(...(await uploaded(new File([content], name.toWellFormed()))).faults)
  faults.push(...(await faultsOf(await asked('/fr/intake'), '/fr/intake')).faults)

  assert.deepEqual(faults, [])
})

/** Brings a file through all steps as its reader would: looks, decides what is asked, applies, looks again. */
async function taken(file: File): Promise<readonly string[]> {
  const { faults, address } = await uploaded(file)
  if (address === '') return faults
  const look = async (path: string) => {
    const { answered, faults: found } = await faultsOf(await asked(path), `${file.name} ${path}`)
    faults.push(...found)
    return answered.text
  }
  const send = async (path: string, fields: Iterable<readonly [string, string]>) => {
    const body = new FormData()
    for (const [name, value] of fields) body.set(name, value)
    const answer = await app.request(path, { method: 'POST', body, headers: { cookie: park.director } })
    faults.push(...(await faultsOf(answer, `${file.name} ${path}`)).faults)
  }
  const form = formsOf(await look(address)).find(({ action }) => action.endsWith('/columns'))
  await send(`${address}/columns`, form?.fields ?? [])
  for (const state of ['', 'new', 'doubtful', 'refused', 'same', 'changed'])
    await look(`${address}/preview?state=${state}`)
  await send(`${address}/apply`, [['gone', 'keep']])
  await platform.work()
  for (const path of [address, '/fr/companies', '/ar/companies?page=2', '/fr/companies/export.csv', '/fr/overview']) {
    await look(path)
  }
  const { rows } = await platform.pool.query<{ id: string }>('select id from companies order by id desc limit 25')
  for (const { id } of rows) await look(`/en/companies/${id}`)
  return faults
}

/** Uploads a file; a refused one must leave nothing behind. */
async function uploaded(file: File) {
  const before = await standOf(park)
  const body = new FormData()
  body.set('file', file)
  const answer = await app.request('/fr/intake', { method: 'POST', body, headers: { cookie: park.director } })
  const { answered, faults } = await faultsOf(answer, `${file.name.slice(0, 80)} (${file.size} bytes)`)
  const wrote = written(before, await standOf(park))
  const mayWrite = answered.status === 303 ? ['intakes', 'audit_heads', 'audit_lines'] : []
  const beyond = wrote.filter((table) => !mayWrite.includes(table))
  if (beyond.length > 0) faults.push(`${file.name}: answered ${answered.status} and wrote to ${beyond.join(', ')}`)
  return {
    faults,
    status: answered.status,
    text: answered.text,
    address: answered.status === 303 ? answered.location : '',
  }
}

function asked(path: string): Promise<Response> {
  return Promise.resolve(app.request(path, { headers: { cookie: park.director } }))
}

async function pageOf(path: string): Promise<string> {
  return (await asked(path)).text()
}

function bytesOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes)
}
