import { plural, showDate, showList } from '../../kernel/language.ts'
import type { AlertWords } from './alerts.messages.ts'

const daysLeft = (days: number) => plural('en', days, { one: 'one day left', other: '#\u00a0days left' })

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const en: AlertWords = {
  weekly: {
    subject: (company, { gained, lost, askable, fresh }) => {
      const parts = [
        gained > 0 && plural('en', gained, { one: 'one new right', other: '# new rights' }),
        lost > 0 && plural('en', lost, { one: 'one right lost', other: '# rights lost' }),
        askable > 0 && plural('en', askable, { one: 'one offer an answer away', other: '# offers an answer away' }),
        fresh > 0 && plural('en', fresh, { one: 'one new offer to settle', other: '# new offers to settle' }),
      ]
      const told = parts.filter((part) => typeof part === 'string')
      return `${company}: ${showList('en', told)}`
    },
    lead: (company) => `Here is what has changed for ${company} in the last days.`,
    sections: {
      gained: 'You are now entitled to',
      lost: 'You are no longer entitled to',
      askable: 'A single answer is enough to settle',
      fresh: 'New offers, to be settled with you',
    },
    ended: 'This offer has ended.',
    toConfirm: 'We lack what it takes to confirm this right.',
    decides: (offers) => `For: ${offers.join(' · ')}`,
    others: (items) =>
      plural('en', items, { one: 'And another one, on your page.', other: 'And # others, on your page.' }),
    answersMissing: (answers) =>
      plural('en', answers, { one: 'One answer is missing.', other: '# answers are missing.' }),
  },
  closing: {
    subject: (company, offer, days) => `${company}: ${daysLeft(days)} to seize “${offer}”`,
    subjectOfMany: (company, offers, days) => `${company}: ${offers} offers to seize, ${daysLeft(days)} for the first`,
    lead: (company, offers) =>
      plural('en', offers, {
        one: `${company} is entitled to this offer today, but not for long. To have it, ask for it before the last day is over.`,
        other: `${company} is entitled to these offers today, but not for long. To have them, ask for them before the last day is over.`,
      }),
    section: 'Seize these while they are open',
    lastDay: (day, days) =>
      `Last day: ${showDate('en', day)} (${plural('en', days, { one: 'one day left', other: '#\u00a0days left' })})`,
    onlyWhile: (requirement) => `After that, this condition is no longer met: ${requirement}.`,
    ends: 'After that, the offer ends.',
    notice: (offers, days) => `${offers} offers close to you: ${daysLeft(days)} for the first`,
    noticeOne: (offer, days) => `${capital(daysLeft(days))} to seize “${offer}”`,
    see: 'See what to seize',
  },
  letter: {
    greeting: (name) => `Dear ${name},`,
    open: 'See our opportunities',
    answer: 'Answer this question',
    why: (company, park) => `${park} writes to you because you act for ${company}.`,
    stop: {
      weekly: 'Stop this weekly letter',
      closing: 'Stop these reminders',
    },
  },
  account: {
    title: 'Letters about your rights',
    detail: 'They go to the address of your account, in the language of your mails.',
    choose: 'Letters to receive',
    kinds: {
      weekly: {
        label: 'The weekly letter',
        detail: 'What has changed for your company. Nothing is sent when nothing has changed.',
      },
      closing: {
        label: 'Reminders before an offer closes',
        detail: '30 days, then 7 days before an offer closes to you.',
      },
    },
    save: 'Save these choices',
    saved: 'Your choices are saved.',
  },
  stop: {
    title: 'Stop receiving these letters?',
    detail: {
      weekly: 'This is about the weekly letter on your company’s rights. Nothing changes until you confirm.',
      closing: 'This is about the warnings before an offer closes to your company. Nothing changes until you confirm.',
    },
    confirm: 'Stop them',
    done: 'You will no longer get these letters',
    doneDetail: 'You can have them again at any time, in your account.',
    account: 'Open my account',
  },
}
