import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { LANGUAGES, type Language, directionOf } from '../../src/kernel/language.ts'
import { uiWords } from '../../src/ui/ui.messages.ts'
import { inFull } from '../sample.ts'
import { aVisitor, overflow, violations } from './browser.ts'

export interface Run {
  readonly language: Language
  readonly javaScript: boolean
  readonly dark: boolean
  /** Whether phones and axe meet every page of this run: each page light and dark, with and without script, in each language. */
  readonly thorough: boolean
  /** Of the window, in pixels; that of a desk unless told. */
  readonly width?: number
}

/** Every language with and without script; of a sample French and English with it, Arabic without. */
export const runs: readonly Run[] = LANGUAGES.flatMap((language) => [
  { language, javaScript: false, dark: language === 'ar', thorough: true },
  { language, javaScript: true, dark: true, thorough: language === 'fr' },
]).filter(({ language, javaScript }) => inFull || javaScript === (language !== 'ar'))

export function titleOf({ language, javaScript }: Run): string {
  return `in ${{ fr: 'French', ar: 'Arabic', en: 'English' }[language]}, ${javaScript ? 'with' : 'without'} JavaScript`
}

/** What a page shows where words, numbers or dates are missing: names of our own in place of what people call it. */
const unfinished =
  /undefined|\[object|\bNaN\b|\bnull\b|Invalid Date|\$\{|(?<![\w./@-])[a-z]+(?:[A-Z][a-z]+)+(?![\w./@-])/

/** One person's way through the product, in one browser and one language. */
export async function aJourney({ language, javaScript, dark, thorough, width }: Run) {
  const context = await aVisitor({ language, javaScript, dark, ...(width !== undefined && { width }) })
  const page = await context.newPage()
  const mirror = thorough ? await aMirror(language, dark) : undefined
  const complaints: string[] = []
  page.on('console', (said) => said.type() === 'error' && complaints.push(`${said.text()} ${said.location().url}`))
  page.on('pageerror', (error) => complaints.push(String(error)))

  return {
    page,
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    link: (name: string) => page.getByRole('link', { name, exact: true }),
    /** Goes by the main navigation. */
    follow: (name: string) =>
      page
        .getByRole('navigation', { name: uiWords[language].mainNavigation })
        .getByRole('link', { name, exact: true })
        .click(),
    /** Waits for the page with this title and looks at it as everybody's eyes, thumbs and ears do. */
    meet: async (title: string | RegExp, { answering = 200 }: { readonly answering?: number } = {}): Promise<void> => {
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
      const said = complaints.splice(0).filter((text) => answering === 200 || !text.includes(`status of ${answering}`))
      assert.deepEqual(said, [], page.url())
      assert.equal(await page.locator('html').getAttribute('lang'), language)
      assert.equal(await page.locator('html').getAttribute('dir'), directionOf(language))
      for (const text of await textsOf(page)) assert.doesNotMatch(text, unfinished, page.url())
      if (!mirror) return
      const copy = await mirror.show(page)
      assert.deepEqual(await violations(copy), [], page.url())
      for (const width of [390, 360]) {
        await copy.setViewportSize({ width, height: 800 })
        assert.equal(await overflow(copy), 0, `${page.url()} scrolls sideways at ${width} px`)
      }
    },
    end: async (): Promise<void> => {
      await context.close()
      await mirror?.context.close()
    },
  }
}

export type Journey = Awaited<ReturnType<typeof aJourney>>

/** Every text of the page, folded ones and those for the ear included. */
async function textsOf(page: Page): Promise<readonly string[]> {
  const said = page.locator('body').locator('xpath=.//text()/.. | .//*[@aria-label]')
  return said.evaluateAll((elements) =>
    elements.flatMap((element) => [
      element.getAttribute('aria-label') ?? '',
      ...[...element.childNodes].flatMap((node) => (node.nodeType === 3 ? (node.textContent ?? '') : [])),
    ]),
  )
}

/**
 * A second browser that shows a page as it stands, so that axe and phones can look at it without touching it: axe does
 * not run where scripts are off. No script of the page runs here.
 */
async function aMirror(language: Language, dark: boolean) {
  const context = await aVisitor({ language, dark })
  const copy = await context.newPage()
  let body = ''
  await copy.route('**/*', (route) => {
    const kind = route.request().resourceType()
    if (kind === 'document') return route.fulfill({ body, contentType: 'text/html; charset=utf-8' })
    return kind === 'script' ? route.abort() : route.continue()
  })
  return {
    context,
    show: async (page: Page): Promise<Page> => {
      body = await page.content()
      await copy.setViewportSize({ width: 1280, height: 900 })
      await copy.goto(page.url())
      return copy
    },
  }
}

/** Those of several entries or rows that say this. */
export function among(items: Locator, text: string): Locator {
  return items.filter({ hasText: text })
}

/** Each tab as it reads: "2 Oui". */
export async function tabsOf(page: Page, name: string): Promise<readonly string[]> {
  const tabs = await page.getByRole('navigation', { name }).getByRole('link').allInnerTexts()
  return tabs.map((text) => text.replace(/\s+/g, ' ').trim())
}
