import { plural, showDate, showNumber } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { InquiryWords } from './inquiries.messages.ts'

export const fr: InquiryWords = french({
  refusals: {
    'key-reused': () => 'Ce formulaire a déjà servi à autre chose. Rechargez la page et recommencez.',
    'not-allowed': () => 'Votre rôle ne permet pas d’interroger les entreprises. Demandez-le à l’équipe du parc.',
    'inquiry-not-found': () => 'Cette demande est introuvable. Revenez à la liste des demandes.',
    'nothing-to-ask': () => 'Choisissez au moins une question.',
    'nobody-to-ask': () =>
      'Aucune de ces entreprises ne peut être interrogée maintenant : il manque une adresse, ou elle l’a été cette semaine.',
    'too-many-companies': ({ most }) =>
      `Une demande s’adresse à ${showNumber('fr', most)} entreprises au plus. Envoyez-en plusieurs.`,
    'reminded-lately': () =>
      'Personne n’est à relancer : chaque entreprise a répondu ou a reçu un message il y a moins d’une semaine.',
    'link-closed': () => 'Ce lien n’est plus ouvert.',
    'nothing-answered': () => 'Répondez à une question au moins ; laissez vide ce que vous ne savez pas.',
  },
  list: {
    title: 'Questions envoyées',
    detail: 'Ce que le parc a demandé à ses entreprises, et qui a répondu.',
    caption: 'Questions envoyées',
    asked: 'Ce qui est demandé',
    on: 'Envoyée le',
    by: 'Par',
    answers: 'Réponses',
    of: (answered, asked) => `${showNumber('fr', answered)} sur ${showNumber('fr', asked)}`,
    none: 'Aucune question envoyée pour l’instant',
    noneDetail: 'La vue d’ensemble dit quelle réponse tranche le plus, et à quelles entreprises la demander.',
    begin: 'Choisir les entreprises',
    above: 'Vue d’ensemble',
  },
  preview: {
    title: (companies) =>
      plural('fr', companies, {
        zero: 'Aucune entreprise ne recevra de message',
        one: 'Une entreprise recevra ce message',
        other: '# entreprises recevront ce message',
      }),
    nobody: 'Aucune entreprise n’est choisie',
    nobodyDetail: 'Choisissez-les dans la liste des réponses qui manquent.',
    questions: 'Ce qui est demandé',
    questionsHint: 'Décochez ce que vous ne voulez pas demander.',
    otherFact: 'Demander aussi',
    noOther: 'Rien d’autre',
    letter: 'Le message',
    letterDetail: 'Chacun le reçoit dans sa langue, avec un lien personnel valable 30 jours.',
    linkHere: '[lien personnel]',
    caption: 'Entreprises interrogées',
    company: 'Entreprise',
    site: 'Site',
    to: 'Reçoit le message',
    lately: 'déjà interrogée cette semaine',
    unreachable: 'aucune adresse e-mail : appelez-la',
    leftOut: (companies) =>
      plural('fr', companies, {
        one: 'Une entreprise est laissée de côté',
        other: '# entreprises sont laissées de côté',
      }),
    send: (companies) => plural('fr', companies, { one: 'Envoyer à une entreprise', other: 'Envoyer à # entreprises' }),
    again: 'Mettre à jour l’aperçu',
    cancel: 'Annuler',
  },
  shown: {
    title: (answered, asked) =>
      answered === 0
        ? plural('fr', asked, {
            one: 'L’entreprise interrogée n’a pas encore répondu',
            other: 'Aucune des # entreprises interrogées n’a encore répondu',
          })
        : `${plural('fr', answered, { one: 'Une entreprise', other: '# entreprises' })} sur ${showNumber('fr', asked)} ${answered > 1 ? 'ont' : 'a'} répondu`,
    detail: (on) => `demande envoyée le ${showDate('fr', on)}`,
    sent: (companies) =>
      plural('fr', companies, {
        one: 'La demande est partie à une entreprise.',
        other: 'La demande est partie à # entreprises.',
      }),
    reminded: 'La relance est partie.',
    revoked: 'Le lien de cette entreprise est fermé.',
    caption: 'Entreprises interrogées',
    state: 'Situation',
    answered: (on) => `a répondu le ${showDate('fr', on)}`,
    waiting: (on) => `dernier message le ${showDate('fr', on)}`,
    closed: (on) => `lien fermé le ${showDate('fr', on)}`,
    letters: (letters) => plural('fr', letters, { one: 'un message', other: '# messages' }),
    close: 'Fermer le lien',
    closeFor: (company) => `Fermer le lien de ${company}`,
    remind: (companies) => plural('fr', companies, { one: 'Relancer une entreprise', other: 'Relancer # entreprises' }),
    remindFrom: (on) => `Prochaine relance possible le ${showDate('fr', on)}.`,
    allAnswered: 'Il n’y a plus de réponse à attendre.',
  },
  letter: {
    subject: (park, reminder) =>
      reminder ? `${park} attend encore votre réponse` : `${park} vous pose une question sur votre entreprise`,
    greeting: 'Bonjour,',
    text: (park, company, questions) =>
      `${park} a besoin ${questions > 1 ? 'de quelques informations' : 'd’une information'} sur ${company} pour savoir à quelles offres elle a droit :`,
    how: 'Répondez en une minute, sans compte ni mot de passe, par ce lien qui vous est personnel :',
    until: (until) => `Le lien sert une fois et jusqu’au ${showDate('fr', until)}.`,
    ignore: (park) => `Vous ne représentez plus cette entreprise ? Ne répondez pas et prévenez l’équipe de ${park}.`,
  },
  answer: {
    title: (company, questions) =>
      `${company} : ${plural('fr', questions, { one: 'une question', other: '# questions' })}`,
    detail: (park) =>
      `${park} le demande pour savoir à quelles offres vous avez droit. Rien n’est enregistré avant votre confirmation.`,
    hint: 'Laissez vide ce que vous ne savez pas.',
    tick: 'Cochez tout ce qui convient',
    noneOfThese: 'Rien de tout cela',
    check: 'Vérifier mes réponses',
    checkTitle: 'Est-ce bien cela ?',
    checkDetail: (company, park) => `Voici ce que ${park} notera pour ${company}, comme déclaré par l’entreprise.`,
    on: (day) => `au ${showDate('fr', day)}`,
    leftOpen: 'laissé sans réponse',
    confirm: 'Confirmer et envoyer',
    correct: 'Corriger',
    thanks: 'Merci, vos réponses sont enregistrées',
    thanksDetail: 'Vos droits aux offres du parc viennent d’être recalculés. Vous pouvez fermer cette page.',
    signIn: 'Voir nos offres',
    closed: 'Ce lien ne sert plus',
    closedDetail:
      'Il a peut-être déjà servi, ou sa date est passée. Vos réponses enregistrées sont en lieu sûr. Pour en donner d’autres, connectez-vous ou écrivez à l’équipe du parc, qui vous enverra un nouveau lien.',
  },
} satisfies InquiryWords)
