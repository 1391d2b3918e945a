import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { fontFace, fontFiles } from './fonts.ts'
import { markFile } from './zellige.ts'

/** A file that browsers fetch. Its address carries the hash of its content, so it may be kept for ever. */
export interface Asset {
  readonly name: string
  /** "/assets/style.3fa9c2d1.css" */
  readonly path: string
  readonly contentType: string
  readonly body: Buffer
  /** The same, compressed; absent where it gains nothing. */
  readonly gzip?: Buffer
}

/** Every asset by its address. */
export type Assets = ReadonlyMap<string, Asset>

const repository = join(import.meta.dirname, '../..')
const run = promisify(execFile)
const day = 86_400_000
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

let paths: ReadonlyMap<string, string> = new Map()

/** The address of an asset by its plain name; before a build, a plain address, so that pages can be tested without one. */
export function assetPath(name: string): string {
  return paths.get(name) ?? `/assets/${name}`
}

/**
 * Builds style, scripts and fonts where they are stale, and reads them.
 * Each state of the sources has a folder of its own, put in place whole: builds at the same time do no harm.
 */
export async function buildAssets(root = repository): Promise<Assets> {
  const builds = join(root, 'build')
  const folder = join(builds, `assets-${await inputsHash(root)}`)
  if (!(await exists(folder))) await build(root, builds, folder)
  const assets = await readAssets(folder)
  paths = new Map(assets.map(({ name, path }) => [name, path]))
  return new Map(assets.map((asset) => [asset.path, asset]))
}

async function build(root: string, builds: string, folder: string): Promise<void> {
  await mkdir(builds, { recursive: true })
  const draft = await mkdtemp(join(builds, 'draft-'))
  try {
    await writeAssets(root, draft)
    await rename(draft, folder)
    await dropOldBuilds(builds, folder)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // A rival built the same first; its folder is as good as ours.
    if (!(await exists(folder))) throw error
  }
}

async function writeAssets(root: string, draft: string): Promise<void> {
  const keep = async (name: string, body: Buffer | string) => {
    const kept = withHash(name, body)
    await writeFile(join(draft, kept), body)
    return `/assets/${kept}`
  }
  const faces = fontFiles.map(async (font) => {
    const from = join(root, 'node_modules', font.from.package)
    const ranges: Record<string, string> = JSON.parse(await readFile(join(from, 'unicode.json'), 'utf8'))
    const range = ranges[font.from.subset]
    if (range === undefined) throw new Error(`${font.from.package} has no subset ${font.from.subset}.`)
    return fontFace(font, await keep(font.name, await readFile(join(from, 'files', font.from.file))), range)
  })
  const [style, htmx, app, ...fonts] = await Promise.all([
    compileStyle(root, draft),
    readFile(join(root, 'node_modules/htmx.org/dist/htmx.min.js')),
    readFile(join(root, 'src/browser/app.js')),
    ...faces,
  ])
  await keep('style.css', fonts.join('') + style)
  await keep('htmx.js', htmx)
  await keep('app.js', app)
  await keep('mark.svg', markFile())
}

async function compileStyle(root: string, draft: string): Promise<string> {
  const output = join(draft, 'tailwind')
  const cli = join(root, 'node_modules/@tailwindcss/cli/dist/index.mjs')
  await run(process.execPath, [cli, '-i', join(root, 'src/ui/style.css'), '-o', output, '--minify'], { cwd: root })
  const style = await readFile(output, 'utf8')
  await rm(output)
  return style
}

/** A hash of all that decides what the assets are: our sources and the versions of the packages. */
async function inputsHash(root: string): Promise<string> {
  const hash = createHash('sha256')
  const sources = await readdir(join(root, 'src'), { recursive: true })
  const inputs = sources.filter((path) => /\.(ts|css|js)$/.test(path) && !path.endsWith('.test.ts')).sort()
  for (const path of [...inputs.map((path) => join('src', path)), 'package.json']) {
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 16)
}

async function readAssets(folder: string): Promise<Asset[]> {
  const files = await readdir(folder)
  return Promise.all(
    files.map(async (file) => {
      const body = await readFile(join(folder, file))
      const contentType = contentTypes[extname(file)] ?? 'application/octet-stream'
      const asset = { name: file.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, ''), path: `/assets/${file}`, contentType, body }
      return extname(file) === '.woff2' ? asset : { ...asset, gzip: gzipSync(body, { level: 9 }) }
    }),
  )
}

/** Builds and drafts more than a day older than this one are nobody's any more. */
async function dropOldBuilds(builds: string, newest: string): Promise<void> {
  const { mtimeMs } = await stat(newest)
  for (const name of await readdir(builds)) {
    if (!/^(assets|draft)-/.test(name)) continue
    const path = join(builds, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < mtimeMs - day) await rm(path, { recursive: true, force: true })
  }
}

/** "style.css" → "style.3fa9c2d1.css" */
function withHash(name: string, body: Buffer | string): string {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8)
  const ending = extname(name)
  return `${name.slice(0, -ending.length)}.${hash}${ending}`
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
