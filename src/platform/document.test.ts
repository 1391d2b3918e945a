import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileName, kindOf } from './document.ts'

test('a paper is what its bytes say, whatever it is called, and is handed out under a name that ends so', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1')

  assert.equal(kindOf(bytes('%PDF-1.7\n')), 'pdf')
  assert.equal(kindOf(bytes('\x89PNG\r\n\x1a\n0000')), 'png')
  assert.equal(kindOf(bytes('\xff\xd8\xff\xe0')), 'jpeg')
  assert.equal(kindOf(bytes('RIFF0000WEBPVP8 ')), 'webp')
  assert.equal(kindOf(bytes('PK\x03\x04..[Content_Types].xml..word/document.xml')), 'docx')
  assert.equal(kindOf(bytes('PK\x03\x04..[Content_Types].xml..xl/workbook.xml')), undefined)
  assert.equal(kindOf(bytes('<html><script>')), undefined)
  assert.equal(kindOf(bytes('')), undefined)

  assert.equal(fileName('../../etc/Convention.PDF', 'pdf'), 'Convention.PDF')
  assert.equal(fileName('C:\\papers\\scan.html', 'pdf'), 'scan.html.pdf')
  assert.equal(fileName('photo.JPEG', 'jpeg'), 'photo.JPEG')
  assert.equal(fileName('   ', 'docx'), 'document.docx')
  assert.ok(fileName(`${'a'.repeat(400)}.png`, 'png').length <= 200)
})
