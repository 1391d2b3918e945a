import { plural, showDate, showMoney } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { CallsWords } from './calls.messages.ts'

export const fr: CallsWords = french({
  next: 'À faire ensuite',
  nothingNext: 'Rien ne presse : aucune réponse ne manque et aucun droit ne change dans les 90 jours.',
  ask: (companies) =>
    plural('fr', companies, {
      one: 'Posez cette question à une entreprise',
      other: 'Posez cette question à # entreprises',
    }),
  settles: (cases) =>
    plural('fr', cases, {
      one: 'la réponse suffit à trancher un droit',
      other: 'la réponse suffit à trancher # droits',
    }),
  settlesNone: (offers) => plural('fr', offers, { one: 'une offre l’attend', other: '# offres l’attendent' }),
  worth: (amount) => `jusqu’à ${showMoney('fr', amount)} l’un`,
  choose: 'Choisir les entreprises',
  warn: (rights, until) =>
    plural('fr', rights, {
      one: `Prévenez l’entreprise : un droit se perd d’ici le ${showDate('fr', until)}`,
      other: `Prévenez les entreprises : # droits se perdent d’ici le ${showDate('fr', until)}`,
    }),
  tell: (rights, until) =>
    plural('fr', rights, {
      one: `Annoncez-le à l’entreprise : un droit s’ouvre d’ici le ${showDate('fr', until)}`,
      other: `Annoncez-le aux entreprises : # droits s’ouvrent d’ici le ${showDate('fr', until)}`,
    }),
  seeList: 'Voir la liste',
  sent: 'Questions envoyées',
  site: 'Site',
  allSites: 'Tous les sites',
  offer: 'Offre',
  entitled: 'Y ont droit',
  oneAnswer: 'Après une réponse',
  moreAnswers: 'Après plusieurs',
  notEntitled: 'N’y ont pas droit',
  offersCaption: 'Entreprises par offre : qui y a droit, qui pourrait y avoir droit après une réponse',
  missingCaption: 'Réponses qui manquent, celle qui tranche le plus d’abord',
  question: 'Question',
  companies: 'Entreprises',
  atOnce: 'Droits tranchés à elle seule',
  offers: 'Offres en jeu',
  upTo: 'Jusqu’à',
  sitesCaption: 'Entreprises par site',
  hosted: 'Hébergées',
  entitledToSome: 'Ont droit à une offre',
  awaited: 'Attendent une réponse',
  list: {
    oneAnswerOnly: 'Celles qu’une seule réponse départage',
    everyAnswer: 'Toutes celles qui doivent une réponse',
    forOffer: (offer) => `pour ${offer}`,
    answer: 'Réponse qui manque',
    more: (answers) => plural('fr', answers, { one: 'et une autre', other: 'et # autres' }),
    contact: 'À contacter',
    noContact: 'personne n’est indiqué',
    day: 'Le',
    choose: (name) => `Choisir ${name}`,
    askChosen: 'Demander à celles choisies',
    askHint: 'Vous verrez le message avant de l’envoyer.',
    exportXlsx: 'Excel',
    exportCsv: 'CSV',
  },
  changes: {
    title: {
      lost: (rights) =>
        plural('fr', rights, {
          zero: 'Aucun droit ne se perd dans les 90 jours',
          one: 'Un droit se perd dans les 90 jours',
          other: '# droits se perdent dans les 90 jours',
        }),
      gained: (rights) =>
        plural('fr', rights, {
          zero: 'Aucun droit ne s’ouvre dans les 90 jours',
          one: 'Un droit s’ouvre dans les 90 jours',
          other: '# droits s’ouvrent dans les 90 jours',
        }),
    },
    caption: { lost: 'Droits qui se perdent', gained: 'Droits qui s’ouvrent' },
    becomes: 'Ensuite',
    nobody: 'Aucune date ne change de verdict dans cette période.',
  },
  exported: {
    answers: 'Réponses qui manquent',
    name: 'Personne à contacter',
    email: 'E-mail',
    phone: 'Téléphone',
  },
} satisfies CallsWords)
