import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from '../src/modules/rules/index.ts'
import {
  type Json,
  all,
  answers,
  any,
  codeOf,
  declared,
  factsFrom,
  never,
  not,
  oneOf,
  question,
  read,
  readJson,
  ruleFrom,
  skipped,
} from './conformance.ts'

interface Condition {
  readonly type: string
  readonly operator?: string
  readonly value?: unknown
  readonly values?: readonly unknown[]
  readonly includes?: readonly unknown[]
  readonly excludes?: readonly unknown[]
  readonly period?: string
  readonly age_min?: number
  readonly age_max?: number
}

interface Benefit {
  readonly id: string
  readonly institution: Readonly<Record<string, string>>
  readonly conditions_generales?: readonly Condition[]
  readonly profils?: readonly { readonly type: string; readonly conditions?: readonly Condition[] }[]
}

interface Person {
  readonly dateDeValeur: string
  readonly demandeur: Readonly<Record<string, unknown>> & { readonly date_naissance: string }
  readonly menage?: Readonly<Record<string, unknown>>
  readonly enfants?: readonly { readonly date_naissance: string }[]
  readonly computed: Readonly<Record<string, unknown>>
}

const bounds: Readonly<Record<string, string>> = { '>': 'over', '>=': 'atLeast', '<': 'under', '<=': 'atMost' }

/** Equality is "at most" and "at least". */
function figure(name: string, operator: string | undefined, value: number): Json {
  const fact = `number:${name}`
  if (operator === '=') return all([{ number: { fact, atMost: value } }, { number: { fact, atLeast: value } }])
  return { number: { fact, [bounds[operator ?? '='] ?? 'atLeast']: value } }
}

/** How many children of an age there are is a fact of its own for every age that some benefit asks for. */
function childrenName({ age_min: least, age_max: most }: Condition): string {
  return least === undefined && most === undefined ? 'children' : `children-${least || 0}-${most || 99}`
}

const group = read_('group.txt')

function read_(name: string): string {
  return skipped ? '' : read(`aides-jeunes/${name}`).trim()
}

function conditionOf(condition: Condition, benefit: Benefit): Json {
  const { type, operator, values = [] } = condition
  const value = Number(condition.value)
  switch (type) {
    case 'age':
      return figure('age', operator, value)
    case 'regions':
    case 'departements':
    case 'communes':
    case 'epcis':
    case 'codes_postaux':
      return values.length === 0 ? all([]) : oneOf(`choices:${codeOf(type)}`, values)
    case 'excluded_epcis':
      return values.length === 0 ? never : not(oneOf('choices:epcis', values))
    case 'quotient_familial':
      return figure(condition.period === 'month' ? 'monthly-quotient' : 'yearly-quotient', operator, value)
    case 'attached_to_institution':
      return attachedTo(benefit.institution)
    case 'annee_etude':
    case 'mention_baccalaureat':
      return oneOf(`choices:${codeOf(type)}`, values)
    case 'regime_securite_sociale':
      return among('choices:regime', condition)
    case 'statut_occupation_logement':
      return among('choices:statut', condition)
    case 'boursier':
      return question('boursier')
    case 'beneficiaire_rsa':
      return question('rsa')
    case 'formation_sanitaire_social':
      return oneOf('choices:groupe', [group])
    case 'difficultes_acces_ou_frais_logement':
      return question('difficultes')
    case 'agence_travail_temporaire':
      return question('interim')
    case 'taux_incapacite':
      return figure('taux-incapacite', operator, value)
    case 'enfants_eligibles': {
      const some = figure('children', '>', 0)
      return all([some, figure(childrenName(condition), operator, value)])
    }
    case 'not':
      return not(conditionOf(condition.value as Condition, benefit))
    default:
      throw new Error(`There is no condition ${type}.`)
  }
}

function attachedTo({ type, code_insee: insee, code_siren: siren }: Benefit['institution']): Json {
  if (type === 'region') return oneOf('choices:regions', [insee])
  if (type === 'departement') return oneOf('choices:departements', [insee])
  if (type === 'epci') return oneOf('choices:epcis', [siren])
  return type === 'commune' ? oneOf('choices:communes', [insee]) : never
}

function among(fact: string, { includes = [], excludes = [] }: Condition): Json {
  return all([
    ...(includes.length > 0 ? [oneOf(fact, includes)] : []),
    ...(excludes.length > 0 ? [not(oneOf(fact, excludes))] : []),
  ])
}

const profiles: Readonly<Record<string, Json>> = {
  apprenti: oneOf('choices:contrat', ['apprenti']),
  professionnalisation: oneOf('choices:contrat', ['professionnalisation']),
  beneficiaire_rsa: question('rsa'),
  ...Object.fromEntries(
    ['chomeur', 'etudiant', 'inactif', 'independant', 'salarie'].map((kind) => [
      kind,
      oneOf('choices:activite', [kind]),
    ]),
  ),
  enseignement_superieur: oneOf('choices:scolarite', ['enseignement_superieur']),
  collegien: oneOf('choices:scolarite', ['college']),
  lyceen: oneOf('choices:scolarite', ['lycee']),
  service_civique: question('service-civique'),
  stagiaire: question('stagiaire'),
  situation_handicap: question('handicap'),
  parent: question('parent'),
}

function translated(benefit: Benefit): Json {
  const general = (benefit.conditions_generales ?? []).map((condition) => conditionOf(condition, benefit))
  const profiled = (benefit.profils ?? []).map(({ type, conditions = [] }) =>
    all([profiles[type] ?? never, ...conditions.map((condition) => conditionOf(condition, benefit))]),
  )
  return all([...general, ...(profiled.length > 0 ? [any(profiled)] : [])])
}

