import { type CivilDate, lastDay } from '../../kernel/civil-date.ts'
import { readDate } from './date.ts'
import { scoreOf } from './header-rows.ts'
import { saysTotal } from './row-kind.ts'
import { type Row, type Sheet, plainText, textOf } from './sheet.ts'
import { type Unit, findUnit } from './unit.ts'

/** The texts that stand alone in the rows above a list: titles, not the end of the list before it. */
export function titlesAbove(rows: readonly Row[], from: number): readonly string[] {
  return rows
    .slice(Math.max(0, from - 30), from)
    .filter(({ cells }) => cells.filter((cell) => cell !== undefined).length <= 3)
    .map(({ cells }) => cells.map(textOf).join(' ').trim())
    .filter((title) => !saysTotal(title))
}

/** "Montants en KDH", "(en milliers de dirhams)": the unit of a whole document, in a title. */
export function unitOfTitle(title: string): Unit {
  return /montant|chiffre|valeur|unit|amount|figure|value|مبالغ|مبلغ|أرقام|ارقام|وحدة|\(|\ben\b|\bin\b/i.test(title)
    ? findUnit(title)
    : {}
}

/** The day that the titles above the first list speak of: "Situation au 21/08/2017", "as at 21 Aug 2017". */
export function dayOfTitles(sheet: Sheet, on: CivilDate): CivilDate | undefined {
  for (const row of sheet.rows.slice(0, 12)) {
    if (scoreOf(row) > 0) return undefined
    for (const cell of row.cells) {
      if (!cell) continue
      if (cell.kind === 'date') return lastDay(cell.date)
      const found = cell.kind === 'text' ? dayInText(cell.text, on) : undefined
      if (found) return found
    }
  }
  return undefined
}

function dayInText(text: string, on: CivilDate): CivilDate | undefined {
  const words = plainText(text)
    .replace(/[,:;()]/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 40)
  for (const length of [3, 2, 1]) {
    for (let start = 0; start + length <= words.length; start++) {
      const piece = words.slice(start, start + length).join(' ')
      if (!/\d/.test(piece) || (length === 1 && /^\d+$/.test(piece))) continue
      const read = readDate({ kind: 'text', text: piece }, 'unproven', on)
      if (read.ok && read.value && read.value.date.length > 4 && !read.value.wider) return lastDay(read.value.date)
    }
  }
  return undefined
}
