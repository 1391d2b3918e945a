import type { App } from '../hostile-park.ts'
import { faultsOf } from '../hostile-answers.ts'
import { hostile } from '../hostile-corpora.ts'
import { clean, cleanLines } from '../../src/kernel/text.ts'
import { type Field, formsOn } from './form.ts'
import { type SeenForm, type SeenPage, formsSeen } from './pages.ts'
import type { ProofPark } from './park.ts'
import { routesOf } from './routes.ts'
import { textsOf } from './texts.ts'
import { type Fields, filledIn, formOf } from './values.ts'
import { everything } from './verdict.ts'

type Proved = { readonly asked: number; readonly faults: readonly string[] }

/** Forms that are refused although they are filled in, and why that is right. */
const refusedAsFilled: Readonly<Record<string, string>> = {
  'POST /sign-in': 'nobody has this address',
  'POST /sign-in/finish': 'there is no letter with a link to come from',
}

/** Sends every form of these pages as it stands there, filled in: it is granted, and ends in a page that says so. */
export async function filledForms(
  park: ProofPark,
  pages: readonly SeenPage[],
  app: Pick<App, 'request' | 'routes'> = park.app,
): Promise<Proved> {
  const forms = formsSeen(routesOf(app), pages)
  const faults: string[] = []
  for (const seen of forms) {
    const { form, to, page } = seen
    const name = `${page.visitor} sends ${form.action}`
    if (!to) {
      faults.push(`${name}, which is no route`)
      continue
    }
    const answer = await sent(park, app, seen, filledIn(form))
    const refused = to.name in refusedAsFilled
    if (answer.status >= 400 && !refused) faults.push(`${name}: refused with ${answer.status}: ${said(answer.text)}`)
    if (answer.status === 303) {
      const headers = { cookie: answer.cookie || park.cookieOf(page.visitor) }
      const next = await app.request(new URL(answer.location, 'http://localhost:3000').href, { headers })
      // Home leads on to where each role works.
      if (next.status !== 200 && next.status !== 303)
        faults.push(`${name}: leads to ${answer.location}, ${next.status}`)
      if (next.status === 200 && textsOf(await next.text()).length === 0) faults.push(`${name}: leads to an empty page`)
    } else if (answer.status < 500 && !hasSentence(answer.text))
      faults.push(`${name}: ${answer.status} without a sentence`)
    faults.push(...answer.faults)
    await park.restore()
  }
  return { asked: forms.length, faults }
}

const markup: readonly string[] = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>']

/** Strings that stand for kinds of bad input, where a sample or the lists of others are not enough. */
const kinds: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  ...markup,
  `' or 1=1 --`,
  '{{7*7}}${7*7}',
  '../../etc/passwd',
  'javascript:alert(1)',
  '__proto__',
  'function () {}',
  'null',
  '-1',
  '0',
  '1e999',
  '9'.repeat(400),
  '9223372036854775808',
  '٣',
  '1,5',
  '0000-00-00',
  '2017-02-30',
  '99999-01-01',
  'x'.repeat(20_000),
  'é\u0301'.repeat(2_000),
  '😀'.repeat(300),
  'a\r\nb: c',
  '00000000-0000-0000-0000-000000000000',
  'turnover:99999',
]

/** Of the lists of others one string in so many, where there is less time. */
const oneIn = Number(process.env['TREMPLIN_PROOF_STRINGS'] ?? 1)

/** What goes into all fields at once: the lists of others where they are at hand, else what could run. */
const listed = (hostile.length > 0 ? [...new Set(hostile)] : markup).filter((_, at) => at % oneIn === 0)

/** The forms of these pages that take something in, by a name of each; those that differ by what they are about once. */
export function formsToTry(pages: readonly SeenPage[], { routes }: Pick<App, 'routes'>): ReadonlyMap<string, SeenForm> {
  const found = new Map<string, SeenForm>()
  for (const seen of formsSeen(routesOf({ routes }), pages)) {
    const names = openFields(seen).map(({ name, kind, type }) => (kind === 'text' ? `${name} (${type})` : name))
    const name = `${seen.to?.name}: ${names.join(', ')}`
    if (names.length > 0 && !found.has(name)) found.set(name, seen)
  }
  return found
}

/**
 * Sends a form with bad input: never a failure, nothing reflected as markup, and where the form comes back, what was
 * typed stands in it. All of it: every kind into every field alone, and every string of the lists into every field, with
 * others of them in the fields beside it. A sample: one kind into each field, and one string of the lists into all of
 * them at once.
 */
