import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../../kernel/language.ts'
import {
  CHOICE_FACTS,
  type Rule,
  codeLabel,
  codesOf,
  criteriaOf,
  factLabel,
  factQuestion,
  groupsOf,
  parseRule,
  requirement,
  ruleText,
} from './index.ts'
import { plain } from './text-reading.testing.ts'

const names = {
  aws: 'AWS',
  activate: 'AWS Activate',
  'cloud-credit': { fr: 'Crédit cloud', ar: 'رصيد سحابي', en: 'Cloud credit' },
  partners: { fr: 'Partenaires agréés', ar: 'الشركاء المعتمدون', en: 'Approved partners' },
  base: 'Base',
}
const declares = {
  'number:stable-jobs': {
    label: { fr: 'Emplois stables', ar: 'مناصب قارة', en: 'Stable jobs' },
    asks: { fr: 'Combien d’emplois stables ?', ar: 'كم منصبا قارا؟', en: 'How many stable jobs?' },
  },
}
const words = (fr: string, ar: string, en: string) => ({ asks: { fr, ar, en }, requires: { fr, ar, en } })

function aRule(where: unknown, more: object = {}): Rule {
  const used = new Set(JSON.stringify([where, more]).match(/[a-z]+(?:-[a-z]+)*/g))
  const needed = Object.fromEntries(Object.entries(names).filter(([code]) => used.has(code)))
  const declared = used.has('stable-jobs') ? { declares } : {}
  const read = parseRule({ version: 1, where, names: needed, ...declared, ...more })
  assert.ok(read.ok, JSON.stringify(read.ok || read.refusal.problems))
  return read.value
}

/** A criterion in the three languages, one below the other. */
function required(criterion: object): readonly string[] {
  const rule = aRule({
    all: [
      { id: 'c', ...criterion },
      { id: 'opening', window: { opensOn: '2026-04-07' } },
    ],
  })
  const [only] = criteriaOf(rule.where)
  assert.ok(only)
  return LANGUAGES.map((language) => plain(requirement(only, language, undefined, rule)))
}

const mad = (amount: string) => ({ amount, currency: 'MAD' })

test('an age says since when it counts, and on which day', () => {
  assert.deepEqual(required({ age: { since: 'lastRoundOn', under: 18 } }), [
    'Dernière levée de fonds : il y a moins de 1 an et 6 mois',
    'آخر جولة تمويل: منذ أقل من سنة واحدة و6 أشهر',
    'Last funding round: less than 1 year and 6 months ago',
  ])
  assert.deepEqual(required({ age: { since: 'applicantBornOn', atLeast: 216, at: 'application' } }), [
    'Âge de la personne qui demande : au moins 18 ans, à la date de la demande',
    'عمر صاحب الطلب لا يقل عن 18 سنة، يوم تقديم الطلب',
    'Applicant’s age: at least 18 years, on the day of the request',
  ])
  assert.deepEqual(required({ age: { since: 'activity', atMost: 36, at: 'window-opening' } }), [
    'Au plus 36 mois révolus d’activité, à l’ouverture des demandes',
    'عمر النشاط لا يتجاوز 36 شهرا كاملا، يوم افتتاح الطلبات',
    'At most 36 completed months of activity, on the day requests open',
  ])
})

test('a length of the stay is told as one, and so is a day before which it began', () => {
  assert.deepEqual(required({ age: { since: 'hostedSince', atLeast: 6 } }), [
    'Hébergée sans interruption depuis au moins 6 mois',
    'محتضنة دون انقطاع منذ 6 أشهر على الأقل',
    'Hosted without a break for at least 6 months',
  ])
  assert.deepEqual(required({ age: { since: 'hostedSince', under: 24, at: 'application' } }), [
    'Hébergée sans interruption depuis moins de 2 ans, à la date de la demande',
    'محتضنة دون انقطاع منذ أقل من سنتين، يوم تقديم الطلب',
    'Hosted without a break for less than 2 years, on the day of the request',
  ])
  assert.deepEqual(required({ date: { fact: 'hostedSince', before: '2026-01-01' } }), [
    'Séjour en cours commencé avant le 1er janvier 2026',
    'بدأت إقامتها الحالية قبل 1 يناير 2026',
    'Present stay begun before 1 January 2026',
  ])
})

