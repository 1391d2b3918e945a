import { showNumber } from '../../kernel/language.ts'
import type { TextWords } from './notation.messages.ts'

export const fr: TextWords = {
  place: (line, column) => `Ligne ${line}, colonne ${column}`,
  quote: (text) => `« ${text} »`,
  things: {
    number: 'un nombre',
    one: '« 1 »',
    amount: 'un montant possible dans sa monnaie, comme 1 000 000',
    currency: 'une monnaie, comme MAD',
    date: 'un jour qui existe, comme 2026-01-31',
    year: 'une année, comme 2025',
    code: 'un code, comme aws-activate',
    id: 'un identifiant entre crochets, comme [jeune]',
    text: 'un texte entre guillemets droits',
    fact: 'une donnée',
    'fact-key': 'une donnée propre à la règle, comme number:emplois-stables',
    'end-of-line': 'la fin de la ligne',
  },
  expected: (at, due, found) =>
    found === undefined ? `${at} : écrivez ici ${due}.` : `${at} : écrivez ${due} au lieu de ${found}.`,
  surplus: (at, found) => `${at} : rien ne peut suivre ici. Supprimez ${found} et la suite.`,
  missing: {
    'unnamed-code': ({ path, value }) =>
      `${path} : le code « ${value} » n’a pas de nom. Ajoutez une ligne à la règle : nom ${value} "…".`,
    'undeclared-fact': ({ path, fact }) =>
      `${path} : la donnée « ${fact} » n’est pas décrite. Ajoutez une ligne « déclarer ${fact} » avec ses mots.`,
    'unknown-parameter': ({ path }) =>
      `${path} : la règle n’a pas de paramètre de ce nom. Ajoutez-lui une ligne, comme : paramètre age-max = 36.`,
  },
  problems: {
    'unknown-condition': ({ at, found, nearest }) =>
      `${at} : aucune condition ne commence par « ${found} ». ${nearest === undefined ? 'La page sur le langage des règles les donne toutes.' : `Vouliez-vous écrire « ${nearest} » ?`}`,
    'unclosed-text': ({ at }) => `${at} : le texte qui commence ici n’est pas fermé. Ajoutez " à sa fin.`,
    'bad-escape': ({ at }) =>
      `${at} : dans un texte, écrivez \\" pour un guillemet et \\\\ pour une barre oblique inverse.`,
    tab: ({ at }) => `${at} : décalez les lignes avec des espaces, pas avec des tabulations.`,
    'uneven-indentation': ({ at }) => `${at} : la ligne n’est alignée sur aucune autre. Décalez-la comme ses voisines.`,
    'nothing-beneath': ({ at }) => `${at} : la ligne du dessus n’a pas de parties. Décalez moins celle-ci.`,
    'one-condition-beneath': ({ at }) =>
      `${at} : décalez exactement une condition sous cette ligne. Plusieurs se groupent sous « toutes » ou « au moins une ».`,
    'missing-line': ({ at, phrase }) =>
      `${at} : après ce qui dépend de cette ligne vient une ligne « ${phrase} ». Ajoutez-la.`,
    'second-rule': ({ at }) => `${at} : un texte contient une seule règle. Décalez cette ligne ou supprimez-la.`,
    twice: ({ at, found }) => `${at} : « ${found} » y est deux fois. Supprimez l’un des deux.`,
    'text-too-long': ({ at, most }) => `${at} : le texte a plus de ${showNumber('fr', most)} caractères.`,
    'nested-too-deep': ({ at, limit }) => `${at} : les conditions sont imbriquées sur plus de ${limit} niveaux.`,
  },
}
