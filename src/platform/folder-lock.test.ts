import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { lockFolder } from './folder-lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'tremplin-lock-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const holder = { pid: process.pid, address: 'http://localhost:3000' }

test('the second to take a data folder learns who has it, whatever name it calls the folder by', async () => {
  const other = `${folder}-by-another-name`
  symlinkSync(folder, other)
  const lock = await lockFolder(folder, holder)
  assert.ok('release' in lock)

  const second = await lockFolder(other, { pid: 1, address: 'http://localhost:3001' })

  assert.deepEqual(second, { heldBy: holder })
  await lock.release()
  rmSync(other)
})

test('a folder is free again the moment its holder is killed', async () => {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { lockFolder } from '${import.meta.dirname}/folder-lock.ts'
      await lockFolder(process.argv[1], { pid: process.pid, address: 'x' })
      console.log('held')
      setInterval(() => {}, 1000)`,
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise((held) => child.stdout.once('data', held))
  assert.ok('heldBy' in (await lockFolder(folder, holder)))

  child.kill('SIGKILL')
  await new Promise((gone) => child.once('exit', gone))

  const lock = await lockFolder(folder, holder)
  assert.ok('release' in lock)
  await lock.release()
})

test('of twenty that ask for a folder at once exactly one gets it', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => lockFolder(folder, holder)))

  const locks = answers.flatMap((answer) => ('release' in answer ? [answer] : []))
  assert.equal(locks.length, 1)
  await locks[0]?.release()
})