test('an amount says of which year it is, and at which rate it is converted', () => {
  const best = { fact: 'turnover', period: 'best-of-three', atLeast: mad('1000000'), rate: 'period-end' }
  const fixed = { fact: 'receivedAmount:activate', atMost: mad('350000'), rate: { fixedOn: '2026-01-01' } }

  assert.deepEqual(required({ money: best }), [
    'Au moins 1 000 000 MAD de chiffre d’affaires au meilleur des trois derniers exercices clos, au taux de la fin de l’exercice',
    'رقم معاملات أفضل السنوات المالية الثلاث الأخيرة المختتمة لا يقل عن 1,000,000 MAD، حسب سعر الصرف في نهاية السنة المالية',
    'At least 1,000,000 MAD of turnover in the best of the last three closed fiscal years, at the rate of the fiscal year’s end',
  ])
  assert.deepEqual(required({ money: fixed }), [
    'Total déjà reçu de « AWS Activate » : 350 000 MAD au plus, au taux du 1er janvier 2026',
    'مجموع ما سبق الحصول عليه من «AWS Activate»: 350,000 MAD على الأكثر، حسب سعر الصرف ليوم 1 يناير 2026',
    'Received from “AWS Activate” in all: at most 350,000 MAD, at the rate of 1 January 2026',
  ])
})

test('figures and dates of the rule’s own facts are called as the rule calls them', () => {
  assert.deepEqual(required({ number: { fact: 'number:stable-jobs', atLeast: 1.5 } }), [
    'Emplois stables : au moins 1,5',
    'مناصب قارة: 1.5 على الأقل',
    'Stable jobs: at least 1.5',
  ])
  assert.deepEqual(required({ number: { fact: 'ownFundsPercent', atLeast: 10 } }), [
    'Part des fonds propres dans le projet : au moins 10 %',
    'حصة الأموال الذاتية من المشروع: 10 % على الأقل',
    'Share of own funds in the project: at least 10%',
  ])
  assert.deepEqual(required({ date: { fact: 'lastReceivedOn:activate', before: '2025-01-01' } }), [
    'Dernière attribution de « AWS Activate » : avant le 1er janvier 2025',
    'تاريخ آخر استفادة من «AWS Activate»: قبل 1 يناير 2025',
    'Last award of “AWS Activate”: before 1 January 2025',
  ])
})

test('codes, groups of codes, lists kept elsewhere and stages are named', () => {
  assert.deepEqual(required({ set: { fact: 'country', anyOf: ['africa', 'FR'] } }), [
    'Pays : Afrique ou France',
    'البلد: إفريقيا أو فرنسا',
    'Country: Africa or France',
  ])
  assert.deepEqual(required({ set: { fact: 'investorTypes', allOf: ['angel', 'public'] } }), [
    'Investisseurs : à la fois Investisseurs particuliers et Fonds publics',
    'المستثمرون: مستثمرون أفراد وأموال عمومية معا',
    'Investors: all of Private individuals and Public funds',
  ])
  assert.deepEqual(required({ set: { fact: 'memberships', noneOf: { list: 'partners' } } }), [
    'Réseaux et programmes : hors de la liste « Partenaires agréés »',
    'الشبكات والبرامج: خارج لائحة «الشركاء المعتمدون»',
    'Networks and programmes: not on the list “Approved partners”',
  ])
  assert.deepEqual(required({ order: { fact: 'stage', atMost: 'series-a' } }), [
    'Stade de financement : Série A au plus',
    'مرحلة التمويل: الجولة أ على الأكثر',
    'Funding stage: Series A at most',
  ])
})

test('a relation is said for its yes and for its no', () => {
  assert.deepEqual(required({ flag: { fact: 'customerOf:aws', expects: true } }), [
    'Cliente payante chez AWS',
    'زبونة تؤدي مقابل خدمات AWS',
    'Paying customer of AWS',
  ])
  assert.deepEqual(required({ flag: { fact: 'holdsKind:cloud-credit', expects: false } }), [
    'Ne bénéficier actuellement d’aucune offre du type « Crédit cloud »',
    'ألا تستفيد حاليا من أي عرض من نوع «رصيد سحابي»',
    'Has no offer of the kind “Cloud credit” at present',
  ])
  assert.deepEqual(required({ once: { of: 'activate', per: ['organisation', 'founder'] } }), [
    '« AWS Activate » jamais reçu par l’entreprise ou ses fondateurs',
    'لم يسبق منح «AWS Activate» للمقاولة أو لمؤسسيها',
    '“AWS Activate” never received by the company or its founders',
  ])
})

test('a decision says whose it is and why no data can take it; a commitment says by when', () => {
  const fits = {
    key: 'fits',
    by: 'partner',
    because: 'judgement-of-quality',
    ...words('Innover', 'الابتكار', 'Innovate'),
  }
  const sends = { key: 'sends', withinMonths: 12, ...words('Envoyer ses données', 'إرسال البيانات', 'Send its data') }

  assert.deepEqual(required({ decision: fits }), [
    'Innover (décision du partenaire : un jugement de qualité est nécessaire)',
    'الابتكار (القرار للشريك: يلزم تقدير الجودة)',
    'Innovate (decided by the partner: quality must be judged)',
  ])
  assert.deepEqual(required({ commitment: sends }), [
    'S’engager : Envoyer ses données, au plus tard 1 an après l’entrée',
    'الالتزام: إرسال البيانات، في غضون سنة واحدة من الانضمام',
    'Commitment: Send its data, within 1 year of entry',
  ])
})

