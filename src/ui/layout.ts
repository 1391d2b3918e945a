import { html } from 'hono/html'
import about from '../../package.json' with { type: 'json' }
import { LANGUAGES, type Language, directionOf, showNumber } from '../kernel/language.ts'
import { assetPath } from './build.ts'
import { type Content, type Html, attributes } from './html.ts'
import { icon } from './icon.ts'
import { languageNames, uiWords } from './ui.messages.ts'
import { mark } from './zellige.ts'

export interface NavItem {
  /** With its language: "/fr/opportunites". */
  readonly href: string
  readonly label: string
  readonly current?: boolean
}

export interface NoticesLink {
  readonly href: string
  readonly unread: number
  /** Read out in place of the bell: "Avis : 3 à lire". */
  readonly label: string
  readonly current?: boolean
}

export interface Page {
  readonly language: Language
  /** Of the browser's tab; the heading is part of the body. */
  readonly title: string
  /** The address without its language, with its query: "/companies?site=rabat". */
  readonly path: string
  readonly nav?: readonly NavItem[]
  /** Who is signed in, and in which role or for whom. */
  readonly person?: { readonly name: string; readonly detail?: string; readonly accountHref: string } | undefined
  /** Where the reader's notices are, and how many are unread, up to a hundred. */
  readonly notices?: NoticesLink | undefined
  /** Says on every page that the names are invented. */
  readonly demo?: boolean
  /** A notice above the body. */
  readonly notice?: Content
  /** For wide tables. */
  readonly wide?: boolean
  readonly body: Content
}

// No style put in by script, no extension, nothing from elsewhere.
const htmxConfig = JSON.stringify({ includeIndicatorCSS: false, mode: 'same-origin', extensions: 'none' })

/** A whole page. It works without script; the scripts add comfort. */
export function page(given: Page): Html {
  const { language, title, wide = false, body } = given
  const words = uiWords[language]
  const font = language === 'ar' ? 'plex-arabic-400.woff2' : 'inter-latin.woff2'
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="htmx-config" content="${htmxConfig}">
<title>${title} · Tremplin</title>
<link rel="preload" href="${assetPath(font)}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetPath('style.css')}">
<link rel="icon" href="${assetPath('mark.svg')}" type="image/svg+xml">
<script src="${assetPath('htmx.js')}" defer></script>
<script src="${assetPath('app.js')}" defer></script>
</head>
<body${attributes({ class: wide ? 'wide' : undefined })}>
<a class="skip" href="#content">${words.skip}</a>
${header(given)}
<main id="content" tabindex="-1">${given.notice}${body}</main>
<footer class="site-footer"><p>Tremplin <span class="num">${words.version} ${about.version}</span></p></footer>
</body>
</html>`
}

/** More entries than these stand closer together, and are folded on a screen of middling width too. */
const MOST_AT_EASE = 7

function header(given: Page): Html {
  const { language, nav = [], person, demo = false } = given
  const words = uiWords[language]
  const home = html`<a class="brand" href="/${language}">${mark()}<span lang="fr">Tremplin</span></a>`
  const account =
    person &&
    html`<a class="person" href="${person.accountHref}"><bdi>${person.name}</bdi>${person.detail && html`<span class="quiet">${person.detail}</span>`}</a>`
  // One list for a wide header, the same folded for a narrow one; the style shows either.
  const folded =
    nav.length > 0 &&
    html`<details class="site-menu" data-menu><summary>${icon('menu')}<span>${words.menu}</span></summary><div>${navigation(given)}${languageSwitch(given)}</div></details>`
  const many = nav.length > MOST_AT_EASE
  return html`<header${attributes({ class: many ? 'site-header many' : 'site-header' })}>${demo && html`<p class="demo-band">${words.demo}</p>`}<div>${home}<div class="wide-only">${navigation(given)}</div><div class="site-tools"><div${attributes({ class: folded ? 'wide-only' : undefined })}>${languageSwitch(given)}</div>${bell(given)}${account}${folded}</div></div></header>`
}

/** The way to the notices: a bell, with how many are unread. */
function bell({ language, notices }: Page): Content {
  if (!notices) return undefined
  const { href, unread, label, current } = notices
  const number = unread >= 100 ? '99+' : showNumber(language, unread)
  return html`<a class="bell" href="${href}" aria-label="${label}"${attributes({ 'aria-current': current ? 'page' : undefined })}>${icon('bell')}${unread > 0 && html`<span class="bell-count num" aria-hidden="true">${number}</span>`}</a>`
}

function navigation({ language, nav = [] }: Page): Content {
  if (nav.length === 0) return undefined
  return html`<nav class="site-nav" aria-label="${uiWords[language].mainNavigation}"><ul>${nav.map(
    ({ href, label, current }) =>
      html`<li><a href="${href}"${attributes({ 'aria-current': current ? 'page' : undefined })}>${label}</a></li>`,
  )}</ul></nav>`
}

/** The same page in the other languages. */
export function languageSwitch({ language, path }: Pick<Page, 'language' | 'path'>): Html {
  const rest = path.replace(/^\/(?=\?|$)/, '')
  return html`<nav class="languages" aria-label="${uiWords[language].languages}"><ul>${LANGUAGES.map(
    (other) =>
      html`<li><a href="/${other}${rest}" lang="${other}" hreflang="${other}"${attributes({ 'aria-current': other === language ? 'true' : undefined })}><span>${languageNames[other].mark}</span><span class="sr-only"> ${languageNames[other].name}</span></a></li>`,
  )}</ul></nav>`
}
