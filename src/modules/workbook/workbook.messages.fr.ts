import { french } from '../../kernel/messages.ts'
import type { IntakeWords } from './workbook.messages.ts'
import type { Difference } from './problem.ts'

export const fr: IntakeWords = french<IntakeWords>({
  refusals: {
    'empty-file': () => 'Ce fichier est vide. Choisissez celui qui contient la liste des entreprises.',
    'too-large': ({ megabytes }) =>
      `Ce fichier dépasse ${megabytes} Mo une fois ouvert. Gardez-y seulement les feuilles de la liste.`,
    'too-many-rows': ({ most }) => `Ce fichier a plus de ${most} lignes. Partagez-le en plusieurs fichiers.`,
    'too-many-columns': ({ most }) => `Une feuille a plus de ${most} colonnes. Supprimez celles qui ne servent pas.`,
    'password-protected': () => 'Ce fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe.',
    damaged: () => 'Ce fichier est abîmé. Ouvrez-le dans votre tableur, puis enregistrez-le de nouveau en .xlsx.',
    'old-excel': () => 'C’est un ancien fichier Excel (.xls). Enregistrez-le au format .xlsx.',
    'binary-excel': () => 'C’est un classeur Excel binaire (.xlsb). Enregistrez-le au format .xlsx.',
    'open-document': () => 'C’est un classeur OpenDocument (.ods). Enregistrez-le au format .xlsx ou .csv.',
    pdf: () => 'C’est un PDF. Fournissez le classeur d’où il vient, en .xlsx ou .csv.',
    'web-page': () =>
      'C’est une page web ou un fichier XML. Ouvrez-le dans votre tableur et enregistrez-le au format .xlsx.',
    'not-a-table': () =>
      'Ce fichier n’est pas un tableau que nous savons lire. Enregistrez-le au format .xlsx ou .csv.',
  },
  problems: {
    'duplicate-company': ({ firstSheet, firstRow, sheet, differences }) =>
      `Même entreprise qu’à la ligne ${firstRow}${firstSheet === sheet ? '' : ` de la feuille « ${firstSheet} »`} : elle compte une fois. ${differ(differences)}`,
    'assumed-currency': ({ currency, value }) =>
      `La colonne « ${value} » ne dit pas sa monnaie : ses montants sont lus en ${currency}.`,
    'unreadable-date': ({ value }) => `« ${value} » n’est pas une date lisible. La case est laissée de côté.`,
    'unreadable-number': ({ value }) => `« ${value} » n’est pas un nombre lisible. La case est laissée de côté.`,
    approximate: ({ value }) => `« ${value} » est approximatif. La case est laissée de côté ; donnez la valeur exacte.`,
    negative: ({ value }) => `« ${value} » est négatif, ce qui ne peut pas être. La case est laissée de côté.`,
    'implausible-date': ({ value }) => `« ${value} » est une date invraisemblable. La case est laissée de côté.`,
    'implausible-number': ({ value }) => `« ${value} » est un nombre invraisemblable. La case est laissée de côté.`,
    'ambiguous-date': ({ value }) =>
      `« ${value} » peut se lire de deux façons : la colonne mélange jour/mois et mois/jour. La case est laissée de côté.`,
    'wider-date': ({ value }) => `« ${value} » désigne une période : seuls le mois ou l’année sont retenus.`,
    'error-cell': ({ value }) => `La formule de cette case échoue (${value}). La case est laissée de côté.`,
    'bad-ice': ({ value }) => `La clé de l’ICE « ${value} » est fausse : vérifiez-le.`,
    'not-an-ice': ({ value }) => `« ${value} » n’est pas un ICE : il faut 15 chiffres. La case est laissée de côté.`,
    'lost-digits': ({ value }) => `Le tableur a arrondi l’ICE « ${value} ». Saisissez-le comme du texte.`,
    'unknown-sector': ({ value }) =>
      `Le secteur « ${value} » n’est pas dans notre liste : classé « Autre secteur », son nom est gardé.`,
    'unknown-legal-form': ({ value }) =>
      `La forme juridique « ${value} » n’est pas dans notre liste : classée « Autre forme », son nom est gardé.`,
    'unknown-stage': ({ value }) => `Le stade « ${value} » n’est pas dans notre liste. La case est laissée de côté.`,
    'unknown-country': ({ value }) => `Le pays « ${value} » n’est pas reconnu. La case est laissée de côté.`,
    'same-name-other-ice': ({ value }) =>
      `« ${value} » porte le nom d’une autre ligne, mais un autre ICE : les deux sont gardées.`,
    'no-name': () => 'Cette ligne décrit une entreprise sans la nommer. Donnez son nom pour qu’elle compte.',
    'only-a-name': ({ value }) =>
      `« ${value} » est seul sur sa ligne : lu comme un titre. Si c’est une entreprise, donnez son site ou sa date de création.`,
    'no-year': ({ value }) =>
      `La colonne « ${value} » ne dit pas de quelle année. Elle est laissée de côté ; ajoutez l’année, « CA 2016 ».`,
    'column-twice': ({ value }) =>
      `Une autre colonne dit déjà la même chose que « ${value} », qui est laissée de côté.`,
    'assumed-day-first': ({ value }) =>
      `Dans « ${value} », rien ne montre l’ordre du jour et du mois : le jour est lu d’abord.`,
    'assumed-groups': ({ value }) =>
      `Dans « ${value} », un nombre comme 4,161 est lu comme quatre mille cent soixante et un.`,
    'unit-from-title': ({ value }) => `L’unité de « ${value} » vient du titre au-dessus du tableau.`,
    'no-company-list': ({ sheet }) =>
      `La feuille « ${sheet} » ne contient pas de liste d’entreprises : elle n’est pas lue.`,
  },
  codes: {
    'duplicate-company': 'une entreprise déjà rencontrée plus haut',
    'assumed-currency': 'une colonne de montants sans monnaie',
    'unreadable-date': 'une date illisible',
    'unreadable-number': 'un nombre illisible',
    approximate: 'une valeur approximative',
    negative: 'une valeur négative',
    'implausible-date': 'une date invraisemblable',
    'implausible-number': 'un nombre invraisemblable',
    'ambiguous-date': 'une date qui se lit de deux façons',
    'wider-date': 'une date donnée par une période',
    'error-cell': 'une formule qui échoue',
    'bad-ice': 'un ICE dont la clé est fausse',
    'not-an-ice': 'autre chose qu’un ICE',
    'lost-digits': 'un ICE arrondi par le tableur',
    'unknown-sector': 'un secteur hors de la liste',
    'unknown-legal-form': 'une forme juridique hors de la liste',
    'unknown-stage': 'un stade hors de la liste',
    'unknown-country': 'un pays non reconnu',
    'same-name-other-ice': 'le même nom avec un autre ICE',
    'no-name': 'une ligne d’entreprise sans nom',
    'only-a-name': 'un texte seul sur sa ligne',
    'no-year': 'une colonne de chiffre d’affaires sans année',
    'column-twice': 'une colonne qui répète une autre',
    'assumed-day-first': 'une colonne de dates lue jour d’abord, sans preuve',
    'assumed-groups': 'une colonne où 4,161 est lu 4161, sans preuve',
    'unit-from-title': 'une unité prise dans le titre',
    'no-company-list': 'une feuille sans liste d’entreprises',
  },
  meanings: {
    name: 'Nom de l’entreprise',
    ice: 'ICE',
    rc: 'Registre de commerce',
    if: 'Identifiant fiscal',
    cnss: 'CNSS',
    legalForm: 'Forme juridique',
    site: 'Site',
    office: 'Local',
    areaSqm: 'Surface (m²)',
    sector: 'Secteur',
    incorporatedOn: 'Date de création',
    activityStartedOn: 'Début d’activité',
    enteredOn: 'Date d’entrée',
    leftOn: 'Date de sortie',
    headcount: 'Effectif',
    womenHeadcount: 'Femmes dans l’effectif',
    meanAge: 'Âge moyen',
    turnover: 'Chiffre d’affaires (année à préciser)',
    email: 'Adresse e-mail',
    phone: 'Téléphone',
    website: 'Site web',
    contactName: 'Contact',
    stage: 'Stade de financement',
    fundingRaised: 'Fonds levés',
    country: 'Pays',
    ignored: 'Ne pas lire',
  },
  turnoverOf: (year) => `Chiffre d’affaires de ${year}`,
})

function differ(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'Les deux lignes disent la même chose.'
  const list = differences.map(
    ({ heading, first, second }) => `${heading} (« ${first || 'vide'} », puis « ${second || 'vide'} »)`,
  )
  return `Ce qui diffère : ${list.join(', ')}. La première ligne est retenue.`
}
