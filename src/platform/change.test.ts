import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { aPlatform } from '../../tests/database.ts'
import { anOperator } from '../../tests/operator.ts'
import { refuse } from '../kernel/result.ts'
import { type Actor, systemActor } from './actor.ts'
import { verifyAudit } from './audit.ts'
import { NobodyWaits, change, changed, read } from './change.ts'
import type { Platform } from './platform.ts'

const platform = await aPlatform()

test('a change and its audit line are kept together', async () => {
  const actor = systemActor(await anOperator(platform))

  const result = await rename(platform, actor, 'Parc du Nord')

  assert.ok(result.ok)
  assert.equal(await nameSeenBy(actor), 'Parc du Nord')
  assert.deepEqual(await eventsOf(actor), ['operator.renamed'])
})

test('a refusal undoes all the work and leaves no line', async () => {
  const actor = systemActor(await anOperator(platform))

  const result = await change(platform, actor, async (tx) => {
    await tx.updateTable('operators').set({ name: 'half done' }).where('id', '=', actor.operatorId).execute()
    return refuse({ code: 'changed-my-mind' })
  })

  assert.deepEqual(result, { ok: false, refusal: { code: 'changed-my-mind' } })
  assert.equal(await nameSeenBy(actor), 'Technopark')
  assert.deepEqual(await eventsOf(actor), [])
})

test('an exception undoes all the work too', async () => {
  const actor = systemActor(await anOperator(platform))

  await assert.rejects(
    change(platform, actor, async (tx) => {
      await tx.updateTable('operators').set({ name: 'half done' }).where('id', '=', actor.operatorId).execute()
      throw new Error('the disk is gone')
    }),
    /the disk is gone/,
  )

  assert.equal(await nameSeenBy(actor), 'Technopark')
})

test('a request sent again after a lost reply changes nothing twice and gets the first answer', async () => {
  const actor = marked(systemActor(await anOperator(platform)), 'key-of-the-form')

  const first = await rename(platform, actor, 'Parc du Nord')
  const again = await rename(platform, actor, 'Parc du Nord')

  assert.deepEqual(again, first)
  assert.deepEqual(await eventsOf(actor), ['operator.renamed'])
})

test('ten copies of one request at once make one change; without the key they make ten', async () => {
  const actor = systemActor(await anOperator(platform))
  const ten = (by: Actor) => Promise.all(Array.from({ length: 10 }, () => rename(platform, by, 'Parc du Nord')))

  const answers = await ten(marked(actor, 'one-key-for-all-ten'))
  assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1)
  assert.equal((await eventsOf(actor)).length, 1)

  await ten(actor)
  assert.equal((await eventsOf(actor)).length, 11)
})

test('a key used again for something else is refused', async () => {
  const actor = systemActor(await anOperator(platform))
  await rename(platform, marked(actor, 'the-same-key', 'a'), 'Parc du Nord')

  const other = await rename(platform, marked(actor, 'the-same-key', 'b'), 'Parc du Sud')

  assert.deepEqual(other, { ok: false, refusal: { code: 'key-reused' } })
  assert.equal(await nameSeenBy(actor), 'Parc du Nord')
})

test('a refused request may be sent again with the same key once its cause is gone', async () => {
  const actor = marked(systemActor(await anOperator(platform)), 'key-of-the-form')
  await change(platform, actor, () => Promise.resolve(refuse({ code: 'not-now' })))

  const again = await rename(platform, actor, 'Parc du Nord')

  assert.ok(again.ok)
})

test('a request whose sender has hung up before its turn changes nothing, and its key may be used again', async () => {
  const actor = systemActor(await anOperator(platform))
  const mark = { route: 'POST /rename', key: crypto.randomUUID(), fingerprint: 'x' }

  const late = change(platform, { ...actor, request: { ...mark, gone: () => true } }, async (tx) => {
    await tx.updateTable('operators').set({ name: 'too late' }).where('id', '=', actor.operatorId).execute()
    return changed(undefined, { event: 'operator.renamed', subjectId: actor.operatorId })
  })
  await assert.rejects(late, NobodyWaits)
  const again = await rename(platform, { ...actor, request: { ...mark, gone: () => false } }, 'Parc du Nord')

  assert.ok(again.ok)
  assert.deepEqual(await eventsOf(actor), ['operator.renamed'])
  assert.equal(await nameSeenBy(actor), 'Parc du Nord')
})

test('the audit trail numbers lines without a gap, however many write at once', async () => {
  const actor = systemActor(await anOperator(platform))

  await Promise.all(Array.from({ length: 25 }, (_, n) => rename(platform, actor, `Parc ${n}`)))

  assert.deepEqual(await read(platform, actor, verifyAudit), { lines: 25, brokenAt: undefined })
})

for (const [act, tamper] of [
  ['an edited line', `update audit_lines set text = replace(text, 'renamed', 'closed') where number = 3`],
  ['a removed line', `delete from audit_lines where number = 3`],
  [
    'two lines swapped',
    `update audit_lines set text = (select l.text from audit_lines l where l.number = 7 - audit_lines.number and l.operator_id = audit_lines.operator_id) where number in (3, 4)`,
  ],
  ['a cut tail', `delete from audit_lines where number = 5`],
] as const) {
  test(`the audit trail shows ${act}`, async () => {
    const actor = systemActor(await anOperator(platform))
    for (let n = 0; n < 5; n++) await rename(platform, actor, `Parc ${n}`)

    await sql.raw(`${tamper} and operator_id = '${actor.operatorId}'`).execute(platform.database)

    assert.notEqual((await read(platform, actor, verifyAudit)).brokenAt, undefined)
  })
}

test('the application itself can neither edit nor remove a line of the audit trail', async () => {
  const actor = systemActor(await anOperator(platform))
  await rename(platform, actor, 'Parc du Nord')

  for (const attempt of [`update audit_lines set event = 'nothing'`, 'delete from audit_lines']) {
    await assert.rejects(
      change(platform, actor, async (tx) => {
        await sql.raw(attempt).execute(tx)
        return changed(undefined, { event: 'tampered', subjectId: actor.operatorId })
      }),
      /permission denied/,
    )
  }
})

test('what only reads cannot write', async () => {
  const actor = systemActor(await anOperator(platform))

  await assert.rejects(
    read(platform, actor, (db) =>
      db.updateTable('operators').set({ name: 'x' }).where('id', '=', actor.operatorId).execute(),
    ),
    /read-only transaction/,
  )
})

function rename(on: Platform, actor: Actor, name: string) {
  return change(on, actor, async (tx) => {
    await tx.updateTable('operators').set({ name }).where('id', '=', actor.operatorId).execute()
    return changed({ name, at: on.now() }, { event: 'operator.renamed', subjectId: actor.operatorId })
  })
}

function marked(actor: Actor, key: string, fingerprint = 'the same contents'): Actor {
  return { ...actor, request: { route: '/operator', key, fingerprint } }
}

async function nameSeenBy(actor: Actor): Promise<string> {
  const row = await read(platform, actor, (db) =>
    db.selectFrom('operators').select('name').where('id', '=', actor.operatorId).executeTakeFirstOrThrow(),
  )
  return row.name
}

async function eventsOf(actor: Actor): Promise<readonly string[]> {
  const rows = await read(platform, actor, (db) =>
    db.selectFrom('auditLines').select('event').orderBy('number').execute(),
  )
  return rows.map(({ event }) => event)
}
