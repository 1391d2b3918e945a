import { plural, showDate, showMoney } from '../../kernel/language.ts'
import type { CallsWords } from './calls.messages.ts'

export const en: CallsWords = {
  next: 'What to do next',
  nothingNext: 'Nothing is pressing: no answer is missing and no right changes within 90 days.',
  ask: (companies) =>
    plural('en', companies, { one: 'Ask one company this question', other: 'Ask # companies this question' }),
  settles: (cases) =>
    plural('en', cases, { one: 'the answer alone settles one right', other: 'the answer alone settles # rights' }),
  settlesNone: (offers) => plural('en', offers, { one: 'one offer waits for it', other: '# offers wait for it' }),
  worth: (amount) => `up to ${showMoney('en', amount)} each`,
  choose: 'Choose the companies',
  warn: (rights, until) =>
    plural('en', rights, {
      one: `Warn the company: one right ends by ${showDate('en', until)}`,
      other: `Warn the companies: # rights end by ${showDate('en', until)}`,
    }),
  tell: (rights, until) =>
    plural('en', rights, {
      one: `Tell the company: one right opens by ${showDate('en', until)}`,
      other: `Tell the companies: # rights open by ${showDate('en', until)}`,
    }),
  seeList: 'See the list',
  sent: 'Inquiries sent',
  site: 'Site',
  allSites: 'All sites',
  offer: 'Offer',
  entitled: 'Entitled',
  oneAnswer: 'After one answer',
  moreAnswers: 'After several',
  notEntitled: 'Not entitled',
  offersCaption: 'Companies by offer: who is entitled, who could be after one answer',
  missingCaption: 'Answers that are missing, the one that settles most first',
  question: 'Question',
  companies: 'Companies',
  atOnce: 'Rights it settles alone',
  offers: 'Offers at stake',
  upTo: 'Up to',
  sitesCaption: 'Companies by site',
  hosted: 'Hosted',
  entitledToSome: 'Entitled to an offer',
  awaited: 'Owe an answer',
  list: {
    oneAnswerOnly: 'Those whom a single answer settles',
    everyAnswer: 'All that owe an answer',
    forOffer: (offer) => `for ${offer}`,
    answer: 'Missing answer',
    more: (answers) => plural('en', answers, { one: 'and one more', other: 'and # more' }),
    contact: 'Contact',
    noContact: 'nobody is named',
    day: 'On',
    choose: (name) => `Choose ${name}`,
    askChosen: 'Ask those chosen',
    askHint: 'You see the message before it is sent.',
    exportXlsx: 'Excel',
    exportCsv: 'CSV',
  },
  changes: {
    title: {
      lost: (rights) =>
        plural('en', rights, {
          zero: 'No right ends within 90 days',
          one: 'One right ends within 90 days',
          other: '# rights end within 90 days',
        }),
      gained: (rights) =>
        plural('en', rights, {
          zero: 'No right opens within 90 days',
          one: 'One right opens within 90 days',
          other: '# rights open within 90 days',
        }),
    },
    caption: { lost: 'Rights that end', gained: 'Rights that open' },
    becomes: 'Then',
    nobody: 'No date changes a verdict in this time.',
  },
  exported: { answers: 'Missing answers', name: 'Contact', email: 'E-mail', phone: 'Phone' },
}
