import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPark } from '../../tests/park.ts'
import { cookieOf } from '../../tests/session.ts'
import { createApp } from '../app.ts'
import { examineAudit } from '../platform/audit.ts'
import { exportAuditHeads, readHeads } from '../platform/audit-heads.ts'
import { read } from '../platform/change.ts'

test('a director takes the ends of the audit trail away, today’s with them, and they are of the own park alone', async () => {
  const park = await aPark()
  const { platform, operatorId } = park
  const app = await createApp(platform)
  const cookie = await cookieOf(park, app, { kind: 'director' })
  await exportAuditHeads(platform)
  await park.company()

  const page = await (await app.request('/en/audit', { headers: { cookie } })).text()
  const file = await app.request('/en/audit/heads.jsonl', { headers: { cookie } })

  assert.match(page, /The audit trail has \d+ lines/)
  assert.match(page, /1 exported end/)
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment/)
  const heads = readHeads(await file.text())
  assert.ok(heads.ok)
  assert.equal(heads.value.length, 2)
  assert.ok(heads.value.every((head) => head.operatorId === operatorId))
  const { faults, lines } = await read(platform, park, (db) => examineAudit(db, heads.value))
  assert.deepEqual(faults, [])
  assert.equal(BigInt(lines), heads.value[1]?.number)
})
