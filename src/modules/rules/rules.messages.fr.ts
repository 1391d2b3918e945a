import type { CivilDate } from '../../kernel/civil-date.ts'
import { plural, showDate, showList, showMoney, showNumber } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import { duration } from './duration.ts'
import type { Decision, OnceScope } from './rule.ts'
import type { BoundOp, RuleWords } from './rules.messages.ts'

const bounded: Readonly<Record<BoundOp, string>> = {
  under: 'Moins de',
  'at-most': 'Au plus',
  'at-least': 'Au moins',
  over: 'Plus de',
}

/** The same within a sentence. */
const limited: Readonly<Record<BoundOp, (limit: string) => string>> = {
  under: (limit) => `moins de ${limit}`,
  'at-most': (limit) => `${limit} au plus`,
  'at-least': (limit) => `au moins ${limit}`,
  over: (limit) => `plus de ${limit}`,
}

const ranked: Readonly<Record<BoundOp, (name: string) => string>> = {
  under: (name) => `avant ${name}`,
  'at-most': (name) => `${name} au plus`,
  'at-least': (name) => `${name} au moins`,
  over: (name) => `après ${name}`,
}

const deciders: Readonly<Record<Decision['by'], string>> = {
  operator: 'du parc',
  partner: 'du partenaire',
  'third-party': 'd’un tiers',
}

const reasons: Readonly<Record<Decision['because'], string>> = {
  'external-evidence': 'une preuve est demandée',
  discretion: 'à sa libre appréciation',
  'judgement-of-quality': 'un jugement de qualité est nécessaire',
}

const scopes: Readonly<Record<OnceScope, string>> = {
  organisation: 'l’entreprise',
  founder: 'ses fondateurs',
  group: 'son groupe',
  predecessor: 'les entreprises qu’elle a reprises',
}

function between(opensOn: CivilDate | undefined, closesOn: CivilDate | undefined): string {
  if (!opensOn) return closesOn ? `jusqu’au ${showDate('fr', closesOn)}` : ''
  return closesOn
    ? `du ${showDate('fr', opensOn)} au ${showDate('fr', closesOn)}`
    : `à partir du ${showDate('fr', opensOn)}`
}

