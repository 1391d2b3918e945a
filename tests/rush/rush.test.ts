import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '../../src/platform/new-id.ts'
import { testClient } from '../client.ts'
import { RUSHES, runRush, twoServers } from './rushes.ts'

const SIZE = { clients: 20, claims: 4, places: 20 }

const client = await testClient()
const name = `rush_${newId().replaceAll('-', '').slice(-20)}`
await client.query(`create database ${name} template tremplin_template`)
const server = JSON.parse(process.env['TREMPLIN_TEST_SERVER'] ?? '{}') as object
const running = await twoServers({ ...server, database: name })
after(async () => {
  await running.stop()
  await client.query(`drop database if exists ${name} with (force)`)
  await client.end()
})

for (const guarded of [true, false]) {
  for (const kind of RUSHES) {
    const title = guarded
      ? `${kind.name}: eighty claims at two servers for twenty places, twenty are granted with twenty codes, nobody is refused before`
      : `${kind.name}: with the guard taken away more are granted, so that it is the guard that makes it twenty`
    test(title, async () => {
      const outcome = await runRush(running, kind, SIZE, { guarded })

      if (!guarded) {
        assert.ok(outcome.granted > SIZE.places, `${outcome.granted} were granted.`)
        return
      }
      assert.deepEqual([outcome.granted, outcome.codes, outcome.tooEarly], [SIZE.places, SIZE.places, 0])
      assert.deepEqual([...outcome.refusals], [[`409 ${kind.refusal}`, SIZE.clients * SIZE.claims - SIZE.places]])
      assert.deepEqual(outcome.broken, [])
    })
  }
}
