import { plural, showDate, showList } from '../../kernel/language.ts'
import { french } from '../../kernel/messages.ts'
import type { AlertWords } from './alerts.messages.ts'

const daysLeft = (days: number) => plural('fr', days, { one: 'plus qu’un jour', other: 'plus que #\u00a0jours' })

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const fr: AlertWords = french<AlertWords>({
  weekly: {
    subject: (company, { gained, lost, askable, fresh }) => {
      const parts = [
        gained > 0 && plural('fr', gained, { one: 'un nouveau droit', other: '# nouveaux droits' }),
        lost > 0 && plural('fr', lost, { one: 'un droit perdu', other: '# droits perdus' }),
        askable > 0 &&
          plural('fr', askable, { one: 'une offre à une réponse près', other: '# offres à une réponse près' }),
        fresh > 0 &&
          plural('fr', fresh, { one: 'une nouvelle offre à préciser', other: '# nouvelles offres à préciser' }),
      ]
      const told = parts.filter((part) => typeof part === 'string')
      return `${company} : ${showList('fr', told)}`
    },
    lead: (company) => `Voici ce qui a changé ces derniers jours pour ${company}.`,
    sections: {
      gained: 'Vous y avez maintenant droit',
      lost: 'Vous n’y avez plus droit',
      askable: 'Une seule réponse suffit pour trancher',
      fresh: 'Nouvelles offres, à préciser ensemble',
    },
    ended: 'Cette offre a pris fin.',
    toConfirm: 'Il nous manque de quoi confirmer ce droit.',
    decides: (offers) => `Pour : ${offers.join(' · ')}`,
    others: (items) =>
      plural('fr', items, { one: 'Et une autre, sur votre page.', other: 'Et # autres, sur votre page.' }),
    answersMissing: (answers) => plural('fr', answers, { one: 'Une réponse manque.', other: '# réponses manquent.' }),
  },
  closing: {
    subject: (company, offer, days) => `${company} : ${daysLeft(days)} pour saisir « ${offer} »`,
    subjectOfMany: (company, offers, days) =>
      `${company} : ${offers} offres à saisir, ${daysLeft(days)} pour la première`,
    lead: (company, offers) =>
      plural('fr', offers, {
        one: `${company} a droit à cette offre aujourd’hui, mais plus pour longtemps. Pour en profiter, demandez-la avant la fin du dernier jour.`,
        other: `${company} a droit à ces offres aujourd’hui, mais plus pour longtemps. Pour en profiter, demandez-les avant la fin du dernier jour.`,
      }),
    section: 'À saisir tant que c’est ouvert',
    lastDay: (day, days) =>
      `Dernier jour : ${showDate('fr', day)} (${plural('fr', days, { one: 'encore un jour', other: 'encore #\u00a0jours' })})`,
    onlyWhile: (requirement) => `Ensuite, cette condition ne sera plus remplie : ${requirement}.`,
    ends: 'Ensuite, l’offre prend fin.',
    notice: (offers, days) => `${offers} offres se ferment à vous : ${daysLeft(days)} pour la première`,
    noticeOne: (offer, days) => `${capital(daysLeft(days))} pour saisir « ${offer} »`,
    see: 'Voir ce qu’il faut saisir',
  },
  letter: {
    greeting: (name) => `Bonjour ${name},`,
    open: 'Voir nos opportunités',
    answer: 'Répondre à cette question',
    why: (company, park) => `${park} vous écrit parce que vous représentez ${company}.`,
    stop: {
      weekly: 'Ne plus recevoir ce point hebdomadaire',
      closing: 'Ne plus recevoir ces rappels',
    },
  },
  account: {
    title: 'Messages sur vos droits',
    detail: 'Ils partent à l’adresse de votre compte, dans la langue de vos e-mails.',
    choose: 'Messages à recevoir',
    kinds: {
      weekly: {
        label: 'Le point hebdomadaire',
        detail: 'Ce qui a changé pour votre entreprise. Rien ne part quand rien n’a changé.',
      },
      closing: {
        label: 'Les rappels avant une fermeture',
        detail: '30 jours, puis 7 jours avant qu’une offre ne se ferme à vous.',
      },
    },
    save: 'Enregistrer ces choix',
    saved: 'Vos choix sont enregistrés.',
  },
  stop: {
    title: 'Ne plus recevoir ces messages ?',
    detail: {
      weekly:
        'Il s’agit du point hebdomadaire sur les droits de votre entreprise. Rien ne change tant que vous ne confirmez pas.',
      closing:
        'Il s’agit des rappels avant qu’une offre ne se ferme à votre entreprise. Rien ne change tant que vous ne confirmez pas.',
    },
    confirm: 'Ne plus les recevoir',
    done: 'Ces messages ne vous seront plus envoyés',
    doneDetail: 'Vous pouvez les rétablir à tout moment dans votre compte.',
    account: 'Ouvrir mon compte',
  },
})
