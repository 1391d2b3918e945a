import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Dice, type JsonSchema, brokenValue, diceOf, validValue } from './generated-values.ts'

/** What the OpenAPI document says of an operation, as far as requests and answers are made from it. */
interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Content>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>
}

interface Parameter {
  readonly in: 'path' | 'query' | 'header' | 'cookie'
  readonly name: string
  readonly required?: boolean
  readonly schema: JsonSchema
}

interface Content {
  readonly schema?: JsonSchema
}

export interface ApiDocument {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> }
}

/** Whom requests come from: the headers that say so. */
export type Caller = Readonly<Record<string, string>>

export interface Probe {
  readonly document: ApiDocument
  /** Sends a request to a path below /api. */
  readonly send: (path: string, request: RequestInit) => Promise<Response>
  readonly callers: readonly Caller[]
  /** Ids that are there, of whatever. */
  readonly ids: readonly string[]
  readonly seed: number
  readonly perOperation: number
}

export interface Probed {
  readonly operations: number
  readonly requests: number
  /** How often each status was answered: a probe that only ever meets 401 has seen nothing. */
  readonly statuses: ReadonlyMap<number, number>
  readonly findings: readonly string[]
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/**
 * Sends requests made from the document to each of its operations: valid ones, broken ones, ones with ids that earlier
 * answers told, and the same once more under its Idempotency-Key. Tells every answer of 500 and above, every status that
 * the document does not name, every answer that is not as it describes, and every replay that differs.
 */
export async function probe({ document, send, callers, ids, seed, perOperation }: Probe): Promise<Probed> {
  const matches = matcherOf(document)
  const dice = diceOf(seed)
  const known = [...ids]
  const good = new Map<string, string[]>()
  const findings = new Set<string>()
  const statuses = new Map<number, number>()
  let requests = 0
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method) => {
      const operation = methods[method]
      return operation ? [{ path, method, operation }] : []
    }),
  )

  const ask = async (place: (typeof operations)[number], { path, request, broken, used }: Made) => {
    const answer = await send(path, request)
    const text = await answer.text()
    requests += 1
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    const name = `${place.method.toUpperCase()} ${place.path}`
    const type = (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? ''
    const wrong = matches(place, answer.status, type, text)
    if (wrong) findings.add(`${name}: ${wrong}`)
    if (answer.status < 300)
      for (const [after, id] of used) good.set(after, [...(good.get(after) ?? []), id].slice(-20))
    if (broken && answer.status < 300) findings.add(`${name}: answered ${answer.status} to ${broken}`)
    for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g)) {
      if (known.length < 400 && !known.includes(id)) known.push(id)
    }
    return { status: answer.status, type, text }
  }

  for (const place of operations) {
    for (let n = 0; n < perOperation; n++) {
      const made = requestFor(place, { dice, known, good, callers, document })
      const first = await ask(place, made)
      if (!made.keyed || first.status >= 300 || n + 1 >= perOperation) continue
      n += 1
      const again = await ask(place, made)
      if (JSON.stringify(again) !== JSON.stringify(first)) {
        findings.add(`${place.method.toUpperCase()} ${place.path}: the same Idempotency-Key got another answer`)
      }
    }
  }
  return { operations: operations.length, requests, statuses, findings: [...findings] }
}

interface Made {
  readonly path: string
  readonly request: RequestInit
  /** The ids in its path, each with the word before it. */
  readonly used: readonly (readonly [string, string])[]
  /** It carries an idempotency key. */
  readonly keyed: boolean
  /** What is wrong with it that no operation may pass over. */
  readonly broken: string | undefined
}

interface Means {
  readonly dice: Dice
  readonly known: readonly string[]
  /** The ids that led somewhere, by the word before them in an address. */
  readonly good: ReadonlyMap<string, readonly string[]>
  readonly callers: readonly Caller[]
  readonly document: ApiDocument
}

