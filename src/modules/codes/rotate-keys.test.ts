import assert from 'node:assert/strict'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import { waitingForALock } from '../../../tests/twice.ts'
import { read } from '../../platform/change.ts'
import type { Platform } from '../../platform/platform.ts'
import { UnusableSetting, codeKeysIn } from '../../platform/settings.ts'
import { addCodes } from './add-codes.ts'
import { aParkWithCodes, manyCodes, valueOf } from './codes.testing.ts'
import { codesByKey } from './codes.store.ts'
import { keyRing } from './key-ring.ts'
import { forgetKeys, missingKeys, rotateKeys } from './rotate-keys.ts'
import { unseal } from './seal.ts'

type Park = Awaited<ReturnType<typeof aParkWithCodes>>

/** Every code of the park, opened with the keys that there are. */
async function openedCodes({ platform, operatorId }: Park): Promise<readonly string[]> {
  const { rows } = await platform.pool.query('select id, key_id, sealed from codes order by number')
  const ring = keyRing(platform.settings)
  return rows.map(({ id, key_id: keyId, sealed }) => {
    const key = ring.find(keyId)
    assert.ok(key, `The key ${keyId} is missing.`)
    return unseal(key, { operatorId, codeId: id }, sealed)
  })
}

const keysOf = (park: Park) => read(park.platform, park, codesByKey)

test('codes are sealed anew under a new key, and known again when they are uploaded once more', async () => {
  const park = await aParkWithCodes(manyCodes(450))
  const before = keyRing(park.platform.settings).current.id

  const rotation = await rotateKeys(park.platform)

  assert.notEqual(rotation.keyId, before)
  assert.deepEqual({ ...rotation, keyId: '' }, { keyId: '', resealed: 450, damaged: 0, locked: 0 })
  assert.deepEqual([...(await keysOf(park))], [[rotation.keyId, 450]])
  assert.deepEqual(await openedCodes(park), manyCodes(450).split('\n'))
  assert.equal((await park.add('CODE-00007')).ok, false)
  assert.equal(await forgetKeys(park.platform), true)
  assert.deepEqual(
    keyRing(park.platform.settings).keys.map(({ id }) => id),
    [rotation.keyId],
  )
  assert.equal((await park.add('CODE-00008')).ok, false)
})

test('a code of an earlier key that was not sealed anew yet is known again as well', async () => {
  const park = await aParkWithCodes('EARLY')
  const { dataFolder } = park.platform.settings
  const file = join(dataFolder, 'code-keys')
  writeFileSync(file, `${Buffer.alloc(32, 7).toString('base64')}\n${readFileSync(file, 'utf8')}`)

  const again = await park.add('EARLY')
  valueOf(await park.add('LATE'))

  assert.equal(again.ok, false)
  assert.equal((await keysOf(park)).size, 2)
})

test('while keys turn, codes are added, given and seen as ever, and every one opens afterwards', async () => {
  const park = await aParkWithCodes(manyCodes(1500, 'FIRST'), { maxConnections: 10 })
  const { platform } = park
  const companyId = await park.company()
  const wrong: string[] = []
  const busy = new AbortController()
  let seen = 0
  let uploads = 0

  const claiming = async () => {
    while (!busy.signal.aborted) {
      const claim = await park.claim(companyId)
      const taken = await park.take(claim)
      const looks = await Promise.all([
        park.look(park.director, claim.claimId),
        park.look(park.director, claim.claimId),
      ])
      for (const look of looks) {
        if (!taken || !look.ok || !/^(?:FIRST|MORE\d+)-\d{5}$/.test(look.value.code)) wrong.push(JSON.stringify(look))
        else seen += 1
      }
    }
  }
  const adding = async () => {
    while (!busy.signal.aborted) {
      uploads += 1
      valueOf(await park.add(manyCodes(20, `MORE${uploads}`)))
    }
  }
  const under = [claiming(), claiming(), claiming(), adding()]
  const forgotten = []
  for (let turn = 0; turn < 4; turn += 1) {
    const { damaged, locked } = await rotateKeys(platform)
    assert.deepEqual([damaged, locked], [0, 0])
    forgotten.push(await forgetKeys(platform))
  }
  busy.abort()
  await Promise.all(under)

  assert.deepEqual(wrong, [])
  assert.ok(seen > 50 && uploads > 3, `${seen} looks and ${uploads} uploads prove little.`)
  const expected = [
    manyCodes(1500, 'FIRST'),
    ...Array.from({ length: uploads }, (_, at) => manyCodes(20, `MORE${at + 1}`)),
  ]
  assert.deepEqual((await openedCodes(park)).toSorted(), expected.join('\n').split('\n').toSorted())
  await rotateKeys(platform)
  assert.equal(await forgetKeys(platform), true)
  assert.equal((await keysOf(park)).size, 1)
  assert.equal(keyRing(platform.settings).keys.length, 1)
})

