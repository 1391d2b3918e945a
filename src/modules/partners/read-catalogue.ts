import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Result } from '../../kernel/result.ts'
import { type BadCatalogue, type Catalogue, parseCatalogue } from './catalogue.ts'

/** The catalogue that comes with the product. */
export const CATALOGUE_FOLDER = fileURLToPath(new URL('../../../catalogue/', import.meta.url))

/** Reads every `.json` file of the folder, in the order of their names. A folder that cannot be read is a failure. */
export async function readCatalogue(folder: string = CATALOGUE_FOLDER): Promise<Result<Catalogue, BadCatalogue>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  )
  return parseCatalogue(files)
}

let kept: Promise<Catalogue> | undefined

/** The catalogue that comes with the product, read once; it does not change while the product runs. */
export function theCatalogue(): Promise<Catalogue> {
  kept ??= readCatalogue().then((read) => {
    if (!read.ok) throw new Error(`The catalogue cannot be read: ${JSON.stringify(read.refusal.problems)}`)
    return read.value
  })
  return kept
}
