import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { UnusableSetting } from './platform/settings.ts'

// What one start has read and compiled the next need not. Where the folder cannot be written nothing is kept.
enableCompileCache(join(import.meta.dirname, '../build/compiled'))

/** A command: told its arguments, answers with the exit status. */
type Command = (args: readonly string[]) => Promise<number>

/** Loaded when asked for: `check` needs no server, and nobody waits for what is not used. */
const commands: Readonly<Record<string, { readonly does: string; readonly load: () => Promise<Command> }>> = {
  demo: {
    does: 'shows the demo park (--scenario 2017 for the park of August 2017)',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  start: {
    does: 'starts Tremplin for your park; the first visit sets it up',
    load: async () => (await import('./commands/start.ts')).start,
  },
  check: {
    does: 'reads a workbook of hosted companies and says who is entitled to what',
    load: async () => {
      const { check } = await import('./commands/check.ts')
      return (args) => check(args)
    },
  },
  catalogue: {
    does: 'lists the offers of the catalogue: how certain, when last read, what a person decides',
    load: async () => {
      const { catalogue } = await import('./commands/catalogue.ts')
      return (args) => catalogue(args)
    },
  },
  rule: {
    does: 'reads a rule, tells what it says and what is odd about it, and holds a company against it',
    load: async () => {
      const { rule } = await import('./commands/rule.ts')
      return (args) => rule(args)
    },
  },
  'rotate-codes': {
    does: 'seals every code anew under a new key, while the server runs',
    load: async () => {
      const { rotateCodes } = await import('./commands/rotate-codes.ts')
      return (args) => rotateCodes(args)
    },
  },
  doctor: {
    does: 'looks whether all that must hold of the data holds, and whether the audit trail is whole',
    load: async () => {
      const { doctor } = await import('./commands/doctor.ts')
      return (args) => doctor(args)
    },
  },
  build: {
    does: 'builds style, fonts and scripts (start and demo do it when needed)',
    load: async () => async () => {
      await (await import('./ui/build.ts')).buildAssets()
      return 0
    },
  },
}

const usage = `Usage: npm run --silent tremplin -- COMMAND [options]

${Object.entries(commands)
  .map(([name, { does }]) => `  ${name.padEnd(12)} ${does}`)
  .join('\n')}

COMMAND --help tells its options.
`

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    process.stderr.write(
      `This is Node ${process.versions.node}; Tremplin needs 24. Start it through npm (npm run …), which brings its own.\n`,
    )
    return 2
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(usage)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    process.stderr.write(`There is no command “${name}”.\n\n${usage}`)
    return 2
  }
  try {
    const run = await command.load()
    return await run(args)
  } catch (error) {
    if (!(error instanceof UnusableSetting)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

process.exitCode = await main(process.argv.slice(2))
