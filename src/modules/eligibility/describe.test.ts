import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/civil-date.ts'
import type { Language } from '../../kernel/language.ts'
import {
  aRule,
  aStay,
  convention,
  dollar,
  hosted,
  ownsSoftware,
  small,
  someFacts,
  young,
} from '../rules/rule.testing.ts'
import { describe, judge } from './index.ts'
import {
  type Facts,
  type Rates,
  LEGAL_FORMS,
  SECTORS,
  STAGES,
  choicesOf,
  codeLabel,
  factQuestion,
  requirement,
  ruleText,
  showFactValue,
  isGroup,
} from '../rules/index.ts'

const today = day('2017-08-21')
const mad = (amount: string) => ({ amount, currency: 'MAD' })

/** What is said of one criterion, with ordinary spaces and without the marks that isolate directions. */
function said(criterion: unknown, facts: Facts, language: Language = 'fr', rates: Rates = []): string {
  const [finding] = judge(aRule(criterion), facts, today, rates).findings
  assert.ok(finding)
  return plain(describe(finding, language, today))
}

function required(criterion: unknown, language: Language = 'fr'): string {
  const { where } = aRule(criterion)
  assert.ok(!isGroup(where))
  return plain(requirement(where, language))
}

function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u2068\u2069]/g, '')
}

test('the requirement is a sentence made from the rule, in three languages', () => {
  assert.equal(required(young), 'Moins de 3 ans d’activité')
  assert.equal(required(young, 'ar'), 'عمر النشاط يقل عن 3 سنوات')
  assert.equal(required(small), 'Moins de 1 000 000 USD de chiffre d’affaires en 2016')
  assert.equal(required(small, 'en'), 'Less than 1,000,000 USD of turnover in 2016')
  assert.equal(required({ id: 'h', hosted: { sites: ['rabat', 'tanger'] } }), 'Hébergée à Rabat ou Tanger')
})

test('months that are no whole years are told in months, and completed months are called so', () => {
  const age = (bound: object) => ({ id: 'age', age: { since: 'incorporation', ...bound } })

  assert.equal(required(age({ under: 18 })), 'Créée depuis moins de 1 an et 6 mois')
  assert.equal(required(age({ atLeast: 1 }), 'en'), 'Incorporated at least 1 month ago')
  assert.equal(required(age({ atMost: 36 })), 'Créée depuis 36 mois révolus au plus')
  assert.equal(required(age({ under: 24 }), 'ar'), 'تأسست منذ أقل من سنتين')
  assert.equal(required(age({ atMost: 2 }), 'ar'), 'تأسست منذ شهرين كاملين على الأكثر')
})

test('a rule of several conditions is told with its shape', () => {
  const lines = ruleText(aRule({ all: [hosted, { any: [young, { not: ownsSoftware }] }] }), 'en')

  assert.deepEqual(lines.map(plain), [
    'All of these conditions:',
    '  Hosted by the park',
    '  At least one of these conditions:',
    '    Less than 3 years of activity',
    '    Without this being true:',
    '      Own its software',
  ])
})

test('an age is told with its date, its source and the last day on which it holds', () => {
  const facts = someFacts({ activityStartedOn: { date: '2016-03-14' } })
  const fact = facts.known.get('activityStartedOn')
  assert.ok(fact)
  const sourced: Facts = { ...facts, known: new Map([['activityStartedOn', { ...fact, source: 'Liste 2017, G5' }]]) }

  assert.equal(
    said(young, sourced),
    'Début d’activité : 14 mars 2016 (source : Liste 2017, G5), soit 1 an et 5 mois au 21 août 2017. Condition remplie jusqu’au 13 mars 2019.',
  )
})

test('a stand-in is told, and time that cannot help is not promised', () => {
  assert.equal(
    said(young, someFacts({ incorporatedOn: { date: '2012-05' } }), 'en'),
    'Date of incorporation: May 2012, which is 5 years and 2 months to 5 years and 3 months on 21 August 2017. The date of incorporation stands in for the start of activity, which is not given. Time cannot change this: age only grows.',
  )
})

test('a date known too roughly asks for the day, and tells when waiting would answer', () => {
  assert.match(
    said(young, someFacts({ activityStartedOn: { date: '2014' } })),
    /La réponse dépend du jour exact\. À préciser : Début d’activité\. Sinon, elle ne sera certaine que le 31 décembre 2017\.$/,
  )
})

test('an age still to be reached is told with the day it is', () => {
  const old = { id: 'age', age: { since: 'activity', atLeast: 24 } }

  assert.match(
    said(old, someFacts({ activityStartedOn: { date: '2016-03-14' } })),
    /remplie à partir du 14 mars 2018\.$/,
  )
  assert.match(
    said(old, someFacts({ activityStartedOn: { date: '2016-03' } })),
    /à partir du 1er mars 2018 au plus tôt\.$/,
  )
})

