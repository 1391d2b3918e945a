import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import { type Facts, type Rates, parseRule } from '../rules/index.ts'
import { dollar, someFacts, young } from '../rules/rule.testing.ts'
import { plain } from '../rules/text-reading.testing.ts'
import { type Occasion, describe, judge } from './index.ts'

const today = day('2026-11-23')
const names = { activate: 'AWS Activate', partners: 'Orbit Partners' }
const mad = (amount: string) => ({ amount, currency: 'MAD' })
const usd = (amount: string) => ({ amount, currency: 'USD' })

interface Case {
  readonly language?: Language
  readonly rates?: Rates
  readonly occasion?: Occasion
  readonly more?: readonly object[]
}

/** What is said of the first criterion of a rule. */
function said(criterion: object, facts: Facts, { language = 'fr', rates = [], occasion = {}, more = [] }: Case = {}) {
  const where = { all: [{ id: 'c', ...criterion }, ...more] }
  const used = JSON.stringify(where)
  const needed = Object.fromEntries(Object.entries(names).filter(([code]) => used.includes(code)))
  const read = parseRule({ version: 1, where, names: needed })
  assert.ok(read.ok, JSON.stringify(read.ok || read.refusal.problems))
  const [finding] = judge(read.value, facts, today, rates, occasion).findings
  assert.ok(finding)
  return plain(describe(finding, language, today, undefined, read.value))
}

test('who is kept out is told by how much, in the unit of the figure', () => {
  const small = { number: { fact: 'headcount', under: 50 } }

  assert.equal(
    said(small, someFacts({ headcount: { number: 52 } })),
    'Effectif : 52 personnes. 2 personnes de trop. Si cette information a changé, mettez-la à jour : la réponse peut changer.',
  )
  assert.match(said(small, someFacts({ headcount: { number: 52 } }), { language: 'ar' }), /الزيادة على الحد: شخصان\./)
  assert.match(said(small, someFacts({ headcount: { number: 50 } }), { language: 'en' }), /The limit is reached, and/)
  assert.equal(said(small, someFacts({ headcount: { number: 12 } })), 'Effectif : 12 personnes.')
  assert.match(
    said({ number: { fact: 'ownFundsPercent', atLeast: 10 } }, someFacts({ ownFundsPercent: { number: 8 } })),
    /: 8 %\. Il manque 2 %\. /,
  )
})

test('a stage past its limit and a share short of it are told by how far', () => {
  const early = { order: { fact: 'stage', atMost: 'seed' } }
  const late = someFacts({ stage: { codes: ['series-b'] } })
  const held = { owners: { share: { atLeast: 25 } } }
  const owners = someFacts({ owners: { owners: [{ name: 'Rif', percent: 20 }] } })

  assert.match(said(early, late), /Au-delà de la limite : 2 étapes\./)
  assert.match(said(early, late, { language: 'ar' }), /الزيادة على الحد: مرحلتان\./)
  assert.match(said(held, owners, { language: 'en' }), /The share nearest to the limit is 5 points away from it\./)
  assert.match(said(held, owners, { language: 'ar' }), /الفارق بين أقرب حصة والحد: 5 نقط\./)
})

test('an amount is told with what is missing, in the currency of the limit', () => {
  const raised = { money: { fact: 'fundingRaised', atLeast: usd('1000000'), rate: 'dated' } }
  const rates = [dollar(100n, day('2026-06-01'))]

  assert.equal(
    said(raised, someFacts({ fundingRaised: mad('9000000') }), { language: 'en', rates }),
    'Funding raised: 9,000,000 MAD, which is 900,000 USD at the rate of 1 June 2026 (10 MAD for 1 USD, Bank Al-Maghrib). Short by 100,000 USD. A new funding round would change the answer.',
  )
})

test('an age past its limit is told by how long, and one still to be reached until when', () => {
  const old = { age: { since: 'activity', atLeast: 24 } }

  assert.match(
    said(young, someFacts({ activityStartedOn: { date: '2023-08-23' } })),
    /soit 3 ans et 3 mois au 23 novembre 2026\. 3 mois de trop\. Le temps n’y changera rien/,
  )
  assert.match(
    said(old, someFacts({ activityStartedOn: { date: '2024-12-01' } })),
    /Il manque 8 jours\. Condition remplie à partir du 1er décembre 2026\.$/,
  )
})

test('time is not said to change an age that is counted on a fixed day', () => {
  const facts = someFacts({ activityStartedOn: { date: '2024-04-07' } })
  const opening = [{ id: 'window', window: { opensOn: '2026-04-07' } }]
  const grown = { age: { since: 'activity', at: 'window-opening', under: 24 } }
  const asked = { age: { since: 'activity', at: 'application', atLeast: 36 } }

  assert.equal(
    said(grown, facts, { more: opening }),
    'Début d’activité : 7 avril 2024, soit 2 ans au 7 avril 2026. Seule une correction de cette information changerait la réponse.',
  )
  assert.match(
    said(asked, facts, { occasion: { appliedOn: day('2026-11-01') } }),
    /soit 2 ans et 6 mois au 1er novembre 2026\. Il manque 5 mois\. Une demande faite à partir du 7 avril 2027 remplirait la condition\.$/,
  )
})

