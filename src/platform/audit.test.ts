import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { aPlatform } from '../../tests/database.ts'
import { anOperator } from '../../tests/operator.ts'
import type { Id } from '../kernel/id.ts'
import { systemActor } from './actor.ts'
import { examineAudit } from './audit.ts'
import { type AuditHead, exportAuditHeads, exportedHeads, readHeads, writeHead } from './audit-heads.ts'
import { change, changed, read } from './change.ts'

const platform = await aPlatform()
const { dataFolder } = platform.settings

type Operator = Id<'operator'>

/** What somebody who has the whole database does to a trail of twelve lines, and what is found. */
const acts: readonly {
  readonly act: string
  readonly tamper: (operatorId: Operator) => Promise<void>
  /** What is found without an exported head, and with one. */
  readonly alone: readonly string[]
  readonly withHead: readonly string[]
}[] = [
  {
    act: 'a line is edited',
    tamper: (id) =>
      as(id, `update audit_lines set text = replace(text, 'thing-5', 'thing-9') where operator_id = $1 and number = 5`),
    alone: ['line-broken 5'],
    withHead: ['line-broken 5'],
  },
  {
    act: 'a line is deleted',
    tamper: (id) => as(id, 'delete from audit_lines where operator_id = $1 and number = 5'),
    alone: ['line-broken 5'],
    withHead: ['line-broken 5'],
  },
  {
    act: 'a line is inserted',
    tamper: async (id) => {
      await as(id, 'update audit_lines set number = number + 1000 where operator_id = $1 and number > 5')
      await as(id, 'update audit_lines set number = number - 999 where operator_id = $1 and number > 1000')
      await as(
        id,
        `insert into audit_lines (operator_id, number, at, event, subject_id, text, hash)
         select operator_id, 6, at, event, subject_id, text, hash from audit_lines where operator_id = $1 and number = 5`,
      )
    },
    alone: ['line-broken 6'],
    withHead: ['line-broken 6', 'not-as-exported 12'],
  },
  {
    act: 'two lines change places',
    tamper: async (id) => {
      await as(id, 'update audit_lines set number = 1000 where operator_id = $1 and number = 5')
      await as(id, 'update audit_lines set number = 5 where operator_id = $1 and number = 6')
      await as(id, 'update audit_lines set number = 6 where operator_id = $1 and number = 1000')
    },
    alone: ['line-broken 5'],
    withHead: ['line-broken 5'],
  },
  {
    act: 'the tail is cut',
    tamper: (id) => as(id, 'delete from audit_lines where operator_id = $1 and number > 9'),
    alone: ['end-differs 10'],
    withHead: ['end-differs 10', 'shorter-than-exported 12'],
  },
  {
    act: 'two operators’ trails change places',
    tamper: async (id) => {
      const [other, nobody] = [await aTrail(12), await anOperator(platform)]
      for (const table of ['audit_lines', 'audit_heads']) {
        for (const [from, to] of [
          [id, nobody],
          [other, id],
          [nobody, other],
        ]) {
          await platform.pool.query(`update ${table} set operator_id = $2 where operator_id = $1`, [from, to])
        }
      }
    },
    alone: [],
    withHead: ['not-as-exported 12'],
  },
  {
    act: 'the trail is rolled back to a backup',
    tamper: async (id) => {
      await as(id, 'delete from audit_lines where operator_id = $1 and number > 9')
      await as(
        id,
        `update audit_heads head set number = 9, hash = line.hash from audit_lines line
         where head.operator_id = $1 and line.operator_id = $1 and line.number = 9`,
      )
    },
    alone: [],
    withHead: ['shorter-than-exported 12'],
  },
  {
    act: 'a line is edited and every hash made anew',
    tamper: async (id) => {
      await as(
        id,
        `update audit_lines set text = replace(text, 'thing-5', 'thing-9'), subject_id = 'thing-9'
         where operator_id = $1 and number = 5`,
      )
      await hashAnew(id)
    },
    alone: [],
    withHead: ['not-as-exported 12'],
  },
]

for (const { act, tamper, alone, withHead } of acts) {
  test(`the audit trail shows that ${act}${alone.length === 0 ? ', held against an exported head' : ''}`, async () => {
    const operatorId = await aTrail(12)
    await exportAuditHeads(platform)
    const heads = await exportedHeads(dataFolder, operatorId)
    assert.deepEqual(await faultsOf(operatorId, heads), [])

    await tamper(operatorId)

    assert.deepEqual(await faultsOf(operatorId), alone)
    assert.deepEqual(await faultsOf(operatorId, heads), withHead)
  })
}

test('what a line is found by cannot be changed either: its columns say what its text says', async () => {
  for (const column of [
    `event = 'nothing'`,
    `subject_id = 'nobody'`,
    `at = at + interval '1 day'`,
    `actor_id = '${platform.newId()}'`,
  ]) {
    const operatorId = await aTrail(3)

    await as(operatorId, `update audit_lines set ${column} where operator_id = $1 and number = 2`)

    assert.deepEqual(await faultsOf(operatorId), ['line-broken 2'])
  }
})

test('a trail that nobody touched passes, also when it has grown since its head was exported, and an empty one', async () => {
  const operatorId = await aTrail(12)
  await exportAuditHeads(platform)
  await grow(operatorId, 8)

  const trail = await read(platform, { operatorId }, async (db) =>
    examineAudit(db, await exportedHeads(dataFolder, operatorId)),
  )

  assert.equal(trail.lines, 20)
  assert.deepEqual(trail.faults, [])
  assert.deepEqual(await faultsOf(await anOperator(platform)), [])
})

