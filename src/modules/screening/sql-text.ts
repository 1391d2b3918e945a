import type { Bound } from '../rules/index.ts'

/**
 * A piece of an SQL statement: text that stands in our code, and between it values. Only the template `sql` and `column` make
 * one, so a value cannot become text by mistake.
 */
export interface Sql {
  readonly [made]: true
  readonly texts: readonly string[]
  readonly between: readonly (Sql | Value)[]
}

declare const made: unique symbol

/** What a parameter may hold, with its type in PostgreSQL. Numbers, days and amounts are decimal or ISO text. */
export interface Value {
  readonly type: 'date' | 'integer' | 'numeric' | 'text' | 'text[]'
  readonly value: Parameter
}

export type Parameter = string | number | readonly string[]

/** A statement as database drivers take it: `$1`, `$2` … stand for the values, in their order. */
export interface SqlText {
  readonly text: string
  readonly values: readonly Parameter[]
}

/** SQL as it stands, with pieces and values between: sql`${amount} < ${numeric('12.50')}`. */
export function sql(texts: TemplateStringsArray, ...between: readonly (Sql | Value)[]): Sql {
  return piece(texts, between)
}

/** The column of that name, of a table or alias where it is written "companies.facts". Throws where it is no plain name. */
export function column(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?$/i.test(name)) throw new Error(`${name} is not the name of a column.`)
  return piece([`"${name.replace('.', '"."')}"`], [])
}

/** Pieces in brackets with a word between each two: (a or b or c). There is at least one. */
export function joined(pieces: readonly Sql[], word: ' and ' | ' or '): Sql {
  return sql`(${inTurn(pieces, word)})`
}

/** Pieces one after another, with a mark between each two. There is at least one. */
export function inTurn(pieces: readonly Sql[], mark: ' ' | ', ' | ' and ' | ' or '): Sql {
  return piece(['', ...pieces.slice(1).map(() => mark), ''], pieces)
}

/** A value held against a limit. */
export function kept(value: Sql, op: Bound<unknown>['op'], limit: Sql): Sql {
  switch (op) {
    case 'under':
      return sql`(${value} < ${limit})`
    case 'at-most':
      return sql`(${value} <= ${limit})`
    case 'at-least':
      return sql`(${value} >= ${limit})`
    case 'over':
      return sql`(${value} > ${limit})`
  }
}

export const text = (value: string): Value => ({ type: 'text', value })
export const texts = (value: readonly string[]): Value => ({ type: 'text[]', value })
export const date = (value: string): Value => ({ type: 'date', value })
export const integer = (value: number): Value => ({ type: 'integer', value })
export const numeric = (value: string | number | bigint): Value => ({ type: 'numeric', value: String(value) })

function piece(parts: readonly string[], between: readonly (Sql | Value)[]): Sql {
  return { texts: parts, between } as Sql
}

/** The statement of a piece; a value that occurs again is sent once. */
export function written(whole: Sql): SqlText {
  const values: Parameter[] = []
  const places = new Map<string, number>()
  return { text: write(whole), values }

  function write({ texts: [first = '', ...rest], between }: Sql): string {
    return rest.reduce((before, after, index) => before + writePart(between[index]) + after, first)
  }

  function writePart(part: Sql | Value | undefined): string {
    if (part === undefined) return ''
    if ('texts' in part) return write(part)
    const known = JSON.stringify(part)
    const place = places.get(known) ?? values.push(part.value)
    places.set(known, place)
    return `$${place}::${part.type}`
  }
}
