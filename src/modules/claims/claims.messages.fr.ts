import { plural, showDate, showList, showNumber } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { ClaimWords } from './claims.messages.ts'
import type { ClaimState } from './claim.ts'

const states: Readonly<Record<ClaimState, string>> = {
  requested: 'Demandée',
  verified: 'Vérifiée',
  granted: 'Accordée',
  activated: 'Activée',
  used: 'Utilisée',
  ended: 'Terminée',
  refused: 'Refusée',
  withdrawn: 'Retirée',
  expired: 'Échue',
  revoked: 'Reprise',
}
const mb = (bytes: number) => showNumber('fr', Math.floor(bytes / 1024 / 1024))

export const fr: ClaimWords = french<ClaimWords>({
  refusals: {
    'key-reused': () => 'Ce formulaire a déjà servi à autre chose. Rechargez la page et recommencez.',
    'not-allowed': () => 'Votre rôle ne le permet pas. Adressez-vous à l’équipe du parc.',
    'company-not-found': () => 'Cette entreprise est introuvable. Revenez à votre liste.',
    'offer-not-found': () => 'Cette offre est introuvable. Revenez à la liste des opportunités.',
    'claim-not-found': () => 'Cette demande est introuvable. Revenez à la liste des demandes.',
    'offer-closed': () => 'Cette offre est close. Voyez les autres offres qui vous sont ouvertes.',
    'opens-later': ({ on }) =>
      `Cette offre pourra être demandée à partir du ${showDate('fr', on)}. Revenez ce jour-là.`,
    'closed-on': ({ on }) =>
      `Cette offre pouvait être demandée jusqu’au ${showDate('fr', on)}. Voyez les autres offres ouvertes.`,
    'agreement-not-running': () =>
      'La convention dont dépend cette offre n’a pas commencé. Demandez à l’équipe du parc à partir de quand elle court.',
    'agreement-suspended': () =>
      'La convention dont dépend cette offre est suspendue : rien n’est accordé pour l’instant. Redemandez quand elle reprendra.',
    'agreement-ended': ({ on }) =>
      `La convention dont dépend cette offre a pris fin${on ? ` le ${showDate('fr', on)}` : ''}. Demandez à l’équipe du parc si elle est renouvelée.`,
    'not-eligible': () =>
      'D’après sa règle, l’entreprise n’a pas droit à cette offre aujourd’hui. La liste des opportunités dit pourquoi, et ce qui le changerait.',
    'cannot-say': ({ missing }) =>
      missing === 0
        ? 'On ne peut pas encore dire si l’entreprise y a droit : une personne du parc doit d’abord se prononcer.'
        : `On ne peut pas encore dire si l’entreprise y a droit. ${plural('fr', missing, { one: 'Une réponse manque : donnez-la', other: '# réponses manquent : donnez-les' })} dans la liste des opportunités.`,
    'not-with': ({ other, freeOn }) =>
      `Cette offre ne se cumule pas avec « ${other.fr} », que l’entreprise a déjà. ${freeOn ? `Elle s’ouvre le ${showDate('fr', freeOn)}.` : 'Redemandez-la quand l’autre sera terminée.'}`,
    'only-after': ({ other, openOn }) =>
      openOn
        ? `Cette offre vient après « ${other.fr} ». Elle s’ouvre à l’entreprise le ${showDate('fr', openOn)}.`
        : `Cette offre vient après « ${other.fr} ». Prenez d’abord celle-là.`,
    'already-claimed': () => 'L’entreprise a déjà cette offre. Sa demande est dans la liste des demandes.',
    'already-requested': () =>
      'L’entreprise a déjà demandé cette offre. Attendez la décision ou retirez cette demande.',
    'offer-full': () =>
      'Toutes les places de cette offre sont prises. Demandez à l’équipe du parc s’il y en aura d’autres.',
    'budget-spent': () => 'Le budget de cette offre est épuisé. Demandez à l’équipe du parc s’il y en aura d’autre.',
    'site-full': () =>
      'Toutes les places de votre site sont prises. Demandez au responsable du site s’il y en aura d’autres.',
    'company-full': () =>
      'L’entreprise a pris toutes les places auxquelles elle a droit. Terminez-en une pour en prendre une autre.',
    'person-full': () =>
      'Vous avez pris toutes les places prévues pour une personne. Quelqu’un d’autre de l’entreprise peut demander.',
    'agreement-full': () =>
      'Toutes les places que la convention donne pour l’ensemble de ses offres sont prises. Demandez à l’équipe du parc si elle sera étendue.',
    'agreement-companies-full': () =>
      'La convention dont dépend cette offre bénéficie déjà à autant d’entreprises qu’elle en prévoit. Demandez à l’équipe du parc si elle sera étendue.',
    'no-codes-left': () =>
      'Tous les codes de cette offre ont été remis. L’équipe du parc le sait ; redemandez dans quelques jours.',
    'for-the-director': () => 'Seule la direction du parc décide pour cette offre. Laissez-lui la demande.',
    'not-now': ({ state }) =>
      `Ce n’est pas possible maintenant : la demande est « ${states[state].toLowerCase()} ». Rechargez la page pour voir où elle en est.`,
    'documents-missing': ({ names }) =>
      `Il manque ces pièces : ${showList('fr', names)}. Demandez-les à l’entreprise, ou accordez à titre d’exception avec un motif.`,
    'text-too-long': ({ most }) =>
      `Ce texte dépasse ${showNumber('fr', most)} caractères. Raccourcissez-le ; rien n’a encore été fait.`,
    'reason-missing': () => 'Donnez un motif : l’entreprise et le parc voudront le connaître plus tard.',
    'amount-not-understood': () => 'Ce montant n’a pas été compris. Écrivez-le en chiffres, par exemple 12 500.',
    'code-not-found': () =>
      'Il n’y a pas de code à montrer ici. Si l’offre remet des codes, adressez-vous à l’équipe du parc.',
    'key-missing': () =>
      'Ce code ne peut pas être ouvert sur ce serveur. Signalez à la personne qui s’en occupe qu’une clé des codes manque.',
    'no-file': () => 'Choisissez d’abord un fichier.',
    'file-too-large': ({ most }) => `Ce fichier pèse plus de ${mb(most)} Mo. Envoyez-en un plus léger.`,
    'not-a-document': () => 'Ce fichier n’est ni un PDF, ni un document Word, ni une image. Envoyez l’un de ceux-là.',
    'not-asked-for': () => 'Cette pièce n’est pas demandée. Choisissez l’une de celles qui le sont.',
    'too-many-documents': ({ most }) => `Une demande contient ${showNumber('fr', most)} pièces au plus.`,
    'document-there-already': () => 'Ce fichier est déjà là.',
  },
  states,
  acts: {
    request: 'Demandée',
    verify: 'Vérifiée : tout est en ordre',
    grant: 'Accordée',
    refuse: 'Refusée',
    withdraw: 'Retirée',
    activate: 'Activée',
    use: 'Utilisée',
    end: 'Terminée',
    expire: 'Échue : pas activée à temps',
    revoke: 'Reprise par le parc',
    'take-over': 'Prise en charge',
    escalate: 'Portée devant la direction : elle attend depuis trop longtemps',
    'replace-code': 'Nouveau code remis : l’ancien ne fonctionne pas',
  },
  verifiers: {
    nobody: 'Personne : accordée aussitôt',
    'site-manager': 'Le responsable du site',
    director: 'La direction',
  },
  verdicts: { eligible: 'Y a droit', ineligible: 'N’y a pas droit', undetermined: 'On ne peut pas dire' },
  values: {
    declared: { name: 'Déclarée', meaning: 'Ce que le partenaire annonce au plus' },
    granted: { name: 'Accordée', meaning: 'Ce qui a été accordé à cette entreprise' },
    activated: { name: 'Activée', meaning: 'Ce que l’entreprise a activé' },
    used: { name: 'Utilisée', meaning: 'Ce qui a vraiment servi' },
  },
  told: ({ act, company, reason, withCode, papers }, offer) => {
    const because = reason ? { detail: `Motif : ${reason}` } : {}
    switch (act) {
      case 'request':
        return { title: `${company} demande « ${offer} »`, detail: 'Voyez la demande et décidez.' }
      case 'verify':
        return { title: `Votre demande « ${offer} » est en ordre`, detail: 'La décision reste à prendre.' }
      case 'grant':
        return {
          title: `« ${offer} » est accordée à ${company}`,
          detail: withCode
            ? 'Votre code est prêt. Ouvrez la demande pour le voir.'
            : 'Ouvrez la demande pour la suite.',
        }
      case 'refuse':
        return { title: `Votre demande « ${offer} » est refusée`, ...because }
      case 'withdraw':
        return { title: `${company} a retiré sa demande « ${offer} »`, ...because }
      case 'expire':
        return {
          title: `« ${offer} » est échue`,
          detail: 'Elle n’a pas été activée à temps. Vous pouvez la redemander tant qu’elle est ouverte.',
        }
      case 'revoke':
        return { title: `« ${offer} » est reprise`, ...because }
      case 'escalate':
        return {
          title: `${company} attend toujours une décision sur « ${offer} »`,
          detail: 'Elle attend depuis plus de jours ouvrés que le parc n’en laisse passer. Voyez-la et décidez.',
        }
      case 'replace-code':
        return {
          title: `Vous avez un nouveau code pour « ${offer} »`,
          detail: 'L’ancien ne fonctionne pas. Ouvrez la demande pour voir le nouveau.',
        }
      case 'activate':
      case 'use':
      case 'end':
      case 'take-over':
        return { title: `« ${offer} » : du nouveau`, ...(papers > 0 && { detail: 'Ouvrez la demande pour voir.' }) }
    }
  },
  ask: {
    button: 'Demander',
    buttonFor: 'Demander pour elle',
    spoken: (offer) => `Demander – ${offer}`,
    running: (state) => (state === 'requested' || state === 'verified' ? 'Demande en cours' : 'Déjà obtenue'),
    exception: 'Accorder à titre d’exception',
  },
  list: {
    ours: (open, granted) =>
      open + granted === 0
        ? 'Aucune demande pour l’instant'
        : [
            granted > 0 && plural('fr', granted, { one: 'une offre obtenue', other: '# offres obtenues' }),
            open > 0 && plural('fr', open, { one: 'une demande attend', other: '# demandes attendent' }),
          ]
            .filter(Boolean)
            .join(', ')
            .replace(/^./, (letter) => letter.toUpperCase()),
    oursDetail: 'Ce que votre entreprise a demandé, et ce qu’il en est advenu.',
    toDecide: (claims) =>
      plural('fr', claims, {
        zero: 'Aucune demande n’attend de décision',
        one: 'Une demande à décider',
        other: '# demandes à décider',
      }),
    toDecideDetail: 'Celles qui attendent depuis le plus longtemps viennent d’abord.',
    none: 'Aucune demande pour l’instant',
    noneDetail: 'Choisissez une offre à laquelle votre entreprise a droit et demandez-la en un clic.',
    noneOf: {
      open: {
        title: 'Rien à décider',
        detail: 'Les demandes des entreprises arrivent ici dès qu’elles sont faites.',
      },
      running: {
        title: 'Rien d’accordé pour l’instant',
        detail: 'Ce que les entreprises obtiennent vient ici, et y reste tant que cela sert.',
      },
      over: {
        title: 'Rien de clos pour l’instant',
        detail: 'Les demandes refusées, retirées, échues, reprises ou terminées viennent ici.',
      },
    },
    seeOpportunities: 'Voir nos opportunités',
    tabs: 'Demandes par état',
    tab: {
      open: () => 'à décider',
      running: (claims) => plural('fr', claims, { one: 'accordée', other: 'accordées' }),
      over: (claims) => plural('fr', claims, { one: 'close', other: 'closes' }),
    },
    company: 'Entreprise',
    offer: 'Offre',
    site: 'Site',
    state: 'État',
    asked: 'Demandée le',
    waits: 'Attend',
    owner: 'Chez',
    nobody: 'Personne encore',
    workingDays: (days) =>
      plural('fr', days, { zero: 'depuis aujourd’hui', one: 'un jour ouvré', other: '# jours ouvrés' }),
    overdue: 'trop longtemps',
    holidays: 'Jours chômés',
  },
  claim: {
    title: (state, company, offer) => {
      const sentences: Readonly<Record<ClaimState, string>> = {
        requested: `${company} demande « ${offer} »`,
        verified: `La demande de ${company} pour « ${offer} » est en ordre et attend une décision`,
        granted: `${company} a obtenu « ${offer} »`,
        activated: `${company} a activé « ${offer} »`,
        used: `${company} utilise « ${offer} »`,
        ended: `${company} a eu « ${offer} »`,
        refused: `« ${offer} » a été refusée à ${company}`,
        withdrawn: `${company} a retiré sa demande « ${offer} »`,
        expired: `${company} n’a pas activé « ${offer} » à temps`,
        revoked: `« ${offer} » a été reprise à ${company}`,
      }
      return sentences[state]
    },
    above: 'Demandes',
    done: {
      asked: 'Votre demande est faite. Le parc vous répondra.',
      granted: 'C’est accordé.',
      decided: 'Votre décision est enregistrée et l’entreprise est prévenue.',
      followed: 'C’est enregistré.',
      document: 'La pièce est ajoutée.',
      'taken-over': 'La demande est maintenant chez vous.',
      replaced: 'L’entreprise a un nouveau code et elle est prévenue.',
    },
    facts: 'La demande',
    by: 'Chez',
    decides: 'Qui décide',
    decideBy: 'À décider avant la fin du',
    escalatedOn: 'Devant la direction depuis le',
    overdue: (days) =>
      plural('fr', days, {
        one: 'Cette demande attend depuis un jour ouvré',
        other: 'Cette demande attend depuis # jours ouvrés',
      }),
    overdueDetail: (by, escalatedOn) =>
      `Il fallait décider avant la fin du ${showDate('fr', by)}.${escalatedOn ? ` La direction est prévenue depuis le ${showDate('fr', escalatedOn)}.` : ''}`,
    rule: 'Ce que disait la règle',
    exception: 'Accordée à titre d’exception',
    number: 'Numéro',
    grantedOn: 'Accordée le',
    activateBy: 'À activer avant la fin du',
    activateBefore: (day) => `Activez-la au plus tard le ${showDate('fr', day)} : ensuite elle échoit.`,
    decide: 'Votre décision',
    decideDetail: 'L’entreprise est jugée à nouveau au moment où vous accordez.',
    reason: 'Motif',
    reasonHint: 'L’entreprise le lit. Il en faut un pour un refus et pour une exception.',
    asException: 'Accorder à titre d’exception, bien que la règle ne dise pas oui ou qu’une pièce manque',
    verify: 'Marquer comme vérifiée',
    grant: 'Accorder',
    refuse: 'Refuser',
    takeOver: 'Prendre en charge',
    waitsFor: (whom) =>
      whom === 'director'
        ? 'La demande attend la décision de la direction du parc.'
        : 'La demande attend la décision du responsable du site.',
    documents: 'Pièces demandées',
    documentsDetail: 'Une personne du parc les regarde avant de décider.',
    documentsDone: 'Toutes les pièces sont là.',
    missing: 'manque',
    add: (name) => `Ajouter : ${name}`,
    upload: 'Ajouter la pièce',
    fileHint: 'PDF, Word ou image, 5 Mo au plus.',
    code: 'Le code',
    codeReady: 'Votre code est prêt. Personne ne l’a encore vu.',
    codeSeen: (day) => `Vu pour la première fois le ${showDate('fr', day)}.`,
    codeForCompany: 'Seule l’entreprise voit son code.',
    codeSpent: 'Le code ne sert plus.',
    codeEnds: (day) => `À utiliser au plus tard le ${showDate('fr', day)}.`,
    reveal: 'Voir le code',
    revealAgain: 'Revoir le code',
    revealHint: 'On garde trace de qui le regarde et quand.',
    shownOnce: 'Copiez-le maintenant. Cette page n’est pas conservée.',
    codeNumber: (number) => `Code nº ${number}`,
    back: 'Revenir à la demande',
    dead: 'Le code ne fonctionne pas',
    deadHint: 'Dites ce qui s’est passé. L’entreprise reçoit le code suivant.',
    replace: 'Donner un nouveau code',
    values: 'Ce que cela vaut',
    valuesDetail: 'Quatre chiffres qui ne s’additionnent jamais.',
    unknownValue: 'pas connue',
    value: 'Valeur',
    amount: 'Montant',
    on: 'Le',
    source: 'Source',
    history: 'Ce qui s’est passé',
    system: 'Tremplin',
    next: 'La suite',
    follow: {
      withdraw: 'Y renoncer',
      activate: 'Nous l’avons activée',
      use: 'Nous l’utilisons',
      end: 'C’est terminé',
      revoke: 'Reprendre',
    },
    followFor: {
      withdraw: 'L’entreprise y renonce',
      activate: 'L’entreprise l’a activée',
      use: 'L’entreprise l’utilise',
      end: 'C’est terminé',
      revoke: 'La reprendre',
    },
    followHint: {
      withdraw: 'La place revient à l’entreprise suivante.',
      activate: 'Dès que le compte chez le partenaire est ouvert.',
      use: 'Quand quelque chose a vraiment servi.',
      end: 'Quand il ne reste rien, ou que la durée est passée.',
      revoke: 'L’entreprise apprend pourquoi, et la place revient à la suivante.',
    },
    amountOf: { activate: 'Montant activé', use: 'Montant utilisé jusqu’ici' },
    amountHint: 'Laissez vide si vous ne savez pas.',
    sourceHint: 'Où le montant se lit, par exemple la console du partenaire.',
    afterwards: {
      refused: 'Si ce motif tombe, l’entreprise peut redemander l’offre tant qu’elle est ouverte.',
      withdrawn: 'L’entreprise peut redemander l’offre tant qu’elle est ouverte.',
      expired: 'L’entreprise peut redemander l’offre tant qu’elle est ouverte, et l’activer à temps cette fois.',
      revoked: 'L’offre ne sert plus à cette entreprise. Pour toute question, elle s’adresse à l’équipe du parc.',
    },
  },
  refused: {
    title: 'Cette offre ne peut pas être demandée maintenant',
    back: 'Revenir aux opportunités',
    yours: 'Voir les demandes',
  },
  exception: {
    title: (company) => `Accorder une offre à ${company} à titre d’exception`,
    detail:
      'La règle reste ce qu’elle est. Votre motif est consigné à côté de cette seule attribution. Les places et les codes comptent comme toujours.',
    says: (verdict) =>
      ({
        eligible: 'La règle dit oui : il ne faut pas d’exception.',
        ineligible: 'La règle dit non aujourd’hui.',
        undetermined: 'La règle ne peut pas dire : des réponses manquent.',
      })[verdict],
    reason: 'Motif',
    reasonHint: 'Pourquoi cette entreprise, et qui est d’accord.',
    grant: 'Accorder à titre d’exception',
    cancel: 'Annuler',
  },
})
