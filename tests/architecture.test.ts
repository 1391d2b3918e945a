import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { test } from 'node:test'

const src = join(import.meta.dirname, '../src')

/** Who may know whom, among the modules. Whatever is not listed is forbidden. */
const mayKnow: Readonly<Record<string, readonly string[]>> = {
  identity: [],
  'api-keys': ['identity'],
  notices: ['identity'],
  rules: [],
  eligibility: ['rules'],
  notation: ['rules'],
  screening: ['eligibility', 'rules'],
  columns: ['screening', 'eligibility', 'rules'],
  analysis: ['screening', 'eligibility', 'rules'],
  registry: ['rules'],
  workbook: ['rules'],
  intake: ['workbook', 'registry', 'rules'],
  inquiries: ['registry', 'rules'],
  ledger: [],
  calendar: ['registry'],
  claims: [
    'calendar',
    'ledger',
    'codes',
    'agreements',
    'entitlements',
    'partners',
    'registry',
    'eligibility',
    'rules',
    'notices',
  ],
  partners: ['notation', 'eligibility', 'rules'],
  entitlements: ['agreements', 'registry', 'partners', 'analysis', 'columns', 'screening', 'eligibility', 'rules'],
  progress: ['claims', 'codes', 'rules'],
  codes: ['partners', 'rules'],
  agreements: ['partners', 'registry', 'rules'],
  alerts: ['entitlements', 'agreements', 'registry', 'partners', 'rules'],
}

/** Which layer may import from which, from the ground up. */
const layers: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  platform: ['kernel', 'platform'],
  ui: ['kernel', 'ui'],
  modules: ['kernel', 'platform', 'ui', 'modules'],
  shell: ['kernel', 'platform', 'ui', 'modules', 'shell'],
  demo: ['kernel', 'platform', 'modules', 'demo'],
  app: ['kernel', 'platform', 'ui', 'modules', 'shell'],
  commands: ['kernel', 'platform', 'ui', 'modules', 'demo', 'app', 'commands'],
  main: ['kernel', 'platform', 'ui', 'commands'],
}

interface Import {
  readonly from: string
  readonly to: string
}

test('dependencies point one way: app → modules → platform → kernel', () => {
  const wrong = imports().filter(({ from, to }) => isOurs(to) && !layers[layerOf(from)]?.includes(layerOf(to)))

  assert.deepEqual(wrong, [])
})

test('a module knows only the modules on its line of the map, and enters them through their door', () => {
  const wrong = imports().filter(({ from, to }) => {
    const [own, other] = [moduleOf(from), moduleOf(to)]
    if (!other || own === other) return false
    const throughDoor = to === `modules/${other}/index.ts`
    return own ? !mayKnow[own]?.includes(other) || !throughDoor : !throughDoor && !isTableDeclaration(to)
  })

  assert.deepEqual(wrong, [])
})

test('the map of modules has no cycle and names every module there is', () => {
  const names = readdirSync(join(src, 'modules'))
  assert.deepEqual(names.toSorted(), Object.keys(mayKnow).toSorted())

  const settled = new Set<string>()
  const settle = (name: string, path: readonly string[]): void => {
    assert.ok(!path.includes(name), `cycle: ${[...path, name].join(' → ')}`)
    if (settled.has(name)) return
    for (const other of mayKnow[name] ?? []) settle(other, [...path, name])
    settled.add(name)
  }
  for (const name of names) settle(name, [])
})

test('rules, their running and their analysis use neither packages nor Node, so that they run anywhere', () => {
  const pure = ['rules', 'notation', 'eligibility', 'screening', 'columns', 'analysis']
  const wrong = imports().filter(({ from, to }) => pure.includes(moduleOf(from) ?? '') && !isTest(from) && !isOurs(to))

  assert.deepEqual(wrong, [])
})

test('no module has folders inside: when a dozen files feel like a crowd, there are two subjects', () => {
  const folders = readdirSync(join(src, 'modules')).flatMap((name) =>
    readdirSync(join(src, 'modules', name), { withFileTypes: true }).filter((entry) => entry.isDirectory()),
  )

  assert.deepEqual(folders, [])
})

test('rules do not read the clock: the time is an argument', () => {
  const wrong = files().filter((file) => {
    const layer = layerOf(file)
    if (isTest(file) || (layer !== 'kernel' && layer !== 'modules')) return false
    return /new Date\(\)|Date\.now\(|Math\.random\(/.test(readFileSync(join(src, file), 'utf8'))
  })

  assert.deepEqual(wrong, [])
})

test('rates to judge by are asked for in one place, which lays those of agreements over the park’s own', () => {
  const asking = files().filter((file) => {
    return !isTest(file) && /\bexchangeRates\(/.test(readFileSync(join(src, file), 'utf8'))
  })

  assert.deepEqual(asking.toSorted(), [
    'modules/entitlements/offer-rates.ts',
    // Orders worths of all offers together.
    'modules/entitlements/overview.pages.ts',
    'modules/registry/rates.store.ts',
  ])
})

test('every table of ours belongs to an operator', () => {
  const folder = join(src, '../migrations')
  const sql = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const made = [...sql.matchAll(/create table (?:if not exists )?([a-z_]+) \(/g)].map(([, name]) => name)
  const guarded = new Set([...sql.matchAll(/belongs_to_operator\('([a-z_]+)'\)/g)].map(([, name]) => name))

  assert.ok(made.length > 10)
  assert.deepEqual(
    made.filter((name) => name !== 'operators' && !guarded.has(name ?? '')),
    [],
  )
})

function imports(): readonly Import[] {
  return files().flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8')
    const named = [...text.matchAll(/(?:^(?:import|export|\}).*?\bfrom |^import |\bimport\()'([^']+)'/gm)].map(
      ([, to]) => to ?? '',
    )
    const assets = isTest(file) ? [] : named
    return assets.map((to) => ({
      from: file,
      to: to.startsWith('.') ? relative(src, resolve(src, file, '..', to)) : to,
    }))
  })
}

function files(): readonly string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('browser/'),
  )
}

function layerOf(file: string): string {
  return file.includes('/') ? (file.split('/', 1)[0] ?? '') : file.replace(/\.ts$/, '')
}

function moduleOf(file: string): string | undefined {
  return /^modules\/([^/]+)\//.exec(file)?.[1]
}

/** A path inside src; packages, Node's own and the project's data files are not. */
function isOurs(to: string): boolean {
  return to.endsWith('.ts') && !to.startsWith('..')
}

function isTableDeclaration(to: string): boolean {
  return to.endsWith('.tables.ts')
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts') || file.includes('.testing.')
}