test('a date beyond its limit is told by how many days', () => {
  const facts = someFacts({ incorporatedOn: { date: '2019-12-20' }, lastRoundOn: { date: '2026-01-01' } })

  assert.equal(
    said({ date: { fact: 'incorporatedOn', onOrAfter: '2020-01-01' } }, facts),
    'Date de création : 20 décembre 2019. 12 jours trop tôt. Seule une correction de cette information changerait la réponse.',
  )
  assert.match(said({ date: { fact: 'lastRoundOn', before: '2026-01-01' } }, facts), /elle n’est pas comprise\./)
})

test('of the best of three years every year is told, and the day whose rate is wanted', () => {
  const best = { money: { fact: 'turnover', period: 'best-of-three', under: mad('5'), rate: 'period-end' } }
  const old = { activityStartedOn: { date: '2010' } }

  assert.equal(
    said(best, someFacts({ ...old, 'turnover:2025': mad('1') })),
    'Chiffre d’affaires de 2025 : 1 MAD. Chiffre d’affaires de 2024 : information manquante. Chiffre d’affaires de 2023 : information manquante. La réponse sera revue le 1er janvier 2027, sur l’exercice 2026.',
  )
  assert.match(
    said(best, someFacts({ ...old, 'turnover:2025': usd('1'), 'turnover:2024': mad('1'), 'turnover:2023': mad('1') })),
    /Aucun taux entre USD et MAD n’est connu au 31 décembre 2025/,
  )
  assert.match(
    said(best, someFacts({ activityStartedOn: { date: '2026-02' } })),
    /^Début d’activité : février 2026\. La réponse sera revue/,
  )
})

test('what was received before is told for each of those who may have received it', () => {
  const once = { once: { of: 'activate', per: ['organisation', 'founder'] } }

  assert.equal(
    said(once, someFacts({ 'receivedByFounder:activate': { yes: true } })),
    'A déjà reçu « AWS Activate » : information manquante. Un fondateur a déjà reçu « AWS Activate » : oui. Seule une correction de cette information changerait la réponse.',
  )
})

test('two amounts in two currencies are told with the rate that compares them', () => {
  const exceeds = { exceeds: { fact: 'requestedAmount', other: 'receivedAmount:activate' } }
  const known = someFacts({ requestedAmount: mad('9000000'), 'receivedAmount:activate': usd('1000000') })

  assert.match(
    said(exceeds, known, { language: 'en', rates: [dollar(100n, day('2026-06-01'))] }),
    /: 9,000,000 MAD, which is 900,000 USD at the rate of 1 June 2026 \(10 MAD for 1 USD, Bank Al-Maghrib\)\. .*Short by 100,000 USD\./,
  )
})

test('what is missing to compare, to look through owners or to look up a list is named', () => {
  const exceeds = { exceeds: { fact: 'requestedAmount', other: 'receivedAmount:activate' } }
  const owners = { owners: { share: { over: 25 }, turnover: { over: mad('200') }, rate: 'dated' } }
  const listed = { set: { fact: 'memberships', anyOf: { list: 'partners' } } }
  const known = someFacts({ requestedAmount: usd('5'), owners: { owners: [{ name: 'Atlas SA', percent: 30 }] } })

  assert.equal(
    said(exceeds, known),
    'Montant demandé : 5 USD. Total déjà reçu de « AWS Activate » : information manquante.',
  )
  assert.equal(
    said(owners, known),
    'Détenteurs du capital : Atlas SA (30 %). Chiffre d’affaires manquant, nécessaire pour répondre : Atlas SA.',
  )
  assert.equal(
    said(listed, known, { language: 'en' }),
    'The list is not at hand here. Does the list “Orbit Partners” include you, or a network that you are a member of?',
  )
})

test('a decision still to be taken is told so, and a closed window with its last day', () => {
  const words = { asks: { fr: 'Le projet innove-t-il ?', ar: 'هل المشروع مبتكر؟', en: 'Is it new?' } }
  const decision = { key: 'new', by: 'partner', because: 'discretion', ...words, requires: words.asks }
  const window = { window: { opensOn: '2026-04-07', closesOn: '2026-10-31' } }

  assert.equal(said({ decision }, someFacts({})), 'Cette décision reste à prendre : Le projet innove-t-il ?')
  assert.equal(
    said({ decision }, someFacts({ 'decision:new': { yes: false } })),
    'Le projet innove-t-il ? Réponse : non. Une nouvelle décision changerait la réponse.',
  )
  assert.equal(
    said(window, someFacts({})),
    'Au 23 novembre 2026, les demandes sont closes : le dernier jour était le 31 octobre 2026. Seule une nouvelle période de demande changerait la réponse.',
  )
})
