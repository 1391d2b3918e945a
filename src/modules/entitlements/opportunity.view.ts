import { html } from 'hono/html'
import { addDays, daysBetween } from '../../kernel/civil-date.ts'
import { type Content, type Entry, type Html, type Tone, buttonLink, disclosure, verdictMark } from '../../ui/index.ts'
import type { Language } from '../../kernel/language.ts'
import { describe, nearestChanges } from '../eligibility/index.ts'
import { factLabel, factQuestion, isForTheCompany, requirement, showFactValue } from '../rules/index.ts'
import { type OfferVersion, benefitLine } from '../partners/index.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { type Opportunity, type Standing, deciding, worthOf } from './opportunity.ts'
import { type Telling, proofs, questionLink } from './proof.view.ts'
import { shutText } from './shut.messages.ts'

/** One offer as a company meets it: the verdict, until when, what is missing or in the way, what it is worth, and why. */
export function opportunityEntry(opportunity: Opportunity, telling: Telling): Entry {
  const { offer, judgement, standing, shut } = opportunity
  const { language } = telling
  const words = opportunityWords[language]
  const title = offer.title[language]
  const value = worthShown(offer.version, language)
  const change = standing === 'act-before' ? judgement.change : undefined
  const action = telling.actionOf(opportunity)
  const visit = buttonLink({
    label: words.visit,
    spoken: words.visitOffer(title),
    href: offer.version.source.url,
    tone: shut ? 'quiet' : action === undefined ? tones[standing] : 'plain',
  })
  return {
    name: title,
    tile: offer.partner.name[language],
    mark: verdictMark(standing, language, change && words.actBefore(change.on)),
    lines: [...shutLine(opportunity, language), ...lines(opportunity, telling)],
    ...(value !== undefined && { value }),
    action: action ?? visit,
    more: beside(
      disclosure({
        language,
        body: html`<div class="flow">${proofs(judgement.explanation, offer.version.rule, telling)}${whatWouldChange(opportunity, telling)}${benefitsList(offer.version, language, folded(opportunity, language))}${ruleSource(offer.version, language)}${action !== undefined && html`<p>${visit}</p>`}</div>`,
      }),
      telling.holdForm(offer),
    ),
  }
}

/** A fold with a button at the end of its first line; opened, it takes the whole width. */
function beside(fold: Html, button: Content): Html {
  return html`<div class="grid grid-cols-[minmax(0,1fr)_auto]"><div class="col-span-full row-start-1">${fold}</div><div class="col-start-2 row-start-1 self-start [&_.btn]:font-normal [&_.btn]:text-quiet">${button}</div></div>`
}

const MOST_CHANGES = 3

/** What would turn a "no" by itself: the values nearest to today's. Nothing where no single change would. */
function whatWouldChange({ offer, standing }: Opportunity, { language, grounds }: Telling): Content {
  if (standing !== 'ineligible') return undefined
  const { rule } = offer.version
  const { facts, on, rates } = grounds
  const changes = nearestChanges(rule, facts, on, rates.of(offer, on))
    .flatMap((change) => (change.kind === 'fact' && isForTheCompany(change.key) ? [change] : []))
    .slice(0, MOST_CHANGES)
  if (changes.length === 0) return undefined
  return html`<div><p class="strong">${opportunityWords[language].wouldChange(changes.length)}</p><ul class="quiet list-disc ps-5">${changes.map(
    ({ key, to }) =>
      html`<li>${factLabel(key, language, rule)}${language === 'fr' ? '\u00a0:' : ':'} ${showFactValue(key, to, language, rule)}</li>`,
  )}</ul></div>`
}

/** The button that stands out is the one that cannot wait; where nothing can be had yet it stands back. */
const tones: Readonly<Record<Standing, Tone>> = {
  'act-before': 'primary',
  eligible: 'outline',
  undetermined: 'quiet',
  ineligible: 'quiet',
}