test('a line added behind the head’s back shows', async () => {
  const operatorId = await aTrail(3)

  await as(
    operatorId,
    `insert into audit_lines (operator_id, number, at, event, subject_id, text, hash)
     select operator_id, 4, at, event, subject_id, text, hash from audit_lines where operator_id = $1 and number = 3`,
  )

  assert.deepEqual(await faultsOf(operatorId), ['line-broken 4'])
})

test('a trail longer than what is read at a time is followed to its end', async () => {
  const operatorId = await aTrail(1)
  await lengthen(operatorId, 12_001)
  assert.deepEqual(await faultsOf(operatorId), [])

  await as(operatorId, `update audit_lines set text = text || ' ' where operator_id = $1 and number = 11000`)

  assert.deepEqual(await faultsOf(operatorId), ['line-broken 11000'])
})

test('the head is exported once a day into a file that only grows and that nobody else may read', async () => {
  const operatorId = await aTrail(2)
  const file = join(dataFolder, 'audit-heads', `${operatorId}.jsonl`)

  await exportAuditHeads(platform)
  const first = readFileSync(file, 'utf8')
  await grow(operatorId, 1)
  await exportAuditHeads(platform)
  assert.equal(readFileSync(file, 'utf8'), first)
  platform.moveTo('2017-08-22')
  await exportAuditHeads(platform)
  platform.moveTo('2017-08-21')

  assert.ok(readFileSync(file, 'utf8').startsWith(first))
  assert.equal(statSync(file).mode & 0o077, 0)
  assert.deepEqual(
    (await exportedHeads(dataFolder, operatorId)).map(({ number, at }) => [number, at.slice(0, 10)]),
    [
      [2n, '2017-08-21'],
      [3n, '2017-08-22'],
    ],
  )
})

test('a line that a power cut left halfway spoils neither those before nor those after it', async () => {
  const operatorId = await aTrail(2)
  await exportAuditHeads(platform)
  appendFileSync(join(dataFolder, 'audit-heads', `${operatorId}.jsonl`), '{"operator":"0')

  platform.moveTo('2017-08-22')
  await exportAuditHeads(platform)
  platform.moveTo('2017-08-21')

  assert.equal((await exportedHeads(dataFolder, operatorId)).length, 2)
})

test('a file of heads is read back as it was written, and a line that is none is named', () => {
  const head: AuditHead = { operatorId: platform.newId(), number: 12n, hash: 'ab', at: '2017-08-21T09:00:00.000Z' }

  assert.deepEqual(readHeads(writeHead(head) + writeHead(head)), { ok: true, value: [head, head] })
  for (const bad of ['[]', 'null', '{}', '{"operator":"x"', writeHead(head).replace('"12"', '12')]) {
    assert.deepEqual(readHeads(`${writeHead(head)}${bad}`), { ok: false, refusal: { code: 'not-a-head', line: 2 } })
  }
})

async function aTrail(lines: number): Promise<Operator> {
  const operatorId = await anOperator(platform)
  await grow(operatorId, lines)
  return operatorId
}

async function grow(operatorId: Operator, lines: number): Promise<void> {
  for (let n = 1; n <= lines; n++) {
    await change(platform, systemActor(operatorId), () =>
      Promise.resolve(changed(n, { event: 'thing.done', subjectId: `thing-${n}`, detail: { operatorId } })),
    )
  }
}

/** Writes many lines at once, as they would have come one by one. */
async function lengthen(operatorId: Operator, lines: number): Promise<void> {
  await as(
    operatorId,
    `insert into audit_lines (operator_id, number, at, event, subject_id, text, hash)
     select $1::uuid, n, '2017-08-21T09:00:00Z', 'thing.done', 'thing-' || n, json_build_object('number', n::text,
       'at', '2017-08-21T09:00:00.000Z', 'actor', 'system', 'event', 'thing.done', 'subject', 'thing-' || n)::text, ''
     from generate_series(2, ${lines}) n`,
  )
  await hashAnew(operatorId)
}

/** Makes every hash of a trail anew, and its head. */
async function hashAnew(operatorId: Operator): Promise<void> {
  const { rows } = await platform.pool.query<{ number: bigint; text: string }>(
    'select number, text from audit_lines where operator_id = $1 order by number',
    [operatorId],
  )
  let hash = ''
  const made = rows.map(({ number, text }) => {
    hash = createHash('sha256').update(`${hash}\n${text}`).digest('hex')
    return { number: number.toString(), hash }
  })
  await platform.pool.query(
    `update audit_lines line set hash = made.hash from jsonb_to_recordset($2::jsonb) as made (number bigint, hash text)
     where line.operator_id = $1 and line.number = made.number`,
    [operatorId, JSON.stringify(made)],
  )
  await platform.pool.query('update audit_heads set number = $2, hash = $3 where operator_id = $1', [
    operatorId,
    made.length,
    hash,
  ])
}

/** As the database's owner, whom nothing stops. */
async function as(operatorId: Operator, sql: string): Promise<void> {
  const { rowCount } = await platform.pool.query(sql, [operatorId])
  assert.ok((rowCount ?? 0) > 0, 'Nothing was tampered with.')
}

async function faultsOf(operatorId: Operator, heads: readonly AuditHead[] = []): Promise<readonly string[]> {
  const { faults } = await read(platform, { operatorId }, (db) => examineAudit(db, heads))
  return faults.map(({ code, number }) => `${code} ${number}`)
}
