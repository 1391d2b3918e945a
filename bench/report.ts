import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

/** One figure with what it must reach and what we aim at. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** At least this much, or at most. */
  readonly least?: number
  readonly most?: number
  readonly aim?: string
  readonly note?: string
}

export function holds({ value, least, most }: Figure): boolean {
  return Number.isFinite(value) && (least === undefined || value >= least) && (most === undefined || value <= most)
}

function shown(value: number): string {
  if (!Number.isFinite(value)) return 'not measured'
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}

function bound({ least, most, unit }: Figure): string {
  if (least !== undefined) return `≥ ${least.toLocaleString('en')}${unit}`
  return most === undefined ? 'told only' : `≤ ${most}${unit}`
}

/** Where a report is written, and what it says before its figures. */
export interface Heading {
  readonly file: string
  readonly title: string
  readonly opening: string
}

const eligibility: Heading = {
  file: 'benchmarks.md',
  title: 'Benchmarks of the eligibility language',
  opening:
    'Made by `npm run bench:eligibility`; every figure is a ratio or a measure of one run, ways and peers in turns.',
}

/** Prints the figures, writes them down with the machine, and gives how many hold. */
export function report(
  figures: readonly Figure[],
  tables: readonly string[],
  seconds: number,
  { file, title, opening }: Heading = eligibility,
): { passed: number; failed: number } {
  const judged = figures.filter(({ least, most }) => least !== undefined || most !== undefined)
  const passed = judged.filter(holds).length
  const lines = figures.map((figure) => {
    const mark = figure.least === undefined && figure.most === undefined ? '' : holds(figure) ? 'yes' : '**no**'
    return `| ${figure.name} | ${shown(figure.value)}${figure.unit} | ${bound(figure)} | ${figure.aim ?? ''} | ${mark} | ${figure.note ?? ''} |`
  })
  const [processor] = cpus()
  const page = `# ${title}

${opening} Machine: ${
    processor?.model.trim() ?? 'unknown'
  }, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform} ${process.arch}. The run took ${Math.round(
    seconds,
  )} s.

| figure | measured | must be | aim | holds | note |
|---|---|---|---|---|---|
${lines.join('\n')}

${tables.join('\n\n')}
`
  writeFileSync(join(import.meta.dirname, '../docs', file), page)
  console.log(page)
  return { passed, failed: judged.length - passed }
}
