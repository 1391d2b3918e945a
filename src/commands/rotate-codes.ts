import { parseArgs } from 'node:util'
import { modules } from '../app.ts'
import { forgetKeys, rotateKeys } from '../modules/codes/index.ts'
import { jsonLog } from '../platform/log.ts'
import { FolderTaken, openPlatform } from '../platform/open-platform.ts'
import { UnusableSetting, readSettings } from '../platform/settings.ts'
import { type CommandWorld, optionProblem, theWorld } from './check.ts'

const help = `Usage: npm run --silent tremplin -- rotate-codes [--forget]

Seals every code anew, in small steps, while the server runs: nobody has to wait or sign in again.

Where the keys are kept in the data folder, a new one is made first, and the server uses it at once.
Where they come from TREMPLIN_CODE_KEYS: put the new key in front of the others, start every server anew with them, then
run this, then take the old ones away and start every server anew.

  --forget  forgets the earlier keys of the data folder, if no code needs one any more. Copies of the database that were
            made before can then be read only with a copy of the keys of that time

Exit: 0; 1 where a code could not be sealed anew; 2 for wrong arguments or settings.
`

/** `rotate-codes`: another key for every code. Answers 0, 1 or 2 as its help says. */
export async function rotateCodes(args: readonly string[], world: CommandWorld = theWorld()): Promise<number> {
  const { stdout, stderr } = world
  let wish: ReturnType<typeof parse>
  try {
    wish = parse(args)
  } catch (error) {
    stderr(`There is no option like this: ${optionProblem(error)}\n\n${help}`)
    return 2
  }
  if (wish.help) {
    stdout(help)
    return 0
  }
  const settings = readSettings(process.env, { demo: false, name: 'park' })
  if (wish.forget && settings.codeKeys) {
    throw new UnusableSetting('The keys come from TREMPLIN_CODE_KEYS: take the old ones away there.')
  }
  const opened = await openPlatform(settings, modules, jsonLog(stderr), { beside: true }).catch((error: unknown) => {
    throw error instanceof FolderTaken ? new UnusableSetting(error.message, { cause: error }) : error
  })
  try {
    const { platform } = opened
    const { keyId, resealed, damaged, locked } = await rotateKeys(platform)
    stdout(`Sealed anew under the key ${keyId}: ${resealed}.\n`)
    if (locked > 0)
      stdout(`Under keys that are missing here: ${locked}. Bring back TREMPLIN_CODE_KEYS or the file code-keys.\n`)
    if (damaged > 0) stdout(`Damaged, left as they are: ${damaged}.\n`)
    if (settings.codeKeys) {
      stdout('Once every server seals with this key, the others can go from TREMPLIN_CODE_KEYS.\n')
    } else if (wish.forget) {
      stdout(
        (await forgetKeys(platform))
          ? 'The earlier keys are forgotten.\n'
          : 'The earlier keys stay: a code needs one of them. Run this again.\n',
      )
    } else {
      stdout('The earlier keys stay in the data folder. To forget them: rotate-codes --forget\n')
    }
    return damaged + locked > 0 ? 1 : 0
  } finally {
    await opened.close()
  }
}

function parse(args: readonly string[]) {
  const options = { help: { type: 'boolean', short: 'h' }, forget: { type: 'boolean' } } as const
  return parseArgs({ args: [...args], options, strict: true }).values
}