export async function badForm(
  park: ProofPark,
  seen: SeenForm,
  app: Pick<App, 'request'> = park.app,
  { all = everything }: { readonly all?: boolean } = {},
): Promise<Proved> {
  const names = openFields(seen).map(({ name }) => name)
  const first = seen.form.action.length
  const oneByOne = names.flatMap((name, at) => {
    const tried = all ? kinds : [kinds[(first + at * 7) % kinds.length] ?? '']
    return tried.map((text) => new Map([[name, text]]))
  })
  const rounds = all ? listed.length : 1
  const atOnce = Array.from(
    { length: rounds },
    (_, round) => new Map(names.map((name, at) => [name, listed[(first + round + at) % listed.length] ?? ''])),
  )
  const faults: string[] = []
  for (const typed of [...oneByOne, ...atOnce]) {
    const fields = withTyped(filledIn(seen.form), typed)
    const answer = await sent(park, app, seen, fields)
    faults.push(...answer.faults, ...lostBy(seen, fields, answer))
    if (answer.status < 400) await park.restore()
  }
  return { asked: oneByOne.length + atOnce.length, faults: [...new Set(faults)] }
}

/** The fields that something can be put into, by script or by hand, each name once. */
function openFields({ form }: SeenForm): readonly Field[] {
  const open = form.fields.filter(({ name, kind }) => name !== '_key' && kind !== 'file' && kind !== 'button')
  return [...new Map(open.map((field) => [field.name, field])).values()]
}

/** Fields with what is typed into the first of each name. */
function withTyped(fields: Fields, typed: ReadonlyMap<string, string>): Fields {
  const left = new Map(typed)
  return fields.map(([name, value]) => {
    const text = left.get(name) ?? value
    left.delete(name)
    return [name, text] as const
  })
}

interface Answered {
  readonly status: number
  readonly text: string
  readonly location: string
  readonly cookie: string
  readonly faults: readonly string[]
}

async function sent(
  park: ProofPark,
  app: Pick<App, 'request'>,
  { form, page }: SeenForm,
  fields: Fields,
): Promise<Answered> {
  const send = () =>
    app.request(`http://localhost:3000${form.action}`, {
      method: 'POST',
      headers: { cookie: park.cookieOf(page.visitor) },
      body: formOf(fields),
    })
  let answer = await send()
  // Who tries too often waits: not what is asked here.
  if (answer.status === 429) {
    await park.restore()
    answer = await send()
  }
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ')
  const shown = fields.map(([name, value]) => `${name}=${typeof value === 'string' ? value.slice(0, 60) : 'a file'}`)
  const asking = `${page.visitor} sends ${form.action} ${shown.join(' & ').slice(0, 240)}`
  const { answered, faults } = await faultsOf(answer, asking)
  return { ...answered, cookie, faults }
}

/** Texts that were typed and do not stand in the form that comes back. */
/** Texts that do not come back, and why that is right. */
const neverShown: Readonly<Record<string, string>> = {
  'POST /offers/:id/codes codes': 'codes are secret: no page shows them, not even to whoever has just pasted them',
}

function lostBy({ form, page, to }: SeenForm, fields: Fields, { status, text }: Answered): readonly string[] {
  if (status !== 422) return []
  const back = formsOn(text).find(({ action }) => action.split('?', 1)[0] === form.action.split('?', 1)[0])
  if (!back) return []
  const seen = new Set<string>()
  return fields.flatMap(([name, value]) => {
    // A row is followed by those that nobody filled in.
    if (seen.has(name) || `${to?.name} ${name}` in neverShown) return []
    seen.add(name)
    const field = back.fields.find((one) => one.name === name)
    if (!field || field.kind !== 'text' || typeof value !== 'string') return []
    return kept(field, value)
      ? []
      : [
          `${page.visitor} sends ${form.action}: ${name} loses “${value.slice(0, 60)}”, shows “${field.value.slice(0, 60)}”`,
        ]
  })
}

function kept({ value }: Field, typed: string): boolean {
  // Codes come back in capitals.
  const bare = (text: string) => text.replace(/\s+/g, ' ').toUpperCase()
  return [clean(typed), cleanLines(typed)].some((text) => bare(text) === bare(clean(value)))
}

function hasSentence(html: string): boolean {
  return /role="(?:alert|status)"|class="notice|<h1/.test(html)
}

function said(html: string): string {
  const alert = /role="alert"[\s\S]*?<\/div>/.exec(html)?.[0] ?? html.slice(html.indexOf('<main'))
  return textsOf(`<p>${alert.slice(alert.indexOf('>') + 1, 3_000)}</p>`)
    .join(' ')
    .slice(0, 200)
}
