import { plural, showDate, showNumber } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { KeyWords } from './api-keys.messages.ts'

export const fr: KeyWords = french<KeyWords>({
  refusals: {
    'not-allowed': () => 'Seule la direction du parc donne des clés aux logiciels.',
    'name-missing': () => 'Dites à quoi sert la clé.',
    'name-too-long': ({ longest }) => `C’est plus long que ${showNumber('fr', longest)} caractères. Raccourcissez.`,
    'role-incomplete': () => 'Ce rôle n’est pas complet. Choisissez un rôle et ce qui va avec.',
    'day-unreadable': () => 'Ce n’est pas un jour. Exemple : 2027-12-31.',
    'day-past': () => 'Ce jour est passé. Choisissez-en un plus tard, ou laissez vide.',
    'key-not-found': () => 'Cette clé n’existe pas ou a déjà été révoquée.',
    'key-reused': () => 'Ce formulaire a déjà servi à autre chose. Rechargez la page et recommencez.',
  },
  title: (open) =>
    plural('fr', open, { zero: 'Aucune clé n’est ouverte', one: '# clé est ouverte', other: '# clés sont ouvertes' }),
  detail:
    'Un logiciel qui travaille avec Tremplin entre avec une clé. Il voit et fait ce que permet le rôle de la clé.',
  above: 'Votre compte',
  make: 'Créer une clé',
  makeDetail:
    'La clé est montrée une seule fois. Donnez la sienne à chaque logiciel : vous pourrez en révoquer une seule.',
  name: 'À quoi sert-elle ?',
  nameHint: 'Par exemple : comptabilité, portail du partenaire.',
  role: 'Rôle',
  roleHint: 'Donnez le plus petit rôle qui suffit.',
  sites: 'Sites',
  partner: 'Partenaire',
  company: 'Entreprise',
  onlyFor: (role) => `Pour : ${role}.`,
  none: 'Aucun choix',
  expiresOn: 'Dernier jour',
  expiresHint: 'Laissé vide, la clé reste jusqu’à ce que vous la révoquiez.',
  submit: 'Créer la clé',
  made: 'Copiez cette clé maintenant',
  madeDetail: 'Elle ne sera plus montrée. Qui la possède agit à ce titre : gardez-la comme un mot de passe.',
  how: 'Le logiciel l’envoie avec chaque demande :',
  toList: 'Je l’ai copiée',
  revoked: 'La clé est révoquée. Elle n’ouvre plus rien.',
  beginsWith: (prefix) => `commence par ${prefix}`,
  madeOn: (day, by) => (by ? `créée le ${showDate('fr', day)} par ${by}` : `créée le ${showDate('fr', day)}`),
  usedAt: (when) => `utilisée pour la dernière fois le ${when}`,
  neverUsed: 'jamais utilisée',
  stays: 'sans dernier jour',
  until: (day) => `jusqu’au ${showDate('fr', day)}`,
  expired: (day) => `Expirée depuis le ${showDate('fr', day)}`,
  revokedOn: (day) => `Révoquée le ${showDate('fr', day)}`,
  revoke: 'Révoquer',
  revokeSpoken: (name) => `Révoquer la clé « ${name} »`,
  revokeConfirm: (name) =>
    `Le logiciel qui utilise « ${name} » sera refusé dès maintenant. On ne peut pas revenir en arrière.`,
  documentation: 'Ce que permet l’API',
  section: {
    title: 'Logiciels',
    detail: 'D’autres logiciels travaillent avec Tremplin grâce à des clés que vous donnez et révoquez.',
    link: 'Clés des logiciels',
  },
})
