import { html } from 'hono/html'
import { addDays, daysBetween } from '../../kernel/civil-date.ts'
import { type Content, type Entry, type Html, buttonLink, disclosure, verdictMark } from '../../ui/index.ts'
import type { Language } from '../../kernel/language.ts'
import { describe, factQuestion, requirement } from '../eligibility/index.ts'
import type { OfferVersion } from '../partners/index.ts'
import { opportunityWords } from './opportunities.messages.ts'
import { type Opportunity, deciding, worthOf } from './opportunity.ts'
import { type Telling, proofs } from './proof.view.ts'

/** One offer as a company meets it: the verdict, until when, what is missing or in the way, what it is worth, and why. */
export function opportunityEntry(opportunity: Opportunity, telling: Telling): Entry {
  const { offer, judgement, standing } = opportunity
  const { language } = telling
  const words = opportunityWords[language]
  const title = offer.title[language]
  const value = worthShown(offer.version, language)
  const change = standing === 'act-before' ? judgement.change : undefined
  return {
    name: title,
    mark: verdictMark(standing, language, change && words.actBefore(change.on)),
    lines: lines(opportunity, telling),
    ...(value !== undefined && { value }),
    action: buttonLink({
      label: words.visit,
      spoken: words.visitOffer(title),
      href: offer.version.source.url,
      tone: standing === 'act-before' ? 'primary' : 'outline',
    }),
    more: disclosure({
      language,
      body: html`<div class="flow">${proofs(judgement.explanation, telling)}${benefitsList(offer.version, language)}${ruleSource(offer.version, language)}</div>`,
    }),
  }
}

function lines({ offer, judgement, standing }: Opportunity, telling: Telling): readonly Content[] {
  const { language, on, siteName } = telling
  const words = opportunityWords[language]
  const { change } = judgement
  const partner = offer.partner.name[language]
  const told = offer.title[language].includes(partner) ? [] : [words.by(partner)]
  switch (standing) {
    case 'act-before':
      return [...told, offer.summary[language]]
    case 'eligible': {
      const until = !change
        ? words.noEnd
        : change.to === 'undetermined'
          ? words.unsureFrom(change.on)
          : words.until(addDays(change.on, -1))
      return [...told, until, offer.summary[language]]
    }
    case 'undetermined': {
      const asked = judgement.missing.map(
        (key) =>
          html`<li><a class="link" href="?ask=${encodeURIComponent(key)}#question">${factQuestion(key, language, offer.version.rule)}</a></li>`,
      )
      const missing =
        asked.length > 0
          ? html`${words.missing}<ul class="list-disc ps-5">${asked}</ul>`
          : deciding(judgement.explanation).map((finding) => describe(finding, language, on, siteName))
      return [...told, offer.summary[language], missing]
    }
    case 'ineligible': {
      const [reason] = deciding(judgement.explanation)
      const because = reason && [
        html`<strong class="strong">${words.because(requirement(reason.criterion, language, siteName))}</strong>`,
        describe(reason, language, on, siteName),
      ]
      const opens = change?.to === 'eligible' && daysBetween(on, change.on) > 0 ? [words.opensOn(change.on)] : []
      return [...told, ...(because ?? []), ...opens]
    }
  }
}

/** "jusqu’à 150 000 USD", else for how long: "12 mois". */
export function worthShown({ benefits }: OfferVersion, language: Language): string | undefined {
  const words = opportunityWords[language]
  const worth = worthOf(benefits)
  if (worth) return words.upTo(worth)
  const months = Math.max(0, ...benefits.map((benefit) => benefit.months ?? 0))
  return months === 0 ? undefined : words.months(months)
}

export function benefitsList({ benefits }: OfferVersion, language: Language): Html {
  return html`<div><p class="strong">${opportunityWords[language].benefits}</p><ul class="quiet list-disc ps-5">${benefits.map(
    ({ text }) => html`<li>${text[language]}</li>`,
  )}</ul></div>`
}

/** Where the rule was read, when, and how sure that is. */
export function ruleSource({ source, certainty, notes }: OfferVersion, language: Language): Html {
  const words = opportunityWords[language]
  const { url, title = new URL(url).hostname, readOn, via } = source
  const parts = [readOn ? words.readOn(readOn) : words.readOnUnknown, words.certainty[certainty]]
  return html`<div class="quiet"><p><a class="link" href="${url}" rel="noreferrer">${words.source(title)}</a> · ${parts.join(' · ')}${via && html` · <a class="link" href="${via.url}" rel="noreferrer">${words.via(via.name, via.licence)}</a>`}</p>${notes && html`<p>${notes[language]}</p>`}</div>`
}