/** Years completed on a day. */
function years(from: string, to: string): number {
  const [year = 0, month = 0, date = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDate = 0] = to.split('-').map(Number)
  return toYear - year - (toMonth < month || (toMonth === month && toDate < date) ? 1 : 0)
}

/** What their engine takes for "no such thing" is none of ours, which is a value; nothing about these people is unknown. */
function factsOf(person: Person, childAges: readonly Condition[]): Facts {
  const { demandeur, menage = {}, computed, enfants = [], dateDeValeur } = person
  const codes = (value: unknown) => ({ codes: value === undefined || value === null ? [] : [codeOf(value)] })
  const yes = (value: unknown) => ({ yes: value === true })
  const quotient = Number(computed['rfr']) / (Number(computed['nbptr']) || 1)
  const ages = enfants.map(({ date_naissance: born }) => years(born, dateDeValeur))
  const counts = childAges.map((condition): [string, unknown] => {
    const counted = ages.filter((age) => age >= (condition.age_min || 0) && age <= (condition.age_max || 99)).length
    return [`number:${childrenName(condition)}`, { number: counted }]
  })
  return factsFrom({
    ...Object.fromEntries(counts),
    'number:age': { number: years(demandeur.date_naissance, dateDeValeur) },
    'number:children': { number: ages.length },
    'number:yearly-quotient': { number: quotient },
    'number:monthly-quotient': { number: quotient / 12 },
    'number:taux-incapacite': { number: Number(demandeur['taux_incapacite'] ?? 0) },
    'choices:regions': codes(menage['_region']),
    'choices:departements': codes(menage['_departement']),
    'choices:communes': codes(menage['depcom']),
    'choices:epcis': codes(menage['_epci']),
    'choices:codes-postaux': codes(menage['_codePostal']),
    'choices:activite': codes(demandeur['activite']),
    'choices:contrat': codes(demandeur['_contratAlternance']),
    'choices:scolarite': codes(demandeur['scolarite']),
    'choices:annee-etude': codes(demandeur['annee_etude']),
    'choices:mention-baccalaureat': codes(demandeur['mention_baccalaureat']),
    'choices:groupe': codes(demandeur['groupe_specialites_formation']),
    'choices:regime': codes(computed['regime_securite_sociale']),
    'choices:statut': codes(menage['statut_occupation_logement']),
    'answer:service-civique': yes(demandeur['service_civique']),
    'answer:stagiaire': yes(demandeur['stagiaire']),
    'answer:handicap': yes(demandeur['handicap']),
    'answer:parent': { yes: ages.length > 0 },
    'answer:interim': yes(demandeur['_agence_travail_temporaire']),
    'answer:boursier': yes(computed['boursier']),
    'answer:rsa': { yes: Number(computed['rsa']) > 1 },
    'answer:difficultes': yes(menage['_difficultes_acces_ou_frais_logement']),
  })
}

function childConditions(benefits: readonly Benefit[]): readonly Condition[] {
  const found = new Map<string, Condition>()
  const look = (condition: Condition): void => {
    if (condition.type === 'enfants_eligibles') found.set(childrenName(condition), condition)
    if (condition.type === 'not') look(condition.value as Condition)
  }
  for (const { conditions_generales: general = [], profils = [] } of benefits) {
    for (const condition of [...general, ...profils.flatMap(({ conditions = [] }) => conditions)]) look(condition)
  }
  return [...found.values()]
}

test('431 French benefits answer 1,500 people as their own project does, in every one of 646,500 cells', {
  skip: skipped,
}, () => {
  const benefits = readJson('aides-jeunes/benefits.json') as Benefit[]
  const people = readJson('aides-jeunes/people.json') as Person[]
  const expected = read('aides-jeunes/expected.txt').trim().split('\n')
  const children = childConditions(benefits)
  const numbers = [
    'age',
    'children',
    'yearly-quotient',
    'monthly-quotient',
    'taux-incapacite',
    ...children.map(childrenName),
  ]
  const lists = [
    'regions',
    'departements',
    'communes',
    'epcis',
    'codes-postaux',
    'activite',
    'contrat',
    'scolarite',
    'annee-etude',
    'mention-baccalaureat',
    'groupe',
    'regime',
    'statut',
  ]
  const declares = Object.fromEntries([
    ...new Set(numbers).values().map((name) => [`number:${name}`, declared()] as const),
    ...lists.map((name) => [`choices:${name}`, declared(['any'])] as const),
  ])
  const rules = benefits.map((benefit) => ruleFrom(translated(benefit), declares))
  const { interpreter, columns } = answers(
    rules,
    people.map((person) => factsOf(person, children)),
  )

  let [cells, yes] = [0, 0]
  const wrong: string[] = []
  for (const [index, benefit] of benefits.entries()) {
    for (const row of people.keys()) {
      cells += 1
      const theirs = expected[row]?.[index] === 'T' ? 2 : 0
      if (theirs === 2) yes += 1
      if (interpreter[index]?.[row] !== theirs) wrong.push(`${benefit.id} for person ${row}`)
    }
  }

  assert.deepEqual(wrong.slice(0, 10), [])
  assert.deepEqual(columns, interpreter)
  console.log(`aides-jeunes: ${cells} of ${cells} cells agree, ${yes} of them a yes`)
  assert.equal(cells, 646_500)
})
