import type { Cell, Row, Sheet } from './sheet.ts'

const MOST_FILLED = 1_000_000

/**
 * The sheet's rows with the value of merged cells in every column or row they reach over. A title across the whole
 * list stays one cell: copies to the right are made only where the area is in the same row as other cells.
 */
export function spreadMerged(sheet: Sheet): readonly Row[] {
  if (sheet.merged.length === 0) return sheet.rows
  const at = new Map(sheet.rows.map((row, index) => [row.number, index]))
  const filled: (Cell | undefined)[][] = sheet.rows.map(({ cells }) => [...cells])
  let room = MOST_FILLED
  for (const { top, left, bottom, right } of sheet.merged) {
    const source = filled[at.get(top) ?? -1]
    const value = source?.[left]
    if (!source || !value || left > right) continue
    const alone = source.every((cell, column) => !cell || (column >= left && column <= right))
    if (alone && right > left) continue
    for (let number = top; number <= bottom && room > 0; number++) {
      const cells = filled[at.get(number) ?? -1]
      if (!cells) continue
      for (let column = left; column <= Math.min(right, left + 500); column++) {
        while (cells.length <= column) cells.push(undefined)
        cells[column] ??= value
        room -= 1
      }
    }
  }
  return sheet.rows.map((row, index) => ({ number: row.number, cells: filled[index] ?? row.cells }))
}