/** What a company must know before it asks: nobody is given this offer today. */
function shutLine({ offer, shut }: Opportunity, language: Language): readonly Content[] {
  return shut ? [html`<span class="strong">${shutText(shut, offer.partner.name[language], language)}</span>`] : []
}

/** The line that says what the offer is, where the row itself has more pressing things to say. */
function folded({ offer, standing }: Opportunity, language: Language): string | undefined {
  return standing === 'undetermined' || standing === 'ineligible' ? offer.summary[language] : undefined
}

function lines(opportunity: Opportunity, telling: Telling): readonly Content[] {
  const { offer, judgement, standing } = opportunity
  const { language, siteName } = telling
  const words = opportunityWords[language]
  const { change } = judgement
  const partner = offer.partner.name[language]
  const by = offer.title[language].includes(partner) ? [] : [words.by(partner)]
  const summary = offer.summary[language]
  switch (standing) {
    case 'act-before':
      return [...by, summary]
    case 'eligible':
      return [[...by, untilText(change, language)].join(' · '), summary]
    case 'undetermined':
      return [missingLine(opportunity, telling)]
    case 'ineligible': {
      const [reason] = deciding(judgement.explanation)
      const opens = change?.to === 'eligible' && daysBetween(telling.on, change.on) > 0
      return [
        ...(reason ? [words.because(requirement(reason.criterion, language, siteName, offer.version.rule))] : []),
        ...(opens ? [words.opensOn(change.on)] : []),
      ]
    }
  }
}

/** Until when a right holds: "jusqu’au 13 mars 2018". */
export function untilText(change: Opportunity['judgement']['change'], language: Language): string {
  const words = opportunityWords[language]
  if (!change) return words.noEnd
  return change.to === 'undetermined' ? words.unsureFrom(change.on) : words.until(addDays(change.on, -1))
}

/** How many answers are missing, and the first of the questions; the others stand with the proof. */
function missingLine({ offer, judgement }: Opportunity, telling: Telling): Content {
  const { language, on, siteName } = telling
  const { rule } = offer.version
  const missing = judgement.missing.filter(isForTheCompany)
  const [first] = missing
  if (first === undefined) {
    return deciding(judgement.explanation).map((finding) => describe(finding, language, on, siteName, rule))
  }
  return html`${opportunityWords[language].missing(missing.length)} ${questionLink(first, factQuestion(first, language, rule), telling)}`
}

/** "jusqu’à 150 000 USD", else for how long: "12 mois". */
export function worthShown({ benefits }: OfferVersion, language: Language): string | undefined {
  const words = opportunityWords[language]
  const worth = worthOf(benefits)
  if (worth) return words.upTo(worth)
  const months = Math.max(0, ...benefits.map((benefit) => benefit.months ?? 0))
  return months === 0 ? undefined : words.months(months)
}

/** What an offer gives, after a line of what it is. */
export function benefitsList({ benefits }: OfferVersion, language: Language, summary?: string): Html {
  return html`<div><p class="strong">${opportunityWords[language].benefits}</p>${summary !== undefined && html`<p class="quiet">${summary}</p>`}<ul class="quiet list-disc ps-5">${benefits.map(
    (benefit) => html`<li>${benefitLine(benefit, language)}</li>`,
  )}</ul></div>`
}

/** Where the rule was read, when, and how sure that is. */
export function ruleSource({ source, certainty, notes }: OfferVersion, language: Language): Html {
  const words = opportunityWords[language]
  const { url, title = new URL(url).hostname, readOn, via } = source
  const parts = [readOn ? words.readOn(readOn) : words.readOnUnknown, words.certainty[certainty]]
  return html`<div class="quiet"><p><a class="link" href="${url}" rel="noreferrer">${words.source(title)}</a> · ${parts.join(' · ')}${via && html` · <a class="link" href="${via.url}" rel="noreferrer">${words.via(via.name, via.licence)}</a>`}</p>${notes && html`<p>${notes[language]}</p>`}</div>`
}
