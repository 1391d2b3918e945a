import { html } from 'hono/html'
import type { Id } from '../../kernel/id.ts'
import type { Language } from '../../kernel/language.ts'
import { href } from '../../platform/web.ts'
import { type Content, type Html, notice, sheet } from '../../ui/index.ts'
import { agreementWords } from './agreements.messages.ts'
import type { Step } from './chains.ts'
import type { NamedOffer } from './limits.view.ts'

/** In which order offers are best taken; nothing where no offer touches another one. */
export function adviceSheet(
  steps: readonly Step[],
  offers: readonly NamedOffer[],
  language: Language,
  { linked }: { readonly linked: boolean },
): Content {
  if (!saysSomething(steps)) return undefined
  const words = agreementWords[language].advice
  const title = titlesOf(offers, language)
  return sheet({
    title: words.title,
    detail: words.detail,
    body: html`<ol class="grid gap-3 ps-5 list-decimal">${steps.map((step, at) => {
      const name = html`<bdi>${title(step.offerId)}</bdi>`
      const shown = linked
        ? html`<a class="link" href="${href(language, `/offers/${step.offerId}`)}">${name}</a>`
        : name
      return html`<li>${shown}<div class="quiet">${stepLine(step, at === 0, title, language)}</div></li>`
    })}</ol>`,
  })
}

/** Above a company's offers: which one to take first, where the order matters. */
export function adviceNotice(
  steps: readonly Step[],
  offers: readonly NamedOffer[],
  language: Language,
): Html | undefined {
  const [first, ...others] = steps
  if (!first || !saysSomething(steps) || first.blocks.length > 0) return undefined
  const words = agreementWords[language].advice
  const title = titlesOf(offers, language)
  return notice({
    language,
    kind: 'info',
    title: words.notice(title(first.offerId)),
    detail: words.noticeDetail(others.map(({ offerId }) => title(offerId))),
  })
}

function saysSomething(steps: readonly Step[]): boolean {
  return steps.some(({ blocks, after }) => blocks.length + after.length > 0)
}

function stepLine(
  { blocks, after }: Step,
  first: boolean,
  title: (id: Id<'offer'>) => string,
  language: Language,
): string {
  const words = agreementWords[language].advice
  const parts = [
    first && words.first,
    after.length > 0 && words.after(after.map(title)),
    blocks.length > 0 ? words.blocks(blocks.map(title)) : words.blocksNothing,
  ]
  return parts.filter((part) => part !== false).join(' · ')
}

function titlesOf(offers: readonly NamedOffer[], language: Language): (id: Id<'offer'>) => string {
  const titles = new Map(offers.map(({ id, title }) => [id, title[language]]))
  return (id) => titles.get(id) ?? ''
}