/** One request in three is as the document asks; the others are broken in one place. */
function requestFor(
  { path, method, operation }: { readonly path: string; readonly method: string; readonly operation: Operation },
  { dice, known, good, callers, document }: Means,
): Made {
  const changing = method !== 'get'
  const faults = ['none', 'none', 'path', 'query', 'unknown-query', 'caller', 'spelling'] as const
  const bodyFaults = ['body', 'body', 'body', 'json', 'type', 'empty', 'large', 'key'] as const
  const fault = dice.pick(changing ? [...faults, 'none' as const, ...bodyFaults] : faults)
  const valid = (schema: JsonSchema) => validValue(schema, { dice, known, document })
  const broken = (schema: JsonSchema) => brokenValue(schema, { dice, known, document })

  let place = path
  const used: [string, string][] = []
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  for (const { in: where, name, schema, required } of operation.parameters ?? []) {
    if (where === 'path') {
      const after = new RegExp(`([^/]+)/\\{${name}\\}`).exec(path)?.[1] ?? ''
      const fitting = dice.chance(0.6) ? (good.get(after) ?? known) : known
      const value = fault === 'path' ? broken(schema) : dice.chance(0.95) ? dice.pick(fitting) : valid(schema)
      used.push([after, asText(value)])
      place = place.replace(`{${name}}`, encodeURIComponent(asText(value).toWellFormed()) || '%20')
    } else if (where === 'query' && (required || dice.chance(0.5) || fault === 'query')) {
      query.set(name, asText(fault === 'query' ? broken(schema) : valid(schema)))
    }
  }
  if (fault === 'unknown-query') query.set(dice.pick(['operator_id', 'x', '__proto__', 'page[]']), '1')
  const spelt = fault === 'spelling' && dice.chance(0.5) ? `${place}/` : place
  Object.assign(headers, fault === 'caller' ? dice.pick(strangers) : dice.pick(callers))

  const keyed = changing && dice.chance(0.6) && fault !== 'key'
  if (keyed) headers['idempotency-key'] = crypto.randomUUID()
  if (fault === 'key') headers['idempotency-key'] = dice.pick(['short', 'x'.repeat(300), '       '])
  const [content] = Object.entries(operation.requestBody?.content ?? {})
  const type = content?.[0]
  const body = content && bodyFor(fault, content[1].schema ?? {}, { valid, broken, dice })
  if (type !== undefined) headers['content-type'] = fault === 'type' ? dice.pick(['text/plain', 'image/png', '']) : type
  const search = query.size > 0 ? `?${query.toString()}` : ''
  return {
    path: spelt + search,
    request: { method: method.toUpperCase(), headers, ...(body !== undefined && { body }) },
    used,
    keyed,
    broken:
      fault === 'unknown-query'
        ? 'an unknown query parameter'
        : fault === 'caller'
          ? 'somebody without a key'
          : fault === 'key'
            ? 'an Idempotency-Key that is none'
            : undefined,
  }
}

/** Callers that no key or session speaks for. */
const strangers: readonly Caller[] = [
  {},
  { authorization: 'Bearer tremplin_nothing' },
  { authorization: `Bearer tremplin_${'A'.repeat(64)}` },
  { authorization: 'Basic YTpi' },
  { cookie: 'tremplin.session_token=nothing' },
]

function bodyFor(
  fault: string,
  schema: JsonSchema,
  {
    valid,
    broken,
    dice,
  }: { valid: (schema: JsonSchema) => unknown; broken: (schema: JsonSchema) => unknown; dice: Dice },
): string | undefined {
  if (fault === 'empty') return dice.pick(['', undefined])
  if (fault === 'json')
    return dice.pick(['{', 'null', '[]', '"text"', '{"a":}', '\u0000', '{"__proto__":{"a":1}}', '1e999'])
  if (fault === 'large') return JSON.stringify({ text: 'x'.repeat(1_100_000) })
  return JSON.stringify(fault === 'body' ? broken(schema) : valid(schema))
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** Says how an answer differs from what the document describes; undefined where it does not. */
function matcherOf(document: ApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  for (const [format, pattern] of Object.entries(formats)) ajv.addFormat(format, pattern)
  ajv.addSchema({ ...document, $id: 'document' })
  const pointer = (...parts: readonly string[]) =>
    parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')

  return (
    { path, method, operation }: { path: string; method: string; operation: Operation },
    status: number,
    type: string,
    text: string,
  ): string | undefined => {
    if (status >= 500) return `answered ${status}`
    const described = operation.responses[String(status)]
    if (!described) return `answered ${status}, which the document does not name`
    const content = described.content
    if (!content) return text === '' ? undefined : `answered ${status} with a body that the document does not name`
    const kind = content[type]
    if (!kind) return `answered ${status} as ${type || 'nothing'}, which the document does not name`
    if (!type.endsWith('json')) return undefined
    const place = pointer('paths', path, method, 'responses', String(status), 'content', type, 'schema')
    const check = ajv.getSchema(`document#/${place}`)
    if (!check) return `answered ${status}, for which the document has no schema`
    let told: unknown
    try {
      told = JSON.parse(text)
    } catch {
      return `answered ${status} with what is no JSON`
    }
    if (check(told)) return undefined
    const [error] = check.errors ?? []
    return `answered ${status} with a body that is not as described: ${error?.instancePath ?? ''} ${error?.message ?? ''}`
  }
}

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
  uri: /^[a-z][a-z0-9+.-]*:/i,
  email: /^[^@\s]+@[^@\s]+$/,
}
