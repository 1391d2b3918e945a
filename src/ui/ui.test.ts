import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { html } from 'hono/html'
import type { CivilDate } from '../kernel/civil-date.ts'
import { LANGUAGES } from '../kernel/language.ts'
import { bars } from './bar.ts'
import { type Asset, assetPath, buildAssets } from './build.ts'
import { submit } from './button.ts'
import { choices, select } from './choice.ts'
import { disclosure } from './disclosure.ts'
import { empty } from './empty.ts'
import { entries } from './entries.ts'
import { field, fileField, moneyField, roughDateField } from './field.ts'
import { filterForm, form } from './form.ts'
import type { Content } from './html.ts'
import { page } from './layout.ts'
import { monogram } from './monogram.ts'
import { notice } from './notice.ts'
import { pager, pagesAround } from './pager.ts'
import { progress } from './progress.ts'
import { sheet } from './sheet.ts'
import { table } from './table.ts'
import { timeline } from './timeline.ts'
import { uiWords } from './ui.messages.ts'
import { type VerdictMark, verdictMark } from './verdict.ts'

const language = 'fr'
const hostile = `"'><script>alert(1)</script>&`
const folder = import.meta.dirname

test('a hostile name is shown as it is written and never becomes markup', async () => {
  const shown = await text(everyPiece(hostile))

  assert.equal(shown.includes('<script>alert'), false)
  assert.equal(shown.includes(hostile), false)
  assert.ok(shown.includes('&lt;script&gt;alert(1)&lt;/script&gt;'))
  assert.ok(shown.includes('value="&quot;&#39;&gt;&lt;script&gt;'))
})

