import { tagsOf } from '../hostile-html.ts'

/** A field of a form as a browser knows it. */
export interface Field {
  readonly name: string
  readonly kind: 'text' | 'choice' | 'several' | 'file' | 'hidden' | 'button' | 'secret'
  /** What it holds untouched. */
  readonly value: string
  readonly inputmode: string
  readonly type: string
  /** What may be chosen. */
  readonly options: readonly string[]
}

export interface PageForm {
  readonly action: string
  readonly method: 'get' | 'post'
  /** In their order; a row that can be filled in several times has its fields several times. */
  readonly fields: readonly Field[]
}

interface Open {
  readonly id: string
  readonly action: string
  readonly method: 'get' | 'post'
  readonly fields: Field[]
}

/** Every form of a page with its fields, those that stand outside of it and name it by `form` included. */
export function formsOn(html: string): readonly PageForm[] {
  const forms: Open[] = []
  const pieces: { owner: string | undefined; field: Field; on: boolean }[] = []
  const elsewhere: { owner: string; action: string }[] = []
  let open: Open | undefined
  let select: { owner: string | undefined; name: string; options: string[]; value: string | undefined } | undefined
  for (const { name: tag, attributes, text } of tagsOf(html)) {
    const attribute = (name: string) => attributes.get(name) ?? ''
    if (tag === 'form') {
      const method = attribute('method').toLowerCase() === 'post' ? 'post' : 'get'
      open = { id: attribute('id') || `#${forms.length}`, action: attribute('action'), method, fields: [] }
      forms.push(open)
    }
    if (tag === '/form') open = undefined
    const owner = attribute('form') || open?.id
    if (attribute('formaction') !== '' && owner) elsewhere.push({ owner, action: attribute('formaction') })
    if (tag === 'option' && select) {
      const value = attributes.get('value') ?? text
      select.options.push(value)
      if (attributes.has('selected')) select.value = value
    }
    if (tag === '/select' && select) {
      const { name, options, value = options[0] ?? '' } = select
      pieces.push({ owner: select.owner, on: true, field: { ...plain, name, kind: 'choice', value, options } })
      select = undefined
    }
    const name = attribute('name')
    if (name === '') continue
    if (tag === 'select') select = { owner, name, options: [], value: undefined }
    if (tag === 'textarea') pieces.push({ owner, on: true, field: { ...plain, name, value: text.replace(/^\n/, '') } })
    if (tag === 'button') {
      pieces.push({ owner, on: true, field: { ...plain, name, kind: 'button', value: attribute('value') } })
    }
    if (tag === 'input') {
      const type = attribute('type') || 'text'
      const kind = kindOf(type)
      const value = attributes.get('value') ?? (kind === 'several' ? 'on' : '')
      const on = !/^(?:radio|checkbox)$/.test(type) || attributes.has('checked')
      const options = kind === 'choice' || kind === 'several' ? [value] : []
      pieces.push({ owner, on, field: { name, kind, value, type, inputmode: attribute('inputmode'), options } })
    }
  }
  for (const { owner, field, on } of pieces) {
    const fields = forms.find(({ id }) => id === owner)?.fields
    if (!fields) continue
    const at = fields.findIndex(({ name, kind }) => name === field.name && kind === field.kind && kind !== 'text')
    const known = fields[at]
    if (!known) fields.push({ ...field, value: on ? field.value : '' })
    // Of several buttons of one name the first is pressed; of several choices the one that is on counts.
    else if (known.kind !== 'button') {
      const options = [...known.options, ...field.options]
      fields[at] = { ...known, options, value: on ? field.value : known.value }
    }
  }
  const sent = elsewhere.flatMap(({ owner, action }) =>
    forms.filter(({ id }) => id === owner).map((form) => ({ ...form, action })),
  )
  return [...forms, ...sent].map(({ action, method, fields }) => ({ action, method, fields }))
}

const plain = { kind: 'text', value: '', inputmode: '', type: 'text', options: [] } as const

function kindOf(type: string): Field['kind'] {
  if (type === 'radio') return 'choice'
  if (type === 'checkbox') return 'several'
  if (type === 'file' || type === 'hidden') return type
  return type === 'password' ? 'secret' : 'text'
}
