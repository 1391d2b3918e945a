import { type RoughDate, precisionOf } from '../../kernel/civil-date.ts'
import { plural, showDate, showList, showMoney } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { BoundOp, EligibilityWords, Origin } from './eligibility.messages.ts'
import { showRate } from './show-rate.ts'

const bounded: Readonly<Record<BoundOp, string>> = {
  under: 'Moins de',
  'at-most': 'Au plus',
  'at-least': 'Au moins',
  over: 'Plus de',
}

const createdSince: Readonly<Record<BoundOp, (age: string) => string>> = {
  under: (age) => `Créée depuis moins de ${age}`,
  'at-most': (age) => `Créée depuis ${age} au plus`,
  'at-least': (age) => `Créée depuis au moins ${age}`,
  over: (age) => `Créée depuis plus de ${age}`,
}

export const fr: EligibilityWords = french<EligibilityWords>({
  problems: {
    'not-an-object': ({ path }) => `${path} : un objet est attendu.`,
    'not-a-list': ({ path }) => `${path} : une liste est attendue.`,
    'unknown-key': ({ path, key }) => `${path} : la clé « ${key} » n’existe pas. Supprimez-la ou corrigez son nom.`,
    'missing-key': ({ path, key }) => `${path} : il manque « ${key} ».`,
    'not-exactly-one': ({ path, keys }) => `${path} : il faut une seule de ces clés : ${keys.join(', ')}.`,
    'unsupported-version': ({ path }) => `${path} : la seule version connue est 1.`,
    empty: ({ path }) => `${path} : la liste est vide. Ajoutez au moins un élément.`,
    'too-long': ({ path, most }) => `${path} : la liste dépasse ${most} éléments.`,
    'too-deep': ({ path, limit }) => `${path} : les conditions s’emboîtent sur plus de ${limit} niveaux.`,
    'too-many-conditions': ({ path, limit }) => `${path} : la règle dépasse ${limit} conditions.`,
    'bad-code-form': ({ path }) => `${path} : écrivez un code en minuscules et tirets, comme « owns-software ».`,
    'duplicate-id': ({ path, id }) => `${path} : l’identifiant « ${id} » sert déjà. Chaque critère a le sien.`,
    'unknown-fact': ({ path, facts }) => `${path} : écrivez un de ces renseignements : ${facts.join(', ')}.`,
    'unknown-code': ({ path, fact, value }) => `${path} : « ${value} » n’est pas un code de « ${fact} ».`,
    'duplicate-code': ({ path, value }) => `${path} : « ${value} » figure deux fois.`,
    'not-allowed-value': ({ path, values }) => `${path} : écrivez une de ces valeurs : ${values.join(', ')}.`,
    'bad-number': ({ path, least, most, whole }) =>
      `${path} : écrivez un nombre${whole ? ' entier' : ''} de ${least} à ${most}.`,
    'bad-amount': ({ path }) => `${path} : écrivez un montant positif entre guillemets, comme "1000000".`,
    'bad-currency': ({ path }) => `${path} : écrivez un code de devise ISO 4217, comme MAD ou USD.`,
    'bad-rate': ({ path }) => `${path} : écrivez un taux positif entre guillemets, comme "10.81".`,
    'rate-misses-limit': ({ path, currency }) =>
      `${path} : le taux doit convertir la devise de la limite, ${currency}.`,
    'bad-date': ({ path }) => `${path} : écrivez une date qui existe, comme "2020-01-01".`,
    'bad-text': ({ path, most }) => `${path} : écrivez un texte de 1 à ${most} caractères.`,
  },
  badFactValues: {
    date: 'Une date est attendue : 2016-03-05, 2016-03 ou 2016.',
    money: 'Un montant positif et sa devise sont attendus.',
    number: 'Un nombre positif est attendu.',
    choices: 'Des choix de la liste sont attendus, chacun une seule fois.',
    answer: 'Une réponse par oui ou non est attendue.',
  },
  verdicts: { eligible: 'Éligible', ineligible: 'Non éligible', undetermined: 'À préciser' },
  answers: { met: 'Remplie', unmet: 'Non remplie', unknown: 'À préciser' },
  groups: {
    all: 'Toutes ces conditions',
    any: 'Au moins une de ces conditions',
    not: 'Sans que ceci soit vrai',
  },
  requirements: {
    age: {
      activity: (op, months) => `${bounded[op]} ${age(op, months)} d’activité`,
      incorporation: (op, months) => createdSince[op](age(op, months)),
    },
    turnover: (op, amount, year) =>
      `${bounded[op]} ${showMoney('fr', amount)} de chiffre d’affaires ${year === undefined ? 'au dernier exercice clos' : `en ${year}`}`,
    fundingRaised: (op, amount) => `${bounded[op]} ${showMoney('fr', amount)} de fonds levés`,
    number: {
      headcount: (op, limit) => `${bounded[op]} ${people(limit)} dans l’effectif`,
      womenHeadcount: (op, limit) =>
        `${bounded[op]} ${plural('fr', limit, { one: '# femme', other: '# femmes' })} dans l’effectif`,
      meanAge: (op, limit) => `${bounded[op]} ${years(limit)} d’âge moyen`,
    },
    date: {
      incorporatedOn: (op, limit) => `Créée ${placed(op, showDate('fr', limit))}`,
      activityStartedOn: (op, limit) => `Activité commencée ${placed(op, showDate('fr', limit))}`,
      lastRoundOn: (op, limit) => `Dernière levée de fonds ${placed(op, showDate('fr', limit))}`,
    },
    anyOf: (label, names) => `${label} : ${showList('fr', names, 'disjunction')}`,
    noneOf: (label, names) => `${label}, à l’exclusion de : ${showList('fr', names)}`,
    hosted: (siteNames) =>
      siteNames ? `Hébergée à ${showList('fr', siteNames, 'disjunction')}` : 'Hébergée par le parc',
  },
  values: { people, years, none: 'aucun', yes: 'oui', no: 'non' },
  findings: {
    line: (label, value, more, origin) => `${label} : ${value}${noted(origin)}${more}.`,
    ages: (least, most, on) => {
      return `, soit ${ageRange(least, most)} au ${showDate('fr', on)}`
    },
    notBegun: (on) => `, soit après le ${showDate('fr', on)}`,
    converted: (amount, rate) =>
      `, soit ${showMoney('fr', amount)} au taux ${rate.on ? `du ${showDate('fr', rate.on)}` : 'fixé par la règle'} (${showRate('fr', rate)} ${rate.to} pour 1 ${rate.from}, ${rate.source})`,
    standIn: 'La date de création tient lieu de début d’activité, qui n’est pas renseigné.',
    noTurnoverYet: (year) => `Activité commencée après ${year} : aucun chiffre d’affaires cette année-là.`,
    answerTo: (question, answer, origin) => `${question} Réponse : ${answer}${noted(origin)}.`,
    unanswered: (question) => `Il manque une réponse à cette question : ${question}`,
    unknown: (label) => `${label} : information manquante, nécessaire pour répondre.`,
    tooRough: (labels, settledOn) =>
      `La réponse dépend du jour exact. À préciser : ${showList('fr', labels, 'disjunction')}.${
        settledOn ? ` Sinon, elle ne sera certaine que le ${showDate('fr', settledOn)}.` : ''
      }`,
    noRate: (from, to, on) =>
      on
        ? `Aucun taux entre ${from} et ${to} n’est connu au ${showDate('fr', on)} : il faut en enregistrer un.`
        : `La règle ne donne pas de taux entre ${from} et ${to} : il faut le montant en ${to}.`,
    metUntil: (lastDay, certain) =>
      `Condition remplie ${certain ? '' : 'au moins '}jusqu’au ${showDate('fr', lastDay)}.`,
    metFrom: (day, certain) => `Condition remplie à partir du ${showDate('fr', day)}${certain ? '' : ' au plus tôt'}.`,
    tooLate: 'Le temps n’y changera rien : l’âge ne fait qu’augmenter.',
    onlyCorrection: 'Seule une correction de cette information changerait la réponse.',
    nextFiscalYear: (day, year) => `La réponse sera revue le ${showDate('fr', day)}, sur l’exercice ${year}.`,
    newRound: 'Une nouvelle levée de fonds changerait la réponse.',
    mayChange: 'Si cette information a changé, mettez-la à jour : la réponse peut changer.',
    hostedAt: (siteName, from, lastDay) =>
      `Hébergement : ${siteName}${from ? `, depuis ${since(from)}` : ''}${lastDay ? `, jusqu’au ${showDate('fr', lastDay)}` : ''}.`,
    notHosted: (on) => `Hébergement : aucun séjour en cours au ${showDate('fr', on)}.`,
    stayNeeded: (siteNames) =>
      `Un séjour ${siteNames ? `à ${showList('fr', siteNames, 'disjunction')}` : 'dans le parc'} changerait la réponse.`,
  },
})