test('no piece needs a style or a script of its own, so a strict policy can forbid both', async () => {
  const shown = await text(everyPiece('Atlas'))

  assert.doesNotMatch(shown, /<style|\sstyle=|\son\w+=|javascript:|hx-on|hx-vals="js/)
  for (const [script] of shown.matchAll(/<script[^>]*>/g)) assert.match(script, /src="\/assets\//)
})

test('a page in Arabic reads from the right and offers itself in the other languages, query and all', async () => {
  const shown = await text(page({ language: 'ar', title: 'الفرص', path: '/offers?site=rabat&q=%C3%A9', body: '' }))

  assert.match(shown, /<html lang="ar" dir="rtl">/)
  assert.match(shown, /href="\/fr\/offers\?site=rabat&amp;q=%C3%A9" lang="fr"/)
  assert.match(shown, /href="\/en\/offers\?site=rabat&amp;q=%C3%A9" lang="en"/)
})

test('the home page in another language has a clean address', async () => {
  const shown = await text(page({ language, title: 'Accueil', path: '/', body: '' }))

  assert.match(shown, /href="\/en" lang="en"/)
})

test('a form that changes something carries its key, and a search does not', async () => {
  const changing = await text(form({ language, action: '/fr/claims', key: 'k-1', body: '' }))
  const searching = await text(filterForm({ language, action: '/fr/companies', results: 'results', body: '' }))

  assert.match(changing, /method="post".*<input type="hidden" name="_key" value="k-1">/)
  assert.equal(searching.includes('_key'), false)
  assert.match(searching, /method="get"/)
})

test('what is to be corrected is listed first, and each line leads to a field that says so itself', async () => {
  const message = 'Donnez le nom de l’entreprise.'
  const body = field({ language, label: 'Nom', name: 'name', hint: 'Comme au registre.', error: message })

  const shown = await text(form({ language, action: '/x', key: 'k', errors: [{ field: 'name', message }], body }))

  assert.match(shown, /role="alert".*Une réponse est à corriger.*<a href="#name">Donnez/)
  assert.match(shown, /<input[^>]* id="name"[^>]* aria-describedby="name-hint name-error"[^>]* aria-invalid="true"/)
  assert.match(shown, /id="name-hint".*id="name-error"/)
})

test('a group of choices stands under its question, and its error leads to the first of them', async () => {
  const options = [
    { value: 'y', label: 'Oui' },
    { value: 'n', label: 'Non' },
  ]

  const shown = await text(
    choices({ language, label: 'Levée ?', name: 'raised', options, value: 'n', error: 'Dites-le.' }),
  )

  assert.match(shown, /<fieldset[^>]* aria-describedby="raised-error"><legend>Levée \?/)
  assert.match(shown, /value="y" id="raised"/)
  assert.match(shown, /value="n" checked/)
})

test('a verdict is a word and a drawing in every language', async () => {
  for (const language of LANGUAGES) {
    const verdicts = Object.keys(uiWords[language].verdicts) as VerdictMark[]
    assert.equal(verdicts.length, 4)
    for (const verdict of verdicts) {
      const shown = await text(verdictMark(verdict, language))
      assert.ok(shown.includes(`verdict-${verdict}`))
      assert.ok(shown.includes('<svg'))
      assert.ok(shown.includes(uiWords[language].verdicts[verdict]))
    }
  }
})

test('a long list shows the first page, the last and the neighbours', () => {
  assert.deepEqual(pagesAround(1, 1), [1])
  assert.deepEqual(pagesAround(1, 9), [1, 2, undefined, 9])
  assert.deepEqual(pagesAround(5, 9), [1, undefined, 4, 5, 6, undefined, 9])
  assert.deepEqual(pagesAround(4, 6), [1, 2, 3, 4, 5, 6])
})

test('a page beyond the end shows the end, and an empty list has no pages', async () => {
  const beyond = await text(pager({ language: 'en', page: 99, total: 101, href: (page) => `?page=${page}` }))
  const nothing = await text(pager({ language: 'en', page: 1, total: 0, href: (page) => `?page=${page}` }))

  assert.match(beyond, /101–101 of 101/)
  assert.match(beyond, /href="\?page=3"[^>]* aria-current="page"/)
  assert.equal(nothing, '')
})

test('a company without a letter, and an Arabic one with its article, have a face', async () => {
  assert.match(await text(monogram('…')), />·</)
  assert.match(await text(monogram('الأطلس')), />أ</)
  assert.match(await text(monogram('« éclair »')), />É</)
})

test('the tile of an offer shows its giver, not the word that its title begins with', async () => {
  const shown = await text(entries([{ name: 'برنامج Zendesk', tile: 'Zendesk' }]))

  assert.match(shown, /aria-hidden="true">Z</)
})

test('a day is named once for all that happens on it, and warns when one of them is urgent', async () => {
  const shown = await text(
    timeline(language, [
      { on: '2027-01-01' as CivilDate, title: 'a' },
      { on: '2027-01-01' as CivilDate, title: 'b', tone: 'soon' },
      { on: '2027-03-23' as CivilDate, title: 'c' },
    ]),
  )

  assert.equal(shown.split('<time').length - 1, 2)
  assert.match(shown, /<li class="moment-soon"><time[^>]*2027-01-01.*<p>a<\/p>.*<p>b<\/p>.*<li class="moment-plain">/)
})

test('a form that swaps a part of the page still is a plain form with the same address', async () => {
  const shown = await text(form({ language, action: '/fr/answer', key: 'k', swaps: 'content', body: '' }))

  assert.match(shown, /method="post" action="\/fr\/answer"/)
  assert.match(shown, /hx-post="\/fr\/answer" hx-target="#content" hx-select="#content"/)
})

test('everything turns round in Arabic: no sheet says left or right', async () => {
  for (const [name, css] of await styleSheets()) {
    assert.doesNotMatch(
      css,
      /(margin|padding|border|inset)-(left|right)|[\s{;](left|right):|text-align: (left|right)/,
      name,
    )
  }
})

test('text is readable on every ground, by day and by night', async () => {
  const css = await readFile(join(folder, 'style.css'), 'utf8')
  const themes = css.split('@plugin "daisyui/theme"').slice(1)
  assert.equal(themes.length, 2)

  for (const theme of themes) {
    const color = (name: string) => channels(new RegExp(`--color-${name}: (#[0-9a-f]{6})`).exec(theme)?.[1])
    const inks = ['base-content', 'primary', 'success', 'warning', 'error', 'info']
    for (const ground of ['base-100', 'base-200']) {
      const quiet = color('base-content').map((value, index) => value * 0.72 + (color(ground)[index] ?? 0) * 0.28)
      for (const ink of [...inks.map(color), quiet]) assert.ok(contrast(ink, color(ground)) >= 4.5)
    }
    for (const ground of ['primary', 'error', 'success', 'warning', 'info']) {
      assert.ok(contrast(color(`${ground}-content`), color(ground)) >= 4.5, ground)
    }
  }
})

test('style, scripts and fonts are built when a source changes, and only then', async (t) => {
  const root = await aProject(t)
  await writeFile(join(root, 'src/a.ts'), 'export const shown = `<p class="mt-[3px]">`')

  const first = await buildAssets(root)
  const built = await buildTimes(root)
  const again = await buildAssets(root)
  assert.deepEqual([...again.keys()], [...first.keys()])
  assert.deepEqual(await buildTimes(root), built)

  await writeFile(join(root, 'src/a.ts'), 'export const shown = `<p class="mt-[5px]">`')
  const changed = await buildAssets(root)
  assert.ok(styleOf(first).body.includes('margin-top:3px'))
  assert.ok(styleOf(changed).body.includes('margin-top:5px'))
  assert.notEqual(styleOf(changed).path, styleOf(first).path)
  assert.equal(assetPath('style.css'), styleOf(changed).path)
})

test('two builds at once leave one whole build and no crumbs', async (t) => {
  const root = await aProject(t)

  const [one, other] = await Promise.all([buildAssets(root), buildAssets(root)])

  assert.deepEqual([...one.keys()].toSorted(), [...other.keys()].toSorted())
  assert.equal((await readdir(join(root, 'build'))).length, 1)
  assert.equal(one.size, 10)
})

test('every font names a file that is there and the characters it is for', async () => {
  const assets = await buildAssets()
  const style = styleOf(assets).body.toString()

  const faces = [...style.matchAll(/@font-face\{.*?src:url\((.*?)\).*?unicode-range:U\+/g)]
  assert.equal(faces.length, 6)
  for (const [, address] of faces) assert.ok(address !== undefined && assets.has(address))
})

test('a first visit weighs under 40 KB, fonts apart', async () => {
  const assets = await buildAssets()
  const document = gzipSync(await text(everyPiece('Atlas Robotics'))).length

  const weights = [...assets.values()].map(({ gzip }) => gzip?.length ?? 0)
  const total = weights.reduce((sum, weight) => sum + weight, document)
  assert.ok(total < 40_000, `${total} bytes`)
})

/** A page with every kind of piece, about one name. */
function everyPiece(name: string): Content {
  const options = [{ value: name, label: name }]
  const href = `/fr/companies?q=${encodeURIComponent(name)}`
  return page({
    language,
    title: name,
    path: '/companies',
    nav: [{ href, label: name, current: true }],
    person: { name, detail: name, accountHref: '/fr/account' },
    demo: true,
    notice: notice({ language, kind: 'error', title: name, detail: name }),
    body: [
      entries([{ name, href, lines: [name], value: name, more: disclosure({ language, body: name }) }]),
      table({
        language,
        caption: name,
        columns: [
          { label: name, cell: () => name },
          { label: name, cell: () => html`<b>${name}</b>` },
        ],
        rows: [1],
      }),
      sheet({ title: name, body: bars({ caption: name, bars: [{ label: name, value: 1, shown: name }] }) }),
      progress({ label: name, done: 1, of: 2 }),
      empty({ title: name }),
      filterForm({
        language,
        action: href,
        results: 'results',
        body: select({ language, label: name, name: 'site', options }),
      }),
      form({
        language,
        action: href,
        key: name,
        errors: [{ field: 'a', message: name }],
        body: [
          field({ language, label: name, name: 'a', value: name, error: name }),
          roughDateField({ language, label: name, name: 'b', value: name }),
          moneyField({ language, label: name, name: 'c', amount: name, currency: 'MAD', currencies: ['MAD'] }),
          choices({ language, label: name, name: 'd', options }),
          fileField({ language, label: name, name: 'e' }),
          submit({ label: name, spoken: name }),
        ],
      }),
    ],
  })
}

async function text(content: Content): Promise<string> {
  return String(await html`${content}`)
}

/** A folder with our styles and scripts in it and nothing else. */
async function aProject(t: TestContext): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'tremplin-ui-'))
  t.after(() => rm(root, { recursive: true, force: true }))
  await mkdir(join(root, 'src/ui'), { recursive: true })
  for (const [name, css] of await styleSheets()) await writeFile(join(root, 'src/ui', name), css)
  await cp(join(folder, '../browser'), join(root, 'src/browser'), { recursive: true })
  await cp(join(folder, '../../package.json'), join(root, 'package.json'))
  await symlink(join(folder, '../../node_modules'), join(root, 'node_modules'))
  return root
}

async function styleSheets(): Promise<readonly (readonly [string, string])[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css'))
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const))
}

async function buildTimes(root: string): Promise<readonly number[]> {
  const builds = await readdir(join(root, 'build'))
  return Promise.all(builds.map(async (name) => (await stat(join(root, 'build', name))).mtimeMs))
}

function styleOf(assets: ReadonlyMap<string, Asset>): Asset {
  const style = [...assets.values()].find(({ name }) => name === 'style.css')
  assert.ok(style)
  return style
}

function channels(color: string | undefined): readonly number[] {
  assert.ok(color)
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
}

/** The contrast of WCAG 2, from 1 to 21. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