for (const guarded of [true, false]) {
  const title = guarded
    ? 'keys do not turn while somebody is about to seal with them'
    : 'without the hold on sealing they do, and what was being sealed is lost: the guard is what keeps it'
  test(title, async () => {
    const park = await aParkWithCodes('FIRST', { maxConnections: 8 })
    const { platform } = park
    const sealing = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const slow: Platform = { ...platform, database: platform.database.withPlugin(pausing(sealing, go, guarded)) }

    const adding = addCodes(slow, park.director, { offerId: park.offerId, text: 'SECOND' })
    await sealing.promise
    const turning = rotateKeys(platform).then(() => forgetKeys(platform))
    await Promise.race([turning, waitingForALock(park.platform)])
    go.resolve()
    valueOf(await adding)

    assert.equal(await turning, true)
    assert.equal((await missingKeys(platform, park)).length, guarded ? 0 : 1)
    if (guarded) assert.deepEqual(await openedCodes(park), ['FIRST', 'SECOND'])
  })
}

/** Stops between reading the keys and keeping what they seal; without the guard the hold on sealing is left out. */
function pausing(there: PromiseWithResolvers<void>, go: PromiseWithResolvers<void>, guarded: boolean): KyselyPlugin {
  const keeping = new WeakSet<object>()
  return {
    transformQuery: ({ node, queryId }) => {
      if (node.kind === 'InsertQueryNode' && node.columns?.some(({ column }) => column.name === 'uploaded_at'))
        keeping.add(queryId)
      const [text = ''] = node.kind === 'RawNode' ? node.sqlFragments : []
      if (guarded || node.kind !== 'RawNode' || !text.startsWith('lock table codes')) return node
      return { ...node, sqlFragments: ['select 1'] }
    },
    transformResult: async ({ result, queryId }) => {
      if (keeping.has(queryId)) {
        there.resolve()
        await go.promise
      }
      return result
    },
  }
}

test('a damaged code, one moved to another row and one of another park do not open, and the others turn on', async () => {
  const park = await aParkWithCodes('ONE\nTWO\nTHREE\nFOUR')
  const { platform } = park
  const { rows } = await platform.pool.query('select id, sealed from codes order by number')
  const set = (index: number, sealed: Buffer) =>
    platform.pool.query('update codes set sealed = $1 where id = $2', [sealed, rows[index].id])
  const bent = Buffer.from(rows[0].sealed)
  bent.writeUInt8(bent.readUInt8(bent.length - 1) ^ 1, bent.length - 1)
  await set(0, bent)
  await set(1, rows[2].sealed)

  const rotation = await rotateKeys(platform)

  assert.deepEqual({ ...rotation, keyId: '' }, { keyId: '', resealed: 2, damaged: 2, locked: 0 })
  assert.equal(await forgetKeys(platform), false)
  const key = keyRing(platform.settings).keys[1]
  assert.ok(key)
  const other = platform.newId<'operator'>()
  assert.throws(() => unseal(key, { operatorId: other, codeId: rows[2].id }, rows[2].sealed))
  assert.equal(unseal(key, { operatorId: park.operatorId, codeId: rows[2].id }, rows[2].sealed), 'THREE')
})

test('where the key of codes is missing, that is said before anything is recorded or added', async () => {
  const park = await aParkWithCodes('FIRST')
  const claim = await park.claim()
  await park.take(claim)
  rmSync(join(park.platform.settings.dataFolder, 'code-keys'))

  const seen = await park.look(park.director, claim.claimId)
  const added = await park.add('SECOND')

  assert.deepEqual(seen, { ok: false, refusal: { code: 'key-missing' } })
  assert.deepEqual(added, { ok: false, refusal: { code: 'key-missing' } })
  assert.equal((await missingKeys(park.platform, park)).length, 1)
  assert.equal((await park.platform.pool.query('select 1 from code_reveals')).rowCount, 0)
  assert.deepEqual(
    { ...(await rotateKeys(park.platform)), keyId: '' },
    { keyId: '', resealed: 0, damaged: 0, locked: 1 },
  )
})

test('keys of the environment seal as those of the data folder do, and are read by nobody else', async () => {
  const keys = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64'))
  const park = await aParkWithCodes('ONE\nTWO', { settings: { codeKeys: keys.slice(0, 1) } })
  const turned: Platform = { ...park.platform, settings: { ...park.platform.settings, codeKeys: keys.toReversed() } }

  const rotation = await rotateKeys(turned)

  assert.equal(rotation.resealed, 2)
  assert.equal(rotation.keyId, keyRing({ ...turned.settings, codeKeys: keys.slice(1) }).current.id)
  assert.deepEqual(await openedCodes({ ...park, platform: { ...park.platform, settings: turned.settings } }), [
    'ONE',
    'TWO',
  ])
})

test('keys are kept so that only their owner reads them, and what is no key is refused by its place', async () => {
  const park = await aParkWithCodes('ONE')
  const file = join(park.platform.settings.dataFolder, 'code-keys')

  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.throws(
    () => codeKeysIn('too short', 'TREMPLIN_CODE_KEYS'),
    (error) => error instanceof UnusableSetting && error.message.startsWith('TREMPLIN_CODE_KEYS '),
  )
  assert.throws(() => codeKeysIn(' \n', 'TREMPLIN_CODE_KEYS'), UnusableSetting)
})