/** Bounds that count completed months say so; the others turn on the very day and may speak of years. */
function age(op: BoundOp, months: number): string {
  return op === 'under' || op === 'at-least'
    ? duration(months)
    : plural('fr', months, { one: '# mois révolu', other: '# mois révolus' })
}

function ageRange(least: number, most: number): string {
  if (most === 0) return 'moins d’un mois'
  if (least === 0) return `${duration(most)} au plus`
  return least === most ? duration(least) : `de ${duration(least)} à ${duration(most)}`
}

function duration(months: number): string {
  if (months === 0) return '0 mois'
  const years = plural('fr', Math.floor(months / 12), { one: '# an', other: '# ans' })
  if (months % 12 === 0) return years
  return months < 12 ? `${months} mois` : `${years} et ${months % 12} mois`
}

function people(count: number): string {
  return plural('fr', count, { one: '# personne', other: '# personnes' })
}

function years(count: number): string {
  return plural('fr', count, { one: '# an', other: '# ans' })
}

function placed(op: 'before' | 'on-or-after', date: string): string {
  return op === 'before' ? `avant le ${date}` : `le ${date} ou après`
}

function since(date: RoughDate): string {
  return precisionOf(date) === 'day' ? `le ${showDate('fr', date)}` : showDate('fr', date)
}

function noted({ validOn, source }: Origin): string {
  const when = validOn && `${precisionOf(validOn) === 'day' ? 'au' : 'en'} ${showDate('fr', validOn)}`
  const notes = [when, source && `source : ${source}`].filter(Boolean)
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`
}
