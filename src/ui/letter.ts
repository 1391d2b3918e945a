import { html } from 'hono/html'
import { type Language, directionOf } from '../kernel/language.ts'
import type { Html } from './html.ts'

/** What a letter says, before it becomes text or HTML. */
export interface Letter {
  readonly language: Language
  readonly park: string
  readonly subject: string
  readonly greeting: string
  readonly lead: string
  readonly sections: readonly LetterSection[]
  readonly open: LetterLink
  /** Why this person gets it. */
  readonly why: string
  /** Where its reader asks for no more of these, for letters that one may stop. */
  readonly stop?: LetterLink
}

export interface LetterSection {
  readonly title: string
  readonly items: readonly LetterItem[]
  /** How many others the page has, where the letter would be too long with them. */
  readonly others?: string | undefined
}

export interface LetterItem {
  readonly title: string
  readonly lines: readonly string[]
  readonly link?: LetterLink
}

export interface LetterLink {
  readonly label: string
  readonly href: string
}

/** The letter as plain text, links on lines of their own. */
export function letterText({ greeting, lead, sections, open, why, stop }: Letter): string {
  const parts = sections.flatMap(({ title, items, others }) => [
    title.toLocaleUpperCase(),
    ...items.map(itemText),
    ...(others === undefined ? [] : [others]),
  ])
  return `${[greeting, lead, ...parts, linkText(open), '--', why, ...(stop ? [linkText(stop)] : [])].join('\n\n')}\n`
}

function itemText({ title, lines, link }: LetterItem): string {
  return [
    `• ${title}`,
    ...lines.map((line) => `  ${line}`),
    ...(link ? [`  ${link.label}`, `  ${link.href}`] : []),
  ].join('\n')
}

function linkText({ label, href }: LetterLink): string {
  return `${label}\n${href}`
}

/**
 * The letter as HTML. Mail programs know neither our style sheet nor much of any: every element carries its own style,
 * and the direction stands on an element of the body, because some throw the others away.
 */
export function letterHtml(letter: Letter): Html {
  const { language, park, subject, greeting, lead, sections, open, why, stop } = letter
  const direction = directionOf(language)
  const font = language === 'ar' ? fonts.ar : fonts.latin
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>
@media (prefers-color-scheme: dark) {
  .ground { background: #141226 !important; }
  .card { background: #1b1930 !important; border-color: #2c2948 !important; }
  .rule { border-color: #2c2948 !important; }
  .ink { color: #ece8f6 !important; }
  .faint { color: #b5b0cb !important; }
  .accent { color: #a79fff !important; }
  .press { background: #a79fff !important; color: #16132c !important; }
}
</style>
</head>
<body class="ground" style="margin: 0; background: #faf7f1">
<div class="ground ink" lang="${language}" dir="${direction}" style="background: #faf7f1; color: #211d3d; font-family: ${font}; font-size: 16px; line-height: ${language === 'ar' ? '1.7' : '1.5'}; padding: 24px 12px; text-align: start">
<div style="max-width: 560px; margin: 0 auto">
<p class="faint" style="margin: 0 8px 12px; color: #5d5977; font-size: 14px"><bdi>${park}</bdi> · <span lang="fr" dir="ltr">Tremplin</span></p>
<div class="card" style="background: #ffffff; border: 1px solid #ece5d8; border-radius: 14px; padding: 24px">
<h1 class="ink" style="margin: 0 0 16px; color: #211d3d; font-size: 21px; line-height: 1.35; font-weight: 700">${subject}</h1>
<p style="margin: 0 0 12px">${greeting}</p>
<p style="margin: 0 0 8px">${lead}</p>
${sections.map(sectionHtml)}
<p style="margin: 20px 0 0"><a class="press" href="${open.href}" style="display: inline-block; background: #4b3fd1; color: #ffffff; font-weight: 600; text-decoration: none; padding: 12px 20px; border-radius: 10px">${open.label}</a></p>
</div>
<p class="faint" style="margin: 16px 8px 0; color: #5d5977; font-size: 13px">${why}${stop && html`<br><a class="faint" href="${stop.href}" style="color: #5d5977">${stop.label}</a>`}</p>
</div>
</div>
</body>
</html>`
}

const fonts = {
  latin: 'Inter, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif',
  ar: 'IBM Plex Sans Arabic, Segoe UI, Noto Sans Arabic, Geeza Pro, Tahoma, Arial, sans-serif',
} as const

function sectionHtml({ title, items, others }: LetterSection): Html {
  return html`<h2 class="accent" style="margin: 24px 0 0; color: #4b3fd1; font-size: 15px; line-height: 1.4; font-weight: 700">${title}</h2>
${items.map(
  ({ title: name, lines, link }, index) =>
    html`<div class="rule" style="border-top: ${index === 0 ? 0 : 1}px solid #ece5d8; padding: ${index === 0 ? 6 : 12}px 0 12px"><p style="margin: 0; font-weight: 600">${name}</p>${lines.map((line) => html`<p class="faint" style="margin: 2px 0 0; color: #5d5977; font-size: 15px">${line}</p>`)}${link && html`<p style="margin: 4px 0 0"><a class="accent" href="${link.href}" style="color: #4b3fd1; font-weight: 600; font-size: 15px">${link.label}</a></p>`}</div>`,
)}${others !== undefined && html`<p class="faint" style="margin: 12px 0 0; color: #5d5977; font-size: 15px">${others}</p>`}`
}
