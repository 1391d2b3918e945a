import type { Cell } from '../screening/index.ts'
import type { CodeColumn } from './code-column.ts'
import type { KeyColumn } from './key-column.ts'

/** One slot of all companies, told by a key each or, of codes in any combination, by a bit for each code. */
export type Column = KeyColumn | CodeColumn

/** Of several stays at once, where a column says one. */
export const SEVERAL = 'several'
export type Entry = Cell | typeof SEVERAL

/** What came of writing an entry: prepared rules hold on, or must be prepared anew, or the column has no room for it. */
export type Put = 'kept' | 'changed' | 'no-room'
