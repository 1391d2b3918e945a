import { plural, showNumber } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { DraftWords } from './drafts.messages.ts'

export const fr: DraftWords = french({
  save: 'Enregistrer le brouillon',
  saved: 'Le brouillon est enregistré',
  savedDetail: 'Seule la direction du parc le voit. Rien n’est publié, et aucune entreprise n’est jugée d’après lui.',
  lastSaved: (by, on) => `Brouillon, enregistré pour la dernière fois par ${by} le ${on}`,
  listed: (by, on) => `enregistré par ${by} le ${on}`,
  somebody: 'quelqu’un',
  changed: (by, on) => `${by} a enregistré ce brouillon le ${on}, pendant que vous écriviez`,
  changedDetail:
    'Ce que vous avez écrit est toujours dans le formulaire. Là où les deux diffèrent, ce qui est enregistré est indiqué au champ. Enregistrez ou publiez pour mettre le vôtre à la place, ou ouvrez ce qui est enregistré et continuez de là.',
  openSaved: 'Ouvrir ce qui est enregistré',
  theirs: (by, text) => `Enregistré par ${by} : « ${text} »`,
  theirsEmpty: (by) => `${by} a laissé ce champ vide.`,
  gone: 'Ce brouillon a été publié ou supprimé pendant que vous écriviez',
  goneDetail:
    'Ce que vous avez écrit est toujours dans le formulaire. Regardez d’abord les offres ; puis enregistrez un nouveau brouillon, ou publiez.',
  tooMany: (most) =>
    `Le parc a déjà ${showNumber('fr', most)} brouillons : celui-ci n’a pas été enregistré. Publiez ou supprimez-en un autre, puis enregistrez de nouveau.`,
  tooLarge:
    'C’est plus de texte qu’un brouillon ne peut garder : il n’a pas été enregistré. Raccourcissez, puis enregistrez de nouveau.',
  olderTerms: 'L’offre a reçu d’autres conditions depuis que ce brouillon a été commencé',
  olderTermsDetail:
    'Les avantages ci-dessous sont ceux dont il est parti. Comparez-les avec les conditions en cours avant de publier.',
  seePresent: 'Voir les conditions en cours',
  discard: 'Supprimer ce brouillon',
  discardDetail: 'Ce qui a été écrit est perdu pour de bon. Les offres publiées restent comme elles sont.',
  notDiscarded: 'Le brouillon n’a pas été supprimé, car quelqu’un l’a enregistré entre-temps',
  notDiscardedDetail: 'Voici ce qui est enregistré maintenant. Lisez-le, puis supprimez-le si vous le voulez toujours.',
  list: (drafts) => plural('fr', drafts, { one: 'Un brouillon', other: '# brouillons' }),
  listDetail: 'Seule la direction les voit. Rien n’est publié, et aucune entreprise n’est jugée d’après eux.',
  listOfTerms: (drafts) =>
    plural('fr', drafts, {
      one: 'Un brouillon de nouvelles conditions',
      other: '# brouillons de nouvelles conditions',
    }),
  untitled: 'Offre encore sans titre',
  untitledTerms: 'Nouvelles conditions',
  newOffer: 'Nouvelle offre',
  newOfferOf: (partner) => `Nouvelle offre de ${partner}`,
  termsOf: (offer) => `Nouvelles conditions de ${offer}`,
  ticked: 'coché',
  live: {
    noCondition: 'Remplissez au moins une condition, sans erreur : les entreprises sont comptées ici.',
    unreadable: 'La règle ne se lit pas encore. Les entreprises seront comptées ici dès qu’elle se lira.',
  },
} satisfies DraftWords)
