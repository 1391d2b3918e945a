import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { modules } from '../app.ts'
import { keepOperator } from '../demo/builders.ts'
import type { Id } from '../kernel/id.ts'
import { addMembership, createUser } from '../modules/identity/index.ts'
import { addCodes, revealCode, setCodeAside } from '../modules/codes/index.ts'
import { adoptOffers, readCatalogue } from '../modules/partners/index.ts'
import { identityOf, keepCompanies } from '../modules/registry/index.ts'
import { type Actor, systemActor } from '../platform/actor.ts'
import { change, changed } from '../platform/change.ts'
import { day } from '../kernel/civil-date.ts'
import { silentLog } from '../platform/log.ts'
import { openPlatform } from '../platform/open-platform.ts'
import { readSettings } from '../platform/settings.ts'

const folder = mkdtempSync(join(tmpdir(), 'tremplin-rotate-'))
// As root the database runs as another user, who must be able to enter.
chmodSync(folder, 0o755)
const env = { ...process.env, TREMPLIN_DATA: folder, DATABASE_URL: '', TREMPLIN_CODE_KEYS: '' }
after(() => rmSync(folder, { recursive: true, force: true }))

test('another process turns the keys while the server runs, which goes on showing codes with the new one', async () => {
  const { platform, close } = await openPlatform(readSettings(env, { demo: false, name: 'park' }), modules, silentLog)
  try {
    const operatorId = platform.newId<'operator'>()
    const system = systemActor(operatorId)
    const companyId = platform.newId<'company'>()
    await change(platform, system, async (tx) => {
      await keepOperator(tx, { id: operatorId, name: 'Technopark', demo: false })
      await keepCompanies(tx, [{ id: companyId, identity: identityOf('Atlas'), createdAt: platform.now() }])
      return changed(undefined, { event: 'park.made', subjectId: operatorId })
    })
    const catalogue = await readCatalogue()
    assert.ok(catalogue.ok)
    const adopted = await adoptOffers(platform, system, { codes: ['technopark-2017'], catalogue: catalogue.value })
    const [offerId] = adopted.ok ? adopted.value : []
    assert.ok(offerId)
    const userId = await createUser(platform, { name: 'Amina', email: 'amina@people.example' })
    await change(platform, system, async (tx) => {
      const began = await addMembership(platform, tx, { userId, role: { kind: 'director' }, actsFor: '' })
      assert.ok(began)
      return changed(undefined, began)
    })
    const director: Actor = { operatorId, userId, role: { kind: 'director' }, language: 'fr' }
    const text = Array.from({ length: 500 }, (_, at) => `CODE-${at}`).join('\n')
    const added = await addCodes(platform, director, { offerId, text })
    assert.ok(added.ok)
    const claimId = platform.newId<'claim'>()
    await change(platform, system, async (tx) => {
      await setCodeAside(platform, tx, system, { offerId, claimId, companyId, on: day('2026-11-26') })
      return changed(undefined, { event: 'claim.granted', subjectId: claimId })
    })

    const looks: string[] = []
    const turning = new AbortController()
    const looking = (async () => {
      while (!turning.signal.aborted) looks.push(await look(claimId))
    })()
    const [first, second] = [await command('rotate-codes'), await command('rotate-codes', '--forget')]
    turning.abort()
    await looking

    assert.match(first.stdout, /^Sealed anew under the key [0-9a-f]{12}: 500\.\nThe earlier keys stay/)
    assert.match(second.stdout, /^Sealed anew under the key [0-9a-f]{12}: 500\.\nThe earlier keys are forgotten\.\n$/)
    assert.deepEqual([first.status, second.status], [0, 0])
    assert.ok(looks.length > 10)
    assert.deepEqual([...new Set(looks)], ['CODE-0'])
    assert.equal(await look(claimId), 'CODE-0')

    async function look(of: Id<'claim'>): Promise<string> {
      const seen = await revealCode(platform, director, { claimId: of, may: () => Promise.resolve(true) })
      return seen.ok ? seen.value.code : seen.refusal.code
    }
  } finally {
    await close()
  }
})

test('it tells how it is called, and refuses what it does not know', async () => {
  const [help, unknown, keys] = [
    await command('rotate-codes', '--help'),
    await command('rotate-codes', '--all'),
    await command('rotate-codes', '--forget', { TREMPLIN_CODE_KEYS: Buffer.alloc(32).toString('base64') }),
  ]

  assert.equal(help.status, 0)
  assert.match(help.stdout, /--forget/)
  assert.equal(unknown.status, 2)
  assert.match(unknown.stderr, /--all/)
  assert.equal(keys.status, 2)
  assert.match(keys.stderr, /TREMPLIN_CODE_KEYS/)
})

async function command(...args: readonly (string | Readonly<Record<string, string>>)[]) {
  const words = args.filter((arg) => typeof arg === 'string')
  const more = Object.assign({}, ...args.filter((arg) => typeof arg !== 'string')) as Record<string, string>
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), ...words], {
    env: { ...env, ...more },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()))
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, stdout, stderr }
}
