import { type PluralForms, plural, showDate, showNumber } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { CodeWords } from './codes.messages.ts'

const codes: PluralForms = { zero: 'aucun code', one: '# code', other: '# codes' }
const left: PluralForms = { zero: 'Il ne reste aucun code', one: 'Il reste # code', other: 'Il reste # codes' }
const endSoon: PluralForms = { one: '# code libre expire', other: '# codes libres expirent' }

export const fr: CodeWords = french({
  refusals: {
    'key-reused': () => 'Ce formulaire a déjà servi à autre chose. Rechargez la page et recommencez.',
    'not-allowed': () => 'Seule la direction gère les codes. Adressez-vous à elle.',
    'offer-not-found': () => 'Cette offre est introuvable. Revenez à la liste des offres.',
    'code-not-found': () => 'Ce code est introuvable ou déjà hors d’usage. Revenez à la liste des codes.',
    'no-codes-left': () =>
      'Il ne reste aucun code libre pour remplacer celui-ci. Ajoutez d’abord des codes, puis remplacez-le.',
    'text-too-long': ({ most }) =>
      `Ce texte dépasse ${showNumber('fr', most)} caractères. Raccourcissez-le ; rien n’a encore été fait.`,
    'reason-missing': () => 'Dites en quelques mots pourquoi ce code ne fonctionne pas.',
    'not-a-number': ({ most }) => `Indiquez un nombre entier de 0 à ${showNumber('fr', most)}.`,
    'key-missing': () =>
      'La clé de ces codes manque sur ce serveur. Demandez à qui le gère de rétablir TREMPLIN_CODE_KEYS ou le fichier code-keys.',
    'nothing-uploaded': () => 'Collez au moins un code, ou choisissez un fichier.',
    'not-text': () => 'Ce fichier n’est pas du texte. Enregistrez-le en CSV et choisissez-le de nouveau.',
    'too-many-codes': ({ most }) =>
      `Ajoutez au plus ${showNumber('fr', most)} codes à la fois. Partagez-les en plusieurs envois.`,
    'lines-refused': ({ problems }) =>
      `Rien n’a été ajouté : ${plural('fr', problems.length, { one: '# ligne est à corriger', other: '# lignes sont à corriger' })}. Corrigez votre liste et ajoutez-la de nouveau.`,
  },
  problems: {
    'too-long': ({ line, most }) => `Ligne ${showNumber('fr', line)} : plus de ${showNumber('fr', most)} caractères.`,
    'not-a-date': ({ line }) =>
      `Ligne ${showNumber('fr', line)} : ce qui suit le code n’est pas une date. Écrivez 30/06/2027 ou 2027-06-30.`,
    'too-many-cells': ({ line }) => `Ligne ${showNumber('fr', line)} : un code et sa date, rien d’autre.`,
    past: ({ line }) => `Ligne ${showNumber('fr', line)} : son dernier jour est passé.`,
    repeated: ({ line, of }) => `Ligne ${showNumber('fr', line)} : le même code qu’à la ligne ${showNumber('fr', of)}.`,
    known: ({ line }) => `Ligne ${showNumber('fr', line)} : la réserve a, ou a eu, déjà ce code.`,
  },
  moreProblems: (others) => plural('fr', others, { one: 'Et # autre ligne.', other: 'Et # autres lignes.' }),
  states: {
    free: 'libre',
    expired: 'expiré',
    given: 'remis, pas encore vu',
    seen: 'remis et vu',
    spent: 'consommé',
    dead: 'hors d’usage',
  },
  counted: {
    free: (codes) => plural('fr', codes, { one: 'libre', other: 'libres' }),
    expired: (codes) => plural('fr', codes, { one: 'expiré', other: 'expirés' }),
    given: (codes) => plural('fr', codes, { one: 'remis, pas encore vu', other: 'remis, pas encore vus' }),
    seen: (codes) => plural('fr', codes, { one: 'remis et vu', other: 'remis et vus' }),
    spent: (codes) => plural('fr', codes, { one: 'consommé', other: 'consommés' }),
    dead: () => 'hors d’usage',
  },
  numbered: (number) => `N° ${showNumber('fr', number)}`,
  pool: {
    link: 'Codes de l’offre',
    title: (free) => plural('fr', free, left),
    none: 'Cette offre ne remet pas de codes',
    noneDetail: 'Ajoutez les codes que le partenaire vous a donnés : chaque demande accordée en recevra un.',
    noneForManager: 'La direction peut ajouter les codes que le partenaire a donnés.',
    sealed:
      'Les codes sont conservés scellés. Personne n’en voit ici : l’entreprise à qui un code est remis le voit, et c’est consigné.',
    free: 'Libres',
    given: 'Remis',
    givenDetail: 'un par demande',
    expired: 'Expirés',
    dead: 'Hors d’usage',
    of: (total) => `sur ${showNumber('fr', total)}`,
    lowDetail: (lowAt) => `La direction est prévenue à ${showNumber('fr', lowAt)}.`,
    low: 'Il reste peu de codes : demandez-en d’autres au partenaire.',
    endSoon: (count, first) => `${plural('fr', count, endSoon)} bientôt, à partir du ${showDate('fr', first)}.`,
    keyMissing: 'La clé de certains codes manque sur ce serveur',
    keyMissingDetail:
      'Personne ne peut les voir tant que la personne qui gère le serveur n’a pas rétabli TREMPLIN_CODE_KEYS ou le fichier code-keys.',
    added: (count) => plural('fr', count, { one: '# code a été ajouté.', other: '# codes ont été ajoutés.' }),
    thresholdSet: 'Le seuil est enregistré.',
    died: 'Le code est hors d’usage.',
    replaced: 'Le code est hors d’usage et l’entreprise en a un autre.',
    tabs: 'Ce que sont devenus les codes',
    all: 'Tous',
    caption: 'Codes de cette offre',
    code: 'Code',
    state: 'État',
    ends: 'Dernier jour',
    noEnd: 'sans fin',
    noneSuch: 'Il n’y a pas de tel code',
  },
  upload: {
    title: 'Ajouter des codes',
    detail: 'Tous sont ajoutés, ou aucun. Un code que la réserve a déjà est refusé.',
    paste: 'Codes à ajouter',
    pasteHint: 'Un par ligne. Après un point-virgule, son dernier jour s’il en a un : 30/06/2027.',
    file: 'Fichier CSV',
    fileHint: 'Un code par ligne, son dernier jour dans la deuxième colonne s’il en a un. 1 Mo au plus.',
    byFile: 'Depuis un fichier',
    add: 'Ajouter les codes',
  },
  threshold: {
    title: 'Quand il en reste peu',
    label: 'Prévenir la direction quand il reste ce nombre de codes libres',
    hint: 'Par un message, une seule fois jusqu’au prochain ajout.',
    save: 'Enregistrer',
  },
  one: {
    title: (number, state) => {
      const told = {
        free: 'est libre',
        expired: 'a expiré',
        given: 'est remis, personne ne l’a vu',
        seen: 'est remis et a été vu',
        spent: 'est consommé',
        dead: 'est hors d’usage',
      }
      return `Le code n° ${showNumber('fr', number)} ${told[state]}`
    },
    ends: (on) => `dernier jour : ${showDate('fr', on)}`,
    broughtIn: 'Ajouté',
    by: (name) => `par ${name}`,
    givenTo: (company) => `Remis à ${company}`,
    seenBy: (name) => `Vu par ${name}`,
    spent: 'Consommé : la demande est terminée et le code a été vu',
    died: (reason) => `Hors d’usage : ${reason}`,
    replacedBy: 'Remplacé par :',
    replaces: 'Remplace :',
    story: 'Ce qui s’est passé',
    doesNotWork: 'Ce code ne fonctionne pas',
    doesNotWorkDetail: 'L’entreprise reçoit aussitôt le prochain code libre. L’ancien est retiré pour de bon.',
    doesNotWorkFree: 'Il est retiré pour de bon. Personne ne le recevra.',
    reason: 'Pourquoi',
    declare: 'Remplacer le code',
    declareFree: 'Le retirer',
  },
  trace: {
    link: 'Qui a vu quoi',
    title: (acts) =>
      plural('fr', acts, {
        zero: 'Personne n’a vu de code',
        one: '# consultation est consignée',
        other: '# consultations sont consignées',
      }),
    detail: 'Qui ajoute des codes les a eus sous les yeux ; qui en regarde un est consigné à chaque fois.',
    caption: 'Qui a vu quel code, et quand',
    when: 'Quand',
    who: 'Qui',
    what: 'Quoi',
    brought: (count) => `a ajouté ${plural('fr', count, codes)}`,
    saw: (number) => `a vu le code n° ${showNumber('fr', number)}`,
    system: 'le système',
    none: 'Rien à montrer',
    noneDetail: 'Chaque consultation d’un code sera consignée ici.',
  },
  letter: {
    greeting: 'Bonjour,',
    lowSubject: (offer, free) => `${plural('fr', free, left)} : ${offer}`,
    low: (offer, free, lowAt) =>
      `${plural('fr', free, left)} pour « ${offer} ». Vous êtes prévenu quand il en reste ${showNumber('fr', lowAt)} ou moins.`,
    lowNext: 'Demandez d’autres codes au partenaire et ajoutez-les ici :',
    endingSubject: (count) => `${plural('fr', count, endSoon)} bientôt`,
    ending: 'Ces codes sont libres et ne serviront bientôt plus à personne :',
    endingLine: (offer, count, first) => `${offer} : ${plural('fr', count, codes)}, dès le ${showDate('fr', first)}`,
    endingNext: 'Signalez-les aux entreprises qui y ont droit, ou demandez-en d’autres au partenaire.',
    why: (park) => `Vous recevez ce message parce que vous faites partie de la direction de ${park}.`,
  },
  notice: {
    title: (offers) =>
      plural('fr', offers, {
        one: 'Il reste peu de codes pour # offre',
        other: 'Il reste peu de codes pour # offres',
      }),
    line: (offer, free) =>
      `${offer} : ${plural('fr', free, { zero: 'plus aucun', one: 'plus que #', other: 'plus que #' })}`,
  },
})
