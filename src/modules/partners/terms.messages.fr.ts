import { plural, showDate, showNumber } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { TermsWords } from './terms.messages.ts'

export const fr: TermsWords = french({
  adopt: {
    above: 'Catalogue',
    title: (offer) => `Choisir ${offer}`,
    detail: 'Relisez la règle, ajoutez ce que votre parc demande en plus, comptez, puis choisissez.',
    theirs: 'Ce que demande le programme',
    gives: 'Ce que l’entreprise reçoit',
    local: 'Ce que votre parc demande en plus',
    localDetail:
      'Laissez vide ce qui ne compte pas. Ces conditions s’ajoutent à la règle et restent quand le programme change la sienne.',
    sites: 'Hébergée à l’un de ces sites',
    sitesHint: 'Cochez un ou plusieurs sites, ou aucun.',
    hosted: 'Hébergée par le parc, quel que soit le site',
    hostedAtLeast: 'Hébergée sans interruption depuis au moins combien de mois',
    ageAtLeast: 'Au moins combien de mois d’activité',
    ageUnder: 'Moins de combien de mois d’activité',
    headcountAtLeast: 'Effectif d’au moins',
    headcountUnder: 'Effectif inférieur à',
    sectors: 'Secteurs, l’un au moins',
    limitSectors: 'Limiter à des secteurs',
    count: 'Compter les entreprises',
    adopt: 'Choisir cette offre',
    already: 'Cette offre est déjà la vôtre',
    see: 'Voir l’offre',
    usedAlready: 'Cette page avait déjà servi. Vérifiez, puis choisissez de nouveau.',
  },
  news: {
    notice: (offers) =>
      plural('fr', offers, {
        one: 'Le catalogue a du nouveau sur une de vos offres',
        other: 'Le catalogue a du nouveau sur # de vos offres',
      }),
    look: 'Voir ce qui change',
    title: (offers) =>
      plural('fr', offers, {
        zero: 'Le catalogue n’a rien de nouveau sur vos offres',
        one: 'Le catalogue a du nouveau sur une de vos offres',
        other: 'Le catalogue a du nouveau sur # de vos offres',
      }),
    detail: 'Rien ne change pour vos entreprises tant que la direction n’a pas répondu.',
    noneDetail: 'Dès qu’un programme que vous avez choisi change, il paraît ici, avec qui y gagne et qui y perd.',
    above: 'Nouveautés du catalogue',
    examine: 'Examiner',
    examineOffer: (offer) => `Examiner ${offer}`,
    changes: {
      rule: 'la règle change',
      benefits: 'les avantages changent',
      dates: 'les dates changent',
      keeps: 'le sort des entreprises déjà entrées change',
      ended: 'le programme est terminé',
      said: 'la rédaction de la règle change',
    },
    back: 'Retour aux offres',
  },
  change: {
    title: (offer, gains, loses) =>
      `${offer} : ${
        gains + loses === 0
          ? 'aucune de vos entreprises n’y gagne ni n’y perd'
          : `${plural('fr', gains, { zero: 'aucune entreprise n’y gagne', one: 'une entreprise y gagne', other: '# entreprises y gagnent' })}, ${plural('fr', loses, { zero: 'aucune n’y perd', one: 'une y perd', other: '# y perdent' })}`
      }`,
    ended: (offer) => `${offer} : le programme est terminé`,
    detail: (partner, on) => `${partner} · jugé au ${showDate('fr', on)}`,
    changes: 'Ce qui change',
    onlyWords: 'Les conditions se lisent de la même façon ; leur construction diffère.',
    gone: 'N’est plus demandé',
    come: 'Est demandé désormais',
    benefitsGone: 'N’est plus donné',
    benefitsCome: 'Est donné désormais',
    from: 'Valable à partir du',
    until: 'Dernier jour',
    noEnd: 'sans fin connue',
    becomes: (before, after) => `${after} (avant : ${before})`,
    keeps: {
      yes: 'Les entreprises entrées sous ces conditions les garderont quand d’autres suivront.',
      no: 'Les entreprises entrées sous ces conditions ne les garderont pas quand d’autres suivront.',
    },
    entered: 'Les entreprises déjà entrées gardent les conditions actuelles : la règle le dit.',
    own: 'Vos conditions',
    theirs: 'Ce que dit le catalogue',
    since: (day) => `depuis le ${showDate('fr', day)}`,
    till: (day) => `jusqu’au ${showDate('fr', day)}`,
    counted: (companies, before, after) =>
      `Sur ${plural('fr', companies, { one: 'une entreprise', other: '# entreprises' })}, ${plural('fr', after, { zero: 'aucune n’y aurait', one: 'une y aurait', other: '# y auraient' })} droit, contre ${showNumber('fr', before)} selon vos conditions.`,
    endedFor: (companies) =>
      plural('fr', companies, {
        zero: 'Aucune entreprise n’y a droit aujourd’hui.',
        one: 'Une entreprise y a droit aujourd’hui.',
        other: '# entreprises y ont droit aujourd’hui.',
      }),
    seeWho: 'Voir lesquelles',
    gains: (companies) =>
      plural('fr', companies, {
        zero: 'Personne n’y gagne',
        one: 'Une entreprise y gagne',
        other: '# entreprises y gagnent',
      }),
    loses: (companies) =>
      plural('fr', companies, {
        zero: 'Personne n’y perd',
        one: 'Une entreprise y perd',
        other: '# entreprises y perdent',
      }),
    unsure: (companies) =>
      plural('fr', companies, {
        one: 'Pour une entreprise, une des deux règles ne peut pas se prononcer',
        other: 'Pour # entreprises, une des deux règles ne peut pas se prononcer',
      }),
    others: (companies) => plural('fr', companies, { one: 'Voir l’autre', other: 'Voir les # autres' }),
    couldGain: 'Une entreprise imaginaire qui y gagnerait',
    couldLose: 'Une entreprise imaginaire qui y perdrait',
    nobodyGains: 'Aucune entreprise, même imaginaire, ne peut y gagner.',
    nobodyLoses: 'Aucune entreprise, même imaginaire, ne peut y perdre.',
    undecided: 'La règle laisse trop de choix pour trouver un exemple.',
    accept: 'Accepter les nouvelles conditions',
    acceptShort: 'Accepter',
    acceptDetail:
      'Elles deviennent une nouvelle version de votre offre. Les conditions que votre parc a ajoutées restent, les anciennes aussi, au dossier.',
    acceptEnded: 'Fermer cette offre',
    acceptEndedDetail: 'Plus aucune entreprise n’y aura droit. Les conditions restent au dossier.',
    keep: 'Garder vos conditions',
    keepDetail:
      'La raison est conservée avec l’offre. Au prochain changement du programme, la question vous sera reposée.',
    reason: 'Pourquoi',
    reasonHint: 'Par exemple : notre convention fixe d’autres conditions jusqu’en décembre.',
    directorDecides: 'La direction du parc accepte ces conditions ou garde les siennes.',
    answered: 'Une réponse a déjà été donnée, ou le catalogue a encore changé. Voici où en est l’offre.',
  },
  beside: {
    title: 'Ce que dit le catalogue',
    detail: 'Vos conditions en diffèrent.',
    kept: (day, reason) => `Vous avez gardé vos conditions le ${showDate('fr', day)} : « ${reason} »`,
    local: 'Ajouté par le parc',
    origins: { catalogue: 'reprise du catalogue', own: 'écrite par le parc' },
    correct: 'Corriger les conditions',
  },
  correct: {
    above: 'Offre',
    title: 'Corriger les conditions',
    detail: 'Vous publiez une nouvelle version, avec sa source. Les versions d’avant restent au dossier.',
    change: 'Ce qui change',
    note: 'Ce qui change, et pourquoi',
    noteHint: 'Une phrase, pour qui relira le dossier dans un an.',
    from: 'Valable à partir du',
    until: 'Dernier jour',
    keeps: 'Les entreprises qui entrent sous ces conditions les gardent',
    rule: 'La règle',
    ruleDetail:
      'Une condition par ligne ; ce qui dépend d’un groupe est en retrait. Les conditions ajoutées par votre parc restent, sans être répétées ici.',
    ruleText: 'Texte de la règle',
    benefits: 'Les avantages',
    benefitsDetail: 'Changez les montants et les durées, ou cochez ce qui n’est plus donné.',
    gone: 'N’est plus donné',
    percent: 'Part en %',
    another: 'Un avantage de plus',
    anotherDetail: 'Laissez vide s’il n’y en a pas.',
    source: 'La source',
    sourceDetail: 'Où vous avez lu ces conditions, et quand.',
    readOn: 'Lue le',
    preview: 'Relire et compter',
    publish: 'Publier cette version',
    closed:
      'Cette offre est archivée : rouvrez-la sur sa page pour la corriger. Ce que vous avez écrit peut être enregistré en brouillon.',
    usedAlready:
      'Cette page avait déjà servi à publier une version ou à enregistrer un brouillon. Regardez d’abord l’offre, puis envoyez de nouveau.',
  },
} satisfies TermsWords)