test('a window, two amounts compared, and owners looked through', () => {
  assert.deepEqual(required({ window: { opensOn: '2026-04-07', closesOn: '2026-12-31' } }), [
    'Demande du 7 avril 2026 au 31 décembre 2026',
    'تقديم الطلب من 7 أبريل 2026 إلى 31 دجنبر 2026',
    'Request from 7 April 2026 to 31 December 2026',
  ])
  assert.deepEqual(required({ exceeds: { fact: 'requestedAmount', other: 'receivedAmount:activate' } }), [
    'Montant demandé, au-dessus de ceci : Total déjà reçu de « AWS Activate »',
    'المبلغ المطلوب، أكثر مما يلي: مجموع ما سبق الحصول عليه من «AWS Activate»',
    'Amount asked for, more than this: Received from “AWS Activate” in all',
  ])
  assert.deepEqual(required({ owners: { share: { over: 25 }, turnover: { over: mad('200000000') }, rate: 'dated' } }), [
    'Un associé, seul ou avec son groupe, détient plus de 25 % du capital et réalise plus de 200 000 000 MAD de chiffre d’affaires',
    'مالك واحد، وحده أو مع مجموعته، يملك أكثر من 25 % من الرأسمال، ورقم معاملاته يتجاوز 200,000,000 MAD',
    'One owner, alone or with its group, holds more than 25% of the capital and turns over more than 200,000,000 MAD',
  ])
})

const hosted = { id: 'hosted', hosted: true }
const small = { id: 'small', number: { fact: 'headcount', under: 10 } }
const large = { id: 'large', number: { fact: 'headcount', over: 50 } }

test('every group has a heading, and what else there is to a rule has a line', () => {
  const rule = aRule(
    {
      all: [
        { atLeast: 2, of: [hosted, small, large] },
        { if: { ...large, id: 'if' }, must: { ...hosted, id: 'must' } },
        { require: { ...small, id: 'require' }, unless: { ...hosted, id: 'unless' } },
        { rule: 'base' },
      ],
    },
    {
      checked: { everyMonths: 12 },
      places: { count: 50, order: 'ranked' },
      prefers: [{ id: 'first', weight: 3, when: { ...small, id: 'preferred' } }],
    },
  )

  assert.deepEqual(ruleText(rule, 'fr').map(plain), [
    'La règle :',
    '  Toutes ces conditions :',
    '    Au moins 2 de ces conditions :',
    '      Hébergée par le parc',
    '      Moins de 10 personnes dans l’effectif',
    '      Plus de 50 personnes dans l’effectif',
    '    Si la première condition est remplie, alors la seconde doit l’être aussi :',
    '      Plus de 50 personnes dans l’effectif',
    '      Hébergée par le parc',
    '    La première condition doit être remplie, sauf si la seconde l’est :',
    '      Moins de 10 personnes dans l’effectif',
    '      Hébergée par le parc',
    '    Les conditions de « Base »',
    '  Conditions vérifiées à l’entrée, puis tous les 12 mois',
    '  50 places, par ordre de priorité',
    '  Priorité, sans exclure personne (3 points) : Moins de 10 personnes dans l’effectif',
  ])
})

test('a question, a commitment and a decision of a rule are asked in its own words, and without it by their keys', () => {
  const rule = aRule({
    id: 'q',
    question: { key: 'exports', expects: true, ...words('Exporter ?', 'تصدير؟', 'Export?') },
  })

  assert.equal(plain(factQuestion('answer:exports', 'fr', rule)), 'Exporter ?')
  assert.equal(plain(factQuestion('answer:exports', 'fr')), 'Que répondez-vous à « exports » ?')
  assert.equal(plain(factLabel('decision:fits', 'en')), 'Decision on “fits”')
  assert.equal(plain(factLabel('number:stable-jobs', 'en')), 'Stable Jobs')
  assert.equal(plain(factLabel('seatsAt:cloud-one', 'ar')), 'عدد الرخص لدى Cloud One')
})

test('every code, and every code above others, has a name of its own in every language', () => {
  for (const language of LANGUAGES) {
    for (const fact of CHOICE_FACTS) {
      const codes = [...(codesOf(fact) ?? []), ...groupsOf(fact).keys()]
      const called = codes.map((code) => codeLabel(fact, code, language))
      assert.equal(new Set(called).size, codes.length, `${fact} ${language}`)
      assert.ok(called.every((name, at) => name !== codes[at]))
    }
  }
})
