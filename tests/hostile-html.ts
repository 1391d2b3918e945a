/** A start tag as a browser reads it, with its attributes decoded. */
export interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** What an element holds whose contents are text whatever they look like: textarea, title, script, style; and an option. */
  readonly text: string
}

const rawText = new Set(['textarea', 'title', 'script', 'style'])

/** The start tags of a page in their order, end tags as "/name". */
export function tagsOf(html: string): readonly Tag[] {
  // A page is asked several things in a row.
  if (latest?.html !== html) latest = { html, tags: readTags(html) }
  return latest.tags
}

let latest: { readonly html: string; readonly tags: readonly Tag[] } | undefined

function readTags(html: string): readonly Tag[] {
  const tags: Tag[] = []
  const start = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>?/g
  for (let match = start.exec(html); match; match = start.exec(html)) {
    const [, slash = '', written, rest = ''] = match
    if (written === undefined) continue
    const name = written.toLowerCase()
    let text = ''
    if (slash === '' && rawText.has(name)) {
      const end = html.toLowerCase().indexOf(`</${name}`, start.lastIndex)
      text = decoded(html.slice(start.lastIndex, end === -1 ? undefined : end))
      start.lastIndex = end === -1 ? html.length : end
    }
    if (name === 'option') text = decoded(html.slice(start.lastIndex).split('<', 1)[0] ?? '')
    tags.push({ name: slash + name, attributes: attributesOf(rest), text })
  }
  return tags
}

/** The attributes of a start tag, decoded; of two of one name the first counts, as in a browser. */
export function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(
    /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  )) {
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), decoded(double ?? single ?? bare ?? ''))
  }
  return found
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** A text of a page with its character references resolved. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal))
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16))
    return entities[String(name)] ?? whole
  })
}

const elements = new Set(
  (
    'html head meta title link script body a header main footer nav section article aside div span p br hr h1 h2 h3 h4 ' +
    'ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td form label input select optgroup option textarea ' +
    'button fieldset legend details summary dialog output progress meter bdi bdo b i em strong small sup sub abbr code pre kbd ' +
    'time mark data svg g path circle rect line polyline polygon ellipse text tspan title defs use symbol'
  ).split(' '),
)
const addresses = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'hx-get', 'hx-post', 'poster', 'data'])

/** What stands on a page that we did not put there: foreign elements, handlers, scripts, addresses that run. */
export function injectedInto(html: string): readonly string[] {
  return tagsOf(html).flatMap(({ name, attributes, text }) => {
    if (name.startsWith('/')) return []
    const found = elements.has(name) ? [] : [`<${name}>`]
    if (name === 'script' && (text.trim() !== '' || !/^\/assets\/[\w.-]+$/.test(attributes.get('src') ?? ''))) {
      found.push('a script')
    }
    if (name === 'meta' && attributes.has('http-equiv')) found.push('<meta http-equiv>')
    for (const [attribute, value] of attributes) {
      if (/^on|^style$|^srcdoc$|^background$/.test(attribute)) found.push(`<${name} ${attribute}>`)
      if (
        addresses.has(attribute) &&
        !/^(?:\/(?![/\\])|#|\?|https?:\/\/[^/\\]|mailto:|tel:|data:image\/|$)/.test(value)
      ) {
        found.push(`<${name} ${attribute}="${value.slice(0, 60)}">`)
      }
    }
    return found
  })
}

/** A form of a page, as a browser would send it untouched. */
export interface SeenForm {
  readonly action: string
  readonly fields: ReadonlyMap<string, string>
  readonly files: readonly string[]
}

/** The forms of a page that change something. */
export function formsOf(html: string): readonly SeenForm[] {
  const forms: { id: string; action: string; post: boolean; fields: Map<string, string>; files: string[] }[] = []
  const loose: { owner: string; name: string; value: string; weak: boolean }[] = []
  /** Buttons that send their form to another address. */
  const elsewhere: { owner: string | undefined; to: string }[] = []
  let open: (typeof forms)[number] | undefined
  let select: { put: (value: string) => void; chosen: boolean } | undefined
  for (const { name: tag, attributes, text } of tagsOf(html)) {
    const attribute = (name: string) => attributes.get(name) ?? ''
    if (tag === 'form') {
      const post = attribute('method').toLowerCase() === 'post'
      open = { id: attribute('id'), action: attribute('action'), post, fields: new Map(), files: [] }
      forms.push(open)
    }
    if (tag === '/form') open = undefined
    if (tag === '/select') select = undefined
    const name = attribute('name')
    const into = open
    // Of several radio buttons the one that is on counts, and where none is, any.
    const put = (value: string, { weak = false } = {}) => {
      if (attribute('form') !== '') loose.push({ owner: attribute('form'), name, value, weak })
      else if (!weak || !into?.fields.has(name)) into?.fields.set(name, value)
    }
    if (tag === 'option' && select && (!select.chosen || attributes.has('selected'))) {
      select.put(attribute('value'))
      select.chosen = true
    }
    if (attribute('formaction') !== '')
      elsewhere.push({ owner: attribute('form') || open?.id, to: attribute('formaction') })
    if (name === '') continue
    if (tag === 'select') {
      select = { put, chosen: false }
      put('')
    }
    if (tag === 'textarea') put(text.replace(/^\n/, ''))
    if (tag === 'button') put(attribute('value'))
    if (tag === 'input') {
      const type = attribute('type')
      if (type === 'file') into?.files.push(name)
      else put(attribute('value'), { weak: /^(?:radio|checkbox)$/.test(type) && !attributes.has('checked') })
    }
  }
  for (const { owner, name, value, weak } of loose) {
    const fields = forms.find(({ id }) => id === owner)?.fields
    if (!weak || !fields?.has(name)) fields?.set(name, value)
  }
  const sent = elsewhere.flatMap(({ owner, to }) =>
    forms.filter(({ id }) => id === owner).map((form) => ({ ...form, action: to })),
  )
  return [...forms, ...sent].filter(({ post }) => post)
}