export const fr: RuleWords = french<RuleWords>({
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
    'unnamed-code': ({ path, value }) =>
      `${path} : le code « ${value} » n’a pas de nom. Ajoutez-le aux noms de la règle (« names »).`,
    'undeclared-fact': ({ path, fact }) =>
      `${path} : le renseignement « ${fact} » n’est pas décrit. Ajoutez-le sous « declares ».`,
    'unknown-parameter': ({ path, parameters }) =>
      parameters.length === 0
        ? `${path} : cette règle n’a pas de paramètre. Ajoutez-le sous « parameters ».`
        : `${path} : écrivez un de ces paramètres : ${parameters.join(', ')}.`,
    'wrong-parameter': ({ path, parameter }) =>
      `${path} : le paramètre « ${parameter} » n’a pas une valeur que cette limite accepte.`,
    'no-period': ({ path }) => `${path} : ce renseignement n’a pas d’exercice. Écrivez "dated" ou un jour fixe.`,
    'closes-before-it-opens': ({ path }) => `${path} : la période se termine avant de commencer. Corrigez les dates.`,
    'no-opening': ({ path }) =>
      `${path} : aucune période de la règle n’a de jour d’ouverture. Ajoutez un critère « window » avec « opensOn ».`,
    'circular-reference': ({ path, rules }) =>
      `${path} : ces règles renvoient l’une à l’autre sans fin : ${rules.join(', ')}. Supprimez un renvoi.`,
    'unknown-rule': ({ path, rule }) => `${path} : la règle « ${rule} » n’existe pas. Corrigez son code.`,
  },
  badFactValues: {
    date: 'Une date est attendue : 2016-03-05, 2016-03 ou 2016.',
    money: 'Un montant positif et sa devise sont attendus.',
    number: 'Un nombre positif est attendu.',
    choices: 'Des choix de la liste sont attendus, chacun une seule fois.',
    answer: 'Une réponse par oui ou non est attendue.',
    owners: 'Des détenteurs avec leur nom et leur part, de 0 à 100 %, sont attendus.',
  },
  groups: {
    all: 'Toutes ces conditions',
    any: 'Au moins une de ces conditions',
    not: 'Sans que ceci soit vrai',
    atLeast: (count) => `Au moins ${count} de ces conditions`,
    implies: 'Si la première condition est remplie, alors la seconde doit l’être aussi',
    unless: 'La première condition doit être remplie, sauf si la seconde l’est',
    rule: (name) => `Les conditions de « ${name} »`,
    whole: 'La règle',
    checked: (when) =>
      when === 'at-entry'
        ? 'Conditions vérifiées à l’entrée seulement'
        : `Conditions vérifiées à l’entrée, puis ${plural('fr', when.everyMonths, { one: 'tous les mois', other: 'tous les # mois' })}`,
    prefers: (points) =>
      `Priorité, sans exclure personne (${plural('fr', points, { one: '# point', other: '# points' })})`,
    places: (count, order) =>
      `${plural('fr', count, { one: '# place', other: '# places' })}, ${order === 'ranked' ? 'par ordre de priorité' : 'dans l’ordre des demandes'}`,
  },
  requirements: {
    age: {
      activity: (op, months) => `${bounded[op]} ${age(op, months)} d’activité`,
      incorporation: (op, months) => `Créée depuis ${limited[op](age(op, months))}`,
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
      hostedSince: (op, limit) => `Séjour en cours commencé ${placed(op, showDate('fr', limit))}`,
      lastRoundOn: (op, limit) => `Dernière levée de fonds ${placed(op, showDate('fr', limit))}`,
    },
    anyOf: (label, names) => `${label} : ${showList('fr', names, 'disjunction')}`,
    noneOf: (label, names) => `${label}, à l’exclusion de : ${showList('fr', names)}`,
    hosted: (siteNames) =>
      siteNames ? `Hébergée à ${showList('fr', siteNames, 'disjunction')}` : 'Hébergée par le parc',
    applicantAge: (op, months) => `Âge de la personne qui demande : ${limited[op](age(op, months))}`,
    stay: (op, months) => `Hébergée sans interruption depuis ${limited[op](age(op, months))}`,
    ageSince: (label, op, months) => `${label} : il y a ${limited[op](age(op, months))}`,
    countedAt: {
      asked: '',
      application: ', à la date de la demande',
      'window-opening': ', à l’ouverture des demandes',
    },
    bestTurnover: (op, amount) =>
      `${bounded[op]} ${showMoney('fr', amount)} de chiffre d’affaires au meilleur des trois derniers exercices clos`,
    amount: (label, op, amount) => `${label} : ${limited[op](showMoney('fr', amount))}`,
    atPeriodEnd: ', au taux de la fin de l’exercice',
    atRateOf: (day) => `, au taux du ${showDate('fr', day)}`,
    figure: (label, op, limit) => `${label} : ${limited[op](limit)}`,
    dated: (label, op, limit) => `${label} : ${placed(op, showDate('fr', limit))}`,
    allOf: (label, names) => `${label} : ${names.length > 1 ? 'à la fois ' : ''}${showList('fr', names)}`,
    onList: (label, name) => `${label} : sur la liste « ${name} »`,
    offList: (label, name) => `${label} : hors de la liste « ${name} »`,
    order: (label, op, name) => `${label} : ${ranked[op](name)}`,
    decided: (requires, by, because) => `${requires} (décision ${deciders[by]} : ${reasons[because]})`,
    committed: (requires, months) =>
      `S’engager : ${requires}${months === undefined ? '' : `, au plus tard ${duration('fr', months)} après l’entrée`}`,
    window: (opensOn, closesOn) => `Demande ${between(opensOn, closesOn)}`,
    once: (name, per) =>
      `« ${name} » jamais reçu par ${showList(
        'fr',
        per.map((scope) => scopes[scope]),
        'disjunction',
      )}`,
    exceeds: (label, other) => `${label}, au-dessus de ceci : ${other}`,
    owners: (op, percent, turnover) =>
      `Un associé, seul ou avec son groupe, détient ${limited[op](share(percent))} du capital${
        turnover ? ` et réalise ${limited[turnover.op](showMoney('fr', turnover.limit))} de chiffre d’affaires` : ''
      }`,
  },
  values: {
    people,
    years,
    percent: share,
    owner: ({ name, percent, group, turnover }) => {
      const notes = [
        share(percent),
        group && `groupe ${group}`,
        turnover && `${showMoney('fr', turnover)} de chiffre d’affaires`,
      ]
      return `${name} (${notes.filter(Boolean).join(', ')})`
    },
    none: 'aucun',
    yes: 'oui',
    no: 'non',
  },
})

/** Bounds that count completed months say so; the others turn on the very day and may speak of years. */
function age(op: BoundOp, months: number): string {
  return op === 'under' || op === 'at-least'
    ? duration('fr', months)
    : plural('fr', months, { one: '# mois révolu', other: '# mois révolus' })
}

function share(percent: number): string {
  return `${showNumber('fr', percent)} %`
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