test('a turnover is told with its conversion and the rate that made it', () => {
  const dated = { id: 'm', money: { ...small.money, rate: 'dated' } }
  const facts = someFacts({ 'turnover:2016': mad('4161000') })

  assert.equal(
    said(small, facts),
    'Chiffre d’affaires de 2016 : 4 161 000 MAD, soit 416 100 USD au taux fixé par la règle (10 MAD pour 1 USD, Convention).',
  )
  assert.match(
    said(dated, facts, 'en', [dollar(95n, day('2017-08-01'))]),
    /which is 438,000 USD at the rate of 1 August 2017 \(9\.5 MAD for 1 USD, Bank Al-Maghrib\)\.$/,
  )
  assert.match(
    said(dated, facts),
    /Aucun taux entre MAD et USD n’est connu au 21 août 2017 : il faut en enregistrer un\.$/,
  )
})

test('a turnover too large for a year that is over is said to change by a correction only', () => {
  assert.match(said(small, someFacts({ 'turnover:2016': mad('10000000') })), /Seule une correction/)
})

test('a company begun after the year is told to have had no turnover, from the date that shows it', () => {
  assert.equal(
    said(small, someFacts({ incorporatedOn: { date: '2017' } })),
    'Date de création : 2017. La date de création tient lieu de début d’activité, qui n’est pas renseigné. Activité commencée après 2016 : aucun chiffre d’affaires cette année-là.',
  )
})

test('a missing turnover is named with its year', () => {
  assert.equal(said(small, someFacts({}), 'en'), 'Turnover of 2016: missing, and needed to answer.')
  assert.equal(said(small, someFacts({}), 'ar'), 'رقم معاملات سنة 2016: معلومة ناقصة، وهي لازمة للجواب.')
})

test('a stay is told with its last day, and a stay that is missing is said to change the answer', () => {
  const stays = [aStay('rabat', { from: '2016-01', to: '2018-07-01' })]

  assert.equal(said(hosted, someFacts({}, stays)), 'Hébergement : rabat, depuis janvier 2016, jusqu’au 30 juin 2018.')
  assert.equal(
    said(hosted, someFacts({}, []), 'en'),
    'Hosted at: no current stay on 21 August 2017. A stay in the park would change the answer.',
  )
})

test('a length of the stay is told with the day on which it is complete; what is not known of it is for the park to write', () => {
  const sixMonths = { id: 'stay', age: { since: 'hostedSince', atLeast: 6 } }
  const since = (date: string) => someFacts({ hostedSince: { date } })

  assert.equal(
    said(sixMonths, since('2017-05-10')),
    'Hébergée depuis : 10 mai 2017, soit 3 mois au 21 août 2017. Il manque 2 mois. Condition remplie à partir du 10 novembre 2017.',
  )
  assert.equal(
    said(sixMonths, since('2017'), 'en'),
    'Hosted since: 2017, which is 7 months at most on 21 August 2017. The answer depends on the exact day, which the park enters. Otherwise it is certain only from 30 June 2018.',
  )
  assert.equal(
    said(sixMonths, someFacts({}), 'en'),
    'Hosted since: the register does not say. The park enters the first day of the stay.',
  )
  assert.equal(
    said(sixMonths, someFacts({})),
    'Hébergée depuis : le registre ne le dit pas. Le parc y inscrit le premier jour du séjour.',
  )
  assert.equal(
    said(sixMonths, someFacts({}), 'ar'),
    'محتضنة منذ: لا يذكر السجل ذلك. تسجل إدارة الفضاء أول يوم من الإقامة.',
  )
})

test('a question is asked as the rule words it', () => {
  assert.match(said(ownsSoftware, someFacts({})), /Votre entreprise possède-t-elle son logiciel \?$/)
  assert.match(said(ownsSoftware, someFacts({ 'answer:owns-software': { yes: false } })), /Réponse : non\. /)
  assert.equal(factQuestion('answer:owns-software', 'en', aRule(ownsSoftware)), 'Does your company own its software?')
  assert.equal(plain(factQuestion('turnover:2016', 'fr', convention)), 'Quel est votre chiffre d’affaires de 2016 ?')
})

test('values are shown as people write them', () => {
  assert.equal(showFactValue('headcount', { kind: 'number', number: 1 }, 'fr'), '1 personne')
  assert.equal(showFactValue('headcount', { kind: 'number', number: 2 }, 'ar'), 'شخصان')
  assert.equal(showFactValue('sector', { kind: 'choices', codes: [] }, 'en'), 'none')
  assert.equal(showFactValue('country', { kind: 'choices', codes: ['MA'] }, 'ar'), 'المغرب')
})

test('every code has a name of its own in every language', () => {
  for (const language of ['fr', 'ar', 'en'] as const) {
    for (const [fact, codes] of [
      ['sector', SECTORS],
      ['stage', STAGES],
      ['legalForm', LEGAL_FORMS],
    ] as const) {
      assert.equal(new Set(codes.map((code) => codeLabel(fact, code, language))).size, codes.length)
    }
    const countries = choicesOf('country', language)
    assert.ok(countries.length > 240 && countries.every(({ code, label }) => label !== '' && label !== code))
  }
})
