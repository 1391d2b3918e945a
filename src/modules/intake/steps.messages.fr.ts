import { plural, showNumber } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { Counts } from './intake.ts'
import type { StepWords } from './steps.messages.ts'
import { meaningText } from '../workbook/index.ts'

export const fr: StepWords = french<StepWords>({
  refusals: {
    'not-allowed': () => 'Seules la direction et les responsables de site importent des classeurs.',
    'intake-not-found': () => 'Cet import n’existe pas, ou n’est pas le vôtre.',
    'no-file': () => 'Choisissez un fichier.',
    'file-too-big': ({ megabytes }) =>
      `Ce fichier dépasse ${megabytes} Mo. Gardez-y seulement les feuilles de la liste, sans images.`,
    'day-malformed': () => 'Donnez le jour que décrit le classeur, par exemple 21/08/2017.',
    'no-name-column': ({ sheet }) => `Dites quelle colonne de la feuille « ${sheet} » nomme les entreprises.`,
    'meaning-twice': ({ meaning, headings }) =>
      `Deux colonnes ne peuvent pas contenir la même chose (${meaningText(meaning, 'fr')}) : ${headings.map((heading) => `« ${heading} »`).join(' et ')}. Gardez-en une et ignorez l’autre.`,
    'no-companies': () =>
      'Aucune liste d’entreprises n’a été trouvée. Vérifiez qu’une ligne de titres nomme la colonne des entreprises, par exemple « Raison sociale ».',
    'too-many-companies': ({ most }) =>
      `Ce classeur a plus de ${showNumber('fr', most)} entreprises. Partagez-le en plusieurs fichiers.`,
    'not-now': () => 'Cet import a avancé entre-temps. Rechargez la page pour voir où il en est.',
    'register-changed': () => 'Le registre a changé entre-temps. Comparez de nouveau avant d’appliquer.',
    'built-upon': () => 'Des informations plus récentes reposent sur cet import : il ne peut plus être annulé.',
    'ice-given-away': () => 'Un ICE à rendre appartient désormais à une autre entreprise : corrigez-le d’abord.',
    'key-reused': () => 'Ce formulaire a déjà été envoyé avec d’autres réponses. Rechargez la page et recommencez.',
  },
  states: {
    understanding: 'À vérifier',
    previewed: 'À appliquer',
    applying: 'En cours',
    applied: 'Appliqué',
    undone: 'Annulé',
    discarded: 'Abandonné',
  },
  rowStates: {
    new: 'Nouvelle',
    changed: 'Modifiée',
    same: 'Identique',
    doubtful: 'Douteuse',
    refused: 'Refusée',
    gone: 'Absente',
  },
  rowTabs: {
    new: 'Nouvelles',
    changed: 'Modifiées',
    same: 'Identiques',
    doubtful: 'Douteuses',
    refused: 'Refusées',
    gone: 'Absentes',
  },
  area: (squareMetres) => `${squareMetres}\u00a0m²`,
  doubts: {
    'bad-ice': ({ ice }) => `La clé de l’ICE ${ice} est fausse.`,
    'namesake-in-file': () => 'Une autre ligne porte le même nom avec un autre ICE.',
    'name-with-other-ice': () => 'Le registre connaît ce nom avec un autre ICE.',
    'ice-with-other-name': ({ holder }) => `Cet ICE est celui de « ${holder} ».`,
    'several-of-that-name': () => 'Plusieurs entreprises du registre portent ce nom.',
    'name-alike': ({ candidates }) => `Ce nom ressemble à ${candidates.map(({ name }) => `« ${name} »`).join(', ')}.`,
    archived: () => 'Cette entreprise est archivée. Rétablissez-la sur sa page, puis comparez de nouveau.',
    'only-a-name': () => 'Ce nom est seul sur sa ligne : une entreprise ou un titre ?',
  },
  rowRefusals: {
    'no-name': () => 'La ligne ne nomme pas l’entreprise.',
    'name-too-long': ({ most }) => `Le nom dépasse ${most} caractères.`,
    'twice-in-file': ({ firstSheet, firstRow }) =>
      `Même entreprise qu’à la ligne ${firstRow} de la feuille « ${firstSheet} » : elle compte une fois.`,
    'same-company-as-row': ({ firstSheet, firstRow }) =>
      `C’est l’entreprise du registre que désigne déjà la ligne ${firstRow} de la feuille « ${firstSheet} ».`,
    'site-not-yours': ({ site }) => `Le site « ${site} » n’est pas un des vôtres.`,
    'site-missing': () => 'La ligne ne dit pas à quel site est l’entreprise : vous ne gérez que vos sites.',
    'hosted-elsewhere': () => 'Le registre connaît cette entreprise à un site qui n’est pas le vôtre.',
  },
  laterWork: {
    facts: 'des chiffres ont été enregistrés depuis',
    identity: 'son nom ou ses identifiants ont changé depuis',
    residency: 'son séjour a changé depuis',
    people: 'des personnes y sont rattachées',
    other: 'd’autres informations en dépendent',
  },
  phases: {
    waiting: 'En attente',
    reading: 'Lecture du classeur',
    matching: 'Comparaison avec le registre',
    writing: 'Écriture dans le registre',
  },
  setbacks: {
    'register-changed':
      'Rien n’a été appliqué : le registre a changé après cet aperçu. Comparez de nouveau, puis appliquez.',
    failed: 'Rien n’a été appliqué : une erreur est survenue de notre côté. Essayez de nouveau.',
  },
  choice: (choice, name) => {
    if (choice === 'new') return 'Ajouter comme nouvelle entreprise'
    if (choice === 'leave') return 'Laisser de côté'
    if (choice === 'with-ice') return 'Garder l’entreprise avec cet ICE'
    if (choice === 'without-ice') return 'Garder l’entreprise sans cet ICE'
    return `C’est « ${name ?? ''} »`
  },
  list: {
    title: 'Importer un classeur',
    detail: 'Déposez le classeur que vous tenez déjà : vous verrez ligne par ligne ce qu’il change avant d’appliquer.',
    file: 'Classeur des entreprises hébergées',
    fileHint: 'XLSX ou CSV, 10 Mo au plus. Les titres, totaux et lignes vides ne gênent pas.',
    fileName: 'Fichier',
    upload: 'Lire ce classeur',
    earlier: 'Imports précédents',
    none: 'Aucun classeur importé pour l’instant',
    noneDetail: 'Le premier fera naître le registre : sites, entreprises, séjours et chiffres.',
    asOn: 'Situation au',
    state: 'État',
    broughtBy: 'Par',
    broughtOn: 'Déposé le',
    result: 'Lignes',
    stepsTitle: 'Ce qui va se passer',
    steps: [
      'Nous montrons comment chaque colonne est lue ; vous corrigez ce qui ne va pas.',
      'Vous voyez ligne par ligne ce qui est nouveau, modifié ou douteux.',
      'Vous appliquez quand tout est juste. Vous pourrez encore annuler.',
    ],
  },
  columns: {
    title: 'Est-ce bien cela ?',
    found: (companies, file) =>
      plural('fr', companies, {
        zero: `Aucune entreprise trouvée dans « ${file} ».`,
        one: `# entreprise trouvée dans « ${file} ».`,
        other: `# entreprises trouvées dans « ${file} ».`,
      }),
    detail: 'Corrigez ce qui ne va pas : ce sera retenu la prochaine fois.',
    asOn: 'Jour que décrit le classeur',
    asOnHint: 'Les effectifs valent pour ce jour.',
    layout: (sheets, count) => `${count > 1 ? 'Feuilles' : 'Feuille'} ${sheets}`,
    headingAt: (row) => `titres à la ligne ${row}`,
    rows: (from, to) => `lignes ${from} à ${to}`,
    column: 'Colonne',
    samples: 'Exemples',
    meaning: 'Contenu',
    unit: 'Unité',
    meaningOf: (heading) => `Ce que contient la colonne ${heading}`,
    scaleOf: (heading) => `Échelle de la colonne ${heading}`,
    currencyOf: (heading) => `Monnaie de la colonne ${heading}`,
    scales: { 0: 'unités', 3: 'milliers', 6: 'millions', 9: 'milliards' },
    assumed: (currency) => `${currency} (supposé)`,
    noHeading: 'sans titre',
    toCheck: 'À vérifier',
    notes: 'Ce que nous avons supposé',
    skipped: (titles, totals, duplicates) =>
      `Lignes qui ne comptent pas : ${[
        titles > 0 && plural('fr', titles, { one: '# ligne de titre', other: '# lignes de titre' }),
        totals > 0 && plural('fr', totals, { one: '# total', other: '# totaux' }),
        duplicates > 0 && plural('fr', duplicates, { one: '# doublon', other: '# doublons' }),
      ]
        .filter(Boolean)
        .join(', ')}.`,
    sites: 'Sites',
    sitesDetail: 'Les sites que le registre ne connaît pas encore seront créés, sauf si vous dites lequel c’est.',
    sitesToName:
      'Le registre ne connaît pas ces sites. Dites lesquels sont des vôtres ; les autres lignes seront refusées.',
    knownSites: (list) => `Sites reconnus : ${list}.`,
    noSite: 'Lignes sans site',
    site: (name, rows) => `${name} (${plural('fr', rows, { one: '# entreprise', other: '# entreprises' })})`,
    isSite: (name) => `C’est ${name}`,
    createSite: (name) => `Créer le site « ${name} »`,
    noStay: 'Sans site : l’entreprise n’est pas hébergée',
    go: 'Voir ce qui change',
    discard: 'Abandonner cet import',
  },
  preview: {
    title: (counts) => finding(counts),
    detail: (file, day) => `${file}, situation au ${day}. Rien n’est encore écrit.`,
    all: 'Toutes',
    parts: 'Lignes par état',
    caption: 'Lignes du classeur',
    company: 'Entreprise',
    place: (sheet, row) => `${sheet}, ligne ${row}`,
    rowState: 'État',
    means: 'Ce que cela change',
    choose: 'Votre choix',
    becomes: 'devient',
    unknown: 'inconnu',
    brings: (count) => plural('fr', count, { one: '# information', other: '# informations' }),
    confirmed: (labels) => `Inchangé, confirmé à cette date : ${labels}.`,
    older: (value) => `${value} (gardé dans l’historique : le registre a plus récent)`,
    leftOut: (label, value) => `${label} : « ${value} » ne peut pas être gardé.`,
    difference: (heading, first, second) => `${heading} : « ${second} » ici, « ${first} » plus haut.`,
    blank: 'vide',
    nothing: 'Rien ne change.',
    gone: 'Hébergée d’après le registre, absente du classeur.',
    none: 'Aucune ligne de ce genre.',
    keepChoices: 'Enregistrer ces choix',
    again: 'Comparer de nouveau',
    back: 'Revoir les colonnes',
    apply: 'Appliquer au registre',
    applyTitle: 'Appliquer',
    applyDetail: ({ new: added, changed, doubtful }) =>
      [
        plural('fr', added, {
          zero: 'Aucune entreprise ne sera ajoutée',
          one: '# entreprise sera ajoutée',
          other: '# entreprises seront ajoutées',
        }),
        plural('fr', changed, {
          zero: 'aucune ne sera modifiée.',
          one: '# sera modifiée.',
          other: '# seront modifiées.',
        }),
      ].join(', ') +
      (doubtful > 0
        ? plural('fr', doubtful, {
            one: ' La ligne douteuse suivra le choix affiché.',
            other: ' Les # lignes douteuses suivront les choix affichés.',
          })
        : ''),
    goneChoice: (count) =>
      plural('fr', count, {
        one: 'Une entreprise hébergée n’est plus dans le classeur. Que faire ?',
        other: '# entreprises hébergées ne sont plus dans le classeur. Que faire ?',
      }),
    goneKeep: 'Ne rien changer',
    goneEnd: (day) => `Terminer leur séjour le ${day}`,
    choiceOf: (name) => `Choix pour ${name}`,
    chosen: 'Vos choix sont enregistrés. Voyez ce qu’ils changent, puis appliquez.',
  },
  result: {
    waiting: 'Le classeur entre dans le registre',
    waitingDetail: 'Cette page se met à jour seule. Vous pouvez aussi la quitter : tout sera appliqué, ou rien.',
    reload: 'Actualiser',
    done: (done, total) => `${showNumber('fr', done)} entreprises sur ${showNumber('fr', total)}`,
    applied: ({ new: added, changed }) =>
      `${plural('fr', added, { zero: 'Aucune entreprise ajoutée', one: '# entreprise ajoutée', other: '# entreprises ajoutées' })}, ${plural('fr', changed, { zero: 'aucune modifiée', one: '# modifiée', other: '# modifiées' })}`,
    appliedOn: (instant) => `Appliqué le ${instant}.`,
    companies: 'Voir les entreprises',
    lines: 'Voir les lignes',
    undo: 'Annuler cet import',
    undone: 'Cet import a été annulé',
    undoneDetail: 'Le registre est redevenu ce qu’il était avant lui.',
    discarded: 'Cet import a été abandonné',
    discardedDetail: 'Rien n’en est entré dans le registre.',
    another: 'Importer un classeur',
    next: 'Et maintenant ?',
    steps: {
      overview: { text: 'Voir à quoi vos entreprises ont droit', link: 'Vue d’ensemble' },
      offers: { text: 'Adopter les offres et les aides que vos entreprises pourront demander', link: 'Catalogue' },
      people: { text: 'Inviter les entreprises à compléter leurs chiffres', link: 'Inviter' },
    },
    noOffers: 'Aucune offre n’est encore adoptée',
    noOffersDetail: 'Choisissez dans le catalogue : vous saurez aussitôt quelle entreprise a droit à quoi.',
    noOffersGo: 'Ouvrir le catalogue',
    undoTitle: 'Une erreur dans le classeur ?',
    undoDetail:
      'Annuler retire exactement ce que cet import a apporté et rend les valeurs d’avant. C’est possible tant que rien de plus récent ne repose dessus.',
  },
  undo: {
    title: (file) => `Annuler l’import de « ${file} » ?`,
    detail: (added) =>
      `${plural('fr', added, { zero: 'Aucune entreprise ne sera retirée', one: '# entreprise sera retirée', other: '# entreprises seront retirées' })}. Les valeurs d’avant reviendront telles qu’elles étaient.`,
    go: 'Annuler cet import',
    back: 'Le garder',
    impossible: 'Cet import ne peut plus être annulé',
    impossibleDetail: 'Ce qui a été fait depuis serait perdu. Corrigez plutôt ces entreprises une à une :',
    more: (count) => plural('fr', count, { one: 'et # autre', other: 'et # autres' }),
  },
})

function finding(counts: Counts): string {
  const parts = [
    counts.new > 0 && plural('fr', counts.new, { one: '# nouvelle', other: '# nouvelles' }),
    counts.changed > 0 && plural('fr', counts.changed, { one: '# modifiée', other: '# modifiées' }),
    counts.doubtful > 0 && plural('fr', counts.doubtful, { one: '# douteuse', other: '# douteuses' }),
    counts.refused > 0 && plural('fr', counts.refused, { one: '# refusée', other: '# refusées' }),
  ].filter((part) => part !== false)
  return parts.length > 0
    ? parts.join(', ')
    : `Rien ne change : ${plural('fr', counts.same, { one: '# entreprise identique', other: '# entreprises identiques' })}`
}
