import { plural, showDate, showNumber } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { ProgressWords } from './progress.messages.ts'

export const fr: ProgressWords = french<ProgressWords>({
  title: (granted) =>
    plural('fr', granted, {
      zero: 'Aucune demande accordée pour vos offres',
      one: '# demande accordée pour vos offres',
      other: '# demandes accordées pour vos offres',
    }),
  detail: (day) =>
    `Au ${showDate('fr', day)}. Des nombres seulement : qui demande reste entre l’entreprise et le parc.`,
  none: 'Aucune de vos offres n’est dans ce parc',
  noneDetail: 'La direction du parc ouvre les offres. Écrivez-lui pour ouvrir la vôtre.',
  offers: 'Où en sont vos offres',
  offer: 'Offre',
  steps: {
    asked: 'Demandées',
    open: 'À décider',
    granted: 'Accordées',
    activated: 'Activées',
    used: 'Utilisées',
    returned: 'Rendues',
  },
  closed: 'fermée',
  waiting: (grants) =>
    plural('fr', grants, {
      zero: 'Rien n’attend d’être activé',
      one: '# demande accordée attend d’être activée',
      other: '# demandes accordées attendent d’être activées',
    }),
  waitingDetail:
    'Le parc retrouve l’entreprise par le numéro de la demande : donnez-le-lui si quelque chose bloque chez vous.',
  number: 'Numéro',
  code: 'Code',
  codeNumber: (number) => `n° ${showNumber('fr', number)}`,
  noCode: 'sans code',
  grantedOn: 'Accordée le',
  activateBy: 'À activer avant la fin du',
  noLimit: 'pas de date',
  codes: 'Vos codes',
  codesDetail: 'Envoyez-en d’autres au parc avant qu’un stock soit bas.',
  codesLeft: (free, total) =>
    `${plural('fr', free, { zero: 'Aucun code libre', one: '# code libre', other: '# codes libres' })} sur ${showNumber('fr', total)}`,
  low: (lowAt) => `bas : ${showNumber('fr', lowAt)} ou moins`,
  lowFrom: (lowAt) => `bas à partir de ${showNumber('fr', lowAt)}`,
  lowOn: (day) => `au rythme des 90 derniers jours, bas vers le ${showDate('fr', day)}`,
  noPace: 'aucun remis dans les 90 derniers jours',
  byMonth: 'Accordées par mois',
  byMonthDetail: 'Sur douze mois, rendues ensuite ou non.',
  bySite: 'Accordées par site',
  bySector: 'Accordées par secteur',
  smallDetail: (least) =>
    `Ce qui compte moins de ${showNumber('fr', least)} est réuni, pour que personne ne soit reconnu.`,
  others: 'Autres',
})
