import type { Field, PageForm } from './form.ts'

/** What a person would type into a field that is empty, by its name; the first line that fits counts. */
const typed: readonly (readonly [RegExp, string])[] = [
  [/^email$/, 'nadia.berrada@atlas.example'],
  [/^old$/, 'seven green zebras dance'],
  [/[pP]assword/, 'nine purple otters sing'],
  [/^from$/, 'USD'],
  [/^to$/, 'MAD'],
  [/^website$/, 'atlas.example'],
  [/^phone$/, '0522 00 00 00'],
  [/^ice$/, '001561191000066'],
  [/^code$/, 'atlas'],
  [/^(?:on|asOn|endedOn|until|day)$/, '2017-08-01'],
  [/^openUntil$/, '2018-08-01'],
  [/On$|^began$/, '03/2016'],
  [/^(?:value|amount|area|surface|share|number)/, '12'],
  [/^organisation$/, 'Régie des eaux du Saïss'],
  [/^token$/, 'no-such-token'],
]

export type Fields = readonly (readonly [string, string | File])[]

/** What a form is sent with when it is filled in as asked: what stands there already, else something fitting. */
export function filledIn({ fields, action }: PageForm): Fields {
  const about = fields.find(({ name }) => name === 'fact')?.value ?? action.split(/[/?]/).at(-1) ?? ''
  return fields.flatMap((field, at) => {
    // Of rows that can be filled in several times the first one is.
    const again = fields.findIndex(({ name }) => name === field.name) < at
    const value = again ? field.value : valueOf(field, about)
    return value === undefined || field.name === '_key' ? [] : [[field.name, value] as const]
  })
}

/** The body of a form with these fields; every time with a key of its own. */
export function formOf(fields: Fields): FormData {
  const body = new FormData()
  body.set('_key', crypto.randomUUID())
  for (const [name, value] of fields) if (name !== '_key') body.append(name, value)
  return body
}

function valueOf(field: Field, about: string): string | File | undefined {
  const { name, kind, value, options, inputmode, type } = field
  if (kind === 'file' && about === 'documents') return new File(['%PDF-1.7 Canari annexe'], 'convention.pdf')
  if (kind === 'file' && name === 'list') return new File(['Canari-3\n'], 'codes.csv')
  if (kind === 'file') return new File(['Raison sociale;Site\nCanari Nouvelle;Casablanca\n'], 'parc.csv')
  if (kind === 'hidden' || kind === 'button' || value !== '') return value
  if (kind === 'choice' || kind === 'several') return options.find((option) => option !== '') ?? ''
  if (/^(?:value|answer)$/.test(name) && about.endsWith('On')) return '03/2016'
  const known = typed.find(([pattern]) => pattern.test(name))?.[1]
  if (known !== undefined) return known
  if (type === 'date') return '2017-08-01'
  return inputmode === 'numeric' || inputmode === 'decimal' || type === 'number' ? '12' : 'Atlas'
}
