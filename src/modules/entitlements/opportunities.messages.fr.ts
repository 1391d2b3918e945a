import { plural, showDate, showMoney } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { OpportunityWords } from './opportunities.messages.ts'

export const fr: OpportunityWords = french({
  pageTitle: 'Nos opportunités',
  title: (company, entitled, soon) => {
    if (entitled === 0) return `${company} n’a encore droit à aucune offre`
    const offers = plural('fr', entitled, { one: 'une offre', other: '#\u00a0offres' })
    const ending = soon === entitled ? ', à saisir bientôt' : `, dont ${soon === 1 ? 'une' : soon} à saisir bientôt`
    return `${company} a droit à ${offers}${soon === 0 ? '' : ending}`
  },
  detail: (offers, held, on) => {
    const had = plural('fr', held, {
      zero: '',
      one: ', dont une que vous avez déjà',
      other: ', dont # que vous avez déjà',
    })
    return `${plural('fr', offers, { one: 'sur une offre ouverte', other: 'sur # offres ouvertes' })}${had}, au ${showDate('fr', on)}`
  },
  titleHeld: (company, held) =>
    `${company} a déjà ${plural('fr', held, { one: 'une offre', other: '# offres' })} et n’a droit à aucune autre aujourd’hui`,
  asSeenBy: (company) => `Vous voyez cette page comme ${company} la voit.`,
  tabs: 'Offres par verdict',
  tab: { eligible: 'oui', 'act-before': 'à saisir avant', undetermined: 'à préciser', ineligible: 'non' },
  sections: {
    eligible: { title: 'Vous y avez droit' },
    'act-before': {
      title: 'À saisir tant que c’est ouvert',
      detail: 'Vous y avez droit, mais pour moins de six mois.',
    },
    undetermined: {
      title: 'Dites-nous en plus',
      detail: 'Il nous manque de quoi répondre oui ou non. Choisissez une question pour y répondre.',
    },
    ineligible: { title: 'Pas pour vous aujourd’hui', detail: 'Avec la raison, et ce qui changerait la réponse.' },
  },
  actBefore: (day) => `À saisir avant le ${showDate('fr', day)}`,
  until: (lastDay) => `jusqu’au ${showDate('fr', lastDay)}`,
  unsureFrom: (day) => `à confirmer le ${showDate('fr', day)}`,
  opensOn: (day) => `S’ouvre à vous le ${showDate('fr', day)}, si rien d’autre ne change.`,
  noEnd: 'sans limite de date connue',
  upTo: (amount) => `jusqu’à ${showMoney('fr', amount)}`,
  months: (months) => `${months} mois`,
  by: (partner) => `Par ${partner}`,
  missing: (answers) => plural('fr', answers, { one: 'Une réponse manque :', other: '# réponses manquent :' }),
  seeOthers: (offers) => plural('fr', offers, { one: 'Voir l’autre', other: 'Voir les # autres' }),
  because: (requirement) => `Condition non remplie : ${requirement}.`,
  correct: (fact) => `Corriger : ${fact}`,
  changeAnswer: 'Changer la réponse',
  wouldChange: (changes) => (changes === 1 ? 'Un seul changement suffirait' : 'Un seul de ces changements suffirait'),
  decide: 'Décider',
  decideAgain: 'Revoir la décision',
  enterStay: 'Aller au séjour',
  answerHere: 'Répondre',
  benefits: 'Ce que vous recevez',
  source: (name) => `Règle : ${name}`,
  readOn: (date) => `lue ${date.length === 10 ? 'le' : 'en'} ${showDate('fr', date)}`,
  readOnUnknown: 'date de lecture inconnue',
  via: (name, licence) => `d’après ${name}, ${licence}`,
  certainty: {
    high: 'certitude élevée : le texte du fournisseur a été lu',
    medium: 'certitude moyenne : lecture datée faite par d’autres',
    low: 'certitude faible : source ancienne ou indirecte',
  },
  visit: 'Voir l’offre',
  visitOffer: (title) => `Voir l’offre ${title}`,
  list: {
    search: 'Chercher une offre',
    searchHint: 'Titre, partenaire ou avantage',
    find: 'Chercher',
    narrow: 'Filtrer et trier',
    kind: 'Avantage',
    allKinds: 'Tous les avantages',
    partner: 'Partenaire',
    allPartners: 'Tous les partenaires',
    order: 'Trier par',
    usualOrder: 'Urgence, puis valeur',
    orders: { value: 'Valeur', closing: 'Date de fermeture', nearest: 'À une réponse près' },
    found: (company, offers, entitled) => {
      if (offers === 0) return 'Aucune offre ne correspond'
      if (offers === 1)
        return `Une offre trouvée : ${company} ${entitled === 1 ? 'y a droit' : 'n’y a pas droit aujourd’hui'}`
      const right =
        entitled === 0
          ? `${company} n’a droit à aucune`
          : entitled === offers
            ? `${company} a droit à toutes`
            : `${company} a droit à ${plural('fr', entitled, { one: 'une', other: '#' })} d’entre elles`
      return `${plural('fr', offers, { other: '# offres trouvées' })} : ${right}`
    },
    quoted: (search) => `« ${search} »`,
    none: 'Aucune offre ne correspond',
    noneDetail: 'Essayez un autre mot, ou retirez un filtre.',
    noneOfVerdict: 'Aucune offre n’a ce verdict',
    allVerdicts: 'Tous les verdicts',
    all: 'Toutes les offres',
  },
  held: {
    have: 'Nous l’avons déjà',
    haveForCompany: 'L’entreprise l’a déjà',
    title: (offers) =>
      plural('fr', offers, { one: 'Vous avez déjà cette offre', other: 'Vous avez déjà ces # offres' }),
    told: (by, on) => `indiqué par ${by === 'company' ? 'l’entreprise' : 'l’équipe du parc'} le ${showDate('fr', on)}`,
    undo: 'Annuler',
    recorded: (offer) => `C’est noté : vous avez déjà ${offer}.`,
    recordedDetail: 'Cette offre ne vous sera plus proposée. Vous la retrouvez au bas de la page.',
    withdrawn: (offer) => `${offer} est de retour dans votre liste.`,
    usedAlready: 'Cette page avait déjà servi. Recommencez.',
    counted: (offers) => plural('fr', offers, { one: '# déjà obtenue', other: '# déjà obtenues' }),
  },
  sheet: {
    link: 'Fiche à imprimer',
    back: 'Retour aux opportunités',
    toPrint: 'Cette page tient sur papier : imprimez-la depuis le menu de votre navigateur (Ctrl + P).',
    rights: 'Offres ouvertes à l’entreprise',
    offer: 'Offre',
    until: 'Jusqu’à quand',
    worth: 'Valeur',
    moreOffers: (offers) =>
      plural('fr', offers, { one: 'et une autre, à voir en ligne', other: 'et # autres, à voir en ligne' }),
    missing: 'Ce qui nous manque pour répondre',
    question: 'Question',
    settles: 'Offres concernées',
    moreQuestions: (questions) =>
      plural('fr', questions, {
        one: 'et une autre question, à voir en ligne',
        other: 'et # autres questions, à voir en ligne',
      }),
    closed: (offers) =>
      plural('fr', offers, {
        one: 'Une offre n’est pas ouverte à l’entreprise aujourd’hui ; la raison est en ligne.',
        other: '# offres ne sont pas ouvertes à l’entreprise aujourd’hui ; les raisons sont en ligne.',
      }),
    held: (offers, others) =>
      `L’entreprise a déjà : ${offers}${plural('fr', others, { zero: '', one: ' et une autre', other: ' et # autres' })}.`,
    made: (on) => `Établi le ${showDate('fr', on)} d’après ce que le parc savait ce jour-là.`,
  },
  question: {
    eyebrow: 'La question qui décide le plus',
    asked: 'Votre réponse',
    decides: (offers) =>
      plural('fr', offers, {
        one: 'Votre réponse peut trancher une offre.',
        other: 'Votre réponse peut trancher # offres.',
      }),
    decidesWorth: (offers, worth) =>
      plural('fr', offers, {
        one: `Votre réponse peut trancher une offre, qui vaut jusqu’à ${showMoney('fr', worth)}.`,
        other: `Votre réponse peut trancher # offres, dont l’une vaut jusqu’à ${showMoney('fr', worth)}.`,
      }),
    yes: 'Oui',
    no: 'Non',
    none: 'Aucun montant',
    noneOfThese: 'Aucun de ceux-ci',
    answer: 'Répondre',
    later: 'Plus tard',
    goTo: 'Répondre à la question qui décide le plus',
    usedAlready: 'Cette page avait déjà servi. Répondez de nouveau.',
    notAnAnswer: 'Choisissez ou écrivez une réponse.',
    roughKnown: (date) => `Nous savons seulement : ${showDate('fr', date)}. Il nous faut une date plus précise.`,
  },
  sources: {
    declared: 'déclaration de l’entreprise',
    workbook: 'classeur du parc',
    document: 'document',
    operator: 'équipe du parc',
  },
  changes: {
    title: 'Ce qui change bientôt',
    nothing: 'Aucune date ne change vos droits dans les deux ans.',
    closes: (offer) => `${offer} se ferme à vous`,
    opens: (offer) => `${offer} s’ouvre à vous`,
    unsure: (offer) => `${offer} sera à confirmer`,
    ends: (offer) => `${offer} prend fin`,
  },
  empty: {
    noOffers: 'Aucune offre n’est ouverte pour le moment',
    noOffersDetail: 'Cette page se remplira dès que le parc ouvrira une offre à ses entreprises.',
    nothingToAsk: 'Nous n’avons plus rien à vous demander',
    nothingToAskDetail: 'Chaque offre a sa réponse. Nous vous dirons si une date la change.',
    chooseOffers: 'Choisir des offres',
  },
  answered: 'Merci, votre réponse est enregistrée.',
  brought: (more, settled) => {
    if (more > 0)
      return plural('fr', more, {
        one: 'Elle vous ouvre une offre de plus.',
        other: 'Elle vous ouvre # offres de plus.',
      })
    if (settled > 0) return plural('fr', settled, { one: 'Elle tranche une offre.', other: 'Elle tranche # offres.' })
    return 'Cette page en tient déjà compte.'
  },
  summary: { title: 'Opportunités', all: 'Voir toutes les opportunités' },
} satisfies OpportunityWords)
